"""The command `briefings`: words in, words and an exit status out. Holds no decision of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant import show
from assistant.assistant import Assistant
from assistant.question import Turn
from index.errors import BriefingsError
from index.library import Progress
from index.scope import Scope

app = typer.Typer(
    help="Ask a folder of briefings; every sentence of the answer leads back to the sentences it rests on.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

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


@app.command()
def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs.")], library: LibraryOption = None
) -> None:
    """Add briefings: new ones are added, changed ones replaced, unchanged ones skipped."""
    with _errors(), show.progress(err) as told:
        report = Assistant.open(library).add(paths, on_progress=told)
    out.print(show.report(report))
    for failure in report.failures:
        err.print(show.failure(failure))
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
        assistant = Assistant.open(library, today=_day(today))
        scope = _scope(since, until, tag)
        answer = assistant.ask(question, scope=scope)
        if as_json:
            # Not through Rich, which would fold long lines inside of strings.
            typer.echo(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))
        else:
            out.print(show.answer(answer))
        if why:
            (err if as_json else out).print(show.why(assistant.find(question, scope=scope)))


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
        assistant = Assistant.open(library, today=_day(today))
        history: list[Turn] = []
        while question := _asked():
            try:
                answer = assistant.ask(question, scope=_scope(since, until, tag), history=history)
            except BriefingsError as error:
                err.print(show.error(error))
                continue
            out.print(show.answer(answer))
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
        cards = Assistant.open(library).briefings(_scope(since, until, tag))
    if as_json:
        typer.echo(json.dumps([show.card(c) for c in cards], ensure_ascii=False, indent=2))
    else:
        out.print(show.cards(cards))


@app.command(name="show")
def show_(name: Annotated[str, typer.Argument(help="A briefing's id or file.")], library: LibraryOption = None) -> None:
    """Show a briefing with its sentences numbered."""
    with _errors():
        assistant = Assistant.open(library)
        for briefing_id in assistant.named(name):
            out.print(show.briefing(assistant.briefing(briefing_id), assistant.sentences(briefing_id)))


@app.command()
def remove(
    names: Annotated[list[str] | None, typer.Argument(help="Ids or files of briefings.")] = None,
    missing: Annotated[bool, typer.Option("--missing", help="All whose file is no longer there.")] = False,
    library: LibraryOption = None,
) -> None:
    """Erase briefings from the library; the files themselves are not touched."""
    with _errors():
        assistant = Assistant.open(library)
        wanted = [*(names or ()), *(assistant.library.vanished() if missing else ())]
        if not wanted and not missing:
            raise typer.BadParameter("Name a briefing (briefings list), or give --missing.")
        erased = assistant.remove(wanted)
    out.print(f"Erased {show.count(len(erased), 'briefing')}.")


@app.command()
def rebuild(library: LibraryOption = None) -> None:
    """Cut and encode every briefing anew, with the encoder that is set."""
    with _errors(), show.progress(err) as told:
        number = Assistant.open(library).library.rebuild(on_progress=told)
    out.print(f"Encoded {show.count(number, 'briefing')} anew.")


@app.command()
def check(library: LibraryOption = None) -> None:
    """Is the library sound, is the encoder there, is anything out of date? Says what to do."""
    with _errors():
        findings = Assistant.open(library).library.findings()
    out.print(show.findings(findings))
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
        from assistant.page.page import serve as serve_page  # gradio takes seconds to import

        serve_page(Assistant.open(library, today=_day(today)), host=host, port=port)


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except BriefingsError as error:
        err.print(show.error(error))
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        err.print("Stopped. What was reported as done is kept.")
        raise typer.Exit(130) from error


def _asked() -> str:
    try:
        return input("> " if out.is_terminal else "").strip()
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
