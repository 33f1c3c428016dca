from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.table import Table

from index.finish import finish
from index.loaders.docx import read
from index.loaders.draft import Draft
from index.segment import segment

PORTS = (("Port", "Closed since"), ("Odesa", "3 March"), ("Izmail", "5 March"))


def tabled(rows: Sequence[Sequence[str]]) -> tuple[Document, Table]:
    document = Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document, table


def text_of(document: Document) -> str:
    held = BytesIO()
    document.save(held)
    (draft,) = read(held.getvalue(), "a.docx")
    return draft.text


def lines(rows: Sequence[Sequence[str]]) -> list[str]:
    return [" ".join(line.split()) for line in text_of(tabled(rows)[0]).splitlines() if line.strip()]


def test_each_row_says_what_heads_its_columns() -> None:
    assert lines(PORTS) == ["Port: Odesa; Closed since: 3 March", "Port: Izmail; Closed since: 5 March"]


def test_each_row_is_a_sentence_that_stands_where_its_offsets_say() -> None:
    document, table = tabled(PORTS)
    table._tbl.addprevious(document.add_paragraph("Two ports were closed to ships this week.")._p)

    briefing = finish(Draft(text_of(document)), Path("a.docx"))

    sentences = segment(briefing)
    assert [s.text for s in sentences] == ["Two ports were closed to ships this week.", *lines(PORTS)]
    assert all(briefing.text[s.start : s.end] == s.text for s in sentences)


def test_an_empty_cell_is_left_out_with_its_header() -> None:
    assert lines((("Port", "Closed since", "Ships"), ("Izmail", "", "0"))) == ["Port: Izmail; Ships: 0"]


def test_a_column_without_a_header_stands_for_itself() -> None:
    assert lines((("", "Closed", "Open"), ("Odesa", "3 March", "9 March"))) == ["Odesa; Closed: 3 March; Open: 9 March"]


def test_a_line_that_breaks_within_a_cell_is_a_blank() -> None:
    assert lines((("Port", "Closed since"), ("Odesa\nSouth", "3 March")))[0].startswith("Port: Odesa South;")


def test_names_with_values_have_no_header() -> None:
    assert lines((("Flag", "Panama"), ("Crew", "21"), ("Owner", "Nordlys"))) == [
        "Flag Panama",
        "Crew 21",
        "Owner Nordlys",
    ]


def test_a_row_of_numbers_heads_nothing() -> None:
    assert lines((("Odesa", "3", "4"), ("Izmail", "5", "6"))) == ["Odesa 3 4", "Izmail 5 6"]


def test_a_row_that_is_marked_as_header_is_one_whatever_it_says() -> None:
    document, table = tabled((("Port", "2025"), ("Odesa", "closed")))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    assert text_of(document).strip() == "Port: Odesa; 2025: closed"


def test_a_table_with_merged_cells_is_laid_out_as_it_is() -> None:
    document, table = tabled((("Port", "Closed", "Open"), ("Odesa", "3 March", "")))
    table.cell(1, 1).merge(table.cell(1, 2))

    assert text_of(document).split() == ["Port", "Closed", "Open", "Odesa", "3", "March"]


@pytest.mark.parametrize("header", ["a" * 61, "It was closed."])
def test_what_is_as_long_as_a_sentence_or_ends_as_one_is_no_header(header: str) -> None:
    assert lines((("Port", header, "Ships"), ("Odesa", "3 March", "1")))[1] == "Odesa 3 March 1"
