"""The command `briefings`: words in, words and an exit status out. Holds no decision of its own.

Exit status: 0 done (a refusal is an answer), 1 something is wrong with what was given, 2 the command cannot be carried
out, 130 stopped by Ctrl-C. `changes` and `watch`, made for cron: 0 nothing changed, 3 something did, 1 it cannot be
told.
"""

import importlib.metadata
import io
import sys
from typing import Annotated

import typer

from assistant.commands import ask, changes, library, mentions, models, overview, receipt, serve, timeline, users, watch
from assistant.commands.options import LibraryOption
from assistant.commands.terminal import Commands

app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefings {importlib.metadata.version('briefing-assistant')}")
        raise typer.Exit


@app.callback()
def main(
    _library: LibraryOption = None,  # each command takes it from here
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Ask a folder of briefings; every sentence of the answer leads back to the sentences it rests on."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character, or a broken one in a briefing, costs that character only.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


# In the order of the help, which lists those with commands of their own last.
app.command()(library.add)
app.command()(ask.ask)
app.command()(ask.chat)
app.command(name="list")(library.list_)
app.command(name="show")(library.show_)
app.command()(timeline.timeline)
app.command()(mentions.mentions)
app.command()(overview.overview)
app.command()(changes.changes)
app.add_typer(watch.app, name="watch")
app.command()(receipt.verify)
app.command()(library.remove)
app.command()(library.rebuild)
app.command()(library.check)
app.command()(models.models)
app.command()(serve.serve)
app.add_typer(users.app, name="users")
