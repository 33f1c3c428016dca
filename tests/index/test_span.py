from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.span import Span, length, months, one, part, whole

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", "2026-03-12", "2026-03-12"),
        ("week", "2026-03-09", "2026-03-15"),
        ("weekend", "2026-03-14", "2026-03-15"),
        ("month", "2026-03-01", "2026-03-31"),
        ("quarter", "2026-01-01", "2026-03-31"),
        ("year", "2026-01-01", "2026-12-31"),
        ("decade", "2020-01-01", "2029-12-31"),
    ],
)
def test_a_unit_is_that_of_the_calendar(unit, first, last):
    assert whole(unit, date(2026, 3, 12)) == Span(date.fromisoformat(first), date.fromisoformat(last))


@given(DAYS, st.sampled_from("day week month quarter year decade".split()))
def test_a_day_lies_in_each_of_its_units(day, unit):
    assert whole(unit, day).overlaps(one(day))


def test_months_end_on_their_last_day():
    assert months(date(2024, 1, 1), 2) == Span(date(2024, 1, 1), date(2024, 2, 29))


def test_hours_are_rounded_up_to_days():
    assert date(2026, 3, 12) - length(36, "hour") == date(2026, 3, 10)


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="2026-03-11"):
        Span(date(2026, 3, 12), date(2026, 3, 11))


@given(DAYS, DAYS)
def test_two_days_overlap_only_where_they_are_the_same(day, other):
    assert one(day).overlaps(one(other)) == (day == other)


def test_days_are_counted_with_both_ends():
    assert Span(date(2026, 3, 9), date(2026, 3, 15)).days == 7


@pytest.mark.parametrize(
    ("which", "first", "last"),
    [
        ("early", 1, 10), ("beginning", 1, 10), ("mid", 11, 20), ("late", 21, 28), ("end", 21, 28),
        ("first half", 1, 15), ("second half", 16, 28), ("whole", 1, 28),
    ],
)  # fmt: skip
def test_a_month_has_thirds_and_halves(which, first, last):
    assert part(months(date(2026, 2, 1), 1), which) == Span(date(2026, 2, first), date(2026, 2, last))


@pytest.mark.parametrize(
    ("first", "last", "is_told"),
    [(9, 10, True), (14, 17, True), (1, 31, True), (5, 10, False), (16, 17, False)],
)
def test_what_begins_within_days_or_covers_them_tells_of_them(first, last, is_told):
    week = Span(date(2026, 3, 9), date(2026, 3, 15))

    assert Span(date(2026, 3, first), date(2026, 3, last)).tells_of(week) == is_told
