from datetime import date

import pytest

from assistant.analysis.changes import Kind
from eval.analyst.changes import Example, Outcome, label_right, precision, recall
from eval.examples import Part
from eval.share import Share, Undefined

DAY = date(2026, 3, 1)
NEW = Example("g01", Part.DEV, DAY, "A port opened.", frozenset({Kind.NEW}), frozenset())
CHANGED = Example("g02", Part.DEV, DAY, "41 died.", frozenset({Kind.CHANGED}), frozenset({"21 died."}))


def test_a_change_is_right_with_the_sentence_that_it_changes_alone() -> None:
    right, wrong = Outcome(CHANGED, Kind.CHANGED, "21 died."), Outcome(CHANGED, Kind.CHANGED, "Six died.")

    assert (label_right(right), precision(right), recall(right)) == (Share(1), Share(1), Share(1))
    assert (label_right(wrong), precision(wrong), recall(wrong)) == (Share(1), Share(0), Share(0))


def test_what_is_new_and_called_changed_costs_precision_and_no_recall() -> None:
    told = Outcome(NEW, Kind.CHANGED, "21 died.")

    assert precision(told) == Share(0)
    with pytest.raises(Undefined):
        recall(told)


def test_a_change_that_is_not_told_costs_recall_and_no_precision() -> None:
    told = Outcome(CHANGED, Kind.NEW, "")

    assert (label_right(told), recall(told)) == (Share(0), Share(0))
    with pytest.raises(Undefined):
        precision(told)
