from datetime import date
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from index.errors import UnreadableFile
from index.load import load
from index.loaders.pdf import read
from index.segment import segment


def pdf(*pages, trailer=b""):
    """Write a PDF by hand; a page is a list of (font, size, line), F2 is bold."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))
    fonts = b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
    ]
    for n, lines in enumerate(pages):
        shown = b" ".join(b"/%b %d Tf (%b) Tj T*" % (font.encode(), size, line.encode()) for font, size, line in lines)
        stream = b"BT 72 720 Td 20 TL %b ET" % shown
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R%b>>" % (6 + 2 * n, fonts))
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream))
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


BRIEFING = [
    ("F2", 20, "The Sabine"),
    ("F2", 20, "sinks"),
    ("F1", 12, "12 March 2026"),
    ("F2", 12, "Key takeaways"),
    ("F1", 12, "- Eleven people died in the strait, the mini-"),
    ("F1", 12, "stry said on Thursday in the capital."),
]


def test_the_text_of_all_pages_is_read_in_order():
    (draft,) = read(pdf([("F1", 12, "Six died.")], [("F1", 12, "Eleven lived.")]), "a.pdf")

    assert draft.text == "Six died.\nEleven lived."


def test_larger_and_bold_lines_are_headings_and_a_wrapped_one_is_one():
    (draft,) = read(pdf(BRIEFING), "a.pdf")

    assert [(h.name, h.rank) for h in draft.headings] == [("The Sabine sinks", 1), ("Key takeaways", 2)]
    assert [draft.text[h.start : h.end] for h in draft.headings] == ["The Sabine\nsinks", "Key takeaways"]


def test_a_word_divided_at_the_end_of_a_line_is_one_word():
    (draft,) = read(pdf(BRIEFING), "a.pdf")

    assert "the ministry said" in draft.text


def test_a_sentence_that_runs_on_over_the_end_of_a_page_is_one(tmp_path):
    halves = (
        "The navy closed the port to all tankers on Thursday, and no ship may pass until the",
        "channel is swept.",
        "Six died.",
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            *(
                [("F1", 9, "Weekly Brief - 12 March 2026"), ("F1", 12, half), ("F1", 9, f"Page {n} of 3")]
                for n, half in enumerate(halves, 1)
            )
        )
    )

    ((_, briefing),) = load(path).briefings
    sentences = segment(briefing)

    assert [" ".join(sentence.text.split()) for sentence in sentences] == [f"{halves[0]} {halves[1]}", halves[2]]
    assert all(briefing.text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert (briefing.title, briefing.date) == ("Weekly Brief - 12 March 2026", date(2026, 3, 12))


def test_what_stands_at_the_bottom_of_the_pages_gives_the_date_and_no_title(tmp_path):
    path = tmp_path / "toll_rises.pdf"
    path.write_bytes(
        pdf(*([("F1", 12, said), ("F1", 9, "Desk, 12 March 2026")] for said in ("Six died.", "Ten.", "One.")))
    )

    ((_, briefing),) = load(path).briefings

    assert (briefing.title, briefing.date) == ("Toll rises", date(2026, 3, 12))


def test_a_page_without_text_is_called_a_scan():
    blank = BytesIO()
    document = pdfium.PdfDocument.new()
    document.new_page(100, 100)
    document.save(blank)

    with pytest.raises(UnreadableFile, match="no text, perhaps a scan"):
        list(read(blank.getvalue(), "a.pdf"))


def test_an_encrypted_file_is_refused_with_the_cure():
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)

    with pytest.raises(UnreadableFile, match="protected by a password"):
        list(read(pdf(BRIEFING, trailer=lock), "a.pdf"))


@pytest.mark.parametrize("data", [b"%PDF-1.7 and no more", b"words", pdf(BRIEFING)[:60]])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(UnreadableFile, match=r"a\.pdf: it is damaged"):
        list(read(data, "a.pdf"))


def test_more_characters_than_a_briefing_has_are_refused(monkeypatch):
    monkeypatch.setattr("index.loaders.pdf.PDF_CHARS", 20)

    with pytest.raises(UnreadableFile, match=r"a\.pdf: it has more than 20 characters"):
        list(read(pdf([("F1", 12, "Six died.")], [("F1", 12, "Eleven lived.")]), "a.pdf"))
