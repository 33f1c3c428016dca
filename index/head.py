"""Text → head: the lines above a briefing that give its title, its date and its tags."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from index.briefing import SectionKind
from index.chronology import opens_entry
from index.head_lines import Field, day_of, field, is_byline, is_mark, names_its_day
from index.lines import BULLET, first_of, lines_of
from index.loaders.draft import Heading, as_tags
from index.report_date import date_in_line, date_in_title, dateline, parse_date
from index.sections import is_section_name, kind_of

_HASHES = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"[=\-*_#~\s]+")
_MOST_LINES = 16
_LONGEST_TITLE = 160
_MOST_TITLE_WORDS = 22


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a text say; "", None and () where they do not. `spans` is where they stand."""

    title: str = ""
    date: datetime.date | None = None
    tags: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def read_head(text: str, marked: Sequence[Heading], known_title: str) -> Head:
    """Read lines from the top as long as they are title, date, byline, mark or a field ("Date: 12 March 2026").

    `marked` are the headings that the format marks: the first is the title where no other has its rank and its name
    is not one of a section's. `known_title` is the one the format gives ("" for none): then an unmarked line is the
    title only where it repeats it. A title field wins over both.
    """
    first = marked[0] if marked else None
    if first and (kind_of(first.name) is not SectionKind.OTHER or any(h.rank <= first.rank for h in marked[1:])):
        first = None
    named = title = above = ""
    day: datetime.date | None = None
    tags: tuple[str, ...] = ()
    spans: list[tuple[int, int]] = []
    lines = list(islice(lines_of(text), _MOST_LINES + 1))
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        written = line[0].strip()
        start, end = first_of(line), line.start() + len(line[0].rstrip())
        if spans and start < spans[-1][1]:
            continue  # the title goes over several lines
        if opens_entry(text, line, marked):
            break
        if said := field(written):
            kind, value = said
            named = value if kind is Field.TITLE and not named else named
            tags = as_tags(value) if kind is Field.TAGS else tags
            day = (day or day_of(value)) if kind is Field.DATE else day
        elif is_mark(written) or (spans and _RULE.fullmatch(written)):
            pass
        elif not day and (read := parse_date(written.strip("*_()[]"))):
            day = read
        elif first and first.start <= start < first.end:
            # What stands above it is the name of a series or the like.
            day = day or date_in_title(title)
            title, end = first.name, first.end
        elif is_byline(written) and not _goes_on(text, line, below):
            day = day or date_in_line(written)
        elif not title and not _is_marked(start, marked) and _is_title(text, line, below, known_title):
            title = _HASHES.sub("", written)
        elif opening := dateline(written):
            day = day or opening.day
            if opening.begins < len(written):
                if not opening.place:  # which is part of what the paragraph says
                    spans.append((start, start + opening.begins))
                break
        elif names_its_day(written) and not _goes_on(text, line, below):
            day, above = day or date_in_line(written), above or written
        else:
            break
        spans.append((start, end))
    return Head(named or title or above, day, tags, tuple(spans))


def _is_marked(offset: int, marked: Sequence[Heading]) -> bool:
    return any(heading.start <= offset < heading.end for heading in marked[:_MOST_LINES])


def _is_title(text: str, line: re.Match[str], below: re.Match[str] | None, known_title: str) -> bool:
    written = _HASHES.sub("", line[0].strip())
    if below is None or is_section_name(written) or BULLET.match(written):
        return False
    if known_title:
        return _squeezed(written) == _squeezed(known_title)
    under = below[0].strip()
    stands_alone = text.count("\n", line.end(), below.start()) > 1 or _RULE.fullmatch(under) or _is_of_head(under)
    return (
        bool(stands_alone)
        and any(c.isalpha() for c in written)
        and len(written) <= _LONGEST_TITLE
        and len(written.split()) <= _MOST_TITLE_WORDS
        and not written.endswith((".", ":", ";", ",", "…"))
    )


def _is_of_head(line: str) -> bool:
    says = field(line) or is_mark(line) or is_byline(line) or names_its_day(line)
    return bool(says or is_section_name(line) or parse_date(line))


def _goes_on(text: str, line: re.Match[str], below: re.Match[str] | None) -> bool:
    """Does a sentence go on in the line below: "By Jane Doe, the port is closed\\nto all ships"?"""
    return below is not None and text.count("\n", line.end(), below.start()) == 1 and below[0].lstrip()[:1].islower()


def _squeezed(title: str) -> str:
    return " ".join(title.casefold().split())
