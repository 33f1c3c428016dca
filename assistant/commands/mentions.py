"""The command that says whether a name is mentioned at all: `mentions`."""

from typing import Annotated

import typer

from assistant import show
from assistant.commands.opening import stocked
from assistant.commands.options import LibraryOption, SinceOption, TagOption, UntilOption, chosen
from assistant.commands.terminal import errors, say, say_json

NONE = 3  # the exit status where no briefing mentions it


def mentions(
    name: Annotated[str, typer.Argument(help='What to look for: "Grey Lantern".')],
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found, all of it, as JSON.")] = False,
) -> None:
    """Look for a name in every briefing, in all its spellings. Exit status: 0 it is mentioned, 3 it is not."""
    with errors():
        found = stocked(library).absent(name, chosen(since, until, tag))
        if as_json:
            say_json(found.to_dict())
        else:
            say(show.absence(found))
    if found.is_absent:
        raise typer.Exit(NONE)
