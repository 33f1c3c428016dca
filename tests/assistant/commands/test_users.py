from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.cli import app
from assistant.page.users import Users

RIGHT = "correct horse"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "users"


def users(*arguments: str, file: Path, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["users", *arguments, "--file", str(file)], input=typed)


def test_a_user_is_added_with_a_password_that_is_asked_for_twice_and_not_shown(file):
    ended = users("add", "ada", file=file, typed=f"{RIGHT}\n{RIGHT}\n")

    assert ended.exit_code == 0
    assert "ada may sign in." in ended.output
    assert RIGHT not in ended.output
    assert Users(file).check("ada", RIGHT)


def test_a_user_who_is_there_gets_another_password(file):
    users("add", "ada", file=file, typed=f"{RIGHT}\n{RIGHT}\n")

    ended = users("add", "ada", file=file, typed="another horse\nanother horse\n")

    assert "ada has another password now." in ended.output
    assert Users(file).check("ada", "another horse")


def test_too_short_a_password_adds_nobody(file):
    ended = users("add", "ada", file=file, typed="short\nshort\n")

    assert ended.exit_code == 2
    assert "has 10 to 1,000 characters" in ended.stderr
    assert not file.exists()


def test_users_are_listed_and_removed_by_name(file):
    for name in ("ada", "bob"):
        users("add", name, file=file, typed=f"{RIGHT}\n{RIGHT}\n")

    ended = users("remove", "ada", file=file)

    assert "ada is let in no more." in ended.output
    assert users("list", file=file).output.split() == ["bob"]


def test_a_library_is_not_taken_where_users_belong_to_none(file):
    words = ["--library", "/meant", "users", "list", "--file", str(file)]

    ended = CliRunner().invoke(app, words, env={"COLUMNS": "1000"})

    assert ended.exit_code == 2
    assert "leave --library out, and name their file with --file." in ended.stderr


def test_a_library_that_the_environment_names_is_in_nobodys_way(file):
    users("add", "ada", file=file, typed=f"{RIGHT}\n{RIGHT}\n")

    ended = CliRunner().invoke(app, ["users", "list", "--file", str(file)], env={"BRIEFINGS_LIBRARY": "/meant"})

    assert ended.output == "ada\n"
