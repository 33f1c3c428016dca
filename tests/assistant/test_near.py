"""Which of the sentences that were found for a refused question are near enough to be shown."""

from datetime import date

from assistant.find import Found
from assistant.near import near
from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.scope import Scope
from index.search import Hit
from index.span import Span


def shown(question: str, text: str, similarity: float, title: str = "Notes", days: Span | None = None) -> bool:
    whole = Section(SectionKind.NARRATIVE, "", 0, len(text))
    briefing = Briefing(text, title, None, (), (whole,), "notes.txt")
    sentence = Sentence(briefing.id, 0, len(text), text)
    hit = Hit(Passage(briefing, (sentence,), 0, len(text)), 0.1, 0.0, similarity)
    reading = Reading((Judged(sentence, briefing, 0.1),))
    return near(Found(Resolved(question, question), Scope(), (hit,), reading, days=days)) == reading


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


def test_a_sentence_that_names_the_day_asked_about_comes_near_without_a_word_in_common() -> None:
    text, day = "The port reopened on 18 August 2026.", date(2026, 8, 18)

    assert shown("What happened in Lund?", text, 0.0, days=Span(day, day))
    assert not shown("What happened in Lund?", text, 0.0, days=Span(date(2026, 8, 19), date(2026, 8, 19)))


def test_that_a_sentence_is_of_the_month_asked_about_alone_brings_nothing_near() -> None:
    august = Span(date(2026, 8, 1), date(2026, 8, 31))

    assert not shown("What happened in Lund?", "The port reopened on 18 August 2026.", 0.0, days=august)
