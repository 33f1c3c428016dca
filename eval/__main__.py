"""The door `python -m eval`: how good are search, reading, citations and refusals?"""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.compare import Floor, breaches, compare
from eval.examples import BadQuestions, Part
from eval.pictures import draw
from eval.report import Report, read, write
from eval.run import (
    SetName,
    named_after,
    run_analyst,
    run_conflicts,
    run_event_dates,
    run_given,
    run_nature,
    run_own,
    run_public,
    run_stories,
    run_written,
)
from eval.tables import markdown, show
from eval.writers import Who
from index.errors import BriefingsError

REPORTS = Path(__file__).parent / "reports"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    name: Annotated[SetName, typer.Argument(help="What to measure on.")] = SetName.OWN,
    data: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="The folder of the public sets.")
    ] = None,
    library: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            help="A folder of its own, where the set's library is built and kept, so that a second run is quick; never "
            "your own library: without --questions the samples are added to it. Delete it when the cutting into "
            "sentences or passages has changed. Sets that bring the sentences to judge build none.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            help="Where report.json and report.md go; else eval/reports/NAME, or FILE-report beside the questions.",
        ),
    ] = None,
    compare_with: Annotated[
        Path | None,
        typer.Option("--compare", exists=True, dir_okay=False, help="An earlier report.json: show what moved."),
    ] = None,
    floor: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Fail where a measure lies below what this file asks for."),
    ] = None,
    part: Annotated[Part, typer.Option(help="Which of our own questions to ask.")] = Part.ALL,
    writer: Annotated[
        Who | None,
        typer.Option(
            help="Have a model write the answers to our own questions: a scripted one, or the model that settings.toml "
            "in the folder of --library names; copy yours into a new folder."
        ),
    ] = None,
    most: Annotated[
        int | None, typer.Option(min=1, help="Have only so many questions written, spread evenly: models are slow.")
    ] = None,
    questions: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="Ask these of --library, as it is, in place of our own: what the page adds to the evaluation set, or "
            "any file as in eval/data.",
        ),
    ] = None,
) -> None:
    """Measure on our own questions, or on a public set; print the figures and write them down."""
    called = named_after(questions) if questions else name.value
    before = _earlier(compare_with, called) if compare_with else None
    asked_for = _floor(floor, called) if floor else None
    report = _run(name, data, library, part, writer, most, questions)
    changes = compare(before, report) if before else ()
    folder = out or _folder(name, writer, questions)
    write(report, folder)
    pictures = draw(report, folder)
    (folder / "report.md").write_text(markdown(report, changes, pictures), encoding="utf-8")
    console = Console()
    show(report, changes, console)
    console.print(f"Written to {folder}", markup=False)
    if asked_for is not None:
        fallen = breaches(report, asked_for)
        for breach in fallen:
            Console(stderr=True).print(f"Below the floor: {breach}", markup=False)
        raise typer.Exit(1 if fallen else 0)


def _run(
    name: SetName,
    data: Path | None,
    library: Path | None,
    part: Part,
    writer: Who | None,
    most: int | None,
    questions: Path | None,
) -> Report:
    if questions and (name is not SetName.OWN or writer or library is None):
        raise typer.BadParameter(
            "--questions needs the library that they are asked of, and nothing else: --library FOLDER"
        )
    if questions and library and not library.is_dir():
        raise typer.BadParameter(f"{library} is no folder, so that no library is there: name another as --library")
    if writer and name is not SetName.OWN:
        raise typer.BadParameter(f"--writer is for our own questions, not for {name.value}.")
    if most and not writer:
        raise typer.BadParameter("--most goes with --writer.")
    try:
        if writer:
            return run_written(library, writer, part, most)
        if questions and library:
            return run_given(library, questions, part, partial(Console(stderr=True).print, markup=False))
        if name is SetName.OWN:
            return run_own(library, part)
        if name is SetName.STORIES:
            return run_stories(library)
        if name is SetName.ANALYST:
            return run_analyst(library, part)
        if name is SetName.NATURE:
            return run_nature(data)
        if name is SetName.EVENT_DATES:
            return run_event_dates()
        if name is SetName.CONFLICTS:
            return run_conflicts()
        if data is None:
            raise typer.BadParameter(f"{name.value} needs the folder of the public sets: --data FOLDER")
        return run_public(name, data, library)
    except BadQuestions as error:
        raise typer.BadParameter(str(error)) from error
    except BriefingsError as error:
        Console(stderr=True).print(str(error), markup=False)
        raise typer.Exit(1) from error
    except FileNotFoundError as error:
        raise typer.BadParameter(f"{error.filename} is not there: is it the folder of the public sets?") from error


def _folder(name: SetName, writer: Who | None, questions: Path | None) -> Path:
    if questions:
        return questions.with_name(f"{questions.stem}-report")
    return REPORTS / (f"{name.value}-{writer}" if writer else name.value)


def _floor(path: Path, called: str) -> Floor:
    try:
        floor: Floor = json.loads(path.read_text(encoding="utf-8"))
        breaches(Report(called, "", {}, ()), floor)  # nothing is asked for a floor that cannot be used
    except (AttributeError, TypeError, ValueError) as error:
        raise typer.BadParameter(f"{path}: {error}") from error
    return floor


def _earlier(path: Path, called: str) -> Report:
    try:
        earlier = read(path)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if earlier.name != called:
        raise typer.BadParameter(f"{path} is a report on {earlier.name!r}, not on {called!r}")
    return earlier


if __name__ == "__main__":
    sys.exit(app())
