"""Conversations in the library's folder: a folder for each who asks, a file a conversation, a line of JSON a record.

Knows nothing of what the records say, but for what each has under "ending": there briefings are quoted, and when one is
erased, no word of it stays here.
"""

import contextlib
import json
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from assistant.errors import CannotWrite
from assistant.records.alone import alone
from assistant.records.whole_file import copies, write_whole
from index.digest import text_sha256

FOLDER = "conversations"
OWN = 200  # conversations of one owner; when another begins, the one used longest ago is forgotten
ALL = 5_000  # of all owners together; likewise
ERASED = {"kind": "erased"}  # the ending of a record that quoted an erased briefing
_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Head:
    """A conversation by name: its first record, and when the last one came."""

    name: str
    first: bytes
    at: datetime


class ConversationFiles:
    """The conversations beside a library. Safe to use from several threads, and beside other processes.

    An owner is any text: who it is cannot be read from the files. A name is 32 hexadecimal digits, else ValueError.
    """

    def __init__(self, folder: Path, own: int = OWN, all_: int = ALL) -> None:
        self._library = folder
        self._folder = folder / FOLDER
        self._own, self._all = own, all_
        self._thread = Lock()

    def lines(self, owner: str, name: str) -> tuple[bytes, ...]:
        """Return the records as they came; none where this owner has no such conversation.

        Raises PermissionError where the conversations are those of another user of this machine.
        """
        try:
            *whole, _unfinished = self._path(owner, name).read_bytes().split(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return tuple(line for line in whole if line)

    def heads(self, owner: str) -> tuple[Head, ...]:
        """Return the conversations of an owner, the one used last first; none where `lines` raises."""
        try:
            found = _by_use(self._home(owner).glob("*.jsonl"))
        except PermissionError:
            return ()
        return tuple(Head(path.stem, _first_line(path), at) for at, path in found)

    def append(self, owner: str, name: str, line: bytes) -> None:
        """Add a record to a conversation, which begins with its first. Raises CannotWrite."""
        path = self._path(owner, name)
        with self._alone(path):
            if not path.exists():
                self._make_room(path.parent)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab", buffering=0) as file:
                # What a kill left unfinished costs itself only.
                file.write((b"" if _ends_a_line(path) else b"\n") + line + b"\n")
                os.fsync(file.fileno())

    def delete(self, owner: str, name: str) -> None:
        """Forget a conversation. Raises CannotWrite."""
        path = self._path(owner, name)
        # Nothing here is this owner's where the folder is that of another user.
        if os.access(path.parent, os.X_OK) and path.exists():
            with self._alone(path):
                for file in (path, *copies(path)):
                    file.unlink(missing_ok=True)

    def erase(self, briefings: Collection[str]) -> None:
        """Forget all that any conversation quotes of these briefings, by id. Raises CannotWrite."""
        if not briefings or not self._folder.exists():
            return
        if not os.access(self._folder, os.R_OK | os.W_OK | os.X_OK):
            raise CannotWrite(self._folder, "it belongs to another user of this machine, who has to do this.")
        for home in self._folder.glob("*"):
            for copy in copies(home / "*"):
                with self._alone(copy):
                    copy.unlink(missing_ok=True)
        paths = list(self._folder.glob("*/*.jsonl"))
        for path in paths:
            with self._alone(path):
                try:
                    before = path.read_bytes()
                except FileNotFoundError:  # deleted meanwhile
                    continue
                after = b"\n".join(_without(line, briefings) for line in before.split(b"\n"))
                if after != before:
                    write_whole(path, after)

    def _home(self, owner: str) -> Path:
        return self._folder / text_sha256(owner)[:32]

    def _path(self, owner: str, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a conversation: 32 hexadecimal digits")
        return self._home(owner) / f"{name}.jsonl"

    @contextlib.contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        # The threads of this process stand in line by themselves: a lock of files looks again now and then only.
        with self._thread, alone(path, self._library / "conversations.lock"):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            yield

    def _make_room(self, home: Path) -> None:
        for paths, most in ((home.glob("*.jsonl"), self._own), (self._folder.glob("*/*.jsonl"), self._all)):
            for _, path in _by_use(paths)[most - 1 :]:
                path.unlink(missing_ok=True)


def _by_use(paths: Iterator[Path]) -> list[tuple[datetime, Path]]:
    found = []
    for path in paths:
        with contextlib.suppress(FileNotFoundError):  # deleted meanwhile
            found.append((datetime.fromtimestamp(path.stat().st_mtime, UTC), path))
    return sorted(found, reverse=True)


def _first_line(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.readline()
    except OSError:
        return b""


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _without(line: bytes, briefings: Collection[str]) -> bytes:
    if not any(briefing.encode() in line for briefing in briefings):
        return line
    try:
        record = json.loads(line)
        quoted = json.dumps(record["ending"])
    except (ValueError, TypeError, KeyError):
        return b""  # nobody can read it, and it holds words of what has to go
    if any(briefing in quoted for briefing in briefings):
        record["ending"] = ERASED
    return json.dumps(record).encode()
