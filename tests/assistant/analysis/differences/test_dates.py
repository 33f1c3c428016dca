from datetime import date

import pytest

from assistant.analysis.differences.dates import dates, put_off
from assistant.answer import About
from tests.assistant.analysis.differences.quoted import quoted, said


def differ(one: str, other: str) -> tuple[str, str] | None:
    found = dates(said(one), said(other))
    return (found.first, found.second) if found else None


def test_the_same_event_on_two_days_is_a_difference() -> None:
    found = dates(said("President Lund visits Kessary on 14 June."), said("President Lund visits Kessary on 21 June."))

    assert found and (found.about, found.first, found.second) == (About.DATE, "14 June", "21 June")


def test_a_weekday_and_its_date_are_the_same_day() -> None:
    assert differ("The ferry Alma sank on Sunday.", "The ferry Alma sank on 1 March.") is None


def test_two_events_each_have_their_day() -> None:
    assert differ("The strike began on 20 February.", "The strike ended on 22 February.") is None
    assert differ("The raid on 3 February killed four officers.", "The raid on 9 February killed ten officers.") is None


def test_the_month_of_a_day_is_no_other_date() -> None:
    assert differ("The bridge at Lenz opened on 3 February.", "The bridge at Lenz opened in February.") is None


def test_what_was_due_on_a_day_and_is_put_off_has_two_dates() -> None:
    planned = said("The panel of Judge Aust is to report by the end of February.", date(2025, 12, 5))
    late = said("The report of the panel of Judge Aust, due at the end of February, has been put off until May.")
    other = said("Lorne is to vote by the end of February.", date(2025, 12, 5))

    assert (found := dates(planned, late)) and (found.first, found.second) == ("end of February", "May")
    assert (found := dates(late, planned)) and (found.first, found.second) == ("May", "end of February")
    assert dates(other, late) is None


@pytest.mark.parametrize(
    "late",
    [
        "The vote in Galdenia, which was to take place on 26 March, was put off by two weeks until 9 April.",
        "The 26 March vote in Galdenia was postponed to 9 April.",
        "The vote in Galdenia was rescheduled from 26 March to 9 April.",
    ],
)
def test_of_what_was_put_off_the_old_and_the_new_day_are_known(late: str) -> None:
    assert differ("Galdenia holds its vote on 26 March.", late) == ("26 March", "9 April")


def test_the_day_on_which_a_thing_was_put_off_is_not_the_one_it_was_planned_for() -> None:
    assert put_off(quoted("The vote in Galdenia was postponed on 26 March until 9 April.")) is None


def test_the_new_day_of_what_was_put_off_lies_ahead() -> None:
    moved = put_off(quoted("The summit, planned for 20 March, was postponed to 2 June.", date(2026, 3, 2)))

    assert moved and [day.first for day in moved] == [date(2026, 3, 20), date(2026, 6, 2)]
