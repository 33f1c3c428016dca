"""Reply → statements: lines with marks up to the first brace, JSON from there on; it may be cut off or hostile."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from assistant.writer import json_reply, line_reply
from assistant.writer.reply import LONGEST_REPLY, MOST_STATEMENTS, Part


def parse(pieces: Iterable[str]) -> Iterator[Part]:
    """Yield what a reply says, each statement as soon as it is whole, at most MOST_STATEMENTS.

    Reads at most LONGEST_REPLY characters, in time linear in them. Whatever `pieces` raises comes through.
    """
    reply = islice((character for piece in pieces for character in piece), LONGEST_REPLY)
    before = line_reply.statements(iter(lambda: next(reply, "{"), "{"))
    yield from islice(chain(before, json_reply.statements(chain("{", reply))), MOST_STATEMENTS)
