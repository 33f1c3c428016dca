from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.conflicts import BROUGHT, conflicts, with_conflicts
from assistant.answer import About, Quote, Relation
from assistant.compose import compose
from assistant.read import Judged, Reading
from assistant.readers.judge import Evidence, Support, Weights
from assistant.resolve import Resolved
from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from index.search import Hit
from tests.assistant.analysis.differences.quoted import MONDAY, quoted

TWELVE = quoted("The blast in Tessa killed 12 people.")
TWENTY = quoted("The blast in Tessa killed 20 people.", date(2026, 3, 4))
DEAD = Resolved("How many people died?", "How many people died?")
OTHER = quoted("The orchid fair counted 18,400 visitors.")


class Contradicting:
    """Finds every claim contradicted with the same probability."""

    name, threshold, weights = "contradicting", 0.5, Weights()

    def __init__(self, likely: float) -> None:
        self.likely = likely

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [0.0 for _ in evidence]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        return [Support(0.0, self.likely, 1 - self.likely) for _ in claims]


def judged(text: str, day: date | None, score: float) -> Judged:
    briefing = Briefing(text, "Tessa", day, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "tessa.md")
    return Judged(Sentence(briefing.id, 0, len(text), text), briefing, score)


def test_sentences_that_disagree_are_told_with_the_words_that_do() -> None:
    (found,) = conflicts((TWELVE, OTHER, TWENTY))

    assert (found.first, found.second) == (TWELVE, TWENTY)
    assert (found.about, found.first_words, found.second_words) == (About.NUMBER, "12", "20")


def test_the_report_dates_say_which_is_the_newer() -> None:
    (found,) = conflicts((TWELVE, TWENTY))

    assert found.relation is Relation.OLDER
    assert replace(found, first=TWENTY, second=TWELVE).relation is Relation.NEWER
    assert replace(found, second=replace(TWENTY, date=MONDAY)).relation is Relation.SAME_DAY
    assert replace(found, second=replace(TWENTY, date=None)).relation is Relation.UNKNOWN


def test_of_copies_the_first_stands_for_all() -> None:
    copy = replace(TWENTY, sentence=replace(TWENTY.sentence, briefing_id="00112233aabbccdd"))

    assert len(conflicts((TWELVE, TWENTY, copy))) == 1


def test_a_judge_that_sees_the_contradiction_makes_it_sure() -> None:
    names = (quoted("The convoy was hit near Sellin."), quoted("The convoy was hit near Orvast."))

    assert not conflicts(names)[0].sure
    assert conflicts(names, Contradicting(0.9))[0].sure


def test_a_judge_that_sees_none_makes_it_unsure() -> None:
    assert conflicts((TWELVE, TWENTY))[0].sure
    assert not conflicts((TWELVE, TWENTY), Contradicting(0.01))[0].sure


def test_a_judge_that_cannot_say_changes_nothing() -> None:
    assert conflicts((TWELVE, TWENTY), Contradicting(0.3)) == conflicts((TWELVE, TWENTY))


def test_a_claim_brings_along_what_disagrees_with_it() -> None:
    reading = Reading(
        (
            judged("The blast in Tessa killed 12 people.", MONDAY, 0.9),
            judged("The blast in Tessa killed 20 people.", date(2026, 3, 4), 0.6),
        )
    )

    claims, found = with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD)

    assert [claim.text for claim in claims] == [judged.sentence.text for judged in reading.sentences]
    assert [citation.number for claim in claims for citation in claim.citations] == [1, 2]
    assert [(one.first_words, one.second_words) for one in found] == [("12", "20")]


def test_what_was_read_and_hardly_missed_being_quoted_is_brought() -> None:
    reading = Reading(
        (
            judged("The blast in Tessa killed 12 people.", MONDAY, 0.9),
            judged("The blast in Tessa killed 20 people.", date(2026, 3, 4), 0.4),
        )
    )

    (found,) = with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD)[1]

    assert (found.first_words, found.second_words, found.relation) == ("12", "20", Relation.OLDER)


def test_what_hardly_answers_is_not_brought() -> None:
    reading = Reading(
        (
            judged("The blast in Tessa killed 12 people.", MONDAY, 0.9),
            judged("The blast in Tessa killed 20 people.", date(2026, 3, 4), 0.1),
        )
    )

    assert with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD)[1] == ()


def test_a_refusal_has_no_conflicts() -> None:
    reading = Reading((judged("The blast in Tessa killed 12 people.", MONDAY, 0.3),))

    assert with_conflicts((), reading, 0.5, DEAD) == ((), ())


def test_only_so_many_are_brought_and_every_conflict_told_is_shown_on_both_sides() -> None:
    sentences = [
        judged(f"The blast in Tessa killed {n} people.", MONDAY, 0.9 if n == 12 else 0.6) for n in range(12, 21)
    ]
    reading = Reading(tuple(sentences))

    claims, found = with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD)

    shown = {citation.quote for claim in claims for citation in claim.citations}
    assert len(claims) == 1 + BROUGHT
    assert len(found) >= BROUGHT
    assert all({one.first, one.second} <= shown for one in found)


def test_a_conflict_with_two_near_copies_is_told_once() -> None:
    reading = Reading(
        (
            judged("The blast in Tessa killed 12 people on the old fish market.", MONDAY, 0.9),
            judged("The blast in Tessa killed 20 people on the old fish market.", MONDAY, 0.9),
            judged("The blast in Tessa killed 20 people on the old fish market, police said.", MONDAY, 0.9),
        )
    )

    claims, found = with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD)

    assert (len(claims), len(found)) == (3, 1)


def told(question: str, *sentences: tuple[str, date]) -> list[tuple[str, str]]:
    """Return the words that differ in an answer that quotes the first sentence and read the others too."""
    reading = Reading(tuple(judged(text, day, 0.9 - 0.3 * bool(n)) for n, (text, day) in enumerate(sentences)))
    resolved = Resolved(question, question)
    return [
        (one.first_words, one.second_words)
        for one in with_conflicts(compose(reading, 0.5, 4), reading, 0.5, resolved)[1]
    ]


LATER = date(2026, 3, 4)


def test_of_two_numbers_that_differ_the_one_asked_for_is_told() -> None:
    first = ("The fever in Tessa made 1,130 people ill, and 21 died.", MONDAY)
    second = ("The fever in Tessa made 1,870 people ill, and 48 died.", MONDAY)

    assert told("How many people died?", first, second) == [("21", "48")]
    assert told("How many people fell ill?", first, second) == [("1,130", "1,870")]


def test_of_a_matter_the_newest_is_told_against_the_one_quoted_first() -> None:
    sentences = [(f"The blast in Tessa killed {n} people.", date(2026, 3, n)) for n in (12, 14, 17)]

    assert told("How many people died?", *sentences) == [("12", "17")]


def test_another_voice_of_the_same_day_is_told_besides_the_newest() -> None:
    sentences = [("The blast in Tessa killed 12 people.", MONDAY), ("The blast in Tessa killed 30 people.", MONDAY)]

    found = told("How many people died?", *sentences, ("The blast in Tessa killed 17 people.", LATER))

    assert sorted(found) == [("12", "17"), ("12", "30")]


# --- among the passages found, of which not all was read ------------------------------------------------------------

QUAY = "In Orlen, Mayor Dahl said, 14 dockers were killed on the quay."
RISEN = "The toll rose to 19, as Dahl told the council of Orlen."


def hit(text: str, day: date, title: str = "") -> Hit:
    briefing = Briefing(text, title, day, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "a.md")
    return Hit(Passage(briefing, (Sentence(briefing.id, 0, len(text), text),), 0, len(text)), 1.0, 1.0, 1.0)


def beside(*hits: Hit) -> list[tuple[str, str]]:
    """Return the words that differ in an answer that quotes the first dead, where nothing else was read."""
    reading = Reading((judged(QUAY, MONDAY, 0.9),))
    found = with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD, hits=hits)[1]
    return [(one.first_words, one.second_words) for one in found]


def test_a_toll_that_has_risen_is_told_though_it_has_no_word_of_the_question_and_was_not_read() -> None:
    assert beside(hit(RISEN, LATER, "A second day")) == [("14", "19")]


def test_another_count_that_is_not_found_to_answer_is_not_told() -> None:
    assert beside(hit("Dahl told the council of Orlen that 19 were killed.", LATER)) == []


def test_the_count_of_another_story_is_not_told() -> None:
    assert beside(hit("The toll rose to 19, as Reval told the council of Varn.", LATER)) == []


def test_who_denies_the_sentence_cited_is_told_beside_it() -> None:
    text = "Strikers threw stones, the police said. Mwila disputed this."
    briefing = Briefing(text, "Gate", MONDAY, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "a.md")
    first, second = Sentence(briefing.id, 0, 39, text[:39]), Sentence(briefing.id, 40, len(text), text[40:])
    passage = Passage(briefing, (first, second), 0, len(text))
    reading = Reading((Judged(first, briefing, 0.9),))
    question = Resolved("Were stones thrown?", "Were stones thrown?")

    claims, found = with_conflicts(
        compose(reading, 0.5, 4), reading, 0.5, question, hits=(Hit(passage, 1.0, 1.0, 1.0),)
    )

    assert [claim.text for claim in claims] == [first.text, "Mwila disputed this."]
    assert [(one.about, one.second_words) for one in found] == [(About.POLARITY, "disputed")]


@pytest.mark.parametrize("text", ["", "14", "No.", "“", "12 12 12 not not"])
def test_odd_texts_are_no_conflict_with_themselves(text: str) -> None:
    assert conflicts((quoted(f"{text} "), quoted(text + "."))) == ()


@given(
    st.lists(
        st.sampled_from(["12", "twenty", "not", "Tessa", "closed", "on Monday", "killed", "people", "."]), max_size=9
    )
)
def test_a_sentence_never_conflicts_with_its_copy(words: list[str]) -> None:
    text = "The port " + " ".join(words)
    quotes: list[Quote] = [quoted(text), quoted(text, source="b.md")]

    assert conflicts(quotes) == ()


def test_what_is_found_from_both_of_two_cited_sentences_is_told_once() -> None:
    around = "It was told by Velmar, Brask, Ottilie Haan and Port Sorrel."
    judgements, hits = [], []
    for said, day in (
        ("Seven people died in the fire at Port Sorrel.", MONDAY),
        ("Three firemen died in Brask.", LATER),
    ):
        text = f"{said} {around}"
        story = Briefing(
            text, "Harbour fire", day, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), f"{day}.md"
        )
        sentence = Sentence(story.id, 0, len(said), said)
        judgements.append(Judged(sentence, story, 0.9))
        hits.append(Hit(Passage(story, (sentence,), 0, len(said)), 1.0, 1.0, 1.0))
    reading = Reading(tuple(judgements))

    found = with_conflicts(compose(reading, 0.5, 4), reading, 0.5, DEAD, hits=hits)[1]

    assert [{one.first_words, one.second_words} for one in found] == [{"Seven", "Three"}]
