"""What is new → what of it older briefings did not say: new statements, changed ones, contradicted ones.

A statement that an older briefing makes in other words is none of them. Which two sentences disagree is decided by
`assistant/analysis/conflicts.py`; here it is only said which of the two came first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.analysis.about import read_about
from assistant.analysis.conflicts import conflicts, difference
from assistant.analysis.corroboration import says_same
from assistant.analysis.differences.matter import Matter, matter, shared
from assistant.analysis.differences.values import risen
from assistant.analysis.near_copies import are_copies
from assistant.analysis.news import nearby, news, sentences_of
from assistant.analysis.same_story import Named, named
from assistant.analysis.stories import stories as told_stories
from assistant.answer import About, Quote, Relation
from assistant.compose import quote
from assistant.read import Judged
from assistant.readers.judge import Judge
from index.briefing import SectionKind, Sentence
from index.encoder import Vectors
from index.scope import Scope

if TYPE_CHECKING:
    from index.library import Library

MOST = 20  # changes that are told
# How much of the shorter of two sentences the other has to share: to be the same matter, and to be looked at as the
# same statement at all (`says_same` is dear). Chosen by hand on the samples.
MATTER, STATEMENT = 0.3, 0.5
_FIRST = (SectionKind.TAKEAWAYS, SectionKind.NARRATIVE, SectionKind.OTHER, SectionKind.IMPLICATIONS)


class Kind(StrEnum):
    """How something lies to what was known before."""

    CONTRADICTED = "contradicted"
    CHANGED = "changed"
    NEW = "new"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of a new briefing that older ones do not say.

    `before` is the older sentence that it changes or contradicts, None where it is new; `about` is what the two differ
    in, `now_words` and `before_words` the words of each that do. `sure` is False where they may speak of two things, or
    where one of them has no date.
    `story` is the heading of the story that it belongs to, "" where stories were not looked for.
    """

    kind: Kind
    now: Quote
    before: Quote | None = None
    about: About | None = None
    now_words: str = ""
    before_words: str = ""
    sure: bool = True
    story: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "now": self.now.to_dict(),
            "before": self.before.to_dict() if self.before else None,
            "about": self.about.value if self.about else None,
            "now_words": self.now_words,
            "before_words": self.before_words,
            "sure": self.sure,
            "story": self.story,
        }


@dataclass(frozen=True, slots=True)
class Changes:
    """What `new` briefings say that `old` ones did not: contradicted first, then changed, then new, the surest first.

    `since` is a day of reports or a moment of adding; `undated` counts the new briefings without a day, which were
    added since. `further` are the changes beyond those to be told, `unread` counts new briefings beyond those that were
    read.
    """

    since: date | datetime
    about: str
    new: int
    old: int
    changes: tuple[Change, ...]
    further: tuple[Change, ...] = ()
    undated: int = 0
    unread: int = 0

    @property
    def left_out(self) -> int:
        return len(self.further)

    def to_dict(self) -> dict[str, Any]:
        return {
            "since": self.since.isoformat(),
            "about": self.about,
            "new_briefings": self.new,
            "undated_new_briefings": self.undated,
            "old_briefings": self.old,
            "changes": [change.to_dict() for change in self.changes],
            "left_out": self.left_out,
            "unread_briefings": self.unread,
        }


def changes_since(
    since: date | datetime, about: str, scope: Scope, library: "Library", judge: Judge | None, most: int = MOST
) -> Changes:
    """Say what the new briefings of a scope say that its older ones did not; of a matter only, where one is given."""
    parted = news(library, since, scope)
    new: Sequence[Judged] = ()
    unread = 0
    if not about:
        new, unread = sentences_of(library, parted.new)
    elif parted.new:  # a scope without briefings would be all of them
        _, new = read_about(about, Scope(briefings=parted.new), library, judge)
    told = changes(new, nearby(library, parted.old), library.encode, judge)
    kept, further = told[:most], told[most:]
    return Changes(since, about, len(parted.new), len(parted.old), kept, further, parted.undated, unread)


def changes(
    new: Sequence[Judged],
    before: Callable[[Sentence], Sequence[Judged]],
    encode: Callable[[Sequence[str]], Vectors],
    judge: Judge | None = None,
) -> tuple[Change, ...]:
    """Return the changes that new sentences make; `before` gives the sentences of older briefings near to one."""
    read = cache(_read)
    found = []
    near = {told: before(told.quote.sentence) for told in _once(new, read)}
    stories = named(one.briefing for some in (new, *near.values()) for one in some)
    beside: dict[str, dict[Judged, None]] = {}
    for told, some in near.items():
        beside.setdefault(told.quote.sentence.briefing_id, {}).update(dict.fromkeys(some))
    for told, some in near.items():
        # "The toll has risen to 21" stands near no older toll by its words; what is near its briefing may tell it.
        its = told.quote.sentence.briefing_id
        further = [one for one in beside[its] if one not in some and _has_risen(stories, read(one), told)]
        if (change := compared(told, map(read, (*some, *further)), judge, stories)) is not None:
            found.append(change)
    order = tuple(Kind)
    found.sort(key=lambda change: (order.index(change.kind), not change.sure, *_place(change.now)))
    headed = told_stories([matter(change.now) for change in found], encode)
    story = {place: heading for heading, places in headed for place in places}
    return tuple(replace(change, story=story[place]) for place, change in enumerate(found))


def compared(
    now: Matter, before: Iterable[Matter], judge: Judge | None = None, stories: Named | None = None
) -> Change | None:
    """Say what a sentence changes of older ones; None where one of them says it already.

    With `stories` only those of its own story are changed, and a toll that is said to have risen, in whatever words.
    """
    older = tuple(before)
    if any(_is_said(now, one) for one in older):
        return None
    has_risen = {one for one in older if _has_risen(stories, one, now)}
    against = [
        one
        for one in older
        if one in has_risen or (_differ(now, one) and (stories is None or _are_one(stories.may_be_one_story, now, one)))
    ]
    differing = [one for one in against if not any(_is_superseded(one, by, now) for by in older)]
    if against and not differing:
        return None
    # What was said last is what is changed; of one day, what is most alike.
    differing.sort(key=lambda one: (one.day, shared(one, now)), reverse=True)
    found = [pair for one in differing for pair in conflicts((one.quote, now.quote), judge)]
    found = found or [its.between(one.quote, now.quote) for one in differing if (its := risen(one, now))]
    if not found:
        return Change(Kind.NEW, now.quote)
    told = next((one for one in found if one.sure), found[0])
    kind = Kind.CONTRADICTED if told.about is About.POLARITY else Kind.CHANGED
    # Of a briefing without a date nobody knows whether it is the newer.
    sure = told.sure and told.relation is not Relation.UNKNOWN
    return Change(kind, now.quote, told.first, told.about, told.second_words, told.first_words, sure)


def weightiest(changes: Iterable[Change]) -> Kind:
    """Return the weightiest kind among changes; unchanged where there is none."""
    order = tuple(Kind)
    return min((change.kind for change in changes), key=order.index, default=Kind.UNCHANGED)


def _once(new: Sequence[Judged], read: Callable[[Judged], Matter]) -> Iterator[Matter]:
    """Leave out what another new sentence says already; the takeaways of a briefing come before its narrative."""
    kept: list[Matter] = []
    for one in sorted(new, key=lambda judged: _FIRST.index(judged.briefing.section_at(judged.sentence.start).kind)):
        told = read(one)
        if told.words and not any(_is_said(told, other) for other in kept):
            kept.append(told)
            yield told


def _differ(now: Matter, before: Matter) -> bool:
    """Are two sentences of one matter, and tell it differently?"""
    # "The company denied this" has no word but who says it.
    if before.words and shared(now, before) < MATTER:
        return False
    found = difference(before, now)
    if found is None or found.about is not About.POLARITY or not before.words:
        return found is not None
    # "It will not pay" shares its one word with whatever else is paid.
    return len(now.words & before.words) >= 2


def _has_risen(stories: Named | None, before: Matter, now: Matter) -> bool:
    return stories is not None and _are_one(stories.is_one_story, now, before) and risen(before, now) is not None


def _are_one(stories: Callable[[str, str], bool], now: Matter, before: Matter) -> bool:
    return stories(now.quote.sentence.briefing_id, before.quote.sentence.briefing_id)


def _is_superseded(one: Matter, by: Matter, now: Matter) -> bool:
    """Has another older sentence, which agrees with the new one, taken this one's place already?"""
    if by.quote.date is None or one.quote.date is None or by.quote.date <= one.quote.date or shared(now, by) < MATTER:
        return False
    return _differ(by, one) and difference(by, now) is None


def _is_said(now: Matter, before: Matter) -> bool:
    if shared(now, before) < STATEMENT:
        return False
    # A number more or less makes another statement of a text that is otherwise a copy.
    return says_same(now, before) or (
        are_copies(now.quote.sentence.text, before.quote.sentence.text) and difference(before, now) is None
    )


def _read(judged: Judged) -> Matter:
    return matter(quote(judged))


def _place(quote: Quote) -> tuple[int, date, str, int]:
    """Put what a briefing says first of all before what it tells at length."""
    rank = _FIRST.index(quote.section.kind)
    return rank, quote.date or date.max, quote.sentence.briefing_id, quote.sentence.start
