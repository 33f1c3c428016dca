import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.answer import Nature
from assistant.records.looks import note
from assistant.records.receipt import Receipt
from assistant.settings import AnswerSettings
from index.digest import text_sha256
from index.scope import Scope
from tests import fakes
from tests.assistant.receipts import DEPOT, QUESTION, TODAY, WordReader

Opened = Callable[..., Assistant]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens one and the same library again."""
    fakes.library(tmp_path / "library").add_briefings([DEPOT])
    with contextlib.closing(sqlite3.connect(tmp_path / "library" / "library.db")) as database:
        database.execute("UPDATE briefing SET added = '2026-03-02T00:00:00Z'")
        database.commit()

    def open_again(threshold: float = 0.6, today: date = TODAY) -> Assistant:
        library = fakes.library(tmp_path / "library")
        return Assistant(library, AnswerSettings(threshold=threshold), reader=WordReader(), today=lambda: today)

    return open_again


def receipt_of(assistant: Assistant, question: str = QUESTION) -> Receipt:
    """Return the receipt as if the question had been asked a while ago."""
    receipt = assistant.receipt(question)[1]
    return replace(receipt, at=receipt.at - timedelta(minutes=1))


def whys(assistant: Assistant, receipt: Receipt) -> list[str]:
    return [point.why for point in assistant.replay(receipt).points if not point.holds]


def test_a_receipt_holds_while_nothing_has_changed(opened: Opened) -> None:
    found = opened().replay(receipt_of(opened()))

    assert found.holds
    assert [point.what for point in found.points] == [
        "[1] “Three guards were injured.” stands in “Strike on Norvik”",
        f"“{QUESTION}” has the same answer",
    ]
    assert found.changes == ()


def test_the_question_is_asked_as_of_the_day_of_the_receipt(opened: Opened) -> None:
    question = "Were three guards injured in the last two months?"
    receipt = receipt_of(opened(), question)
    assert receipt.claims

    assert opened(today=TODAY + timedelta(days=400)).replay(receipt).holds


def test_a_refusal_holds_while_the_briefings_still_do_not_say(opened: Opened) -> None:
    receipt = receipt_of(opened(), "Who captained the ferry?")
    assert receipt.claims == ()

    assert opened().replay(receipt).holds
    opened().library.add_briefings([fakes.briefing("Nils Ott captained the ferry.", "ferry")])
    (why,) = whys(opened(), receipt)
    assert why == (
        "Then the briefings did not say; now: “Nils Ott captained the ferry.” "
        "Since then: The briefings of the library changed (1 added)."
    )


def test_a_briefing_that_was_removed_no_longer_holds(opened: Opened) -> None:
    receipt = receipt_of(opened())
    opened().remove([DEPOT.id])

    citation, answer = whys(opened(), receipt)
    assert citation == f"The briefing {DEPOT.id} was removed from the library, or never was in it."
    assert answer == (
        "Now the briefings do not say. Since then: The briefings of the library changed (1 replaced or removed)."
    )


def test_the_citation_of_a_replaced_briefing_still_reads_the_same_but_the_answer_is_another(opened: Opened) -> None:
    receipt = receipt_of(opened())
    newer = fakes.briefing("Two missiles struck. Four guards were injured, not three.", "depot", title="Strike")
    opened().library.add_briefings([newer])

    citation, answer = opened().replay(receipt).points

    assert citation.holds
    assert citation.why == "The briefing was replaced or taken out since; this is its earlier version."
    assert not answer.holds
    assert "No longer said: “Three guards were injured.”" in answer.why
    assert "New: “Four guards were injured, not three.”" in answer.why
    assert "(1 added, 1 replaced or removed)" in answer.why


def test_a_new_briefing_that_changes_no_answer_is_told_and_the_receipt_holds(opened: Opened) -> None:
    receipt = receipt_of(opened())
    opened().library.add_briefings([fakes.briefing("The ferry is given up.", "ferry")])

    found = opened().replay(receipt)

    assert found.holds
    assert found.changes == ("The briefings of the library changed (1 added).",)


def test_another_origin_of_the_same_sentence_is_told(opened: Opened) -> None:
    receipt = receipt_of(opened())
    opened().library.add_briefings([fakes.briefing("Three guards were injured.", "echo")])

    (why,) = whys(opened(), receipt)

    assert why.startswith("The same sentences are cited from other briefings.")


def test_other_settings_are_named_where_they_change_the_answer(opened: Opened) -> None:
    receipt = receipt_of(opened(), "Were three guards freed?")
    assert receipt.claims

    (why,) = whys(opened(threshold=0.9), receipt)

    assert why.startswith("Now the briefings do not say. Since then: The settings were threshold 0.6")
    assert "now: threshold 0.9" in why


def test_another_judge_is_named(opened: Opened) -> None:
    receipt = receipt_of(opened())
    made = replace(receipt.made, judge="minilm-7")

    found = opened().replay(replace(receipt, made=made))

    assert found.holds
    assert found.changes == ("The judge was minilm-7, now: none.",)


def test_an_edited_sentence_is_found_by_its_hash_and_with_a_new_hash_by_the_briefing(opened: Opened) -> None:
    receipt = receipt_of(opened())
    (cited,) = receipt.cited
    edited = replace(cited, text="Nine guards were injured.")

    by_hash, *_ = whys(opened(), replace(receipt, cited=(edited,)))
    by_briefing, *_ = whys(opened(), replace(receipt, cited=(replace(edited, sha256=text_sha256(edited.text)),)))

    assert by_hash == "The receipt was edited: its text of the sentence does not fit its hash."
    assert by_briefing == "The receipt was edited: the briefing, whose text never changes, reads otherwise there."


@pytest.mark.parametrize("forged", [{"title": "An official statement"}, {"date": date(1999, 12, 31)}])
def test_another_title_or_date_of_the_briefing_is_found_out(opened: Opened, forged: dict[str, Any]) -> None:
    receipt = receipt_of(opened())

    why, *_ = whys(opened(), replace(receipt, cited=(replace(receipt.cited[0], **forged),)))

    assert why.startswith("The receipt was edited: the briefing is ")


def test_a_forged_nature_is_found_out(opened: Opened) -> None:
    receipt = receipt_of(opened())
    forged = replace(receipt.cited[0], nature=Nature.ASSESSED)

    (why,) = whys(opened(), replace(receipt, cited=(forged,)))

    assert why == "The receipt was edited: the sentence is reported, not assessed."


def test_a_nature_that_another_version_of_the_program_told_is_no_forgery(opened: Opened) -> None:
    receipt = receipt_of(opened())
    told = replace(receipt.cited[0], nature=Nature.ATTRIBUTED)
    older = replace(receipt.made, program="0.0.1")

    (why,) = whys(opened(), replace(receipt, cited=(told,), made=older))

    assert why.startswith("Version 0.0.1 of the program wrote the receipt; by version ")
    assert why.endswith(", the sentence is reported, not attributed.")


def test_a_forged_meaning_of_the_question_is_found_out(opened: Opened) -> None:
    receipt = receipt_of(opened())

    found = opened().replay(replace(receipt, resolved="Were three officers injured?"))

    (point,) = (point for point in found.points if not point.holds)
    assert point.what == f"“{QUESTION}” means “Were three officers injured?”"
    assert point.why == f"The receipt was edited: the question means “{QUESTION}”."


@pytest.mark.parametrize(
    ("forged", "words"),
    [
        (Scope(since=date(2026, 1, 1), until=date(2026, 3, 31)), "the reports from 2026-01-01 to 2026-03-31"),
        (Scope(tags=("strike", "fire")), "the reports tagged “strike” or “fire”"),
        (Scope(briefings=(DEPOT.id,)), f"the reports among the briefings {DEPOT.id}"),
    ],
)
def test_a_forged_scope_is_found_out(opened: Opened, forged: Scope, words: str) -> None:
    receipt = receipt_of(opened())

    found = opened().replay(replace(receipt, scope=forged))

    (point,) = (point for point in found.points if not point.holds)
    assert point.what == f"“{QUESTION}” was looked for in {words}"
    assert point.why == "The receipt was edited: it is looked for in the whole library."


def test_an_edited_claim_is_found_where_nothing_else_has_changed(opened: Opened) -> None:
    receipt = receipt_of(opened())
    claim = replace(receipt.claims[0], text="Nobody was injured.")

    *_, why = whys(opened(), replace(receipt, claims=(claim,)))

    assert why.endswith("Nothing else differs from when the receipt was written, so the receipt was edited.")


def test_a_claim_without_a_citation_does_not_hold(opened: Opened) -> None:
    receipt = receipt_of(opened())
    claim = replace(receipt.claims[0], citations=())

    assert "The receipt names no citation for it." in whys(opened(), replace(receipt, claims=(claim,)))


def test_a_question_that_cannot_be_asked_is_a_point_that_does_not_hold(opened: Opened) -> None:
    receipt = receipt_of(opened())
    asked = replace(receipt.asked, question="why " * 1000)

    (why,) = whys(opened(), replace(receipt, asked=asked))

    assert why.startswith("It cannot be asked: The question has")


def test_the_receipt_of_a_first_look_holds_at_later_ones(opened: Opened) -> None:
    receipt = receipt_of(opened(), "Which guards were injured since my last look?")
    assert receipt.claims

    note(opened().folder, datetime(2026, 4, 1, tzinfo=UTC))
    note(opened().folder, datetime(2026, 4, 2, tzinfo=UTC))

    assert opened().replay(receipt).holds


def test_the_receipt_of_a_later_look_holds_too(opened: Opened) -> None:
    note(opened().folder, datetime(2026, 3, 1, tzinfo=UTC))
    receipt = receipt_of(opened(), "Which guards were injured since my last look?")
    assert receipt.claims

    assert opened().replay(receipt).holds


def test_a_claim_that_is_not_what_it_cites_is_found_out(opened: Opened) -> None:
    receipt = receipt_of(opened())
    (claim,) = receipt.claims
    edited = replace(receipt, claims=(replace(claim, text="Four guards were injured."),))

    assert "The receipt was edited: [1] reads otherwise." in whys(opened(), edited)
