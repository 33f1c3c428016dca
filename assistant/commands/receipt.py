"""The command that makes the answer of a receipt again: `verify`."""

from pathlib import Path
from typing import Annotated

import typer

from assistant import show
from assistant.commands.opening import opened
from assistant.commands.options import LibraryOption, expanded
from assistant.commands.terminal import errors, say, say_json
from assistant.records.receipt_file import read_receipt


def verify(
    receipt: Annotated[
        Path,
        typer.Argument(parser=expanded, metavar="RECEIPT", help="A file that `briefings ask … --receipt FILE` wrote."),
    ],
    library: LibraryOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Ask the question of a receipt again: what of its answer still holds, and why not the rest?

    Exit status: 0 all of it holds, 1 something does not, 2 it cannot be verified.
    """
    with errors():
        found = opened(library).replay(read_receipt(receipt))
    if as_json:
        say_json(found.to_dict())
    else:
        say(show.replayed(found))
    if not found.holds:
        raise typer.Exit(1)
