"""A `Model` that keeps replies on disk: the same prompt to the same model with the same settings costs nothing again.

A file a reply, named by what was asked. It lies in the library, whose words it may hold, and goes when they go.
"""

import hashlib
import json
import logging
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.errors import CannotWrite
from assistant.records.whole_file import write_whole
from assistant.writer.contract import Message, Model
from assistant.writer.reply import LONGEST_REPLY
from assistant.writer.wrapped_model import WrappedModel

FOLDER = "replies"  # in the library's
ENDING = ".json"
LARGEST = 8 * LONGEST_REPLY  # bytes of a file
log = logging.getLogger(__name__)


class RememberingModel(WrappedModel):
    """Asks a model what it was not asked before; keeps the replies that came whole.

    `settings` is what else a reply depends on, `most` how many are kept: beyond that, the one used longest ago goes.
    """

    def __init__(self, model: Model, folder: Path, most: int, settings: Mapping[str, Any]) -> None:
        super().__init__(model)
        self._folder = folder / FOLDER
        self._most = most
        self._settings = dict(settings)

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        file = self._file(messages, schema)
        kept = _read(file)
        if kept:
            yield kept
            return
        reply = ""
        with closing(self._model.stream(messages, schema)) as pieces:
            for piece in pieces:
                reply += piece
                yield piece
        self._keep(file, reply)

    def _file(self, messages: Sequence[Message], schema: Mapping[str, Any] | None) -> Path:
        asked = [self.name, self._settings, [asdict(message) for message in messages], schema]
        return self._folder / f"{hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()}{ENDING}"

    def _keep(self, file: Path, reply: str) -> None:
        data = json.dumps({"model": self.name, "reply": reply}).encode()
        if not reply.strip() or len(data) > LARGEST:
            return
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(file, data, mode=0o600)
            self._make_room()
        except (CannotWrite, OSError) as error:  # it costs the next asker time, and this one nothing
            log.warning("The reply is not kept: %s", error)

    def _make_room(self) -> None:
        kept = sorted(self._folder.glob(f"*{ENDING}"), key=_used)
        for file in kept[: -self._most]:
            file.unlink(missing_ok=True)


def forget_replies(folder: Path) -> None:
    """Delete the replies that are kept in a library's folder: what is erased from it may stand in them.

    Raises CannotWrite.
    """
    replies = folder / FOLDER
    try:
        # One by one: another process may make room, or keep another, at the same time.
        for file in replies.glob("*"):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(replies, f"{error.strerror or error}.") from error


def _read(file: Path) -> str:
    """Return a reply that is kept, and note that it was used; "" where there is none that could be read."""
    try:
        if file.stat().st_size > LARGEST:
            return ""
        reply = json.loads(file.read_text(encoding="utf-8"))["reply"]
        file.touch()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):  # not there, or not what we wrote
        return ""
    return reply if isinstance(reply, str) else ""


def _used(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # another process made room
        return 0.0
