"""What the reader does when a briefing is opened, and what it shows. Knows nothing of gradio."""

import logging
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, Field

from assistant.assistant import Assistant
from assistant.page.fault import FAULT
from assistant.page.show import ShownQuote, quote
from assistant.wording import day, place, plain, upright
from index.briefing import Sentence
from index.errors import BriefingsError, UnknownBriefing
from index.scope import Scope

UNKNOWN = "It is not in this library: it was removed since, or the link is from another library."
REPLACED = "A newer version has taken its place; answers that cite this one still lead here."
ELSEWHERE = "The sentence that was linked to does not stand in this briefing."

MOST_MARKS = 500
WRAPPED = range(40, 101)  # characters in a line of texts that were wrapped at a width
_STAR = re.compile(r"(?m)^([ \t]*)\*(?=[ \t])")
_PARAGRAPH = re.compile(r"(?m)^[^\n]++(?:\n[^\n]++)++")

SentenceId = Annotated[str, Field(max_length=60)]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a briefing's text: a sentence that is marked, by its id, or what lies between those ("")."""

    text: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing in full: its pieces in order make up its whole text, but for what turns the direction of writing,
    the line ends within a paragraph that was wrapped and the stars before the items of a list.

    Only sentences to mark are pieces of their own: one of 60,000 sentences travels as the text it is.

    `sought` is the sentence it was opened at, None where it was opened at its beginning. `note` says what is odd about
    it, "" where nothing is. `added` is "" for one that was replaced since.
    """

    id: str
    title: str
    date: str
    source: str
    tags: tuple[str, ...]
    added: str
    note: str
    pieces: tuple[Piece, ...]
    sought: ShownQuote | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A briefing that cannot be shown, and why."""

    id: str
    reason: str


class Wanted(BaseModel):
    """The briefing to open; `sentence` is the id to scroll to, "" for its beginning, `marks` those to mark as well."""

    briefing: str = Field(max_length=40)
    sentence: SentenceId = ""
    marks: tuple[SentenceId, ...] = Field((), max_length=MOST_MARKS)


def read(assistant: Assistant, wanted: Any) -> Opened | Unread:
    """Open a briefing; `wanted` comes from the browser, ValueError where it is not as `Wanted` says."""
    what = Wanted.model_validate(wanted)
    try:
        return opened(assistant, what.briefing, what.sentence, what.marks)
    except UnknownBriefing:
        return Unread(what.briefing, UNKNOWN)
    except BriefingsError as error:
        return Unread(what.briefing, str(error))
    except Exception:
        log.exception("The briefing %r could not be opened.", what.briefing)
        return Unread(what.briefing, FAULT)


def opened(assistant: Assistant, briefing_id: str, sentence_id: str, marks: Collection[str] = ()) -> Opened:
    """Lay out a briefing, one that was replaced since too. Raises UnknownBriefing."""
    briefing = assistant.briefing(briefing_id)
    wanted = {sentence_id, *marks} - {""}
    marked = [one for one in assistant.sentences(briefing_id) if one.id in wanted] if wanted else []
    sought = next((one for one in marked if one.id == sentence_id), None)
    card = next(iter(assistant.briefings(Scope(briefings=(briefing_id,)))), None)
    notes = [REPLACED if card is None else "", ELSEWHERE if sentence_id and sought is None else ""]
    return Opened(
        id=briefing_id,
        title=plain(briefing.title),
        date=day(briefing.date),
        source=place(briefing.source),
        tags=tuple(map(plain, briefing.tags)),
        added=day(card.added.astimezone().date()) if card else "",
        note=" ".join(note for note in notes if note),
        pieces=tuple(pieces(briefing.text, marked)),
        sought=quote(assistant.quote(sought)) if sought else None,
    )


def pieces(text: str, marked: Iterable[Sentence]) -> Iterator[Piece]:
    """Cut a text into the sentences that are marked, given in order, and what lies between them."""
    # Cut here and not in the browser: JavaScript counts UTF-16 units, so our offsets would slip behind an emoji.
    text = bulleted(flowing(text))
    end = 0
    for sentence in marked:
        if sentence.start > end:
            yield Piece(upright(text[end : sentence.start]))
        yield Piece(upright(text[sentence.start : sentence.end]), sentence.id)
        end = sentence.end
    if end < len(text):
        yield Piece(upright(text[end:]))


def bulleted(text: str) -> str:
    """Have items of a list that begin with a star, as those of HTML do, begin with a bullet; no offset changes."""
    return _STAR.sub(r"\1•", text)


def flowing(text: str) -> str:
    """Have paragraphs that were wrapped at a width, as in e-mails, wrap at the reader's width; no offset changes."""
    return _PARAGRAPH.sub(_flowing, text)


def _flowing(paragraph: re.Match[str]) -> str:
    lines = paragraph[0].split("\n")
    width = max(map(len, lines))
    # The next word had no room there; in lists and addresses it mostly had.
    is_full = all(len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(lines))
    is_prose = any(line[0].islower() for line in lines[1:])
    return " ".join(lines) if is_full and is_prose and width in WRAPPED else paragraph[0]
