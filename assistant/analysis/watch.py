"""Standing question, what was told last, what is new → what of the answer is new, changed or contradicted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.analysis.changes import Change, Kind, compared, weightiest
from assistant.analysis.differences.matter import matter
from assistant.answer import Answer, Quote
from assistant.compose import quote
from assistant.read import Judged
from assistant.records.watches import Watch
from index.briefing import Sentence
from index.errors import UnknownBriefing
from index.scope import Scope

if TYPE_CHECKING:
    from assistant.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Watched:
    """What became of a standing question: `changes` against what was told last, in `searched` new briefings.

    `since` is when it was asked last.
    """

    question: str
    since: datetime
    searched: int
    changes: tuple[Change, ...]

    @property
    def kind(self) -> Kind:
        return weightiest(self.changes)

    def to_dict(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "since": self.since.isoformat(),
            "kind": self.kind.value,
            "searched": self.searched,
            "changes": [change.to_dict() for change in self.changes],
        }


def first(question: str, answer: Answer, at: datetime, scope: Scope | None) -> Watch:
    """Watch a question from the answer on that it has today."""
    return Watch(question.strip(), at, _ids(citation.quote for citation in answer.citations), scope)


def again(watch: Watch, now: datetime, assistant: "Assistant") -> tuple[Watched, Watch]:
    """Ask a standing question of what was added since; return what became of it, and what to go on from."""
    given = watch.scope or Scope()
    new = [i for i in assistant.library.added_since(watch.at) if not given.briefings or i in given.briefings]
    if not new:
        return Watched(watch.question, watch.at, 0, ()), replace(watch, at=now)
    scope = replace(given, briefings=tuple(new))
    answer = assistant.answered(watch.question, assistant.find(watch.question, scope=scope))
    before = [matter(one) for one in _quotes(watch.told, assistant)]
    told = tuple(
        change
        for citation in _of_each_claim(answer)
        if (change := compared(matter(citation), before, assistant.judge)) is not None
    )
    known = (*watch.told, *_ids(citation.quote for citation in answer.citations))
    watched = Watched(watch.question, watch.at, answer.searched.briefings, told)
    return watched, replace(watch, at=now, told=tuple(dict.fromkeys(known)))


def _of_each_claim(answer: Answer) -> Iterator[Quote]:
    """Return the first sentence of each claim: the others are copies of it."""
    return (claim.citations[0].quote for claim in answer.claims if claim.citations)


def _ids(quotes: Iterator[Quote]) -> tuple[str, ...]:
    return tuple(one.sentence.id for one in quotes)


def _quotes(ids: tuple[str, ...], assistant: "Assistant") -> Iterator[Quote]:
    """Find sentences again by their ids; those whose briefing was erased are left out."""
    for sentence_id in ids:
        briefing_id, _, span = sentence_id.partition(":")
        start, end = map(int, span.split("-"))
        try:
            briefing = assistant.briefing(briefing_id)
            yield quote(Judged(Sentence(briefing_id, start, end, briefing.text[start:end]), briefing, 1.0))
        except (UnknownBriefing, ValueError):  # no section holds a span that was edited
            continue
