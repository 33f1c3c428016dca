"""How long does an answer take? `python -m eval.speed --library FOLDER --questions FILE.jsonl`.

Asks the questions of a file (one JSON object a line, with "question") one after the other, the model loaded, and
prints the median and the 95th percentile; then asks one by the command, in a process of its own: a cold start.
"""

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assistant import Assistant
from assistant.commands.opening import stocked
from eval.examples import BadQuestions, question_of
from eval.lines import each
from index.errors import BriefingsError

SEED = 20261122

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    library: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The library to ask.")],
    questions: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="One JSON object a line.")],
    most: Annotated[int, typer.Option(min=1, help="How many questions are drawn.")] = 200,
    cold: Annotated[int, typer.Option(min=0, help="How often the command is started.")] = 5,
) -> None:
    """Print how long answers take over a library."""
    try:
        asked = _drawn(questions)[:most]
        assistant = stocked(library)
        typer.echo(f"{len(assistant.briefings())} briefings, {len(asked)} questions")
        assistant.ask("Is everything loaded?")
        _print("loaded", [_seconds(assistant, question) for question in asked])
    except BriefingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    _print("cold, by the command", [_cold(library, asked[0]) for _ in range(cold)])


def _drawn(path: Path) -> list[str]:
    """Return the questions of a file in an order of chance, always the same. Raises BadQuestions."""
    try:
        found = list(each(path.read_bytes().splitlines(), question_of, "question"))
    except ValueError as error:
        raise BadQuestions(path, f'{error}. Write one JSON object a line, with "question".') from error
    if not found:
        raise BadQuestions(path, 'it has no question. Write one JSON object a line, with "question".')
    random.Random(SEED).shuffle(found)
    return found


def _seconds(assistant: Assistant, question: str) -> float:
    begun = time.perf_counter()
    assistant.ask(question)
    return time.perf_counter() - begun


def _cold(library: Path, question: str) -> float:
    command = Path(sys.executable).with_name("briefings")
    begun = time.perf_counter()
    subprocess.run([command, "ask", question, "--library", library], check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - begun


def _print(what: str, seconds: list[float]) -> None:
    if seconds:
        middle, high = np.percentile(seconds, [50, 95])
        typer.echo(f"{what}: median {1000 * middle:.0f} ms, 95 % within {1000 * high:.0f} ms")


if __name__ == "__main__":
    app()
