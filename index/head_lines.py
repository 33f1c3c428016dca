"""A line → what it is at the head of a briefing: a field ("Date: …"), a mark of who may read it, a byline.

Knows nothing of the lines around it: in what order they stand, and where the head ends, is read by `head.py`.
"""

import re
from datetime import date
from enum import StrEnum

from index.report_date import date_in_line, date_in_title, parse_date


class Field(StrEnum):
    """What a field tells; OTHER is what memos and mails tell besides ("From: …")."""

    TITLE = "title"
    DATE = "date"
    TAGS = "tags"
    OTHER = "other"


_NAMES_OF_FIELDS = {
    Field.TITLE: "title, subject, subj, re, headline",
    Field.DATE: (
        "date, dated, published, issued, sent, updated, last updated, as of, report date, date of report, "
        "date published, publication date"
    ),
    Field.TAGS: "tags, keywords",
    Field.OTHER: (
        "from, to, cc, bcc, by, author, authors, prepared by, prepared for, attn, through, thru, via, reply-to, "
        "classification, handling, distribution"
    ),
}
_FIELDS = {name.strip(): field for field, names in _NAMES_OF_FIELDS.items() for name in names.split(",")}
_FIELD = re.compile(rf"[*_]*({'|'.join(_FIELDS)})[*_]*\s*:[*_]*\s+(\S.*)", re.IGNORECASE)

# "TLP:AMBER", "UNCLASSIFIED//FOR OFFICIAL USE ONLY".
_MARK = (
    r"(?:(?i:TLP\s?:?\s?(?:red|amber(?:\+strict)?|green|clear|white)|(?:for\s)?(?:official|internal)\suse\sonly|FOUO"
    r"|(?:(?:NATO|EU|UK|US)\s)?(?:top\ssecret|secret|confidential|restricted|unclassified|official(?:[-: ]+sensitive)?)"
    r"|not\sfor\s(?:public\s)?(?:release|distribution|publication))(?://[A-Z][A-Z /,-]*)?)"
)
_MARKS = re.compile(rf"\W*{_MARK}(?:\W+{_MARK})*\W*")
_PASSED_ON = re.compile(
    r"-*\s*(?:begin\s)?(?:forwarded|original)\smessage\s*[-:]*"
    r"|(?:view|read)\sthis\s(?:e-?mail|message|newsletter)\sin\syour\sbrowser",
    re.IGNORECASE,
)

_NAME = r"[^\W\d_a-z][\w'’.-]*"
_NAMES = rf"{_NAME}(?:,?\s(?:{_NAME}|[\d&]+|and|of|for|the|in|de|van|von|der|bin|al))*"
_BY = re.compile(rf"(?i:(?:reported|written|compiled|prepared)\sby|by)\s{_NAME}\s{_NAMES}(?:\s?[,|–—-]\s.*)?")
_DAY_LED = re.compile(
    r"(?:as\sof|(?:last\s)?updated|published|posted|issued|released|dated)(?:\s(?:on|at))?\s(.+)", re.IGNORECASE
)
_PIECES = re.compile(r"\s*[|·•]\s*")
_ALL_NAMES = re.compile(_NAMES)
_NAMES_AND_DAY = re.compile(rf"{_NAMES}(?:,\s|\s?[|(–—-]\s?)[^|]{{6,40}}")
_NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}")
_LONGEST = 120


def field(line: str) -> tuple[Field, str] | None:
    """Return which field a line is, and its value."""
    found = _FIELD.fullmatch(line)
    if found is None:
        return None
    kind, value = _FIELDS[found[1].lower()], found[2]
    # "Distribution: Food reached 640 people." is a sentence.
    is_said = kind in (Field.DATE, Field.OTHER) and value.endswith(".") and not day_of(value)
    return None if is_said else (kind, value)


def day_of(value: str) -> date | None:
    """Return the day that the value of a date field names: "12 March 2026", "18:00 UTC, 12 March 2026"."""
    return parse_date(value) or date_in_title(value) or (date_in_line(value) if _PIECES.search(value) else None)


def is_mark(line: str) -> bool:
    """Does a line say who may read the text, or that it was passed on, and nothing else?"""
    return bool(_MARKS.fullmatch(line) or _PASSED_ON.fullmatch(line))


def is_byline(line: str) -> bool:
    """Does a line say by whom or of when the text is, and nothing else: "By Jane Doe", "As of 12 March 2026"?"""
    if len(line) > _LONGEST or line.endswith((".", ":", ";")):
        return False
    return bool(_BY.fullmatch(line) or _is_day(line) or _NUMBERS.fullmatch(line))


def names_its_day(line: str) -> bool:
    """Does a line hold names and a day, and no words of a sentence: "Jane Doe | 12 March 2026"?"""
    pieces = _PIECES.split(line)
    beside = any(map(_is_day, pieces)) and all(
        _is_day(piece) or _BY.fullmatch(piece) or _ALL_NAMES.fullmatch(piece) for piece in pieces
    )
    return len(line) <= _LONGEST and bool(beside or (_NAMES_AND_DAY.fullmatch(line) and date_in_title(line)))


def _is_day(words: str) -> bool:
    led = _DAY_LED.fullmatch(words)
    return bool(day_of(led[1]) if led else parse_date(words))
