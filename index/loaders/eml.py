"""E-mail → text: all its parts in order, each in plain text where it has that; attachments are left aside."""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy, Policy
from typing import Any

from index.errors import UnreadableFile
from index.loaders.decode import decode
from index.loaders.draft import Draft, Heading, as_tags
from index.loaders.html import from_html
from index.loaders.limits import (
    EMAIL_COMPARISONS,
    EMAIL_HEADER_BYTES,
    EMAIL_PART_FIELD_BYTES,
    EMAIL_PART_FIELDS_BYTES,
    EMAIL_PARTS,
)
from index.report_date import parse_date

_SIGNATURE = re.compile(r"^-- \r?$", re.MULTILINE)  # RFC 3676, 4.3
_EVERY_EMAIL_HAS = ("from", "date", "subject", "message-id", "mime-version", "content-type")


def read(data: bytes, source: str) -> Iterator[Draft]:
    # Files saved on their way often begin with an empty line, which would end the header before it began.
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if data.find(b"\n\n", 0, EMAIL_HEADER_BYTES) < 0 and len(data) > EMAIL_HEADER_BYTES:
        raise UnreadableFile(
            source, f"its header is longer than {EMAIL_HEADER_BYTES // 1024} KiB. Save the text as TXT."
        )
    message = email.message_from_bytes(data, policy=_limited(source, data.count(b"\n")))
    if not isinstance(message, EmailMessage) or not any(name in message for name in _EVERY_EMAIL_HAS):
        raise UnreadableFile(source, "it has no e-mail header. Save the message as EML, or the text as TXT.")
    pages = sum(part.get_content_type() == "text/html" and not part.is_attachment() for part in message.walk())
    drafts = _drafts(message, source, max(pages, 1))
    if not drafts:
        raise UnreadableFile(source, "it has no text, only attachments. Save those and add them instead.")
    yield replace(
        _joined(drafts),
        title=" ".join(_header(message, "subject").split()),
        date=parse_date(_header(message, "date")),
    )


def _limited(source: str, lines: int) -> EmailPolicy:
    """Return a policy that refuses a message while its parts are being found, before a costly one is taken apart."""
    parts, multiparts, total = 0, 0, 0

    def refused(reason: str) -> UnreadableFile:
        return UnreadableFile(source, f"{reason}. Save the text as TXT.")

    def part(policy: "Policy[Any]") -> EmailMessage:
        nonlocal parts
        parts += 1
        if parts > EMAIL_PARTS:
            raise refused(f"it has more than {EMAIL_PARTS:,} parts")
        return EmailMessage(policy)

    def check(field: str) -> None:
        nonlocal multiparts, total
        multiparts, total = multiparts + ("multipart" in field), total + len(field)
        if len(field) > EMAIL_PART_FIELD_BYTES:
            raise refused(f"one of its parts has a header longer than {EMAIL_PART_FIELD_BYTES // 1024} KiB")
        if total > EMAIL_PART_FIELDS_BYTES:
            raise refused(f"the headers of its parts are longer than {EMAIL_PART_FIELDS_BYTES // 1024} KiB together")
        if multiparts * lines > EMAIL_COMPARISONS:
            raise refused(f"its parts are nested too deep for its {lines:,} lines ({multiparts} multiparts)")

    class Limited(EmailPolicy):
        def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
            # These say what a part is, and the parser takes each apart at once; the others it leaves for whoever asks.
            if sourcelines[0].lower().startswith("content-"):
                check("".join(sourcelines).lower())
            return super().header_source_parse(list(sourcelines))

    return Limited(message_factory=part)


def _drafts(part: MIMEPart, source: str, pages: int) -> list[Draft]:
    """Return the texts of a part in order; none for what is attached. Of alternatives the first that has words."""
    if part.is_attachment():
        return []
    if part.get_content_type() in ("text/plain", "text/html"):
        return [_draft(part, source, pages)]
    if part.get_content_maintype() != "multipart":
        return []
    if part.get_content_type() != "multipart/alternative":
        return [draft for inner in part.iter_parts() for draft in _drafts(inner, source, pages)]
    found: list[Draft] = []
    for inner in sorted(part.iter_parts(), key=lambda inner: inner.get_content_type() != "text/plain"):
        found = _drafts(inner, source, pages) or found
        if any(draft.text.strip() for draft in found):
            break
    return found


def _joined(drafts: Sequence[Draft]) -> Draft:
    text, headings, tags = "", list[Heading](), list[str]()
    for draft in drafts:
        text += "\n\n" if text else ""
        headings += (replace(h, start=h.start + len(text), end=h.end + len(text)) for h in draft.headings)
        tags += draft.tags
        text += draft.text
    return Draft(text, headings=tuple(headings), tags=as_tags(tags))


def _draft(body: MIMEPart, source: str, pages: int) -> Draft:
    # Not get_content(): it fails at encodings that do not exist, and e-mails do name such.
    payload = body.get_payload(decode=True)
    declared = body.get_param("charset", "")
    text = decode(payload if isinstance(payload, bytes) else b"", source, declared if isinstance(declared, str) else "")
    if body.get_content_type() == "text/html":
        return from_html(text, source, pages)
    return Draft(_unsigned(text))


def _unsigned(text: str) -> str:
    said = _SIGNATURE.split(text, maxsplit=1)[0]
    # "FYI", signed, and below it the mail that is passed on: what outweighs the rest is no signature.
    return said if 2 * len(said) >= len(text) else text


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except Exception:
        # The standard library's header parser fails on malformed headers in many ways (IndexError, ValueError, …);
        # the text of the message is none the worse for it.
        return ""
