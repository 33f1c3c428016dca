"""Library, a day or a moment → which briefings are new, their sentences, and what stands near to one in older ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from assistant.read import Judged
from index.briefing import Sentence
from index.scope import Scope

if TYPE_CHECKING:
    from index.library import Library

NEAR = 8  # passages of older briefings that a new sentence is compared with
MOST_SENTENCES = 400  # of new briefings, the newest of which are read; more take minutes


@dataclass(frozen=True, slots=True)
class News:
    """The ids of the briefings that are new and of those that were there before, newest first.

    `undated` counts those of the new ones that have no report date.
    """

    new: tuple[str, ...]
    old: tuple[str, ...]
    undated: int


def news(library: "Library", since: date | datetime, scope: Scope) -> News:
    """Part the briefings of a scope into new and old.

    Since a moment: those that were added then or later. Since a day: those whose report date is that day or later,
    and of the undated those that were added then or later; what was added late about an earlier day is no news.
    """
    moment = since if isinstance(since, datetime) else datetime.combine(since, time()).astimezone()
    added = frozenset(library.added_since(moment))
    by_date = not isinstance(since, datetime)
    cards = library.cards(scope)
    new = [c for c in cards if (c.date >= since if by_date and c.date else c.id in added)]
    known = frozenset(c.id for c in new)
    old = tuple(c.id for c in cards if c.id not in known)
    return News(tuple(c.id for c in new), old, sum(c.date is None for c in new))


def sentences_of(library: "Library", ids: Sequence[str]) -> tuple[tuple[Judged, ...], int]:
    """Return the sentences of briefings, and how many of the briefings were too many to be read."""
    found: list[Judged] = []
    left = iter(ids)
    for briefing, sentences in library.contents(left):
        found += (Judged(sentence, briefing, 1.0) for sentence in sentences)
        if len(found) >= MOST_SENTENCES:
            break
    return tuple(found), sum(1 for _ in left)


def nearby(library: "Library", ids: Sequence[str], scope: Scope = Scope()) -> Callable[[Sentence], tuple[Judged, ...]]:
    """Return what finds, for a sentence, the sentences of some briefings that stand near to it."""
    among = replace(scope, since=None, until=None, briefings=tuple(ids))

    def near(sentence: Sentence) -> tuple[Judged, ...]:
        if not ids:
            return ()  # a scope without briefings would be all of them
        hits = library.search(sentence.text, among, NEAR)
        passages = (passage for hit in hits for passage in hit.passages)
        return tuple({s: Judged(s, p.briefing, 1.0) for p in passages for s in p.sentences}.values())

    return near
