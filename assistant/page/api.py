"""What programs may ask: four functions, offered over HTTP, and as tools by MCP where that is switched on."""

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.answer import Nature
from assistant.assistant import Assistant
from assistant.errors import BadQuestion
from assistant.export.document import handed_on
from assistant.page.line import Line
from assistant.question import LONGEST_QUESTION
from assistant.show import card
from assistant.wording import place
from index.briefing import Briefing
from index.errors import BriefingsError
from index.scope import Scope
from index.search import Hit

MCP = "/gradio_api/mcp"
MOST_FOUND = 50  # passages
MOST_LISTED = 500  # briefings


class Api:
    """The functions; their docstrings are what programs and language models read of them.

    Their arguments come from anyone, whatever the hints say.
    """

    def __init__(self, assistant: Assistant) -> None:
        # What a program asks is nobody's look.
        self._assistant = assistant.seen_by(None)

    def offer(self) -> None:
        """Offer the functions, within the page that is being laid out."""
        for function in self.offered():
            # Past gradio's queue: a tool's call would be passed on through it without the name of who calls.
            api(function, api_name=function.__name__, queue=False)

    def offered(self) -> tuple[Callable[..., Any], ...]:
        """Return the functions as they are offered."""
        # Lines of their own: an answer may take minutes where a model writes it.
        asking, reading = Line(), Line()
        return in_line(self.ask, asking), *(in_line(f, reading) for f in (self.search, self.sources, self.briefing))

    def ask(
        self,
        question: str,
        since: str = "",
        until: str = "",
        tags: list[str] | None = None,
        only: list[str] | None = None,
        write: bool = False,
    ) -> dict[str, Any]:
        """Answer a question from the briefings, each sentence cited, or say that they do not answer it.

        The answer is in the briefings' own sentences, unless `write` is true.

        Parameters:
            question: the question, in plain words, without earlier turns; at most 2,000 characters
            since: search only briefings of this day or later, as 2026-03-31; empty: as the question's own words say
            until: search only briefings up to this day, as 2026-03-31; empty: as the question's own words say
            tags: search only briefings with one of these tags
            only: answer only from sentences of these natures: reported, attributed, assessed
            write: let the language model that is set there write the answer, where one is; each sentence is checked
        Returns:
            the answer: its claims, the sentences they cite, what was searched; no claims where the briefings do not say
        """
        natures = None if only is None else [_nature(name) for name in _list("only", only)]
        scope = _scope(since, until, tags)
        answer = self._assistant.ask(
            _text("question", question), scope=scope, only=natures or None, write=_flag("write", write)
        )
        return handed_on(answer)

    def search(
        self, question: str, k: int = 10, since: str = "", until: str = "", tags: list[str] | None = None
    ) -> list[dict[str, Any]]:
        """Find the passages of the briefings that fit a question best, whether they answer it or not.

        Parameters:
            question: the question, in plain words; at most 2,000 characters
            k: how many passages at most, 1 to 50
            since: search only briefings of this day or later, as 2026-03-31; empty: as the question's own words say
            until: search only briefings up to this day, as 2026-03-31; empty: as the question's own words say
            tags: search only briefings with one of these tags
        Returns:
            the passages, best first, each with its briefing and its sentences
        """
        most = _number("k", k, MOST_FOUND)
        scope = _scope(since, until, tags)
        return [_hit(hit) for hit in self._assistant.search(_text("question", question), scope=scope, k=most)]

    def sources(
        self, title: str = "", since: str = "", until: str = "", tags: list[str] | None = None, most: int = 100
    ) -> dict[str, Any]:
        """List the briefings, newest first.

        Parameters:
            title: list only briefings with this in their title
            since: list only briefings of this day or later, as 2026-03-31
            until: list only briefings up to this day, as 2026-03-31
            tags: list only briefings with one of these tags
            most: how many at most, 1 to 500
        Returns:
            the briefings, each with its id, title, date and tags, and how many were found in all
        """
        sought, first = _text("title", title).casefold(), _number("most", most, MOST_LISTED)
        cards = self._assistant.briefings(_scope(since, until, tags))
        found = [
            {**card(listed), "source": place(listed.source)} for listed in cards if sought in listed.title.casefold()
        ]
        return {"found": len(found), "briefings": found[:first]}

    def briefing(self, id: str) -> dict[str, Any]:
        """Return a briefing whole, with its sentences.

        Parameters:
            id: the briefing's id, as search, sources and citations give it
        Returns:
            the briefing: its title, date, tags and text, and its sentences with their offsets into the text
        """
        read = self._assistant.briefing(_text("id", id))
        sentences = self._assistant.sentences(read.id)
        return {
            **_head(read),
            "text": read.text,
            "sentences": [{"id": s.id, "start": s.start, "end": s.end, "text": s.text} for s in sentences],
        }


def in_line(function: Callable[..., Any], line: Line) -> Callable[..., Any]:
    """Have a function wait in a line; tell our errors to who asks."""

    @wraps(function)
    def asking(caller: gr.Request, *given: Any) -> Any:
        try:
            with line.place():
                answer = function(*given)
        except BriefingsError as error:
            # Gradio would print it to the log as a fault of the program.
            raise gr.Error(str(error), print_exception=False) from error
        # What a tool answers gradio writes down as Python would, which is no JSON.
        return json.dumps(answer, ensure_ascii=False) if MCP in str(caller.url) else answer

    # Gradio hands over who calls where it is told so, and offers what is left.
    known = signature(function)
    asks = Parameter("caller", Parameter.POSITIONAL_OR_KEYWORD, annotation=gr.Request)
    asking.__signature__ = known.replace(parameters=[asks, *known.parameters.values()])  # type: ignore[attr-defined]
    asking.__annotations__ = {"caller": gr.Request, **function.__annotations__}
    return asking


def _head(briefing: Briefing) -> dict[str, Any]:
    return {
        "id": briefing.id,
        "title": briefing.title,
        "date": briefing.date.isoformat() if briefing.date else None,
        "tags": list(briefing.tags),
        "source": place(briefing.source),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "briefing": _head(hit.passage.briefing),
        "score": round(hit.score, 4),
        "start": hit.passage.start,
        "end": hit.passage.end,
        "text": hit.passage.text,
        "sentences": [{"id": s.id, "text": s.text} for s in hit.passage.sentences],
    }


def _scope(since: Any, until: Any, tags: Any) -> Scope | None:
    """Return the scope that is given, None where none is."""
    first, last = _day("since", since), _day("until", until)
    if first and last and first > last:
        raise BadQuestion(f"since ({first}) lies after until ({last}). Swap them.")
    return Scope(first, last, _list("tags", tags)) or None


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadQuestion(f"{name} is {_short(value)}; it has to be a text.")
    if len(value) > LONGEST_QUESTION:
        raise BadQuestion(f"{name} has {len(value):,} characters; at most {LONGEST_QUESTION:,} are read.")
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise BadQuestion(f"{name} holds half a character: {_short(value)}.")
    return value


def _number(name: str, value: Any, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise BadQuestion(f"{name} is {_short(value)}; it has to be a whole number from 1 to {most}.")
    return value


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadQuestion(f"{name} is {_short(value)}; it has to be true or false.")
    return value


def _day(name: str, value: Any) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(_text(name, value))
    except ValueError as error:
        raise BadQuestion(f"{name} is {_short(value)}; it has to be a day, as 2026-03-31.") from error


def _list(name: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > 100 or not all(isinstance(item, str) for item in value):
        raise BadQuestion(f"{name} is {_short(value)}; it has to be a list of at most 100 texts.")
    return tuple(value)


def _nature(name: str) -> Nature:
    if name not in list(Nature):
        raise BadQuestion(f"only has {_short(name)}; there are {', '.join(Nature)}.")
    return Nature(name)


def _short(value: Any) -> str:
    return repr(value)[:80]
