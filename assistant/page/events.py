"""What gradio's events call: the handlers, in gradio's terms."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import handlers, show
from assistant.page.conversations import Conversations
from assistant.page.shelf import shelf_json
from index.errors import BriefingsError


class Events:
    """One assistant, for all pages that are open on it.

    Every value for the browser carries a rising `v`: it drops what is older than it has, and draws again what is
    newer even if nothing else changed.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._conversations = Conversations()
        self._versions = count(1)

    def listed(self) -> dict[str, Any]:
        return self._newer(shelf_json(handlers.listed(self._assistant)))

    def found(self, event: gr.EventData) -> dict[str, Any]:
        return self._newer(shelf_json(handlers.find(self._assistant, event._data)))

    def asked(
        self, question: str, only: list[str] | None, request: gr.Request, event: gr.EventData
    ) -> Iterator[tuple[Any, Any]]:
        """Yield values for the chat and for the question's box.

        Asked is what the chat wishes, where it was a button there that asks, else what is typed in the box.
        """
        is_of_chat = isinstance(event._data, dict)
        wish = handlers.wish(event._data if is_of_chat else {"question": question, "only": only or ()})
        # Cleared once: by the time the answer is there, the next question may be half typed.
        box = gr.skip() if is_of_chat else ""
        for turn in handlers.ask(self._assistant, self._conversations, _page(request), wish):
            yield self._newer(show.as_json(turn)), box
            box = gr.skip()

    def opened(self, event: gr.EventData) -> dict[str, Any]:
        return self._newer(show.as_json(handlers.read(self._assistant, event._data)))

    def uploaded(self, files: list[str] | None) -> Iterator[dict[str, Any]]:
        for shelf in handlers.add(self._assistant, [Path(file) for file in files or ()]):
            yield self._newer(shelf_json(shelf))

    def cleared(self, request: gr.Request) -> None:
        self._conversations.forget(_page(request))

    def ask(self, question: str) -> dict[str, Any]:
        """Ask the briefings one question, without earlier turns.

        Parameters:
            question: the question, in plain words
        Returns:
            the answer: its claims, the sentences they cite, what was searched
        """
        try:
            return self._assistant.ask(question).to_dict()
        except BriefingsError as error:
            # Gradio would print it to the log as a fault of the program.
            raise gr.Error(str(error), print_exception=False) from error

    def _newer(self, shown: dict[str, Any]) -> dict[str, Any]:
        return {"v": next(self._versions), **shown}


def _page(request: gr.Request) -> str:
    return str(request.session_hash)
