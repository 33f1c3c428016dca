"""Reply → text and marks: [1], [1, 2], [1-3], 【1】, [S1], [^1] become numbers, while the reply is still coming in."""

import re
from collections.abc import Iterator

LONGEST = 48  # characters of a mark
MOST = 12  # numbers of one mark; [1-999] is none
_OPEN, _CLOSE = "[【［", "]】］"
# What is taken is not given back (`+`): blanks that could be parted in many ways would be tried in all of them.
_INSIDE = re.compile(
    r"\s*+(?:(?:(?:sentence|line|item|statement)(?:\s+number)?s?|sources?|evidence|refs?|citations?|numbers?|nos?\.?|s|e|#|\^)?[\s:.#*]*+\d{1,4}(?:\s*+†[^\]】］,;]*+)?"
    r"(?:\s*+(?:,|;|/|\||&|and|-|–|—|to)\s*+|(?=[\s.*]*+$)|\s++)){1,12}[\s.*]*+",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,4})\s*(?:-|–|—|to)\s*(?:s(?:entence)?\s*)?(\d{1,4})|(\d{1,4})", re.IGNORECASE)
_DAGGER = re.compile(r"†[^\]】］,;]*")

Marks = tuple[int, ...]


class MarkReader:
    """Cuts a reply that comes in pieces into text and marks; what may yet become a mark is held back."""

    def __init__(self) -> None:
        self._held = ""

    def read(self, piece: str) -> Iterator[str | Marks]:
        """Yield what is certain now, in order."""
        for character in piece:
            if self._held:
                yield from self._go_on(character)
            elif character in _OPEN:
                self._held = character
            else:
                yield character

    def end(self) -> Iterator[str | Marks]:
        """Yield what is left when nothing more comes."""
        yield from self._held
        self._held = ""

    def _go_on(self, character: str) -> Iterator[str | Marks]:
        if character in _CLOSE:
            inside, self._held = self._held[1:], self._held + character
            found = numbers(inside)
            yield from (found,) if found else self._held
            self._held = ""
        elif character in _OPEN or character == "\n" or len(self._held) >= LONGEST:
            yield from self._held
            self._held = character if character in _OPEN else ""
            if not self._held:
                yield character
        else:
            self._held += character


def numbers(inside: str) -> Marks:
    """Return the numbers between two brackets, in order, each once; () where it is no mark."""
    if len(inside) > LONGEST or not _INSIDE.fullmatch(inside):
        return ()
    found: list[int] = []
    for first, last, single in _RANGE.findall(_DAGGER.sub("", inside)):
        if single:
            found.append(int(single))
        elif 0 <= int(last) - int(first) < MOST:
            found += range(int(first), int(last) + 1)
        else:
            found += [int(first), int(last)]
    return tuple(dict.fromkeys(found))[:MOST]
