"""When did the user look last? Kept beside the library, so that "since my last look" means something.

Questions that follow each other within an hour are one look; the last look is the one before it.
"""

import contextlib
import json
from datetime import datetime, timedelta
from pathlib import Path

FILE = "looks.json"
LOOK = timedelta(hours=1)


def last_look(folder: Path, now: datetime) -> datetime | None:
    """Return when the look before this one ended; None where there was none."""
    before, latest = _kept(folder)
    return latest if latest and now - latest > LOOK else before


def note(folder: Path, now: datetime) -> None:
    """Note that the user looks now. What cannot be written is let go: asking must not fail for that."""
    kept = [moment.isoformat() if moment else None for moment in (last_look(folder, now), now)]
    with contextlib.suppress(OSError):
        (folder / FILE).write_text(json.dumps(kept), encoding="utf-8")


def _kept(folder: Path) -> tuple[datetime | None, datetime | None]:
    try:
        before, latest = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return (datetime.fromisoformat(before) if before else None), datetime.fromisoformat(latest)
    except (OSError, ValueError, TypeError):  # not there, or not what we wrote
        return None, None
