import contextlib
import sqlite3
from datetime import date
from pathlib import Path

import filelock
import pytest

from assistant import Assistant
from assistant.analysis.changes import Kind
from assistant.analysis.watch import Watched
from assistant.records.watches import FILE
from assistant.settings import AnswerSettings
from index.briefing import Briefing
from index.errors import LibraryInUse
from tests import fakes
from tests.assistant.receipts import WordReader

QUESTION = "Has cholera killed people in Sulanga?"
FIRST = fakes.briefing("Cholera has killed 21 people in Sulanga.", "first", title="Sulanga", day=date(2026, 2, 13))


@pytest.fixture
def watching(tmp_path: Path) -> Assistant:
    """An assistant over one briefing, added a while ago, of which a question is watched."""
    library = fakes.library(tmp_path / "library")
    library.add_briefings([FIRST])
    with contextlib.closing(sqlite3.connect(tmp_path / "library" / "library.db")) as database:
        database.execute("UPDATE briefing SET added = '2026-02-13T00:00:00Z'")
        database.commit()
    assistant = Assistant(library, AnswerSettings(threshold=0.9), reader=WordReader())
    assistant.watch(QUESTION)
    return assistant


def add(assistant: Assistant, text: str, source: str = "later") -> Briefing:
    briefing = fakes.briefing(text, source, title="Sulanga", day=date(2026, 3, 18))
    assistant.library.add_briefings([briefing])
    return briefing


def run(assistant: Assistant) -> Watched:
    (found,) = assistant.run_watches()
    return found


def both(watched: Watched) -> list[tuple[str, str]]:
    return [(c.now.sentence.text, c.before.sentence.text if c.before else "") for c in watched.changes]


def test_a_question_is_unchanged_while_nothing_is_new(watching: Assistant) -> None:
    found = run(watching)

    assert (found.question, found.kind, found.searched) == (QUESTION, Kind.UNCHANGED, 0)


def test_a_new_number_is_a_change_told_with_both_sentences(watching: Assistant) -> None:
    add(watching, "Cholera has killed 41 people in Sulanga.")

    found = run(watching)

    assert (found.kind, found.searched) == (Kind.CHANGED, 1)
    assert both(found) == [("Cholera has killed 41 people in Sulanga.", "Cholera has killed 21 people in Sulanga.")]


def test_what_was_told_once_is_not_told_again(watching: Assistant) -> None:
    add(watching, "Cholera has killed 41 people in Sulanga.")
    run(watching)

    assert run(watching).kind is Kind.UNCHANGED
    add(watching, "In Sulanga, cholera has killed 41 people.", "echo")
    assert run(watching).kind is Kind.UNCHANGED


def test_the_opposite_is_a_contradiction(watching: Assistant) -> None:
    add(watching, "Cholera has not killed 21 people in Sulanga.")

    assert run(watching).kind is Kind.CONTRADICTED


def test_another_answer_is_new(watching: Assistant) -> None:
    add(watching, "In Sulanga the army has killed people while cholera spread in Ulemba's camps and ports.")

    assert run(watching).kind is Kind.NEW


def test_what_does_not_answer_changes_nothing(watching: Assistant) -> None:
    add(watching, "The orchid fair drew a crowd.")

    found = run(watching)

    assert (found.kind, found.searched) == (Kind.UNCHANGED, 1)


def test_a_question_without_an_answer_is_watched_until_there_is_one(watching: Assistant) -> None:
    question = "Which ferry sank near Ostrand?"
    assert watching.watch(question).is_refusal
    add(watching, "The ferry Petrel sank near Ostrand, which closed its port.")

    _, found = watching.run_watches()

    assert (found.question, found.kind) == (question, Kind.NEW)


def test_no_word_of_a_briefing_is_kept_beside_the_library(watching: Assistant) -> None:
    add(watching, "Cholera has killed 41 people in Sulanga.")
    run(watching)

    assert "41 people" not in (watching.folder / FILE).read_text(encoding="utf-8")


def test_an_erased_briefing_is_compared_with_no_longer(watching: Assistant) -> None:
    watching.remove([FIRST.id])
    add(watching, "Cholera has killed 41 people in Sulanga.")

    assert both(run(watching)) == [("Cholera has killed 41 people in Sulanga.", "")]


def test_adding_meanwhile_hinders_no_run(watching: Assistant) -> None:
    with filelock.FileLock(watching.folder / "writer.lock"):
        assert run(watching).kind is Kind.UNCHANGED


def test_another_run_at_the_same_time_is_named(watching: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.library.WAIT", 0.1)

    with filelock.FileLock(watching.folder / "watches.lock"), pytest.raises(LibraryInUse):
        watching.run_watches()


def test_a_watched_question_can_be_given_up(watching: Assistant) -> None:
    assert watching.unwatch("1").question == QUESTION

    assert watching.watches() == ()
    assert watching.run_watches() == ()


def test_what_could_not_be_told_is_told_at_the_next_run(watching: Assistant) -> None:
    add(watching, "Cholera has killed 41 people in Sulanga.")

    def cut_short(found: tuple[Watched, ...]) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        watching.run_watches(cut_short)

    assert run(watching).kind is Kind.CHANGED
