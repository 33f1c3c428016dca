"""What can go wrong between a question and its answer; continues the tree of `index/errors.py`.

BriefingsError
├── BadQuestion  nothing that can be answered
└── NoBriefings  the library holds nothing that could be asked
"""

from pathlib import Path

from index.errors import BriefingsError


class BadQuestion(BriefingsError):
    """The question is empty or too long."""


class NoBriefings(BriefingsError):
    """The library holds nothing that could be asked."""

    def __init__(self, folder: Path, *, is_default: bool) -> None:
        named = "" if is_default else f" --library {folder}"
        super().__init__(f"There are no briefings in {folder} yet. Begin with: briefings add FOLDER{named}")
