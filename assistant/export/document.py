"""One answer or a whole conversation → a file, in the form that its name asks for."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.errors import CannotWrite
from assistant.export.entry import Entry, entry
from assistant.records.whole_file import write_whole
from assistant.wording import place

Form = Callable[[Sequence[Answer], date], bytes]


def export(answers: Sequence[Answer], path: Path | str, *, today: date | None = None) -> None:
    """Write answers, in their order, into a .md, .html, .docx or .json file, in place of one that is there.

    `today` is the day that the document says it was made on; None is the day it is. Raises CannotWrite.
    """
    path = Path(path)
    make = form(path)
    write_whole(path, make(answers, today or date.today()))


def document(answers: Sequence[Answer], suffix: str, *, today: date) -> bytes:
    """Return what `export` writes into a file of a name that ends so. Raises CannotWrite."""
    return form(Path(f"answers{suffix}"))(answers, today)


def form(path: Path) -> Form:
    """Return what makes a document of the form that a file's name asks for. Raises CannotWrite."""
    # Each where it is needed: python-docx takes half a second to import.
    match path.suffix.lower():
        case ".md" | ".markdown":
            from assistant.export.markdown import markdown

            return _of_entries(markdown)
        case ".html" | ".htm":
            from assistant.export.html import html

            return _of_entries(html)
        case ".docx":
            from assistant.export.docx import docx

            return _of_entries(docx)
        case ".json":
            return _as_json
    raise CannotWrite(path, "its name has to end in .md, .html, .docx or .json, which says what to write.")


def handed_on(answer: Answer) -> dict[str, Any]:
    """Return an answer as `answer.schema.json` says; of a file on this machine the name alone."""
    told = answer.to_dict()
    for quoted in (quoted for part in ("citations", "nearest") for quoted in told[part]):
        quoted["source"] = place(quoted["source"])
    return told


def _of_entries(make: Callable[[Sequence[Entry], date], bytes]) -> Form:
    return lambda answers, today: make([entry(answer) for answer in answers], today)


def _as_json(answers: Sequence[Answer], _today: date) -> bytes:
    told = [handed_on(answer) for answer in answers]
    # In ASCII: a text may hold half a pair of surrogates, which no other encoding takes.
    return (json.dumps(told, indent=2) + "\n").encode("ascii")
