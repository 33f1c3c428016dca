"""What can go wrong between a question and its answer; continues the tree of `index/errors.py`.

BriefingsError
├── BadQuestion       nothing that can be answered
├── CannotDraw        a picture that cannot be made, or not there
├── CannotWrite       a file that cannot be written
├── DamagedWatches    the file of the standing questions cannot be read
├── JudgeUnavailable  the weights that judge sentences are missing, damaged, or no cross-encoder
├── ModelFailed       the language model gave no reply that could be used
│   └── ExtraMissing  a package that asks it is not installed
├── NoBriefings       the library holds nothing that could be asked
└── UnreadableReceipt a file that is no receipt, or no longer one
"""

from enum import StrEnum
from pathlib import Path

from index.errors import BriefingsError


def install(extra: str) -> str:
    """Return the command that installs an extra of pyproject.toml beside what is there, from the project's folder."""
    return f'pip install -e ".[{extra}]" -c constraints.txt'


class BadQuestion(BriefingsError):
    """The question is empty or too long."""


class CannotDraw(BriefingsError):
    """A picture cannot be made, or not where it was to be."""


class CannotWrite(BriefingsError):
    """A file cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}")


class DamagedWatches(BriefingsError):
    """The file of the standing questions cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The standing questions in {path} cannot be read: {reason} Mend it, or delete it.")


class JudgeUnavailable(BriefingsError):
    """The weights that judge sentences cannot be used."""

    def __init__(self, where: Path | str, reason: str) -> None:
        super().__init__(
            f"The judge in {where} cannot be used: {reason} Install briefing-assistant again, or name another "
            'cross-encoder as answer.judge in settings.toml ("none": do without).'
        )


class Reason(StrEnum):
    """Why there is no reply that could be used."""

    TIMED_OUT = "timed out"  # nothing, or nothing more, came within the time limit
    REFUSED = "refused"  # the server turned the request down: wrong key, unknown model, rate limit after all retries
    UNREACHABLE = "unreachable"  # no server there, or it cannot be started
    BROKEN_OFF = "broken off"  # the reply ended in the middle, or what came is no reply
    EMPTY = "empty"
    NOTHING_TO_READ = "nothing to read"  # all that was found speaks to language models
    TOO_LONG = "too long"  # the question does not fit into what the model reads at once
    NO_PROTOCOL = "no protocol"  # it wrote, but not in the form asked for
    UNSUPPORTED = "unsupported"  # nothing that it wrote is in the briefings


class ModelFailed(BriefingsError):
    """A language model gave no reply that could be used.

    `detail` is a whole sentence for the user, without keys and without the reply.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class ExtraMissing(ModelFailed):
    """A package that asks this kind of model is not installed."""

    def __init__(self, kind: str, extra: str, package: str) -> None:
        super().__init__(
            Reason.UNREACHABLE,
            f"A model of kind {kind!r} needs the package {package}, which is not installed. "
            f"Install it: {install(extra)}",
        )


class NoBriefings(BriefingsError):
    """The library holds nothing that could be asked."""

    def __init__(self, folder: Path, *, is_default: bool) -> None:
        named = "" if is_default else f" --library {folder}"
        super().__init__(f"There are no briefings in {folder} yet. Begin with: briefings add FOLDER{named}")


class UnreadableReceipt(BriefingsError):
    """A file cannot be read as a receipt."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is no receipt: {reason} Write one anew: briefings ask … --receipt FILE")
