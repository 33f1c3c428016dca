"""What the browser calls beside the conversation: files, opinions, views, suggestions. In gradio's terms."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from itertools import takewhile
from typing import Any

import gradio as gr

from assistant.analysis.timeline import Timeline, of_answer
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.page import export, feedback, receipts, views
from assistant.page.export import Form, NoFile
from assistant.page.kept import Kept
from assistant.page.line import Line, TooMany
from assistant.page.show import as_json
from assistant.page.suggestions import Suggestions
from assistant.question import Turn
from assistant.settings import read_settings


class Calls:
    """One assistant, and the conversations that are held with it.

    `turns` gives those of the conversation from which a call comes, of nobody else's.
    """

    def __init__(self, assistant: Assistant, turns: Callable[[Any, gr.Request], Sequence[Kept]]) -> None:
        self._assistant = assistant
        self._turns = turns
        self._suggestions = Suggestions(assistant)
        self._line = Line()

    def all(self) -> tuple[Callable[..., Any], ...]:
        """Return what the browser may call."""
        offered = (
            self.first_questions,
            self.follow_ups,
            self.export_answers,
            self.rate_answer,
            self.add_example,
            self.show_timeline,
            self.draw_timeline,
            self.show_changes,
        )
        return tuple(self._in_line(call) for call in offered)

    def _in_line(self, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def waiting(*given: Any) -> Any:
            try:
                with self._line.place():
                    return call(*given)
            except TooMany as busy:
                # As the page itself says that the server does not answer.
                return {"kind": "away", "reason": str(busy), "words": str(busy)}

        return waiting

    def known(self) -> dict[str, Any]:
        """Return what the browser knows from the beginning: the language model that writes, "" for none."""
        return {"writer": read_settings(self._assistant.folder).writer.model or ""}

    def first_questions(self, _wanted: Any) -> dict[str, Any]:
        return as_json(self._suggestions.first())

    def follow_ups(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        kept, before = self._turn(wanted, request)
        if kept is None or kept.answer is None:
            return as_json(self._suggestions.none)
        return as_json(self._suggestions.following(kept.id, kept.answer, before))

    def export_answers(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        what = export.Wanted.model_validate(wanted)
        if what.form is Form.RECEIPT:
            kept, before = self._turn(wanted, request)
            return as_json(receipts.receipted(self._assistant, kept, before, what, date.today()))
        turns = self._turns(wanted, request)
        answers = [one.answer for one in turns if one.answer and what.turn in ("", one.id)]
        return as_json(export.exported(answers, what, date.today()))

    def rate_answer(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        rating = feedback.Rating.model_validate(wanted)
        return as_json(feedback.rate(self._assistant.folder, self._turn(wanted, request)[0], rating))

    def add_example(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        right = feedback.Right.model_validate(wanted)
        kept, before = self._turn(wanted, request)
        return as_json(feedback.add(self._assistant.folder, kept, right, before, date.today()))

    def show_timeline(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        if wanted.get("turn"):
            return as_json(views.timeline_of_answer(self._answer(wanted, request)))
        return as_json(views.timeline(self._assistant, views.OfMatter.model_validate(wanted)))

    def draw_timeline(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        answer = self._answer(wanted, request) if wanted.get("turn") else None
        if wanted.get("turn") and answer is None:
            return as_json(NoFile("This answer is no longer kept."))

        def found() -> Timeline:
            return (
                of_answer(answer) if answer else self._assistant.timeline(views.OfMatter.model_validate(wanted).about)
            )

        return as_json(views.picture(found))

    def show_changes(self, wanted: Any) -> dict[str, Any]:
        return as_json(views.changes(self._assistant, views.Since.model_validate(wanted)))

    def _answer(self, wanted: Any, request: gr.Request) -> Answer | None:
        kept, _ = self._turn(wanted, request)
        return kept.answer if kept else None

    def _turn(self, wanted: Any, request: gr.Request) -> tuple[Kept | None, list[Turn]]:
        """Return the turn that is wanted, by its id, and what was said before it."""
        turns = self._turns(wanted, request)
        kept = next((one for one in turns if one.id == wanted.get("turn")), None)
        before = takewhile(lambda one: one is not kept, turns)
        return kept, [one.turn for one in before if one.turn]
