"""Questions with the sentences of a section: read after the one before, and alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.readers.judge import Evidence, Weights
from eval.sets.selqa_ass import evaluate, read_questions
from eval.sets.selqa_sections import DEV, SECTIONS, of_test_part, section

ENTRY = {
    "article": "Merrin",
    "section": "The bell",
    "question": "Where is it kept?",
    "answers": [1],
    "candidates": ["Kim gave a bell.", "It hangs here.", "Or not."],
}


class BellJudge:
    """Finds an answer where a bell was spoken of just before."""

    name = "bell"
    weights = Weights()

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [float("bell" in sentence.context) for sentence in evidence]


def test_candidates_are_read_one_after_the_other():
    (question,) = read_questions([ENTRY], ())

    assert question.candidates[1] == Evidence("It hangs here.", "Kim gave a bell.")
    assert question.gold == {1}


def test_the_same_question_asked_twice_counts_twice():
    assert [question.id for question in read_questions([ENTRY, ENTRY], ())] == ["0", "1"]


def test_questions_of_a_section_that_was_trained_on_are_left_out_and_the_others_keep_their_ids():
    other = {**ENTRY, "section": "The tower"}

    assert [question.id for question in read_questions([ENTRY, other], {section(ENTRY)})] == ["1"]


def test_a_section_is_of_its_article():
    assert len({section(one) for one in (ENTRY, {**ENTRY, "article": "Norvik"}, {**ENTRY, "question": "Who?"})}) == 2


def test_the_sections_that_were_trained_on_are_listed_by_their_hashes():
    lines = SECTIONS.read_text(encoding="ascii").splitlines()

    assert lines == sorted(of_test_part())
    assert len(lines) == 1164
    assert {len(line) for line in lines} == {len(section(ENTRY))}


def test_what_the_sentence_before_brings_is_seen_in_the_figures(tmp_path: Path):
    (tmp_path / DEV).parent.mkdir()
    (tmp_path / DEV).write_text(json.dumps([ENTRY]), encoding="utf-8")

    figures = {f.key: f.value for f in evaluate(tmp_path, BellJudge(), lambda texts: np.ones((len(texts), 2)))}

    assert figures[("judge", "P@1")] == 1.0
    assert figures[("judge, alone", "P@1")] == 0.0
    assert {group for group, _ in figures} == {
        "words, weighed within",
        "words",
        "vectors",
        "judge",
        "reader",
        "judge, alone",
    }
