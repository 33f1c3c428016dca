"""DOCX → HTML, by mammoth, and on as HTML.

The properties of the file are left aside: they tell of the template more often than of the text.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

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
    _check_zip(data, source)
    html = mammoth.convert_to_html(
        BytesIO(data),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda _: {}),
    ).value
    yield from_html(html, source)


def _check_zip(data: bytes, source: str) -> None:
    """Refuse what would swell when unzipped. zipfile never gives more of an entry than its directory announces."""
    try:
        entries = ZipFile(BytesIO(data)).infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(source, "it is damaged, cut off or no DOCX file. Save it again.") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(source, "it is protected by a password. Save it without one.")
    if sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))) > DOCX_XML_BYTES:
        raise UnreadableFile(source, f"it unzips to more than {DOCX_XML_BYTES // MIB} MiB of text. Split it.")
