from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.errors import UnreadableFile
from index.loaders.docx import read

TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>"""


def relation(kind, target):
    link = f'<Relationship Id="r" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'


def docx(*paragraphs, before=""):
    """Write the least that is a DOCX file; a paragraph is (style, text)."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
        file.writestr("word/styles.xml", STYLES)
        file.writestr("word/_rels/document.xml.rels", relation("styles", "styles.xml"))
        document = f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", document)
    return held.getvalue()


def test_title_and_headings_come_from_the_styles():
    (draft,) = read(docx(("T", "Toll rises"), ("H", "Implications"), ("", "More may die.")), "a.docx")

    assert [(h.name, h.rank) for h in draft.headings] == [("Toll rises", 1), ("Implications", 2)]
    assert draft.text.strip().split("\n\n") == ["Toll rises", "Implications", "More may die."]


def test_a_file_that_swells_when_unzipped_is_refused_before_it_does():
    with pytest.raises(UnreadableFile, match="unzips to more than 8 MiB"):
        list(read(docx(("", "a" * 9_000_000)), "a.docx"))


def test_a_protected_file_is_refused_with_the_cure():
    with pytest.raises(UnreadableFile, match="password"):
        list(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx"))


def test_a_file_that_breaks_off_is_refused():
    with pytest.raises(UnreadableFile, match="damaged, cut off"):
        list(read(docx(("", "Six died."))[:-40], "a.docx"))


def test_files_outside_are_never_read(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    before = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'

    (draft,) = read(docx(("", "Six died. &x;"), before=before), "a.docx")

    assert "secret" not in draft.text
