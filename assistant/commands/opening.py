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
    if not _holds_library(folder):
        raise NoBriefings(folder, is_default=folder == default_folder())
    return Assistant.open(folder, today=day(today))


def _holds_library(folder: Path) -> bool:
    """Is there a library in a folder? Raises BadSetting where none can be."""
    try:
        (folder / "library.db").stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise BadSetting(
            f"{folder} cannot be used as a library ({error.strerror or error}). "
            "Name a folder that you may enter: --library FOLDER"
        ) from error
    return True


def stocked(library: Path | None, today: datetime | None = None) -> Assistant:
    """Open a library that has briefings in it."""
    assistant = opened(library, today)
    if not assistant.library.extent().briefings:
        raise NoBriefings(assistant.folder, is_default=assistant.folder == default_folder())
    return assistant
