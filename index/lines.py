"""Text → its lines, where they stand, and which of them are list items."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"\s*(?:[-*+•‣⁃◦▪●■–—]|\d{1,3}[.)]|\(?[a-z]\))\s+\S")


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the lines between two offsets that are not blank. Not str.splitlines: it cuts at U+2028 and the like."""
    return (line for line in _LINE.finditer(text, start, len(text) if end is None else end) if not line[0].isspace())


def first_of(line: re.Match[str]) -> int:
    """Return the offset of the first character of a line that is no blank."""
    return line.start() + len(line[0]) - len(line[0].lstrip())
