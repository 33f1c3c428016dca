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
    `shares` is what each question added, by its id: two reports are compared question by question. It is what questions
    of a cluster added together, by its name, where they are resampled whole. Where a figure is no sum of shares but the
    area under a curve, `trials` has what the curve is of.
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


def measure(
    name: str, group: str, questions: Mapping[str, T], share: Callable[[T], Share], cluster: Callable[[str], str] = str
) -> Figure:
    """Return the figure of those questions (by id) for which `share` is defined; Undefined where it is for none.

    Questions whose ids have the same `cluster` are not independent: what they add is summed up, and resampled whole.
    """
    defined: list[str] = []
    shares: dict[str, Share] = {}
    for id_, question in questions.items():
        with suppress(Undefined):
            one, together = share(question), cluster(id_)
            shares[together] = shares[together] + one if together in shares else one
            defined.append(id_)
    value = total(shares.values())
    interval = of_shares(tuple(shares.values())) if len(shares) > 1 else None
    return Figure(group, name, value, len(defined), len(questions) - len(defined), interval, shares)


def percentile(name: str, group: str, values: Sequence[float], percent: float) -> Figure:
    """Return the figure of a percentile; Undefined without values."""
    if not values:
        raise Undefined(f"{name} of {group} is undefined: nothing was measured")
    interval = of_percentile(values, percent) if len(values) > 1 else None
    return Figure(group, name, float(np.percentile(values, percent)), len(values), 0, interval)
