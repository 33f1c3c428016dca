"""Question (+ earlier turns) → resolve → scope → search → read → all that was found for it; nothing is answered yet."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.analysis.about import read_about
from assistant.analysis.overview import READ, leading, overview_of
from assistant.answer import Nature
from assistant.kind import kind_of
from assistant.question import Question
from assistant.read import Reader, Reading, with_copies
from assistant.readers.when import merged, of_days, told_later, told_of, weighed, with_day
from assistant.resolve import Resolved, resolve
from assistant.scope import Dated, dated
from assistant.stance.nature import among
from index.scope import Scope
from index.search import Hit
from index.span import Span

if TYPE_CHECKING:
    from index.library import Library

FOUND = 20  # passages searched for a question


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found for a question before an answer was made of it.

    Where it asks for an overview, `reading` holds what the overview is made of. `later` counts the reports
    outside the scope that were searched too, because they speak of the `days` asked about. `words` are those of the
    question without its dates. `is_since_last_look` says that only what came since the user's last look was searched,
    `note` tells them so.
    """

    resolved: Resolved
    scope: Scope
    hits: tuple[Hit, ...]
    reading: Reading
    is_overview: bool = False
    later: int = 0
    words: str = ""
    days: Span | None = None
    is_since_last_look: bool = False
    note: str = ""


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
    meant = (of_own if of_own.scope else in_words).within(scope).narrowed(unseen)
    new = meant.is_since_last_look
    if resolved.choices:
        return Found(resolved, meant.scope, (), Reading(()), is_since_last_look=new)
    about = overview_of(in_words.words, meant.scope.is_dated or in_words.is_since_last_look)
    if about is not None and resolved.text == resolved.own:
        speaking = () if about else beside(meant, library)
        overview = found_over(resolved, about, meant.scope, library, only, meant.days, speaking)
        if overview.reading.sentences or not about:
            return replace(overview, is_since_last_look=new)
    searched_for = replace(resolved, text=in_words.words or resolved.text, own=of_own.words or resolved.own)
    hits, later = around(searched_for.text, meant, library, FOUND)
    kind = kind_of(resolved.own)
    read = with_copies(reader.read(searched_for, hits), hits)
    read = told_of(among(read, only), hits, meant.days, meant.scope)
    reading = with_day(weighed(read, kind, meant.day), kind)
    return Found(
        resolved,
        meant.scope,
        hits,
        reading,
        later=later,
        words=in_words.words,
        days=meant.days,
        is_since_last_look=new,
    )


def found_over(
    resolved: Resolved,
    about: str,
    scope: Scope,
    library: "Library",
    only: Collection[Nature] | None = None,
    days: Span | None = None,
    speaking: Sequence[str] = (),
) -> Found:
    """Read for an overview of a scope, of a matter only where `about` names one.

    Without a matter, what the briefings in `speaking` (ids) say of `days` belongs to it too.
    """
    hits: tuple[Hit, ...] = ()
    later = 0
    if about:
        # Without the judge: whether there is anything about a matter is a question of its words.
        hits, judged = read_about(about, scope, library)
    else:
        contents = tuple(library.contents(card.id for card in library.cards(scope)[:READ]))
        if days:
            later = len(speaking)
            of = [(b, tuple(of_days(told, b.date, days))) for b, told in library.contents(speaking[:READ])]
            contents += tuple((briefing, told) for briefing, told in of if told)
        judged = leading(contents)
    return Found(
        resolved, scope, hits, among(Reading(judged), only), is_overview=True, later=later, words=about, days=days
    )


def around(text: str, meant: Dated, library: "Library", k: int) -> tuple[tuple[Hit, ...], int]:
    """Search a scope, and what lies beside it; return the hits, and how many briefings that is."""
    hits = library.search(text, meant.scope, k)
    speaking = beside(meant, library)
    if not meant.days or not speaking:
        return hits, 0
    more = library.search(text, replace(meant.scope.without_dates, briefings=speaking), k)
    return merged(hits, more, meant.days), len(speaking)


def beside(meant: Dated, library: "Library") -> tuple[str, ...]:
    """Return the ids of the briefings outside a scope in which a sentence speaks of the days asked about.

    Of those written soon after; of all where no briefing is of these days.
    """
    if meant.days is None:
        return ()
    if not library.extent(meant.scope).briefings:
        return library.with_event(meant.days, meant.scope.without_dates)
    later = None if meant.is_of_reports else told_later(meant.days, meant.scope)
    return library.with_event(meant.days, later) if later else ()
