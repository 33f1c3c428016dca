"""Free text with marks → statements, each as soon as the word behind it is there.

A mark behind a full stop belongs to the sentence before it; at the beginning of a line, to the one behind it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.writer.marks import MarkReader, Marks
from assistant.writer.marks import numbers as in_brackets
from assistant.writer.reply import LONGEST_STATEMENT, NoAnswer, Part, Statement
from index.segment import spans

_ENDS = re.compile(r"[.!?…。！？\"”'’)]$")
_STOP = re.compile(r"[.!?…。！？]")
_NO_ANSWER = re.compile(
    r"\W*(?:no\s+answer\b"
    r"|(?:(?:i\s+am|i['’]m)\s+)?(?:sorry|unfortunately)?\W*(?:but\s+)?(?:based\s+on\s+)?(?:the\s+)?(?:provided\s+|given\s+|numbered\s+|available\s+)*"
    r"(?:evidence|sentences?|briefings?|documents?|context|information|text)(?:\s+provided|\s+given)?\s+(?:does|do)\s*(?:not|n['’]t)\s+"
    r"(?:contain|say|answer|provide|mention|specify|state|include|give|address|offer)\b"
    r"|i\s+(?:cannot|can['’]t|could\s+not|am\s+unable\s+to|do\s+not\s+have)\b)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–—]|\d{1,2}[.)])\s+|^#{1,6}\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
# What marks leave behind: "[[1]]", "([1])", "[1](#1)", "[1]: It left.", "It left. [1].", "| It left. | [1] |".
_LEFT = re.compile(r"\[\s*\]|\(\s*\)|\(#[\w-]{0,20}\)|^[\s:;,|]+|^[.–—-]+\s+|(?:\s*\|)+\s*$|(?<=[^.]\.)\.$")
# Marks in other brackets: "It left (sentence 2)."
_ROUND = re.compile(
    r"\s*\((?P<inside>(?:sentences?\s+)?\d{1,2}(?:(?:\s*,\s*|\s+and\s+)\d{1,2})*)\)(?P<stop>[.!?]?)$", re.I
)
_LEAD_IN = re.compile(
    r"^(?:(?:based\s+on|according\s+to|from|as\s+stated\s+in)\s+(?:the\s+|these\s+)?(?:provided\s+|given\s+|numbered\s+|above\s+)*"
    r"(?:evidence|sentences?|briefings?|documents?|sources?|context|text|information)(?:\s+(?:provided|above|given|\d+))?\s*[,:]\s*"
    r"|(?:answer|response|reply)\s*:\s*|(?:therefore|so|thus|in\s+summary|in\s+conclusion|overall),\s+)",
    re.IGNORECASE,
)


def statements(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield the statements of a reply that comes in pieces."""
    marks, line = MarkReader(), _Line()
    for piece in pieces:
        for part in marks.read(piece):
            yield from line.add(part)
    for part in marks.end():
        yield from line.add(part)
    yield from line.end()


class _Line:
    """A line as it grows. `text` is what of it is no statement yet; each mark stands where it stood in the text."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._text = ""
        self._marks: list[tuple[int, Marks]] = []
        self._leads = False  # does the line begin with a mark, so that marks stand before what they belong to?
        self._is_due = False  # a full stop was there, and nothing was cut since

    def add(self, part: str | Marks) -> Iterator[Part]:
        if not isinstance(part, str):
            self._leads = self._leads or not self._text.strip()
            self._marks.append((len(self._text), part))
        elif part == "\n":
            yield from self.end()
        else:
            self._text += part
            self._is_due = self._is_due or _STOP.match(part) is not None
            # Whether a sentence ended is told by the whole word behind it.
            if self._is_due and part.isspace() and not _ENDS.search(self._text.rstrip()):
                yield from self._cut()
            elif len(self._text) >= LONGEST_STATEMENT:
                yield from self._all()

    def end(self) -> Iterator[Part]:
        yield from self._all()
        self._clear()

    def _cut(self) -> Iterator[Part]:
        """Yield the sentences that ended, and keep the last, which goes on."""
        found = list(spans(self._text))
        for (start, end), (following, _) in pairwise(found):
            yield from self._statement(start, end, following)
        if len(found) > 1:
            resume = found[-1][0]
            self._text = self._text[resume:]
            self._marks = [(max(0, at - resume), numbers) for at, numbers in self._marks]
        self._is_due = False

    def _all(self) -> Iterator[Part]:
        found = list(spans(self._text))
        for number, (start, end) in enumerate(found):
            following = found[number + 1][0] if number + 1 < len(found) else len(self._text) + 1
            yield from self._statement(start, end, following)
        if not found and self._marks:
            # A line of nothing but marks: they are those of the lines before, which found their own sentences.
            self._marks = []
        self._text, self._is_due = "", False

    def _statement(self, start: int, end: int, following: int) -> Iterator[Part]:
        """Yield the sentence and take its marks out."""
        until = end if self._leads else following
        mine = [numbers for at, numbers in self._marks if at < until]
        self._marks = [(at, numbers) for at, numbers in self._marks if at >= until]
        yield from _read(self._text[start:end], tuple(dict.fromkeys(n for numbers in mine for n in numbers)))


def _read(text: str, numbers: Marks) -> Iterator[Part]:
    text = tidy(text)
    if not numbers and (mark := _ROUND.search(text)):
        text, numbers = text[: mark.start()] + mark["stop"], in_brackets(mark["inside"])
    if not numbers and _NO_ANSWER.match(text):
        yield NoAnswer()
    elif any(character.isalnum() for character in text) and not text.startswith("```") and (numbers or text[-1] != ":"):
        yield Statement(text[:LONGEST_STATEMENT], numbers)


def tidy(text: str) -> str:
    """Return a sentence without bullets, emphasis, words that only lead in, and gaps that its marks left."""
    text = _EMPHASIS.sub("", _BULLET.sub("", " ".join(text.split())))
    text = re.sub(r"\s+([.,;:!?])", r"\1", _LEFT.sub("", text).strip()).strip()
    text = _LEFT.sub("", text).strip()
    without = _LEAD_IN.sub("", text)
    return without[:1].upper() + without[1:] if without != text else text
