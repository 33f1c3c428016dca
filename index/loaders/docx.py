"""DOCX → HTML, by mammoth, and on as HTML.

The properties of the file are left aside: they tell of the template more often than of the text.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth

from index.errors import UnreadableFile
from index.loaders.draft import Draft
from index.loaders.html import from_html
from index.loaders.limits import DOCX_XML_BYTES, MIB

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='Heading {rank}'] => h{rank + 1}:fresh" for rank in range(1, 6)),
        *(f"p[style-name='heading {rank}'] => h{rank + 1}:fresh" for rank in range(1, 6)),
    ]
)


def read(data: bytes, source: str) -> Iterator[Draft]:
    if data.startswith(_OLE):
        raise UnreadableFile(source, "it is protected by a password or in the old DOC format. Save it as plain DOCX.")
    parts = _parts(data, source)
    try:
        html = mammoth.convert_to_html(
            parts,
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {}),
        ).value
    except OSError as error:
        raise UnreadableFile(source, "it has no text where a DOCX file has it. Save it again as DOCX.") from error
    yield from_html(html, source)


def _parts(data: bytes, source: str) -> BytesIO:
    """Return the same file with nothing but its XML parts, whose size has been checked.

    mammoth reads whatever part the file calls its text, so what has not been counted must not reach it.
    """
    try:
        packed = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(source, "it is damaged, cut off or no DOCX file. Save it again.") from error
    # Of entries with the same name the last is the one that counts.
    entries = {e.filename: e for e in packed.infolist() if e.filename.lower().endswith((".xml", ".rels"))}
    if any(entry.flag_bits & 1 for entry in entries.values()):
        raise UnreadableFile(source, "it is protected by a password. Save it without one.")
    # zipfile never gives more of an entry than its directory announces.
    if sum(entry.file_size for entry in entries.values()) > DOCX_XML_BYTES:
        raise UnreadableFile(source, f"it unzips to more than {DOCX_XML_BYTES // MIB} MiB of text. Split it.")
    parts = BytesIO()
    with ZipFile(parts, "w") as kept:
        for name, entry in entries.items():
            kept.writestr(ZipInfo(name), _part(packed.read(entry), source))
    return parts


def _part(xml: bytes, source: str) -> bytes:
    # Without the NULs, UTF-16 reads as ASCII does, and expat knows no other encoding that does not.
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        # Entities that it declares would be put in, again and again. No program that writes DOCX declares any.
        raise UnreadableFile(source, "a part of it declares a document type, which no DOCX needs. Save it again.")
    return xml
