"""Views of the library beside the chat: what happened when, and what changed. Knows nothing of gradio."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pydantic import BaseModel, Field

from assistant.analysis.changes import Change, Changes
from assistant.analysis.timeline import Event, Timeline, of_answer, when
from assistant.answer import Answer, Quote
from assistant.assistant import Assistant
from assistant.page.export import File, NoFile, file, slug
from assistant.page.fault import FAULT
from assistant.page.show import Disagreement, ShownQuote, Side, parted, quote
from assistant.question import LONGEST_QUESTION
from assistant.wording import count, day, differing, extent, plain
from index.errors import BriefingsError

log = logging.getLogger(__name__)
Shown = TypeVar("Shown")


class OfMatter(BaseModel):
    """The timeline of a matter."""

    about: str = Field(max_length=LONGEST_QUESTION)


class Since(BaseModel):
    """What changed since a day, of a matter or, with "", of all."""

    since: date
    about: str = Field("", max_length=LONGEST_QUESTION)


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """What happened on some days; `dated_by` says where they are from, "" where the sentence names them."""

    when: str
    dated_by: str
    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownTimeline:
    """Events in order, with what they rest on; `notes` say what was searched and what was left out."""

    about: str
    events: tuple[ShownEvent, ...]
    citations: tuple[ShownQuote, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownStory:
    """What changed in a story, as two sentences side by side, and the numbers of what is new in it."""

    heading: str
    changed: tuple[Disagreement, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownChanges:
    """What changed, by stories; numbered in this order."""

    about: str
    stories: tuple[ShownStory, ...]
    citations: tuple[ShownQuote, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """A view that cannot be shown, and why."""

    reason: str


def timeline(assistant: Assistant, wanted: OfMatter) -> ShownTimeline | Unseen:
    return _tried(lambda: shown_timeline(assistant.timeline(wanted.about)))


def timeline_of_answer(answer: Answer | None) -> ShownTimeline | Unseen:
    """Lay out what an answer cites by its days, under the numbers that it has there."""
    if answer is None:
        return Unseen("This answer is no longer kept.")
    return shown_timeline(of_answer(answer), is_of_answer=True)


def changes(assistant: Assistant, wanted: Since) -> ShownChanges | Unseen:
    return _tried(lambda: shown_changes(assistant.changes(wanted.since, about=wanted.about.strip())))


def picture(find: Callable[[], Timeline]) -> File | NoFile:
    """Draw a timeline as an SVG file."""
    try:
        # What it draws with is an extra of the installation.
        from assistant.analysis.timeline_picture import draw

        found = find()
        with TemporaryDirectory() as folder:
            path = Path(folder) / "timeline.svg"
            draw(found, path)
            return file(f"timeline-{slug(found.about) or 'events'}.svg", "image/svg+xml", path.read_bytes())
    except BriefingsError as error:
        return NoFile(str(error))
    except Exception:
        log.exception("A timeline could not be drawn.")
        return NoFile(FAULT)


def shown_timeline(found: Timeline, *, is_of_answer: bool = False) -> ShownTimeline:
    events = tuple(map(_event, found.events))
    notes = [] if found.events else ["The briefings tell of no such event."]
    if found.left_out:
        notes.append(f"{count(found.left_out, 'less relevant event')} left out.")
    if found.undated:
        notes.append(f"{count(found.undated, 'sentence')} without a day left out.")
    if not is_of_answer:
        notes.append(extent(found.searched, found.scope))
    citations = tuple(quote(c.quote, c.number) for c in found.citations)
    return ShownTimeline(plain(found.about), events, citations, tuple(notes))


def shown_changes(found: Changes) -> ShownChanges:
    number = numbers(1)
    citations: list[ShownQuote] = []

    def cited(told: Quote) -> int:
        citations.append(quote(told, next(number)))
        return citations[-1].number

    def shown(heading: str, told: Sequence[Change]) -> ShownStory:
        changed = tuple(_disagreement(one, one.before, cited(one.now), cited(one.before)) for one in told if one.before)
        return ShownStory(plain(heading), changed, tuple(cited(one.now) for one in told if not one.before))

    by_story: dict[str, list[Change]] = {}
    for change in found.changes:
        by_story.setdefault(change.story, []).append(change)
    stories = tuple(shown(heading, told) for heading, told in by_story.items())
    return ShownChanges(plain(found.about), stories, tuple(citations), tuple(_compared(found)))


def _tried(show: Callable[[], Shown]) -> Shown | Unseen:
    try:
        return show()
    except BriefingsError as error:
        return Unseen(str(error))
    except Exception:
        log.exception("A view could not be shown.")
        return Unseen(FAULT)


def _event(event: Event) -> ShownEvent:
    return ShownEvent(
        when=when(event.first, event.last),
        dated_by="day of the report" if event.is_of_report else "told beforehand" if event.is_announced else "",
        text=plain(event.text),
        numbers=tuple(citation.number for citation in event.citations),
    )


def _disagreement(change: Change, before: Quote, number: int, number_before: int) -> Disagreement:
    sides = (
        _side("now", number, change.now, change.now_words),
        _side("before", number_before, before, change.before_words),
    )
    verb = change.kind.value if change.sure else f"possibly {change.kind.value}"
    differ = differing(change.about, change.before_words, change.now_words, between=" → ") if change.about else ""
    return Disagreement(f"{verb.capitalize()} ({differ})" if differ else verb.capitalize(), change.sure, sides)


def _side(lead: str, number: int, told: Quote, words: str) -> Side:
    return Side(lead, number, *parted(plain(told.sentence.text), plain(words)))


def _compared(found: Changes) -> Sequence[str]:
    undated = f" ({found.undated} of them undated, added since)" if found.undated else ""
    since = f"{count(found.new, 'briefing')} since {day(_day(found))}{undated}"
    compared = f"{since} compared with {count(found.old, 'earlier one')}."
    notes = [] if found.changes else ["Nothing new."]
    notes.append(compared)
    if found.left_out:
        notes.append(f"{count(found.left_out, 'change')} more left out: name a matter to see them.")
    if found.unread:
        notes.append(f"{count(found.unread, 'new briefing')} not read: too many at once.")
    return notes


def _day(found: Changes) -> date:
    return date(found.since.year, found.since.month, found.since.day)
