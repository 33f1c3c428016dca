"""Answer → what the browser shows, in words.

The browser draws these and decides nothing; `as_json` is how they travel. What the terminal shows too is said in its
words.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from assistant import wording
from assistant.answer import Answer, Claim, Conflict, Nature, Quote, Verdict, scope_to_dict
from assistant.gloss import gloss
from assistant.page import kept as endings
from assistant.page.kept import Kept
from assistant.stance.nature import in_words
from assistant.wording import count, day, extent, headed, plain, told_of_writing
from index.scope import Scope

VERDICTS = {
    Verdict.SUPPORTED: "",
    Verdict.PARTLY: "Only partly supported by what it cites",
    Verdict.CONTRADICTED: "Contradicted by what it cites",
    Verdict.NOT_FOUND: "Not supported: nothing cited says this",
}
ERASED = "It was answered from a briefing that has been erased since, and the answer with it."
UNFINISHED = "The program ended before it was answered. Ask it again."


class Shown(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Terms:
    """What was searched for and where, in words, and what it takes to ask it again otherwise.

    `question` is as it was taken; `limits` says the scope and `natures` of which nature the sentences may be, "" for
    any. `since` and `until` are ISO dates, "" where the scope is open. `given` is the scope that was given with the
    question, None where its dates are those of the question's own words.
    """

    question: str
    is_as_asked: bool
    limits: str
    since: str
    until: str
    tags: tuple[str, ...]
    briefings: tuple[str, ...]
    given: dict[str, Any] | None
    natures: str
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One sentence of the answer, the numbers of what it cites, and whether that supports it.

    `verdict` is the verdict by name, `judged` in words, "" where the claim is supported. `corroboration` is "" where
    one briefing says it. `heading` is what stands above the claim, "" where that is the same as above the one before.
    """

    text: str
    numbers: tuple[int, ...]
    verdict: str
    judged: str
    reasons: tuple[str, ...]
    corroboration: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A sentence and where it stands; `number` is 0 for one that comes close and does not answer.

    `nature` is by name, `account` says in words on whose account the sentence tells what it tells, `days` which
    days its "Tuesday" and "3 March" were, and whom the "he" means that it opens with. `is_said` where a
    claim of the answer is this sentence word for word.
    """

    number: int
    sentence: str
    briefing: str
    text: str
    title: str
    date: str
    section: str
    nature: str
    account: str
    days: str
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sentences that disagree, by the number it is cited with; `differs` are the words that do, or ""."""

    lead: str
    number: int
    before: str
    differs: str
    after: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences side by side, the newer first, neither chosen."""

    heading: str
    is_sure: bool
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that is being answered: the claims that are checked so far.

    `given` and `only` are the scope and the natures that were given with it, as in `Terms`; so in what follows.
    """

    id: str
    question: str
    given: dict[str, Any] | None = None
    only: tuple[str, ...] = ()
    claims: tuple[ShownClaim, ...] = ()
    citations: tuple[ShownQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """The claims with what they rest on; `verdict` is on all claims, `note` explains what they are counted by."""

    id: str
    question: str
    terms: Terms
    verdict: str
    searched: str
    claims: tuple[ShownClaim, ...]
    conflicts: tuple[Disagreement, ...]
    citations: tuple[ShownQuote, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """The question may mean several things, and nothing was searched yet."""

    id: str
    question: str
    terms: Terms
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The briefings do not say."""

    id: str
    question: str
    terms: Terms
    searched: str
    missing: tuple[str, ...]
    nearest: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user stopped it; the claims that had been checked stay."""

    id: str
    question: str
    given: dict[str, Any] | None
    only: tuple[str, ...]
    claims: tuple[ShownClaim, ...]
    citations: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """The question has no answer, and why; one that was not taken at all, so that nothing changed, is not kept."""

    id: str
    question: str
    given: dict[str, Any] | None
    only: tuple[str, ...]
    reason: str
    is_kept: bool = True


ShownTurn = Asking | Answered | Choosing | Refused | Stopped | Failed


def kept(kept: Kept, *, is_going: bool = False) -> ShownTurn:
    """Lay out a turn; `is_going` where one that has not ended is being answered."""
    match kept.ending:
        case endings.Answered(answer):
            return turn(kept.id, answer, kept.scope, kept.only)
        case endings.Stopped(claims):
            return Stopped(*_put(kept), *_so_far(claims))
        case endings.Failed(reason):
            return failed(kept, reason)
        case endings.Erased():
            return failed(kept, ERASED)
    return going(kept) if is_going else failed(kept, UNFINISHED)


def going(put: Kept, claims: Sequence[Claim] = ()) -> ShownTurn:
    """Lay out a turn that is being answered; as it ended, where it has."""
    return Asking(*_put(put), *_so_far(claims)) if put.ending is None else kept(put)


def failed(put: Kept, reason: str, *, is_kept: bool = True) -> Failed:
    return Failed(*_put(put), plain(reason), is_kept)


def _put(put: Kept) -> tuple[str, str, dict[str, Any] | None, tuple[str, ...]]:
    return put.id, put.question, scope_given(put.scope), tuple(nature.value for nature in put.only)


def _so_far(claims: Sequence[Claim]) -> tuple[tuple[ShownClaim, ...], tuple[ShownQuote, ...]]:
    return tuple(map(claim, claims)), citations(claims)


def scope_given(scope: Scope | None) -> dict[str, Any] | None:
    return None if scope is None else scope_to_dict(scope)


def turn(
    id: str, answer: Answer, given: Scope | None = None, only: Collection[Nature] | None = None
) -> Answered | Choosing | Refused:
    """Lay out an answer; `given` and `only` are the scope and the natures that were given with its question."""
    on = terms(answer, given, only)
    if answer.choices:
        return Choosing(id, answer.question, on, tuple(map(plain, answer.choices)))
    found = extent(answer.searched, answer.scope)
    if answer.is_refusal:
        far = wording.NOTHING_NEAR if answer.searched.briefings and not answer.nearest else ""
        found = " ".join(part for part in (plain(answer.note), found, far) if part)
        return Refused(id, answer.question, on, found, answer.missing, tuple(map(quote, answer.nearest)))
    before = ("", *(one.heading for one in answer.claims))
    claims = tuple(map(claim, answer.claims, before))
    return Answered(
        id=id,
        question=answer.question,
        terms=on,
        verdict=verdict(claims),
        searched=found,
        claims=claims,
        conflicts=tuple(disagreement(answer, one) for one in answer.conflicts),
        citations=citations(answer.claims),
        note=" ".join(notes(answer, claims)),
    )


def notes(answer: Answer, claims: Sequence[ShownClaim]) -> Iterator[str]:
    """Say who wrote an answer, what was withheld of it, and whatever else goes with all of it."""
    yield from map(plain, told_of_writing(answer))
    if any(claim.corroboration for claim in claims):
        yield "Briefings that copied one text are one origin."


def terms(answer: Answer, given: Scope | None, only: Collection[Nature] | None) -> Terms:
    scope = answer.scope
    natures = tuple(nature.value for nature in Nature if nature in (only or ()))
    return Terms(
        question=answer.resolved,
        is_as_asked=answer.resolved == answer.question,
        limits=limits(scope, answer.searched.briefings),
        since=scope.since.isoformat() if scope.since else "",
        until=scope.until.isoformat() if scope.until else "",
        tags=scope.tags,
        briefings=scope.briefings,
        given=scope_given(given),
        natures="only " + " or ".join(natures) if natures else "",
        only=natures,
    )


def claim(claim: Claim, above: str = "") -> ShownClaim:
    """Lay out a claim; `above` is the heading of the one before it."""
    return ShownClaim(
        text=plain(claim.text),
        numbers=tuple(citation.number for citation in claim.citations),
        verdict=claim.verdict.value,
        judged=VERDICTS[claim.verdict],
        reasons=tuple(map(plain, claim.reasons)),
        corroboration=wording.corroboration(claim.corroboration),
        heading="" if claim.heading == above else plain(claim.heading),
    )


def verdict(claims: Sequence[ShownClaim]) -> str:
    """Say how many of the claims are supported by what they cite."""
    supported = sum(not claim.judged for claim in claims)
    if supported == len(claims):
        return "Every sentence is supported by what it cites."
    return f"{supported} of {count(len(claims), 'sentence')} supported by what they cite; the others are marked."


def disagreement(answer: Answer, conflict: Conflict) -> Disagreement:
    one, other = (
        Side(lead, answer.number(quote), *parted(plain(quote.sentence.text), plain(words)))
        for lead, quote, words in wording.sides(conflict)
    )
    return Disagreement(wording.disagreement(conflict), conflict.sure, (one, other))


def parted(text: str, words: str) -> tuple[str, str, str]:
    """Part a sentence at the words in which it differs: what stands before, they, what stands behind."""
    return text.partition(words) if words else (text, "", "")


def citations(claims: Sequence[Claim]) -> tuple[ShownQuote, ...]:
    """Lay out every citation of the claims once, by number."""
    said = {plain(claim.text) for claim in claims}
    cited = {c.number: c.quote for claim in claims for c in claim.citations}
    return tuple(quote(q, number, is_said=plain(q.sentence.text) in said) for number, q in sorted(cited.items()))


def quote(quote: Quote, number: int = 0, *, is_said: bool = False) -> ShownQuote:
    return ShownQuote(
        number=number,
        sentence=quote.sentence.id,
        briefing=quote.sentence.briefing_id,
        text=plain(quote.sentence.text),
        title=plain(quote.title),
        date=day(quote.date),
        section=headed(quote.section),
        nature=quote.nature.value,
        account=plain(in_words(quote)),
        days=gloss(quote),
        is_said=is_said,
    )


def limits(scope: Scope, briefings: int) -> str:
    """Say what a scope limits to, short enough for a label; `briefings` is how many lie in it."""
    told = [dates(scope)]
    told += ["tagged " + " or ".join(map(plain, scope.tags))] if scope.tags else []
    told += [count(briefings, "chosen briefing")] if scope.briefings else []
    return " · ".join(told)


def dates(scope: Scope) -> str:
    if scope.since and scope.until:
        return _briefly(scope.since, scope.until)
    if scope.since:
        return f"since {day(scope.since)}"
    return f"until {day(scope.until)}" if scope.until else "all dates"


def _briefly(since: date, until: date) -> str:
    """Say from when to when, each part once: "1–31 March 2026"."""
    if since == until:
        return day(since)
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{day(until)}"
    if since.year == until.year:
        return f"{since.day} {since:%B} – {day(until)}"
    return f"{day(since)} – {day(until)}"


def as_json(shown: Shown) -> dict[str, Any]:
    """Say what it is, and all that it holds."""
    return {"kind": type(shown).__name__.lower(), **asdict(shown)}
