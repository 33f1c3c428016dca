"""Shares of questions → a figure with its interval."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from eval.bootstrap import Interval, of_percentile, of_shares
from eval.share import Share, Undefined, total
from eval.trial import Trial

OVERALL = "overall"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report: the `measure` of a `group` of questions ("overall", a kind, a way of searching).

    `questions` counts those it was measured on (None where a set does not say), `left_out` those for which it is
    undefined. `interval` is None
    where it was not computed: of a single question, or where a set reports only its result.
    `shares` is what each question added, by its id: two reports are compared question by question. Where a figure is
    no sum of shares but the area under a curve, `trials` has what the curve is of.
    """

    group: str
    measure: str
    value: float
    questions: int | None = None
    left_out: int = 0
    interval: Interval | None = None
    shares: Mapping[str, Share] = field(default_factory=dict)
    trials: tuple[Trial, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return (self.group, self.measure)


def measure(name: str, group: str, questions: Mapping[str, T], share: Callable[[T], Share]) -> Figure:
    """Return the figure of those questions (by id) for which `share` is defined; Undefined where it is for none."""
    shares: dict[str, Share] = {}
    for id_, question in questions.items():
        with suppress(Undefined):
            shares[id_] = share(question)
    value = total(shares.values())
    interval = of_shares(tuple(shares.values())) if len(shares) > 1 else None
    return Figure(group, name, value, len(shares), len(questions) - len(shares), interval, shares)


def percentile(name: str, group: str, values: Sequence[float], percent: float) -> Figure:
    """Return the figure of a percentile; Undefined without values."""
    if not values:
        raise Undefined(f"{name} of {group} is undefined: nothing was measured")
    interval = of_percentile(values, percent) if len(values) > 1 else None
    return Figure(group, name, float(np.percentile(values, percent)), len(values), 0, interval)
