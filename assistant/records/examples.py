"""An exchange → an example for `python -m eval --questions`, one a line in the library's folder.

The shape of a line is explained in `eval/data/README.md`.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Quote
from assistant.errors import CannotWrite
from assistant.question import Turn
from assistant.records.alone import alone
from assistant.records.whole_file import copies, write_whole

FILE = "questions.jsonl"


def example(answer: Answer, right: Collection[str], history: Sequence[Turn], today: date) -> dict[str, Any]:
    """Make an example of a question; `right` are the ids of the sentences, cited or near, that do answer it.

    Without one the briefings do not say. What is cited for one claim makes one point: any of it is enough.
    """
    points = [
        [_sentence(cited.quote) for cited in claim.citations if cited.quote.sentence.id in right]
        for claim in answer.claims
    ]
    points += [[_sentence(near)] for near in answer.nearest if near.sentence.id in right]
    points = [point for point in points if point]
    earlier = [{"question": turn.question, "answer": turn.answer} for turn in history]
    return {
        "id": _id(answer.question, earlier),
        "kind": _kind(answer, len(points), is_follow_up=bool(history) and answer.resolved != answer.question),
        "question": answer.question,
        "history": earlier,
        "today": today.isoformat(),
        "gold": points,
        "answer": list(dict.fromkeys(sentence["text"] for point in points for sentence in point)),
        "part": "dev",
    }


def keep_example(folder: Path, made: dict[str, Any]) -> bool:
    """Add an example to the file, in place of an earlier one of the same question; say whether there was one.

    Raises CannotWrite.
    """
    path = folder / FILE
    with _alone(path):
        kept = _read(path)
        others = [line for line in kept if _fields(line).get("id") != made["id"]]
        _write(path, [*others, _line(made)])
        return len(others) < len(kept)


def forget_briefings(folder: Path, ids: Collection[str]) -> None:
    """Drop the lines that name an erased briefing; blank the answers before the other questions, but keep those.

    A line that cannot be read goes too: it may hold words of the briefing. Raises CannotWrite.
    """
    path = folder / FILE
    if not path.exists() and not copies(path):
        return
    with _alone(path):
        kept = _read(path)
        left = [rest for line in kept if (rest := _without(line, ids))]
        if left != kept:
            _write(path, left)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with alone(path, path.with_suffix(".lock")):
        for copy in copies(path):  # a kill left it: nobody else writes now
            copy.unlink(missing_ok=True)
        yield


def _without(line: bytes, ids: Collection[str]) -> bytes:
    """Return a line without the answers before its question; b"" where it is, or may be, of an erased briefing."""
    fields = _fields(line)
    turns = fields.get("history", [])
    is_readable = fields and isinstance(turns, list) and all(isinstance(turn, dict) for turn in turns)
    if not is_readable or any(erased.encode() in line for erased in ids):
        return b""
    # Of what briefings an earlier answer is, is not told: it may be of the erased one.
    blank = [{**turn, "answer": ""} for turn in turns]
    return line if blank == turns else _line({**fields, "history": blank})


def _fields(line: bytes) -> dict[str, Any]:
    """Return what a line holds; {} where it is no JSON object."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields).encode("ascii")


def _read(path: Path) -> list[bytes]:
    try:
        # In bytes: whatever somebody wrote there, it costs its own line only.
        return [line for line in path.read_bytes().splitlines() if line.strip()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotWrite(
            path, f"what stands there cannot be read ({error.strerror or error}). Mend the file, or move it away."
        ) from error


def _write(path: Path, lines: Sequence[bytes]) -> None:
    write_whole(path, b"".join(line + b"\n" for line in lines), 0o600)


def _sentence(quote: Quote) -> dict[str, str]:
    return {"id": quote.sentence.id, "text": quote.sentence.text, "source": Path(quote.source).name}


def _kind(answer: Answer, points: int, *, is_follow_up: bool) -> str:
    if not points:
        return "unanswerable"
    if is_follow_up:
        return "follow-up"
    if answer.conflicts:
        return "conflicting"
    if answer.scope.is_dated:
        return "dated"
    return "single" if points == 1 else "several"


def _id(question: str, earlier: Sequence[dict[str, str]]) -> str:
    told = json.dumps([question, *(turn["question"] for turn in earlier)])
    return f"kept-{hashlib.sha256(told.encode('ascii')).hexdigest()[:12]}"
