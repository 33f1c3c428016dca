"""A report as a person reads it."""

import io

from rich.console import Console

from eval.bootstrap import Interval
from eval.compare import compare
from eval.figure import Figure, measure
from eval.report import Report
from eval.share import Share
from eval.tables import markdown, show

REPORT = Report(
    "own",
    "2024-05-02",
    {"commit": "abc"},
    (
        Figure("overall", "recall@1", 0.5, 4, 2, Interval(0.25, 0.75)),
        Figure("overall", "latency p50 (ms)", 41.25, 6),
        Figure("single", "recall@1", 1.0, 1),
    ),
    ("A note.",),
)


def test_the_overview_has_a_line_a_measure_and_a_column_a_group():
    lines = markdown(REPORT).splitlines()

    assert "| measure | overall | single |" in lines
    assert "| recall@1 | 0.500 | 1.000 |" in lines


def test_what_was_not_measured_is_shown_as_missing_and_not_as_nothing():
    assert "| latency p50 (ms) | 41.2 | - |" in markdown(REPORT).splitlines()


def test_every_figure_has_its_interval_its_questions_and_those_left_out():
    assert "| overall | recall@1 | 0.500 | 0.250 to 0.750 | 4 | 2 |" in markdown(REPORT).splitlines()


def test_what_moved_is_listed():
    before, after = (
        Report("own", day, {}, (measure("recall@1", "overall", {"a": right, "b": right}, Share),))
        for day, right in (("2024-04-02", 0), ("2024-05-02", 1))
    )

    moved = "| overall | recall@1 | 0.000 | 1.000 | +1.000 | 1.000 to 1.000 | yes |"
    assert moved in markdown(after, compare(before, after)).splitlines()


def test_pictures_are_shown_with_what_they_show():
    assert "![AURC 0.1](risk.png)" in markdown(REPORT, pictures={"risk.png": "AURC 0.1"}).splitlines()


def test_a_bar_in_a_fact_does_not_break_the_table():
    report = Report("own", "2024-05-02", {"settings": "a|b"}, ())

    assert "| settings | a\\|b |" in markdown(report).splitlines()


def test_the_terminal_shows_figures_intervals_and_notes():
    out = io.StringIO()

    show(REPORT, (), Console(file=out, width=120))

    assert all(part in out.getvalue() for part in ("recall@1", "0.250 to 0.750", "A note."))


def test_groups_that_do_not_fit_beside_each_other_follow_below_with_every_number_whole():
    groups = [f"samples, written, part {number}" for number in range(12)]
    report = Report("conflicts", "2024-05-02", {}, tuple(Figure(group, "precision", 0.125, 4) for group in groups))
    out = io.StringIO()

    show(report, (), Console(file=out, width=60))

    shown = out.getvalue()
    overview = shown[: shown.index("value")]
    assert max(map(len, shown.splitlines())) <= 60
    assert overview.count("0.125") == len(groups)
    assert "written," in overview


def test_a_measure_that_none_of_the_groups_beside_each_other_has_takes_no_line():
    recall, latency = (Figure("-".join([measure] * 4), measure, 0.5, 4) for measure in ("recall", "latency"))
    out = io.StringIO()

    show(Report("own", "2024-05-02", {}, (recall, latency)), (), Console(file=out, width=60))

    overview = out.getvalue()[: out.getvalue().index("value")]
    assert sum(line.startswith("│") for line in overview.splitlines()) == 2
