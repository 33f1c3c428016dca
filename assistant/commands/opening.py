"""Options → the Assistant that a command asks."""

from datetime import datetime
from pathlib import Path

from assistant.assistant import Assistant
from assistant.bootstrap import default_folder
from assistant.commands.options import day
from assistant.errors import NoBriefings
from index.errors import BadSetting


def opened(library: Path | None, today: datetime | None = None) -> Assistant:
    """Open a library that is there: only adding makes one, or a slip in its name would go unseen."""
    folder = (library or default_folder()).expanduser()
    if folder.is_file():
        raise BadSetting(f"{folder} is a file, not the folder of a library.")
    if not (folder / "library.db").exists():
        raise NoBriefings(folder, is_default=folder == default_folder())
    return Assistant.open(folder, today=day(today))


def stocked(library: Path | None, today: datetime | None = None) -> Assistant:
    """Open a library that has briefings in it."""
    assistant = opened(library, today)
    if not assistant.library.extent().briefings:
        raise NoBriefings(assistant.folder, is_default=assistant.folder == default_folder())
    return assistant
