"""The door of the chat page: python app.py."""

from pathlib import Path
from typing import Annotated

import typer

from assistant import Assistant, show
from assistant.page.guard import loopback
from assistant.page.page import serve
from index.errors import BriefingsError


def main(
    library: Annotated[Path | None, typer.Option(help="The library's folder.", envvar="BRIEFINGS_LIBRARY")] = None,
    host: Annotated[str, typer.Option(help="An address of this machine; others are refused.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 7860,
) -> None:
    """Ask your briefings in the browser."""
    try:
        # Before the library is opened, and made where there is none.
        loopback(host)
        serve(Assistant.open(library), host, port)
    except BriefingsError as error:
        show.console(stderr=True).print(show.error(error))
        raise typer.Exit(1) from error


if __name__ == "__main__":
    typer.run(main)
