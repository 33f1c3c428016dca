"""The curves of a report are drawn beside it."""

import pytest
from PIL import Image

from eval.pictures import draw
from eval.report import Report
from eval.sureness import sureness
from eval.trial import Trial

TRIALS = [Trial(f"q{n}", n / 40, n % 3 > 0, n % 3 > 0 and n > 15, n > 20) for n in range(40)]


@pytest.fixture(scope="module")
def report() -> Report:
    return Report("own", "2024-05-02", {}, tuple(sureness("overall", TRIALS)))


def test_both_curves_are_drawn_for_the_web_and_for_print(report, tmp_path):
    shown = draw(report, tmp_path)

    assert list(shown) == ["reliability.png", "risk-coverage.png"]
    for name in ("reliability", "risk-coverage"):
        with Image.open(tmp_path / f"{name}.png") as picture:
            assert min(picture.size) > 600
            assert len(set(picture.convert("L").tobytes())) > 10
        assert "</svg>" in (tmp_path / f"{name}.svg").read_text(encoding="utf-8")


def test_what_a_picture_shows_is_told_with_its_figures(report, tmp_path):
    shown = draw(report, tmp_path)

    assert f"{report.figure('overall', 'ECE').value:.3f}" in shown["reliability.png"]
    assert f"{report.figure('overall', 'AURC').value:.3f}" in shown["risk-coverage.png"]


def test_the_same_curve_is_the_same_file(report, tmp_path):
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        draw(report, tmp_path / folder)

    for name in ("reliability.svg", "risk-coverage.svg", "reliability.png", "risk-coverage.png"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_a_report_of_refusals_alone_is_drawn_too(tmp_path):
    refused = [Trial("q", 0.0, is_answerable=False, is_right=False, answered=False)]

    assert draw(Report("own", "2024-05-02", {}, tuple(sureness("overall", refused))), tmp_path)


def test_a_report_without_trials_has_no_pictures(tmp_path):
    assert draw(Report("golden-rules", "2024-05-02", {}, ()), tmp_path) == {}
    assert list(tmp_path.iterdir()) == []
