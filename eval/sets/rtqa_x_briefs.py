"""Quiz questions on the news, answered by items of a daily digest: is one of the right items found?

Once with the question alone, once with the days around the day on which it was asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from assistant import Assistant
from eval.figure import Figure
from eval.lines import read_lines
from eval.progress import track
from eval.sets.paragraphs import READING, WAYS, Found, as_read, briefing, find, found_figures
from index.briefing import Briefing
from index.scope import Scope

DIGESTS = Path("current-events-briefs", "daily_briefs.jsonl.gz")
QUESTIONS = Path("derived-rtqa-x-briefs", "dev_2020_2022.jsonl")
FIRST, LAST = date(2020, 1, 1), date(2026, 12, 31)
SHORTEST = 40  # characters; shorter items are the headers of topics
NOTES: tuple[str, ...] = (
    "Dated: the search is told to look from 10 days before the question was asked to 1 day after.",
    "Near-copies that a hit stands for come right behind it, and each takes a place.",
    "The set's pairs of question and item were chosen by shared words, which flatters the search by words.",
)
BEFORE, AFTER = timedelta(days=10), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DigestQuestion:
    """`gold` are digest items (day#section.item), any of which answers."""

    id: str
    text: str
    asked: date
    gold: tuple[str, ...]

    @property
    def around(self) -> Scope:
        return Scope(self.asked - BEFORE, self.asked + AFTER)


def read_all(
    assistant: Assistant, questions: Iterable[DigestQuestion], when: str, ids: Mapping[str, str]
) -> dict[str, Found]:
    """Rank by reading, as questions are answered; the scope is given, so that days they name do not narrow it."""
    found: dict[str, Found] = {}
    for question in track(tuple(questions), f"Reading {when}"):
        there = assistant.find(question.text, scope=question.around if when == "dated" else Scope())
        gold = frozenset(ids[item] for item in question.gold if item in ids)
        found[question.id] = Found(as_read(there.hits, there.reading), gold)
    return found


def read_items(digests: Iterable[dict[str, Any]]) -> Iterator[Briefing]:
    """Give the items that count, each as a briefing whose `source` is day#section.item."""
    for digest in digests:
        day = date.fromisoformat(digest["date"])
        if not FIRST <= day <= LAST:
            continue
        for s, section in enumerate(digest["sections"]):
            for i, text in enumerate(section["items"]):
                if len(text) >= SHORTEST:
                    yield briefing(text, day, f"{day}#{s}.{i}")


def read_questions(lines: Iterable[dict[str, Any]]) -> Iterator[DigestQuestion]:
    for line in lines:
        gold = tuple(item["item_id"] for item in line["gold_items"])
        yield DigestQuestion(line["question_id"], line["question"], date.fromisoformat(line["question_date"]), gold)


def evaluate(data: Path, assistant: Assistant) -> tuple[Figure, ...]:
    """Measure hit@1/5/10 and MRR@10, undated and dated, by words, by vectors and by both."""
    items = tuple(read_items(read_lines(data / DIGESTS)))
    assistant.library.add_briefings(items)
    # The same text on the same day is one briefing, whichever items it came from.
    ids = {item.source: item.id for item in items}
    questions = tuple(read_questions(read_lines(data / QUESTIONS)))
    figures: list[Figure] = []
    for when in ("undated", "dated"):
        for way, fusion in WAYS.items():
            group = f"{when}, {way}"
            found: dict[str, Found] = {}
            for question in track(questions, f"Searching {group}"):
                scope = question.around if when == "dated" else Scope()
                ranked = find(assistant.library, question.text, scope, fusion)
                # An item from before 2020 may be gold too; it is not there to be found.
                gold = frozenset(ids[item] for item in question.gold if item in ids)
                found[question.id] = Found(ranked, gold)
            figures += found_figures(group, found)
        figures += found_figures(f"{when}, {READING}", read_all(assistant, questions, when, ids))
    return tuple(figures)
