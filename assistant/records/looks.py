"""When did the user look last? Kept beside the library, so that "since my last look" means something.

Questions that follow each other within an hour are one look; the last look is the one before it.
"""

import contextlib
import json
from datetime import datetime, timedelta
from pathlib import Path

from assistant.errors import CannotWrite
from assistant.records.whole_file import write_whole

FILE = "looks.json"
LOOK = timedelta(hours=1)


def last_look(folder: Path, now: datetime) -> datetime | None:
    """Return when the look before this one ended; None where there was none."""
    before, latest = _kept(folder)
    return latest if latest and now - latest > LOOK else before


def note(folder: Path, now: datetime) -> None:
    """Note that the user looks now. What cannot be written is let go: asking must not fail for that."""
    kept = [moment.isoformat() if moment else None for moment in (last_look(folder, now), now)]
    with contextlib.suppress(CannotWrite):
        write_whole(folder / FILE, json.dumps(kept).encode())


def _kept(folder: Path) -> tuple[datetime | None, datetime | None]:
    try:
        before, latest = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return (_moment(before) if before else None), _moment(latest)
    except (OSError, ValueError, TypeError):  # not there, or not what we wrote
        return None, None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no zone: not what we wrote")
    return moment
