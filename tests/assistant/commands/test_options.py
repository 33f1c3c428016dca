"""What several commands share, seen through commands that need no library for it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app


def run(*words: str, library: str | None = None) -> Result:
    return CliRunner().invoke(app, words, env={"COLUMNS": "1000", "BRIEFINGS_LIBRARY": library})


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--library", "/meant"),
        ("--library", "/meant", "list"),
        ("-l", "/meant", "watch", "list"),
        ("--library", "/other", "list", "--library", "/meant"),
    ],
)
def test_the_library_is_named_before_the_command_or_behind_it_where_both_are_the_nearer_one_counts(
    words: tuple[str, ...],
) -> None:
    assert "There are no briefings in /meant yet." in run(*words, library="/of-the-environment").stderr


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        (("ask", "Who?", "--frobnicate"), ""),
        (("ask", "Who?", "--sinse", "2026-03-01"), " (Possible options: --since)"),
        (("watch", "run", "--librari"), " (Possible options: --library)"),
        (("--librari",), " (Possible options: --library)"),
    ],
)
def test_an_option_that_there_is_not_is_told_with_those_that_are_spelled_much_like_it(
    typed: tuple[str, ...], suggested: str
) -> None:
    (wrong,) = (word for word in typed if word.startswith("--"))

    result = run(*typed)

    assert result.exit_code == 2
    assert f"No such option: {wrong}{suggested} " in " ".join(result.stderr.split())


def test_where_no_library_is_named_the_environment_names_it() -> None:
    assert "There are no briefings in /of-the-environment yet." in run("list", library="/of-the-environment").stderr


@pytest.mark.parametrize(("command", "option"), [("ask", "--export"), ("ask", "--receipt"), ("timeline", "--picture")])
def test_a_file_in_no_folder_is_refused_before_the_library_is_opened(command: str, option: str, tmp_path: Path) -> None:
    result = run(command, "Who?", option, str(tmp_path / "none" / "a.md"), "--library", "/none")

    assert result.exit_code == 2
    assert f"there is no folder {tmp_path / 'none'}. Make it first." in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "Who?", "--export", "~nobody-here/a.md"),
        ("list", "--library", "~nobody-here/library"),
        ("users", "list", "--file", "~nobody-here/users"),
    ],
)
def test_a_path_in_the_home_folder_of_nobody_is_refused(words: tuple[str, ...]) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert f"{words[-1]} begins with a home folder that is not there. Give the whole path." in result.stderr


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    result = run("overview", "--export", str(tmp_path), "--library", "/none")

    assert f"{tmp_path} is a folder. Name a file in it." in result.stderr
