"""Entries → a Word document with real footnotes.

python-docx writes the document; footnotes, which it does not know, are a part of their own beside it. Their marks are
ours ("[1]"), not Word's: a citation has the same number wherever an answer is shown.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.export.entry import NEAREST, TITLE, Entry, Note, about
from assistant.wording import day

_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Word wants these two in every file of footnotes; what is written counts from 1.
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_QUIET = RGBColor(0x59, 0x59, 0x59)


class _Footnotes:
    """The footnotes of a document, written as they are first cited."""

    def __init__(self) -> None:
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
        self._count = 0

    def cite(self, paragraph: Paragraph, note: Note, *, again: bool) -> None:
        """Put the mark of a footnote behind a paragraph; where it was cited before, the mark alone."""
        run = paragraph.add_run()
        run.style = "Footnote Reference"
        if not again:
            self._count += 1
            reference = _element("w:footnoteReference", customMarkFollows="1", id=str(self._count))
            run._r.append(reference)
            self._root.append(self._footnote(note))
        run.add_text(f"[{note.number}]")

    def _footnote(self, note: Note) -> BaseOxmlElement:
        footnote = _element("w:footnote", id=str(self._count))
        paragraph = OxmlElement("w:p")
        style = OxmlElement("w:pPr")
        style.append(_element("w:pStyle", val="FootnoteText"))
        paragraph.append(style)
        footnote.append(paragraph)
        text = Paragraph(paragraph, None)  # type: ignore[arg-type]  # styles are named by id above, no part is asked
        mark = text.add_run(f"[{note.number}] ")
        mark.font.superscript = True
        text.add_run(note.title).bold = True
        text.add_run(f" · {about(note)} · “{note.text}” · {note.place}")
        return footnote

    def attach(self, document: Doc) -> None:
        blob = serialize_part_xml(self._root)
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def docx(entries: Sequence[Entry], today: date) -> bytes:
    """Write a document."""
    document = Document()
    _prepare(document, today)
    document.add_heading(TITLE, 0)
    _quiet(document, f"Exported on {day(today)}.")
    footnotes = _Footnotes()
    for entry in entries:
        _entry(document, footnotes, entry)
    footnotes.attach(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Doc, today: date) -> None:
    """Name the document and give it the styles that its footnotes have."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = TITLE, "Briefing Assistant", ""
    properties.created = properties.modified = datetime.combine(today, time(), UTC)
    reference = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(9)
    text.paragraph_format.space_after = Pt(3)


def _entry(document: Doc, footnotes: _Footnotes, entry: Entry) -> None:
    document.add_heading(entry.question, 1)
    if entry.resolved:
        _quiet(document, f"Searched for: {entry.resolved}")
    if entry.says:
        document.add_paragraph().add_run(entry.says).bold = True
    for choice in entry.choices:
        document.add_paragraph(choice, "List Bullet")
    notes = {note.number: note for note in entry.notes}
    cited: set[int] = set()
    heading = ""
    for line in entry.lines:
        if line.heading != heading:
            heading = line.heading
            document.add_heading(heading, 2)
        paragraph = document.add_paragraph(line.text)
        for number in line.numbers:
            footnotes.cite(paragraph, notes[number], again=number in cited)
            cited.add(number)
        for told in filter(None, (line.doubt, line.corroboration)):
            paragraph.add_run(f" ({told})").italic = True
    for told in entry.disagreements:
        document.add_paragraph().add_run(told).italic = True
    if entry.searched:
        _quiet(document, entry.searched)
    if entry.missing:
        document.add_paragraph(entry.missing)
    if entry.nearest:
        document.add_paragraph(NEAREST)
        for note in entry.nearest:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(note.title).bold = True
            paragraph.add_run(f" · {about(note)} · “{note.text}” · {note.place}")


def _quiet(document: Doc, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
