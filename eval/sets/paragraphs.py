"""Paragraphs of a public set → briefings that come from no file; what is found among them, in three ways."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.read import Reading
from eval.figure import Figure, measure
from eval.retrieval import hit_at, reciprocal_rank
from eval.share import Share
from index.briefing import Briefing, Section, SectionKind
from index.scope import Scope
from index.search import Fusion, Hit

WAYS = {"words": Fusion(vectors=0), "vectors": Fusion(words=0), "both": Fusion()}
READING = "reading"  # search and the judge, as questions are answered
DEPTH = 10


class Searchable(Protocol):
    """What is measured: a library, or whatever searches like one."""

    def search(self, text: str, scope: Scope, k: int, fusion: Fusion) -> tuple[Hit, ...]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of briefings as ranked for a question, and those that answer it."""

    ranked: tuple[str, ...]
    gold: frozenset[str]


def briefing(text: str, day: date | None, source: str, tags: tuple[str, ...] = ()) -> Briefing:
    """Return a briefing of one section, without a title: a title would be searched, and the set has none."""
    return Briefing(text, "", day, tags, (Section(SectionKind.OTHER, "", 0, len(text)),), source)


def ranked_briefings(hits: Iterable[Hit]) -> tuple[str, ...]:
    """Return the ids of the briefings found, best first, each once.

    Near-copies of a hit are shown with it, so they stand right behind it, and each takes a place.
    """
    passages = (passage for hit in hits for passage in hit.passages)
    return tuple(dict.fromkeys(passage.briefing.id for passage in passages))


def find(library: Searchable, text: str, scope: Scope, fusion: Fusion) -> tuple[str, ...]:
    """Return the ids of the best DEPTH briefings."""
    # A briefing may be found by several of its passages; they must not crowd out the others.
    return ranked_briefings(library.search(text, scope, 2 * DEPTH, fusion))[:DEPTH]


def as_read(hits: Iterable[Hit], reading: Reading) -> tuple[str, ...]:
    """Return the ids of the best DEPTH briefings as reading ranks them: by their surest sentence, then as found."""
    read = (judged.sentence.briefing_id for judged in reading.sentences)
    return tuple(dict.fromkeys((*read, *ranked_briefings(hits))))[:DEPTH]


def found_figures(group: str, found: Mapping[str, Found], cuts: tuple[int, ...] = (1, 5, 10)) -> Iterator[Figure]:
    """Give hit@k and MRR@10 of what was found for each question."""

    def hit_share(k: int) -> Callable[[Found], Share]:
        return lambda f: Share(hit_at(k, f.ranked, f.gold))

    for k in cuts:
        yield measure(f"hit@{k}", group, found, hit_share(k))
    yield measure("MRR@10", group, found, lambda f: Share(reciprocal_rank(DEPTH, f.ranked, f.gold)))
