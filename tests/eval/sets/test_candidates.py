"""Questions that bring their own candidate sentences, scored and ranked."""

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.readers.judge import Evidence, Weights
from eval.sets.candidates import (
    CandidateQuestion,
    alone,
    cosines,
    in_context,
    rank,
    ranking_figures,
    ranking_scorers,
    sentences,
    word_overlap,
)
from index.encoder import Vectors


def encode(texts: Sequence[str]) -> Vectors:
    """Texts are alike that begin with the same letter."""
    return np.array([[text[0] == letter for letter in "KLN"] for text in texts], dtype=np.float32)


class ContextJudge:
    """Finds that what has a context answers."""

    name = "context"
    weights = Weights(judge=1.0, search=10_000.0)

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [float(bool(sentence.context)) for sentence in evidence]


def question(id_: str, *candidates: str, gold: set[int]) -> CandidateQuestion:
    return CandidateQuestion(id_, "Kim met whom?", in_context(candidates), frozenset(gold))


def test_a_text_is_cut_into_sentences_as_briefings_are():
    assert sentences("Gen. Kim met Lee. They talked.") == ("Gen. Kim met Lee.", "They talked.")


def test_a_sentence_is_read_after_the_one_before_it():
    assert in_context(["Kim came.", "He left."]) == (Evidence("Kim came."), Evidence("He left.", "Kim came."))


def test_alone_a_sentence_has_no_context():
    assert alone(in_context(["Kim came.", "He left."])) == [Evidence("Kim came."), Evidence("He left.")]


def test_cosines_are_those_of_a_text_with_each_other():
    assert cosines(encode, "Kim?", ["Lee.", "Kim."]) == [0.0, 1.0]


def test_the_overlap_is_the_share_of_the_content_words_of_a_claim():
    assert word_overlap("The minister resigned on Monday.", "Ministers met on Monday.") == pytest.approx(2 / 3)


def test_nothing_is_missing_of_a_claim_without_content_words():
    assert word_overlap("How can it be.", "Ministers met.") == 1.0


def test_candidates_are_ranked_by_words_by_vectors_and_by_the_judge():
    asked = question("q", "Nobody came.", "Lee, whom Kim met, left.", "Kim said so.", "Nothing else.", gold={1})

    figures = {f.key: f.value for f in ranking_figures([asked], ranking_scorers(ContextJudge(), encode, [asked]))}

    assert figures[("words", "MRR")] == 1.0
    assert figures[("words, weighed within", "MRR")] == 1.0
    assert figures[("vectors", "MRR")] == 1 / 4  # with no score, and so behind the two others that have none
    assert figures[("judge", "MRR")] == 1 / 3
    assert figures[("reader", "MRR")] == 1 / 2  # search counts most here: one that is alike by vectors comes before it


def test_of_equal_scores_those_that_answer_come_last():
    assert rank([0.5, 0.5, 0.9, 0.5], frozenset({0, 2})).order == (2, 1, 3, 0)


def test_the_measures_are_means_over_questions_as_worked_out_by_hand():
    scores = {"two": [0.9, 0.8, 0.7, 0.6], "none": [0.1]}
    asked = [question("two", "A.", "B.", "C.", "D.", gold={1, 3}), question("none", "A.", gold=set())]

    def score(_: str, evidence: Sequence[Evidence]) -> list[float]:
        return scores["two"][: len(evidence)]

    figures = {figure.measure: figure for figure in ranking_figures(asked, {"judge": score})}

    assert figures["MAP"].value == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert figures["MRR"].value == pytest.approx(1 / 2)
    assert figures["P@1"].value == 0.0
    assert (figures["MAP"].questions, figures["MAP"].left_out) == (1, 1)
