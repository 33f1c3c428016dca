"""A timeline → a picture, SVG or PNG: the events below each other, each with what it is cited from."""

import textwrap
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.analysis.timeline import Event, Timeline, when
from assistant.errors import CannotDraw, install

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = (".png", ".svg")
DOTS = 150  # an inch
# Inches.
WIDTH, MARGIN, SPINE, TEXT = 10.0, 0.45, 0.6, 0.95
LINE, ROW, LONGEST_GAP = 0.19, 0.16, 0.5
# Characters.
PER_LINE, LINES, SOURCE = 112, 3, 120
MONTH = 31  # days; a longer silence is told
# Of Okabe and Ito's colours one that is told from grey by whoever sees no colours, too.
BLUE, INK, GREY, PALE = "#0072B2", "#222222", "#6B6B6B", "#C9C9C9"
# matplotlib brings the first; the others have the letters that it lacks, where they are installed.
FONTS = ("DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "PingFang SC", "Microsoft YaHei", "Noto Sans Arabic")
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # letters stay letters: they can be searched, and copied
    "svg.hashsalt": "the same timeline is the same file",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """An event as it is drawn: `gap` is the height above it, `top` where it begins, in inches from the top."""

    event: Event
    lines: tuple[str, ...]
    source: str
    later: str
    top: float

    @property
    def height(self) -> float:
        return LINE * (2 + len(self.lines))


def check(path: Path) -> None:
    """Refuse what no picture can be drawn into, before there is one. Raises CannotDraw."""
    if path.suffix.lower() not in FORMATS:
        raise CannotDraw(f"{path} is neither .svg nor .png. Name the picture so that it ends with one of them.")


def draw(timeline: Timeline, path: Path) -> None:
    """Draw the events of a timeline into a file, over an earlier one. Raises CannotDraw."""
    check(path)
    try:
        # It takes a second to import, and is an extra of the installation.
        from matplotlib import rc_context
        from matplotlib.figure import Figure
        from matplotlib.font_manager import fontManager
    except ImportError as error:
        raise CannotDraw(f"Pictures need matplotlib. Install it: {install('pictures')}") from error
    rows = _rows(timeline)
    top = 1.05
    height = (rows[-1].top + rows[-1].height if rows else top) + 0.75
    installed = {font.name for font in fontManager.ttflist}
    with rc_context({**STYLE, "font.family": [font for font in FONTS if font in installed]}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")  # it draws a box for a letter that no font has
        figure = Figure(figsize=(WIDTH, height), facecolor="white")
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        _head(axes, timeline)
        for row in rows:
            _event(axes, row)
        if rows:
            axes.plot([SPINE, SPINE], [top - 0.1, height - 0.7], color=PALE, linewidth=1.5, zorder=1)
            _legend(axes, height - 0.35)
        # No day of making: the same timeline is the same file.
        metadata: dict[str, Any] = {"Date": None} if path.suffix.lower() == ".svg" else {}
        try:
            figure.savefig(path, dpi=DOTS, metadata=metadata)
        except OSError as error:
            raise CannotDraw(f"{path} cannot be written ({error.strerror or error}). Name another file.") from error


def _rows(timeline: Timeline) -> list[_Row]:
    rows: list[_Row] = []
    below, before = 1.05, None
    for event in timeline.events:
        # What lasts long may be not over yet when the next thing happens.
        silence = max(0, (event.first - before).days) if before else 0
        below += (ROW + min(silence / 365, 1) * LONGEST_GAP) if rows else 0.0
        later = _length(silence) if silence > MONTH else ""
        below += LINE if later else 0.0
        lines = textwrap.wrap(_plain(event.text), PER_LINE, max_lines=LINES, placeholder=" …")
        rows.append(_Row(event, tuple(lines), _source(event), later, below))
        below += rows[-1].height
        before = max(before or event.last, event.last)
    return rows


def _head(axes: "Axes", timeline: Timeline) -> None:
    count, briefings = len(timeline.events), len({c.quote.sentence.briefing_id for c in timeline.citations})
    title = textwrap.shorten(_plain(timeline.about), 70, placeholder=" …")
    told = f"{count} event{'' if count == 1 else 's'} from {briefings} briefing{'' if briefings == 1 else 's'}"
    told += f"; {timeline.left_out} less relevant ones left out" if timeline.left_out else ""
    _text(axes, MARGIN, 0.5, title, size=16, weight="bold")
    _text(axes, MARGIN, 0.76, told if count else "The briefings tell of no event.", size=10, color=GREY)


def _event(axes: "Axes", row: _Row) -> None:
    event, middle = row.event, row.top + LINE * 0.75
    if row.later:
        _text(axes, TEXT, row.top - LINE * 0.55, row.later, size=8.5, color=GREY, style="italic")
    _mark(axes, SPINE, middle, event)
    _text(axes, TEXT, row.top + LINE, when(event.first, event.last), size=10, weight="bold", color=BLUE)
    if event.is_of_report:
        _text(axes, WIDTH - MARGIN, row.top + LINE, "day of the report", size=8.5, color=GREY, align="right")
    for number, line in enumerate(row.lines, 2):
        _text(axes, TEXT, row.top + LINE * number, line, size=9.5)
    _text(axes, TEXT, row.top + LINE * (len(row.lines) + 1.95), row.source, size=8, color=GREY)


def _mark(axes: "Axes", x: float, y: float, event: Event) -> None:
    if event.first != event.last:
        axes.plot([x, x], [y - 0.09, y + 0.09], color=BLUE, linewidth=7, solid_capstyle="round", zorder=2)
    else:
        filled = "white" if event.is_of_report else BLUE
        axes.plot([x], [y], "o", markersize=8, markerfacecolor=filled, markeredgecolor=BLUE, markeredgewidth=1.5)


def _legend(axes: "Axes", y: float) -> None:
    x = MARGIN + 0.15
    for marker, filled, words, width in (
        ("o", BLUE, "a day that the sentence names", 2.55),
        ("|", BLUE, "several days", 1.4),
        ("o", "white", "no day named: the day of the report", 3.0),
    ):
        if marker == "|":
            axes.plot([x, x], [y - 0.12, y], color=BLUE, linewidth=6, solid_capstyle="round")
        else:
            axes.plot(
                [x], [y - 0.06], "o", markersize=7, markerfacecolor=filled, markeredgecolor=BLUE, markeredgewidth=1.5
            )
        _text(axes, x + 0.15, y, words, size=8.5, color=GREY)
        x += width


def _text(
    axes: "Axes",
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    color: str = INK,
    weight: str = "normal",
    style: str = "normal",
    align: str = "left",
) -> None:
    # "$4,200 … $1,500" is no formula.
    axes.text(x, y, text, size=size, color=color, weight=weight, style=style, ha=align, va="baseline", parse_math=False)


def _source(event: Event) -> str:
    """Name the first briefing that tells of an event, and how many more do."""
    first, more = event.citations[0], len(event.citations) - 1
    reported = f", reported {when(first.quote.date, first.quote.date)}" if first.quote.date else ", undated"
    ending = reported + (f", and {more} more" if more else "")
    numbers = "".join(f"[{c.number}]" for c in event.citations[:6]) + ("…" if more > 5 else "")
    return f"{numbers} {textwrap.shorten(_plain(first.quote.title), SOURCE - len(ending), placeholder=' …')}{ending}"


def _length(days: int) -> str:
    if days >= 730:
        return f"{days // 365} years later"
    return f"{round(days / 30.4)} months later" if days >= 46 else "a month later"


def _plain(text: str) -> str:
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
