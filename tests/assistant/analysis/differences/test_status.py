from datetime import date

import pytest

from assistant.analysis.differences.status import status, turned_since
from assistant.answer import About
from assistant.resolve import Resolved
from tests.assistant.analysis.differences.quoted import said


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("The crossing at Lenz remains closed.", "The crossing at Lenz has reopened.", ("closed", "reopened")),
        ("Ilan Sorge is in custody.", "Ilan Sorge was released on bail.", ("in custody", "released")),
        ("The reactor is shut down.", "The reactor is running again.", ("shut down", "running")),
        (
            "Tesmar sentenced Ilan Sorge to 5 years in prison.",
            "Tesmar sentenced Ilan Sorge to life in prison.",
            ("5 years in prison", "life in prison"),
        ),
    ],
)
def test_the_same_thing_cannot_be_in_two_states(one: str, other: str, words: tuple[str, str]) -> None:
    found = status(said(one), said(other))

    assert found and (found.about, found.first, found.second) == (About.STATUS, *words)


def test_who_may_be_jailed_for_years_may_be_jailed_for_life() -> None:
    may, was = "Ilan Sorge faces up to 20 years in prison in Tesmar.", "Ilan Sorge faces life in prison in Tesmar."

    assert status(said(may), said(was)) is None


def test_two_things_can() -> None:
    assert status(said("The bridge at Sorn remains closed."), said("The bridge at Lenz has reopened.")) is None


def test_a_sentence_that_tells_of_both_states_is_in_neither() -> None:
    one, other = said("The crossing at Lenz was closed and has reopened."), said("The crossing at Lenz is closed.")

    assert status(one, other) is None


def test_what_is_unchanged_was_not_raised() -> None:
    found = status(said("The insurer Arvo said that it had not changed its rates."), said("Arvo raised its rates."))

    assert found and (found.first, found.second) == ("not changed", "raised")


def test_to_continue_to_say_so_is_no_state() -> None:
    assert (
        status(said("Lorne continues to speak of six dead."), said("The search for the six dead of Lorne has ended."))
        is None
    )


def test_the_state_behind_had_is_over() -> None:
    found = status(said("Tolo kept both crossings closed."), said("Tolo reopened one of the crossings it had closed."))

    assert found and (found.first, found.second) == ("closed", "reopened")


def test_what_could_not_be_confirmed_is_confirmed_later() -> None:
    one, other = said("Arvo cannot confirm that data were copied."), said("Arvo confirms that data were copied.")
    found = status(one, other)

    assert found and (found.first, found.second) == ("cannot confirm", "confirms")


def test_restrictions_that_are_lifted_are_those_that_closed() -> None:
    one, other = said("Tolo has closed two crossings to traders."), said("Tolo has lifted all restrictions.")

    assert status(one, other)


def now(question: str) -> tuple[str, str] | None:
    older = said("Ferries to the islands stopped on Monday.", date(2026, 3, 3))
    newer = said("On Thursday ferries resumed with one trip a day.", date(2026, 3, 6))
    found = turned_since(Resolved(question, question), older, newer)
    return (found.first, found.second) if found else None


def test_what_is_asked_of_now_is_told_of_both_days() -> None:
    assert now("Are ferries running?") == ("stopped", "resumed")


def test_the_state_may_be_asked_of_what_is_only_named() -> None:
    older = said("In Varn the editor Imeli was jailed.", date(2026, 3, 3))
    newer = said("President Lom pardoned the publisher Imeli.", date(2026, 3, 6))

    assert turned_since(Resolved("Is Imeli in prison?", "Is Imeli in prison?"), older, newer)
    assert turned_since(Resolved("Is Imeli ill?", "Is Imeli ill?"), older, newer) is None


def test_what_was_or_is_another_thing_is_not() -> None:
    assert now("Were ferries running?") is None
    assert now("Are the schools open?") is None
