"""What can go wrong, as our callers see it.

BriefingsError
├── UnreadableFile      a file that cannot be read as a briefing
├── UnknownBriefing     no such briefing in the library
├── AmbiguousName       what names no briefing of the library for sure
├── LibraryInUse        another process is writing to the library
├── DamagedLibrary      the database cannot be read, or was written by another version
├── EncoderMismatch     the library was built with another encoder
├── EncoderUnavailable  the encoder cannot be loaded
└── BadSetting          a setting that we do not know or cannot use
"""

from pathlib import Path

CANDIDATES = 5  # that an error names


class BriefingsError(Exception):
    """The root: whatever a user can cause or mend. The message names the thing and says what to do."""


class UnreadableFile(BriefingsError):
    """A file, or one record of it, cannot be read as a briefing; the others are not touched by it."""

    def __init__(self, source: Path | str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = str(source)
        self.reason = reason


class UnknownBriefing(BriefingsError):
    """No briefing of the library has this id or comes from this file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No briefing {name!r} in the library. See which there are: briefings list")


class AmbiguousName(BriefingsError):
    """The beginning of several ids, or the name of several files; to erase a briefing, any bare file name."""

    def __init__(self, name: str, *candidates: str) -> None:
        if len(candidates) == 1:
            message = f"The name {name!r} alone may mean another file tomorrow. Now it is {candidates[0]}: give that id"
        else:
            more = f" and {len(candidates) - CANDIDATES:,} more" if len(candidates) > CANDIDATES else ""
            message = f"{name!r} may name {len(candidates):,} briefings: {', '.join(candidates[:CANDIDATES])}{more}. "
            message += "Give a whole id"
        super().__init__(f"{message}, or the whole path of a file.")


class LibraryInUse(BriefingsError):
    """Another process is writing to the library."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Another process is adding to or changing {folder}. Try again when it has finished.")


class DamagedLibrary(BriefingsError):
    """The database of the library cannot be used as it is."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The library in {folder} cannot be read: {reason}. See what can be done: briefings check")


class EncoderMismatch(BriefingsError):
    """The library was built with another encoder than the one asked for."""

    def __init__(self, built_with: str, asked_for: str) -> None:
        super().__init__(
            f"The library was built with the encoder {built_with!r}, the settings name {asked_for!r}. "
            "Encode it anew: briefings rebuild"
        )


class EncoderUnavailable(BriefingsError):
    """The encoder cannot be loaded."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The encoder {name!r} cannot be loaded: {reason}")


class BadSetting(BriefingsError):
    """A setting that we do not know or cannot use."""
