"""Scores of things that are so or are not → how well the scores tell them apart: balanced accuracy, AUC.

Both count what is so and what is not alike, however many there are of each: always saying the same gives .5.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.figure import Figure, measure
from eval.share import Share, Undefined


@dataclass(frozen=True, slots=True)
class Scored:
    """A score, and whether what it was given to is so."""

    score: float
    so: bool


def balanced_accuracy(group: str, questions: Mapping[str, Sequence[Scored]], threshold: float) -> Figure:
    """Return the mean of two shares: of what is so, scored at or above the threshold; of what is not, below it.

    Undefined where nothing is so, or all is.
    """
    weight = _weights(questions.values())
    scored = [s for of_question in questions.values() for s in of_question]

    def is_right(one: Scored) -> bool:
        return (one.score >= threshold) == one.so

    mean = {so: weight[so] * sum(is_right(s) for s in scored if s.so is so) for so in (True, False)}
    value = (mean[True] + mean[False]) / 2

    def share(of_question: Sequence[Scored]) -> Share:
        # Each counts by how it differs from the mean of its own class: in a resample, too, each class counts half,
        # so that one with more of what is so than of what is not is no better or worse for it.
        return Share(
            sum(weight[s.so] * (is_right(s) - mean[s.so] + value) for s in of_question),
            sum(weight[s.so] for s in of_question),
        )

    return measure("balanced accuracy", group, questions, share)


def auc(group: str, questions: Mapping[str, Sequence[Scored]]) -> Figure:
    """Return how often, of one that is so and one that is not, whosever question, the first scores higher.

    Equal scores count half. Undefined where nothing is so, or all is.
    """
    weight = _weights(questions.values())
    of_class = {so: _scores(questions.values(), so) for so in (True, False)}

    def outdone(scored: Scored) -> float:
        """Give the share of the other class that this one stands on the right side of."""
        others = of_class[not scored.so]
        below = np.searchsorted(others, scored.score, "left") + np.searchsorted(others, scored.score, "right")
        share = float(below) / (2 * len(others))
        return share if scored.so else 1 - share

    area = float(np.mean([outdone(Scored(score, True)) for score in of_class[True]]))

    def share(scored: Sequence[Scored]) -> Share:
        # Every pair is in two of them, that of either side, so what each differs from the area counts twice; with it
        # once, intervals would be half as wide as they are (DeLong et al. 1988, structural components).
        return Share(
            sum(weight[s.so] * (2 * outdone(s) - area) for s in scored),
            sum(weight[s.so] for s in scored),
        )

    return measure("AUC", group, questions, share)


def _weights(questions: Iterable[Sequence[Scored]]) -> dict[bool, float]:
    """Return what one of each class counts, so that each class counts 1 in all."""
    classes = [s.so for scored in questions for s in scored]
    so = sum(classes)
    if not 0 < so < len(classes):
        raise Undefined(f"{so} of {len(classes)} are so: two classes are needed to tell them apart")
    return {True: 1 / so, False: 1 / (len(classes) - so)}


def _scores(questions: Iterable[Sequence[Scored]], so: bool) -> np.ndarray:
    return np.sort([s.score for scored in questions for s in scored if s.so is so])
