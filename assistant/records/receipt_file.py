"""A file ↔ a receipt. Whoever wrote the file is a stranger: all of it is checked before any of it is used."""

import json
import re
from pathlib import Path

from assistant.answer import Nature, Verdict
from assistant.errors import UnreadableReceipt
from assistant.question import Turn
from assistant.records.checked_json import SENTENCE_ID, Part, Wrong, load
from assistant.records.receipt import FORMAT, Asked, Candidate, CitedSentence, Made, Receipt, ReceiptClaim
from assistant.records.whole_file import write_whole

MOST_BYTES = 8 * 1024 * 1024  # the largest that we write is a hundredth of it
_SHA256 = re.compile(r"[0-9a-f]{64}")


def write_receipt(receipt: Receipt, path: Path) -> None:
    """Write a receipt as JSON, in place of a file that is there. Raises CannotWrite."""
    write_whole(path, as_bytes(receipt))


def as_bytes(receipt: Receipt) -> bytes:
    """Return a receipt as its file holds it."""
    # Escaped: half a UTF-16 pair in a title has no UTF-8 form.
    return (json.dumps(receipt.to_dict(), indent=2) + "\n").encode("ascii")


def read_receipt(path: Path) -> Receipt:
    """Read a receipt that `write_receipt` wrote. Raises UnreadableReceipt, which says what is wrong with it."""
    try:
        return _receipt(load(path, MOST_BYTES))
    except Wrong as wrong:
        raise UnreadableReceipt(path, str(wrong)) from wrong


def _receipt(part: Part) -> Receipt:
    if (number := part["format"].whole()) != FORMAT:
        raise Wrong(f"it is of format {number}, and this program reads format {FORMAT}.")
    asked, made = part["asked"], part["made_with"]
    found = Receipt(
        at=part["at"].moment(),
        asked=Asked(
            asked["question"].text(),
            asked["today"].day(),
            asked["scope"].maybe(Part.scope),
            asked["history"].items(lambda turn: Turn(turn["question"].text(), turn["answer"].text())),
            asked["only"].maybe(lambda only: only.items(lambda nature: nature.one_of(Nature))),
        ),
        made=Made(
            made["library"].text(pattern=_SHA256),
            made["briefings"].whole(),
            made["encoder"].text(),
            made["judge"].text(),
            made["program"].text(),
            made["settings"].fields(Part.scalar),
        ),
        resolved=part["resolved"].text(),
        scope=part["scope"].scope(),
        candidates=part["candidates"].items(
            lambda one: Candidate(one["sentence_id"].text(pattern=SENTENCE_ID), one["score"].fraction())
        ),
        claims=part["claims"].items(
            lambda one: ReceiptClaim(
                one["text"].text(),
                one["citations"].items(lambda number: number.whole(1)),
                one["verdict"].one_of(Verdict),
            )
        ),
        cited=part["cited"].items(_cited),
    )
    numbers = [one.number for one in found.cited]
    if len(set(numbers)) < len(numbers):
        raise Wrong("two of its cited sentences have the same number; it was edited.")
    if unknown := {n for claim in found.claims for n in claim.citations} - set(numbers):
        raise Wrong(f"its claims cite [{min(unknown)}], which is not among its cited sentences; it was edited.")
    return found


def _cited(part: Part) -> CitedSentence:
    return CitedSentence(
        part["number"].whole(1),
        part["sentence_id"].text(pattern=SENTENCE_ID),
        part["title"].text(),
        part["date"].maybe(Part.day),
        part["nature"].one_of(Nature),
        part["text"].text(),
        part["sha256"].text(pattern=_SHA256),
    )
