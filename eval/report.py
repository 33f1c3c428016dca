"""Figures, and how they came about; kept as JSON."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from eval.bootstrap import Interval
from eval.figure import Figure
from eval.share import Share
from eval.trial import Trial


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured on which set, when, and with what: enough to measure it again.

    `facts` are shown as they are: commit, encoder, versions of packages, settings, seed.
    """

    name: str
    made: str
    facts: Mapping[str, str]
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure.group for figure in self.figures))

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(figure.measure for figure in self.figures))

    @property
    def trials(self) -> tuple[Trial, ...]:
        """What the curves of sureness are of; empty for a set that has none."""
        return next((figure.trials for figure in self.figures if figure.trials), ())

    def figure(self, group: str, measure: str) -> Figure | None:
        """Return the figure, or None where it was not measured or is undefined for all questions of the group."""
        return next((figure for figure in self.figures if figure.key == (group, measure)), None)


def to_json(report: Report) -> str:
    """Return the report as JSON, a line a figure; `shares` has [got, of] for each question.

    `trials`, where a figure has them, are lists of what a `Trial` holds, in its order.
    """
    figures = ",\n".join(json.dumps(_entry(figure), ensure_ascii=False) for figure in report.figures)
    head = {"name": report.name, "made": report.made, "facts": dict(report.facts), "notes": report.notes}
    opened = json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}")
    return f'{opened},\n  "figures": [\n{figures}\n]}}\n'


def from_json(text: str) -> Report:
    """Return the report that `to_json` wrote; ValueError where it did not."""
    try:
        raw = json.loads(text)
        figures = tuple(_figure(entry) for entry in raw["figures"])
        return Report(raw["name"], raw["made"], raw["facts"], figures, tuple(raw["notes"]))
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"not a report of python -m eval: {error!r}") from error


def _entry(figure: Figure) -> dict[str, Any]:
    shares = {id_: [share.got, share.of] for id_, share in figure.shares.items()}
    interval = [figure.interval.low, figure.interval.high] if figure.interval else None
    counts = {"questions": figure.questions, "left_out": figure.left_out}
    named = {"group": figure.group, "measure": figure.measure, "value": figure.value}
    trials = {"trials": [astuple(trial) for trial in figure.trials]} if figure.trials else {}
    return {**named, **counts, "interval": interval, "shares": shares, **trials}


def _figure(entry: dict[str, Any]) -> Figure:
    interval = Interval(*entry["interval"]) if entry["interval"] else None
    shares = {id_: Share(*share) for id_, share in entry["shares"].items()}
    trials = tuple(Trial(*trial) for trial in entry.get("trials", ()))
    return Figure(**{**entry, "interval": interval, "shares": shares, "trials": trials})


def read(path: Path) -> Report:
    """Return the report in a file; ValueError, naming the file, where it holds none."""
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def write(report: Report, folder: Path) -> None:
    """Write `report.json` into the folder, over an earlier one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(to_json(report), encoding="utf-8")
