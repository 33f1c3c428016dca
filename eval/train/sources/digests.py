"""Daily news digests (Wikipedia's Portal:Current events, CC BY-SA 4.0): questions made out of their items.

Only items before `UNTIL` are used: later ones are measured on.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from eval.train.asked import Asked
from eval.train.question_making import questions
from index.segment import spans

FILE = Path("current-events-briefs", "daily_briefs.jsonl.gz")
UNTIL = date(2019, 1, 1)
UNSORTED = "Uncategorized"  # the heading of sections without one
SHORTEST = 60  # characters; shorter items are headings of a topic
_SOURCES = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news: its first sentence and the day of its digest."""

    day: date
    heading: str
    text: str

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.text, context(self.day.isoformat(), self.heading))


@dataclass(frozen=True, slots=True)
class Told:
    """An item as it stands in its digest; `place` is its day, section and number: "2016-05-15#1.0"."""

    place: str
    day: date
    heading: str
    text: str


def told(public: Path) -> Iterator[Told]:
    """Give every item of the digests with the heading that it stands under."""
    with gzip.open(public / FILE, "rt", encoding="utf-8") as lines:
        for digest in map(json.loads, lines):
            day = date.fromisoformat(digest["date"])
            for i, section in enumerate(digest["sections"]):
                heading = "" if section["heading"] == UNSORTED else section["heading"]
                for j, text in enumerate(section["items"]):
                    if len(text) < SHORTEST:
                        heading = text  # a topic, which the items after it belong to
                    else:
                        yield Told(f"{day}#{i}.{j}", day, heading, text)


def items(public: Path, until: date = UNTIL) -> Iterator[Item]:
    """Give the first sentence of every item of the digests before `until`, without its source marks."""
    for one in told(public):
        first = next((one.text[start:end] for start, end in spans(one.text)), "") if one.day < until else ""
        if len(first := without_sources(first)) >= SHORTEST:
            yield Item(one.day, one.heading, first)


def read(public: Path, most: int, random: Random) -> Iterator[Asked]:
    """Make questions out of `most` items drawn at random."""
    drawn = random.sample(list(items(public)), most)
    for item, made in zip(drawn, questions([item.text for item in drawn], random), strict=True):
        for one in made:
            # Now and then a question names the day, as people do; the wrong day is then a wrong answer.
            said = f"{item.day:%B} {item.day.day}, {item.day.year}"
            asked = one.text if random.random() < 0.85 else f"{one.text.rstrip('?')} on {said}?"
            yield Asked("digests", f"{item.day.isoformat()}:{item.text[:40]}", asked, one.answer, item.evidence, ())


def without_sources(sentence: str) -> str:
    """Take away the names of the papers in brackets that close an item."""
    while (shorter := _SOURCES.sub("", sentence)) != sentence:
        sentence = shorter
    return sentence
