"""How every command speaks: what it prints, what it complains of, and with which exit status it ends."""

import codecs
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import typer
from rich.console import RenderableType
from typer.core import TyperGroup

from assistant import show
from index.errors import BriefingsError


@contextmanager
def errors(stopped: str = "Stopped.", status: int = 2) -> Iterator[None]:
    """Turn our errors into a line and `status`, Ctrl-C into `stopped` and status 130."""
    try:
        yield
    except BriefingsError as error:
        complain(show.error(error))
        raise typer.Exit(status) from error
    except KeyboardInterrupt as error:
        complain(stopped)
        raise typer.Exit(130) from error


class Commands(TyperGroup):
    """The commands, where an option that none of them has is told with those that it may have been a slip for."""

    def make_context(self, *given: Any, **settings: Any) -> Any:
        with _near_options():
            return super().make_context(*given, **settings)

    def invoke(self, context: Any) -> Any:
        with _near_options():
            return super().invoke(context)


@contextmanager
def _near_options() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # Typer does not export the class. Two dashes alike are no likeness: it suggests "--write" for "--frobnicate".
        if named := getattr(error, "possibilities", None):
            near = get_close_matches(getattr(error, "option_name", "").strip("-"), [one.strip("-") for one in named])
            error.possibilities = [one for one in named if one.strip("-") in near]  # type: ignore[attr-defined]
        raise


def say(what: RenderableType) -> None:
    show.console().print(what)


def complain(what: RenderableType) -> None:
    show.console(stderr=True).print(what)


def say_json(value: object) -> None:
    # Not through Rich, which would fold long lines inside of strings.
    # On a terminal escaped: control characters of a briefing must not steer it. JSON elsewhere is UTF-8, or ASCII.
    is_escaped = sys.stdout.isatty() or codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    typer.echo(json.dumps(value, ensure_ascii=is_escaped, indent=2))
