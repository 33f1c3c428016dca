import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.read import Reading
from assistant.records.looks import FILE, MOST, last_look, note
from assistant.resolve import Resolved
from index.scope import Scope
from index.search import Hit
from tests.fakes import briefing, library

NINE = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)


def test_before_the_first_look_there_is_none(tmp_path: Path) -> None:
    assert last_look(tmp_path, NINE) is None


def test_in_a_first_look_new_is_what_was_added_since_it_began(tmp_path: Path) -> None:
    note(tmp_path, NINE)
    note(tmp_path, NINE + timedelta(minutes=20))

    assert last_look(tmp_path, NINE + timedelta(minutes=25)) == NINE


def test_questions_within_an_hour_of_each_other_are_one_look(tmp_path: Path) -> None:
    for minutes in (0, 30, 80, 130):
        note(tmp_path, NINE + timedelta(minutes=minutes))

    assert last_look(tmp_path, NINE + timedelta(minutes=140)) == NINE


def test_the_last_look_is_the_one_before_this(tmp_path: Path) -> None:
    note(tmp_path, NINE)
    note(tmp_path, NINE + timedelta(minutes=20))
    note(tmp_path, NINE + timedelta(days=1))

    assert last_look(tmp_path, NINE + timedelta(days=1, minutes=5)) == NINE + timedelta(minutes=20)
    assert last_look(tmp_path, NINE + timedelta(days=2)) == NINE + timedelta(days=1)


def test_everybody_has_looks_of_their_own(tmp_path: Path) -> None:
    note(tmp_path, NINE, "user Ada")
    note(tmp_path, NINE + timedelta(days=1), "user Bob")

    tomorrow = NINE + timedelta(days=2)
    assert last_look(tmp_path, tomorrow, "user Ada") == NINE
    assert last_look(tmp_path, tomorrow, "user Bob") == NINE + timedelta(days=1)
    assert last_look(tmp_path, tomorrow) is None


def test_who_looked_cannot_be_read_from_the_file(tmp_path: Path) -> None:
    note(tmp_path, NINE, "user Ada")

    assert "Ada" not in (tmp_path / FILE).read_text()


def test_a_look_of_when_there_was_one_owner_only_is_that_of_who_has_no_name(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f'[null, "{NINE.isoformat()}"]', encoding="utf-8")

    assert last_look(tmp_path, NINE + timedelta(days=1)) == NINE
    assert last_look(tmp_path, NINE + timedelta(days=1), "user Ada") is None


def test_of_too_many_those_who_looked_longest_ago_are_forgotten(tmp_path: Path) -> None:
    moments = {f"{n:032x}": [None, (NINE + timedelta(seconds=n)).isoformat()] for n in range(MOST)}
    (tmp_path / FILE).write_text(json.dumps(moments), encoding="utf-8")

    note(tmp_path, NINE + timedelta(days=1), "user Ada")

    kept = json.loads((tmp_path / FILE).read_text())
    assert len(kept) == MOST
    assert f"{0:032x}" not in kept


@pytest.mark.parametrize("kept", ["", "[]", "[1, 2]", '{"a": 1}', '["x", "y"]', "null", '{"": 1}', '{"": ["x", "y"]}'])
def test_a_file_that_is_damaged_is_as_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE).write_text(kept, encoding="utf-8")

    assert last_look(tmp_path, NINE) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    note(tmp_path / "missing", NINE)


def test_since_my_last_look_asks_what_was_added_since(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a"), briefing("The ferry Orla was raised.", "b")])
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute("UPDATE briefing SET added = '2026-03-01T00:00:00Z' WHERE source = 'a'")
    connection.close()
    note(tmp_path, datetime.now(UTC) - timedelta(days=2))

    found = Assistant(shelf).find("What happened to the ferry Orla since my last look?")

    assert [hit.passage.text for hit in found.hits] == ["The ferry Orla was raised."]


def test_where_nothing_was_added_since_nothing_is_found(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute("UPDATE briefing SET added = '2026-03-01T00:00:00Z'")
    connection.close()
    note(tmp_path, datetime.now(UTC) - timedelta(days=2))

    answer = Assistant(shelf).ask("What happened to the ferry Orla since I last asked?")

    assert answer.is_refusal
    assert answer.searched.briefings == 0


def test_an_answer_of_what_is_new_says_since_when_it_is(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute("UPDATE briefing SET added = '2026-03-01T00:00:00Z'")
    connection.close()
    assistant = Assistant(shelf)

    first = assistant.ask("What's new?")
    again = assistant.ask("What's new?")
    shelf.add_briefings([briefing("The ferry Orla was raised.", "b")])
    added = assistant.ask("What's new?")

    assert first.note.startswith("You have not looked before")
    assert again.is_refusal
    assert again.note.startswith("Nothing was added since you looked last, ")
    assert [claim.text for claim in added.claims] == ["The ferry Orla was raised."]
    assert added.note.startswith("New is what was added since you looked last, ")


def test_without_an_earlier_look_everything_is_new(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])

    assert Assistant(shelf).find("What happened to the ferry Orla since my last look?").scope == Scope()


def test_asking_is_looking(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])

    Assistant(shelf).ask("What happened to the ferry Orla?")

    assert last_look(tmp_path, datetime.now(UTC) + timedelta(hours=2)) is not None


def test_asking_is_a_look_of_who_asks_and_of_nobody_else(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])

    Assistant(shelf).seen_by("user Ada").ask("What happened to the ferry Orla?")

    later = datetime.now(UTC) + timedelta(hours=2)
    assert last_look(tmp_path, later, "user Ada") is not None
    assert last_look(tmp_path, later) is None


def test_since_my_last_look_is_since_mine(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute("UPDATE briefing SET added = '2026-03-01T00:00:00Z'")
    connection.close()
    note(tmp_path, datetime.now(UTC) - timedelta(days=2), "user Ada")

    question = "What happened to the ferry Orla since my last look?"
    assert not Assistant(shelf).seen_by("user Ada").find(question).hits
    assert Assistant(shelf).seen_by("user Bob").find(question).hits


def test_a_program_does_not_look(tmp_path: Path) -> None:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("The ferry Orla sank.", "a")])

    Assistant(shelf).seen_by(None).ask("What happened to the ferry Orla?")

    assert not (tmp_path / FILE).exists()


class NotingReader:
    """Notes when it reads."""

    threshold = 0.5
    read_at: datetime | None = None

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        self.read_at = datetime.now(UTC)
        return Reading(())


def test_what_comes_while_a_question_is_answered_is_new_at_the_next_look(tmp_path: Path) -> None:
    reader = NotingReader()

    Assistant(library(tmp_path), reader=reader).ask("Where is the ferry?")
    looked = last_look(tmp_path, datetime.now(UTC) + timedelta(days=1))

    assert looked is not None
    assert reader.read_at is not None
    assert looked < reader.read_at
