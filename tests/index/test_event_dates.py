import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.event_dates import event_dates

REPORT = date(2026, 3, 12)  # a Thursday


def days(sentence: str, report: date | None = REPORT) -> list[str]:
    """The days that a sentence names, as "words: first last", the last only where it is another."""
    return [
        f"{e.words}: {e.first}" + ("" if e.first == e.last else f" {e.last}") for e in event_dates(sentence, report)
    ]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        # Whole dates.
        ("on 21 November 2024", "21 November 2024: 2024-11-21"),
        ("on November 21, 2024", "November 21, 2024: 2024-11-21"),
        ("on the 3rd of May 2025", "3rd of May 2025: 2025-05-03"),
        ("on 2025-05-03", "2025-05-03: 2025-05-03"),
        ("on 13/05/2025", "13/05/2025: 2025-05-13"),
        ("on 03.04.2025", "03.04.2025: 2025-04-03"),
        ("on Tuesday, 3 March", "Tuesday, 3 March: 2026-03-03"),
        # A day or a month without a year is the last one there was.
        ("on 3 March", "3 March: 2026-03-03"),
        ("on Nov. 21", "Nov. 21: 2025-11-21"),
        ("on 29 February", "29 February: 2024-02-29"),
        ("in March", "March: 2026-03-01 2026-03-31"),
        ("in November", "November: 2025-11-01 2025-11-30"),
        ("in early March", "early March: 2026-03-01 2026-03-10"),
        ("since mid-January", "mid-January: 2026-01-11 2026-01-20"),
        ("at the end of February", "end of February: 2026-02-21 2026-02-28"),
        ("in the first half of March", "first half of March: 2026-03-01 2026-03-15"),
        ("at the start of the month", "start of the month: 2026-03-01 2026-03-10"),
        ("in early 2024", "early 2024: 2024-01-01 2024-12-31"),
        ("on New Year's Day", "New Year's Day: 2026-01-01"),
        ("on Christmas Eve 2024", "Christmas Eve 2024: 2024-12-24"),
        ("last December", "last December: 2025-12-01 2025-12-31"),
        ("on the 9th", "9th: 2026-03-09"),
        # But one that comes round in some weeks is not that of last year.
        ("on 1 April", "1 April: 2026-04-01"),
        # Weekdays: the last one up to the report, itself included.
        ("on Tuesday", "Tuesday: 2026-03-10"),
        ("on Tuesday night", "Tuesday night: 2026-03-10"),
        ("on Thursday", "Thursday: 2026-03-12"),
        ("last Thursday", "last Thursday: 2026-03-05"),
        ("next Thursday", "next Thursday: 2026-03-19"),
        ("this Friday", "this Friday: 2026-03-13"),
        # Counted from the report.
        ("yesterday", "yesterday: 2026-03-11"),
        ("the day before yesterday", "day before yesterday: 2026-03-10"),
        ("overnight", "overnight: 2026-03-11 2026-03-12"),
        ("last night", "last night: 2026-03-11"),
        ("tomorrow", "tomorrow: 2026-03-13"),
        ("three days ago", "three days ago: 2026-03-09"),
        ("two weeks ago", "two weeks ago: 2026-02-23 2026-03-01"),
        ("in the past three weeks", "past three weeks: 2026-02-19 2026-03-12"),
        ("in the last 24 hours", "last 24 hours: 2026-03-11 2026-03-12"),
        # Weeks, months, quarters, seasons and years.
        ("last week", "last week: 2026-03-02 2026-03-08"),
        ("earlier this week", "earlier this week: 2026-03-09 2026-03-12"),
        ("later this month", "later this month: 2026-03-12 2026-03-31"),
        ("over the weekend", "weekend: 2026-03-07 2026-03-08"),
        ("last month", "last month: 2026-02-01 2026-02-28"),
        ("next year", "next year: 2027-01-01 2027-12-31"),
        ("at the end of the year", "end of the year: 2026-01-01 2026-12-31"),
        ("in the third quarter", "third quarter: 2025-07-01 2025-09-30"),
        ("in the first half of 2025", "first half of 2025: 2025-01-01 2025-06-30"),
        ("in Q1 2025", "Q1 2025: 2025-01-01 2025-03-31"),
        ("in the last decade", "last decade: 2016-03-12 2026-03-12"),
        ("last summer", "last summer: 2025-06-01 2025-08-31"),
        ("in spring 2024", "spring 2024: 2024-03-01 2024-05-31"),
        ("in March 2022", "March 2022: 2022-03-01 2022-03-31"),
        ("in 2022", "2022: 2022-01-01 2022-12-31"),
        ("in the 1990s", "1990s: 1990-01-01 1999-12-31"),
        ("in the week of 2 March", "week of 2 March: 2026-03-02 2026-03-08"),
        # From one to the other.
        ("between 3 and 5 May", "3 and 5 May: 2025-05-03 2025-05-05"),
        ("on 9–10 March", "9–10 March: 2026-03-09 2026-03-10"),
        ("on March 9-10, 2025", "March 9-10, 2025: 2025-03-09 2025-03-10"),
        ("from 28 December to 3 January", "28 December to 3 January: 2025-12-28 2026-01-03"),
        ("from Monday to Wednesday", "Monday to Wednesday: 2026-03-09 2026-03-11"),
        ("from November to January", "November to January: 2025-11-01 2026-01-31"),
        ("between 2019 and 2023", "2019 and 2023: 2019-01-01 2023-12-31"),
        ("in 2024-25", "2024-25: 2024-01-01 2025-12-31"),
    ],
)  # fmt: skip
def test_days_are_read_against_the_report_date(words, meant):
    assert days(f"The port was closed {words}.") == [meant]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The port will close on Tuesday.", "Tuesday: 2026-03-17"),
        ("The port is to close in November.", "November: 2026-11-01 2026-11-30"),
        ("The port would be opened on 3 March, he said.", "3 March: 2027-03-03"),
        ("The port is expected to close in the third quarter.", "third quarter: 2026-07-01 2026-09-30"),
        ("The port closes from Monday to Wednesday.", "Monday to Wednesday: 2026-03-16 2026-03-18"),
        ("They want it closed by Friday.", "Friday: 2026-03-13"),
        ("The port will reopen in three weeks.", "in three weeks: 2026-04-02"),
        ("The vote was put off until May.", "May: 2026-05-01 2026-05-31"),
        ("The trial was adjourned until 12 June.", "12 June: 2026-06-12"),
        ("Galdenia has until 30 June to reply.", "30 June: 2026-06-30"),
        ("All weapons must be handed over by 30 June.", "30 June: 2026-06-30"),
        ("The firm was told to pay by 30 June.", "30 June: 2026-06-30"),
        ("The election is in November.", "November: 2026-11-01 2026-11-30"),
        ("The talks were moved to 3 May.", "3 May: 2026-05-03"),
        ("Flights stopped until at least mid-April.", "mid-April: 2026-04-11 2026-04-20"),
        ("They demanded 40 bitcoin, to be paid by Saturday noon.", "Saturday noon: 2026-03-14"),
    ],
)  # fmt: skip
def test_where_the_wording_looks_ahead_the_next_one_is_meant(sentence, meant):
    assert days(sentence) == [meant]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        # What is to come …
        ("The firm had until 30 June to pay.", "30 June: 2026-06-30"),
        ("The firm had until May to pay.", "May: 2026-05-01 2026-05-31"),
        ("The firm had to pay the fine by 30 June.", "30 June: 2026-06-30"),
        ("The deadline was 30 June.", "30 June: 2026-06-30"),
        ("The vote was scheduled to be held in November.", "November: 2026-11-01 2026-11-30"),
        ("The firm had until Friday to pay.", "Friday: 2026-03-13"),
        ("The talks of 3 May were put off.", "3 May: 2026-05-03"),
        # … unless it has just gone by.
        ("The firm had until 5 March to pay.", "5 March: 2026-03-05"),
        ("The trial was due to begin on 5 March but did not.", "5 March: 2026-03-05"),
        ("The firm had until Tuesday to pay.", "Tuesday: 2026-03-10"),
        ("The match of 5 March was called off.", "5 March: 2026-03-05"),
    ],
)
def test_a_plan_told_in_the_past_is_for_the_next_such_day_or_for_one_that_has_just_gone_by(sentence, meant):
    assert days(sentence) == [meant]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The vote, due on 5 March, has been postponed.", "2026-03-05"),
        ("The vote, planned for 5 March, was cancelled.", "2026-03-05"),
        ("The trial, set for 5 March, did not begin.", "2026-03-05"),
        ("The audit promised for 5 March has slipped.", "2026-03-05"),
        # But where the day is still ahead, or it is kept.
        ("The vote, due on 5 June, has been postponed.", "2026-06-05"),
        ("The vote due on 5 June will be held in Merrin.", "2026-06-05"),
    ],
)
def test_a_planned_day_that_was_not_kept_is_the_one_that_has_just_gone_by(sentence, meant):
    assert [str(event.first) for event in event_dates(sentence, REPORT)] == [meant]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("The plant is not expected back before the middle of November.", "2026-11-11"),
        ("He said no new date was named before October.", "2026-10-01"),
        ("The bridge cannot be used before December.", "2026-12-01"),
        # What had not been by then lies behind.
        ("They did not meet before January.", "2026-01-01"),
        ("The port was not closed before January.", "2026-01-01"),
    ],
)
def test_what_cannot_be_before_a_time_waits_for_it(sentence, first):
    assert [str(event.first) for event in event_dates(sentence, REPORT)] == [first]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The vote was put off again, from 20 December to 31 January.", ("2026-12-20", "2027-01-31")),
        ("The school remains closed from 20 December to 3 January.", ("2026-12-20", "2027-01-03")),
        # But "was closed".
        ("The school was closed from 20 December to 3 January.", ("2025-12-20", "2026-01-03")),
    ],
)
def test_what_is_closed_or_put_off_from_one_day_to_another_is_still_to_come(sentence, meant):
    (event,) = event_dates(sentence, date(2026, 10, 10))

    assert (str(event.first), str(event.last)) == meant


@pytest.mark.parametrize("verb", ["expect the strike to", "say the strike could", "say the strike will not"])
def test_a_strike_that_is_to_last_ten_days_names_no_days(verb):
    assert days(f"Unions {verb} last ten days.") == []
    assert days("Unions struck in the last ten days.") == ["last ten days: 2026-03-02 2026-03-12"]


def test_so_many_percent_more_in_a_year_is_a_pace_and_names_no_day():
    assert days("The union wants 14 percent more pay in one year.") == []
    assert days("Talks on 14 percent more pay will be held in one year.") == ["in one year: 2027-01-01 2027-12-31"]


def test_the_day_of_a_deadline_that_passed_is_the_last_one():
    assert days("The deadline of 5 March passed.") == ["5 March: 2026-03-05"]


def test_the_day_on_which_an_agreement_was_made_lies_behind():
    assert days("They agreed on Tuesday to meet on Friday.") == ["Tuesday: 2026-03-10", "Friday: 2026-03-13"]


def test_a_day_of_saying_and_a_day_to_come_are_told_apart():
    assert days("She said on Tuesday that they will meet on Friday.") == ["Tuesday: 2026-03-10", "Friday: 2026-03-13"]


@pytest.mark.parametrize(
    "sentence",
    [
        "May the talks fail?",
        "They march on the capital for the second time.",
        "Theresa May and April Jensen spoke.",
        "The Sunday Times was sold.",
        "Sunday Adeyemi scored in the second half.",
        "Black Friday came and went.",
        "Norvik won the second quarter-final.",
        "Every Friday they gather.",
        "Some 2,022 people and 1999 ships were counted.",
        "It was the first time in three weeks.",
        "Two days later he was found.",
        "The 2020 election was close.",
        "He told USA Today so.",
        "It was on 03/04/2026.",
        "It was on 30 February 2026.",
        "",
    ],
)
def test_what_is_no_day_is_left_out(sentence):
    assert days(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("It was signed on 3 May 2019.", ["3 May 2019: 2019-05-03"]),
        ("It opened in March 2021 and closed last month.", ["March 2021: 2021-03-01 2021-03-31"]),
        ("It was signed on 3 May.", []),
        ("It was signed on Tuesday.", []),
    ],
)
def test_without_a_report_date_only_what_names_its_year_is_read(sentence, meant):
    assert days(sentence, None) == meant


PIECES = st.sampled_from(
    "on in since by 31 30 29 February March May 2024 0 2100 Tuesday last next week between and to – - / . , the end of "
    "three quarter Q4 ago 99 days within this 1990s will said 12/13/2024 9999-12-31 2023-02-30".split()
)


@given(
    st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_whatever_stands_there_the_words_are_those_of_the_sentence_and_in_order(sentence, report):
    found = event_dates(sentence, report)

    assert all(sentence[e.start : e.end] == e.words and e.first <= e.last for e in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_very_long_sentence_is_read_quickly():
    began = time.process_time()

    event_dates("on the 3 of March and between 3 and 4 " * 600, REPORT)

    assert time.process_time() - began < 3


def test_until_when_an_office_was_held_lies_behind():
    assert days("She was minister until May.") == ["May: 2025-05-01 2025-05-31"]
