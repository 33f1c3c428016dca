"""Markdown, its front matter by python-frontmatter; the rest becomes HTML by markdown-it and is read as such.

So the text of the briefing is what a reader of the rendered page sees, without asterisks and link targets.
"""

import re
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


# A field of the front matter with all lines that belong to it, and a value that YAML writes as it stands.
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w-]*):(?=\s|$).*(?:\n(?:[ \t#-].*)?(?=\n|$))*", re.MULTILINE)
_PLAIN = re.compile(r"(?P<key>[\w-]+):\s+(?P<value>[^\s\[\]{}\"'|>&*!%@`#,].*)")


def read(data: bytes, source: str) -> Iterator[Draft | UnreadableFile]:
    front, body, unread = _split(decode(data, source), source)
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
    yield from unread


def _split(text: str, source: str) -> tuple[dict[object, object], str, list[UnreadableFile]]:
    """Return the front matter, what follows it, and the fields of the front matter that cannot be read."""
    above = len(text) - len(text.lstrip("\n"))
    handler = YAMLHandler()
    text = text.lstrip("\n")
    try:
        yaml, body = handler.split(text) if handler.detect(text) else ("", text)
    except ValueError:
        # One rule and no second: a thematic break.
        return {}, text, []
    if len(yaml) > FRONT_MATTER_CHARS:
        raise UnreadableFile(source, f"its front matter is longer than {FRONT_MATTER_CHARS:,} characters. Shorten it.")
    unread: list[UnreadableFile] = []
    try:
        front = _load(yaml)
    except YAMLError:
        fields, unread = _by_field(yaml, source, above)
        front = fields or None
    # Prose between two rules is no front matter.
    return (front, body, unread) if isinstance(front, dict) else ({}, text, [])


def _load(yaml: str) -> object:
    # The base loader leaves every value a string: the standard one fails at "date: 2026-02-30" and reads the title "No"
    # as False.
    return YAMLHandler().load(yaml, Loader=BaseLoader)


def _by_field(yaml: str, source: str, above: int) -> tuple[dict[object, object], list[UnreadableFile]]:
    """Read front matter that is not YAML field by field: a bad one costs itself. `above` counts the lines before it."""
    front: dict[object, object] = {}
    unread = []
    for field in _FIELD.finditer(yaml):
        if (value := _value(field["key"], field[0].strip())) is not None:
            front[field["key"]] = value
        else:
            line = above + yaml.count("\n", 0, field.start()) + 1
            told = f"the {field['key']!r} of its front matter is not YAML and was left out. Put it in quotes."
            unread.append(UnreadableFile(f"{source}:{line}", told))
    return front, unread


def _value(key: str, field: str) -> object:
    """Return what a field says, None where that cannot be read. "title: Round-up: Corvane" says "Round-up: Corvane"."""
    try:
        loaded = _load(field)
    except YAMLError:
        plain = _PLAIN.fullmatch(field)
        return plain["value"] if plain else None
    return loaded.get(key) if isinstance(loaded, dict) else None
