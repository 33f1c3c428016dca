"""Text → headings: the lines that name what stands under them."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from index.lines import BULLET, first_of, lines_of
from index.loaders.draft import Heading
from index.sections import is_section_name

_HASHES = re.compile(r"(#{1,6})\s+")
_BOLD = re.compile(r"\*\*|__")
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
_OPENING = re.compile(r"(?:\*\*|__)?([^\W\d_][\w’' -]{2,40}?)(?:\*\*|__)?:(?:\*\*|__)?(?=[ \t]+\S)")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*")

# Lines without # marks do not tell their rank; they stand below a title and above what is marked as a subheading.
_RANK = 2
_LONGEST = 80
_MOST_WORDS = 9
_FEWEST_CAPITALS = 4
_ENOUGH = 20_000  # characters, to see whether a text is written in capitals


def find_headings(text: str, marked: Iterable[Heading], start: int = 0) -> tuple[Heading, ...]:
    """Return the headings from `start` on, in order: those the format marks, and the lines that can be nothing else.

    Well-known names are found wherever they stand alone ("Key takeaways") or open a line ("Implications: It may…").
    Where the format marks no more than a title, so are lines with # marks or underlined, lines in capitals, and short
    lines right above a list.
    """
    marked = _apart(marked)
    starts = [heading.start for heading in marked]
    lines = list(lines_of(text, start))
    by_shape = len(marked) < 2
    in_capitals = by_shape and not _is_mostly_capitals(text)
    found = [heading for heading in marked if heading.start >= start]
    for number, line in enumerate(lines):
        above = bisect_left(starts, line.end()) - 1
        if above >= 0 and marked[above].end > line.start():
            continue
        after_gap = number == 0 or text.count("\n", lines[number - 1].end(), line.start()) > 1
        below = lines[number + 1] if number + 1 < len(lines) else None
        near = below is not None and text.count("\n", line.end(), below.start()) == 1
        heading = (_underlined(line, below) if below and near else None) or _named(line)
        if heading is None and by_shape:
            heading = _marked(line)
        if heading is None and by_shape and after_gap and below and _is_short(line[0].strip()):
            over_list = near and bool(BULLET.match(below[0])) and not line[0].rstrip().endswith(":")
            if over_list or (in_capitals and _is_in_capitals(line[0])):
                heading = _whole(line, line[0].strip(), _RANK)
        if heading:
            found.append(heading)
    return _apart(found)


def _apart(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """Put headings in order; of two that overlap (<h1> in <h2>) the first stays."""
    kept: list[Heading] = []
    for heading in sorted(headings, key=lambda heading: (heading.start, -heading.end)):
        if not kept or kept[-1].end <= heading.start:
            kept.append(heading)
    return tuple(kept)


def _named(line: re.Match[str]) -> Heading | None:
    written = line[0].strip()
    if len(written) <= _LONGEST:
        hashes = _HASHES.match(written)
        name = _BOLD.sub("", _NUMBER.sub("", _HASHES.sub("", written, count=1), count=1)).strip().rstrip(":").strip()
        if is_section_name(name):
            return _whole(line, name, len(hashes[1]) if hashes else _RANK)
    opening = _OPENING.match(written)
    if opening and opening[1][0].isupper() and is_section_name(opening[1]):
        start = first_of(line)
        return Heading(start, start + opening.end(), opening[1], _RANK)
    return None


def _marked(line: re.Match[str]) -> Heading | None:
    written = line[0].strip()
    hashes = _HASHES.match(written)
    return _whole(line, written[hashes.end() :].rstrip("# "), len(hashes[1])) if hashes else None


def _underlined(line: re.Match[str], below: re.Match[str]) -> Heading | None:
    name = line[0].strip()
    if not (_UNDERLINE.fullmatch(below[0]) and _is_short(name)):
        return None
    return Heading(first_of(line), below.end(), name, 1 if "=" in below[0] else _RANK)


def _is_short(name: str) -> bool:
    return (
        len(name) <= _LONGEST
        and len(name.split()) <= _MOST_WORDS
        and name[:1].isalnum()
        and not name.endswith((".", ";", ",", "!", "?", "…"))
        and not BULLET.match(name)
    )


def _is_in_capitals(name: str) -> bool:
    return name == name.upper() and sum(c.isupper() for c in name) >= _FEWEST_CAPITALS


def _is_mostly_capitals(text: str) -> bool:
    """Telegrams are written so; their lines in capitals are no headings."""
    beginning = text[:_ENOUGH]
    return 2 * sum(map(str.isupper, beginning)) > sum(map(str.isalpha, beginning))


def _whole(line: re.Match[str], name: str, rank: int) -> Heading:
    start = first_of(line)
    return Heading(start, start + len(line[0].strip()), name, rank)
