"""The questions on the samples, and the tool that points their gold into them."""

import json
from collections import Counter
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any

import pytest

from eval.answers import contains
from eval.gold import QUESTIONS, UnknownGold, read_samples, resolve
from index.briefing import Briefing, Section, SectionKind, Sentence

LEAST = {"single": 28, "several": 10, "dated": 10, "follow-up": 10, "conflicting": 8, "unanswerable": 30}


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def samples() -> dict[str, tuple[Briefing, ...]]:
    return read_samples()


def sentences(question: dict[str, Any]) -> list[dict[str, str]]:
    return [sentence for point in question["gold"] for sentence in point]


def test_there_are_enough_questions_of_each_kind(questions):
    counted = Counter(question["kind"] for question in questions)

    assert counted.keys() == LEAST.keys()
    assert {kind: n for kind, n in counted.items() if n < LEAST[kind]} == {}


def test_each_question_has_an_id_of_its_own(questions):
    assert [n for n, times in Counter(question["id"] for question in questions).items() if times > 1] == []


def test_no_question_is_asked_twice(questions):
    asked = Counter((question["question"].lower(), str(question["history"])) for question in questions)

    assert [words for words, times in asked.items() if times > 1] == []


def test_each_gold_id_slices_to_its_text(questions, samples):
    texts = {briefing.id: briefing.text for briefings in samples.values() for briefing in briefings}

    for gold in (gold for question in questions for gold in sentences(question)):
        briefing_id, _, span = gold["id"].partition(":")
        start, end = map(int, span.split("-"))
        assert texts[briefing_id][start:end] == gold["text"]


def test_each_gold_sentence_is_a_sentence_of_its_file_today(questions, samples):
    assert list(resolve(questions, samples)) == questions


def test_unanswerable_questions_have_no_gold_and_all_others_have_points_and_an_answer(questions):
    for question in questions:
        answered = question["kind"] != "unanswerable"
        assert bool(question["gold"]) == bool(question["answer"]) == answered, question["id"]
        assert all(question["gold"]), question["id"]


def test_the_gold_of_a_question_contains_what_its_answer_must_contain(questions):
    for question in questions:
        text = " ".join(gold["text"] for gold in sentences(question))
        assert [answer for answer in question["answer"] if not contains(text, answer)] == [], question["id"]


def test_questions_that_need_several_sentences_have_several_points(questions):
    assert [q["id"] for q in questions if q["kind"] in {"several", "conflicting"} and len(q["gold"]) < 2] == []


def test_follow_ups_have_turns_before_them_and_dates_are_days(questions):
    assert [q["id"] for q in questions if q["kind"] == "follow-up" and not q["history"]] == []
    assert all(date.fromisoformat(q["today"]) for q in questions if q["today"])


def test_every_briefing_is_asked_about(questions, samples):
    asked = {gold["id"].partition(":")[0] for question in questions for gold in sentences(question)}

    assert {b.title for briefings in samples.values() for b in briefings if b.id not in asked} == set()


def test_the_parts_take_turns_within_each_kind_in_the_order_of_the_hashed_ids(questions):
    def hashed(question: dict[str, Any]) -> tuple[str, str]:
        return question["kind"], sha256(question["id"].encode()).hexdigest()

    for kind, of_kind in groupby(sorted(questions, key=hashed), key=lambda question: question["kind"]):
        for place, question in enumerate(of_kind):
            assert question["part"] == ("dev", "test")[place % 2], (kind, question["id"])


TEXT = "The toll\r\nis 11. The toll was 14. The toll was 14."
BRIEFING = Briefing(TEXT, "Toll", None, (), (Section(SectionKind.OTHER, "", 0, len(TEXT)),), "toll.pdf")


def asking(text: str) -> dict[str, Any]:
    return {"id": "q1", "gold": [[{"id": "", "text": text, "source": "toll.pdf"}]]}


def test_gold_is_found_though_the_file_breaks_its_lines_elsewhere():
    (resolved,) = resolve([asking("The toll is 11.")], {"toll.pdf": [BRIEFING]})

    found = Sentence(BRIEFING.id, 0, 16, "The toll\r\nis 11.")
    assert resolved["gold"] == [[{"id": found.id, "text": found.text, "source": "toll.pdf"}]]


@pytest.mark.parametrize("text", ["The toll is 12.", "The toll was 14.", "The toll"])
def test_gold_that_is_missing_ambiguous_or_part_of_a_sentence_is_named(text):
    with pytest.raises(UnknownGold, match=f"q1: .*{text}"):
        resolve([asking(text)], {"toll.pdf": [BRIEFING]})


def test_all_missing_gold_is_named_at_once():
    with pytest.raises(UnknownGold, match=r"(?s)No such.*Nor this"):
        resolve([asking("No such."), asking("Nor this.")], {"toll.pdf": [BRIEFING]})
