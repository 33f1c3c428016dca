"""True and falsified snippets: what is said of either, and is the conflict of both flagged?"""

import json

import pytest

from eval.sets.judged import differ
from eval.sets.rgb_counterfactual import FILE, Answered, ask, evaluate, read_questions
from tests.eval.sets.scripted import ScriptedJudge, all_alike

TRUE = "The fair was held in Oslo on 3 May 2021."
FALSE = "The fair was held in Bergen on 3 May 2021."
LINE = {
    "id": 7,
    "query": "Where was the fair held?",
    "answer": "Oslo",
    "fakeanswer": "Bergen",
    "positive": [TRUE],
    "positive_wrong": [FALSE],
    "negative": ["A fair is a market."],
}
JUDGE = ScriptedJudge({TRUE: 0.9, FALSE: 0.9, "A fair is a market.": 0.9})


def asked(line: dict, *snippets: str) -> Answered:
    (question,) = read_questions([line])
    given = [b for b in (*question.true, *question.falsified) if b.text in snippets]
    return ask(question, given, JUDGE, all_alike, differ)


def test_a_faithful_answer_says_what_falsified_snippets_say():
    one = asked(LINE, FALSE)

    assert (one.says_false, one.says_true, one.flagged) == (True, False, False)


def test_true_and_falsified_together_are_flagged():
    one = asked(LINE, TRUE, FALSE)

    assert (one.says_false, one.says_true, one.flagged) == (True, True, True)


def test_snippets_that_say_neither_answer_are_not_flagged():
    judge = ScriptedJudge({"It rained.": 0.9, "It snowed.": 0.9})
    (question,) = read_questions([{**LINE, "positive": ["It rained."], "positive_wrong": ["It snowed."]}])

    assert not ask(question, (*question.true, *question.falsified), judge, all_alike, differ).flagged


@pytest.mark.parametrize("answer", ["3 May 2021", [["May 3 2021", "3 May 2021"]], ["Oslo", ["3 May 2021", "3/5/21"]]])
def test_every_part_of_an_answer_has_to_be_said_in_one_of_its_spellings(answer):
    assert asked({**LINE, "answer": answer}, TRUE).says_true


def test_a_part_that_is_missing_leaves_the_answer_unsaid():
    assert not asked({**LINE, "answer": ["Oslo", "4 May 2021"]}, TRUE).says_true


def test_a_detector_of_conflicts_takes_the_place_of_the_plain_rule():
    (question,) = read_questions([LINE])

    assert ask(question, question.true, JUDGE, all_alike, lambda said: True).flagged


def test_the_set_is_measured_on_true_snippets_on_falsified_ones_and_on_both(tmp_path):
    (tmp_path / FILE).parent.mkdir()
    unanswered = {**LINE, "id": 8, "positive": ["It rained."], "positive_wrong": ["It snowed."]}
    (tmp_path / FILE).write_text("".join(json.dumps(line) + "\n" for line in (LINE, unanswered)), encoding="utf-8")

    found = {figure.key: figure.value for figure in evaluate(tmp_path, JUDGE, all_alike)}

    assert found == {
        ("true snippets", "says the true answer"): 0.5,
        ("true snippets", "flagged"): 0.0,
        ("true snippets", "detected"): 0.0,
        ("falsified snippets", "says what the falsified snippets say"): 0.5,
        ("falsified snippets", "says the true answer"): 0.0,
        ("falsified snippets", "flagged"): 0.0,
        ("falsified snippets", "detected"): 0.0,
        ("both", "says what the falsified snippets say"): 0.5,
        ("both", "says the true answer"): 0.5,
        ("both", "says both"): 0.5,
        ("both", "flagged"): 0.5,
        ("both", "detected"): 0.5,
    }
