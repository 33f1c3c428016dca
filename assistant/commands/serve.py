"""The command that opens the chat page: `serve`."""

from typing import Annotated

import typer

from assistant.assistant import Assistant
from assistant.commands.options import LibraryOption, TodayOption, day
from assistant.commands.terminal import errors


def serve(
    library: LibraryOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 7860,
    today: TodayOption = None,
) -> None:
    """Open the chat page."""
    with errors():
        from assistant.page.guard import loopback
        from assistant.page.page import serve as serve_page  # gradio takes seconds to import

        address = loopback(host)  # before a library is opened, and made
        serve_page(Assistant.open(library, today=day(today)), host=address, port=port)
