"""Answers → a file that the browser keeps. Knows nothing of gradio."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, Field

from assistant.answer import Answer
from assistant.export import document

LONGEST_NAME = 60  # characters


class Form(StrEnum):
    """The forms of a file, by the ends of their names."""

    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"
    RECEIPT = "receipt.json"  # of one answer alone; see receipts.py


_TYPES = {
    Form.MARKDOWN: "text/markdown",
    Form.HTML: "text/html",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.JSON: "application/json",
    Form.RECEIPT: "application/json",
}


class Wanted(BaseModel):
    """What to export: the answer of a turn, by its id; "" is all answers of the conversation."""

    form: Form
    turn: str = Field("", max_length=40)


@dataclass(frozen=True, slots=True)
class File:
    """A file for the browser to keep; `content` is base64."""

    name: str
    type: str
    content: str


@dataclass(frozen=True, slots=True)
class NoFile:
    """A file that could not be made, and why."""

    reason: str


def exported(answers: Sequence[Answer], wanted: Wanted, today: date) -> File | NoFile:
    """Make the file of some answers, in their order."""
    if not answers:
        return NoFile("There is no answer to export. One may have been erased with its briefing.")
    return filed(answers, wanted, document(answers, f".{wanted.form}", today=today), today)


def filed(answers: Sequence[Answer], wanted: Wanted, content: bytes, today: date) -> File:
    """Return the file of some answers, given what it holds."""
    return file(named(answers, wanted, today), _TYPES[wanted.form], content)


def file(name: str, type: str, content: bytes) -> File:
    return File(name, type, b64encode(content).decode("ascii"))


def named(answers: Sequence[Answer], wanted: Wanted, today: date) -> str:
    """Name a file by its question, or a conversation by its day: "was-a-ransom-paid.md", "briefings-2026-03-20.md"."""
    stem = slug(answers[0].question) if wanted.turn else ""
    return f"{stem or f'briefings-{today.isoformat()}'}.{wanted.form}"


def slug(text: str) -> str:
    """Return letters and digits of a text as a file's name may have them, "" where it has none."""
    words = re.findall(r"[^\W_]+", text.casefold())
    kept = ""
    for word in words:
        if len(kept) + len(word) >= LONGEST_NAME:
            break
        kept = f"{kept}-{word}" if kept else word
    return kept or (words[0][:LONGEST_NAME] if words else "")
