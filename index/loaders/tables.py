"""Tables of a page → a line a row, each cell behind what heads its column: "Port: Odesa; Closed since: 3 March".

A sentence is cited by itself, and a cell says nothing without its header.
"""

import re
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

LONGEST_HEADER = 60  # characters; it is written again with each row
_CELLS = ("td", "th")
# What stands on lines of its own within a cell, and what makes a cell more than a value.
_LINES = ("br", "p", "div")
_MORE = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre")
_ENDED = re.compile(r"[.!?…;]$")


def tell_rows(page: HtmlElement) -> None:
    """Put paragraphs, one a row, in place of tables that have a header; others stay as they are."""
    for table in list(page.iter("table")):
        rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]
        if not _is_plain(table, rows):
            continue
        header, *texts = ([_text(cell) for cell in row] for row in rows)
        if max(map(len, header)) <= LONGEST_HEADER and (_is_marked(rows) or _is_header(header, texts)):
            _replace(table, [_line(header, row) for row in texts])


def _is_plain(table: HtmlElement, rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Is every row as long as the first, two cells or more, with none merged and nothing but text in them?"""
    return (
        len(rows) > 1
        and len(rows[0]) > 1
        and all(len(row) == len(rows[0]) for row in rows)
        and not any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in rows for cell in row)
        and not any(element is not table for element in table.iter(*_MORE))
    )


def _is_marked(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    return all(cell.tag == "th" for cell in rows[0]) and any(cell.tag == "td" for cell in rows[1])


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


def _text(cell: HtmlElement) -> str:
    for line in cell.iter(*_LINES):
        line.tail = " " + (line.tail or "")
    return " ".join(cell.text_content().split())


def _line(header: Sequence[str], row: Sequence[str]) -> str:
    parts = [
        f"{name.rstrip(':')}: {value}" if name else value for name, value in zip(header, row, strict=True) if value
    ]
    return " ".join(part if n == len(parts) or _ENDED.search(part) else f"{part};" for n, part in enumerate(parts, 1))


def _replace(table: HtmlElement, lines: Sequence[str]) -> None:
    told = etree.Element("div")
    told.tail = table.tail
    for line in [*map(_text, table.iter("caption")), *lines]:
        etree.SubElement(told, "p").text = line
    table.getparent().replace(table, told)
