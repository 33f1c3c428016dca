"""Raw logit → probability: of the sentences given .8, about eight in ten are so. Never falls as the logit rises."""

import math
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


class Calibration(ABC):
    """A map from a model's logit to a probability, fitted by `eval/calibrate.py` and kept beside the model.

    It holds for the share of right sentences that it was fitted on; where that share is another, so is the map.
    """

    @abstractmethod
    def probability(self, logit: float) -> float:
        """Return the probability (0 to 1) that belongs to a logit."""

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Return what `from_dict` reads, as JSON can hold it."""

    @staticmethod
    def from_dict(raw: Mapping[str, Any]) -> "Calibration":
        """Return the calibration that `to_dict` gave; ValueError where it did not."""
        match raw:
            case {"kind": "logistic", "slope": float() | int() as slope, "intercept": float() | int() as intercept}:
                return Logistic(float(slope), float(intercept))
            case {"kind": "isotonic", "knots": [*knots]}:
                return Isotonic(tuple(_knot(knot) for knot in knots))
        raise ValueError(f"not a calibration: {dict(raw)!r}. Its kind is 'logistic' or 'isotonic'; fit it again.")


@dataclass(frozen=True, slots=True)
class Logistic(Calibration):
    """1 / (1 + exp(-(slope · logit + intercept))): Platt's map; with intercept 0 a temperature of 1 / slope."""

    slope: float = 1.0
    intercept: float = 0.0

    def __post_init__(self) -> None:
        if not (0 < self.slope < math.inf and math.isfinite(self.intercept)):
            raise ValueError(
                f"slope {self.slope} and intercept {self.intercept} make no rising map: are the labels turned around?"
            )

    def probability(self, logit: float) -> float:
        # exp(710) is more than a float holds.
        return 1 / (1 + math.exp(-max(self.slope * logit + self.intercept, -700.0)))

    def to_dict(self) -> dict[str, Any]:
        return {"kind": "logistic", "slope": self.slope, "intercept": self.intercept}


@dataclass(frozen=True, slots=True)
class Isotonic(Calibration):
    """Straight lines from knot to knot, level before the first and after the last.

    A knot is (logit, probability); logits rise, probabilities do not fall.
    """

    knots: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        if not self.knots or not all(math.isfinite(x) and 0 <= y <= 1 for x, y in self.knots):
            raise ValueError(f"knots are finite logits with probabilities from 0 to 1, not {self.knots!r}")
        for before, after in pairwise(self.knots):
            if not (before[0] < after[0] and before[1] <= after[1]):
                raise ValueError(f"the knots do not rise: {before} stands before {after}")

    def probability(self, logit: float) -> float:
        after = bisect_right(self.knots, logit, key=lambda knot: knot[0])
        if after in (0, len(self.knots)):
            return self.knots[min(after, len(self.knots) - 1)][1]
        (x0, y0), (x1, y1) = self.knots[after - 1], self.knots[after]
        # Rounding may lift the end of a line above the next one's beginning.
        return min(y0 + (y1 - y0) * ((logit - x0) / (x1 - x0)), y1)

    def to_dict(self) -> dict[str, Any]:
        return {"kind": "isotonic", "knots": [list(knot) for knot in self.knots]}


def _knot(raw: Any) -> tuple[float, float]:
    match raw:
        case [float() | int() as logit, float() | int() as probability]:
            return float(logit), float(probability)
    raise ValueError(f"a knot is [logit, probability], not {raw!r}")
