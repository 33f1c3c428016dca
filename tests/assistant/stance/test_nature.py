from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Nature, Quote
from assistant.read import Judged, Reading
from assistant.stance.nature import Stance, among, in_words, stance
from index.briefing import Briefing, Section, SectionKind, Sentence

NARRATIVE = Section(SectionKind.NARRATIVE, "", 0, 1)
IMPLICATIONS = Section(SectionKind.IMPLICATIONS, "Implications", 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Storm Shadow missiles were used in the attack.",
        "The treaty was signed in May.",
        "Rescuers could not reach the village.",
        "The outbreak has 214 confirmed cases.",
        "The general's identity was not disclosed.",
        "The summit will open on 3 September.",
        "Under the treaty, either party may withdraw.",
        "The union called for a ceasefire.",
        "The cause is not known.",
        "The strike killed 40 people, raising fears of a wider war.",
        "Oil fell 3% after Saudi Arabia said it would pump more.",
        "Shares rose 12% when the company announced that it would cut jobs.",
        "The factory leaked mercury for two years, which the company disputes.",
        "He was jailed on bribery charges that he denies.",
        "While the army says it has won, fighting goes on.",
        "The ministry's warning that the dam could fail emptied the town.",
        "The bank closed, a move critics say may be illegal.",
    ],
)
def test_what_is_told_as_fact_is_reported(text: str) -> None:
    assert stance(text, NARRATIVE) == Stance(Nature.REPORTED)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that 14 people died.",
        "According to the port, two ships were held.",
        "The company denied the report.",
        "Analysts said the talks may fail.",
        "The militia claimed responsibility for the attack.",
        'She called it "a step that could end the war," officials told reporters.',
    ],
)
@pytest.mark.parametrize("section", [NARRATIVE, IMPLICATIONS])
def test_what_somebody_said_is_attributed_wherever_it_stands_and_even_where_he_judges(
    text: str, section: Section
) -> None:
    assert stance(text, section).nature is Nature.ATTRIBUTED


@pytest.mark.parametrize(
    "text",
    [
        "The talks may fail.",
        "A longer strike could empty the depots.",
        "The vote will probably be delayed.",
        "The move underscores how short of fuel the island is.",
        "We assess that both sides want a ceasefire.",
        "The loss raises concerns about the supply of water.",
        "The situation remains fragile.",
        "The president is expected to resign.",
        "The deal marks a turning point.",
    ],
)
def test_what_may_be_and_what_it_means_is_assessed(text: str) -> None:
    assert stance(text, NARRATIVE).nature is Nature.ASSESSED


def test_a_hedge_inside_a_quotation_is_no_judgement_of_the_briefing() -> None:
    assert stance("A banner read “Peace could be near”.", NARRATIVE).nature is Nature.REPORTED


def test_what_is_told_in_the_past_is_reported_under_implications_too() -> None:
    assert stance("The airport reopened on Thursday.", IMPLICATIONS).nature is Nature.REPORTED


def test_a_statement_in_the_present_is_a_judgement_under_implications() -> None:
    text = "The leak leaves the government without a majority."

    assert stance(text, IMPLICATIONS).nature is Nature.ASSESSED
    assert stance(text, NARRATIVE).nature is Nature.REPORTED


def test_an_attributed_sentence_has_its_speaker_and_verb() -> None:
    assert stance("Gen. Kim confirmed the loss.", NARRATIVE) == Stance(Nature.ATTRIBUTED, "Gen. Kim", "confirmed")


def test_a_judgement_has_its_estimative_word_and_the_range_where_it_is_a_standard_one() -> None:
    assert stance("A delay is very likely.", NARRATIVE) == Stance(Nature.ASSESSED, "", "", "very likely", 80, 95)
    assert stance("A delay may follow.", NARRATIVE) == Stance(Nature.ASSESSED, "", "", "may")


@pytest.mark.parametrize(
    "text",
    [
        "It is likely that the port will lose its licence, analysts think.",
        "The insurer expects claims of 30 million crowns.",
        "The chamber of commerce reckons the strike costs 3 million a day.",
        "The agency warned that the dam may fail.",
        "The deal is dead, in the view of most diplomats.",
    ],
)
def test_a_judgement_that_somebody_makes_is_attributed_and_found_among_the_assessed_too(text: str) -> None:
    found = stance(text, NARRATIVE)

    assert found.nature is Nature.ATTRIBUTED
    assert found.natures == {Nature.ATTRIBUTED, Nature.ASSESSED}


@pytest.mark.parametrize("text", ["The port said that two ships were held.", "Kim denied it.", "Two ports closed."])
def test_what_somebody_tells_as_fact_is_no_judgement(text: str) -> None:
    assert Nature.ASSESSED not in stance(text, NARRATIVE).natures


def test_what_somebody_judges_to_be_likely_has_its_range() -> None:
    found = stance("The dam is unlikely to fail, the agency judges.", NARRATIVE)

    assert found == Stance(Nature.ATTRIBUTED, "the agency", "judges", "unlikely", 20, 45)


def test_what_an_instrument_shows_is_no_judgement() -> None:
    assert stance("Coastguard radar shows that both ships slowed.", NARRATIVE).nature is Nature.REPORTED


def test_a_number_behind_than_is_no_clause() -> None:
    assert stance("A strike of more than two weeks could close the port.", NARRATIVE).nature is Nature.ASSESSED


@given(st.text(), st.sampled_from(SectionKind))
def test_only_what_is_attributed_has_a_speaker_and_what_is_reported_has_no_range(text: str, kind: SectionKind) -> None:
    found = stance(text, Section(kind, "", 0, max(len(text), 1)))

    assert found.nature is Nature.ATTRIBUTED or not (found.speaker or found.verb)
    assert found.nature is not Nature.REPORTED or not found.estimative
    assert (found.low is None) == (found.high is None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two ports closed.", "The briefing reports"),
        ("Gen. Kim confirmed the loss.", "Gen. Kim confirmed"),
        ("The ships were held, the port said.", "The port said"),
        ("According to the port, ships were held.", "According to the port"),
        ("The raid was, in the words of one survivor, a massacre.", "In the words of one survivor"),
        ("State media quoted Kim as saying ships were held.", "Kim saying"),
        ("Russian forces took the town, a claim Kyiv denies.", "Nobody is named who says it"),
        ("The ships were reportedly held.", "Nobody is named who says it"),
        ("“We stay.”", "Somebody is quoted"),
        ("A delay is likely.", "The briefing assesses (“likely”, 55–80 %)"),
        ("A delay may follow.", "The briefing assesses (“may”)"),
        ("The dam is unlikely to fail, the agency judges.", "The agency judges (“unlikely”, 20–45 %)"),
        ("The loss marks a turning point.", "The briefing assesses"),
    ],
)
def test_it_is_said_in_words_on_whose_account_a_sentence_stands(text: str, words: str) -> None:
    found = stance(text, NARRATIVE)
    sentence = Sentence("00112233aabbccdd", 0, len(text), text)
    quote = Quote(
        sentence, NARRATIVE, "Ports", date(2026, 3, 1), "ports.md", found.nature, found.speaker, found.verb,
        found.estimative, found.low, found.high,
    )  # fmt: skip

    assert in_words(quote) == words


def test_among_keeps_the_sentences_of_the_natures_asked_for_in_their_order() -> None:
    texts = ("Two ports closed.", "Kim said so.", "More may close.")
    text = " ".join(texts)
    briefing = Briefing(text, "", None, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "")
    sentences = [Sentence(briefing.id, text.index(t), text.index(t) + len(t), t) for t in texts]
    reading = Reading(tuple(Judged(s, briefing, 0.9 - 0.1 * n) for n, s in enumerate(sentences)))

    kept = among(reading, {Nature.REPORTED, Nature.ASSESSED})

    assert [judged.sentence.text for judged in kept.sentences] == ["Two ports closed.", "More may close."]
    assert among(reading, None) == reading
