"""A trial that cannot be is refused, and what an answer begins with is known."""

import pytest

from assistant.read import Judged, Reading
from eval.trial import Trial, first
from index.briefing import Briefing
from index.segment import segment
from tests.fakes import briefing


@pytest.mark.parametrize("sure", [-0.1, 1.1, float("nan")])
def test_how_sure_is_said_from_0_to_1(sure: float):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Trial("q", sure, is_answerable=True, is_right=True, answered=True)


def test_no_sentence_is_right_where_none_can_answer():
    with pytest.raises(ValueError, match="cannot be answered"):
        Trial("q", 0.5, is_answerable=False, is_right=True, answered=True)


def judged(of: Briefing, score: float) -> Judged:
    return Judged(segment(of)[0], of, score)


def test_an_answer_begins_with_the_surest_sentence_wherever_it_stands():
    here, there, other = (
        briefing("Kim met Lee.", "a", title="A"),
        briefing("Kim met Lee.", "b"),
        briefing("Others came."),
    )
    reading = Reading((judged(here, 0.9), judged(other, 0.8), judged(there, 0.7)))

    assert [sentence.briefing_id for sentence in first(reading)] == [here.id, there.id]


def test_where_nothing_was_read_an_answer_has_nothing_to_begin_with():
    assert first(Reading(())) == ()
