from datetime import date
from pathlib import Path

import pytest

from assistant.answering import Means, answered, rests_on, written
from assistant.find import Found, find, found_over
from assistant.question import Question
from assistant.readers.signal_reader import SignalReader
from assistant.resolve import Resolved
from assistant.stream import Stream
from index.scope import Scope
from tests import fakes

QUESTION = "Which ferry sank?"


@pytest.fixture
def means(tmp_path: Path) -> Means:
    library = fakes.library(tmp_path)
    library.add_briefings([fakes.briefing("The ferry Orla sank.", "a"), fakes.briefing("Rain fell on Sellin.", "b")])
    return Means(library, None, threshold=0.1, claims=1)


@pytest.fixture
def found(means: Means) -> Found:
    reader = SignalReader(means.library.encode, means.library.rarity)
    return find(Question(QUESTION), means.library, reader, date(2026, 3, 15))


def test_what_an_answer_would_rest_on_is_what_it_then_cites(means: Means, found: Found) -> None:
    cited = tuple(citation.quote for citation in answered(QUESTION, found, means).citations)

    assert rests_on(found, means) == cited
    assert [quote.sentence.text for quote in cited] == ["The ferry Orla sank."]


def test_without_a_writer_an_answer_is_the_briefings_own(means: Means, found: Found) -> None:
    stream = Stream(written(QUESTION, found, means, writer=None))

    assert [claim.text for claim in stream] == ["The ferry Orla sank."]
    assert stream.answer == answered(QUESTION, found, means)


def test_an_overview_of_a_matter_that_no_briefing_mentions_says_so(means: Means) -> None:
    asked = Resolved("What do we know about Zubrowka?", "What do we know about Zubrowka?")

    answer = answered(asked.text, found_over(asked, "Zubrowka", Scope(), means.library), means)

    assert (answer.claims, answer.missing) == ((), ("Zubrowka",))


def test_an_acronym_is_missing_only_where_no_briefing_mentions_it(means: Means) -> None:
    asked = Resolved("What do we know about the US Zubrowka?", "What do we know about the US Zubrowka?")
    nothing = found_over(asked, "the US Zubrowka", Scope(), means.library)
    assert answered(asked.text, nothing, means).missing == ("US", "Zubrowka")

    means.library.add_briefings([fakes.briefing("The U.S. left.", "left")])

    assert answered(asked.text, nothing, means).missing == ("Zubrowka",)


def test_where_no_briefing_is_of_the_days_asked_about_a_refusal_says_that_none_speaks_of_them(means: Means) -> None:
    reader = SignalReader(means.library.encode, means.library.rarity)
    question = "Which ferry sank in October 2021?"

    answer = answered(question, find(Question(question), means.library, reader, date(2026, 3, 15)), means)

    assert (answer.is_refusal, answer.searched.briefings) == (True, 0)
    assert answer.note == "2 briefings of other dates looked through: none speaks of October 2021."
