"""The commands that keep the library: `add`, `list`, `show`, `remove`, `rebuild` and `check`."""

from typing import Annotated

import typer

from assistant import show
from assistant.assistant import Assistant
from assistant.commands.opening import opened
from assistant.commands.options import LibraryOption, SinceOption, TagOption, UntilOption, chosen
from assistant.commands.terminal import complain, errors, say, say_json
from assistant.wording import added_undated, count


def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs.")], library: LibraryOption = None
) -> None:
    """Add briefings: new ones are added, changed ones replaced, unchanged ones skipped."""
    with errors("Stopped. What was added so far is kept; add again to go on."), show.progress() as told:
        report = Assistant.open(library).add(paths, on_progress=told)
    say(show.report(report))
    for failure in report.failures:
        complain(show.failure(failure))
    if report.passed_over:
        say(show.passed_over(report))
    if report.undated:
        say(added_undated(report.undated))
    if report.failures:
        raise typer.Exit(1)


def list_(
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the briefings, newest first."""
    with errors():
        scope = chosen(since, until, tag)
        cards = opened(library).briefings(scope)
        if as_json:
            say_json([show.card(c) for c in cards])
        else:
            say(show.cards(cards, narrowed=scope is not None))


def show_(
    name: Annotated[str, typer.Argument(help="A briefing's id, six characters of it or more, or its file.")],
    library: LibraryOption = None,
) -> None:
    """Show a briefing with its sentences numbered."""
    with errors():
        assistant = opened(library)
        for number, briefing_id in enumerate(assistant.named(name)):
            if number:
                say("")
            say(show.briefing(assistant.briefing(briefing_id), assistant.sentences(briefing_id)))


def remove(
    names: Annotated[
        list[str] | None, typer.Argument(help="Ids of briefings, six characters of each or more, or paths of files.")
    ] = None,
    missing: Annotated[bool, typer.Option("--missing", help="All whose files are no longer there.")] = False,
    library: LibraryOption = None,
) -> None:
    """Erase briefings from the library; the files themselves are not touched."""
    with errors():
        assistant = opened(library)
        if not names and not missing:
            raise typer.BadParameter("Name a briefing (briefings list), or give --missing.")
        current = {card.id for card in assistant.briefings()}
        erased = {*assistant.remove(names or ()), *(assistant.remove_missing() if missing else ())}
    say(show.erased(len(erased & current), len(erased - current)))


def rebuild(library: LibraryOption = None) -> None:
    """Cut and encode every briefing anew, with the encoder that is set."""
    with errors("Stopped. The library is as it was."), show.progress("Encoding") as told:
        number = opened(library).library.rebuild(on_progress=told)
    say(f"Encoded {count(number, 'briefing')} anew.")


def check(library: LibraryOption = None) -> None:
    """Is the library sound, is the encoder there, is anything out of date? Says what to do."""
    with errors():
        findings = opened(library).library.findings()
    say(show.findings(findings))
    if any(finding.cure for finding in findings):
        raise typer.Exit(1)
