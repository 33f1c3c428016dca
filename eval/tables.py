"""A report → Markdown, and tables in the terminal."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.table import Table

from eval.bootstrap import Interval
from eval.compare import Change
from eval.figure import Figure
from eval.report import Report

NONE = "-"
BORDER = 3  # characters a column takes beside its text: a line and two spaces
CLEAR = "Clear: the interval of the difference, over the questions that both reports have, does not hold 0."
MOVED = ("group", "measure", "before", "after", "difference", "interval", "clear")


def markdown(report: Report, changes: Iterable[Change] = (), pictures: Mapping[str, str] | None = None) -> str:
    """Return the report as tables: a line a measure, a column a group, then every figure with its interval.

    `pictures` are shown between them: what each shows, by the name of its file.
    """
    lines = [f"# {report.name}", "", f"Measured {report.made}.", "", *_rows(("fact", "value"), report.facts.items())]
    lines += ["", *_rows(("measure", *report.groups), _overview(report, report.groups))]
    lines += [line for name, shown in (pictures or {}).items() for line in ("", f"![{shown}]({name})")]
    lines += ["", "## Every figure", "", "Intervals: 95 %, bootstrap over questions. Left out: undefined for them.", ""]
    lines += _rows(("group", "measure", "value", "interval", "questions", "left out"), map(_detail, report.figures))
    if moved := [_moved(change) for change in changes]:
        lines += ["", "## What moved", "", CLEAR, ""]
        lines += _rows(MOVED, moved)
    if report.notes:
        lines += ["", "## Notes", "", *(f"- {note}" for note in report.notes)]
    return "\n".join(lines) + "\n"


def show(report: Report, changes: Iterable[Change], console: Console) -> None:
    """Print the overview, as many groups beside each other as fit, the intervals of the first group, and what moved."""
    for groups in _side_by_side(report, console.width):
        head = ("measure", *(group.replace(" ", "\n") for group in groups))
        console.print(_table(report.name, head, _overview(report, groups)))
    first = (_detail(figure)[1:] for figure in report.figures if figure.group == report.groups[0])
    console.print(_table(report.groups[0], ("measure", "value", "interval", "questions", "left out"), first))
    if moved := [_moved(change) for change in changes]:
        console.print(_table("What moved", MOVED, moved))
        console.print(CLEAR, markup=False)
    for note in report.notes:
        console.print(f"• {note}", markup=False)


def _side_by_side(report: Report, width: int) -> Iterator[tuple[str, ...]]:
    """Cut the groups into as few tables as fit the width, a word of a group's name a line; each has one at least."""
    left = width - _wide(report.measures)
    groups: list[str] = []
    room = left
    for group in report.groups:
        numbers = (_number(figure.value) for figure in report.figures if figure.group == group)
        wide = _wide((*group.split(), *numbers))
        if groups and wide > room:
            yield tuple(groups)
            groups, room = [], left
        groups.append(group)
        room -= wide
    yield tuple(groups)


def _wide(cells: Iterable[str]) -> int:
    return max(map(len, cells), default=0) + BORDER


def _overview(report: Report, groups: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for measure in report.measures:
        row = tuple(report.figure(group, measure) for group in groups)
        if any(row):
            yield (measure, *(NONE if figure is None else _number(figure.value) for figure in row))


def _detail(figure: Figure) -> tuple[str, ...]:
    counts = (NONE if figure.questions is None else str(figure.questions), str(figure.left_out))
    return (figure.group, figure.measure, _number(figure.value), _ends(figure.interval), *counts)


def _moved(change: Change) -> tuple[str, ...]:
    before, after = _number(change.before.value), _number(change.after.value)
    difference = (f"{change.difference:+.3f}", _ends(change.interval))
    return (*change.after.key, before, after, *difference, "yes" if change.is_clear else "no")


def _ends(interval: Interval | None) -> str:
    return f"{_number(interval.low)} to {_number(interval.high)}" if interval else NONE


def _number(value: float) -> str:
    # Shares have three decimals; milliseconds and bytes a second need one.
    return f"{value:.3f}" if abs(value) <= 1 else f"{value:.1f}"


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    escaped = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *escaped)]


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title or None, title_justify="left", pad_edge=False)
    for column in head:
        if column == "interval":
            table.add_column(column, no_wrap=True)
        elif column in {"group", "measure"}:
            table.add_column(column)
        else:
            table.add_column(column, justify="right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
