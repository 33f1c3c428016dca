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


def rezipped(data, names=None, **added):
    """Write the same file with parts renamed and added."""
    held = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in (names or {}).items():
                name, content = name.replace(before, after), content.replace(before.encode(), after.encode())
            new.writestr(name, content)
        for name, content in added.items():
            new.writestr(name, content)
    return held.getvalue()


def test_a_main_part_under_another_ending_does_not_get_past_the_limit():
    swollen = rezipped(docx(("", "a" * 9_000_000)), {"document.xml": "document.png"})

    with pytest.raises(UnreadableFile, match="no text where"):
        list(read(swollen, "a.docx"))


def test_a_main_part_under_another_name_is_read():
    (draft,) = read(rezipped(docx(("", "Six died.")), {"document.xml": "document2.XML"}), "a.docx")

    assert draft.text.strip() == "Six died."


def test_pictures_do_not_count():
    (draft,) = read(rezipped(docx(("", "Six died.")), **{"word/media/a.png": b"\0" * 9_000_000}), "a.docx")

    assert draft.text.strip() == "Six died."


def test_files_outside_are_never_read(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    before = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'

    with pytest.raises(UnreadableFile, match="document type"):
        list(read(docx(("", "Six died. &x;"), before=before), "a.docx"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities_that_swell_are_refused_in_every_encoding(encoding):
    before = '<!DOCTYPE d [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;">]>'
    whole = docx(("", "Six died. &y;"), before=before)
    part = ZipFile(BytesIO(whole)).read("word/document.xml").decode().encode(encoding)

    with pytest.raises(UnreadableFile, match="document type"):
        list(read(rezipped(docx(), {"document.xml": "other.xml"}, **{"word/document.xml": part}), "a.docx"))


def test_a_protected_part_is_refused_with_the_cure():
    data = bytearray(docx(("", "Six died.")))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UnreadableFile, match="password"):
        list(read(bytes(data), "a.docx"))
