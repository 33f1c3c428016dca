"""Files of `data/analyst` → what is asked in them, and how what came of it is measured part by part."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from eval.examples import Part
from eval.figure import OVERALL, Figure, measure
from eval.lines import each
from eval.share import Share, Undefined

FOLDER = Path(__file__).parents[1] / "data" / "analyst"
T = TypeVar("T")


class Labelled(Protocol):
    """A question with its gold."""

    @property
    def id(self) -> str: ...

    @property
    def part(self) -> Part: ...


class Outcome(Protocol):
    """What came of a question."""

    @property
    def example(self) -> Labelled: ...


O = TypeVar("O", bound=Outcome)  # noqa: E741 - of many outcomes one


def read(name: str, part: Part, of: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    """Return what a part of the file of a kind holds; ValueError, with the line's number, where a line is none."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(read_lines(lines, part, of))


def read_lines(lines: Iterable[str], part: Part, of: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    parted = each(lines, lambda entry: (Part(entry["part"]), of(entry)), "question with its gold")
    yield from (one for its, one in parted if part in (Part.ALL, its))


def figures(name: str, outcomes: Sequence[O], share: Callable[[O], Share]) -> Iterator[Figure]:
    """Give a measure of each part and overall, where it is defined."""
    for group, part in ((Part.TEST.value, Part.TEST), (Part.DEV.value, Part.DEV), (OVERALL, Part.ALL)):
        try:
            yield measure(name, group, {o.example.id: o for o in outcomes if part in (Part.ALL, o.example.part)}, share)
        except Undefined:
            continue


def said(text: str) -> str:
    """Return a sentence with its line breaks folded, as gold names it."""
    return " ".join(text.split())
