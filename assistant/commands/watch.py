"""The commands of standing questions: `watch add`, `watch list`, `watch remove` and `watch run`."""

from typing import Annotated

import typer

from assistant import show
from assistant.analysis.changes import Kind
from assistant.analysis.watch import Watched
from assistant.commands.changes import SOMETHING_CHANGED
from assistant.commands.opening import opened, stocked
from assistant.commands.options import LibraryOption, QuestionArgument, TagOption, chosen
from assistant.commands.terminal import errors, say, say_json

app = typer.Typer(no_args_is_help=True, help="Standing questions: asked again of whatever is new.")


@app.command()
def add(
    question: QuestionArgument,
    library: LibraryOption = None,
    tag: TagOption = None,
) -> None:
    """Watch a question from the answer on that it has today."""
    with errors(status=1):
        answer = stocked(library).watch(question, scope=chosen(None, None, tag))
    say("Watched from now on. The answer today:\n")
    say(show.answer(answer))


@app.command("list")
def list_(
    library: LibraryOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the questions that are watched."""
    with errors(status=1):
        found = opened(library).watches()
    if as_json:
        say_json([watch.to_dict() for watch in found])
    else:
        say(show.watches(found))


@app.command()
def remove(
    question: Annotated[str, typer.Argument(help="The question, or its number in the list.")],
    library: LibraryOption = None,
) -> None:
    """Watch a question no longer."""
    with errors(status=1):
        gone = opened(library).unwatch(question)
    say(show.line(f"No longer watched: {gone.question}"))


@app.command()
def run(
    library: LibraryOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what became of each question as JSON.")] = False,
) -> None:
    """Ask every question again of what was added since: new, changed, contradicted or unchanged.

    Made for cron: it asks nothing back. Exit status: 0 nothing changed, 3 something did, 1 it cannot be told.
    """

    def tell(found: tuple[Watched, ...]) -> None:
        if as_json:
            say_json([watched.to_dict() for watched in found])
        else:
            say(show.watched(found))

    with errors(status=1):
        found = opened(library).run_watches(tell)
    if any(watched.kind is not Kind.UNCHANGED for watched in found):
        raise typer.Exit(SOMETHING_CHANGED)
