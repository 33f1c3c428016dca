"""Bytes → text: which encoding is it, or is it no text at all?

Line ends become "\\n" here; nothing else of a text is changed, here or later.
"""

import codecs
import re

from charset_normalizer import from_bytes

from index.errors import UnreadableFile

# The longer one first: the mark of UTF-16 is the beginning of that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What text files are written in. Left to itself, charset-normalizer sees KOI8 as Japanese and dashes as Macintosh.
_LIKELY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_15"),
    *("koi8_r", "koi8_u", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
# Browsers and mail programs read ISO 8859-1 as cp1252 (WHATWG Encoding), which has “quotes” where it has controls.
_LATIN_1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_SAMPLE_BYTES = 64 * 1024
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS_TOLERATED = 1 / 500


def decode(data: bytes, source: str, declared: str = "") -> str:
    """Return the text of a file. Raises UnreadableFile where it is binary or in no encoding that we recognise.

    A byte order mark decides, then UTF-8, then the encoding the format declares, then statistics.
    """
    text = _decoded(data, source, declared)
    if "\0" in text or len(_CONTROLS.findall(text)) > len(text) * _CONTROLS_TOLERATED:
        raise UnreadableFile(source, "it is binary, not text. Give it the ending of its real format.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, source: str, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, source)
    if b"\0" in data:
        raise UnreadableFile(source, "it is binary, not text. Give it the ending of its real format.")
    for encoding in ("utf-8", declared):
        try:
            text = data.decode(encoding)
            return text.translate(_LATIN_1) if codecs.lookup(encoding).name == "iso8859-1" else text
        # LookupError: the format declares an encoding that does not exist.
        except (UnicodeError, LookupError):
            continue
    found = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_LIKELY)
    best = found.best()
    if best is None:
        raise UnreadableFile(source, "its encoding is not recognised, or it is binary. Save it as UTF-8 text.")
    # "São" is "Săo" in the Central European code page and as likely by its letters: what is more common wins.
    equal = [match.encoding for match in found if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return _strictly(data, min(equal, key=_LIKELY.index), source)


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise UnreadableFile(
            source, f"it looks like {encoding} text but breaks off or changes encoding. Save it as UTF-8 text."
        ) from error
