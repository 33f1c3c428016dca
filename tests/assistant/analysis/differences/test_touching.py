from datetime import date

import pytest

from assistant.analysis.conflicts import differences
from assistant.analysis.differences.touching import touches
from assistant.answer import About
from assistant.resolve import Resolved
from tests.assistant.analysis.differences.quoted import said

FEVER = (
    "The fever in Tessa made 1,130 people ill, and 21 died.",
    "The fever in Tessa made 1,870 people ill, and 48 died.",
)
POWER = ("The storm left 365,000 customers without power.", "The storm left 420,000 customers without power.")
PRICE = ("Orrest pays $310 a tonne for gas.", "Orrest pays $298 a tonne for gas.")
BORDER = ("The border with Ulemba is closed.", "The border with Ulemba was reopened.")
DAY = ("The ferry Alma sank on 3 February.", "The ferry Alma sank on 9 February.")
ENVOY = ("The new envoy to the northern islands is Ana Reval.", "The new envoy to the northern islands is Tom Grewe.")


def told(question: str, pair: tuple[str, str]) -> list[str]:
    """Return the words of the first sentence in what a question is touched by."""
    one, other = (said(text, date(2026, 3, 2)) for text in pair)
    resolved = Resolved(question, question)
    return [found.first for found in differences(one, other) if touches(resolved, found, one, other)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many people died of the fever?", ["21"]),
        ("How many lost their lives?", ["21"]),
        ("How many people fell ill?", ["1,130"]),
        ("How many people were injured?", []),
    ],
)
def test_of_people_only_what_happened_to_those_asked_about_counts(question: str, words: list[str]) -> None:
    assert told(question, FEVER) == words


def test_how_long_is_not_touched_by_how_many() -> None:
    assert told("How many households were without power?", POWER) == ["365,000"]
    assert told("How long were customers without power?", POWER) == []


def test_how_long_a_thing_is_may_be_told_in_metres() -> None:
    crack = ("The crack in the dam at Brask is 14 metres long.", "The crack in the dam at Brask is 17 metres long.")

    assert told("How long is the crack in the dam?", crack) == ["14"]
    assert told("How long did the dam at Brask hold?", crack) == []


def test_when_is_touched_by_a_report_that_it_did_not_come_about() -> None:
    talks = ("Talks took place in Tessa.", "Talks did not take place in Tessa.")
    found = list(differences(*(said(text, date(2026, 3, 2)) for text in talks)))
    question = Resolved("When did the talks take place?", "When did the talks take place?")

    assert [one.about for one in found if touches(question, one, *map(said, talks))] == [About.POLARITY]


def test_how_many_is_not_touched_by_a_sum() -> None:
    assert told("What price does Orrest pay for gas?", PRICE) == ["$310"]
    assert told("How many tonnes of gas does Orrest buy?", PRICE) == []


def test_how_many_of_one_thing_is_not_touched_by_how_many_of_another_that_it_names() -> None:
    villages = ("3,400 people left seven villages below the dam.", "Eleven villages lie below the dam.")

    assert told("How many people left the villages?", villages) == []
    assert told("How many villages lie below the dam?", villages) == ["seven"]


def test_a_name_in_common_is_not_what_is_counted() -> None:
    assert told("How many ships did Orrest build?", PRICE) == []


@pytest.mark.parametrize(
    ("question", "pair", "words"),
    [
        ("When did the Alma sink?", DAY, ["3 February"]),
        ("How many sank with the Alma?", DAY, []),
        ("Who is the envoy?", ENVOY, ["Ana Reval"]),
        ("When was the envoy named?", ENVOY, []),
    ],
)
def test_a_date_touches_when_and_a_name_who(question: str, pair: tuple[str, str], words: list[str]) -> None:
    assert told(question, pair) == words


def test_a_state_touches_only_what_asks_about_the_same() -> None:
    assert told("Is the border open?", BORDER)[:1] == ["closed"]
    assert told("Who leads the inquiry?", BORDER) == []


def test_a_place_that_only_one_of_two_sentences_names_is_a_part() -> None:
    pair = ("The fever made 64 people ill in Orlen.", "The fever made 243 people ill.")

    assert told("How many people fell ill?", pair) == ["64"]
    assert told("How many people fell ill in Orlen?", pair) == []


def test_how_many_there_are_is_not_touched_by_whether_there_are_any() -> None:
    pair = ("The charity has closed its four clinics.", "The charity will reopen a clinic that was closed.")

    assert told("How many clinics are closed?", BORDER) == told("How many clinics has the charity closed?", pair) == []
