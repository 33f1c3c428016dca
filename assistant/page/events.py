"""What gradio's events call: the handlers, in gradio's terms."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import time_ns
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder

from assistant.assistant import Assistant
from assistant.page import add, chat, library, reader
from assistant.page.add import Stops
from assistant.page.conversations import Conversations
from assistant.page.kept import Kept
from assistant.page.show import ShownTurn, as_json
from assistant.page.uploads import Copies
from assistant.page.visit import Place, Visiting, place
from index.loaders.limits import FILE_BYTES


class Events:
    """One assistant, for all pages that are open on it.

    Every value for the browser carries a rising `v`: it drops what is older than it has, and draws again what is
    newer even if nothing else changed.
    """

    def __init__(self, assistant: Assistant, *, is_editable: bool = True) -> None:
        self._assistant = assistant
        self._is_editable = is_editable
        self._stops = Stops()
        self._copies = Copies()
        self._conversations = Conversations(assistant.folder, assistant.unknown)
        self._chat = chat.Chat(assistant, self._conversations)
        # From the time on: a page that is still open when the program is started anew knows those of the one before.
        self._versions = count(time_ns() // 1000)

    def rules(self) -> dict[str, Any]:
        """Say what may be done to the library on this page, and with how much at once."""
        has_samples = bool(add.samples())
        return {"editable": self._is_editable, "files": add.MAX_FILES, "bytes": FILE_BYTES, "samples": has_samples}

    def list_briefings(self, wanted: Any) -> dict[str, Any]:
        return as_json(library.find(self._assistant, wanted))

    def remove_briefings(self, wanted: Any) -> dict[str, Any]:
        return as_json(library.remove(self._assistant, wanted, is_editable=self._is_editable))

    def read_briefing(self, wanted: Any) -> dict[str, Any]:
        return as_json(reader.read(self._assistant, wanted))

    def stop_adding(self, wanted: Any) -> None:
        self._stops.ask(wanted)

    def asked(self, event: gr.EventData, request: gr.Request) -> Iterator[dict[str, Any]]:
        wish, place = chat.wish(event._data), self._place(event._data, request)
        yield from self._told(self._chat.ask(place, wish), place)

    def followed(self, event: gr.EventData, request: gr.Request) -> Iterator[dict[str, Any]]:
        place = self._place(event._data, request)
        yield from self._told(self._chat.follow(place), place)

    def enter(self, wanted: Any, request: gr.Request) -> dict[str, Any]:
        """Return the conversation of a visit and its token, both new where the visit has none."""
        visit = Visiting.model_validate(wanted).visit.complete()
        entered = self._chat.enter(place(visit, user(request)))
        return {"token": visit.token, **as_json(entered), "turns": [as_json(turn) for turn in entered.turns]}

    def list_conversations(self, wanted: Any, request: gr.Request) -> list[dict[str, Any]]:
        return [as_json(one) for one in self._chat.listed(self._place(wanted, request).owner)]

    def forget_conversation(self, wanted: Any, request: gr.Request) -> dict[str, str]:
        return {"problem": self._chat.forget(self._place(wanted, request))}

    def stop_answer(self, wanted: Any, request: gr.Request) -> None:
        self._chat.stop(self._place(wanted, request))

    def turns(self, wanted: Any, request: gr.Request) -> tuple[Kept, ...]:
        """Return the conversation from which something is wanted."""
        place = self._place(wanted, request)
        return self._conversations.turns(place.owner, place.conversation)

    def uploaded(self, event: gr.EventData) -> Iterator[dict[str, Any]]:
        handed = add.Handed.model_validate(event._data)
        files = add.samples() if handed.samples else add.uploads(handed, Path(get_upload_folder()))
        for step in add.add(
            self._assistant,
            handed.job,
            files,
            copies=self._copies,
            is_stopped=lambda: self._stops.asked(handed.job),
            is_editable=self._is_editable,
            is_kept=not handed.samples,
        ):
            yield self._newer(as_json(step))

    def _place(self, wanted: Any, request: gr.Request) -> Place:
        return place(Visiting.model_validate(wanted).visit, user(request))

    def _told(self, turns: Iterator[ShownTurn], place: Place) -> Iterator[dict[str, Any]]:
        return (self._newer({"conversation": place.conversation, **as_json(turn)}) for turn in turns)

    def _newer(self, shown: dict[str, Any]) -> dict[str, Any]:
        return {"v": next(self._versions), **shown}


def user(request: gr.Request) -> str | None:
    """Return who signed in; None where nobody has to."""
    # Calls are handed the request of the web framework, events gradio's own: both lead to what the guard found out.
    found = getattr(request, "request", request).scope.get("user")
    return str(found.display_name) if found else None
