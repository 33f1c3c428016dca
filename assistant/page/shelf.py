"""The library as the page lists it, and files on their way into it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.page.show import dates
from assistant.wording import count, day, plain
from index.briefing import Card
from index.scope import Scope

MAX_LISTED = 500  # all the titles of a library of 8,600 cost 0.8 MB and half a second at every visit
MAX_TAGS = 40


@dataclass(frozen=True, slots=True)
class ShownCard:
    id: str
    title: str
    date: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownTag:
    """A tag and how many briefings of the library have it."""

    tag: str
    briefings: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence with the words that were sought, in a briefing whose title has not got them."""

    briefing: str
    sentence: str
    title: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Briefings of the library, newest first: the first of those sought, a multiple of `MAX_LISTED` or all.

    `found` counts all that were sought, `held` all of the library. `tags` are its most frequent ones. `limits` says
    in words what the next question is limited to and what lies outside only for want of a tag, "" for the whole
    library, and `within` how many briefings that is.
    `problem` says why it cannot be listed, "" where it can.
    """

    cards: tuple[ShownCard, ...] = ()
    mentions: tuple[Mention, ...] = ()
    found: int = 0
    held: int = 0
    tags: tuple[ShownTag, ...] = ()
    limits: str = ""
    within: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Briefings were erased: how many, or why none was ("" where they were)."""

    told: str
    problem: str = ""


class Stage(StrEnum):
    """How far a file is on its way into the library."""

    WAITING = "waiting"
    ADDING = "adding"
    ADDED = "added"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file on its way in; `fraction` of it (0 to 1) is stored, `told` says what came of it."""

    name: str
    stage: Stage = Stage.WAITING
    fraction: float = 0.0
    told: str = ""


@dataclass(frozen=True, slots=True)
class Adding:
    """Files are being added, one after another. `job` is the browser's name for all of them."""

    job: str
    files: tuple[ShownFile, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """Files were added, or not: what came of each and of all."""

    job: str
    files: tuple[ShownFile, ...]
    summary: str


def cards(found: Iterable[Card]) -> tuple[ShownCard, ...]:
    return tuple(ShownCard(c.id, plain(c.title), day(c.date), tuple(map(plain, c.tags))) for c in found)


def titled(held: Sequence[Card], words: str) -> tuple[Card, ...]:
    """Return the briefings whose title holds each of these words, or beginnings or ends of them, in any case."""
    sought = words.casefold().split()
    return tuple(card for card in held if all(word in card.title.casefold() for word in sought))


def tags(held: Iterable[Card], kept: Sequence[str] = ()) -> tuple[ShownTag, ...]:
    """Return the most frequent tags with how many briefings have each, by name; `kept` are among them in any case."""
    counted = Counter(tag for card in held for tag in card.tags)
    shown = {*kept, *(tag for tag, _ in counted.most_common(MAX_TAGS))}
    return tuple(ShownTag(tag, counted[tag]) for tag in sorted(shown, key=str.casefold))


def limits(scope: Scope, within: int, held: int, untagged: int) -> str:
    """Say what part of a library of `held` briefings a scope of `within` is; "" for all of it.

    `untagged` are those that would lie within, but have no tag by which they could.
    """
    if not scope:
        return ""
    told = [_part(scope, within, held)]
    told += [dates(scope)] if scope.is_dated else []
    told += ["tagged " + " or ".join(map(plain, scope.tags))] if scope.tags else []
    told += [f"{untagged:,} {'has' if untagged == 1 else 'have'} no tags"] if scope.tags and untagged else []
    return " · ".join(told)


def _part(scope: Scope, within: int, held: int) -> str:
    if not within:
        return "No briefing"
    if scope.briefings:
        return f"Only {count(within, 'chosen briefing')}"
    return f"Only {within:,} of {count(held, 'briefing')}"
