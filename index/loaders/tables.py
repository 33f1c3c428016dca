"""Tables of a page → a line a row, each cell behind what heads its column: "Port: Odesa; Closed since: 3 March".

A sentence is cited by itself, and a cell says nothing without its header. But a header that is none tells what nobody
wrote, while one that is missed costs no more than context: where the table gives no evidence of one, it stays as it is.
"""

import re
from collections.abc import Callable, Sequence

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

LONGEST_HEADER = 60  # characters; it is written again with each row
LONGEST_VALUE = 200  # characters below an unmarked header; beyond, a table is there for the layout
_CELLS = ("td", "th")
# What makes a cell more than a value.
_MORE = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre")
_ENDED = re.compile(r"[.!?…;]$")
# What stands above days and is no value of what stands before it.
_OF_DAYS = re.compile(r"\b(?:dates?|days?|since|until|when|from)\b", re.IGNORECASE)
_NOT_BOLD = etree.XPath(".//text()[not(ancestor::b or ancestor::strong)]")
# lxml hands out control characters that it does not take back.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tell_rows(page: HtmlElement, text_of: Callable[[HtmlElement], str]) -> None:
    """Put paragraphs, one a row, in place of tables that have a header; others stay as they are.

    `text_of` returns the text of an element, in one line, as the page would show it.
    """
    beside = _beside_text(page)
    for table in list(page.iter("table")):
        if table in beside or next(table.iterdescendants(*_MORE), None) is not None:
            continue
        rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]
        if _is_plain(rows) and _is_all_in_cells(table):
            header, *texts = ([text_of(cell) for cell in row] for row in rows)
            if _is_header(rows, header, texts):
                _replace(table, [*map(text_of, table.iter("caption")), *(_line(header, row) for row in texts)])


def _beside_text(page: HtmlElement) -> set[HtmlElement]:
    """Return the tables in a cell of another that has text beside them: their lines would run on into it."""
    found: set[HtmlElement] = set()
    for row in page.iter("tr"):
        tables = list(row.iterdescendants("table"))
        if tables and sum(any(map(str.strip, cell.itertext())) for cell in row) > 1:
            found.update(tables)
    return found


def _is_plain(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Is every row as long as the first, two cells or more, with none merged?"""
    return (
        len(rows) > 1
        and len(rows[0]) > 1
        and all(len(row) == len(rows[0]) for row in rows)
        and not any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in rows for cell in row)
    )


def _is_all_in_cells(table: HtmlElement) -> bool:
    """Is no text of the table anywhere but in its caption and, after that, its cells?"""
    text = table.text_content()
    told = (part.text_content() for part in [*table.iter("caption"), *table.iter(*_CELLS)])
    return not _UNWRITABLE.search(text) and "".join(text.split()) == "".join("".join(told).split())


def _is_header(rows: Sequence[Sequence[HtmlElement]], first: Sequence[str], texts: Sequence[Sequence[str]]) -> bool:
    """Does the first row name its columns: set apart from those below, or words above numbers?"""
    if not any(first) or max(map(len, first)) > LONGEST_HEADER:
        return False
    # One set apart further down is a second header. The last heads nothing: there it is a sum.
    if any(_marks(row) == {True} for row in (rows[1], *rows[2:-1])):
        return False
    if all(cell.tag == "th" for cell in rows[0]):
        return True
    if not all(first[1:]) or len(set(first)) < len(first) or any(map(_ENDED.search, first)):
        return False
    if any(len(value) > LONGEST_VALUE for row in texts for value in row):
        return False
    marks = _marks(rows[0])
    return marks == {True} or (marks == {False} and _are_words_above_numbers(first, texts))


def _marks(row: Sequence[HtmlElement]) -> set[bool]:
    """Return whether cells are set apart, by <th> or in bold: {True} where all are. An empty corner is neither."""
    return {cell.tag == "th" or _is_bold(cell) for n, cell in enumerate(row) if n or cell.text_content().strip()}


def _is_bold(cell: HtmlElement) -> bool:
    return bool(cell.text_content().strip()) and not any(map(str.strip, _NOT_BOLD(cell)))


def _are_words_above_numbers(first: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    if any(map(_has_digit, first)):
        return False
    is_of_numbers = [all(map(_has_digit, column)) for column in zip(*rows, strict=True)]
    if all(is_of_numbers):
        return True
    # Two columns are as often names with values ("Flag | Panama"), and the first may number the rows.
    is_told = len(first) > 2 or bool(_OF_DAYS.search(first[1]))
    return is_told and len(rows) > 1 and any(is_of_numbers[1:])


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _line(header: Sequence[str], row: Sequence[str]) -> str:
    parts = [
        f"{name.rstrip(':')}: {value}" if name else value for name, value in zip(header, row, strict=True) if value
    ]
    return " ".join(part if n == len(parts) or _ENDED.search(part) else f"{part};" for n, part in enumerate(parts, 1))


def _replace(table: HtmlElement, lines: Sequence[str]) -> None:
    told = etree.Element("div")
    told.tail = table.tail
    for line in lines:
        etree.SubElement(told, "p").text = line
    table.getparent().replace(table, told)
