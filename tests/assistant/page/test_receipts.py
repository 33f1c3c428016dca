import json
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.assistant import Assistant
from assistant.page.export import File, Form, NoFile, Wanted
from assistant.page.kept import Answered, Kept, Stopped
from assistant.page.receipts import NO_ANSWER, OTHERWISE, WRITTEN, receipted
from assistant.question import Turn
from assistant.records.receipt_file import read_receipt
from index.scope import Scope
from tests.fakes import briefing, library

MILL = briefing("The mill at Ruhn closed in May. It had 40 workers.", "mill.md", title="Mill", day=date(2026, 5, 4))
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
BEFORE = [Turn("What closed?", "The mill at Ruhn closed in May.")]
ASKED = Wanted(form=Form.RECEIPT, turn="t1")


@pytest.fixture
def assistant(tmp_path) -> Assistant:
    held = library(tmp_path / "library")
    held.add_briefings([MILL])
    return Assistant(held)


def kept(assistant: Assistant, question="When did the mill at Ruhn close?", **given) -> Kept:
    answer = assistant.on(AT.date()).ask(question, history=BEFORE, **given)
    return Kept("t1", AT, question, given.get("scope"), ending=Answered(answer))


def made(assistant: Assistant, turn: Kept | None) -> File | NoFile:
    return receipted(assistant, turn, BEFORE, ASKED, date(2026, 6, 12))


def test_the_receipt_of_an_answer_is_a_file_that_is_verified(assistant, tmp_path):
    turn = kept(assistant, scope=Scope(since=date(2026, 5, 1)))

    file = made(assistant, turn)

    assert isinstance(file, File)
    assert (file.name, file.type) == ("when-did-the-mill-at-ruhn-close.receipt.json", "application/json")
    (tmp_path / file.name).write_bytes(b64decode(file.content))
    receipt = read_receipt(tmp_path / file.name)
    assert [claim.text for claim in receipt.claims] == [claim.text for claim in turn.answer.claims]
    assert (receipt.asked.scope, receipt.asked.history) == (turn.scope, tuple(BEFORE))
    assert assistant.replay(receipt).holds


def test_a_receipt_is_of_the_day_on_which_was_asked(assistant):
    file = made(assistant, kept(assistant))

    assert json.loads(b64decode(file.content))["asked"]["today"] == AT.astimezone().date().isoformat()


def test_a_refusal_has_a_receipt_too(assistant):
    assert isinstance(made(assistant, kept(assistant, "Who sank the cutter Sabine?")), File)


def test_an_answer_that_would_be_another_by_now_has_none(assistant):
    turn = kept(assistant)
    assistant.remove([MILL.id])

    assert made(assistant, turn) == NoFile(OTHERWISE)


def test_what_a_language_model_wrote_has_none(assistant):
    turn = kept(assistant)

    assert made(assistant, replace(turn, ending=Answered(replace(turn.answer, written_by="any")))) == NoFile(WRITTEN)


@pytest.mark.parametrize("turn", [None, Kept("t1", AT, "Who?", ending=Stopped(())), Kept("t1", AT, "Who?")])
def test_without_an_answer_there_is_none(assistant, turn):
    assert made(assistant, turn) == NoFile(NO_ANSWER)


def test_a_receipt_is_no_look_of_the_user(assistant):
    made(assistant, kept(assistant.seen_by(None)))

    assert assistant.last_look() is None
