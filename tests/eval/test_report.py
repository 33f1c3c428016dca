"""A report keeps what was measured, and with what."""

import json

import pytest

from eval.bootstrap import Interval
from eval.figure import Figure
from eval.report import Report, from_json, read, to_json, write
from eval.share import Share
from eval.trial import Trial

REPORT = Report(
    "own",
    "2024-05-02T10:00:00+00:00",
    {"commit": "abc"},
    (
        Figure("overall", "recall@1", 0.5, 2, 2, Interval(0.25, 0.75), {"q1": Share(1), "q2": Share(0.5, of=2)}),
        Figure("single", "MRR@10", 1.0),
    ),
    ("A note.",),
)


def test_a_report_comes_back_from_json_as_it_was():
    assert from_json(to_json(REPORT)) == REPORT


def test_a_report_comes_back_from_its_folder_as_it_was(tmp_path):
    write(REPORT, tmp_path / "new")

    assert read(tmp_path / "new" / "report.json") == REPORT


def test_the_trials_of_a_curve_come_back_as_they_were():
    trial = Trial("q1", 0.75, is_answerable=True, is_right=False, answered=True)
    report = Report("own", "2024-05-02", {}, (Figure("overall", "AURC", 1.0, 1, trials=(trial,)),))

    assert from_json(to_json(report)) == report
    assert report.trials == (trial,)
    assert REPORT.trials == ()


def test_the_json_says_value_interval_and_number_of_questions():
    (first, _) = json.loads(to_json(REPORT))["figures"]

    assert first == {
        "group": "overall",
        "measure": "recall@1",
        "value": 0.5,
        "questions": 2,
        "left_out": 2,
        "interval": [0.25, 0.75],
        "shares": {"q1": [1, 1.0], "q2": [0.5, 2]},
    }


def test_groups_and_measures_stand_in_the_order_in_which_they_came():
    assert REPORT.groups == ("overall", "single")
    assert REPORT.measures == ("recall@1", "MRR@10")


@pytest.mark.parametrize("text", ["{}", "[]", "not json", '{"figures": [{"groups": 1}]}'])
def test_a_file_that_is_no_report_is_named(tmp_path, text):
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=r"other\.json"):
        read(path)
