"""What the list of briefings does when it is used. Knows nothing of gradio."""

import logging
from collections.abc import Collection, Sequence
from typing import Any

from pydantic import BaseModel, Field

from assistant.assistant import Assistant
from assistant.page.fault import FAULT
from assistant.page.shelf import MAX_LISTED, Listed, Mention, Removed, cards, limits, tags, titled
from assistant.wording import count, day, plain
from index.briefing import Card, Sentence
from index.errors import BriefingsError
from index.scope import Scope
from index.words import stem, topic_words, word_stems

MAX_MENTIONS = 10
MAX_PAGES = 100
SEARCHED = 40  # passages, of which many may be of briefings that are listed already
READ_ONLY = "This library is only read here: briefings are neither added nor removed on this page."

log = logging.getLogger(__name__)


class Sought(BaseModel):
    """What to list: briefings with these words; `scope` is what the next question is limited to.

    `pages` is how many times `MAX_LISTED` of them are listed.
    """

    words: str = Field("", max_length=200)
    scope: Scope = Scope()
    pages: int = Field(1, ge=1, le=MAX_PAGES)


class Unwanted(BaseModel):
    """The briefings to remove, by id."""

    briefings: tuple[str, ...] = Field(min_length=1, max_length=MAX_PAGES * MAX_LISTED)


def find(assistant: Assistant, wanted: Any) -> Listed:
    """List briefings; one that cannot be listed is an empty list that says why.

    `wanted` comes from the browser, ValueError where it is not as `Sought` says.
    """
    sought = Sought.model_validate(wanted)
    try:
        return listed(assistant, sought.words, sought.scope, sought.pages)
    except BriefingsError as error:
        return Listed(problem=str(error))
    except Exception:
        # The page would wait for its list for ever.
        log.exception("The library in %s could not be listed.", assistant.folder)
        return Listed(problem=FAULT)


def listed(assistant: Assistant, words: str, scope: Scope, pages: int = 1) -> Listed:
    """List the briefings with these words and of the days and tags of a scope, chosen ones or not."""
    held = assistant.briefings()
    around = Scope(scope.since, scope.until, scope.tags)
    lying = assistant.briefings(around) if around else held
    asked = _chosen(lying, scope)
    of_any_tag = _chosen(assistant.briefings(Scope(scope.since, scope.until)), scope) if scope.tags else ()
    found = titled(lying, words)
    return Listed(
        cards=cards(found[: pages * MAX_LISTED]),
        mentions=mentions(assistant, words, around, {card.id for card in found}),
        found=len(found),
        held=len(held),
        tags=tags(held, scope.tags),
        limits=limits(scope, len(asked), len(held), sum(not card.tags for card in of_any_tag)),
        within=len(asked),
    )


def mentions(assistant: Assistant, sought: str, scope: Scope, besides: Collection[str]) -> tuple[Mention, ...]:
    """Return a passage's first sentence with one of the words sought, where a passage has them all; one a briefing.

    By the search that finds passages for a question, so that a large library costs no more than a question does.
    """
    stems = {stem(word) for word in topic_words(sought)}
    if not stems:
        return ()
    told: dict[str, Mention] = {}
    for hit in assistant.search(sought, scope=scope, k=SEARCHED):
        briefing, passage = hit.passage.briefing, hit.passage
        if briefing.id not in besides and stems <= word_stems(passage.text):
            first = next((s for s in passage.sentences if stems & word_stems(s.text)), passage.sentences[0])
            told.setdefault(briefing.id, _mention(briefing.title, day(briefing.date), first))
    return tuple(told.values())[:MAX_MENTIONS]


def remove(assistant: Assistant, wanted: Any, *, is_editable: bool = True) -> Removed:
    """Erase briefings, all or none; ValueError where what comes from the browser is not as `Unwanted` says."""
    ids = Unwanted.model_validate(wanted).briefings
    if not is_editable:
        return Removed("", READ_ONLY)
    try:
        assistant.remove(ids)
        return Removed(f"{count(len({*ids}), 'briefing')} removed.")
    except BriefingsError as error:
        return Removed("", str(error))
    except Exception:
        log.exception("The briefings %s could not be removed.", ids)
        return Removed("", FAULT)


def _chosen(found: Sequence[Card], scope: Scope) -> Sequence[Card]:
    chosen = {*scope.briefings}
    return [card for card in found if card.id in chosen] if chosen else found


def _mention(title: str, date: str, sentence: Sentence) -> Mention:
    return Mention(sentence.briefing_id, sentence.id, plain(title), date, plain(sentence.text))
