"""Our own questions are asked as a user would, and measured per kind."""

from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest

from assistant import Assistant
from assistant.answer import Answer, Citation, Claim, Nature, Quote, Searched, Verdict
from assistant.question import Turn
from assistant.read import Judged, Reading
from eval.examples import Example, Kind, Part
from eval.own import Outcome, ask_all, figures, gone
from index.briefing import Section, SectionKind, Sentence
from index.scope import Scope
from index.segment import segment
from tests.fakes import briefing, library

KIM = Sentence("b1", 0, 12, "Kim met Lee.")
TEN = Sentence("b1", 13, 27, "Ten tanks came.")


def example(id_: str = "q", kind: Kind = Kind.SINGLE, **changes: object) -> Example:
    unanswerable = kind is Kind.UNANSWERABLE
    given: dict[str, object] = {
        "question": "Who met Lee?",
        "history": (),
        "today": None,
        "points": () if unanswerable else ((KIM.id,),),
        "accepted": () if unanswerable else ("Kim",),
        "part": Part.DEV,
    }
    return Example(id_, kind, **{**given, **changes})  # type: ignore[arg-type]


def outcome(of: Example, *, cited: tuple[str, ...] = (), text: str = "", seconds: float = 0.01) -> Outcome:
    return Outcome(of, (TEN.id, KIM.id), cited, text, not cited, sure=0.6, first=(TEN.id,), seconds=seconds)


def answer(question: str, *sentences: Sentence) -> Answer:
    section = Section(SectionKind.OTHER, "", 0, 100)
    citations = [
        Citation(n, Quote(s, section, "", None, "b1.txt", Nature.REPORTED)) for n, s in enumerate(sentences, 1)
    ]
    claims = tuple(Claim(c.quote.sentence.text, (c,), Verdict.SUPPORTED) for c in citations)
    return Answer(question, question, Scope(), Searched(1, 0, None, None), claims)


@dataclass
class ScriptedAssistant:
    """Answers everything with one sentence, ranks two, and remembers what it was asked."""

    today: date | None
    asked: list[tuple[str, tuple[Turn, ...]]]

    def ask(self, question: str) -> Answer:
        return answer(question, KIM)

    def find(self, question: str, *, history: tuple[Turn, ...] = ()) -> object:
        self.asked.append((question, history))
        note = briefing(f"{KIM.text} {TEN.text}")
        return SimpleNamespace(reading=Reading((Judged(TEN, note, 0.7), Judged(KIM, note, 0.6))))

    def answered(self, question: str, found: object) -> Answer:
        return answer(question, KIM)


def measured(*outcomes: Outcome) -> dict[tuple[str, str], float]:
    return {figure.key: figure.value for figure in figures(outcomes)}


def test_gold_that_is_no_longer_in_the_library_is_named_by_its_question(tmp_path):
    kept, replaced = briefing("Kim met Lee. Ten tanks came.", "a"), briefing("Old news.", "b")
    (kim, tanks), (news,) = ([sentence.id for sentence in segment(one)] for one in (kept, replaced))
    assistant = Assistant(library(tmp_path))
    assistant.library.add_briefings([kept, replaced])
    assistant.library.add_briefings([briefing("New news.", "b")])
    asked = [
        example("there", points=((kim,), (tanks,))),
        example("one of two is enough", points=((news, kim),)),
        example("replaced", points=((kim,), (news,))),
        example("cut otherwise", points=((f"{kim}0",),)),
        example("unanswerable", Kind.UNANSWERABLE),
    ]

    assert gone(asked, assistant) == {"replaced": (news,), "cut otherwise": (f"{kim}0",)}


def test_a_question_is_asked_with_its_earlier_turns():
    assistant = ScriptedAssistant(None, [])
    turn = Turn("Who came?", "Kim came.")

    list(ask_all(lambda day: assistant, [example(kind=Kind.FOLLOW_UP, history=(turn,))]))

    assert assistant.asked[-1] == ("Who met Lee?", (turn,))


def test_a_question_is_asked_on_its_day():
    days = {None: ScriptedAssistant(None, []), date(2024, 5, 2): ScriptedAssistant(date(2024, 5, 2), [])}

    list(ask_all(days.__getitem__, [example("a", today=date(2024, 5, 2), question="Who came last week?")]))

    assert [question for question, _ in days[date(2024, 5, 2)].asked] == ["Who came last week?"]


def test_an_outcome_has_the_sentences_ranked_and_cited_and_the_text_without_marks():
    (found,) = ask_all(lambda day: ScriptedAssistant(day, []), [example()])

    assert found.ranked == (TEN.id, KIM.id)
    assert found.cited == (KIM.id,)
    assert found.text == "Kim met Lee."
    assert not found.refused
    assert (found.sure, found.first) == (0.7, (TEN.id,))
    assert found.seconds > 0


def test_the_figures_of_two_questions_are_what_can_be_worked_out_by_hand():
    right = outcome(example("a"), cited=(KIM.id,), text="Kim met Lee.")
    half = outcome(example("b"), cited=(KIM.id, TEN.id), text="Ten tanks came.")

    found = measured(right, half)

    assert found[("overall", "recall@1")] == 0.0
    assert found[("overall", "recall@5")] == 1.0
    assert found[("overall", "MRR@10")] == 0.5
    assert found[("overall", "citation precision")] == 0.75
    assert found[("overall", "citation recall")] == 1.0
    assert found[("overall", "citation F1")] == pytest.approx((1 + 2 / 3) / 2)
    assert found[("overall", "answer agreement")] == 0.5


def test_each_kind_has_its_figures_beside_the_overall_ones():
    found = measured(outcome(example(kind=Kind.SEVERAL), cited=(KIM.id,)), outcome(example(kind=Kind.UNANSWERABLE)))

    assert found[("several", "citation recall")] == 1.0
    assert found[("unanswerable", "refusal recall")] == 1.0
    assert ("dated", "recall@1") not in found


def test_what_is_undefined_for_a_kind_has_no_figure():
    found = measured(outcome(example(kind=Kind.UNANSWERABLE)))

    assert ("unanswerable", "recall@1") not in found
    assert ("unanswerable", "answer agreement") not in found


def test_questions_left_out_of_a_measure_are_counted():
    outcomes = [outcome(example(), cited=(KIM.id,)), outcome(example("u", Kind.UNANSWERABLE))]

    recall = next(figure for figure in figures(outcomes) if figure.key == ("overall", "citation recall"))

    assert (recall.questions, recall.left_out) == (1, 1)


def test_a_wrong_answer_to_an_unanswerable_question_lowers_citation_precision():
    found = measured(outcome(example(), cited=(KIM.id,)), outcome(example("u", Kind.UNANSWERABLE), cited=(TEN.id,)))

    assert found[("overall", "citation precision")] == 0.5


def test_how_sure_it_is_counts_by_the_sentence_that_it_puts_first():
    right = replace(outcome(example("a"), cited=(KIM.id,)), sure=0.9, first=(KIM.id,))
    wrong = replace(outcome(example("b"), cited=(KIM.id,)), sure=0.4, first=(TEN.id,))

    found = measured(right, wrong)

    assert found[("overall", "Brier")] == pytest.approx((0.1**2 + 0.4**2) / 2)
    assert found[("overall", "ECE")] == pytest.approx((0.1 + 0.4) / 2)
    assert found[("overall", "AURC")] == pytest.approx((0 + 1 / 2) / 2)


def test_no_sentence_is_right_for_an_unanswerable_question():
    trial = outcome(example("u", Kind.UNANSWERABLE), cited=(TEN.id,)).trial

    assert (trial.is_answerable, trial.is_right, trial.answered) == (False, False, True)


def test_latency_is_in_milliseconds():
    found = measured(*(outcome(example(str(n)), seconds=n / 100) for n in (1, 2, 3)))

    assert found[("overall", "latency p50 (ms)")] == pytest.approx(20)
