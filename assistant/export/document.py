"""One answer or a whole conversation → a file, in the form that its name asks for."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from assistant.answer import Answer
from assistant.errors import CannotWrite
from assistant.export.entry import Entry, entry
from assistant.records.whole_file import write_whole

Form = Callable[[Sequence[Entry], date], bytes]


def export(answers: Sequence[Answer], path: Path | str, *, today: date | None = None) -> None:
    """Write answers, in their order, into a .md, .html or .docx file, in place of one that is there.

    `today` is the day that the document says it was made on; None is the day it is. Raises CannotWrite.
    """
    path = Path(path)
    make = form(path)
    write_whole(path, make([entry(answer) for answer in answers], today or date.today()))


def form(path: Path) -> Form:
    """Return what makes a document of the form that a file's name asks for. Raises CannotWrite."""
    # Each where it is needed: python-docx takes half a second to import.
    match path.suffix.lower():
        case ".md" | ".markdown":
            from assistant.export.markdown import markdown

            return markdown
        case ".html" | ".htm":
            from assistant.export.html import html

            return html
        case ".docx":
            from assistant.export.docx import docx

            return docx
    raise CannotWrite(path, "its name has to end in .md, .html or .docx, which says what to write.")
