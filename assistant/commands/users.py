"""The commands of who may sign in to the page: `users add`, `users list` and `users remove`."""

from pathlib import Path
from typing import Annotated

import typer

from assistant import show
from assistant.commands.options import expanded, is_given, writable
from assistant.commands.terminal import errors, say
from assistant.page.users import SHORTEST, add_user, read_users, remove_user

app = typer.Typer(no_args_is_help=True, help="Who may sign in to the page, with `briefings serve --auth FILE`.")

FileOption = Annotated[
    Path, typer.Option("--file", "-f", parser=expanded, metavar="FILE", help="The file of the users.")
]


@app.callback()
def _without_library(context: typer.Context) -> None:
    if is_given(context.find_root().get_parameter_source("_library")):
        raise typer.BadParameter("Users belong to no library: leave --library out, and name their file with --file.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    file: Annotated[Path, typer.Option("--file", "-f", parser=writable, metavar="FILE", help="The file of the users.")],
) -> None:
    """Add a user, or give one another password; the password is asked for and not shown."""
    with errors():
        password = typer.prompt(f"Password ({SHORTEST} characters or more)", hide_input=True, confirmation_prompt=True)
        is_new = add_user(file, name, password)
    say(show.line(f"{name} may sign in." if is_new else f"{name} has another password now."))


@app.command("list")
def list_(file: FileOption) -> None:
    """List who may sign in."""
    with errors():
        names = read_users(file)
    for name in names:
        say(show.line(name))


@app.command()
def remove(name: Annotated[str, typer.Argument(help="The name of the user.")], file: FileOption) -> None:
    """Let a user in no more, a page that is open included."""
    with errors():
        remove_user(file, name)
    say(show.line(f"{name} is let in no more."))
