"""The door `python -m eval`: it prints, writes, compares, and fails below the floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant import Assistant
from eval.__main__ import app
from eval.own import MEASURES
from eval.report import Report, read, to_json
from tests.fakes import briefing

RULES = [
    {"text": "Hello World. My name is Jonas.", "sentences": ["Hello World.", "My name is Jonas."]},
    {"text": "She met Gen. Kim. He left.", "sentences": ["She met Gen.", "Kim.", "He left."]},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of public sets that holds two rules, the second of them a wrong one."""
    folder = tmp_path / "data"
    (folder / "golden-rules").mkdir(parents=True)
    (folder / "golden-rules" / "english.json").write_text(json.dumps(RULES), encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "400"}).invoke(app, [str(argument) for argument in arguments])


def test_nothing_heavy_is_loaded_before_it_is_known_what_to_measure() -> None:
    code = "import sys, eval.__main__; print(*{'matplotlib', 'pandas', 'scipy', 'sklearn', 'torch'} & set(sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert loaded.stdout.split() == []


def test_figures_are_printed_and_written_with_what_they_were_measured_with(data, tmp_path):
    result = run("golden-rules", "--data", data, "--out", tmp_path / "out")

    report = read(tmp_path / "out" / "report.json")
    assert result.exit_code == 0
    assert "exact" in result.output
    assert report.figure("overall", "exact").value == 0.5
    assert {"commit", "python", "packages", "machine"} <= report.facts.keys()
    assert "| exact | 0.500 |" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_a_measure_below_the_floor_is_named_and_fails(data, tmp_path):
    floor = tmp_path / "floor.json"
    floor.write_text('{"golden-rules": {"overall": {"exact": 0.9}}}', encoding="utf-8")

    result = run("golden-rules", "--data", data, "--out", tmp_path / "out", "--floor", floor)

    assert result.exit_code == 1
    assert "exact (overall) is 0.5000; its floor is 0.9000" in " ".join(result.output.split())


def test_measures_at_the_floor_pass(data, tmp_path):
    floor = tmp_path / "floor.json"
    floor.write_text('{"golden-rules": {"overall": {"exact": 0.5}}}', encoding="utf-8")

    assert run("golden-rules", "--data", data, "--out", tmp_path / "out", "--floor", floor).exit_code == 0


def test_what_moved_since_an_earlier_report_is_written(data, tmp_path):
    run("golden-rules", "--data", data, "--out", tmp_path / "old")
    (data / "golden-rules" / "english.json").write_text(json.dumps(RULES[:1]), encoding="utf-8")

    run("golden-rules", "--data", data, "--out", tmp_path / "new", "--compare", tmp_path / "old" / "report.json")

    written = (tmp_path / "new" / "report.md").read_text(encoding="utf-8")
    assert "| overall | exact | 0.500 | 1.000 | +0.500 | - | no |" in written


def test_a_public_set_needs_its_folder():
    result = run("rtqa-evidence")

    assert result.exit_code == 2
    assert "--data" in result.output


def test_a_folder_without_the_set_is_named_with_what_is_missing(tmp_path):
    result = run("golden-rules", "--data", tmp_path, "--out", tmp_path / "out")

    assert result.exit_code == 2
    assert "english.json" in result.output


def test_a_report_on_another_set_is_not_compared(data, tmp_path):
    run("golden-rules", "--data", data, "--out", tmp_path / "old")

    result = run("ud-ewt", "--data", data, "--compare", tmp_path / "old" / "report.json")

    assert result.exit_code == 2
    assert "golden-rules" in result.output


def test_the_floor_of_the_repository_names_measures_of_our_own_questions():
    floor = json.loads((Path(__file__).parents[2] / "eval" / "floor.json").read_text(encoding="utf-8"))

    assert set(floor) == {"own"}
    assert set(floor["own"]["overall"]) <= set(MEASURES)


def test_questions_of_ones_own_need_the_library_that_they_are_asked_of(tmp_path):
    (tmp_path / "questions.jsonl").write_text("", encoding="utf-8")

    result = run("own", "--questions", tmp_path / "questions.jsonl")

    assert result.exit_code == 2
    assert "--library FOLDER" in " ".join(result.output.split())


LINE = {
    "id": "q1",
    "kind": "single",
    "question": "Who leads Merrin?",
    "gold": [[{"id": "0000000000000000:0-9"}]],
    "answer": ["Kim"],
    "part": "dev",
}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A library of one briefing."""
    folder = tmp_path / "library"
    Assistant.open(folder).library.add_briefings([briefing("Joon Kim leads Merrin. The ferry was late.")])
    return folder


def questions_of(shelf: Path, *changes: dict[str, object]) -> Path:
    """A file of questions, each with the first sentence of the library for its gold unless it is changed."""
    assistant = Assistant.open(shelf)
    first = [[{"id": assistant.sentences(card.id)[0].id} for card in assistant.briefings()]]
    file = shelf / "mine.jsonl"
    file.write_text("".join(json.dumps({**LINE, "gold": first, **change}) + "\n" for change in changes))
    return file


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": "q1"}', "line 1"),
        (b"[]", "line 1"),
        (b"\n\n\xff\xfe", "line 3"),
        (b"", "no question"),
        (json.dumps({**LINE, "answer": "Kim"}).encode(), "line 1"),
        (json.dumps({**LINE, "answer": ["\u2014"]}).encode(), "line 1"),
    ],
)
def test_a_file_of_questions_that_is_not_right_is_named_before_anything_is_asked(tmp_path, content, told):
    (tmp_path / "mine.jsonl").write_bytes(content)
    (tmp_path / "library").mkdir()

    result = run("own", "--questions", tmp_path / "mine.jsonl", "--library", tmp_path / "library")

    assert (result.exit_code, type(result.exception)) == (2, SystemExit)
    assert "mine.jsonl" in result.output
    assert told in result.output
    assert "eval/data/README.md" in result.output


def test_a_part_that_a_file_of_questions_does_not_have_is_named(tmp_path):
    (tmp_path / "mine.jsonl").write_text(json.dumps(LINE))
    (tmp_path / "library").mkdir()

    result = run("own", "--questions", tmp_path / "mine.jsonl", "--library", tmp_path / "library", "--part", "test")

    assert result.exit_code == 2
    assert "'test'" in result.output


def test_a_library_that_is_not_there_is_not_made_to_ask_questions_of(tmp_path):
    (tmp_path / "mine.jsonl").write_text(json.dumps(LINE))

    result = run("own", "--questions", tmp_path / "mine.jsonl", "--library", tmp_path / "library")

    assert result.exit_code == 2
    assert not (tmp_path / "library").exists()


def test_the_report_on_ones_own_questions_lies_beside_them_and_names_them(shelf):
    file = questions_of(shelf, {})

    result = run("own", "--questions", file, "--library", shelf)

    report = read(shelf / "mine-report" / "report.json")
    assert result.exit_code == 0
    assert report.name == "own mine.jsonl"
    assert report.facts["questions"] == str(file)
    assert report.facts["left out"] == "none"
    assert report.figure("overall", "recall@1").value == 1.0


def test_ones_own_questions_can_be_reported_elsewhere(shelf, tmp_path):
    run("own", "--questions", questions_of(shelf, {}), "--library", shelf, "--out", tmp_path / "out")

    assert (tmp_path / "out" / "report.md").exists()
    assert not (shelf / "mine-report").exists()


def test_questions_whose_gold_is_gone_are_named_and_left_out(shelf):
    file = questions_of(shelf, {}, {"id": "q2", "gold": LINE["gold"]})

    result = run("own", "--questions", file, "--library", shelf)

    report = read(shelf / "mine-report" / "report.json")
    told = " ".join(result.output.split())
    assert "'q2' is left out" in told
    assert "0000000000000000:0-9" in told
    assert report.facts["left out"] == "q2"
    assert report.figure("overall", "recall@1").questions == 1


def test_where_no_gold_is_in_the_library_nothing_is_asked(shelf):
    result = run("own", "--questions", questions_of(shelf, {"gold": LINE["gold"]}), "--library", shelf)

    assert result.exit_code == 2
    assert "mine.jsonl" in result.output


def test_a_report_on_ones_own_questions_does_not_pass_for_one_on_ours(shelf, tmp_path):
    file = questions_of(shelf, {})
    ours = tmp_path / "report.json"
    ours.write_text(to_json(Report("own", "2024-05-02", {}, ())), encoding="utf-8")
    floor = tmp_path / "floor.json"
    floor.write_text('{"own": {"overall": {"recall@1": 0.9}}}', encoding="utf-8")

    compared = run("own", "--questions", file, "--library", shelf, "--compare", ours)
    held = run("own", "--questions", file, "--library", shelf, "--floor", floor)

    assert (compared.exit_code, held.exit_code) == (2, 2)
    assert "own mine.jsonl" in compared.output
    assert "own mine.jsonl" in held.output
    assert not (shelf / "mine-report").exists()


def test_to_measure_is_no_look_of_the_users(shelf):
    run("own", "--questions", questions_of(shelf, {}), "--library", shelf)

    assert Assistant.open(shelf).last_look() is None
