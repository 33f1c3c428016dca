"""JSON Lines → what each line says."""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON Lines file, packed by gzip or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def each(lines: Iterable[str], of: Callable[[Mapping[str, Any]], T], what: str) -> Iterator[T]:
    """Give what `of` makes of each line, empty ones aside; ValueError, with its number, where one is no `what`."""
    for number, line in enumerate(lines, 1):
        try:
            made = [of(json.loads(line))] if line.strip() else []
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"line {number} is no {what}: {error!r}") from error
        yield from made
