from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Nature, Verdict
from assistant.records.receipt import Asked, CitedSentence, Made, Receipt, ReceiptClaim
from eval.analyst.receipts import Example, Outcome, edits, found_out
from eval.examples import Part
from eval.share import Share, Undefined
from index.digest import text_sha256
from index.scope import Scope
from tests.fakes import briefing, library

TEXT = "Two ports closed."
CITED = CitedSentence(1, "0" * 16 + ":0-17", "Ports", None, Nature.REPORTED, TEXT, text_sha256(TEXT))
MADE = Made("0" * 64, 1, "hash", "none", "1", ())


def receipt(*claims: ReceiptClaim) -> Receipt:
    asked = Asked("Which?", date(2026, 3, 1))
    cited = (CITED,) if claims else ()
    return Receipt(datetime(2026, 3, 1, tzinfo=UTC), asked, MADE, "Which?", Scope(), (), claims, cited)


def test_every_edit_changes_the_receipt_in_another_way() -> None:
    honest = receipt(ReceiptClaim(TEXT, (1,), Verdict.SUPPORTED))

    edited = list(edits(honest))

    assert len(edited) == 8
    assert honest not in edited
    assert all(one not in edited[:n] for n, one in enumerate(edited))


def test_a_refusal_is_edited_into_a_claim() -> None:
    (edited,) = edits(receipt())

    assert [claim.verdict for claim in edited.claims] == [Verdict.SUPPORTED]


def test_a_refusal_that_got_a_claim_is_found_out(tmp_path: Path) -> None:
    assistant = Assistant(library(tmp_path))
    assistant.library.add_briefings([briefing("The Norvik ferry was late.")])
    answer, honest = assistant.receipt("Who leads the union of Tesmar?")

    assert answer.is_refusal
    assert assistant.replay(honest).holds
    assert [assistant.replay(edited).holds for edited in edits(honest)] == [False]


def test_a_receipt_that_was_not_edited_has_no_share() -> None:
    with pytest.raises(Undefined, match="r01"):
        found_out(Outcome(Example("r01", Part.DEV, "Which?", None, None), True, ()))


def test_edits_found_out_are_counted_one_by_one() -> None:
    assert found_out(Outcome(Example("r01", Part.DEV, "Which?", None, None), True, (True, False, True))) == Share(2, 3)
