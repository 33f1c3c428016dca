from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement

from index.finish import finish
from index.loaders import docx
from index.loaders.html import from_html
from index.segment import segment

PORTS = (("Port", "Closed since"), ("Odesa", "3 March"), ("Izmail", "5 March"))


def page(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def read(html: str) -> list[str]:
    return [" ".join(line.split()) for line in from_html(html, "a.html").text.splitlines() if line.strip()]


def lines(rows: Sequence[Sequence[str]]) -> list[str]:
    return read(page(rows))


def test_each_row_says_what_heads_its_columns() -> None:
    assert lines(PORTS) == ["Port: Odesa; Closed since: 3 March", "Port: Izmail; Closed since: 5 March"]


def test_each_row_is_a_sentence_that_stands_where_its_offsets_say() -> None:
    briefing = finish(from_html(f"<p>Two ports were closed this week.{page(PORTS)}", "a.html"), Path("a.html"))

    sentences = segment(briefing)
    assert [s.text for s in sentences] == ["Two ports were closed this week.", *lines(PORTS)]
    assert all(briefing.text[s.start : s.end] == s.text for s in sentences)


def test_an_empty_cell_is_left_out_with_its_header() -> None:
    assert lines((("Port", "Closed since", "Ships"), ("Izmail", "", "0"))) == ["Port: Izmail; Ships: 0"]


def test_a_column_without_a_header_stands_for_itself() -> None:
    assert lines((("", "Closed", "Open"), ("Odesa", "3 March", "9 March"))) == ["Odesa; Closed: 3 March; Open: 9 March"]


def test_a_line_that_breaks_within_a_cell_is_a_blank() -> None:
    assert lines((("Port", "Closed since"), ("<p>Odesa</p><p>S<b>outh</b></p>", "3 March")))[0].startswith(
        "Port: Odesa South;"
    )


def test_names_with_values_have_no_header() -> None:
    assert lines((("Flag", "Panama"), ("Crew", "21"), ("Owner", "Nordlys"))) == [
        "Flag Panama",
        "Crew 21",
        "Owner Nordlys",
    ]


def test_a_row_of_numbers_heads_nothing() -> None:
    assert lines((("Odesa", "3", "4"), ("Izmail", "5", "6"))) == ["Odesa 3 4", "Izmail 5 6"]


def test_a_row_that_is_marked_as_header_is_one_whatever_it_says() -> None:
    marked = "<table><tr><th>Port<th>2025<tr><th>Odesa<td>closed</table>"

    assert read(marked) == ["Port: Odesa; 2025: closed"]


def test_a_table_of_a_docx_is_told_as_one_of_a_page() -> None:
    document, held = Document(), BytesIO()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Port", "2025", "Odesa\nSouth", "closed"), strict=True):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(held)

    (draft,) = docx.read(held.getvalue(), "a.docx")

    assert draft.text.strip() == "Port: Odesa South; 2025: closed"


@pytest.mark.parametrize(
    "row", ["<td>Odesa<td colspan=2>3 March", "<td>Odesa<td>3 March", "<td>Odesa<td><ul><li>3 March</ul><td>"]
)
def test_a_table_with_merged_or_missing_cells_or_more_than_text_is_laid_out_as_it_is(row: str) -> None:
    assert read(f"<table><tr><td>Port<td>Closed<td>Open<tr>{row}</table>")[0] == "Port Closed Open"


def test_what_a_table_is_called_and_what_follows_it_stay() -> None:
    called = page(PORTS).replace("<table>", "<table><caption>Ports this week</caption>")

    assert read(f"{called} Izmail reopened.") == ["Ports this week", *lines(PORTS), "Izmail reopened."]


def test_in_a_table_within_a_table_only_the_inner_one_has_rows_to_tell() -> None:
    assert read(f"<table><tr><td>News<td>More<td>Here<tr><td>{page(PORTS)}<td>2<td>3</table>")[0] == "News More Here"


@pytest.mark.parametrize("header", ["a" * 61, "It was closed."])
def test_what_is_as_long_as_a_sentence_or_ends_as_one_is_no_header(header: str) -> None:
    assert lines((("Port", header, "Ships"), ("Odesa", "3 March", "1")))[1] == "Odesa 3 March 1"
