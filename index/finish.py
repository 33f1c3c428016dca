"""Draft → briefing: what the format left open is read off the text and the file's name.

What wins over what, the first that says something:

    title   the format (front matter, Subject, <title>, record), a "Title:" line, the title above the text,
            what stood at the tops of its pages, the file's name, the first words of the text
    date    the format (front matter, Date header, <meta>, <time>, record), a "Date:" or date line above the text,
            the dateline of its first paragraph, a date set off in the title, what stood at the tops and bottoms of its
            pages, the file's name; never the day the file was saved
    tags    the format, a "Tags:" line
"""

import re
from datetime import date
from pathlib import Path

from index.briefing import Briefing
from index.head import Head, read_head
from index.head_lines import is_mark
from index.headings import find_headings
from index.loaders.draft import Draft
from index.report_date import date_in_line, date_in_name, date_in_title, parse_date, without_date
from index.sections import find_sections, whole

_LONGEST_TITLE = 300
_FIRST_WORDS = 80
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")


def finish(draft: Draft, path: Path) -> Briefing:
    """Complete a draft. Its text is kept as it is."""
    stem = path.name.removesuffix(".gz").rpartition(".")[0] or path.name
    if draft.sections:
        head, sections = Head(), draft.sections
    else:
        head = read_head(draft.text, draft.headings, draft.title)
        start = head.spans[-1][1] if head.spans else 0
        headings = find_headings(draft.text, draft.headings, start)
        # A text of nothing but headings: better all of it than nothing.
        sections = find_sections(draft.text, headings, start) or whole(draft.text)
    title = draft.title or head.title or _title_on_pages(draft)
    day = draft.date or head.date or date_in_title(_cut(title, _LONGEST_TITLE)) or _date_on_pages(draft)
    day = day or date_in_name(stem)
    return Briefing(
        text=draft.text,
        title=_cut(_storable(title or _title_of(stem, draft, sections[0].start, day)), _LONGEST_TITLE),
        date=day,
        tags=tuple(map(_storable, draft.tags or head.tags)),
        sections=sections,
        source=_storable(_source_of(draft, path)),
    )


def _title_on_pages(draft: Draft) -> str:
    return next((line for line in draft.heads if _WORD.search(line) and not is_mark(line) and not parse_date(line)), "")


def _date_on_pages(draft: Draft) -> date | None:
    return next((day for line in (*draft.heads, *draft.feet) if (day := date_in_line(line))), None)


def _title_of(stem: str, draft: Draft, start: int, day: date | None) -> str:
    """Make a title of the file's name, where it has a word in it, else of the text's first words, from `start`."""
    name = " ".join(re.sub(r"[_\W]+", " ", without_date(stem)).split())
    if not _WORD.search(name):
        return _cut(" ".join(draft.text[start:][:1000].split()), _FIRST_WORDS)
    name = name[:1].upper() + name[1:]
    if not draft.part:
        return name
    # All records of a file share its name.
    return f"{name}, {day.day} {day:%B %Y}" if day else f"{name}, {draft.part.lstrip(':#')}"


def _source_of(draft: Draft, path: Path) -> str:
    """Say in which file, and as which of its records, it was found, behind where it was published, if that is told."""
    return f"{draft.source} ({path.name}{draft.place})" if draft.source else f"{path}{draft.place}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]}…"


def _storable(text: str) -> str:
    """Broken headers leave characters that have no UTF-8 form; SQLite and JSON would fail at them."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
