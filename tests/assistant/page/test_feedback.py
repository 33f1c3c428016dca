import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.answer import Nature
from assistant.page.feedback import GONE, LIMITED, Done, Rating, Right, Undone, add, rate
from assistant.page.kept import Answered, Erased, Kept
from eval.examples import Kind, read_file
from index.scope import Scope
from tests.assistant.export.answers import ANSWER, REFUSAL, STRUCK

NOON, DAY = datetime(2026, 3, 20, 12, tzinfo=UTC), date(2026, 3, 20)
KEPT = Kept("t1", NOON, ANSWER.question, ending=Answered(ANSWER))
GOOD = Rating(turn="t1", is_helpful=True)


def lines(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "feedback.jsonl").read_text().splitlines()]


def test_an_opinion_is_kept_without_a_word_of_the_briefings(tmp_path: Path) -> None:
    told = rate(tmp_path, KEPT, Rating(turn="t1", is_helpful=False, note=" Too short. "))

    assert isinstance(told, Done)
    [line] = lines(tmp_path)
    assert (line["question"], line["is_helpful"], line["note"]) == (ANSWER.question, False, "Too short.")
    assert STRUCK.sentence.id in line["sentences"]
    assert STRUCK.sentence.text not in json.dumps(line)


@pytest.mark.parametrize("kept", [None, Kept("t1", NOON, "Who?"), Kept("t1", NOON, "Who?", ending=Erased())])
def test_of_an_answer_that_is_no_longer_there_nothing_is_kept(tmp_path: Path, kept: Kept | None) -> None:
    assert rate(tmp_path, kept, GOOD) == GONE
    assert add(tmp_path, kept, Right(turn="t1"), (), DAY) == GONE


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    told = rate(tmp_path / "missing", KEPT, GOOD)

    assert isinstance(told, Undone)
    assert "cannot be written" in told.words


def test_an_exchange_becomes_an_example_that_the_evaluation_reads(tmp_path: Path) -> None:
    told = add(tmp_path, KEPT, Right(turn="t1", sentences=(STRUCK.sentence.id,)), (), DAY)

    assert told == Done("Added to the evaluation set: questions.jsonl in the library's folder.")
    [example] = read_file(tmp_path / "questions.jsonl")
    assert (example.question, example.gold) == (ANSWER.question, frozenset({STRUCK.sentence.id}))


def test_added_again_it_is_changed(tmp_path: Path) -> None:
    add(tmp_path, KEPT, Right(turn="t1", sentences=(STRUCK.sentence.id,)), (), DAY)

    told = add(tmp_path, KEPT, Right(turn="t1"), (), DAY)

    assert told == Done("Changed in the evaluation set: questions.jsonl in the library's folder.")
    assert [one.kind for one in read_file(tmp_path / "questions.jsonl")] == [Kind.UNANSWERABLE]


def test_a_refusal_that_is_right_becomes_an_unanswerable_question(tmp_path: Path) -> None:
    add(tmp_path, Kept("t1", NOON, "Who?", ending=Answered(REFUSAL)), Right(turn="t1"), (), DAY)

    assert [one.kind for one in read_file(tmp_path / "questions.jsonl")] == [Kind.UNANSWERABLE]


@pytest.mark.parametrize("limited", [{"scope": Scope(since=DAY)}, {"only": (Nature.REPORTED,)}])
def test_what_was_asked_of_a_part_is_no_question_for_the_evaluation(tmp_path: Path, limited: dict) -> None:
    kept = Kept("t1", NOON, ANSWER.question, ending=Answered(ANSWER), **limited)

    assert add(tmp_path, kept, Right(turn="t1"), (), DAY) == LIMITED


def test_a_note_has_an_end() -> None:
    with pytest.raises(ValidationError):
        Rating.model_validate({"turn": "t1", "is_helpful": True, "note": "x" * 2_001})
