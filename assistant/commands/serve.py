"""The command that opens the chat page: `serve`."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.assistant import Assistant
from assistant.commands.options import LibraryOption, TodayOption, day, expanded
from assistant.commands.terminal import errors, say


def serve(
    library: LibraryOption = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; one that other machines reach needs --auth.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 7860,
    today: TodayOption = None,
    auth: Annotated[
        Path | None,
        typer.Option(
            parser=expanded, metavar="FILE", help="Ask for a password; FILE is made by `briefings users add`."
        ),
    ] = None,
    public_name: Annotated[
        list[str] | None,
        typer.Option(help="A name or address by which browsers elsewhere reach the page; may be given again."),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody may add or remove briefings.")] = False,
    mcp: Annotated[
        bool, typer.Option("--mcp", help="Offer ask, search, sources and briefing as tools, by MCP.")
    ] = False,
) -> None:
    """Open the chat page."""
    with errors():
        from assistant.page.guard import Door, checked
        from assistant.page.users import Users

        users = Users(auth.expanduser()) if auth else None
        door = checked(Door(host, port, users, tuple(public_name or ()), read_only, mcp))
        say("Starting the page…")
        from assistant.page.page import serve as serve_page  # gradio takes seconds to import

        # Only now is the library opened, and made where there is none.
        serve_page(Assistant.open(library, today=day(today)), door)
