"""The options that several commands share, and what their values mean."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from index.scope import Scope


def _day(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d")
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day as 2026-03-01.") from error


LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library", "-l", envvar="BRIEFINGS_LIBRARY", help="The library's folder.", show_default="this user's"
    ),
]
TodayOption = Annotated[
    datetime | None,
    typer.Option("--today", parser=_day, metavar="DAY", help='What "last week" refers to.', show_default="today"),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(parser=_day, metavar="DAY", help="Only briefings of this day (2026-03-01) or later."),
]
UntilOption = Annotated[
    datetime | None, typer.Option(parser=_day, metavar="DAY", help="Only briefings up to this day.")
]
TagOption = Annotated[list[str] | None, typer.Option(help="Only briefings with this tag; may be given again.")]

WriteOption = Annotated[
    bool,
    typer.Option("--write/--no-write", help="Let the language model write, if one is set; else quote the briefings."),
]


def chosen(since: datetime | None, until: datetime | None, tags: list[str] | None) -> Scope | None:
    """Return the scope that the options name, None where none is given."""
    if not (since or until or tags):
        return None
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since:%Y-%m-%d} lies after --until {until:%Y-%m-%d}.")
    return Scope(day(since), day(until), tuple(tags or ()))


def day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
