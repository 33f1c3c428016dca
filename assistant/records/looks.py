"""When did somebody look last? Kept beside the library, so that "since my last look" means something.

Questions that follow each other within an hour are one look; the last look is the one before it, and in somebody's
first look its own beginning: what is added meanwhile is new to them. Whoever looks has a line of their own, from which
nobody can read who they are; "" is whoever has no name: the command, and Python.
"""

import contextlib
import json
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from assistant.errors import CannotWrite
from assistant.records.whole_file import write_whole
from index.digest import text_sha256

FILE = "looks.json"
LOOK = timedelta(hours=1)
MOST = 1_000  # who looked; of more, those who looked longest ago are forgotten
_Looks = tuple[datetime | None, datetime]  # the last look before this one, and the latest moment of this one
_noting = Lock()


def last_look(folder: Path, now: datetime, owner: str = "") -> datetime | None:
    """Return when the owner's look before this one ended, or when their first began; None where they never looked."""
    return _last(_kept(folder).get(_line(owner)), now)


def note(folder: Path, now: datetime, owner: str = "") -> None:
    """Note that the owner looks now. What cannot be written is let go: asking must not fail for that."""
    with _noting, contextlib.suppress(CannotWrite):
        kept = _kept(folder)
        kept[_line(owner)] = _last(kept.get(_line(owner)), now) or now, now
        newest = sorted(kept, key=lambda line: kept[line][1])[-MOST:]
        told = {line: [moment.isoformat() if moment else None for moment in kept[line]] for line in newest}
        write_whole(folder / FILE, json.dumps(told).encode())


def _last(looks: _Looks | None, now: datetime) -> datetime | None:
    before, latest = looks or (None, None)
    return latest if latest and now - latest > LOOK else before


def _line(owner: str) -> str:
    return text_sha256(owner)[:32] if owner else ""


def _kept(folder: Path) -> dict[str, _Looks]:
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        lines = told if isinstance(told, dict) else {"": told}  # once there was one owner only
        return {
            line: (_moment(before) if before else None, _moment(latest)) for line, (before, latest) in lines.items()
        }
    except (OSError, ValueError, TypeError):  # not there, or not what we wrote
        return {}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no zone: not what we wrote")
    return moment
