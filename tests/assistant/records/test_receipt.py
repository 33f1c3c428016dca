import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import assistant.records.receipt
from assistant import Assistant, Nature, Scope, Turn
from assistant.settings import AnswerSettings
from tests import fakes
from tests.assistant.receipts import DEPOT, QUESTION, TODAY, WordReader

SCHEMA = json.loads(
    Path(assistant.records.receipt.__file__).with_name("receipt.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = fakes.library(tmp_path_factory.mktemp("receipt") / "library")
    library.add_briefings([DEPOT])
    return Assistant(library, AnswerSettings(threshold=0.6), reader=WordReader(), today=lambda: TODAY)


def test_a_receipt_comes_with_the_answer_that_asking_gives(tiny: Assistant) -> None:
    answer, _ = tiny.receipt(QUESTION)

    assert answer == tiny.ask(QUESTION)


def test_a_receipt_keeps_all_that_was_given_with_the_question(tiny: Assistant) -> None:
    scope, history = Scope(tags=("strike",)), [Turn("What burned?", "The depot burned.")]

    _, receipt = tiny.receipt(QUESTION, scope=scope, history=history, only=[Nature.ASSESSED, Nature.REPORTED])

    assert receipt.asked.question == QUESTION
    assert (receipt.asked.today, receipt.asked.scope, receipt.asked.history) == (TODAY, scope, tuple(history))
    assert receipt.asked.only == (Nature.REPORTED, Nature.ASSESSED)


def test_a_receipt_names_library_models_program_and_settings(tiny: Assistant) -> None:
    _, receipt = tiny.receipt(QUESTION)

    made = receipt.made
    assert (made.fingerprint, made.briefings) == (tiny.library.fingerprint(), 1)
    assert (made.encoder, made.judge) == ("hash", "none")
    assert made.program
    assert dict(made.settings)["threshold"] == 0.6


def test_a_receipt_holds_the_candidates_with_scores_and_each_cited_sentence_with_its_hash(tiny: Assistant) -> None:
    _, receipt = tiny.receipt(QUESTION)

    (cited,) = receipt.cited
    assert (cited.number, cited.text, cited.date) == (1, "Three guards were injured.", date(2026, 3, 2))
    assert cited.sha256 == "5f0daea3aa7fa6274bacf00886946d9e334fd009d4fdac6b7383250f6f8c9fb8"
    assert receipt.candidates[0].sentence_id == cited.sentence_id
    assert [c.score for c in receipt.candidates] == sorted((c.score for c in receipt.candidates), reverse=True)


@pytest.mark.parametrize("question", [QUESTION, "Who won the regatta?", "What happened last week?"])
def test_json_is_exactly_what_the_schema_says(tiny: Assistant, question: str) -> None:
    _, receipt = tiny.receipt(question, scope=Scope(until=date(2026, 12, 31)), only=[Nature.REPORTED])

    jsonschema.validate(receipt.to_dict(), SCHEMA)
