"""Sentences about a matter → its events in order of their dates, each cited.

An event lies on the day that its sentence names, else on the day of the report, and says which of the two. The same
sentence carried by several briefings is one event with a citation for each.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.answer import Answer, Citation, Nature, Quote, Searched, scope_to_dict
from assistant.compose import quote
from assistant.read import Judged
from assistant.readers.judge import Evidence, Judge
from assistant.readers.pair import context
from assistant.wording import plain
from index.briefing import Briefing, Sentence
from index.copies import what_it_says
from index.encoder import Vectors
from index.event_dates import EventDate, event_dates
from index.scope import Scope
from index.search import Hit
from index.span import Span, one, whole
from index.words import stem, topic_words, words

MOST = 60  # events
JUDGED = 120  # sentences that a judge reads, which takes it seconds
SURE = 0.5  # how likely a judge has to find it that a sentence is about the matter
# By words and vectors: how much of the matter's words a sentence and its surroundings must hold, and how alike they
# must be. Chosen by hand on the dev matters of the samples. A sentence that names a day tells an event in words of its
# own ("Schools reopened on 2 March"): the title says as well as itself what it is about, and it may be less alike.
COVERED, ALIKE, ALIKE_ON_A_DAY = 0.6, 0.25, 0.1
# A sentence without a date that comes again within this time tells of the same thing once more.
CARRIED_WITHIN = timedelta(days=7)

# "said on Tuesday": the day of the saying, where the sentence names that of the event too.
_SAID = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|stated|added|warned|says?)\s+(?:[\w'’]+\s+){0,2}?(?:on\s+|late\s+|early\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in a briefing's own sentence, from `first` to `last`, both included.

    `words` are those of the sentence that name the days; "" says that it names none, and the day is that of the report.
    """

    first: date
    last: date
    words: str
    text: str
    citations: tuple[Citation, ...]

    @property
    def is_of_report(self) -> bool:
        return not self.words

    def to_dict(self) -> dict[str, Any]:
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "words": self.words,
            "dated_by": "report" if self.is_of_report else "sentence",
            "text": self.text,
            "citations": [c.number for c in self.citations],
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of a matter, earliest first; citations are numbered through it.

    `left_out` counts events that were less relevant than the ones shown, `undated` sentences that name no day in
    briefings without one.
    """

    about: str
    scope: Scope
    searched: Searched
    events: tuple[Event, ...]
    left_out: int = 0
    undated: int = 0

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(c for event in self.events for c in event.citations)

    def to_dict(self) -> dict[str, Any]:
        return {
            "about": self.about,
            "scope": scope_to_dict(self.scope),
            "searched": self.searched.to_dict(),
            "events": [event.to_dict() for event in self.events],
            "citations": [citation.to_dict() for citation in self.citations],
            "left_out": self.left_out,
            "undated_left_out": self.undated,
        }


def when(first: date, last: date) -> str:
    """Say from when to when in few words: "3 March 2026", "9–10 March 2026", "October 2025", "2024"."""
    span = Span(first, last)
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if span == whole("year", first):
        return str(first.year)
    if span == whole("month", first):
        return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B} {last.year}"
    if first.year == last.year and first.day == 1 and span.last == whole("month", last).last:
        return f"{first:%B}–{last:%B} {last.year}"
    if first == date(first.year, 1, 1) and last == date(last.year, 12, 31):
        return f"{first.year}–{last.year}"
    start = f"{first.day} {first:%B}" + ("" if first.year == last.year else f" {first.year}")
    return f"{start} – {last.day} {last:%B} {last.year}"


def days_told(quote: Quote) -> str:
    """Say which days a sentence speaks of, beside the words that have to be worked out ("Tuesday", "3 March")."""
    told = (event for event in quote.event_dates if str(event.first.year) not in event.words)
    return "; ".join(f"“{plain(event.words)}”: {when(event.first, event.last)}" for event in told)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence on its days; `words` as in an Event."""

    quote: Quote
    days: Span
    words: str


def about_it(
    about: str,
    hits: Sequence[Hit],
    *,
    encode: Callable[[Sequence[str]], Vectors],
    rarity: Callable[[Iterable[str]], dict[str, float]],
    judge: Judge | None = None,
) -> tuple[Judged, ...]:
    """Return the sentences of the hits that are about a matter, the surest first.

    They hold enough of the matter's words (those found only around them count half) and are alike enough, or a judge
    finds that they tell what happened.
    """
    found: dict[Sentence, Hit] = {}
    for hit in hits:
        # What says the same in nearly the same words was folded into the hit; here each is an origin of its own.
        for passage in (hit.passage, *hit.copies):
            for sentence in passage.sentences:
                found.setdefault(sentence, Hit(passage, hit.score, hit.words, hit.similarity))
    if not found:
        return ()
    sentences = [(sentence, hit.passage.briefing) for sentence, hit in found.items()]
    sure = _by_words(about, sentences, encode, rarity)
    if judge:
        # Those first whose passages search found first. What is about a matter need not say what happened in it, so
        # the judge adds to what words and vectors found, and takes nothing away.
        judged_first = _by_judge(judge, about, sentences[:JUDGED])
        sure[: len(judged_first)] = map(max, sure, judged_first)
    judged = [Judged(s, b, score) for (s, b), score in zip(sentences, sure, strict=True) if score >= SURE]
    return tuple(sorted(judged, key=lambda j: (-j.score, j.sentence.id)))


def events_of(judged: Sequence[Judged], most: int = MOST) -> tuple[tuple[Event, ...], int, int]:
    """Return the events of sentences (surest first) in order of their days.

    With them how many events were less sure than the `most` that are shown, and how many sentences have no day.
    """
    placed = [_placed(quote(one_)) for one_ in judged]
    dated = [found for found in placed if found and _happens(found)]
    groups = _merged(dated)
    shown = sorted(groups[:most], key=lambda group: _order(group[0]))
    events: list[Event] = []
    number = 1
    for group in shown:
        events.append(_event(group, tuple(Citation(number + i, d.quote) for i, d in enumerate(group))))
        number += len(group)
    return tuple(events), len(groups) - len(shown), sum(found is None for found in placed)


def of_answer(answer: Answer) -> Timeline:
    """Put the sentences that an answer cites in order of their days; the citations keep their numbers."""
    placed = {citation.quote.sentence: (citation, _placed(citation.quote)) for citation in answer.citations}
    groups = _merged([dated for _, dated in placed.values() if dated and _happens(dated)])
    groups.sort(key=lambda group: _order(group[0]))
    events = tuple(_event(group, tuple(placed[d.quote.sentence][0] for d in group)) for group in groups)
    undated = sum(dated is None for _, dated in placed.values())
    return Timeline(answer.resolved, answer.scope, answer.searched, events, undated=undated)


def _by_judge(judge: Judge, about: str, sentences: Sequence[tuple[Sentence, Briefing]]) -> list[float]:
    evidence = [Evidence(s.text, context(b.date.isoformat() if b.date else "", b.title)) for s, b in sentences]
    return judge.answers(f"What happened with {about}?", evidence)


def _by_words(
    about: str,
    sentences: Sequence[tuple[Sentence, Briefing]],
    encode: Callable[[Sequence[str]], Vectors],
    rarity: Callable[[Iterable[str]], dict[str, float]],
) -> list[float]:
    """Return how sure words and vectors are, at least `SURE` where both are above what they must be."""
    weights = rarity(topic_words(about))
    total = sum(weights.values()) or 1.0
    vectors = encode([about, *(s.text for s, _ in sentences)])
    alike = vectors[1:] @ vectors[0]
    read = {briefing.id: briefing for _, briefing in sentences}
    around = {briefing.id: _stems(f"{briefing.title} {briefing.text}") for briefing in read.values()}
    sure = []
    for (sentence, briefing), cosine in zip(sentences, map(float, alike), strict=True):
        names_a_day = bool(event_dates(sentence.text, briefing.date))
        here = _stems(f"{briefing.title} {sentence.text}" if names_a_day else sentence.text)
        near = around[briefing.id]
        held = sum(w * (1.0 if stem(x) in here else 0.5 if stem(x) in near else 0.0) for x, w in weights.items())
        covered = held / total if weights else 1.0
        passes = covered >= COVERED and cosine >= (ALIKE_ON_A_DAY if names_a_day else ALIKE)
        sure.append(SURE + (covered + max(cosine, 0.0)) / 4 if passes else 0.0)
    return sure


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


def _event(group: Sequence[_Dated], citations: tuple[Citation, ...]) -> Event:
    first = group[0]
    return Event(first.days.first, first.days.last, first.words, first.quote.sentence.text, citations)


def _placed(told: Quote) -> _Dated | None:
    """Put a sentence on the days it names, the narrowest of them; else on that of its report."""
    if told.event_dates:
        chosen = min(told.event_dates, key=lambda e: (_is_saying(e, told), e.span.days, e.start))
        return _Dated(told, chosen.span, chosen.words)
    return _Dated(told, one(told.date), "") if told.date else None


def _is_saying(event: EventDate, told: Quote) -> bool:
    return bool(_SAID.search(told.sentence.text[: event.start]))


def _happens(dated: _Dated) -> bool:
    # What may come of it, on no day in particular, is no event.
    return bool(dated.words) or dated.quote.nature is not Nature.ASSESSED


def _merged(dated: Sequence[_Dated]) -> list[list[_Dated]]:
    """Put copies together, in the order of the surest of each; within, the earliest report comes first."""
    groups: list[list[_Dated]] = []
    alike: dict[object, list[list[_Dated]]] = {}
    for found in dated:
        candidates = alike.setdefault(what_it_says(found.quote.sentence.text), [])
        group = next((group for group in candidates if _is_same_time(group[0], found)), None)
        if group:
            group.append(found)
        else:
            groups.append([found])
            candidates.append(groups[-1])
    return [sorted(group, key=lambda d: (d.quote.date or date.max, d.quote.sentence.id)) for group in groups]


def _is_same_time(one_: _Dated, other: _Dated) -> bool:
    if one_.words or other.words:
        return one_.days == other.days
    return abs(one_.days.first - other.days.first) <= CARRIED_WITHIN


def _order(dated: _Dated) -> tuple[date, date, str, int]:
    return dated.days.first, dated.days.last, dated.quote.sentence.briefing_id, dated.quote.sentence.start
