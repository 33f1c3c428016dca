from assistant.analysis.differences.numbers import numbers
from assistant.analysis.differences.periods import is_yearly, period
from tests.assistant.analysis.differences.quoted import said


def differ(one: str, other: str) -> bool:
    return numbers(said(one), said(other)) is not None


def test_a_year_is_not_set_against_a_day() -> None:
    affected = "Some 64,000 passengers of Corin Air flew on Monday."

    assert not differ(affected, "Corin Air flew 14 million passengers a year.")
    assert differ(affected, "Corin Air flew 51,000 passengers on Monday.")


def test_yearly_values_of_two_reports_can_differ() -> None:
    assert differ("Corin Air flew 14 million passengers a year.", "Corin Air flew 12 million passengers a year.")


def test_a_year_in_prison_or_a_year_ago_is_no_rate() -> None:
    assert is_yearly(said("Corin Air carries 14 million passengers a year."))
    assert not is_yearly(said("Corin Air carried 14 million passengers a year ago."))
    assert not is_yearly(said("The pilot was jailed for a year."))


def test_what_weeks_brought_in_all_is_not_set_against_a_day() -> None:
    one_day = "Corin Air cancelled 230 flights on Monday in the strike."

    assert not differ(
        one_day, "In the strike of three weeks in which Corin Air cancelled 5,300 flights, no one was hurt."
    )
    assert not differ(one_day, "Corin Air has cancelled 5,300 flights since the strike began.")
    assert differ(one_day, "Corin Air cancelled 310 flights in the strike.")


def test_two_stretches_of_time_each_have_their_sum() -> None:
    assert not differ("Velmar counted 410 fever cases in one week.", "Velmar counted 3,900 fever cases since June.")


def test_the_length_is_told_before_or_behind_what_is_counted() -> None:
    assert period("after two weeks in which ", " flights were cancelled") == "two week"
    assert period("", " cases in the last two weeks") == "two week"
    assert period("", " cases since June") == "since june"
    assert period("", " cases in Tessa") == ""
