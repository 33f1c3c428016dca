import json
from pathlib import Path

import pytest

from assistant.writer.contract import Message
from assistant.writer.parse import parse
from assistant.writer.reply import NoAnswer, Statement
from eval.gold import QUESTIONS
from eval.writers import FILE, Planted, Script, ScriptedModel, Who, scripts
from prompts.fill import fill

SCRIPT = Script(
    "q1", ("Two ports closed.",), (Planted("Two ports were closed.", True), Planted("Three closed.", False, "number"))
)
PROMPT = [Message("user", "[1] (undated / A / x) One reopened.\n[2] (undated / A / x) Two ports closed.")]


def said(who: Who, *, constrains: bool = False, script: Script = SCRIPT) -> list[object]:
    model = ScriptedModel(script, who, constrains=constrains)
    return list(parse(model.stream(PROMPT)))


@pytest.mark.parametrize("constrains", [False, True])
def test_the_perfect_one_says_what_is_true_with_the_right_mark(constrains: bool) -> None:
    assert said(Who.PERFECT, constrains=constrains) == [Statement("Two ports were closed.", (2,))]


@pytest.mark.parametrize("constrains", [False, True])
def test_the_perfect_one_says_nothing_where_it_was_not_shown_the_sentence(constrains: bool) -> None:
    elsewhere = Script("q1", ("Ships left.",), SCRIPT.planted)

    assert said(Who.PERFECT, constrains=constrains, script=elsewhere)[0] == NoAnswer()


@pytest.mark.parametrize("who", [Who.PERFECT, Who.CARELESS])
def test_what_is_true_by_two_sentences_is_not_said_where_one_of_them_was_not_shown(who: Who) -> None:
    both = ("Two ports closed.", "Ships left.")
    elsewhere = Script("q1", both, (Planted("Ships left two closed ports.", True, by=both),))

    assert said(who, script=elsewhere)[0] == NoAnswer()


def test_the_liar_says_only_what_is_not_true() -> None:
    assert said(Who.LIAR) == [Statement("Three closed.", (2,))]


def test_the_careless_one_says_both() -> None:
    texts = [part.text for part in said(Who.CARELESS) if isinstance(part, Statement)]

    assert texts == ["Two ports were closed.", "Three closed."]


def test_the_careless_one_is_careless_in_every_way_of_marking() -> None:
    marks = set()
    for number in range(60):
        script = Script(f"q{number}", SCRIPT.gold, SCRIPT.planted)
        marks |= {part.numbers for part in said(Who.CARELESS, script=script) if isinstance(part, Statement)}

    assert {(), (1,), (2,), (9,), (2, 99)} <= marks


def test_every_question_that_the_briefings_answer_has_a_script() -> None:
    found = scripts(QUESTIONS)

    assert len(found) > 80
    assert all(script.planted[0].is_true for script in found)
    assert sum(not planted.is_true for script in found for planted in script.planted) > 150


def test_what_was_written_by_hand_is_for_questions_that_there_are() -> None:
    ids = {json.loads(line)["id"] for line in Path(QUESTIONS).read_text(encoding="utf-8").splitlines()}
    by_hand = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]

    assert {record["id"] for record in by_hand} <= ids
    assert len(by_hand) >= 20
    assert all(record["true"] and record["false"] for record in by_hand)


@pytest.mark.parametrize(("who", "text"), [(Who.CARELESS, "Two ports were closed."), (Who.LIAR, "Three closed.")])
def test_asked_to_write_it_anew_the_careless_one_may_get_it_right_and_the_liar_does_not(who: Who, text: str) -> None:
    model = ScriptedModel(SCRIPT, who)
    list(model.stream(PROMPT))
    wrong = {"question": "Which?", "statement": "Three closed.", "why": "No.", "fence": "==="}
    again = [Message("user", fill("repair", evidence="[2] (undated / A / x) Two ports closed.", **wrong))]

    assert list(parse(model.stream(again))) == [Statement(text, (2,))]
