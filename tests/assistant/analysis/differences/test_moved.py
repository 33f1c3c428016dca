from datetime import date

import pytest

from assistant.analysis.conflicts import conflicts
from tests.assistant.analysis.differences.quoted import MONDAY, quoted

LATER = date(2026, 3, 20)


def is_change(older: str, newer: str, day: date = LATER) -> bool:
    (found,) = conflicts((quoted(older, MONDAY), quoted(newer, day)))
    return found.is_development


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Seven people died in the fire at Orlen.", "The toll of the fire at Orlen has risen to 11 dead."),
        ("The reserves of Velmar stand at $3.4 billion.", "The reserves of Velmar have recovered to $3.9 billion."),
        ("The key rate of Velmar stands at 9 percent.", "Velmar has cut the key rate to 7.5 percent."),
    ],
)
def test_what_is_said_to_have_moved_has_changed_since(older: str, newer: str) -> None:
    assert is_change(older, newer)


def test_a_count_of_the_same_that_nothing_moved_is_no_change() -> None:
    assert not is_change("The blast in Tessa killed 12 people.", "The blast in Tessa killed 20 people.")


def test_a_figure_that_its_giver_corrected_is_no_change() -> None:
    older = "The storm in Tessa left 420,000 customers without power."

    assert not is_change(older, "The utility has cut its figure of customers in Tessa without power to 365,000.")


def test_what_moved_on_the_same_day_is_told_as_a_disagreement() -> None:
    assert not is_change(
        "The key rate of Velmar stands at 9 percent.", "Velmar has cut the key rate to 7 percent.", MONDAY
    )


def test_a_plan_and_the_deed_that_came_of_it_are_a_change() -> None:
    planned = "The tunnel at Brask is to reopen on 12 March."

    assert is_change(planned, "The tunnel at Brask reopened on 18 March.")
    assert not is_change(planned, "The tunnel at Brask is to reopen on 28 March.")
