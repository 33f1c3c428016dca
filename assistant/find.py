"""Question (+ earlier turns) → resolve → scope → search → read → all that was found for it; nothing is answered yet."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.analysis.about import read_about
from assistant.analysis.overview import READ, leading, overview_of
from assistant.answer import Nature
from assistant.kind import kind_of
from assistant.question import Question
from assistant.read import Reader, Reading
from assistant.readers.when import merged, told_later, weighed
from assistant.resolve import Resolved, resolve
from assistant.scope import Dated, dated
from assistant.stance.nature import among
from index.scope import Scope
from index.search import Hit
from index.span import one

if TYPE_CHECKING:
    from index.library import Library

FOUND = 20  # passages searched for a question


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found for a question before an answer was made of it.

    Where it asks for an overview, `reading` holds what the overview is made of. `later` counts the reports after the
    scope that were searched too, because they speak of the day asked about. `words` are those of the question without
    its dates.
    """

    resolved: Resolved
    scope: Scope
    hits: tuple[Hit, ...]
    reading: Reading
    is_overview: bool = False
    later: int = 0
    words: str = ""


def find(
    question: Question,
    library: "Library",
    reader: Reader,
    today: date,
    *,
    scope: Scope | None = None,
    only: Collection[Nature] | None = None,
    unseen: Callable[[], tuple[str, ...]] = tuple,
) -> Found:
    """Search and read for a question.

    `today` is what "last week" refers to; `scope` overrules the dates in the words; `only` says of which nature the
    sentences may be, None for any; `unseen` gives the briefings that came since the user's last look, () for all.
    """
    resolved = resolve(question)
    in_words, of_own = dated(resolved.text, today), dated(resolved.own, today)
    # "In October?" – "And in March?": the follow-up's own date is the one that is meant.
    meant = (of_own if of_own.scope else in_words).within(scope)
    if in_words.is_since_last_look and scope is None:
        meant = replace(meant, scope=replace(meant.scope, briefings=unseen()))
    if resolved.choices:
        return Found(resolved, meant.scope, (), Reading(()))
    about = overview_of(in_words.words, meant.scope.is_dated or in_words.is_since_last_look)
    if about is not None and resolved.text == resolved.own:
        overview = found_over(resolved, about, meant.scope, library, only)
        if overview.reading.sentences or not about:
            return overview
    searched_for = replace(resolved, text=in_words.words or resolved.text, own=of_own.words or resolved.own)
    hits, later = around(searched_for.text, meant, library, FOUND)
    read = among(reader.read(searched_for, hits), only)
    reading = weighed(read, kind_of(resolved.own), meant.day, meant.scope)
    return Found(resolved, meant.scope, hits, reading, later=later, words=in_words.words)


def found_over(
    resolved: Resolved, about: str, scope: Scope, library: "Library", only: Collection[Nature] | None = None
) -> Found:
    """Read for an overview of a scope, of a matter only where `about` names one."""
    hits: tuple[Hit, ...] = ()
    if about:
        # Without the judge: whether there is anything about a matter is a question of its words.
        hits, judged = read_about(about, scope, library)
    else:
        judged = leading(tuple(library.contents(card.id for card in library.cards(scope)[:READ])))
    return Found(resolved, scope, hits, among(Reading(judged), only), is_overview=True, words=about)


def around(text: str, meant: Dated, library: "Library", k: int) -> tuple[tuple[Hit, ...], int]:
    """Search a scope, and later reports that name the day asked about; return the hits, and how many those are."""
    hits = library.search(text, meant.scope, k)
    later = told_later(meant.day, meant.scope) if meant.day else None
    naming = library.with_event(one(meant.day), later) if meant.day and later else ()
    if not meant.day or not later or not naming:
        return hits, 0
    more = library.search(text, replace(later, briefings=naming), k)
    return merged(hits, more, meant.day), len(naming)
