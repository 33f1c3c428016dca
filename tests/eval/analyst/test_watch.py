from datetime import date

from assistant.analysis.changes import Kind
from eval.analyst.watch import Example, Outcome, told_right
from eval.examples import Part
from eval.share import Share


def test_what_became_of_a_question_is_right_or_not() -> None:
    example = Example("s01", Part.DEV, "How many?", date(2026, 1, 20), Kind.CHANGED)

    assert told_right(Outcome(example, Kind.CHANGED)) == Share(1)
    assert told_right(Outcome(example, Kind.NEW)) == Share(0)
