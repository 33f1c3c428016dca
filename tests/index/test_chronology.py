import pytest

from index.chronology import opens_entry
from index.lines import lines_of
from index.loaders.draft import Heading


def opens(text: str, marked=()) -> bool:
    """Does the first line that names a day open an entry?"""
    line = next(line for line in lines_of(text) if "2026" in line[0])
    return opens_entry(text, line, marked)


@pytest.mark.parametrize(
    "text",
    [
        "1 March 2026: The port closed.\n4 March 2026: Talks began.",
        "1 March 2026 – The port closed.\n\n4 March 2026 – Talks began.",
        "March 1, 2026: The port closed.\nIt opened again.\nMarch 4, 2026: Talks began.",
        "1 March 2026: The port closed.\n4 March: Talks began.",
        "The strait crisis\n\n1 March 2026\nThe port closed.\n\n4 March 2026\nTalks began.",
        "LUND, 1 March 2026 – The port closed.\n\nLUND, 4 March 2026 – Talks began.",
    ],
)
def test_the_first_of_several_days_opens_an_entry(text):
    assert opens(text)


def test_days_that_are_headings_of_one_rank_open_entries():
    text = "1 March 2026\n\nThe port closed.\n\n4 March 2026\n\nTalks began."
    marked = [Heading(text.index(name), text.index(name) + 12, name, 2) for name in ("1 March 2026", "4 March 2026")]

    assert opens(text, marked)
    assert not opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2026: The port closed.\nSix died.",
        # What happened before is told under the day of the report.
        "12 March 2026: The port closed.\n\nBackground\n1 March 2026: Talks failed.\n4 March 2026: A ship sank.",
        "12 March 2026. The port closed.\n\n15 March 2026: Vote.",
        "LUND, 12 March 2026 – The port closed.\n\n15 March 2026 – Vote.",
        "Toll\n12 March 2026\n\nSix died.\n\n15 March 2026\nVote.",
        "12 March 2026\n\n15 March 2026\nVote.",
    ],
)
def test_a_day_with_no_later_one_like_it_is_that_of_the_report(text):
    assert not opens(text)
