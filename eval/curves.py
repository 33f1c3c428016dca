"""How sure, and right or not → does it know what it does not know? Curves, as points to be drawn or summed up.

Every function takes how sure something was (0 to 1) and whether it was right, one of each a question; Undefined
where there are none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from statistics import fmean

from eval.share import Undefined

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions that were read about equally sure: how sure on average, and how many of them are right."""

    sure: float
    right: int
    questions: int

    @property
    def share(self) -> float:
        return self.right / self.questions


@dataclass(frozen=True, slots=True)
class Point:
    """What answering only at `threshold` or surer gives: so many answers, so many of them wrong, of all questions."""

    threshold: float
    answered: int
    wrong: int
    questions: int

    @property
    def coverage(self) -> float:
        """The share of questions that are answered."""
        return self.answered / self.questions

    @property
    def risk(self) -> float:
        """The share of answers that are wrong."""
        return self.wrong / self.answered


def reliability(sure: Sequence[float], right: Sequence[bool], bins: int = BINS) -> tuple[Bin, ...]:
    """Return bins of equally many questions, the least sure first; equally sure ones are never parted.

    So there are fewer bins, and not equally full ones, where many questions are equally sure.
    """
    ordered = sorted(_pairs(sure, right), key=itemgetter(0))
    binned: dict[int, list[tuple[float, bool]]] = {}
    before = 0
    for tied in _tied(ordered):
        # The middle of those that are equally sure says where all of them belong.
        binned.setdefault(int(bins * (before + len(tied) / 2) / len(ordered)), []).extend(tied)
        before += len(tied)
    return tuple(
        Bin(sum(one for one, _ in held) / len(held), sum(is_right for _, is_right in held), len(held))
        for held in binned.values()
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error (ECE): how far sure and right lie apart in a bin, as a mean over questions.

    Naeini, Cooper, Hauskrecht 2015, on bins of equal mass as Nixon et al. 2019.
    """
    return sum(abs(held.sure - held.share) * held.questions for held in bins) / sum(held.questions for held in bins)


def risk_coverage(sure: Sequence[float], right: Sequence[bool]) -> tuple[Point, ...]:
    """Return a point for each threshold that makes a difference, the strictest first; the last one answers all."""
    ordered = sorted(_pairs(sure, right), key=itemgetter(0), reverse=True)
    points: list[Point] = []
    answered = wrong = 0
    for tied in _tied(ordered):
        answered += len(tied)
        wrong += sum(not is_right for _, is_right in tied)
        points.append(Point(tied[0][0], answered, wrong, len(ordered)))
    return tuple(points)


def risks(points: Sequence[Point]) -> tuple[float, ...]:
    """Return the risk of answering the surest 1, 2, … all questions, equally sure ones in any order, on average."""
    found: list[float] = []
    answered = wrong = 0
    for point in points:
        tied, bad = point.answered - answered, point.wrong - wrong
        found += [(wrong + bad * n / tied) / (answered + n) for n in range(1, tied + 1)]
        answered, wrong = point.answered, point.wrong
    return tuple(found)


def least_risks(points: Sequence[Point]) -> tuple[float, ...]:
    """Return the risks, were the right ones the surest: no order has less."""
    last = points[-1]
    right = last.questions - last.wrong
    return tuple(max(0, n - right) / n for n in range(1, last.questions + 1))


def area(points: Sequence[Point]) -> float:
    """Return the area under a risk–coverage curve (AURC): the mean of its `risks` (Geifman, El-Yaniv 2017)."""
    return fmean(risks(points))


def _pairs(sure: Sequence[float], right: Sequence[bool]) -> Iterator[tuple[float, bool]]:
    if not sure:
        raise Undefined("the curve is undefined: no question was asked")
    return zip(sure, right, strict=True)


def _tied(ordered: Iterable[tuple[float, bool]]) -> Iterator[list[tuple[float, bool]]]:
    yield from (list(tied) for _, tied in groupby(ordered, key=itemgetter(0)))
