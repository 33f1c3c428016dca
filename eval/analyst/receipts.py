"""Questions → does an honest receipt of the answer hold, and is one that was edited found out?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from assistant import Assistant
from assistant.answer import Nature, Verdict
from assistant.records.looks import note
from assistant.records.receipt import Receipt, ReceiptClaim
from eval.analyst.labelled import figures as of_parts
from eval.analyst.labelled import read
from eval.examples import Part
from eval.figure import Figure
from eval.share import Share, Undefined
from index.digest import text_sha256

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Example:
    id: str
    part: Part
    question: str
    today: date | None
    only: tuple[Nature, ...] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the receipt holds as it was written, and which of its edited versions were found out."""

    example: Example
    holds: bool
    found_out: tuple[bool, ...]


def example(entry: Mapping[str, Any]) -> Example:
    today = date.fromisoformat(entry["today"]) if entry["today"] else None
    only = (Nature(entry["only"]),) if entry["only"] else None
    return Example(entry["id"], Part(entry["part"]), entry["question"], today, only)


def outcomes(assistant: Assistant, part: Part) -> Iterator[Outcome]:
    note(assistant.folder, LONG_AGO)
    for one in read("receipt", part, example):
        then = assistant.on(one.today) if one.today else assistant
        _, receipt = then.receipt(one.question, only=one.only)
        note(assistant.folder, datetime.now(UTC))
        found_out = tuple(not assistant.replay(edited).holds for edited in edits(receipt))
        yield Outcome(one, assistant.replay(receipt).holds, found_out)


def edits(receipt: Receipt) -> Iterator[Receipt]:
    """Change a receipt in what a forger would: a claim, a sentence with and without its hash, a citation, a verdict.

    One that says nothing gets a claim.
    """
    if not receipt.claims:
        yield replace(receipt, claims=(ReceiptClaim("It is so.", (), Verdict.SUPPORTED),))
        return
    (claim, *claims), (cited, *others) = receipt.claims, receipt.cited
    text = f"{cited.text.rstrip('.')}, it is said."
    yield replace(receipt, claims=(replace(claim, text=text), *claims))
    yield replace(receipt, cited=(replace(cited, text=text), *others))
    forged = replace(cited, text=text, sha256=text_sha256(text))
    yield replace(receipt, cited=(forged, *others), claims=(replace(claim, text=text), *claims))
    yield replace(receipt, cited=(replace(cited, title=f"{cited.title}, official"), *others))
    yield replace(receipt, cited=(replace(cited, date=date(1999, 12, 31)), *others))
    yield replace(receipt, claims=(replace(claim, citations=()), *claims))
    yield replace(receipt, claims=(replace(claim, verdict=Verdict.PARTLY), *claims))
    yield replace(receipt, claims=tuple(claims))


def held(outcome: Outcome) -> Share:
    return Share(outcome.holds)


def found_out(outcome: Outcome) -> Share:
    """Undefined where nothing was edited."""
    if not outcome.found_out:
        raise Undefined(f"the receipt of {outcome.example.id!r} was not edited")
    return Share(sum(outcome.found_out), len(outcome.found_out))


def figures(found: Sequence[Outcome]) -> Iterator[Figure]:
    yield from of_parts("receipts: honest ones hold", found, held)
    yield from of_parts("receipts: edited ones found out", found, found_out)
