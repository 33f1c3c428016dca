"""Sentences of a few texts: what a judge reads of them, which of them, and what is cited."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.compose import quote
from assistant.read import Judged
from eval.sets.judged import Said, answer, cited, covered, cut, differ, judged, preranked
from eval.sets.paragraphs import briefing
from index.briefing import Briefing, Section, SectionKind
from index.encoder import Vectors
from tests.eval.sets.scripted import ScriptedJudge, all_alike


def two_sections(first: str, second: str) -> Briefing:
    text = f"{first}\n{second}"
    bodies = ((0, len(first)), (len(first) + 1, len(text)))
    sections = tuple(Section(SectionKind.OTHER, "", start, end) for start, end in bodies)
    return Briefing(text, "Talks", date(2024, 5, 2), (), sections, "one.txt")


def judged_as(text: str, score: float, source: str = "a") -> Judged:
    (candidate,) = cut([briefing(text, None, source)])
    return Judged(candidate.sentence, candidate.briefing, score)


def test_a_sentence_is_read_with_the_day_the_title_and_the_sentence_before_it():
    first, second = cut([two_sections("Kim met Lee. They  talked.", "")])

    assert first.evidence.context == "2024-05-02 | Talks"
    assert second.evidence.context == "2024-05-02 | Talks | Kim met Lee."


def test_a_sentence_that_is_wrapped_in_its_text_is_read_in_one_line():
    (one,) = cut([briefing("Kim met Lee in the old town hall of\nthe city of Oslo.", None, "a")])

    assert one.evidence.text == "Kim met Lee in the old town hall of the city of Oslo."


def test_no_sentence_of_another_section_is_read_with_it():
    _, second = cut([two_sections("Kim met Lee.", "Costs rose.")])

    assert second.evidence.context == "2024-05-02 | Talks"
    assert second.around == second.stems


def test_a_sentence_holds_words_that_stand_in_it_one_after_the_other():
    (one,) = cut([briefing("Twenty-one envoys met Ms. Lee.", None, "a")])

    assert one.holds("21 envoys")
    assert not one.holds("envoys Lee")
    assert not one.holds("1")


def test_no_sentence_holds_a_text_without_words():
    (one,) = cut([briefing("Kim met Lee.", None, "a")])

    assert not one.holds("")
    assert not one.holds("…")


def test_words_that_stand_only_around_a_sentence_cover_half():
    sentences = cut([briefing("Kim met Lee. They talked.", None, "a")])

    assert covered("Lee", sentences) == [1.0, 0.5]


def test_what_stands_there_twice_in_the_same_words_is_taken_once():
    twice = cut([briefing("Kim met Lee.", None, "a"), briefing("Kim met Lee!", None, "b")])

    assert [one.briefing.source for one in preranked("Who met Lee?", twice, all_alike)] == ["a"]


def test_words_and_cosine_count_alike():
    sentences = cut([briefing(text, None, text) for text in ("Kim met Lee.", "Talks were held.", "Costs rose.")])

    def encode(texts: Sequence[str]) -> Vectors:
        return np.array([[1.0 if text in ("Who?", "Talks were held.") else 0.0] for text in texts], dtype=np.float32)

    assert [one.evidence.text for one in preranked("Who?", sentences, encode, 1)] == ["Talks were held."]


@given(st.lists(st.sampled_from(["Kim met Lee.", "They talked.", "Costs rose. Kim left."])), st.integers(1, 4))
def test_never_more_sentences_are_taken_than_asked_for(texts, most):
    sentences = cut([briefing(text, None, str(n)) for n, text in enumerate(texts)])

    taken = preranked("Who met Lee?", sentences, all_alike, most)

    assert len(taken) == min(most, len({one.spelled for one in sentences}))


def test_those_that_answer_best_come_first():
    sentences = cut([briefing("Costs rose. Kim met Lee.", None, "a")])

    found = judged("Who?", sentences, ScriptedJudge({"Kim met Lee.": 0.9, "Costs rose.": 0.1}))

    assert [(one.sentence.text, one.score) for one in found] == [("Kim met Lee.", 0.9), ("Costs rose.", 0.1)]


def test_what_is_not_sure_enough_is_not_cited():
    found = [judged_as("Kim met Lee.", 0.4), judged_as("Costs rose.", 0.39)]

    assert [one.sentence.text for one in cited(found, 0.4)] == ["Kim met Lee."]


def test_the_same_words_in_two_texts_are_one_statement_and_both_texts_are_cited():
    found = [judged_as("Kim met Lee.", 0.9, "a"), judged_as("Kim left.", 0.8), judged_as("Kim met Lee!", 0.7, "b")]

    assert [one.source for one in cited(found, 0.5, most=1)] == ["a", "b"]


def test_the_judge_reads_every_text_that_says_the_same():
    briefings = [briefing("Kim met Lee.", None, "a"), briefing("Kim met Lee!", None, "b")]

    quotes = answer("Who?", briefings, ScriptedJudge({"Kim met Lee.": 0.9, "Kim met Lee!": 0.9}), all_alike, 0.5)

    assert [one.source for one in quotes] == ["a", "b"]


def test_two_answers_differ_unless_they_are_spelled_the_same_or_one_is_none():
    one = quote(judged_as("Kim met Lee.", 0.9))

    assert differ([Said(one, "Kim"), Said(one, "Lee")])
    assert not differ([Said(one, "Kim"), Said(one, "kim."), Said(one, "")])
