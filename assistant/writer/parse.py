"""Reply → statements: lines with marks up to the first object, JSON from there on; it may be cut off or hostile."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from assistant.writer import json_reply, line_reply
from assistant.writer.reply import LONGEST_REPLY, LONGEST_THOUGHTS, MOST_STATEMENTS, Part
from assistant.writer.thoughts import spoken


def parse(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield what a reply says, each statement as soon as it is whole, at most MOST_STATEMENTS.

    Reads at most LONGEST_REPLY characters behind what the model thought first, in time linear in them. Whatever
    `pieces` raises comes through.
    """
    characters = (character for piece in pieces for character in piece)
    reply = islice(spoken(islice(characters, LONGEST_THOUGHTS + LONGEST_REPLY)), LONGEST_REPLY)
    opened: list[str] = []
    before = line_reply.statements(_until_object(reply, opened))
    rest = (character for part in (opened, reply) for character in part)
    yield from islice(chain(before, json_reply.statements(rest)), MOST_STATEMENTS)


def _until_object(reply: Iterator[str], opened: list[str]) -> Iterator[str]:
    """Yield what stands before a JSON object, and put how that opens into `opened`: "{No. 5}" is none."""
    for character in reply:
        held = character
        while held.startswith("{") and held[-1] in "{ \t\r\n" and (following := next(reply, "")):
            held = following if following == "{" else held + following
        if held.startswith("{") and held[-1] in '"}':
            opened.append(held)
            return
        yield from held
