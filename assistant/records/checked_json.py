"""JSON that a stranger may have written: every reading of a part of it is checked, and what is wrong is said.

Knows nothing of what the JSON is for.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from index.scope import Scope

MOST_ITEMS = 10_000  # of any list
BRIEFING_ID = re.compile(r"[0-9a-f]{16}")
SENTENCE_ID = re.compile(r"[0-9a-f]{16}:[0-9]{1,9}-[0-9]{1,9}")
T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Wrong(Exception):
    """What is wrong with a part of the file, in a sentence."""


def load(path: Path, most: int) -> "Part":
    """Read a file of at most `most` bytes. Raises Wrong."""
    try:
        with path.expanduser().open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Wrong(f"it cannot be read ({reason}).") from error
    if len(data) > most:
        raise Wrong(f"it is larger than {most // 1024**2} MiB, which none is.")
    try:
        return Part("", json.loads(data.decode("utf-8"), parse_constant=_no_number))
    except (ValueError, RecursionError) as error:
        raise Wrong(f"it is no JSON that can be read ({_short(str(error))}).") from error


class Part:
    """A part of the file and where it stands ("asked.scope"); every reading of it is checked."""

    def __init__(self, where: str, value: object) -> None:
        self._where = where
        self._value = value

    def __getitem__(self, name: str) -> "Part":
        fields = self._of(dict, "an object")
        where = f"{self._where}.{name}".lstrip(".")
        if name not in fields:
            raise Wrong(f"it has no {where!r}; it was cut or edited.")
        return Part(where, fields[name])

    def text(self, most: int = 100_000, pattern: re.Pattern[str] | None = None) -> str:
        text = str(self._of(str, "a text"))
        if len(text) > most:
            raise self._is_not(f"a text of at most {most:,} characters", f"one of {len(text):,}")
        if pattern and not pattern.fullmatch(text):
            raise self._is_not("written as this program writes it")
        return text

    def whole(self, least: int = 0) -> int:
        number = self._of(int, "a whole number")
        if isinstance(number, bool) or not least <= number < 10**9:
            raise self._is_not(f"a whole number from {least}")
        return int(number)

    def fraction(self) -> float:
        number = self._of((int, float), "a number from 0 to 1")
        if isinstance(number, bool) or not 0 <= number <= 1:
            raise self._is_not("a number from 0 to 1")
        return float(number)

    def items(self, read: Callable[["Part"], T]) -> tuple[T, ...]:
        items = self._of(list, "a list")
        if len(items) > MOST_ITEMS:
            raise self._is_not(f"a list of at most {MOST_ITEMS:,}", f"one of {len(items):,}")
        return tuple(read(Part(f"{self._where}[{number}]", item)) for number, item in enumerate(items))

    def one_of(self, kind: type[E]) -> E:
        text = self.text()
        try:
            return kind(text)
        except ValueError as error:
            raise self._is_not(f"one of {', '.join(str(one.value) for one in kind)}") from error

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text(10))
        except ValueError as error:
            raise self._is_not("a day as YYYY-MM-DD") from error

    def moment(self) -> datetime:
        try:
            moment = datetime.fromisoformat(self.text(40))
        except ValueError as error:
            raise self._is_not("a moment as 2026-03-01T12:00:00Z") from error
        if moment.tzinfo is None:
            raise self._is_not("a moment with its time zone, as 2026-03-01T12:00:00Z")
        return moment

    def maybe(self, read: Callable[["Part"], T]) -> T | None:
        return None if self._value is None else read(self)

    def scope(self) -> Scope:
        since, until = self["since"].maybe(Part.day), self["until"].maybe(Part.day)
        tags = self["tags"].items(Part.text)
        briefings = self["briefings"].items(lambda part: part.text(pattern=BRIEFING_ID))
        try:
            return Scope(since, until, tags, briefings)
        except ValueError as error:
            raise Wrong(f"{self._where}: {error}.") from error

    def scalar(self) -> str | float | None:
        value = self._of((str, int, float, type(None)), "a text, a number or null")
        if isinstance(value, str):
            return self.text()
        try:
            return None if value is None else float(value)
        except OverflowError:
            raise self._is_not("a number that can be counted with") from None

    def fields(self, read: Callable[["Part"], T]) -> tuple[tuple[str, T], ...]:
        return tuple((name, read(self[name])) for name in self._of(dict, "an object"))

    def _of(self, kind: type | tuple[type, ...], name: str) -> Any:
        if not isinstance(self._value, kind):
            raise self._is_not(name)
        return self._value

    def _is_not(self, what: str, but: str = "") -> Wrong:
        shown = but or _short(json.dumps(self._value))
        return Wrong(f"{self._where or 'the whole of it'} is {shown} and has to be {what}; it was cut or edited.")


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
