from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.head_lines import Field, day_of, field, is_byline, is_mark, names_its_day

DAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("SUBJECT: Toll", (Field.TITLE, "Toll")),
        ("RE: Toll", (Field.TITLE, "Toll")),
        ("DATE:\t12 March 2026", (Field.DATE, "12 March 2026")),
        ("**Date:** 12 March 2026", (Field.DATE, "12 March 2026")),
        ("Last updated: 12 March 2026.", (Field.DATE, "12 March 2026.")),
        ("Sent: Thursday, March 12, 2026 3:45 PM", (Field.DATE, "Thursday, March 12, 2026 3:45 PM")),
        ("FROM: Jane Doe", (Field.OTHER, "Jane Doe")),
        ("Keywords: port, toll", (Field.TAGS, "port, toll")),
    ],
)
def test_a_name_and_a_value_are_a_field(line, said):
    assert field(line) == said


@pytest.mark.parametrize(
    "line", ["Toll: six died", "Distribution: Food reached 640 people.", "Date:", "From Lund: toll"]
)
def test_what_is_said_behind_a_colon_is_no_field(line):
    assert field(line) is None


@pytest.mark.parametrize(
    "value",
    ["12 March 2026", "12 March 2026, 1805 UTC", "18:05 UTC, 12 March 2026", "12 March 2026 | Updated 14 March 2026"],
)
def test_the_day_of_a_field_is_read_with_a_time_and_a_later_one_beside_it(value):
    assert day_of(value) == DAY


@pytest.mark.parametrize(
    "line",
    ["UNCLASSIFIED", "(TLP:AMBER)", "TLP: Amber+Strict", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SECRET//NOFORN",
     "OFFICIAL-SENSITIVE", "Confidential", "NATO RESTRICTED", "UNCLASSIFIED | TLP:GREEN", "Not for distribution",
     "---------- Forwarded message ---------", "Begin forwarded message:", "View this email in your browser"],
)  # fmt: skip
def test_who_may_read_a_text_and_that_it_was_passed_on_is_a_mark(line):
    assert is_mark(line)


@pytest.mark.parametrize("line", ["Secret talks", "Confidential – talks in Lund", "Restricted to 640 people"])
def test_words_that_say_more_are_no_mark(line):
    assert not is_mark(line)


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "By Jane Doe and Ann Lee in Lund", "By Jane Doe, 12 March 2026", "Reported by Jane Doe | Lund",
     "As of 12 March 2026", "As of 18:05 UTC, 12 March 2026", "Updated 12 March 2026 14:05 GMT", "03/04/2026"],
)  # fmt: skip
def test_by_whom_and_of_when_a_text_is_is_a_byline(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    ["By Monday the port had closed", "By Jane Doe's account six died", "As of 12 March 2026, six people had died",
     "Published reports say so", "By Jane Doe, six died.", "Toll"],
)  # fmt: skip
def test_a_sentence_is_no_byline(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    ["Weekly Brief – 12 March 2026", "Strait Desk, 12 March 2026", "Jane Doe | 12 March 2026",
     "12 March 2026 · Jane Doe", "By Jane Doe | Agency | Updated 12 March 2026, 14:05"],
)  # fmt: skip
def test_names_may_stand_beside_a_day(line):
    assert names_its_day(line)


@pytest.mark.parametrize(
    "line",
    ["They met on Thursday, 12 March 2026", "Lesk | 12 March 2026 | 640", "Weekly Brief", "Brief of 12 March 2026",
     "Brief, 9 – 15 March 2026"],
)  # fmt: skip
def test_the_words_of_a_sentence_and_the_row_of_a_table_are_no_names(line):
    assert not names_its_day(line)


@given(
    st.text(max_size=140)
    | st.lists(st.sampled_from(["By", "Doe", "of", ", ", "| ", "2026", "12 March", " "])).map("".join)
)
def test_no_line_makes_it_fail(line):
    field(line), is_mark(line), is_byline(line), names_its_day(line)
