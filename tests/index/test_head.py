from datetime import date

import pytest

from index.head import read_head
from index.loaders.draft import Heading

DAY = date(2026, 3, 12)
SAID = "The port was closed. Six people died."


def head(lines: str, marked=()):
    """The title and the date that lines give, and what the text below them says."""
    text = f"{lines}{SAID}\n"
    found = read_head(text, marked, "")
    below = text[found.spans[-1][1] :] if found.spans else text
    return found.title, found.date, below.strip()


@pytest.mark.parametrize(
    "lines",
    [
        "MEMORANDUM\n\nTO: The Board\nFROM: Jane Doe\nDATE: 12 March 2026\nSUBJECT: The toll rises\n\n",
        "FROM: Jane Doe\nTO: All staff\nCC: Legal\nDATE: March 12, 2026\nRE: The toll rises\n-----\n",
        "UNCLASSIFIED\nDATE: 12 March 2026\nSUBJECT: The toll rises\n\n",
        "---------- Forwarded message ---------\nFrom: Desk <d@x.org>\nDate: Thu, Mar 12, 2026 at 8:30 AM\n"
        "Subject: The toll rises\nTo: <all@x.org>\n\n",
    ],
)
def test_the_subject_of_a_memo_or_mail_is_its_title_and_its_other_fields_are_not_said(lines):
    assert head(lines) == ("The toll rises", DAY, SAID)


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe, 12 March 2026", "Jane Doe | 12 March 2026", "As of 12 March 2026",
     "Updated: 12 March 2026, 14:05 GMT", "Updated 12 March 2026 14:05 GMT",
     "By Jane Doe\n12 March 2026", "TLP:AMBER\n12 March 2026", "12.03.2026",
     "2026-03-12T14:05:00Z", "Published 12 March 2026 | Updated 14 March 2026"],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_line_below_a_title_gives_the_date_and_is_not_said(line, gap):
    assert head(f"The toll rises{gap}{line}\n\n") == ("The toll rises", DAY, SAID)


@pytest.mark.parametrize("mark", ["UNCLASSIFIED", "TLP:AMBER", "For official use only"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_mark_of_who_may_read_it_is_neither_title_nor_said(mark, gap):
    assert head(f"{mark}{gap}The toll rises\n12 March 2026\n\n") == ("The toll rises", DAY, SAID)


def test_the_name_of_a_series_gives_the_date_to_the_title_below_it():
    lines = "Weekly Brief – 12 March 2026\n\nThe toll rises\n\n"
    marked = [Heading(lines.index("The"), lines.index("The") + 14, "The toll rises", 1)]

    assert head(lines, marked) == ("The toll rises", DAY, SAID)
    assert head(lines.replace("\n\nThe", "\nThe")) == ("The toll rises", DAY, SAID)


def test_the_name_of_a_series_is_the_title_where_there_is_no_other():
    assert head("Weekly Brief – 12 March 2026\n") == ("Weekly Brief – 12 March 2026", DAY, SAID)


def test_a_date_that_leaves_doubt_is_of_the_head_and_gives_none():
    assert head("The toll rises\n03/04/2026\n\n") == ("The toll rises", None, SAID)


@pytest.mark.parametrize(
    "sentence",
    [
        "As of 12 March 2026, six people had died\nin the strait. ",
        "By Monday evening the port was closed\nto all ships. ",
        "They had met in Lund on Thursday, 12 March 2026\nand agreed. ",
        "Distribution: Food reached 640 people. ",
    ],
)
def test_the_first_sentence_is_not_taken_for_a_byline(sentence):
    assert head(sentence) == ("", None, f"{sentence}{SAID}")


def test_the_first_day_of_a_chronology_is_not_the_date_and_stays_with_what_it_tells():
    entries = "1 March 2026: A ship sank.\n4 March 2026: Talks began.\n"

    assert head(f"The strait crisis\n\n{entries}") == ("The strait crisis", None, f"{entries}{SAID}")
    assert head(f"The strait crisis\n12 March 2026\n\n{entries}") == ("The strait crisis", DAY, f"{entries}{SAID}")
