"""Markdown, its front matter by python-frontmatter; the rest becomes HTML by markdown-it and is read as such.

So the text of the briefing is what a reader of the rendered page sees, without asterisks and link targets.
"""

from collections.abc import Iterator
from dataclasses import replace

from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from yaml import BaseLoader, YAMLError  # type: ignore[import-untyped]

from index.errors import UnreadableFile
from index.loaders.decode import decode
from index.loaders.draft import Draft, as_tags
from index.loaders.html import from_html
from index.loaders.limits import FRONT_MATTER_CHARS, MARKDOWN_BRACKETS, MARKDOWN_NESTING
from index.report_date import parse_date

_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": MARKDOWN_NESTING}).enable(["table", "strikethrough"])


def read(data: bytes, source: str) -> Iterator[Draft]:
    front, body = _split(decode(data, source), source)
    if body.count("[") > MARKDOWN_BRACKETS:
        raise UnreadableFile(source, f"it has more than {MARKDOWN_BRACKETS:,} brackets. Split it or name it .txt.")
    draft = from_html(_MARKDOWN.render(body), source)
    title, day = front.get("title"), front.get("date")
    yield replace(
        draft,
        title=title.strip() if isinstance(title, str) else draft.title,
        date=parse_date(day) if isinstance(day, str) else draft.date,
        tags=as_tags(front.get("tags")) or draft.tags,
    )


def _split(text: str, source: str) -> tuple[dict[object, object], str]:
    """Return the front matter and what follows it."""
    handler = YAMLHandler()
    text = text.lstrip("\n")
    try:
        yaml, body = handler.split(text) if handler.detect(text) else ("", text)
    except ValueError:
        # One rule and no second: a thematic break.
        return {}, text
    if len(yaml) > FRONT_MATTER_CHARS:
        raise UnreadableFile(source, f"its front matter is longer than {FRONT_MATTER_CHARS:,} characters. Shorten it.")
    try:
        # The base loader leaves every value a string: the standard one fails at "date: 2026-02-30" and reads the
        # title "No" as False.
        front = handler.load(yaml, Loader=BaseLoader)
    except YAMLError as error:
        problem = " ".join(str(error).split())
        raise UnreadableFile(
            source, f"its front matter is not YAML ({problem}). Put values with colons in quotes."
        ) from error
    # Prose between two rules is no front matter.
    return (front, body) if isinstance(front, dict) else ({}, text)
