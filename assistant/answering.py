"""The second half of the answering path: what was found (`find.py`) → compose or write → answer."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.analysis.conflicts import conflicts, with_conflicts
from assistant.analysis.corroboration import corroborated
from assistant.analysis.overview import READ, digest
from assistant.analysis.timeline import when
from assistant.answer import Answer, Claim, Quote, Searched, Verdict
from assistant.compose import compose, nearest, quote
from assistant.find import Found
from assistant.near import near
from assistant.question import Turn
from assistant.readers.judge import Judge
from assistant.wording import count
from assistant.writer.contract import Writer, always
from assistant.writer.remembering_model import forget_replies
from assistant.writer.written import Written
from index.words import topic_words, written_words

if TYPE_CHECKING:
    from index.library import Library

BELIEVED = 0.8  # how sure reading has to be not to believe a model that finds no answer


@dataclass(frozen=True, slots=True)
class Means:
    """What answers are made with: the library, the judge, if any, and how sure and how long an answer has to be.

    `threshold` (0 to 1) is how sure reading has to be, `claims` how many sentences an answer has at most.
    """

    library: "Library"
    judge: Judge | None
    threshold: float
    claims: int


def answered(question: str, found: Found, means: Means) -> Answer:
    """Make the answer to a question of what was found for it, in the briefings' own sentences."""
    if found.is_overview:
        return _digested(question, found, means)
    return _made_of(_composed(found, means), question, found, means)


def written(
    question: str,
    found: Found,
    means: Means,
    writer: Writer | None,
    history: Sequence[Turn] = (),
    is_wanted: Callable[[], bool] = always,
) -> Generator[Claim, None, Answer]:
    """Have the answer written from what was found; yield its claims as they are checked, return all of it.

    Without a writer, and where what it wrote does not hold, the answer is the briefings' own sentences.
    """
    # Where reading finds no answer none is written: a model would find one in anything.
    is_answered = not found.resolved.choices and not found.is_overview and found.reading.sure >= means.threshold
    told = Written()
    if writer and is_answered:
        told = yield from _written(found, means.library, writer, history, is_wanted)
    if told.is_refused and found.reading.sure < BELIEVED:
        answer = _made_of((), question, found, means)
    elif told.claims:
        answer = _made_of(told.claims, question, found, means)
    else:
        answer = answered(question, found, means)
    # Those that disagree with what was written come behind it.
    yield from answer.claims[len(told.claims) :]
    by = told.by if told.claims else ""
    return replace(answer, written_by=by, withheld=told.withheld, note=_noted(told.note, answer.note))


def rests_on(found: Found, means: Means) -> tuple[Quote, ...]:
    """Return the sentences that the answer would rest on; () where there is none."""
    if found.is_overview:
        return tuple(map(quote, found.reading.sentences))
    return tuple(citation.quote for claim in _composed(found, means) for citation in claim.citations)


def _composed(found: Found, means: Means) -> tuple[Claim, ...]:
    return () if found.resolved.choices else compose(found.reading, means.threshold, means.claims)


def _written(
    found: Found, library: "Library", writer: Writer, history: Sequence[Turn], is_wanted: Callable[[], bool]
) -> Generator[Claim, None, Written]:
    """Have an answer written, and yield those of its claims that are supported."""
    told = Written(by=writer.name)
    try:
        for event in writer.write(found.resolved, found.reading.sentences, history, is_wanted):
            told = told.after(event)
            if isinstance(event, Claim) and event.verdict is Verdict.SUPPORTED:
                yield event
    finally:
        # A reply that was kept after one of them was erased.
        if library.unknown({judged.briefing.id for judged in found.reading.sentences}):
            forget_replies(library.folder)
    return told


def _digested(question: str, found: Found, means: Means) -> Answer:
    claims = digest(found.reading.sentences, means.library.encode)
    scope = Searched.of(means.library.extent(found.scope), found.later)
    is_cut = not found.hits and scope.briefings > READ
    return Answer(
        question=question.strip(),
        resolved=found.resolved.text,
        scope=found.scope,
        searched=scope,
        claims=claims,
        # An overview is short: what only may be a conflict is left to a question about it.
        conflicts=tuple(c for c in conflicts([x.citations[0].quote for x in claims], means.judge) if c.sure),
        missing=_missing(found, means.library) if scope.briefings and not claims else (),
        note=_noted(
            found.note,
            f"Only the newest {READ} of them were read." if is_cut else _none_of(found, scope, means.library),
        ),
    )


def _made_of(claims: tuple[Claim, ...], question: str, found: Found, means: Means) -> Answer:
    choices = found.resolved.choices
    claims, disagreeing = with_conflicts(
        claims, found.reading, means.threshold, found.resolved, means.judge, found.hits
    )
    scope = Searched.of(means.library.extent(found.scope), found.later)
    return Answer(
        question=question.strip(),
        resolved=found.resolved.text,
        scope=found.scope,
        searched=scope,
        claims=corroborated(claims, found.hits),
        nearest=() if claims else nearest(near(found)),
        # Where nothing was searched, nothing is missing from it.
        missing=_missing(found, means.library) if scope.briefings and not claims and not choices else (),
        choices=choices,
        conflicts=disagreeing,
        note=_noted(found.note, _none_of(found, scope, means.library)),
    )


def _noted(*notes: str) -> str:
    return " ".join(filter(None, notes))


def _none_of(found: Found, searched: Searched, library: "Library") -> str:
    """Say that no other briefing speaks of the days asked about, where none is of them."""
    held = library.extent(found.scope.without_dates).briefings
    if found.days is None or searched.briefings or searched.later or not held:
        return ""
    days = when(found.days.first, found.days.last)
    return f"{count(held, 'briefing')} of other dates looked through: none speaks of {days}."


def _missing(found: Found, library: "Library") -> tuple[str, ...]:
    """Return the words of a question that no passage of its scope holds."""
    topics = frozenset(topic_words(found.words))
    # Looked for as they were written: "us" alone is no topic, "US" is one.
    as_written = dict.fromkeys(written_words(found.words))
    return tuple(
        word
        for word in as_written
        if not topics.isdisjoint(topic_words(word)) and not library.mentions(word, found.scope)
    )
