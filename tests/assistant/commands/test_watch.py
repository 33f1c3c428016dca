"""`briefings watch`, with the packaged model."""

import json
from pathlib import Path

import pytest

from tests.assistant.commands.test_changes import add
from tests.assistant.test_cli import MISSILES, STRUCK, run

pytestmark = pytest.mark.slow


def test_a_watched_question_is_told_of_once_when_its_answer_changes(own_library: Path, tmp_path: Path) -> None:
    added = run(own_library, "watch", "add", "How many missiles struck the depot at Norvik?")
    before = run(own_library, "watch", "run")
    add(own_library, tmp_path)
    after = run(own_library, "watch", "run")
    again = run(own_library, "watch", "run", "--json")

    assert added.stdout.startswith("Watched from now on. The answer today:\n\n")
    assert (before.exit_code, after.exit_code, again.exit_code) == (0, 3, 0)
    assert " – unchanged" in before.stdout
    assert " – changed" in after.stdout
    assert "Three Harrier missiles" in after.stdout
    assert STRUCK in after.stdout
    assert "\x1b" not in after.stdout
    assert json.loads(again.stdout)[0]["kind"] == "unchanged"


def test_watched_questions_are_listed_and_given_up(own_library: Path) -> None:
    run(own_library, "watch", "add", MISSILES)

    assert MISSILES in run(own_library, "watch", "list").stdout
    assert run(own_library, "watch", "add", MISSILES).exit_code == 1
    assert run(own_library, "watch", "remove", "1").stdout == f"No longer watched: {MISSILES}\n"
    assert run(own_library, "watch", "list").stdout.startswith("No question is watched.")
    assert run(own_library, "watch", "remove", "1").exit_code == 1


def test_a_damaged_list_ends_with_status_1_and_is_named(own_library: Path) -> None:
    (own_library / "watches.json").write_text("{")

    result = run(own_library, "watch", "run")

    assert result.exit_code == 1
    assert "watches.json cannot be read" in result.stderr


def test_exit_statuses_are_said_in_the_help() -> None:
    for command in (("watch", "run"), ("changes",), ("verify",)):
        assert "Exit status: 0" in run(None, *command, "--help").stdout
