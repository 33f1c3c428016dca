"""The command that tells what the briefings tell, in short: `overview`."""

from typing import Annotated

import typer

from assistant import show
from assistant.commands.opening import stocked
from assistant.commands.options import ExportOption, LibraryOption, SinceOption, TagOption, UntilOption, chosen
from assistant.commands.terminal import errors, say, say_json
from assistant.export import export as write_export
from assistant.export import form


def overview(
    about: Annotated[str, typer.Option(help="Only what is about this.")] = "",
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the overview as JSON.")] = False,
    export: ExportOption = None,
) -> None:
    """Tell in short what the briefings report, by stories, each line cited; what they assess stands apart."""
    with errors():
        if export:
            form(export)
        answer = stocked(library).overview(about, scope=chosen(since, until, tag))
        if export:
            write_export([answer], export)
    if as_json:
        say_json(answer.to_dict())
    else:
        say(show.answer(answer))
