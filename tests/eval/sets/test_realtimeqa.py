"""Quiz questions on the news: which choice do the pages say, and is none chosen where they say none?"""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.sets.judged import cut
from eval.sets.paragraphs import briefing
from eval.sets.realtimeqa import (
    NOTA_QUESTIONS,
    PAGES,
    QUESTIONS,
    Quiz,
    claim,
    evaluate,
    held,
    read,
    read_pages,
    read_quizzes,
    right_share,
    right_share_with_none,
)
from eval.share import Undefined
from tests.eval.sets.scripted import ScriptedJudge, all_alike

TALKS = "The talks were held in Oslo on Monday."
LINE = {
    "question_id": "20220610_0",
    "question_sentence": "Where were the talks held?",
    "question_date": "2022/06/10",
    "choices": ["Bergen", "Oslo"],
    "answer": ["1"],
}
TAKEN_OUT = {**LINE, "question_id": "20220610_0_nota", "choices": ["Bergen", "None of the above"]}
FOUND = {
    "question_id": "20220610_0",
    "search_result": [
        {
            "url": "http://news.example/1",
            "title": "Talks end",
            "text": f"{TALKS} It rained in Bergen.",
            "publish_date": "2022/06/09",
        }
    ],
}
QUIZ = Quiz("q", "Where were the talks held?", ("Bergen", "Oslo"), 1)


def test_each_page_is_a_briefing_with_its_title_and_date():
    (page,) = read_pages(FOUND)

    assert (page.title, page.date) == ("Talks end", date(2022, 6, 9))


def test_a_page_without_a_text_is_none_and_without_a_date_has_none():
    pages = [{"url": "u", "title": "t"}, {"url": "v", "title": "t", "text": TALKS, "publish_date": "None"}]

    assert [page.date for page in read_pages({"search_result": pages})] == [None]


def test_none_of_the_above_is_no_choice_but_what_is_right_when_no_choice_is():
    (quiz,) = read_quizzes([TAKEN_OUT])

    assert (quiz.id, quiz.choices, quiz.right) == ("20220610_0", ("Bergen",), None)


def test_the_right_choice_stays_right_when_none_stands_before_it():
    (quiz,) = read_quizzes([{**TAKEN_OUT, "choices": ["None of the above", "Oslo"]}])

    assert (quiz.choices, quiz.right) == (("Oslo",), 0)


def test_a_blank_choice_is_none():
    (quiz,) = read_quizzes([{**LINE, "choices": ["", "Oslo"]}])

    assert (quiz.choices, quiz.right) == (("Oslo",), 0)


def test_a_question_without_an_answer_is_left_out():
    assert list(read_quizzes([{**LINE, "answer": []}])) == []


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("Who met Lee?", "Kim met Lee."),
        ("In how many rooms did they meet?", "In Kim rooms did they meet."),
        ("The talks had a guest:", "The talks had a guest Kim."),
        ("The man who led the talks left. Who came?", "The man who led the talks left. Kim came."),
    ],
)
def test_a_claim_is_the_question_with_the_choice_in_the_place_of_what_is_asked(question, stated):
    assert claim(question, "Kim") == stated


def test_a_sentence_holds_a_choice_by_half_where_its_words_stand_apart_or_beside_it():
    first, second, third = cut([briefing("Kim Lee met Ann Wood. They talked. Costs rose.", None, "a")])

    assert held("Ann Wood", first) == 1.0
    assert held("Kim Wood", first) == 0.5
    assert held("Ann Wood", second) == 0.5
    assert held("Ann Wood", third) == 0.0
    assert held("", first) == 0.0


def test_a_choice_is_as_likely_as_a_sentence_says_it_in_answer_and_supports_it():
    judge = ScriptedJudge({TALKS: 0.8}, {("Oslo were the talks held.", TALKS): 0.6})

    found = read(QUIZ, cut(read_pages(FOUND)), judge, all_alike)

    # "Bergen" stands in the sentence beside it: half of its .8, and no support.
    assert found.likely == pytest.approx({"Oslo": (0.8 + 0.6) / 2, "Bergen": (0.4 + 0) / 2})


def test_the_first_sentence_is_the_one_that_answers_best():
    found = read(QUIZ, cut(read_pages(FOUND)), ScriptedJudge({"It rained in Bergen.": 0.7, TALKS: 0.2}), all_alike)

    assert [one.evidence.text for one in found.first] == ["It rained in Bergen.", TALKS]


def test_a_question_without_pages_leaves_every_choice_as_likely():
    found = read(QUIZ, (), ScriptedJudge({}), all_alike)

    assert found.likely == found.by_words == {"Bergen": 0.0, "Oslo": 0.0}


def test_of_equally_likely_choices_the_right_one_counts_as_drawing_would():
    assert right_share([0.2, 0.7], 1).got == 1
    assert right_share([0.7, 0.2], 1).got == 0
    assert right_share([0.0, 0.0, 0.0, 0.0], 2).got == 0.25


def test_a_right_choice_that_is_not_there_cannot_be_chosen():
    with pytest.raises(Undefined):
        right_share([0.2, 0.7], None)


def test_none_is_chosen_where_no_choice_is_likelier_than_not():
    assert right_share_with_none([0.2, 0.49], None).got == 1
    assert right_share_with_none([0.2, 0.5], None).got == 0
    assert right_share_with_none([0.2, 0.5], 1).got == 1
    assert right_share_with_none([0.2, 0.49], 1).got == 0


def write(path: Path, lines: list[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def test_questions_with_and_without_their_right_choice_are_measured_on_the_same_pages(tmp_path):
    of_later = {**LINE, "question_id": "20220617_3"}
    there = {**TAKEN_OUT, "question_id": "20220617_3_nota", "choices": ["None of the above", "Oslo"]}
    without_pages = {"question_id": "20221231_0"}
    write(tmp_path / QUESTIONS, [LINE, of_later, {**LINE, **without_pages}])
    write(tmp_path / NOTA_QUESTIONS, [TAKEN_OUT, there, {**TAKEN_OUT, **without_pages}])
    write(tmp_path / PAGES, [FOUND, {**FOUND, "question_id": "20220617_3"}])
    # "Oslo" gets half of 1 + .2, "Bergen" beside it half of .5.
    judge = ScriptedJudge({TALKS: 1.0}, {("Oslo were the talks held.", TALKS): 0.2})

    found = {figure.key: (figure.value, figure.questions) for figure in evaluate(tmp_path, judge, all_alike)}

    assert found == {
        ("multiple choice", "accuracy"): (1.0, 2),
        ("multiple choice", "accuracy by words"): (1.0, 2),
        ("none of the above", "accuracy"): (1.0, 2),
        ("none of the above", "right choice there"): (1.0, 1),
        ("none of the above", "right choice taken out"): (1.0, 1),
        ("reading", "first sentence contains it"): (1.0, 2),
        ("reading", "first 3 contain it"): (1.0, 2),
    }
