"""Text → stretches: which lines read on as one run of words.

Knows nothing of where sentences end, only that none leaves its stretch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Plain text is wrapped within these widths. In proportional type (PDF) full lines differ in characters.
NARROWEST_WRAP = 30
WIDEST_WRAP = 120
RAGGED = 0.8

# Signs that say where a line stands, not what it says: rules, quote signs, bullets, list numbers.
_RULE = re.compile(r"[-–—*_=~#|+:>·•‣⁃◦▪●■►➢\s]+")
_QUOTED = re.compile(r"(?:>\s?)*\s*")
_BULLET = re.compile(r"(?:[-*+·]|#{1,6})\s+|[•‣⁃◦▪●■►➢]\s*")
_COUNT = re.compile(
    r"\(?(?P<number>\d{1,3})(?:\.\)|[.)])(?:\s+|$)"
    r"|(?:\([A-Za-z]\)|\([ivx]{1,5}\)|[a-z][.)]|[A-Z]\)|[ivx]{2,5}[.)]|[–—])\s+(?=\S)"
)
_BULLET_SIGNS = tuple("•‣⁃◦▪●■►➢")
_BEFORE_MARKS = ".;:!?…,)]\"'”’»"
_ORDINAL = re.compile(r"\d+|[a-z](?=[.)])")
_LABELLED = re.compile(r"[A-Z][\w-]{1,15}:\s|\|")
_FINISHED = re.compile(r"[.!?…:;。！？؟۔।][^\w\s]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is neither blank nor a rule: `[start, said)` holds its list mark, `[said, end)` what it says."""

    start: int
    said: int
    end: int
    width: int
    bullet: bool
    counted: bool
    number: int | None
    first_word: str
    finished: bool
    labelled: bool


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text in order: not empty, stripped, without quote signs, bullets and list numbers.

    Blank lines, rules and list items cut. Any other line break does too, unless the line before is wrapped there.
    """
    blocks = list(_blocks(text))
    # In a text of which no line goes on in lower case, each line is a paragraph, a list item or a heading.
    wrapped = any(_goes_on(before, line) for block in blocks for before, line in pairwise(block))
    for block in blocks:
        widest = max(line.width for line in block) if wrapped else 0
        first = block[0]
        number = first.number
        for before, line in pairwise(block):
            if _cuts(before, line, widest, number):
                # "1. It opens on May 2. Ten come.\n2. …": the next item is the next line, not what follows "May".
                counts_on = first.number is not None and line.number == first.number + 1
                cut = _stripped(text, first.said, before.end) if counts_on else _items(text, first, before.end)
                yield from cut
                first = line
                number = line.number if line.number is not None else number
        yield from _items(text, first, block[-1].end)


def _items(text: str, first: _Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that was set in one line, "1. First 2. Second": each mark counts the last one on."""
    said = first.said
    for found, resume in _marks(text, first, end):
        yield from _stripped(text, said, found)
        said = resume
    yield from _stripped(text, said, end)


def _marks(text: str, first: _Line, end: int) -> list[tuple[int, int]]:
    """Return where the marks after that of `first` begin and end.

    "1. It passed by 51 votes to 3. …": a number that no sign stands before may end a sentence. Without such a sign
    marks count only where there are several and all of them lack it.
    """
    marks: list[tuple[int, int]] = []
    said, mark = first.said, _next_mark(text[first.start : first.said].strip())
    while mark and (found := text.find(f" {mark}", said, end)) >= 0:
        said = found + 1 + len(mark)
        marks.append((found, said))
        mark = _next_mark(mark.strip())
    if mark in _BULLET_SIGNS:
        return marks
    after_sign = [(found, resume) for found, resume in marks if text[found - 1] in _BEFORE_MARKS]
    return after_sign or (marks if len(marks) > 1 else [])


def _next_mark(mark: str) -> str:
    """Return "2) " for "1)", "b. " for "a.", "•" for "•", and "" for a mark that means something else in a line."""
    if _ORDINAL.search(mark):
        return _ORDINAL.sub(lambda found: _next_ordinal(found.group()), mark, count=1) + " "
    return mark if mark in _BULLET_SIGNS else ""


def _next_ordinal(ordinal: str) -> str:
    return str(int(ordinal) + 1) if ordinal.isdigit() else chr(ord(ordinal) + 1)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if said.strip():
        yield start + len(said) - len(said.lstrip()), start + len(said.rstrip())


def _blocks(text: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        if raw.isspace() or _RULE.fullmatch(raw):
            if block:
                yield block
                block = []
        else:
            block.append(_line(text, offset, offset + len(raw.rstrip())))
        offset += len(raw)
    if block:
        yield block


def _line(text: str, margin: int, end: int) -> _Line:
    start = _after(_QUOTED, text, margin, end)
    bulleted = _after(_BULLET, text, start, end)
    count = _COUNT.match(text, bulleted, end)
    said = count.end() if count else bulleted
    number = count["number"] if count else None
    return _Line(
        start=start,
        said=said,
        end=end,
        width=end - margin,
        bullet=bulleted > start,
        counted=count is not None,
        number=int(number) if number else None,
        first_word=text[start : min(start + NARROWEST_WRAP, end)].split(maxsplit=1)[0],
        finished=_FINISHED.search(text, max(start, end - 8), end) is not None,
        labelled=_LABELLED.match(text, start, end) is not None,
    )


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _goes_on(before: _Line, line: _Line) -> bool:
    """Lower case, or a script without case, after an unfinished line that may have been full."""
    letter = line.first_word[0]
    return _may_be_full(before) and not before.finished and letter.isalpha() and not letter.isupper()


def _may_be_full(line: _Line) -> bool:
    return NARROWEST_WRAP <= line.width <= WIDEST_WRAP


def _cuts(before: _Line, line: _Line, widest: int, number: int | None) -> bool:
    """Does a new stretch begin at this line?

    `widest` is the width of the block, 0 in a text that is not wrapped; `number` that of the list item before.
    """
    full = widest > 0 and _may_be_full(before) and before.width + 1 + len(line.first_word) > RAGGED * widest
    if line.bullet or before.said == before.end or (line.labelled and before.labelled):
        return True
    if line.counted:
        # "… until July\n25. The …": the number that a wrapped line begins with is no list mark, unless it counts on.
        return before.finished or not full or (number is not None and line.number == number + 1)
    if line.first_word[0].islower():
        return before.finished and not full
    return not full
