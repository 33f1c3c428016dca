"""The command that tells what changed: `changes`."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from assistant import show
from assistant.analysis.changes import MOST
from assistant.commands.opening import stocked
from assistant.commands.options import LibraryOption, TagOption, chosen
from assistant.commands.terminal import complain, errors, say, say_json

SOMETHING_CHANGED = 3
LAST_LOOK = "last-look"


def changes(
    since: Annotated[
        str,
        typer.Option(
            help="A day (2026-03-01): what was written since, of briefings without a date what was added since; "
            f"{LAST_LOOK}: what was added since you looked."
        ),
    ],
    about: Annotated[str, typer.Option(help="Only what is about this.")] = "",
    library: LibraryOption = None,
    tag: TagOption = None,
    most: Annotated[int, typer.Option(min=1, help="How many to tell, the weightiest first.")] = MOST,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Tell what new briefings say that older ones did not: contradicted, changed, new, each with both sentences.

    Exit status: 0 nothing changed, 3 something did, 1 it cannot be told.
    """
    with errors(status=1):
        assistant = stocked(library)
        at = datetime.now(UTC)
        moment = assistant.last_look() if since == LAST_LOOK else _day(since)
        if moment is None:
            assistant.look(at)
            complain("This is the first look: what is added from now on is new at the next.")
            return
        found = assistant.changes(moment, about=about, scope=chosen(None, None, tag), most=most)
        if as_json:
            say_json(found.to_dict())
        else:
            say(show.changes(found))
        if since == LAST_LOOK:
            assistant.look(at)  # only now: what was not told yet is news at the next look too
    if found.changes:
        raise typer.Exit(SOMETHING_CHANGED)


def _day(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"--since {text!r} is neither a day as 2026-03-01 nor {LAST_LOOK}.") from error
