"""The door `python -m eval`: it prints, writes, compares, and fails below the floor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.own import MEASURES
from eval.report import read

RULES = [
    {"text": "Hello World. My name is Jonas.", "sentences": ["Hello World.", "My name is Jonas."]},
    {"text": "She met Gen. Kim. He left.", "sentences": ["She met Gen.", "Kim.", "He left."]},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of public sets that holds two rules, the second of them a wrong one."""
    folder = tmp_path / "data"
    (folder / "golden-rules").mkdir(parents=True)
    (folder / "golden-rules" / "english.json").write_text(json.dumps(RULES), encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "400"}).invoke(app, [str(argument) for argument in arguments])


def test_nothing_heavy_is_loaded_before_it_is_known_what_to_measure() -> None:
    code = "import sys, eval.__main__; print(*{'matplotlib', 'pandas', 'scipy', 'sklearn', 'torch'} & set(sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert loaded.stdout.split() == []


def test_figures_are_printed_and_written_with_what_they_were_measured_with(data, tmp_path):
    result = run("golden-rules", "--data", data, "--out", tmp_path / "out")

    report = read(tmp_path / "out" / "report.json")
    assert result.exit_code == 0
    assert "exact" in result.output
    assert report.figure("overall", "exact").value == 0.5
    assert {"commit", "python", "packages", "machine"} <= report.facts.keys()
    assert "| exact | 0.500 |" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_a_measure_below_the_floor_is_named_and_fails(data, tmp_path):
    floor = tmp_path / "floor.json"
    floor.write_text('{"golden-rules": {"overall": {"exact": 0.9}}}', encoding="utf-8")

    result = run("golden-rules", "--data", data, "--out", tmp_path / "out", "--floor", floor)

    assert result.exit_code == 1
    assert "exact (overall) is 0.5000; its floor is 0.9000" in " ".join(result.output.split())


def test_measures_at_the_floor_pass(data, tmp_path):
    floor = tmp_path / "floor.json"
    floor.write_text('{"golden-rules": {"overall": {"exact": 0.5}}}', encoding="utf-8")

    assert run("golden-rules", "--data", data, "--out", tmp_path / "out", "--floor", floor).exit_code == 0


def test_what_moved_since_an_earlier_report_is_written(data, tmp_path):
    run("golden-rules", "--data", data, "--out", tmp_path / "old")
    (data / "golden-rules" / "english.json").write_text(json.dumps(RULES[:1]), encoding="utf-8")

    run("golden-rules", "--data", data, "--out", tmp_path / "new", "--compare", tmp_path / "old" / "report.json")

    written = (tmp_path / "new" / "report.md").read_text(encoding="utf-8")
    assert "| overall | exact | 0.500 | 1.000 | +0.500 | - | no |" in written


def test_a_public_set_needs_its_folder():
    result = run("rtqa-evidence")

    assert result.exit_code == 2
    assert "--data" in result.output


def test_a_folder_without_the_set_is_named_with_what_is_missing(tmp_path):
    result = run("golden-rules", "--data", tmp_path, "--out", tmp_path / "out")

    assert result.exit_code == 2
    assert "english.json" in result.output


def test_a_report_on_another_set_is_not_compared(data, tmp_path):
    run("golden-rules", "--data", data, "--out", tmp_path / "old")

    result = run("ud-ewt", "--data", data, "--compare", tmp_path / "old" / "report.json")

    assert result.exit_code == 2
    assert "golden-rules" in result.output


def test_the_floor_of_the_repository_names_measures_of_our_own_questions():
    floor = json.loads((Path(__file__).parents[2] / "eval" / "floor.json").read_text(encoding="utf-8"))

    assert set(floor) == {"own"}
    assert set(floor["own"]["overall"]) <= set(MEASURES)


def test_questions_of_ones_own_need_the_library_that_they_are_asked_of(tmp_path):
    (tmp_path / "questions.jsonl").write_text("", encoding="utf-8")

    result = run("own", "--questions", tmp_path / "questions.jsonl")

    assert result.exit_code == 2
    assert "--library FOLDER" in " ".join(result.output.split())
