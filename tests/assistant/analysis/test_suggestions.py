from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from assistant import Assistant
from assistant.analysis.question_making import Made, Rule
from assistant.analysis.suggestions import checked, first_questions, follow_ups, is_answered
from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
from index.scope import Scope
from tests.assistant.analysis.differences.quoted import quoted

FUNERAL = quoted("A state funeral will be held in Port Aurel on 21 March.", title="Port Aurel mourns")
GUARDS = quoted("Three guards were injured in Port Aurel.", title="Guards hurt", source="b.md")

SAID = quoted("The navy said that the guards were not hurt.", title="Navy", source="c.md")


def answer(*quotes: Quote, question: str = "What happened in Port Aurel?") -> Answer:
    claims = tuple(Claim(q.sentence.text, (Citation(n, q),), Verdict.SUPPORTED) for n, q in enumerate(quotes, 1))
    return Answer(question, question, Scope(), Searched(2, 0, None, None), claims)


def made(rule: Rule, quote: Quote) -> Made:
    return Made("When was that in Norvik?", rule, quote)


def test_first_questions_are_of_different_kinds_and_briefings() -> None:
    found = [(one.rule, one.text) for one in first_questions([[FUNERAL], [GUARDS]])]

    assert found == [
        (Rule.KNOWN, "What is known about Port Aurel?"),
        (Rule.WHEN, "When will a state funeral be held in Port Aurel?"),
        (Rule.HOW_MANY, "How many guards were injured in Port Aurel?"),
    ]


def test_a_name_is_asked_all_about_once() -> None:
    spoken = [
        quoted(f"{who} said that the Harrier had fired.", title=f"{who} on the Harrier", day=date(2026, month, 9))
        for month, who in ((3, "Petra Lund"), (1, "Ida Brandt"))
    ]

    about = [one.text for one in first_questions([[quote] for quote in spoken]) if one.about == "the Harrier"]

    assert about == ["What is known about the Harrier?"]


def test_a_question_that_is_made_twice_is_asked_once() -> None:
    again = quoted(FUNERAL.sentence.text, title="Once more", source="c.md")

    texts = [one.text for one in first_questions([[FUNERAL], [again]])]

    assert len(texts) == len(set(texts))


def test_only_what_is_answered_is_suggested() -> None:
    tried = []

    def would_cite(question: str) -> list[Quote]:
        tried.append(question)
        return [GUARDS]

    of_sentences = [one for one in first_questions([[FUNERAL], [GUARDS]]) if not one.about]

    assert checked(of_sentences, would_cite, 1, lambda: False) == ("How many guards were injured in Port Aurel?",)
    assert tried[0] == "When will a state funeral be held in Port Aurel?"


def test_when_the_time_is_over_no_more_is_asked() -> None:
    calls = count()

    assert checked([made(Rule.KNOWN, FUNERAL)] * 5, lambda _: [FUNERAL], 5, lambda: next(calls) >= 2) == (
        ("When was that in Norvik?",) * 2
    )


def test_a_question_that_would_be_refused_is_not_suggested() -> None:
    assert checked([made(Rule.KNOWN, FUNERAL)], lambda _: (), 1, lambda: False) == ()


@pytest.mark.parametrize(
    ("rule", "cited", "holds"),
    [
        (Rule.HOW_MANY, GUARDS, True),
        (Rule.HOW_MANY, FUNERAL, False),
        (Rule.SAID, FUNERAL, False),
        (Rule.WHEN, GUARDS, False),  # names no day
        (Rule.OUTLOOK, GUARDS, False),  # reported
        (Rule.OUTLOOK, replace(FUNERAL, nature=Nature.ASSESSED), True),
        (Rule.KNOWN, FUNERAL, True),
        (Rule.NEW, GUARDS, True),
        (Rule.NEW, FUNERAL, False),  # of another briefing
        (Rule.WHO_SAID, SAID, False),  # only one speaks
    ],
)
def test_a_question_is_answered_by_what_it_was_made_of(rule: Rule, cited: Quote, holds: bool) -> None:
    assert is_answered(made(rule, GUARDS), [cited]) is holds


def test_who_said_what_is_answered_by_two_who_spoke() -> None:
    other = quoted("Petra Lund said that it was over.")

    assert is_answered(made(Rule.WHO_SAID, SAID), [SAID, other])


def test_a_follow_up_is_about_what_was_talked_of_and_not_about_what_was_told() -> None:
    other = quoted("Four guards were injured in Norvik.", title="Elsewhere", source="c.md")

    found = [one.text for one in follow_ups(answer(FUNERAL), [[FUNERAL], [GUARDS], [other]])]

    assert found == ["How many guards were injured in Port Aurel?"]


def test_the_question_itself_does_not_follow_its_answer() -> None:
    asked = answer(GUARDS, question="When will a state funeral be held in Port Aurel?")

    assert list(follow_ups(asked, [[FUNERAL]])) == []


@pytest.mark.slow
def test_what_an_assistant_suggests_it_answers(encoded) -> None:
    assistant = Assistant.open(encoded, today=date(2026, 3, 22))

    suggested = assistant.suggestions(seconds=120)

    assert suggested
    assert not any(assistant.ask(question).is_refusal for question in suggested)


@pytest.mark.slow
def test_suggesting_is_no_look_of_the_user(encoded, own_library) -> None:
    assistant = Assistant.open(own_library)
    (own_library / "looks.json").unlink(missing_ok=True)

    assistant.suggestions(most=1, seconds=60)

    assert not (own_library / "looks.json").exists()
