"""Prompt by name → its text, blanks filled in."""

import re
from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent
_VERSION = re.compile(r"\A<!-- version (\d+) -->\n")


def fill(name: str, **blanks: str) -> str:
    """Return the prompt with its blanks filled; ValueError where a blank is left open, or is none of its blanks."""
    wanted = names_of_blanks(name)
    if wanted != blanks.keys():
        raise ValueError(f"prompt {name!r} has the blanks {sorted(wanted)}, given were {sorted(blanks)}")
    return Template(_read(name)[1]).substitute(blanks)


def names_of_blanks(name: str) -> frozenset[str]:
    """Return the names of a prompt's blanks."""
    return frozenset(Template(_read(name)[1]).get_identifiers())


def version(name: str) -> int:
    """Return the version of a prompt: another one may be answered otherwise."""
    return _read(name)[0]


@cache
def _read(name: str) -> tuple[int, str]:
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    told = _VERSION.match(text)
    if told is None:
        raise ValueError(f"prompt {name!r} does not begin with <!-- version N -->")
    return int(told[1]), text[told.end() :].strip()
