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


def each(lines: Iterable[str | bytes], of: Callable[[Mapping[str, Any]], T], what: str) -> Iterator[T]:
    """Give what `of` makes of each line, empty ones aside; ValueError, with its number, where one is no `what`."""
    for number, line in enumerate(lines, 1):
        try:
            text = line if isinstance(line, str) else line.decode("utf-8-sig")
            made = [of(_fields(text))] if text.strip() else []
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise ValueError(f"line {number} is no {what}: {_why(error)}") from error
        yield from made


def _fields(line: str) -> Mapping[str, Any]:
    entry = json.loads(line)
    if not isinstance(entry, dict):
        raise ValueError('it is not {"field": value, …}')
    return entry


def _why(error: Exception) -> str:
    match error:
        case KeyError():
            return f"it has no {error}"
        case json.JSONDecodeError():
            return f"it cannot be read as JSON from character {error.colno} on ({error.msg})"
        case UnicodeDecodeError():
            return f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
        case RecursionError():
            return "it holds lists in lists too deep to be read"
        case AttributeError() | TypeError():
            return repr(error)
        case _:
            return str(error)
