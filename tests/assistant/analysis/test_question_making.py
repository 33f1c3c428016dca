from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.question_making import (
    Made,
    Rule,
    known,
    named,
    news,
    of_title,
    questions,
    stands_alone,
    who_said,
)
from assistant.answer import Quote
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Briefing, Section, SectionKind, Sentence
from tests.assistant.analysis.differences.quoted import MONDAY, quoted


def asked(text: str, rule: Rule, around: str = "") -> list[str]:
    return [made.text for made in questions(quoted(text), f"{around} {text}") if made.rule is rule]


def headed(title: str, around: str = "") -> list[str]:
    return [made.text for made in of_title(quoted("Something.", title=title), around)]


def texts(made: Iterable[Made]) -> list[str]:
    return [one.text for one in made]


def judgement(text: str, title: str) -> Quote:
    section = Section(SectionKind.IMPLICATIONS, "", 0, len(text))
    briefing = Briefing(text, title, MONDAY, (), (section,), "a.md")
    return quote(Judged(Sentence(briefing.id, 0, len(text), text), briefing, 0.9))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Two Harrier missiles struck the fuel depot at Norvik on Sunday night.",
            "How many Harrier missiles struck the fuel depot at Norvik?",
        ),
        ("About 300 guards were injured in Aldane.", "How many guards were injured in Aldane?"),
        (
            "The ministry said that 60 tank trucks were sent to Norvik.",
            "How many tank trucks were sent to Norvik?",
        ),
        (
            "The orchid fair in Sellin counted 18,400 visitors.",
            "How many visitors did the orchid fair in Sellin count?",
        ),
        (
            "Sulanga's ministry has confirmed 37 cases of cholera in the delta.",
            "How many cases of cholera has Sulanga's ministry confirmed in the delta?",
        ),
    ],
)
def test_what_is_counted_is_asked_for(text: str, question: str) -> None:
    around = "The talks in Sulanga and Aldane."

    assert asked(text, Rule.HOW_MANY, around) == [question]


@pytest.mark.parametrize(
    "text",
    ["Two of the tanks at Norvik were empty.", "12 percent of Norvik was flooded.", "3 March was quiet in Norvik."],
)
def test_parts_measures_and_days_are_not_counted(text: str) -> None:
    assert asked(text, Rule.HOW_MANY) == []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("A state funeral will be held in Port Aurel on 21 March.", "When will a state funeral be held in Port Aurel?"),
        ("The depot at Norvik was hit on 1 March.", "When was the depot at Norvik hit?"),
        ("Orrest signed the accord in Luma Bay on 1 March.", "When did Orrest sign the accord in Luma Bay?"),
    ],
)
def test_the_day_that_a_sentence_names_is_asked_for_and_left_out(text: str, question: str) -> None:
    assert asked(text, Rule.WHEN, "Talks with Orrest.") == [question]


def test_a_sentence_without_a_day_is_not_asked_for_one() -> None:
    assert asked("The depot at Norvik was hit.", Rule.WHEN) == []


def test_a_day_that_cannot_be_left_out_makes_no_question() -> None:
    assert asked("The depot at Norvik was closed between 1 March and May.", Rule.WHEN) == []


def test_who_said_something_of_a_named_thing_is_asked_about_it() -> None:
    text = "Governor Petra Lund said that the Harrier had fired first."

    assert asked(text, Rule.SAID) == ["What did Governor Petra Lund say about the Harrier?"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Bram Kessel, the president of the Tesmar Farmers' Union, said that the Harrier had fired.",
            ["What did Bram Kessel say about the Harrier?"],
        ),
        ("Ruth Abara, the director of Northlight, said that fuel was short.", []),
        ("Ruth Abara said that the National Centre for Digital Security was closed.", []),
        ("Ruth Abara said that the Tesmar Farmers' Union was right.", []),
    ],
)
def test_neither_whom_one_speaks_for_nor_half_a_name_is_what_was_spoken_of(text: str, question: list[str]) -> None:
    assert asked(text, Rule.SAID) == question


def test_a_word_that_is_large_for_beginning_a_title_is_no_name_of_a_matter() -> None:
    text = "Farmers may march on. The farmers at Norvik are likely to."
    made = questions(judgement(text, "Farmers block Norvik"), text)

    assert [one.text for one in made if one.rule is Rule.OUTLOOK] == ["What may happen next with Norvik?"]


def test_a_speaker_without_a_name_could_be_of_any_briefing() -> None:
    assert asked("The company said that the Harrier had fired first.", Rule.SAID) == []


def test_a_judgement_asks_what_may_come_of_what_its_title_names() -> None:
    made = questions(judgement("Further strikes are likely.", "Talks about Norvik"), "Further strikes are likely.")

    assert [one.text for one in made] == ["What may happen next with Norvik?"]


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Farmers block the port of Ruhn", "When did farmers block the port of Ruhn?"),
        ("Kalvora and Orrest sign an accord", "When did Kalvora and Orrest sign an accord?"),
    ],
)
def test_a_headline_asks_when_that_was(title: str, question: str) -> None:
    assert headed(title, "Talks of Kalvora with farmers.") == [question]


@pytest.mark.parametrize(
    "title",
    [
        "Three arrested over the attack on Norvik",  # a participle
        "Coast guard cutter sinks off Norvik",  # an article is left out
        "Orrest lowers toll of the Harrier",  # of what is done, too
        "Galdenia confirms grain-for-gas deal",
        "The Brackwater attack",  # no verb
    ],
)
def test_a_headline_that_makes_no_whole_question_makes_none(title: str) -> None:
    assert headed(title) == []


@pytest.mark.parametrize(
    "question", ["When did he leave Norvik?", "How many were there?", "When will their ship sail to Norvik?"]
)
def test_what_points_back_or_names_nothing_does_not_stand_alone(question: str) -> None:
    assert not stands_alone(question)


def test_a_sentence_without_end_is_not_read() -> None:
    assert list(questions(quoted("Orrest signed and was " * 100_000))) == []


def test_names_of_many_briefings_come_first() -> None:
    quotes = [quoted("Ida Brandt met Petra Lund.", title="a"), quoted("They met Petra Lund again.", title="b")]

    assert next(iter(named(quotes))) == "Petra Lund"


def test_only_names_that_titles_have_are_asked_all_about_where_there_are_any() -> None:
    one, other = quoted("Ida Brandt left Norvik.", title="Talks in Norvik"), quoted("Ida Brandt returned.", title="b")

    assert named([one, other]) == {"Norvik": [one]}


def test_a_name_is_written_in_one_line() -> None:
    assert list(named([quoted("They met Petra\nLund.", title="a")])) == ["Petra Lund"]


def test_what_is_known_about_a_name_is_asked() -> None:
    assert texts(known("Norvik", [quoted("Norvik was hit.")])) == ["What is known about Norvik?"]


def test_what_is_new_is_asked_since_the_month_of_the_newest_if_there_were_earlier_ones() -> None:
    march, january = quoted("Norvik was hit.", day=date(2026, 3, 9)), quoted("Norvik fell.", day=date(2026, 1, 30))

    assert texts(news("Norvik", [march, january])) == ["What is new about Norvik since March 2026?"]
    assert texts(news("Norvik", [march, march])) == []


def test_who_said_what_is_asked_where_several_spoke_of_it() -> None:
    lund = quoted("Petra Lund said that the Harrier had fired first.")
    navy = quoted("The navy said that the Harrier had not fired.")
    own = quoted("The crew of the Harrier said that nobody was hurt.")

    assert texts(who_said("the Harrier", [lund, navy])) == ["Who said what about the Harrier?"]
    assert texts(who_said("the Harrier", [lund, lund, own])) == []


def test_a_place_where_something_was_said_was_not_spoken_of() -> None:
    said = [quoted("Petra Lund said in Norvik that it was over."), quoted("The navy in Norvik said that it was not.")]

    assert texts(who_said("Norvik", said)) == []


@given(st.text(max_size=300), st.text(max_size=80))
def test_whatever_a_briefing_says_a_question_is_one_short_printable_line(text: str, title: str) -> None:
    one = quoted(text or "x", title=title)

    for made in (*questions(one, text), *of_title(one, text)):
        assert made.text.isprintable()
        assert len(made.text.split()) <= 12
        assert made.text.endswith("?")
