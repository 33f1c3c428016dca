"""Answer, briefing, library → what the browser shows, in words.

The browser draws these and decides nothing; `as_json` is how they travel.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Claim, Nature, Quote, Verdict
from index.briefing import Briefing, Sentence
from index.scope import Scope

VERDICTS = {
    Verdict.SUPPORTED: "Supported by what it cites",
    Verdict.PARTLY: "Only partly supported by what it cites",
    Verdict.CONTRADICTED: "Contradicted by what it cites",
    Verdict.NOT_FOUND: "Not supported: nothing cited says this",
}
NATURES = {
    Nature.REPORTED: "reported as fact",
    Nature.ATTRIBUTED: "attributed to someone",
    Nature.ASSESSED: "assessed: a judgement or forecast",
}


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One sentence of the answer, the numbers of what it cites, and whether that supports it, in words."""

    text: str
    numbers: tuple[int, ...]
    verdict: str
    is_supported: bool


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A sentence and where it stands; `number` is 0 for one that comes close and does not answer."""

    number: int
    sentence: str
    briefing: str
    text: str
    title: str
    date: str
    nature: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that is being looked for."""

    id: str
    question: str


@dataclass(frozen=True, slots=True)
class Answered:
    """`understood` is the question as it was taken, "" where that is what was typed; `verdict` is on all claims."""

    id: str
    question: str
    understood: str
    verdict: str
    searched: str
    claims: tuple[ShownClaim, ...]
    citations: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The briefings do not say."""

    id: str
    question: str
    understood: str
    searched: str
    missing: tuple[str, ...]
    nearest: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """The question could not be put, and why."""

    id: str
    question: str
    reason: str


ShownTurn = Asking | Answered | Refused | Failed


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a briefing's text. `number` is 0 where it is not cited; one piece at most is the one sought."""

    text: str
    number: int = 0
    is_sought: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing in full: its pieces in order make up its whole text."""

    id: str
    title: str
    date: str
    source: str
    tags: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A briefing that cannot be shown, and why."""

    reason: str


def turn(id: str, answer: Answer) -> Answered | Refused:
    understood = "" if answer.resolved == answer.question else answer.resolved
    if answer.is_refusal:
        nearest = tuple(quote(near) for near in answer.nearest)
        return Refused(id, answer.question, understood, searched(answer), answer.missing, nearest)
    claims = tuple(claim(one) for one in answer.claims)
    citations = tuple(quote(cited.quote, cited.number) for cited in answer.citations)
    return Answered(id, answer.question, understood, verdict(claims), searched(answer), claims, citations)


def claim(claim: Claim) -> ShownClaim:
    numbers = tuple(citation.number for citation in claim.citations)
    return ShownClaim(claim.text, numbers, VERDICTS[claim.verdict], claim.verdict is Verdict.SUPPORTED)


def verdict(claims: Sequence[ShownClaim]) -> str:
    """Say how many of the claims are supported by what they cite."""
    supported = sum(claim.is_supported for claim in claims)
    if supported == len(claims):
        return "Every sentence is supported by what it cites."
    return f"{supported} of {count(len(claims), 'sentence')} supported by what they cite; the others are marked."


def quote(quote: Quote, number: int = 0) -> ShownQuote:
    return ShownQuote(
        number=number,
        sentence=quote.sentence.id,
        briefing=quote.sentence.briefing_id,
        text=quote.sentence.text,
        title=quote.title,
        date=day(quote.date),
        nature=NATURES[quote.nature],
    )


def opened(briefing: Briefing, sentences: Iterable[Sentence], numbers: Mapping[str, int], sought: str) -> Opened:
    """Lay out a briefing; `numbers` are those of its cited sentences by id, `sought` the id to scroll to or ""."""
    marked = [sentence for sentence in sentences if sentence.id in numbers or sentence.id == sought]
    return Opened(
        id=briefing.id,
        title=briefing.title,
        date=day(briefing.date),
        source=Path(briefing.source).name,
        tags=briefing.tags,
        pieces=tuple(pieces(briefing.text, marked, numbers, sought)),
    )


def pieces(text: str, marked: Iterable[Sentence], numbers: Mapping[str, int], sought: str) -> Iterable[Piece]:
    # Cut here and not in the browser: JavaScript counts UTF-16 units, so our offsets would slip behind an emoji.
    end = 0
    for sentence in marked:
        if sentence.start > end:
            yield Piece(text[end : sentence.start])
        yield Piece(sentence.text, numbers.get(sentence.id, 0), sentence.id == sought)
        end = sentence.end
    if end < len(text):
        yield Piece(text[end:])


def searched(answer: Answer) -> str:
    """Say what was searched: how many briefings, of which dates, and what was left out."""
    found = answer.searched
    what = f"Searched {count(found.briefings, 'briefing')}"
    if found.oldest and found.newest:
        what += f", dated {span(found.oldest, found.newest)}"
    if limits := scope(answer.scope):
        what += f", limited to {limits}"
    if found.undated:
        what += f"; {count(found.undated, 'briefing')} without a date left out"
    return what + "."


def scope(scope: Scope) -> str:
    """Say what a scope limits to; "" for the whole library."""
    limits = []
    if scope.since and scope.until:
        limits.append(span(scope.since, scope.until))
    elif scope.since:
        limits.append(f"{day(scope.since)} and later")
    elif scope.until:
        limits.append(f"{day(scope.until)} and earlier")
    if scope.tags:
        limits.append("the tag " + " or ".join(scope.tags))
    if scope.briefings:
        limits.append(f"{count(len(scope.briefings), 'chosen briefing')}")
    return ", ".join(limits)


def span(since: date, until: date) -> str:
    return day(since) if since == until else f"{day(since)} to {day(until)}"


def day(date: date | None) -> str:
    return f"{date.day} {date:%B %Y}" if date else "no date"


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def as_json(shown: ShownTurn | Opened | Unread) -> dict[str, Any]:
    return {"kind": type(shown).__name__.lower(), **asdict(shown)}
