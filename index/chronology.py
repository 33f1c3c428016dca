"""Text → is it told day by day? Then the first of its days is that of an entry, not that of the report."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from index.lines import first_of, lines_of
from index.loaders.draft import Heading
from index.report_date import dateline, parse_date

_ENOUGH = 200  # lines, to come to the next entry
_MONTH = rf"(?i:{'|'.join((*calendar.month_name[1:], *calendar.month_abbr[1:]))})\.?"
# "4 March: Talks began." stands under "1 March 2026: The port closed."
_WITHOUT_YEAR = re.compile(rf"(\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)\s?[:.–—|-]\s")
_ABOVE = 80  # characters, to see a blank line
_SET_APART = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*\Z")


def opens_entry(text: str, line: re.Match[str], marked: Sequence[Heading]) -> bool:
    """Does a line open the first of several entries: is the next that names its day in the same way of a later day?

    What is told backwards begins on the day of the report, or close to it.
    """
    first = _entry(text, line, marked)
    if first is None:
        return False
    shape, day = first
    below = (_entry(text, other, marked, day.year) for other in islice(lines_of(text, line.end()), _ENOUGH))
    return next((other[1] > day for other in below if other and other[0] == shape and other[1] != day), False)


def _entry(
    text: str, line: re.Match[str], marked: Sequence[Heading], year: int | None = None
) -> tuple[str, date] | None:
    """Return how a line opens an entry, and on which day; `year` is meant where it names none."""
    written, start = line[0].strip(), first_of(line)
    heading = next((heading for heading in marked if heading.start <= start < heading.end), None)
    if heading or _heads_paragraph(text, line):
        day = parse_date(written.strip("*_()[]"))
        if day:
            return f"heading {heading.rank}" if heading else "line", day
    opening = dateline(written)
    if opening and opening.begins < len(written):
        return _sign(written[: opening.begins]) + " with a place" * bool(opening.place), opening.day
    yearless = _WITHOUT_YEAR.match(written) if year else None
    day = parse_date(f"{yearless[1]} {year}") if yearless else None
    return (_sign(yearless[0]), day) if yearless and day else None


def _sign(opening: str) -> str:
    return opening.rstrip()[-1]


def _heads_paragraph(text: str, line: re.Match[str]) -> bool:
    """Does nothing stand right above a line, and its paragraph right below?"""
    below = next(lines_of(text, line.end()), None)
    return (
        below is not None
        and text.count("\n", line.end(), below.start()) == 1
        and bool(_SET_APART.search(text[max(0, line.start() - _ABOVE) : line.start()]))
    )
