"""The door `python -m eval.speed`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.speed import app


def run(library: Path, questions: bytes) -> Result:
    file = library / "questions-to-time.jsonl"
    file.write_bytes(questions)
    command = ["--library", str(library), "--questions", str(file)]
    return CliRunner(env={"COLUMNS": "1000"}).invoke(app, command)


@pytest.mark.parametrize(
    ("questions", "why"),
    [
        (b'{"question": "Who?"}\nno JSON\n', "line 2 is no question: it cannot be read as JSON"),
        (b'{"query": "Who?"}', "line 1 is no question: it has no 'question'"),
        (b'["Who?"]', "line 1 is no question"),
        (b'{"question": 7}', "line 1 is no question: question is 7 and has to be a text"),
        (b'{"question": " "}', "line 1 is no question: The question is empty"),
        (b'{"question": "caf\xe9"}', "line 1 is no question: byte 18 is not UTF-8"),
        (b"\n", "it has no question"),
    ],
)
def test_a_file_that_holds_no_questions_is_named_before_anything_is_asked(tmp_path: Path, questions, why) -> None:
    result = run(tmp_path, questions)

    assert result.exit_code == 2
    assert f"{tmp_path / 'questions-to-time.jsonl'}: {why}" in result.stderr
    assert not (tmp_path / "library.db").exists()


def test_a_folder_without_a_library_is_named_and_none_is_made_in_it(tmp_path: Path) -> None:
    result = run(tmp_path, b'{"question": "Who?"}')

    assert result.exit_code == 2
    assert f"There are no briefings in {tmp_path} yet." in result.stderr
    assert not (tmp_path / "library.db").exists()


def test_a_library_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"no database" * 1000)

    result = run(tmp_path, b'{"question": "Who?"}')

    assert result.exit_code == 2
    assert f"The library in {tmp_path} cannot be read" in result.stderr
