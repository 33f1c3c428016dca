"""The command that puts events in order: `timeline`."""

from typing import Annotated

import typer

from assistant import show
from assistant.analysis.timeline import MOST
from assistant.commands.opening import stocked
from assistant.commands.options import (
    LibraryOption,
    PictureOption,
    SinceOption,
    TagOption,
    TodayOption,
    UntilOption,
    chosen,
)
from assistant.commands.terminal import complain, errors, say, say_json


def timeline(
    about: Annotated[str, typer.Argument(help='What it is about: "North Korean troops".')],
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    today: TodayOption = None,
    most: Annotated[int, typer.Option(min=1, help="How many events to show; the surest are kept.")] = MOST,
    as_json: Annotated[bool, typer.Option("--json", help="Print the timeline as JSON.")] = False,
    picture: PictureOption = None,
) -> None:
    """Show what happened in a matter, in order, each event with the sentences it rests on."""
    with errors():
        if picture:
            from assistant.analysis.timeline_picture import check, draw  # an extra of the installation draws

            check(picture)  # not only when all is found
        found = stocked(library, today).timeline(about, scope=chosen(since, until, tag), most=most)
        if picture:
            draw(found, picture)
        if as_json:
            say_json(found.to_dict())
        else:
            say(show.timeline(found))
        if picture:
            complain(show.line(f"Drawn into {picture}"))
