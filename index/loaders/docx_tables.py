"""Tables of a DOCX file → a line a row, each cell behind what heads its column: "Port: Odesa; Closed since: 3 March".

A sentence is cited by itself, and a cell says nothing without its header. Works on what mammoth has read.
"""

import re
from collections.abc import Iterator, Sequence

from mammoth import documents, transforms
from mammoth.raw_text import extract_raw_text_from_element as raw_text

LONGEST_HEADER = 60  # characters; it is written again with each row
# Text as mammoth takes it out has nothing where a line breaks within a paragraph.
_with_blanks = transforms.element_of_type(documents.Break, lambda _: documents.tab())
_ENDED = re.compile(r"[.!?…;]$")


def with_rows_told(document: documents.Document) -> documents.Document:
    """Put paragraphs, one a row, in place of tables that have a header; others stay as they are."""
    return document.copy(children=[one for child in document.children for one in _told(child)])


def _told(child: documents.Element) -> Iterator[documents.Element]:
    cells = _cells(child) if isinstance(child, documents.Table) else []
    if not cells or not (_is_marked(child) or _is_header(cells[0], cells[1:])):
        yield child
        return
    header, *rows = cells
    for row in rows:
        if told := _line(header, row):
            yield documents.paragraph([documents.run([documents.text(told)])])


def _cells(table: documents.Table) -> list[list[str]]:
    """Return the text of each cell, row by row; nothing where cells are merged, nested, or too few for a header."""
    rows = [row.children for row in table.children]
    is_plain = all(
        cell.colspan == cell.rowspan == 1 and not any(isinstance(part, documents.Table) for part in cell.children)
        for row in rows
        for cell in row
    )
    if not is_plain or len(rows) < 2 or len({len(row) for row in rows}) > 1 or len(rows[0]) < 2:
        return []
    found = [[" ".join(raw_text(_with_blanks(cell)).split()) for cell in row] for row in rows]
    return found if all(len(name) <= LONGEST_HEADER for name in found[0]) else []


def _is_marked(table: documents.Table) -> bool:
    return [row.is_header for row in table.children[:2]] == [True, False]


def _is_header(first: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Does an unmarked first row name its columns?

    Two columns are as often names with values ("Flag | Panama"): there numbers have to stand below words.
    """
    if (
        not all(first[1:])
        or len(set(first)) < len(first)
        or any(_has_digit(name) or _ENDED.search(name) for name in first)
    ):
        return False
    return len(first) > 2 or all(_has_digit(value) for _, value in rows)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _line(header: Sequence[str], row: Sequence[str]) -> str:
    parts = [
        f"{name.rstrip(':')}: {value}" if name else value for name, value in zip(header, row, strict=True) if value
    ]
    return " ".join(part if n == len(parts) or _ENDED.search(part) else f"{part};" for n, part in enumerate(parts, 1))
