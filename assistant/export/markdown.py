"""Entries → Markdown, with the footnotes that GitHub, Pandoc and Obsidian know.

What comes from briefings is text, whatever it looks like: every character that could become markup is escaped.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.export.entry import NEAREST, TITLE, Entry, Note, about
from assistant.wording import day

# A colon or dot makes an address ("http://", "mailto:", "www.") only between other characters.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~&$^=@]|!(?=\[)|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(?=[-+])|^(\d{1,9})(?=[.)])")


def markdown(entries: Sequence[Entry], today: date) -> bytes:
    """Write a document; lines that belong together are not broken."""
    blocks = [f"# {TITLE}", f"Exported on {day(today)}."]
    for number, entry in enumerate(entries, 1):
        # Footnotes are named through the whole document, citations are numbered in each answer.
        blocks += _entry(entry, f"{number}." if len(entries) > 1 else "")
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it and does nothing else, at the beginning of a line too."""
    inactive = _ACTIVE.sub(r"\\\g<0>", text)
    return _LIST_MARK.sub(r"\1\\", inactive)


def _entry(entry: Entry, prefix: str) -> Iterator[str]:
    yield f"## {escaped(entry.question)}"
    if entry.resolved:
        yield f"*Searched for:* {escaped(entry.resolved)}"
    if entry.says:
        yield f"**{entry.says}**"
    for choice in entry.choices:
        yield f"- {escaped(choice)}"
    heading = ""
    for line in entry.lines:
        if line.heading != heading:
            heading = line.heading
            yield f"### {escaped(heading)}"
        marks = "".join(f"[^{prefix}{number}]" for number in line.numbers)
        beside = "".join(f" *({told})*" for told in (line.doubt, line.corroboration) if told)
        yield f"{escaped(line.text)}{marks}{beside}"
    yield from (f"*{escaped(told)}*" for told in entry.disagreements)
    if entry.searched:
        yield escaped(entry.searched)
    if entry.missing:
        yield escaped(entry.missing)
    if entry.nearest:
        yield NEAREST
        yield "\n".join(f"- {_note(note)}" for note in entry.nearest)
    for note in entry.notes:
        named = f"[{note.number}] of question {prefix.rstrip('.')}: " if prefix else ""
        yield f"[^{prefix}{note.number}]: {escaped(named)}{_note(note)}"


def _note(note: Note) -> str:
    return f"**{escaped(note.title)}** · {escaped(about(note))} · “{escaped(note.text)}” · {escaped(note.place)}"
