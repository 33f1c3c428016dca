"""A report's curves → two pictures, `reliability` and `risk-coverage`, each as PNG and as SVG."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.curves import Bin, Point, area, calibration_error, least_risks, reliability, risk_coverage, risks
from eval.report import Report
from eval.share import total
from eval.sureness import AURC, BRIER, ECE, squared_error
from eval.trial import Trial

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = (4.6, 4.4)  # inches
DOTS = 200  # an inch
# Of Okabe and Ito's colours two that those tell apart, too, who do not see red and green.
BLUE, ORANGE = "#0072B2", "#D55E00"
GREY, INK = "#767676", "#222222"
STYLE: dict[Any, Any] = {
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.size": 10,
    "grid.color": "#E6E6E6",
    "svg.hashsalt": "the same curve is the same file",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def draw(report: Report, folder: Path) -> Mapping[str, str]:
    """Draw the curves of a report into its folder, over earlier ones; nothing where it has no trials.

    Return what the pictures to be shown show, by the names of their files.
    """
    if not (trials := report.trials):
        return {}
    # matplotlib takes a second to import, which `--help` need not wait for.
    from matplotlib import rc_context

    sure, right = [trial.sure for trial in trials], [trial.is_right for trial in trials]
    bins, points = reliability(sure, right), risk_coverage(sure, right)
    asked = f"{report.name}, {_count(trials)}"
    errors = f"{ECE} {calibration_error(bins):.3f}, {BRIER} {total([squared_error(trials)]):.3f}"
    risk = f"{AURC} {area(points):.3f}"
    with rc_context(STYLE):
        _write(_reliability(bins, f"{errors}\n{asked}"), folder / "reliability")
        _write(_risk_coverage(points, trials, f"{risk}\n{asked}"), folder / "risk-coverage")
    return {"reliability.png": f"Reliability: {errors}", "risk-coverage.png": f"Risk and coverage: {risk}"}


def _reliability(bins: Sequence[Bin], caption: str) -> "Figure":
    from scipy.stats import binomtest  # type: ignore[import-untyped, unused-ignore]

    figure, axes = _axes("Is it right as often as it is sure?", caption)
    axes.plot([0, 1], [0, 1], "--", color=GREY, linewidth=1, label="as often as it is sure")
    sure, share = [held.sure for held in bins], [held.share for held in bins]
    ends = [binomtest(held.right, held.questions).proportion_ci(method="wilson") for held in bins]
    spread = [
        [right - end.low for right, end in zip(share, ends, strict=True)],
        [end.high - right for right, end in zip(share, ends, strict=True)],
    ]
    drawn: dict[str, Any] = {"fmt": "o-", "color": BLUE, "ecolor": f"{BLUE}88", "markersize": 5, "linewidth": 1.6}
    axes.errorbar(sure, share, spread, label=f"{len(bins)} equal parts, 95 % intervals", **drawn)
    axes.legend(edgecolor="none", fontsize=9)
    axes.set_xlabel("How sure it is of its first sentence")
    axes.set_ylabel("Share of these sentences that answer")
    return figure


def _risk_coverage(points: Sequence[Point], trials: Sequence[Trial], caption: str) -> "Figure":
    figure, axes = _axes("Are its surest answers its best ones?", caption)
    coverages = [number / len(trials) for number in range(1, len(trials) + 1)]
    axes.plot(coverages, risks(points), color=BLUE, linewidth=1.8, label="the surest first")
    axes.plot(coverages, least_risks(points), "--", color=GREY, linewidth=1, label="the right ones first")
    answered = [trial for trial in trials if trial.answered]
    if answered:
        coverage, risk = len(answered) / len(trials), sum(not trial.is_right for trial in answered) / len(answered)
        told = f"as set: answers {100 * coverage:.0f} %, {100 * risk:.0f} % of them wrong"
        axes.plot([coverage], [risk], "o", color=ORANGE, markersize=7, label=told)
    axes.legend(edgecolor="none", fontsize=9)
    axes.set_xlabel("Coverage: share of questions answered")
    axes.set_ylabel("Risk: share of answers that are wrong")
    return figure


def _axes(title: str, caption: str) -> "tuple[Figure, Axes]":
    """Make a figure with a square from 0 to 1 that has percent along its sides."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import PercentFormatter

    figure = Figure(SIZE, layout="constrained")
    axes = figure.subplots()
    axes.annotate(title, (0, 1), (0, 32), xycoords="axes fraction", textcoords="offset points", fontweight="bold")
    axes.set_title(caption, loc="left", fontsize=9, color=GREY)
    axes.set(xlim=(0, 1), ylim=(0, 1.02), axisbelow=True)
    axes.xaxis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    axes.yaxis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    return figure, axes


def _write(figure: "Figure", to: Path) -> None:
    figure.savefig(to.with_suffix(".png"), dpi=DOTS)
    # A date would make a new file of an old curve.
    figure.savefig(to.with_suffix(".svg"), metadata={"Date": None})


def _count(trials: Sequence[Trial]) -> str:
    questions = len({trial.question for trial in trials})
    return f"{questions:,} questions" + (f" asked {len(trials):,} times" if len(trials) > questions else "")
