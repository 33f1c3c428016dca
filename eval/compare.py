"""Two reports → what moved; a report and its floor → what fell below."""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.bootstrap import Interval, of_difference
from eval.figure import Figure
from eval.report import Report

Floor = Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure then and now. `interval` is that of the difference over the questions that both were measured on.

    It is None where there are fewer than two of them, or where a figure is not made of questions.
    """

    before: Figure
    after: Figure
    interval: Interval | None

    @property
    def difference(self) -> float:
        return self.after.value - self.before.value

    @property
    def is_clear(self) -> bool:
        """Whether it moved by more than the choice of questions explains."""
        return self.interval is not None and 0 not in self.interval


@dataclass(frozen=True, slots=True)
class Breach:
    """A measure below its floor; `value` is None where the report does not have it."""

    group: str
    measure: str
    minimum: float
    value: float | None

    def __str__(self) -> str:
        found = "was not measured" if self.value is None else f"is {self.value:.4f}"
        return f"{self.measure} ({self.group}) {found}; its floor is {self.minimum:.4f}"


def compare(before: Report, after: Report) -> tuple[Change, ...]:
    """Return the figures that both have and whose value moved; ValueError where they are of different sets."""
    if before.name != after.name:
        raise ValueError(f"a report on {before.name!r} cannot be compared with one on {after.name!r}")
    then = {figure.key: figure for figure in before.figures}
    pairs = ((then[now.key], now) for now in after.figures if now.key in then)
    return tuple(Change(old, now, _interval(old, now)) for old, now in pairs if old.value != now.value)


def _interval(before: Figure, after: Figure) -> Interval | None:
    both = [id_ for id_ in after.shares if id_ in before.shares]
    if len(both) < 2:
        return None
    return of_difference([before.shares[id_] for id_ in both], [after.shares[id_] for id_ in both])


def breaches(report: Report, floor: Floor) -> tuple[Breach, ...]:
    """Return what fell below the floor: set → group → measure → the least value that is let through.

    ValueError where the floor knows nothing of the report's set.
    """
    if report.name not in floor:
        raise ValueError(f"the floor has nothing for {report.name!r}, only for {sorted(floor)}")
    found: list[Breach] = []
    for group, minimums in floor[report.name].items():
        for measure, minimum in minimums.items():
            figure = report.figure(group, measure)
            if figure is None or figure.value < minimum:
                found.append(Breach(group, measure, minimum, figure.value if figure else None))
    return tuple(found)
