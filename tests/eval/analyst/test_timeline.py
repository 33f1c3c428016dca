from datetime import date

from eval.analyst.timeline import Event, Example, Outcome, days_right, precision, recall
from eval.examples import Part
from eval.share import Share
from index.span import Span, one

SANK, BURIED = one(date(2026, 3, 3)), one(date(2026, 3, 9))
EXAMPLE = Example(
    "t01",
    Part.DEV,
    "The ferry",
    frozenset({"ferry.md"}),
    (Event(SANK, frozenset({"It sank.", "It went down."})), Event(BURIED, frozenset({"The dead were buried."}))),
)


def told(days: Span, *sentences: str, file: str = "ferry.md") -> tuple[Event, frozenset[str]]:
    return Event(days, frozenset(sentences)), frozenset({file})


def test_an_event_is_there_where_one_of_its_sentences_is_told_on_its_days() -> None:
    assert recall(Outcome(EXAMPLE, (told(SANK, "It went down.", "It sank at last."),))) == Share(1, 2)
    assert recall(Outcome(EXAMPLE, (told(BURIED, "It sank."),))) == Share(0, 2)


def test_what_is_told_of_other_matters_costs_precision() -> None:
    shown = (told(SANK, "It sank."), told(SANK, "A fair opened.", file="fair.md"))

    assert precision(Outcome(EXAMPLE, shown)) == Share(1, 2)


def test_days_are_measured_on_the_events_that_are_told() -> None:
    assert days_right(Outcome(EXAMPLE, (told(BURIED, "It sank."),))) == Share(0, 1)
    assert days_right(Outcome(EXAMPLE, ())) == Share(0, 0)
