from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pytest

from assistant.analysis.about import about_it
from assistant.read import Judged
from assistant.readers.judge import Evidence, Support, Weights
from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.encoder import Vectors
from index.search import Hit


def judged(text: str, report: date = date(2026, 3, 12)) -> Judged:
    written = Briefing(text, "Ports", report, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "ports.md")
    return Judged(Sentence(written.id, 0, len(text), text), written, 0.9)


class WordJudge:
    """Says that a sentence answers where it holds a word, and remembers what it was asked."""

    name = "word judge"
    threshold = 0.5
    weights = Weights()

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[str] = []

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        self.asked.append(question)
        return [0.9 if self.word in e.text else 0.1 for e in evidence]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        raise NotImplementedError


def alike(texts: Sequence[str]) -> Vectors:
    return np.ones((len(texts), 1), dtype=np.float32)


def even(words: Iterable[str]) -> dict[str, float]:
    return dict.fromkeys(words, 1.0)


def hit(*sentences: Judged, copies: tuple[Judged, ...] = ()) -> Hit:
    def passage(j: Judged) -> Passage:
        return Passage(j.briefing, (j.sentence,), 0, len(j.sentence.text))

    return Hit(passage(sentences[0]), 1.0, 1.0, 1.0, tuple(map(passage, copies)))


def test_a_judge_adds_what_shares_too_few_words() -> None:
    judge = WordJudge("ship")
    hits = [hit(judged("The ferry sank.")), hit(judged("The ship was raised.")), hit(judged("The port closed."))]

    found = about_it("the ferry", hits, encode=alike, rarity=even, judge=judge)

    assert {j.sentence.text for j in found} == {"The ferry sank.", "The ship was raised."}
    assert judge.asked == ["What happened with the ferry?"]


def test_without_a_judge_most_words_of_the_matter_have_to_be_there() -> None:
    hits = [hit(judged("The ferry Orla sank.")), hit(judged("The port closed."))]

    found = about_it("the ferry Orla", hits, encode=alike, rarity=even)

    assert [j.sentence.text for j in found] == ["The ferry Orla sank."]


@pytest.mark.parametrize(("text", "is_there"), [("Schools reopened on 2 March.", True), ("Schools reopened.", False)])
def test_what_names_a_day_is_an_event_of_what_its_briefing_is_titled_by(text: str, is_there: bool) -> None:
    found = about_it("the ports", [hit(judged(text))], encode=alike, rarity=even)

    assert bool(found) == is_there


def test_the_copies_that_were_folded_into_a_hit_are_read_too() -> None:
    sank, copy = judged("The ferry sank."), judged("The ferry sank.", date(2026, 3, 13))

    found = about_it("ferry", [hit(sank, copies=(copy,))], encode=alike, rarity=even)

    assert {j.briefing for j in found} == {sank.briefing, copy.briefing}


def test_a_judge_is_not_asked_about_what_has_nothing_of_the_matter_in_it_or_around_it() -> None:
    def unlike(texts: Sequence[str]) -> Vectors:
        return np.eye(len(texts), dtype=np.float32)

    hits = [hit(judged("The ferry sank.")), hit(judged("The fire burnt itself out."))]

    found = about_it("the ferry", hits, encode=unlike, rarity=even, judge=WordJudge("The"))

    assert [j.sentence.text for j in found] == ["The ferry sank."]


def test_what_holds_none_of_the_names_of_a_matter_is_of_another() -> None:
    hits = [hit(judged("A power cut hit Skar on Monday.")), hit(judged("A power cut hit Tolo on Monday."))]

    found = about_it("the long power cut on Skar", hits, encode=alike, rarity=even)

    assert [j.sentence.text for j in found] == ["A power cut hit Skar on Monday."]
