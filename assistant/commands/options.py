"""The options that several commands share, and what their values mean."""

import errno
import os
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from index.scope import Scope


def _day(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d")
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day as 2026-03-01.") from error


def is_given(source: Enum | None) -> bool:
    """Does what has this source stand on the command line itself, not only in the environment?"""
    return source is not None and source.name == "COMMANDLINE"


def expanded(path: Path | str) -> Path:
    """Return a path with the home folder that ~ stands for."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise typer.BadParameter(f"{path} begins with a home folder that is not there. Give the whole path.") from error


def _behind_or_before(context: typer.Context, parameter: typer.CallbackParam, folder: Path | None) -> Path | None:
    """Return the folder that stands behind the command, else the one before it, else the environment's."""
    if not is_given(context.get_parameter_source(str(parameter.name))):
        folder = context.find_root().params.get("_library", folder)
    return folder and expanded(folder)


def writable(text: str) -> Path:
    """Take a file that is to be written only where it can be: an answer may take its time."""
    path = expanded(text)
    try:
        if path.is_dir():
            raise typer.BadParameter(f"{text} is a folder. Name a file in it.")
        if not path.parent.is_dir():
            raise typer.BadParameter(f"{text} cannot be written: there is no folder {path.parent}. Make it first.")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise typer.BadParameter(
            f"{text} cannot be written ({error.strerror or error}). Name a file in a folder that you may write into."
        ) from error
    return path


LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        "-l",
        envvar="BRIEFINGS_LIBRARY",
        callback=_behind_or_before,
        help="The library's folder.",
        show_default="in this user's data folder",
    ),
]
QuestionArgument = Annotated[str, typer.Argument(help='In plain words, in quotes: "Was a ransom paid?"')]
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

ExportOption = Annotated[
    Path | None,
    typer.Option(
        parser=writable, metavar="FILE", help="Write it with its footnotes into this file, .md, .html, .docx or .json."
    ),
]
ReceiptOption = Annotated[
    Path | None,
    typer.Option(
        parser=writable,
        metavar="FILE",
        help="Write into this file what the answer was made of; see `briefings verify`. The answer is then quoted, "
        "never written by a model.",
    ),
]
PictureOption = Annotated[
    Path | None, typer.Option(parser=writable, metavar="FILE", help="Draw it into this file too, .svg or .png.")
]
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
