"""What several commands share, seen through commands that need no library for it."""

import errno
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app

LONG = "a" * 300  # characters, which no name of a file may have


def forbidden(path: object, **_: object) -> os.stat_result:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


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


def test_a_folder_that_can_be_no_library_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")

    for folder in (tmp_path / "file", tmp_path / "file" / "library", tmp_path / LONG):
        result = run("list", "--library", str(folder))

        assert result.exit_code == 2
        assert f"{folder} cannot be used as a library (" in result.stderr
        assert "Name a folder that you may enter: --library FOLDER" in result.stderr


def test_a_library_that_may_not_be_entered_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "stat", forbidden)

    result = run("list", "--library", "/closed")

    assert (result.exit_code, result.stderr) == (
        2,
        "/closed cannot be used as a library (Permission denied). Name a folder that you may enter: --library FOLDER\n",
    )


@pytest.mark.parametrize(
    "words", [("ask", "Who?", "--export"), ("ask", "Who?", "--receipt"), ("users", "add", "anna", "--file")]
)
def test_a_file_whose_name_is_too_long_is_refused_before_anything_is_asked(words: tuple[str, ...], tmp_path) -> None:
    result = run(*words, str(tmp_path / LONG))

    assert result.exit_code == 2
    assert f"{tmp_path / LONG} cannot be written (File name too long). Name a file in a folder" in result.stderr


def test_a_file_in_a_folder_that_may_not_be_entered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "stat", forbidden)

    result = run("ask", "Who?", "--export", "/closed/a.md")

    assert result.exit_code == 2
    assert "/closed/a.md cannot be written (Permission denied). Name a file in a folder" in result.stderr
