"""The command `briefings`: words in, words and an exit status out. Holds no decision of its own.

Exit status: 0 done (a refusal is an answer), 1 something is wrong with what was given, 2 the command cannot be carried
out, 130 stopped by Ctrl-C.
"""

import importlib.metadata
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType

from assistant import show
from assistant.assistant import Assistant
from assistant.bootstrap import default_folder
from assistant.errors import BadQuestion, NoBriefings
from assistant.question import Turn
from index.errors import BadSetting, BriefingsError
from index.scope import Scope

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)

LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library", "-l", envvar="BRIEFINGS_LIBRARY", help="The library's folder.", show_default="this user's"
    ),
]
TodayOption = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help='What "last week" refers to.', show_default="today"),
]
SinceOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only briefings of this day or later.")
]
UntilOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only briefings up to this day.")]
TagOption = Annotated[list[str] | None, typer.Option(help="Only briefings with this tag; may be given again.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefings {importlib.metadata.version('briefing-assistant')}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Ask a folder of briefings; every sentence of the answer leads back to the sentences it rests on."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character, or a broken one in a briefing, costs that character only.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@app.command()
def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs.")], library: LibraryOption = None
) -> None:
    """Add briefings: new ones are added, changed ones replaced, unchanged ones skipped."""
    with _errors("Stopped. What was added so far is kept; add again to go on."), show.progress() as told:
        report = Assistant.open(library).add(paths, on_progress=told)
    _print(show.report(report))
    for failure in report.failures:
        _complain(show.failure(failure))
    if report.failures:
        raise typer.Exit(1)


@app.command()
def ask(
    question: str,
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    today: TodayOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Show the passages found and their scores.")] = False,
) -> None:
    """Answer a question, or say that the briefings do not."""
    with _errors():
        assistant = _stocked(library, today)
        scope = _scope(since, until, tag)
        answer = assistant.ask(question, scope=scope)
        if as_json:
            _print_json(answer.to_dict())
        else:
            _print(show.answer(answer))
        if why:
            (_complain if as_json else _print)(show.why(assistant.find(question, scope=scope)))


@app.command()
def chat(
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    today: TodayOption = None,
) -> None:
    """Ask one question after another; each knows the ones before it. An empty line ends."""
    with _errors():
        assistant = _stocked(library, today)
        scope = _scope(since, until, tag)
        history: list[Turn] = []
        while question := _asked():
            try:
                answer = assistant.ask(question, scope=scope, history=history)
            except BadQuestion as error:
                _complain(show.error(error))
                continue
            _print(show.answer(answer))
            _print("")
            history.append(answer.turn)


@app.command(name="list")
def list_(
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the briefings, newest first."""
    with _errors():
        scope = _scope(since, until, tag)
        cards = _opened(library).briefings(scope)
        if as_json:
            _print_json([show.card(c) for c in cards])
        else:
            _print(show.cards(cards, narrowed=scope is not None))


@app.command(name="show")
def show_(name: Annotated[str, typer.Argument(help="A briefing's id or file.")], library: LibraryOption = None) -> None:
    """Show a briefing with its sentences numbered."""
    with _errors():
        assistant = _opened(library)
        for number, briefing_id in enumerate(assistant.named(name)):
            if number:
                _print("")
            _print(show.briefing(assistant.briefing(briefing_id), assistant.sentences(briefing_id)))


@app.command()
def remove(
    names: Annotated[list[str] | None, typer.Argument(help="Ids or files of briefings.")] = None,
    missing: Annotated[bool, typer.Option("--missing", help="All whose files are no longer there.")] = False,
    library: LibraryOption = None,
) -> None:
    """Erase briefings from the library; the files themselves are not touched."""
    with _errors():
        assistant = _opened(library)
        if not names and not missing:
            raise typer.BadParameter("Name a briefing (briefings list), or give --missing.")
        erased = [*assistant.remove(names or ()), *(assistant.library.remove_missing() if missing else ())]
    _print(f"Erased {show.count(len(erased), 'briefing')}.")


@app.command()
def rebuild(library: LibraryOption = None) -> None:
    """Cut and encode every briefing anew, with the encoder that is set."""
    with _errors("Stopped. The library is as it was."), show.progress("Encoding") as told:
        number = _opened(library).library.rebuild(on_progress=told)
    _print(f"Encoded {show.count(number, 'briefing')} anew.")


@app.command()
def check(library: LibraryOption = None) -> None:
    """Is the library sound, is the encoder there, is anything out of date? Says what to do."""
    with _errors():
        findings = _opened(library).library.findings()
    _print(show.findings(findings))
    if any(finding.cure for finding in findings):
        raise typer.Exit(1)


@app.command()
def serve(
    library: LibraryOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 7860,
    today: TodayOption = None,
) -> None:
    """Open the chat page."""
    with _errors():
        from assistant.page.guard import loopback
        from assistant.page.page import serve as serve_page  # gradio takes seconds to import

        address = loopback(host)  # before a library is opened, and made
        serve_page(Assistant.open(library, today=_day(today)), host=address, port=port)


def _opened(library: Path | None, today: datetime | None = None) -> Assistant:
    """Open a library that is there: only adding makes one, or a slip in its name would go unseen."""
    folder = (library or default_folder()).expanduser()
    if folder.is_file():
        raise BadSetting(f"{folder} is a file, not the folder of a library.")
    if not (folder / "library.db").exists():
        raise NoBriefings(folder, is_default=folder == default_folder())
    return Assistant.open(folder, today=_day(today))


def _stocked(library: Path | None, today: datetime | None) -> Assistant:
    assistant = _opened(library, today)
    if not assistant.library.extent().briefings:
        raise NoBriefings(assistant.folder, is_default=assistant.folder == default_folder())
    return assistant


@contextmanager
def _errors(stopped: str = "Stopped.") -> Iterator[None]:
    try:
        yield
    except BriefingsError as error:
        _complain(show.error(error))
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        _complain(stopped)
        raise typer.Exit(130) from error


def _print(what: RenderableType) -> None:
    show.console().print(what)


def _complain(what: RenderableType) -> None:
    show.console(stderr=True).print(what)


def _print_json(value: object) -> None:
    # Not through Rich, which would fold long lines inside of strings.
    # On a terminal escaped: control characters of a briefing must not steer it.
    typer.echo(json.dumps(value, ensure_ascii=sys.stdout.isatty(), indent=2))


def _asked() -> str:
    try:
        return input("> " if sys.stdin.isatty() else "").strip()
    except EOFError:
        return ""


def _scope(since: datetime | None, until: datetime | None, tags: list[str] | None) -> Scope | None:
    if not (since or until or tags):
        return None
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since:%Y-%m-%d} lies after --until {until:%Y-%m-%d}.")
    return Scope(_day(since), _day(until), tuple(tags or ()))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
