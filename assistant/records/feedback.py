"""Was an answer helpful? Kept in the library's folder, readable by its owner alone; nothing of it goes anywhere.

Of the answer only the ids of its sentences are kept: a briefing that is erased leaves no word behind.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from assistant.errors import CannotWrite

FILE = "feedback.jsonl"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of an answer; `sentences` are the ids of those that it cites, none for a refusal.

    `turn` is the id of the exchange: of several lines about one, the last is what is meant. `written_by` is as in
    the answer, `note` "" where nothing was noted.
    """

    at: datetime
    turn: str
    is_helpful: bool
    note: str
    question: str
    resolved: str
    sentences: Sequence[str]
    written_by: str = ""


def keep_feedback(folder: Path, feedback: Feedback) -> None:
    """Add a line to the feedback. Raises CannotWrite."""
    append(folder / FILE, {**asdict(feedback), "at": feedback.at.isoformat(timespec="seconds")})


def append(path: Path, told: object) -> None:
    """Add a JSON line to a file that only its owner may read. Raises CannotWrite."""
    # In ASCII: a question may hold half a pair of surrogates. In one write: two processes may add at once.
    line = (json.dumps(told) + "\n").encode("ascii")
    try:
        file = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            os.write(file, line)
        finally:
            os.close(file)
    except OSError as error:
        raise CannotWrite(path, f"{error.strerror or error}. See that the library's folder can be written.") from error
