from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guards.days import mentions, resolved


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on 14 November 2025", 2025, 11, 14),
        ("on November 14, 2025", 2025, 11, 14),
        ("on 2025-11-14", 2025, 11, 14),
        ("on 14 Nov. they left", None, 11, 14),
        ("in November 2025", 2025, 11, None),
        ("since May", None, 5, None),
        ("in 1974", 1974, None, None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_said(text: str, year: int | None, month: int | None, day: int | None) -> None:
    (found,) = mentions(text)

    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize("text", ["It may rain.", "They march on.", "2,000 men", "$2000", "about 2019 people"])
def test_verbs_and_amounts_are_no_dates(text: str) -> None:
    assert mentions(text) == ()


def test_a_weekday_is_the_last_one_before_the_day_of_writing() -> None:
    (tuesday,) = mentions("on Tuesday")

    known = resolved(tuesday, date(2025, 11, 14))

    assert (known.year, known.month, known.day) == (2025, 11, 11)


def test_a_day_agrees_with_its_month_and_not_the_other_way_round() -> None:
    (month,), (day,) = mentions("in November"), mentions("14 November")

    assert month.agrees(day)
    assert not day.agrees(month)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    (found,) = mentions(f"on {day.day} {day:%B} {day.year}")

    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)


@given(st.text())
def test_a_mention_stands_where_it_says(text: str) -> None:
    for found in mentions(text):
        assert text[found.start : found.end] == found.words
