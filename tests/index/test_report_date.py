from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.report_date import date_in_line, date_in_name, date_in_title, dateline, parse_date, without_date

DAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    "written",
    ["2026-03-12", "20260312", "2026-03-12T23:30:00-05:00", "2026-03-12 08:30:00 UTC",
     "2026-03-12, 8:30 CET", "12 March 2026, 1805 UTC", "12.03.2026",
     "12.03.2026, 18:05 Uhr", "12 March 2026", "March 12, 2026", "12th of March 2026",
     "Thursday, 12 March 2026", "Thu, 12 Mar 2026 23:30:00 +0000", "12. März 2026", "12 mars 2026", "12 марта 2026"],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(written):
    assert parse_date(written) == DAY


@pytest.mark.parametrize(
    "written",
    ["", "March 2026", "2026", "12 March", "12 Mar 26", "yesterday", "30 February 2026", "2026-13-45", "0001-01-01",
     "12 March 1712", "9999-12-31", "The 12 March 2026 attack", "From 3 to 12 March 2026", "12 March 2026 " * 20,
     "9-12 March 2026", "9–12 March 2026", "9th-12th March 2026", "March 9-12, 2026", "9./12. März 2026",
     "2026-13-01 08:30 UTC"],
)  # fmt: skip
def test_what_is_not_one_possible_day_is_none(written):
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/04/2026", None),
        ("13/04/2026", date(2026, 4, 13)),
        ("04/13/2026", date(2026, 4, 13)),
        ("04.04.2026", date(2026, 4, 4)),
        # With dots the day comes first; month first only where no other order is possible.
        ("03.04.2026", date(2026, 4, 3)),
        ("04.13.2026", date(2026, 4, 13)),
    ],
)
def test_day_and_month_are_told_apart_only_where_one_order_is_possible(written, day):
    assert parse_date(written) == day


@pytest.mark.parametrize(
    "title",
    ["Situation report, 12 March 2026", "Strait – March 12, 2026", "2026-03-12: Strait", "12 March 2026. Strait"],
)
def test_a_day_set_off_in_a_title_is_that_of_the_report(title):
    assert date_in_title(title) == DAY


@pytest.mark.parametrize(
    "title",
    [
        "Weekly review, 9-12 March 2026",
        "Weekly review, 9 – 12 March 2026",
        "Weekly review – 28 February – 12 March 2026",
        "12 March 2026 – 15 March 2026: Weekly review",
    ],
)
def test_a_range_in_a_title_is_no_day(title):
    assert date_in_title(title) is None


def test_the_number_of_an_issue_before_a_day_makes_no_range():
    assert date_in_title("Situation report No. 9 – 12 March 2026") == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Weekly Brief 12 March 2026 TLP:AMBER", DAY),
        ("As of 12 March 2026", DAY),
        ("12 March 2026 | Updated 14 March 2026", DAY),
        ("The attack of 14 March 2026 | 12 March 2026", DAY),
        ("After the attack of 12 March 2026", None),
        ("Weekly review | 9 March 2026 – 15 March 2026", None),
        ("Weekly review", None),
    ],
)
def test_the_first_day_of_a_line_that_is_no_sentence_is_read_unless_it_is_an_events(line, day):
    assert date_in_line(line) == day


def test_a_day_within_a_title_is_that_of_an_event():
    assert date_in_title("After the attack of 12 March 2026") is None


@pytest.mark.parametrize(
    "stem",
    [
        "2026-03-12",
        "20260312",
        "brief_2026-03-12_v2",
        "12-March-2026",
        "strait 12 Mar 2026",
        "March-12-2026",
        "x20260312",
        # A number before the day is that of an issue, or belongs to a name.
        "Issue-12-2026-03-12",
        "Weekly_brief_07_2026-03-12",
        "covid-19-20260312",
        "F-16_deal_2026-03-12",
        "12-mars-2026",
        "12-Mar-2026-10-30",
        "brief_07_12_March_2026",
        "covid-19-12-March-2026",
    ],
)
def test_a_file_is_named_after_its_day(stem):
    assert date_in_name(stem) == DAY


@pytest.mark.parametrize(
    "stem",
    ["03-04-2026", "20261399", "000_f889e2852026", "2026", "2026-03-01_2026-03-07", "03.04.2026",
     # A range is no day.
     "9-15-March-2026", "Review 9-15 March 2026", "9_to_15_March_2026", "28-Feb-6-March-2026",
     "March 9 - March 15 2026",
     "2026-03-09--15", "2026-03-09_to_15"],
)  # fmt: skip
def test_a_name_without_one_certain_day_has_none(stem):
    assert date_in_name(stem) is None


@given(st.text(max_size=70))
def test_no_text_makes_it_fail(text):
    parse_date(f"{text} 2026")
    date_in_title(text)
    date_in_line(f"{text} 12 March 2026")
    date_in_name(text)


def test_a_range_stays_in_the_name_without_its_date():
    assert without_date("9-15-March-2026 review") == "9-15-March-2026 review"


def test_a_month_that_does_not_exist_is_no_day_that_does():
    assert parse_date("2026-13-01") is None


@pytest.mark.parametrize(
    ("paragraph", "place", "says"),
    [
        ("12 March 2026. The port closed.", "", "The port closed."),
        ("March 12, 2026 – The port closed.", "", "The port closed."),
        ("(2026-03-12) - The port closed.", "", "The port closed."),
        ("LUND, 12 March 2026 - The port closed.", "LUND, ", "The port closed."),
        ("New Lund, Skåne, March 12, 2026 (Agency) — The port closed.", "New Lund, Skåne, ", "The port closed."),
        ("12 March 2026, Lund: The port closed.", "", "The port closed."),
    ],
)
def test_a_day_at_the_opening_of_a_paragraph_is_its_dateline(paragraph, place, says):
    found = dateline(paragraph)

    assert (found.day, found.place, paragraph[found.begins :]) == (DAY, place, says)


@pytest.mark.parametrize(
    "paragraph",
    [
        "On 12 March 2026 the port closed.",
        "The Port, 12 March 2026, closed.",
        "Of 12 March 2026. The port",
        "12 March. The port",
        "12 March 2026 – 15 March 2026: The port",
    ],
)
def test_a_day_within_a_sentence_is_no_dateline(paragraph):
    assert dateline(paragraph) is None
