from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from assistant.settings import AnswerSettings
from assistant.writer.contract import Writer
from eval.examples import Example, Kind, Part
from eval.figure import Figure
from eval.own import Outcome
from eval.writers import Planted, Script, ScriptedModel, Who
from eval.writing import Followed, On, answered, figures, follow, follow_all
from index.search import Hit
from tests.fakes import briefing, library

TRUE, UNTRUE, WORSE = Planted("Two closed.", True), Planted("Three closed.", False), Planted("All closed.", False)


def figure(name: str, *followed: Followed) -> Figure:
    return next(figure for figure in figures(followed) if figure.measure == name)


ONE = Followed("a", (TRUE, UNTRUE), ("Two ports closed.",), ("Two closed.",), ("Three closed.",), 1, 1)
OTHER = Followed("b", (TRUE, UNTRUE, WORSE), ("Two ports closed.",), ("Two ports closed.", "All closed."), (), 1, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("untrue marked or withheld", 2 / 3),
        ("true kept", 1 / 2),
        ("true kept or put back", 1.0),
        ("unsupported before", 3 / 5),
        ("unsupported after", 1 / 3),
        ("citations that resolve", 2 / 3),
    ],
)
def test_the_figures_are_shares_of_what_was_written_and_shown(name: str, value: float) -> None:
    assert figure(name, ONE, OTHER).value == pytest.approx(value)


def test_a_figure_leaves_out_questions_of_which_nothing_was_written() -> None:
    nothing = Followed("c", (), ("Two ports closed.",), (), (), 0, 0)

    assert (figure("true kept", ONE, nothing).questions, figure("true kept", ONE, nothing).left_out) == (1, 1)


def test_without_untrue_sentences_there_is_no_figure_of_them() -> None:
    honest = Followed("a", (TRUE,), (), ("Two closed.",), (), 1, 1)

    assert "untrue marked or withheld" not in [figure.measure for figure in figures([honest])]


def test_what_failed_the_check_is_a_share_of_what_was_written_not_of_what_stands_in_for_it() -> None:
    put_back = Followed("a", (), (), ("Two ports closed.", "Ships left."), ("All closed.",), 2, 2, instead=1)

    assert figure("failed the check", put_back).value == pytest.approx(1 / 2)


def test_tokens_and_time_are_of_an_answer_and_cost_where_there_are_prices() -> None:
    one, other = replace(ONE, tokens=(1_000, 100), first_seconds=2.0), replace(OTHER, tokens=(3_000, 300))

    assert (figure("prompt tokens", one, other).value, figure("reply tokens", one, other).value) == (2_000, 200)
    assert figure("first sentence p50 (s)", one, other).value == 2.0
    cost = next(found for found in figures([one, other], (1.0, 10.0)) if found.measure == "cost of an answer")
    assert cost.value == pytest.approx((1_000 + 100 * 10 + 3_000 + 300 * 10) / 1e6 / 2)
    assert "cost of an answer" not in [found.measure for found in figures([one, other])]


class HalfSure:
    """Is .6 sure of every sentence."""

    threshold = 0.5

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        return Reading(tuple(Judged(s, h.passage.briefing, 0.6) for h in hits for s in h.passage.sentences))


GOLD = "Two ports closed on Monday."
SCRIPT = Script("q", (GOLD,), (Planted("Two ports closed.", True), Planted("Three ports closed on Monday.", False)))


@pytest.fixture
def on(tmp_path: Path) -> On:
    shelf = library(tmp_path)
    shelf.add_briefings([briefing(GOLD)])

    def assistant(day: date | None, writer: Writer | None, threshold: float = 0.5) -> Assistant:
        return Assistant(shelf, AnswerSettings(threshold), reader=HalfSure(), writer=lambda: writer)

    return assistant


def example(id_: str = "q", kind: Kind = Kind.SINGLE) -> Example:
    points, accepted = ((), ()) if kind is Kind.UNANSWERABLE else ((("gold",),), ("two",))
    return Example(id_, kind, "Which ports closed?", (), None, points, accepted, Part.DEV)


def followed(on: On, who: Who) -> tuple[Followed, Outcome]:
    return follow(on, example(), SCRIPT, ScriptedModel(SCRIPT, who))


def test_what_a_model_wrote_is_followed_to_where_it_ends_up(on: On) -> None:
    one, outcome = followed(on, Who.LIAR)

    assert (one.withheld, one.shown, one.instead) == (("Three ports closed on Monday.",), (GOLD,), 1)
    assert (one.resolved, one.cited) == (1, 1)
    assert outcome.text == GOLD


def test_tokens_and_the_time_to_the_first_sentence_are_counted(on: On) -> None:
    one, _ = followed(on, Who.PERFECT)

    assert one.tokens[0] > 100 > one.tokens[1] > 5
    assert one.first_seconds is not None
    assert one.first_seconds > 0


def test_what_reading_would_refuse_is_handed_to_the_model_all_the_same_and_refused(on: On) -> None:
    def unsure(day: date | None, writer: Writer | None) -> Assistant:
        return on(day, writer, 0.9)  # type: ignore[call-arg]

    one, outcome = followed(unsure, Who.PERFECT)

    assert (one.shown, outcome.refused) == (("Two ports closed.",), True)


def test_a_question_without_an_answer_is_handed_over_only_where_a_user_would_be_answered(on: On) -> None:
    nothing = [example("none", Kind.UNANSWERABLE)]

    ((one, outcome),) = follow_all(on, nothing, [SCRIPT], lambda script, _: ScriptedModel(script, Who.PERFECT))

    assert (one.shown, one.withheld, outcome.refused) == ((), (), True)
    assert [f.value for f in answered([outcome]) if f.measure == "refusal recall"] == [1.0]


def test_every_other_question_is_written_in_json(on: On) -> None:
    asked: list[bool] = []

    def model(script: Script, constrains: bool) -> ScriptedModel:
        asked.append(constrains)
        return ScriptedModel(script, Who.PERFECT, constrains=constrains)

    list(follow_all(on, [example("q"), example("r")], [SCRIPT], model))

    assert asked == [False, True]
