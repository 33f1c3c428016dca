from collections.abc import Sequence
from io import BytesIO
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from index.finish import finish
from index.loaders import docx
from index.loaders.html import from_html
from index.segment import segment

PORTS = (("Port", "Closed since"), ("Odesa", "3 March"), ("Izmail", "5 March"))


UNMARKED, MARKED, BOLD = "<td>{}</td>", "<th>{}</th>", "<td><p><b>{}</b></p></td>"


def page(rows: Sequence[Sequence[str]], first: str = UNMARKED) -> str:
    """Return a table with the cells of its first row as `first` has them."""
    cells = ("".join((UNMARKED if n else first).replace("{}", text) for text in row) for n, row in enumerate(rows))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def read(html: str) -> list[str]:
    return [" ".join(line.split()) for line in from_html(html, "a.html").text.splitlines() if line.strip()]


def lines(rows: Sequence[Sequence[str]], first: str = UNMARKED) -> list[str]:
    return read(page(rows, first))


def as_it_is(rows: Sequence[Sequence[str]]) -> list[str]:
    return [" ".join(filter(None, row)) for row in rows]


def read_docx(document: Docx) -> list[str]:
    held = BytesIO()
    document.save(held)
    (draft,) = docx.read(held.getvalue(), "a.docx")
    return [" ".join(line.split()) for line in draft.text.splitlines() if line.strip()]


@pytest.mark.parametrize("first", [MARKED, BOLD, "<td><strong>{}</strong></td>"])
def test_each_row_says_what_heads_its_columns(first: str) -> None:
    assert lines(PORTS, first) == ["Port: Odesa; Closed since: 3 March", "Port: Izmail; Closed since: 5 March"]


def test_each_row_is_a_sentence_that_stands_where_its_offsets_say() -> None:
    told = page(PORTS, MARKED)
    briefing = finish(from_html(f"<p>Two ports were closed this week.{told}", "a.html"), Path("a.html"))

    sentences = segment(briefing)
    assert [s.text for s in sentences] == ["Two ports were closed this week.", *read(told)]
    assert all(briefing.text[s.start : s.end] == s.text for s in sentences)


def test_an_empty_cell_is_left_out_with_its_header() -> None:
    assert lines((("Port", "Closed since", "Ships"), ("Izmail", "", "0")), MARKED) == ["Port: Izmail; Ships: 0"]


@pytest.mark.parametrize("corner", ["<td></td>", "<th></th>", "<td>&nbsp;</td>"])
def test_a_column_without_a_header_stands_for_itself(corner: str) -> None:
    told = f"<table><tr>{corner}<th>Closed<th>Open<tr><td>Odesa<td>3 March<td>9 March</table>"

    assert read(told) == ["Odesa; Closed: 3 March; Open: 9 March"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<p>Odesa</p><p>S<b>outh</b></p>", "Odesa South"),
        ("Odesa<p>South</p>", "Odesa South"),
        ("Odesa<br>South", "Odesa South"),
        ("3 March<div>1 April</div>", "3 March 1 April"),
        ("<dl><dt>Odesa<dd>South</dl>", "Odesa South"),
        ("Odesa<blockquote>South</blockquote>", "Odesa South"),
        ("Odesa<span style='display: block'>South</span>", "Odesa South"),
    ],
)
def test_what_stands_on_a_line_of_its_own_within_a_cell_is_a_word_of_its_own(cell: str, value: str) -> None:
    assert lines((("Port", "Ships"), (cell, "1")), MARKED) == [f"Port: {value}; Ships: 1"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Flag", "Panama"), ("Crew", "21"), ("Built", "2003")),
        (("Vessel", "Nordlys"), ("Built", "2003"), ("Crew", "21")),
        (("Ruth Abara", "director"), ("Kim Park", "deputy"), ("Lena Voss", "clerk")),
    ],
)
def test_names_with_values_have_no_header(rows: Sequence[Sequence[str]]) -> None:
    assert lines(rows) == as_it_is(rows)


@pytest.mark.parametrize(
    "rows",
    [
        (("Ruth Abara", "director", "Vestland"), ("Kim Park", "deputy", "Aldane")),
        (("Home", "News", "Contact"), ("Two ports were closed.", "Ships wait.", "Write to us.")),
        (("Port", "Closed", "Open"), ("Odesa", "3 March", "9 March"), ("Izmail", "unknown", "unknown")),
    ],
)
def test_words_above_words_head_nothing(rows: Sequence[Sequence[str]]) -> None:
    assert lines(rows) == as_it_is(rows)


def test_words_above_a_column_of_numbers_head_it_and_its_neighbours() -> None:
    assert lines((("", "State", "Since"), ("Odesa", "closed", "3 March"), ("Izmail", "open", "5 March"))) == [
        "Odesa; State: closed; Since: 3 March",
        "Izmail; State: open; Since: 5 March",
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((("Level", "Date"), ("312 m", "1 March"), ("307 m", "6 March")), "Level: 312 m; Date: 1 March"),
        ((("Level", "Date"), ("312 m", "1 March")), "Level: 312 m; Date: 1 March"),
        ((("Ships", "Share", "Day"), ("3", "40 %", "2 May")), "Ships: 3; Share: 40 %; Day: 2 May"),
    ],
)
def test_words_above_nothing_but_numbers_with_their_units_and_days_head_them_however_few_they_are(
    rows: Sequence[Sequence[str]], told: str
) -> None:
    assert lines(rows)[0] == told


def test_a_second_column_of_days_below_a_word_for_days_is_headed_by_it() -> None:
    assert lines(PORTS) == ["Port: Odesa; Closed since: 3 March", "Port: Izmail; Closed since: 5 March"]


@pytest.mark.parametrize(
    "rows",
    [
        (("Odesa", "3", "4"), ("Izmail", "5", "6"), ("Reni", "7", "8")),
        (("Port", "State", "Since"), ("Odesa", "closed", "3 March")),
        (("Rank", "Name", "State"), ("1", "Odesa", "closed"), ("2", "Izmail", "open")),
        (("Port", "Port", "Ships"), ("Odesa", "Izmail", "3"), ("Reni", "Odesa", "4")),
        (("Port", "State", "Ships"), ("Odesa", "a" * 201, "3"), ("Izmail", "open", "4")),
    ],
)
def test_numbers_below_are_no_evidence_where_one_above_one_row_the_first_column_or_long_text_speaks_against_it(
    rows: Sequence[Sequence[str]],
) -> None:
    assert lines(rows) == as_it_is(rows)


@pytest.mark.parametrize("mark", ["<th>{}</th>", "<td><b>{}</b></td>"])
def test_a_row_that_is_set_apart_only_in_part_heads_nothing(mark: str) -> None:
    rows = [("Flag", "Panama", "since June"), ("Built", "in 2003", "2 March"), ("Crew", "21", "4 March")]
    marked = [(mark.replace("{}", name), *values) for name, *values in rows]

    assert read(page(marked).replace("<td><th>", "<th>").replace("</th></td>", "</th>")) == as_it_is(rows)


def test_a_row_that_is_marked_as_header_is_one_whatever_it_says() -> None:
    marked = f"<table><tr><th>Port<th>2025<tr><th>Odesa<td>{'a' * 201}</table>"

    assert read(marked) == [f"Port: Odesa; 2025: {'a' * 201}"]


@pytest.mark.parametrize("first", [MARKED, BOLD])
def test_a_header_further_down_makes_two_tables_of_one_and_neither_is_told(first: str) -> None:
    above, below = page((PORTS[0], PORTS[1]), first), page((("Ship", "Sunk"), ("Nordlys", "2003")), first)

    assert read(f"{above}{below}".replace("</table><table>", ""))[0] == "Port Closed since"


def test_a_sum_may_be_as_bold_as_the_header() -> None:
    rows = (("Port", "Ships"), ("Odesa", "3"), ("<b>Total</b>", "<b>3</b>"))

    assert lines(rows, BOLD) == ["Port: Odesa; Ships: 3", "Port: Total; Ships: 3"]


def test_a_table_that_is_bold_throughout_has_no_header() -> None:
    assert read(f"<b>{page(PORTS)}</b>") == as_it_is(PORTS)


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_table_of_a_docx_is_told_where_its_header_is_marked_or_bold(is_marked: bool) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Port", "2025", "Odesa\nSouth", "closed"), strict=True):
        cell.text = text
    if is_marked:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    else:
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True

    assert read_docx(document) == ["Port: Odesa South; 2025: closed"]


@pytest.mark.parametrize(
    "row", ["<td>Odesa<td colspan=2>3 March", "<td>Odesa<td>3 March", "<td>Odesa<td><ul><li>3 March</ul><td>"]
)
def test_a_table_with_merged_or_missing_cells_or_more_than_text_is_laid_out_as_it_is(row: str) -> None:
    assert read(f"<table><tr><th>Port<th>Closed<th>Open<tr>{row}</table>")[0] == "Port Closed Open"


def test_what_a_table_is_called_and_what_follows_it_stay() -> None:
    called = page(PORTS, MARKED).replace("<table>", "<table><caption>Ports this week</caption>")

    assert read(f"{called} Izmail reopened.") == ["Ports this week", *lines(PORTS, MARKED), "Izmail reopened."]


@pytest.mark.parametrize(
    "table",
    [
        page(PORTS, MARKED).replace("</table>", "<p>Izmail reopened.</p>It did.</table>"),
        page(PORTS, MARKED).replace("<tr><td>", "<tr><p>Izmail reopened.</p>It did.<td>", 1),
    ],
)
def test_a_table_with_text_beside_its_cells_is_laid_out_with_all_of_it(table: str) -> None:
    assert read(table) == ["Izmail reopened. It did.", *as_it_is(PORTS)]


def test_a_character_that_cannot_be_written_again_leaves_a_table_as_it_is() -> None:
    assert lines((("Port", "Ships"), ("Ode\x01sa", "1")), MARKED) == ["Port Ships", "Ode\x01sa 1"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>Port<th>Ships<tr HIDDEN><td>secret<td>0<tr><td>Odesa<td>1",
        "<tr><th>Port<th HIDDEN>secret<th>Ships<tr><td>Odesa<td HIDDEN>secret<td>1",
        "<tr><th>Port<th>Ships<tr><td>Odesa<span HIDDEN>secret</span><td>1",
        "<tr><th>Port<th>Ships<tr><td>Odesa<td>1</table><table HIDDEN><tr><th>Port<th>Ships<tr><td>secret<td>1",
    ],
)
@pytest.mark.parametrize("style", ["display:none", "Display : None !important", "color:red; display:none;"])
def test_what_a_table_hides_is_not_told(table: str, style: str) -> None:
    hidden = table.replace("HIDDEN", f'style="{style}"')

    assert read(f"<table>{hidden}</table>") == ["Port: Odesa; Ships: 1"]


def test_a_table_within_one_for_the_layout_is_told() -> None:
    layout = f"<table><tr><td>News<tr><td>&nbsp;<td>{page(PORTS, MARKED)}<td></table>"

    assert read(layout) == ["News", *lines(PORTS, MARKED)]


def test_a_table_beside_other_text_is_laid_out_with_it_so_that_no_row_runs_on_into_that() -> None:
    layout = f"<table><tr><td>{page(PORTS, MARKED)}<td>2<br>3<br>4</table>"

    assert read(layout) == ["Port Closed since 2", "Odesa 3 March 3", "Izmail 5 March 4"]


@pytest.mark.parametrize("header", ["a" * 61, "It was closed."])
def test_what_is_as_long_as_a_sentence_or_ends_as_one_is_no_header(header: str) -> None:
    assert lines((("Port", header), ("Odesa", "3 March")), BOLD)[1] == "Odesa 3 March"


VALUES = st.lists(
    st.sampled_from(
        [
            *("{}", " {}", "{}7", "{}<br>", "<b>{}</b>", "<p>{}</p>", "<div>{}</div>", "<dl><dt>{}<dd>{}</dl>"),
            *("<blockquote>{}</blockquote>", '<i style="display:none">{}</i>'),
        ]
    ),
    max_size=3,
).map("".join)


@given(
    rows=st.integers(2, 3).flatmap(
        lambda n: st.lists(st.lists(VALUES, min_size=n, max_size=n), min_size=1, max_size=3)
    ),
    first=st.sampled_from([UNMARKED, MARKED, BOLD]),
    beside=st.sampled_from(["", "", "<p>{}</p>{}"]),
)
def test_no_word_of_a_table_is_lost_moved_or_joined_to_another(rows: list[list[str]], first: str, beside: str) -> None:
    # The last row has a value in each column: a header without any is left out with its empty cells.
    blank = page([*rows, ["{}7"] * len(rows[0])], first).replace("</table>", f"{beside}</table>")
    # Three letters each, in the order of the alphabet.
    words = list(map("".join, islice(product(ascii_lowercase, repeat=3), blank.count("{}"))))
    in_header = set(words[: "".join(rows[0]).count("{}")])

    def heads_and_rest(lines: list[str]) -> tuple[set[str], list[str]]:
        found = [word.strip(":;") for line in lines for word in line.split()]
        return {w for w in found if w[:3] in in_header}, [w for w in found if w[:3] not in in_header]

    text = read(blank.format(*words))
    # A row of another length keeps a table as it is.
    laid_out = read(blank.replace("</table>", "<tr></table>").format(*words))
    heads, rest = heads_and_rest(laid_out)
    assert text == laid_out or heads_and_rest(text) == (heads, sorted(rest))
