"""What the page does when it is used. Knows nothing of gradio."""

import logging
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, Field

from assistant.answer import Nature
from assistant.assistant import Assistant
from assistant.page import show
from assistant.page.conversations import Conversations
from assistant.page.shelf import Added, Adding, Listed, Problem, Shelf, adding, listing, problems
from assistant.page.uploads import clashes, discard, keep
from assistant.wording import count
from index.errors import BriefingsError
from index.library import AddReport, Progress
from index.scope import Scope

MAX_FILES = 200
CLASH = "Another file of this name, with another content, was added with it. Give this one a name of its own."
FAULT = "A fault in the program, not in what you did. Its log says more; other questions may still work."

log = logging.getLogger(__name__)


class Mark(BaseModel):
    """A cited sentence of the answer that the reader is opened from, and its number there."""

    sentence: str = Field(max_length=60)
    number: int = Field(ge=1)


class Wanted(BaseModel):
    """The briefing to open; `sentence` is the id to scroll to, "" for its beginning."""

    briefing: str = Field(max_length=40)
    sentence: str = Field("", max_length=60)
    marks: tuple[Mark, ...] = Field((), max_length=200)


class Wish(BaseModel):
    """What to ask: a question, the scope that overrules the dates in its words, the natures that may answer.

    None of the natures means any, and so do all of them.
    """

    question: str
    scope: Scope | None = None
    only: tuple[Nature, ...] = Field((), max_length=len(Nature))


class Sought(BaseModel):
    """The part of a title to find."""

    title: str = Field(max_length=200)


def listed(assistant: Assistant, sought: str = "") -> Listed:
    """List the library; one that cannot be listed is an empty list that says why."""
    try:
        return listing(assistant.briefings(), sought)
    except BriefingsError as error:
        return Listed(sought=sought, problem=str(error))
    except Exception:
        # The page would wait for its list for ever.
        log.exception("The library in %s could not be listed.", assistant.folder)
        return Listed(sought=sought, problem=FAULT)


def find(assistant: Assistant, wanted: Any) -> Listed:
    """List the briefings with a title; `wanted` comes from the browser, ValueError where it is not as `Sought` says."""
    return listed(assistant, Sought.model_validate(wanted).title)


def wish(wanted: Any) -> Wish:
    """Read what comes from the browser; ValueError where it is not as `Wish` says."""
    return Wish.model_validate(wanted)


def ask(assistant: Assistant, conversations: Conversations, page: str, wish: Wish) -> Iterator[show.ShownTurn]:
    """Yield the turn as it is asked, then as it ended. A blank question yields nothing."""
    question, only = wish.question.strip(), wish.only if 0 < len({*wish.only}) < len(Nature) else None
    if not question:
        return
    id = uuid4().hex
    yield show.Asking(id, question)
    try:
        answer = assistant.ask(question, scope=wish.scope, history=conversations.turns(page), only=only)
    except BriefingsError as error:
        yield show.Failed(id, question, str(error))
    except Exception:
        # Gradio would end the stream without a word, and the page would go on searching for ever.
        log.exception("The question %r could not be answered.", question)
        yield show.Failed(id, question, FAULT)
    else:
        if not answer.choices:  # nothing was answered that could be followed up
            conversations.remember(page, answer.turn)
        yield show.turn(id, answer, wish.scope, only)


def read(assistant: Assistant, wanted: Any) -> show.Opened | show.Unread:
    """Open a briefing; `wanted` comes from the browser, ValueError where it is not as `Wanted` says."""
    what = Wanted.model_validate(wanted)
    numbers = {mark.sentence: mark.number for mark in what.marks}
    try:
        briefing = assistant.briefing(what.briefing)
        return show.opened(briefing, assistant.sentences(what.briefing), numbers, what.sentence)
    except BriefingsError as error:
        return show.Unread(str(error))


def add(assistant: Assistant, files: Sequence[Path]) -> Iterator[Shelf]:
    """Keep the files in the library's folder and add them; yield how far that is, then what came of it."""
    if len(files) > MAX_FILES:
        yield Added(f"Nothing added: {len(files)} files at once, {MAX_FILES} may be.", (), listed(assistant))
        return
    yield Adding(f"Adding {count(len(files), 'file')}", 0.0)
    try:
        clashing = clashes(files)
        kept = [keep(file, assistant.folder / "uploads") for file in files if file not in clashing]
        report = yield from _add_kept(assistant, kept)
        _discard_unread(assistant, kept, report)
    except BriefingsError as error:
        yield Added("Nothing added.", (Problem("All files", str(error)),), listed(assistant))
    except Exception:
        log.exception("The files %s could not be added.", [file.name for file in files])
        yield Added("Nothing added.", (Problem("All files", FAULT),), listed(assistant))
    else:
        refused = tuple(Problem(file.name, CLASH) for file in clashing)
        yield Added(_summary(report), refused + problems(report), listed(assistant))


def _add_kept(assistant: Assistant, kept: Sequence[Path]) -> Generator[Adding, None, AddReport]:
    steps = deque[Progress](maxlen=1)
    with ThreadPoolExecutor(max_workers=1) as worker:
        job = worker.submit(assistant.add, kept, on_progress=steps.append)
        # The browser need not hear of every step: the latest, ten times a second, is as much as an eye can follow.
        while wait([job], timeout=0.1).not_done:
            if steps:
                yield adding(steps.pop())
    return job.result()


def _discard_unread(assistant: Assistant, kept: Sequence[Path], report: AddReport) -> None:
    """Remove the copies that nothing could be read from."""
    failed = {failure.source for failure in report.failures}
    for file in kept:
        if str(file) in failed and not any(card.source.startswith(str(file)) for card in assistant.briefings()):
            discard(file)


def _summary(report: AddReport) -> str:
    counts = {
        "added": report.added,
        "replaced": report.replaced,
        "already in the library": report.unchanged,
        "removed": report.removed,
    }
    told = [f"{count(number, 'briefing')} {what}" for what, number in counts.items() if number]
    return (", ".join(told) or "Nothing added") + "."
