"""Which of the sentences that were found for a refused question are near enough to be shown."""

from assistant.find import Found
from assistant.near import near
from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.scope import Scope
from index.search import Hit


def shown(question: str, text: str, similarity: float, title: str = "Notes") -> bool:
    whole = Section(SectionKind.NARRATIVE, "", 0, len(text))
    briefing = Briefing(text, title, None, (), (whole,), "notes.txt")
    sentence = Sentence(briefing.id, 0, len(text), text)
    hit = Hit(Passage(briefing, (sentence,), 0, len(text)), 0.1, 0.0, similarity)
    reading = Reading((Judged(sentence, briefing, 0.1),))
    return near(Found(Resolved(question, question), Scope(), (hit,), reading)) == reading


def test_a_sentence_that_shares_no_word_with_the_question_and_is_not_alike_is_left_out() -> None:
    assert not shown("What is the capital of France?", "The level was 312 m on 1 March.", 0.1)


def test_a_sentence_that_shares_a_word_in_any_of_its_forms_comes_near() -> None:
    assert shown("Which ports were closed?", "The port reopened.", 0.0)


def test_a_sentence_below_a_title_that_shares_a_word_comes_near() -> None:
    assert shown("Which ports were closed?", "It reopened.", 0.0, title="Port of Lund")


def test_a_sentence_that_sounds_alike_comes_near_without_a_word_in_common() -> None:
    assert shown("Did anybody drown?", "Two sailors died.", 0.4)


def test_words_that_any_question_may_hold_bring_nothing_near() -> None:
    assert not shown("What is the latest news?", "What the latest level was is not known.", 0.1)
