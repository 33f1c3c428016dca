"""An exchange → an example for `python -m eval --questions`, one a line in the library's folder.

The shape of a line is explained in `eval/data/README.md`.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Quote
from assistant.errors import CannotWrite
from assistant.question import Turn
from assistant.records.alone import alone
from assistant.records.whole_file import write_whole

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
    with alone(path, path.with_suffix(".lock")):
        kept = _read(path)
        others = [line for line in kept if line.get("id") != made["id"]]
        _write(path, [*others, made])
        return len(others) < len(kept)


def forget_briefings(folder: Path, ids: Collection[str]) -> None:
    """Drop the examples whose gold is of an erased briefing; blank the answers before the others, but keep those.

    Raises CannotWrite.
    """
    path = folder / FILE
    if not path.exists():
        return
    with alone(path, path.with_suffix(".lock")):
        kept = _read(path)
        left = [_without_answers(line) for line in kept if not _is_of(line, ids)]
        if left != kept:
            _write(path, left)


def _is_of(line: dict[str, Any], ids: Collection[str]) -> bool:
    return any(sentence["id"].startswith(tuple(ids)) for point in line.get("gold", ()) for sentence in point)


def _without_answers(line: dict[str, Any]) -> dict[str, Any]:
    # Of what briefings an earlier answer is, is not told: it may be of the erased one.
    return {**line, "history": [{**turn, "answer": ""} for turn in line.get("history", ())]}


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise CannotWrite(
            path, f"what stands there cannot be read ({error}). Mend the file, or move it away."
        ) from error


def _write(path: Path, lines: Sequence[dict[str, Any]]) -> None:
    write_whole(path, "".join(json.dumps(line) + "\n" for line in lines).encode("ascii"), 0o600)


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
