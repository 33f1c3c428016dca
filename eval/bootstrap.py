"""Figures of many questions → how far they might lie elsewhere, had other questions been asked."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.share import Share

SEED = 20221231
RESAMPLES = 2000
CONFIDENCE = 0.95

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends included."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def of_shares(shares: Sequence[Share]) -> Interval:
    """Return the interval of `total(shares)`; ValueError for fewer than two questions."""

    return _interval(_columns(shares), _ratio)


def of_difference(before: Sequence[Share], after: Sequence[Share]) -> Interval:
    """Return the interval of `total(after) - total(before)`, of the same questions in the same order.

    ValueError for fewer than two questions.
    """

    def difference(got: Floats, of: Floats, got_then: Floats, of_then: Floats, axis: int) -> Floats:
        return _ratio(got, of, axis) - _ratio(got_then, of_then, axis)

    return _interval((*_columns(after), *_columns(before)), difference)


def of_percentile(values: Sequence[float], percent: float) -> Interval:
    """Return the interval of a percentile; ValueError for fewer than two values."""

    def percentile(sample: Floats, axis: int) -> Floats:
        return np.asarray(np.percentile(sample, percent, axis=axis))

    return _interval((np.array(values, float),), percentile)


def _columns(shares: Sequence[Share]) -> tuple[Floats, Floats]:
    return np.array([share.got for share in shares], float), np.array([share.of for share in shares], float)


def _ratio(got: Floats, of: Floats, axis: int) -> Floats:
    below = of.sum(axis=axis)
    # A resample may hold no question that counts (precision, and none was refused): undefined, left out.
    return np.where(below > 0, got.sum(axis=axis) / np.where(below > 0, below, 1), np.nan)


def _interval(samples: tuple[Floats, ...], statistic: Callable[..., Floats]) -> Interval:
    # scipy.stats takes a second to import, which `--help` need not wait for.
    from scipy.stats import DegenerateDataWarning, bootstrap  # type: ignore[import-untyped, unused-ignore]

    if len(samples[0]) < 2:
        raise ValueError(f"an interval needs two or more questions, not {len(samples[0])}")
    # By percentiles: BCa has no answer where all questions agree, and that is common in the small groups.
    with warnings.catch_warnings():
        # A resample without a value makes scipy warn of a method that is not the one asked for.
        warnings.simplefilter("ignore", DegenerateDataWarning)
        drawn = bootstrap(
            samples,
            statistic,
            paired=True,
            vectorized=True,
            n_resamples=RESAMPLES,
            batch=100,
            method="percentile",
            rng=np.random.default_rng(SEED),
        ).bootstrap_distribution
    tail = 50 * (1 - CONFIDENCE)
    low, high = np.nanpercentile(drawn, (tail, 100 - tail))
    return Interval(float(low), float(high))
