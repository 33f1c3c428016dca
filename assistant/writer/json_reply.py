"""JSON, whole or still coming in → statements, each as soon as its braces close.

Read is what looks like a statement, wherever it stands: {"text": "…", "sentences": [1, 2]}. What surrounds it may be
broken, cut off or missing. Each character is looked at once.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.writer.line_reply import statements as lines
from assistant.writer.marks import numbers as in_brackets
from assistant.writer.reply import LONGEST_STATEMENT, NoAnswer, Part, Statement

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        # First, so that a reply that will hold no statement says so at once.
        "answerable": {"type": "boolean"},
        "statements": {
            "type": "array",
            "maxItems": 6,
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "sentences": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "sentences"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["answerable", "statements"],
    "additionalProperties": False,
}
_LONGEST_OBJECT = 2 * LONGEST_STATEMENT
_NO = re.compile(r"\"answerable\"\s*:\s*(?:false|\"(?:false|no)\")", re.IGNORECASE)
_TEXTS = ("text", "statement", "sentence", "claim", "answer")
_NUMBERS = ("sentences", "citations", "cites", "sources", "evidence", "numbers")


def statements(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield the statements of a reply that comes in pieces; nothing of an object that is never closed."""
    inner = ""  # of the innermost object that is open, as far as it was read
    in_string, escaped, said_no = False, False, False
    for character in (character for piece in pieces for character in piece):
        if in_string:
            inner += character
            in_string = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == "{":
            inner = character
        else:
            inner += character
            in_string = character == '"'
        if character in ",}" and not in_string and not said_no and _NO.search(inner):
            said_no = True
            yield NoAnswer()
        if character == "}" and not in_string:
            yield from _object(inner)
            inner = ""
        if len(inner) > _LONGEST_OBJECT:
            inner = inner[-200:]  # no statement of ours; its end may still say that there is no answer


def _object(text: str) -> Iterator[Part]:
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):  # brackets within brackets, thousands deep
        return
    said = next((found[name] for name in _TEXTS if isinstance(found.get(name), str)), "")
    cited = next((found[name] for name in _NUMBERS if name in found), ())
    numbers = tuple(_numbers(cited if isinstance(cited, list) else [cited]))
    # A statement may be several sentences, with marks of their own.
    for part in lines([said[:LONGEST_STATEMENT].replace("\n", " ")]):
        if isinstance(part, Statement):
            yield Statement(part.text, tuple(dict.fromkeys((*part.numbers, *numbers))))
        else:
            yield part


def _numbers(values: Iterable[Any]) -> Iterator[int]:
    for value in values:
        if isinstance(value, int) and not isinstance(value, bool):
            yield value
        elif isinstance(value, str):
            yield from in_brackets(value.strip().strip("[]【】"))
