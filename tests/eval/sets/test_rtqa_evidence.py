"""Questions with the paragraph that answers them: found, cited, said, and refused without it."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from assistant import Assistant
from eval.sets.paragraphs import briefing
from eval.sets.rtqa_evidence import AskedTwice, EvidenceQuestion, Without, answering_figures, ask_twice, read_questions
from eval.trial import Trial
from index.briefing import Briefing, Passage, Sentence
from index.encoder import Vectors
from index.scope import Scope
from index.search import Hit
from tests.fakes import library

LINE = {
    "question_id": "20240502_0",
    "question": "Who met Lee?",
    "question_date": "2024/05/02",
    "answer": "Kim",
    "evidence": "Kim met Lee on Monday.",
}
GOLD = briefing("Kim met Lee on Monday.", date(2024, 5, 2), "20240502_0")


def asked(cited: tuple[str, ...], text: str, refused_without: bool) -> AskedTwice:
    # The more it cites the surer it was; it puts first what it cites first.
    sure = (0.1, 0.6, 0.9)[len(cited)]
    trials = (
        Trial("q", sure, is_answerable=True, is_right=cited[:1] == (GOLD.id,), answered=bool(cited)),
        Trial("q", 0.2 if refused_without else 0.5, is_answerable=False, is_right=False, answered=not refused_without),
    )
    return AskedTwice(EvidenceQuestion("q", "Who met Lee?", "Kim", GOLD), cited, cited, text, trials)


def test_the_paragraph_is_a_briefing_dated_by_the_question():
    (question,) = read_questions([LINE])

    assert (question.gold.text, question.gold.date) == ("Kim met Lee on Monday.", date(2024, 5, 2))


def test_a_paragraph_that_answers_two_questions_is_one_briefing():
    later = {**LINE, "question_id": "20240509_3", "question": "When?", "question_date": "2024/05/09"}

    first, second = read_questions([LINE, later])

    assert first.gold == second.gold


class ScriptedLibrary:
    """Finds what it was made with, and remembers what it encoded."""

    def __init__(self, *hits: Hit) -> None:
        self.hits = hits
        self.encoded: list[str] = []

    def search(self, text: str, scope: Scope, k: int) -> tuple[Hit, ...]:
        return self.hits[:k]

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


def hit(of: Briefing, *copies: Briefing) -> Hit:
    passages = [Passage(b, (Sentence(b.id, 0, len(b.text), b.text),), 0, len(b.text)) for b in (of, *copies)]
    return Hit(passages[0], 1.0, 1.0, 1.0, tuple(passages[1:]))


COPY = briefing("Kim met Lee on Monday!", date(2024, 5, 2), "20240502_1")
OTHER = briefing("Nobody else came.", date(2024, 5, 2), "20240502_2")


def found(library_without: Without, k: int) -> list[Briefing]:
    return [hit.passage.briefing for hit in library_without.search("Who?", Scope(), k)]


def test_a_briefing_that_is_taken_away_is_not_found_and_the_next_takes_its_place():
    library_without = Without(ScriptedLibrary(hit(GOLD), hit(OTHER)))
    library_without.without = GOLD.id

    assert found(library_without, 1) == [OTHER]


def test_with_nothing_taken_away_what_is_found_stays():
    assert found(Without(ScriptedLibrary(hit(GOLD), hit(OTHER))), 1) == [GOLD]


def test_a_near_copy_stays_when_what_stood_for_it_is_taken_away():
    library_without = Without(ScriptedLibrary(hit(GOLD, COPY)))
    library_without.without = GOLD.id

    assert found(library_without, 5) == [COPY]


def test_the_figures_of_three_questions_are_what_can_be_worked_out_by_hand():
    three = {
        "q1": asked((GOLD.id, "other"), "Kim met Lee on Monday. Others came.", refused_without=True),
        "q2": asked(("other",), "Kim never came.", refused_without=False),
        "q3": asked((), "", refused_without=True),
    }

    found = {figure.measure: figure for figure in answering_figures(three)}

    assert found["citation precision"].value == 0.25
    assert found["citation precision"].left_out == 1
    assert found["cites gold"].value == pytest.approx(1 / 3)
    assert found["answer agreement"].value == pytest.approx(2 / 3)
    assert found["cites gold and agrees"].value == pytest.approx(1 / 3)
    assert found["answered with gold"].value == pytest.approx(2 / 3)
    assert found["refused without gold"].value == pytest.approx(2 / 3)
    assert found["balanced accuracy"].value == pytest.approx(2 / 3)
    # Of both askings: .9 is right; .6, .5, .2, .2 and .1 are wrong.
    assert found["Brier"].value == pytest.approx((0.1**2 + 0.6**2 + 0.5**2 + 2 * 0.2**2 + 0.1**2) / 6)
    assert found["AURC"].value == pytest.approx((0 + 1 / 2 + 2 / 3 + 3 / 4 + 4 / 5 + 5 / 6) / 6)


def test_a_question_is_tried_with_its_paragraph_and_without(tmp_path):
    shelf = library(tmp_path)
    shelf.add_briefings([GOLD, OTHER])

    without_gold = Without(shelf)

    one = ask_twice(Assistant(without_gold), without_gold, EvidenceQuestion("q", "Who met Lee on Monday?", "Kim", GOLD))

    assert [(trial.is_answerable, trial.is_right) for trial in one.trials] == [(True, True), (False, False)]
    assert one.trials[0].sure > one.trials[1].sure
