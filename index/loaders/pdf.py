"""PDF → text, by PDFium; larger and bold lines are its headings.

Knows nothing of the document's properties: their titles ("Microsoft Word - x.docx") mislead more often than they help.
"""

import ctypes
import re
import threading
from collections import Counter
from collections.abc import Iterator
from itertools import chain

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from index.errors import UnreadableFile
from index.loaders.draft import Draft, Heading
from index.loaders.limits import PDF_CHARS, PDF_PAGES
from index.loaders.running_lines import Line, without_running_lines

# PDFium may be used by one thread at a time.
_PDFIUM = threading.Lock()

_LARGER = 1.1  # than the letters of most of the text
_HEADING_CHARS = 120
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile("bold|black|heavy", re.IGNORECASE)
_FONT_NAME_BYTES = 256
_LINE = re.compile(r"([^\r\n]*)(\r\n|[\r\n]|\Z)")
# PDFium joins a word that was divided at the end of a line and leaves U+FFFE in it. NUL is a glyph that stands for
# no character. With either, no search would find the word.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0))


def read(data: bytes, source: str) -> Iterator[Draft]:
    with _PDFIUM:
        pages = _pages(data, source)
    kept = without_running_lines(pages)
    lines = list(chain.from_iterable(kept.lines))
    if not any(line.text.strip() for line in lines):
        raise UnreadableFile(source, "it holds no text, perhaps a scan. Run a text recognition (OCR) on it first.")
    text = "\n".join(line.text for line in lines)
    yield Draft(text, headings=_headings(text, lines), heads=kept.heads, feet=kept.feet)


def _pages(data: bytes, source: str) -> list[list[Line]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableFile(source, "it is protected by a password. Save it without one.") from error
        raise UnreadableFile(source, "it is damaged, cut off or no PDF file. Save it again.") from error
    try:
        if len(document) > PDF_PAGES:
            raise UnreadableFile(source, f"it has {len(document):,} pages, more than {PDF_PAGES:,}. Split it.")
        pages: list[list[Line]] = []
        left = PDF_CHARS
        for page in range(len(document)):
            lines, count = _page(document[page], left, source)
            pages.append(lines)
            left -= count
        return pages
    finally:
        document.close()


def _page(page: pdfium.PdfPage, most: int, source: str) -> tuple[list[Line], int]:
    """Return the lines of a page and how many characters it has; `most` is what the pages before have left."""
    glyphs = page.get_textpage()
    try:
        count: int = glyphs.count_chars()
        if count > most:
            raise UnreadableFile(source, f"it has more than {PDF_CHARS:,} characters. Split it.")
        return list(_text(glyphs)), count
    finally:
        glyphs.close()
        page.close()


def _text(glyphs: pdfium.PdfTextPage) -> Iterator[Line]:
    start = 0
    for found in _LINE.finditer(glyphs.get_text_range(errors="replace")):
        written = found[1]
        end = start + _units(written.rstrip())
        if written or found[2]:
            first = start + _units(written) - _units(written.lstrip())
            size, bold = _font(glyphs, first)
            bold = bold and _font(glyphs, end - 1)[1]
            yield Line(written.translate(_NO_CHARACTERS), size, bold, _height(glyphs, first))
        start += _units(found[0])


def _units(text: str) -> int:
    """PDFium counts as UTF-16 does: characters beyond the first 65,536 twice."""
    return len(text) + sum(c > "\uffff" for c in text)


def _font(glyphs: pdfium.PdfTextPage, position: int) -> tuple[float, bool]:
    """Return size and boldness of the character at a position of the page's text."""
    glyph = raw.FPDFText_GetCharIndexFromTextIndex(glyphs, position)
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    raw.FPDFText_GetFontInfo(glyphs, glyph, name, _FONT_NAME_BYTES, ctypes.c_int())
    bold = bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))
    return raw.FPDFText_GetFontSize(glyphs, glyph), bold or raw.FPDFText_GetFontWeight(glyphs, glyph) >= _BOLD_WEIGHT


def _height(glyphs: pdfium.PdfTextPage, position: int) -> float:
    """Return how far above the foot of the page the character at a position of its text stands."""
    left, height = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(glyphs, raw.FPDFText_GetCharIndexFromTextIndex(glyphs, position), left, height)
    return height.value


def _headings(text: str, lines: list[Line]) -> tuple[Heading, ...]:
    """Return the lines that stand out; neighbours of the same larger size are one heading, wrapped."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size > usual * _LARGER), reverse=True)
    bold_tells = sum(len(line.text) for line in lines if line.bold) * 2 < sizes.total()
    found: list[Heading] = []
    start = 0
    for line in lines:
        name, is_larger = line.text.strip(), line.size in larger
        if _could_be_heading(name) and (is_larger or (line.bold and bold_tells)):
            first = start + len(line.text) - len(line.text.lstrip())
            heading = Heading(
                first, first + len(name), name, 1 + (larger.index(line.size) if is_larger else len(larger))
            )
            if is_larger and found and found[-1].rank == heading.rank and not text[found[-1].end : first].strip():
                upper = found.pop()
                heading = Heading(upper.start, heading.end, f"{upper.name} {name}", heading.rank)
            found.append(heading)
        start += len(line.text) + 1
    return tuple(found)


def _could_be_heading(line: str) -> bool:
    return any(c.isalpha() for c in line) and len(line) <= _HEADING_CHARS and not line.endswith((".", ",", ";"))
