"""The commands that answer: `ask` and `chat`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant import show
from assistant.answer import Answer, Nature
from assistant.assistant import Assistant
from assistant.commands.opening import stocked
from assistant.commands.options import (
    ExportOption,
    LibraryOption,
    QuestionArgument,
    ReceiptOption,
    SinceOption,
    TagOption,
    TodayOption,
    UntilOption,
    WriteOption,
    chosen,
)
from assistant.commands.terminal import complain, errors, say, say_json
from assistant.errors import BadQuestion
from assistant.export import export as write_export
from assistant.export import form
from assistant.question import Turn
from assistant.records.receipt_file import write_receipt
from assistant.stream import Stream
from index.errors import BriefingsError
from index.scope import Scope


def ask(
    question: QuestionArgument,
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    today: TodayOption = None,
    only: Annotated[
        list[Nature] | None, typer.Option(help="Answer with sentences of this nature; may be given again.")
    ] = None,
    write: WriteOption = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Show the passages found and their scores.")] = False,
    receipt: ReceiptOption = None,
    export: ExportOption = None,
) -> None:
    """Answer a question, or say that the briefings do not."""
    with errors():
        if export:
            form(export)  # before the question is asked: an answer may take its time
        assistant = stocked(library, today)
        scope = chosen(since, until, tag)
        if receipt:
            answer, made_of = assistant.receipt(question, scope=scope, only=only or None)
            write_receipt(made_of, receipt)
        else:
            answer = _told(
                assistant.stream(question, scope=scope, only=only or None, write=write), is_shown=not as_json
            )
        if export:
            write_export([answer], export)
        if as_json:
            say_json(answer.to_dict())
        elif receipt:
            say(show.answer(answer))
        if not as_json:
            _say_what_was_left_out(answer, assistant, scope, only)
        if why:
            (complain if as_json else say)(show.why(assistant.find(question, scope=scope, only=only or None)))


def chat(
    library: LibraryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    tag: TagOption = None,
    today: TodayOption = None,
    write: WriteOption = True,
) -> None:
    """Ask one question after another; each knows the ones before it. An empty line ends.

    "/export FILE" writes the conversation so far into a file, .md, .html, .docx or .json.
    """
    with errors():
        assistant = stocked(library, today)
        scope = chosen(since, until, tag)
        answers: list[Answer] = []
        history: list[Turn] = []
        choices: tuple[str, ...] = ()
        while typed := _asked():
            if typed.startswith("/"):
                _command(typed, answers)
                continue
            question = show.choice(typed, choices)
            try:
                answer = _told(assistant.stream(question, scope=scope, history=history, write=write))
            except BadQuestion as error:
                complain(show.error(error))
                continue
            _say_what_was_left_out(answer, assistant, scope)
            say("")
            answers.append(answer)
            choices = answer.choices
            if not choices:  # nothing was answered that could be followed up
                history.append(answer.turn)


def _told(stream: Stream, *, is_shown: bool = True) -> Answer:
    """Print an answer, and return it; while a model writes, what is there of it stands on the terminal."""
    if is_shown and stream.is_written:
        with show.writing() as tell:
            for claim in stream:
                tell(claim)
    if is_shown:
        say(show.answer(stream.answer))
    return stream.answer


def _say_what_was_left_out(
    answer: Answer, assistant: Assistant, scope: Scope | None, only: Sequence[Nature] | None = None
) -> None:
    """Say of a refusal how to ask more widely, where no briefing has the dates or only some natures were read."""
    if not answer.is_refusal or answer.choices:
        return
    if answer.scope.is_dated and not answer.searched.briefings:
        say(show.wider(assistant.library.extent(), is_given=scope is not None and scope.is_dated))
    if only:
        say(f"Only {' and '.join(nature.value for nature in only)} sentences were read: --only.")


def _command(typed: str, answers: Sequence[Answer]) -> None:
    """Do what a line of a conversation says that is no question."""
    command, _, rest = typed.partition(" ")
    try:
        if command != "/export" or not rest.strip():
            raise BadQuestion(f"{command} is nothing that can be done here. What can: /export FILE")
        if not answers:
            raise BadQuestion("Nothing was asked yet that could be exported.")
        path = Path(rest.strip())
        write_export(answers, path)
        complain(show.line(f"Written into {path}"))
    except BriefingsError as error:
        complain(show.error(error))


def _asked() -> str:
    try:
        return input("> " if sys.stdin.isatty() else "").strip()
    except EOFError:
        return ""
