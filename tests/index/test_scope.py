from datetime import date

import pytest

from index.scope import Scope


def test_the_empty_scope_is_not_dated():
    assert not Scope().is_dated
    assert Scope(since=date(2024, 5, 1)).is_dated
    assert Scope(until=date(2024, 5, 1)).is_dated


def test_a_scope_may_be_one_day_long():
    assert Scope(date(2024, 5, 1), date(2024, 5, 1)).is_dated


def test_a_scope_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match=r"2024-05-01.*before it begins.*2024-05-02"):
        Scope(date(2024, 5, 2), date(2024, 5, 1))


def test_an_undated_briefing_lies_in_no_scope_with_dates():
    assert Scope().holds(None)
    assert not Scope(since=date(2024, 5, 1)).holds(None)


def test_both_ends_of_a_scope_lie_in_it():
    scope = Scope(date(2024, 5, 1), date(2024, 5, 3), tags=("sea",))

    assert [scope.holds(date(2024, 5, day)) for day in (1, 3, 4)] == [True, True, False]
    assert scope.without_dates == Scope(tags=("sea",))
