"""Labelled pairs of sentences → how many of those that disagree are found. The rules are in `data/README.md`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.analysis.conflicts import conflicts
from assistant.answer import About, Quote
from assistant.compose import quote
from assistant.read import Judged
from assistant.readers.judge import Judge
from eval.examples import Part
from eval.figure import OVERALL, Figure, measure
from eval.lines import each
from eval.share import Share
from index.briefing import Briefing, Section, SectionKind, Sentence

LABELLED = Path(__file__).parent / "data" / "conflicts.jsonl"
NOTES: tuple[str, ...] = (
    "A pair counts as found whether or not the conflict is called sure; 'sure' counts only those that are.",
    "A count that a newer report raises (12 dead, then 20) is a conflict to be shown as 'newer says / older said'.",
    "Labelled by one person, who worked on the rules with the dev part. Reworked, they had .840 and .677 on test when "
    "that was first measured; three of its pairs were read since, and two of them mended.",
    "Where the samples hold too few, pairs were written in the style of briefings ('written').",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences; `about` is what they disagree in, None where they only look as if they did.

    `made` is "samples" where both are sentences of the samples, else "written".
    """

    id: str
    first: Quote
    second: Quote
    about: About | None
    made: str
    part: Part


@dataclass(frozen=True, slots=True)
class Told:
    """A pair, what was found that it disagrees in (None for nothing), and whether that is sure."""

    pair: Pair
    about: About | None
    sure: bool

    @property
    def is_right(self) -> bool:
        return self.about is not None and self.pair.about is not None


def read_pairs(lines: Iterable[str]) -> tuple[Pair, ...]:
    """Return one labelled pair a line; ValueError, with the line's number, where one is none."""
    return tuple(each(lines, _pair, "labelled pair of sentences"))


def evaluate(judge: Judge | None = None) -> tuple[Figure, ...]:
    """Measure precision and recall by part, by kind of conflict, and by where the pairs are from."""
    pairs = read_pairs(LABELLED.read_text(encoding="utf-8").splitlines())
    return tuple(figures(tell(pair, judge) for pair in pairs))


def tell(pair: Pair, judge: Judge | None = None) -> Told:
    """Say whether a pair disagrees."""
    found = conflicts((pair.first, pair.second), judge)
    return Told(pair, found[0].about, found[0].sure) if found else Told(pair, None, False)


def figures(told: Iterable[Told]) -> Iterator[Figure]:
    """Give the figures of the test part first; those whose divisor is 0 are left out."""
    of = {one.pair.id: one for one in told}
    parts = {part.value: {i: t for i, t in of.items() if t.pair.part is part} for part in (Part.TEST, Part.DEV)}
    for name, group in (*parts.items(), (OVERALL, of)):
        yield from _found(name, group)
        for made in ("samples", "written"):
            yield from _found(f"{name}, {made}", {i: t for i, t in group.items() if t.pair.made == made})
    for name, group in parts.items():
        for about in About:
            yield from _of_kind(f"{about.value}, {name}", group, about)


def _found(name: str, told: Mapping[str, Told]) -> Iterator[Figure]:
    flagged = {i: t for i, t in told.items() if t.about}
    if flagged:
        yield measure("precision", name, flagged, lambda t: Share(t.is_right))
    if sure := {i: t for i, t in flagged.items() if t.sure}:
        yield measure("precision of the sure", name, sure, lambda t: Share(t.is_right))
    if there := {i: t for i, t in told.items() if t.pair.about}:
        yield measure("recall", name, there, lambda t: Share(t.is_right))
        yield measure("recall of the sure", name, there, lambda t: Share(t.is_right and t.sure))
    if lookalikes := {i: t for i, t in told.items() if not t.pair.about}:
        yield measure("false alarms", name, lookalikes, lambda t: Share(t.about is not None))


def _of_kind(name: str, told: Mapping[str, Told], about: About) -> Iterator[Figure]:
    if flagged := {i: t for i, t in told.items() if t.about is about}:
        yield measure("precision", name, flagged, lambda t: Share(t.is_right))
    if there := {i: t for i, t in told.items() if t.pair.about is about}:
        yield measure("recall", name, there, lambda t: Share(t.is_right))
        yield measure("recall, kind right too", name, there, lambda t: Share(t.about is about))


def _pair(entry: Mapping[str, Any]) -> Pair:
    about = About(entry["kind"]) if entry["conflict"] else None
    first, second = _quote(entry["first"]), _quote(entry["second"])
    return Pair(entry["id"], first, second, about, entry["made"], Part(entry["part"]))


def _quote(entry: Mapping[str, Any]) -> Quote:
    text, day = entry["text"], entry["date"]
    section = Section(SectionKind.NARRATIVE, "", 0, len(text))
    written = date.fromisoformat(day) if day else None
    briefing = Briefing(text, entry["title"], written, (), (section,), entry["source"] or "written")
    return quote(Judged(Sentence(briefing.id, 0, len(text), text), briefing, 0.0))
