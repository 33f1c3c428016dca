"""How every command speaks: what it prints, what it complains of, and with which exit status it ends."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import RenderableType

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


def say(what: RenderableType) -> None:
    show.console().print(what)


def complain(what: RenderableType) -> None:
    show.console(stderr=True).print(what)


def say_json(value: object) -> None:
    # Not through Rich, which would fold long lines inside of strings.
    # On a terminal escaped: control characters of a briefing must not steer it.
    typer.echo(json.dumps(value, ensure_ascii=sys.stdout.isatty(), indent=2))
