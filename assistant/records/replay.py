"""Receipt → what of it still holds, and why the rest does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer
from assistant.errors import BadQuestion
from assistant.records.receipt import CitedSentence, Made, Receipt, Setting
from assistant.stance.nature import stance
from index.digest import text_sha256
from index.errors import UnknownBriefing
from index.scope import Scope

if TYPE_CHECKING:
    from assistant.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a receipt says and whether it still holds; `why` says why not, or what is to be known about it."""

    what: str
    holds: bool
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {"what": self.what, "holds": self.holds, "why": self.why}


@dataclass(frozen=True, slots=True)
class Replayed:
    """Every point of a receipt; `changes` is what is otherwise than when it was written, whether or not it matters."""

    points: tuple[Point, ...]
    changes: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return all(point.holds for point in self.points)

    def to_dict(self) -> dict[str, Any]:
        return {
            "holds": self.holds,
            "points": [point.to_dict() for point in self.points],
            "changes": list(self.changes),
        }


def replay(receipt: Receipt, assistant: "Assistant") -> Replayed:
    """Open every citation of a receipt again, and ask its question again as of the same day.

    Raises EncoderMismatch, EncoderUnavailable, JudgeUnavailable, DamagedLibrary.
    """
    citations = tuple(_still_reads(cited, receipt, assistant) for cited in receipt.cited)
    changes = tuple(_changes(receipt, assistant))
    return Replayed((*citations, *_claims_quote(receipt), *_asked_again(receipt, assistant, changes)), changes)


def _still_reads(cited: CitedSentence, receipt: Receipt, assistant: "Assistant") -> Point:
    what = f"[{cited.number}] “{cited.text}” stands in “{cited.title}”"
    if text_sha256(cited.text) != cited.sha256:
        return Point(what, False, "The receipt was edited: its text of the sentence does not fit its hash.")
    briefing_id, _, span = cited.sentence_id.partition(":")
    start, end = map(int, span.split("-"))
    try:
        briefing = assistant.briefing(briefing_id)
    except UnknownBriefing:
        return Point(what, False, f"The briefing {briefing_id} was removed from the library, or never was in it.")
    if briefing.id != briefing_id:
        return Point(what, False, f"The text of the briefing {briefing_id} was changed inside of the library's file.")
    if briefing.text[start:end] != cited.text:
        return Point(
            what, False, "The receipt was edited: the briefing, whose text never changes, reads otherwise there."
        )
    if cited.title != briefing.title or cited.date != briefing.date:
        written = f"of {briefing.date}" if briefing.date else "without a date"
        return Point(what, False, f"The receipt was edited: the briefing is “{briefing.title}”, {written}.")
    nature = stance(cited.text, briefing.section_at(start)).nature
    if cited.nature is not nature:
        now = f"the sentence is {nature}, not {cited.nature}."
        return Point(what, False, _edited(receipt, assistant, now))
    if not assistant.library.extent(Scope(briefings=(briefing_id,))).briefings:
        return Point(what, True, "The briefing was replaced or taken out since; this is its earlier version.")
    return Point(what, True)


def _claims_quote(receipt: Receipt) -> Iterator[Point]:
    """Look for claims that cite nothing, or are not what they cite: answers with a receipt are verbatim."""
    texts = {cited.number: cited.text for cited in receipt.cited}
    for claim in receipt.claims:
        what = f"“{claim.text}” is what it cites"
        if not claim.citations:
            yield Point(what, False, "The receipt names no citation for it.")
        elif not any(claim.text == texts[number] for number in claim.citations):
            marks = " ".join(f"[{number}]" for number in claim.citations)
            yield Point(what, False, f"The receipt was edited: {marks} reads otherwise.")


def _edited(receipt: Receipt, assistant: "Assistant", now: str) -> str:
    """Say that what the program decides alone is otherwise: the receipt was edited, or another version decides so."""
    then, program = receipt.made.program, assistant.made().program
    if then == program:
        return f"The receipt was edited: {now}"
    return f"Version {then} of the program wrote the receipt; by version {program}, {now}"


def _asked_again(receipt: Receipt, assistant: "Assistant", changes: tuple[str, ...]) -> Iterator[Point]:
    """Ask the question again: is it taken to mean the same, looked for in the same scope, and answered the same?"""
    asked = receipt.asked
    what = f"“{asked.question}” has the same answer"
    try:
        then = assistant.on(asked.today)
        # Not `ask`: nobody looks now, who could be told later what is new since.
        found = then.find(asked.question, scope=asked.scope, history=asked.history, only=asked.only)
        answer = then.answered(asked.question, found)
    except BadQuestion as error:
        yield Point(what, False, f"It cannot be asked: {error}")
        return
    if answer.resolved != receipt.resolved:
        why = _edited(receipt, assistant, f"the question means “{answer.resolved}”.")
        yield Point(f"“{asked.question}” means “{receipt.resolved}”", False, why)
    if answer.scope != receipt.scope:
        why = _edited(receipt, assistant, f"it is looked for in {_searched(answer.scope)}.")
        yield Point(f"“{asked.question}” was looked for in {_searched(receipt.scope)}", False, why)
    yield _same_answer(what, receipt, answer, changes)


def _same_answer(what: str, receipt: Receipt, answer: Answer, changes: tuple[str, ...]) -> Point:
    ids = {cited.number: cited.sentence_id for cited in receipt.cited}
    before = [(c.text, [ids[n] for n in c.citations], c.verdict) for c in receipt.claims]
    now = [(c.text, [n.quote.sentence.id for n in c.citations], c.verdict) for c in answer.claims]
    if before == now:
        return Point(what, True)
    return Point(what, False, " ".join([*_differences(before, now), _because(changes)]))


def _searched(scope: Scope) -> str:
    """Say in words what a scope holds: "the reports from 2026-03-01 to 2026-03-31 tagged “strike”"."""
    if not scope:
        return "the whole library"
    begins = f" from {scope.since}" if scope.since else ""
    ends = f" to {scope.until}" if scope.until else ""
    tags = " tagged " + " or ".join(f"“{tag}”" for tag in scope.tags) if scope.tags else ""
    among = f" among the briefings {', '.join(scope.briefings)}" if scope.briefings else ""
    return f"the reports{begins}{ends}{tags}{among}"


def _differences(before: list[tuple[str, list[str], Any]], now: list[tuple[str, list[str], Any]]) -> Iterator[str]:
    if not now:
        yield "Now the briefings do not say."
        return
    if not before:
        yield f"Then the briefings did not say; now: “{now[0][0]}”"
        return
    then_texts, now_texts = [text for text, _, _ in before], [text for text, _, _ in now]
    lost = [text for text in then_texts if text not in now_texts]
    new = [text for text in now_texts if text not in then_texts]
    yield from (f"No longer said: “{text}”" for text in lost)
    yield from (f"New: “{text}”" for text in new)
    if not lost and not new:
        if sorted(then_texts) == sorted(now_texts) and then_texts != now_texts:
            yield "The same sentences come in another order."
        elif [ids for _, ids, _ in before] != [ids for _, ids, _ in now]:
            yield "The same sentences are cited from other briefings."
        else:
            yield "The verdicts differ."


def _because(changes: tuple[str, ...]) -> str:
    if changes:
        return f"Since then: {' '.join(changes)}"
    return "Nothing else differs from when the receipt was written, so the receipt was edited."


def _changes(receipt: Receipt, assistant: "Assistant") -> Iterator[str]:
    """Say what is otherwise than when the receipt was written."""
    then, now = receipt.made, assistant.made()
    if then.fingerprint != now.fingerprint:
        yield _library_changed(receipt, then, now, assistant)
    for what, before, after in (
        ("encoder was", then.encoder, now.encoder),
        ("judge was", then.judge, now.judge),
        ("program was", then.program, now.program),
        ("settings were", then.settings, now.settings),
    ):
        if before != after:
            yield f"The {what} {_named(before)}, now: {_named(after)}."


def _library_changed(receipt: Receipt, then: Made, now: Made, assistant: "Assistant") -> str:
    # The library keeps full seconds: what was added in that of the receipt is known by the number alone.
    added = max(len(assistant.library.added_since(receipt.at + timedelta(seconds=1))), now.briefings - then.briefings)
    gone = then.briefings + added - now.briefings
    parts = [f"{added} added"] if added > 0 else []
    parts += [f"{gone} replaced or removed"] if gone > 0 else []
    if not parts:
        return "The library has other briefings, or cuts them into other sentences."
    return f"The briefings of the library changed ({', '.join(parts)})."


def _named(value: str | tuple[tuple[str, Setting], ...]) -> str:
    """Name a model, or say what was set."""
    return value if isinstance(value, str) else ", ".join(f"{name} {set_to}" for name, set_to in value)
