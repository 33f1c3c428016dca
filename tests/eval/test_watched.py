"""What was found is what was answered from, and it is looked for once."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from assistant.settings import AnswerSettings
from eval.watched import Watched, first
from index.briefing import Briefing
from index.search import Hit
from index.segment import segment
from tests.fakes import briefing, library


class CountingReader:
    """Is as sure of every sentence, and remembers which questions it read for."""

    threshold = 0.5

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        self.asked.append(question.text)
        return Reading(tuple(Judged(s, h.passage.briefing, 0.9) for h in hits for s in h.passage.sentences))


@pytest.fixture
def reader() -> CountingReader:
    return CountingReader()


@pytest.fixture
def watched(tmp_path: Path, reader: CountingReader) -> Watched:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("Kim met Lee.")])
    return Watched(shelf, AnswerSettings(), reader=reader)


def test_a_question_is_read_once_to_be_answered_and_measured(watched: Watched, reader: CountingReader):
    answer, found = watched.ask_and_find("Who met Lee?")

    assert reader.asked == ["Who met Lee?"]
    assert answer.citations[0].quote.sentence == found.reading.sentences[0].sentence


def test_what_was_found_is_that_of_the_question_just_asked(watched: Watched):
    watched.ask_and_find("Who met Lee?")

    assert watched.ask_and_find("Who is Kim?")[1].resolved.text == "Who is Kim?"


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
