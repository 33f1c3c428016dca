from datetime import date
from pathlib import Path

import pytest

from assistant.find import Found, find
from assistant.question import Question, Turn
from assistant.read import COPIES
from assistant.readers.signal_reader import SignalReader
from index.library import Library
from index.scope import Scope
from tests import fakes

TODAY = date(2026, 3, 15)
SINCE_LAST_LOOK = "What happened to the ferry Orla since my last look?"
SANK = fakes.briefing("The ferry Orla sank.", "a", day=date(2026, 3, 2))
RAISED = fakes.briefing("The ferry Orla was raised.", "b", day=date(2026, 4, 2))


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    library = fakes.library(tmp_path)
    library.add_briefings([SANK, RAISED])
    return library


def found(shelf: Library, question: str, *history: Turn, unseen: tuple[str, ...] = ()) -> Found:
    reader = SignalReader(shelf.encode, shelf.rarity)
    return find(Question(question, history), shelf, reader, TODAY, unseen=lambda: unseen)


def test_what_is_found_remembers_the_question_without_its_dates(shelf: Library) -> None:
    assert found(shelf, "Which ferry sank in March 2026?").words == "Which ferry sank?"


def test_what_is_new_is_looked_for_in_what_the_user_has_not_seen(shelf: Library) -> None:
    assert found(shelf, SINCE_LAST_LOOK, unseen=(RAISED.id,)).scope.briefings == (RAISED.id,)
    assert found(shelf, "What happened to the ferry Orla?", unseen=(RAISED.id,)).scope.briefings == ()


def test_a_question_that_may_mean_two_is_not_searched(shelf: Library) -> None:
    said = Turn("Who was injured?", "Gen. Kim and Gen. Park were injured.")

    asked = found(shelf, "Where was he treated?", said)

    assert len(asked.resolved.choices) == 2
    assert (asked.hits, asked.reading.sentences) == ((), ())


def test_an_overview_of_some_days_tells_what_later_reports_say_of_them(shelf: Library) -> None:
    late = fakes.briefing("The crew was freed on 3 April. Its owner was fined.", "c", day=date(2026, 4, 6))
    shelf.add_briefings([late])
    reader = SignalReader(shelf.encode, shelf.rarity)

    overview = find(Question("What happened last week?"), shelf, reader, date(2026, 4, 7))

    assert [judged.sentence.text for judged in overview.reading.sentences] == [
        "The ferry Orla was raised.",
        "The crew was freed on 3 April.",
    ]
    assert (overview.is_overview, overview.later) == (True, 1)


def test_in_a_scope_of_words_the_date_of_a_name_is_searched_for_like_any_other_word(shelf: Library) -> None:
    asked = found(shelf, "Who signed the inspection report of November 2023?")

    assert (asked.scope, asked.words) == (Scope(), "Who signed the inspection report of November 2023?")


def test_a_sentence_of_a_copy_that_search_folded_away_stands_beside_the_one_read(tmp_path: Path) -> None:
    library = fakes.library(tmp_path)
    days = [date(2026, 3, day) for day in (4, 3, 2, 5, 6)]
    copies = [fakes.briefing("The ferry Orla sank.", f"{i}", title=f"{i}", day=day) for i, day in enumerate(days)]
    library.add_briefings([*copies, fakes.briefing("The ferry Orla was raised.", "c")])

    asked = found(library, "Which ferry sank?")
    first, *others = [judged.briefing.date for judged in asked.reading.sentences if "sank" in judged.sentence.text]

    assert len(asked.hits) == 2
    assert others == sorted(set(days) - {first})[:COPIES]
    assert len({judged.score for judged in asked.reading.sentences[: COPIES + 1]}) == 1
