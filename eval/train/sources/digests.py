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


def items(public: Path, until: date = UNTIL) -> Iterator[Item]:
    """Give the first sentence of every item of the digests before `until`, without its source marks."""
    with gzip.open(public / FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            digest = json.loads(line)
            day = date.fromisoformat(digest["date"])
            if day >= until:
                continue
            for section in digest["sections"]:
                heading = "" if section["heading"] == UNSORTED else section["heading"]
                for text in section["items"]:
                    if len(text) < SHORTEST:
                        heading = text  # a topic, which the items after it belong to
                        continue
                    first = without_sources(next((text[start:end] for start, end in spans(text)), ""))
                    if len(first) >= SHORTEST:
                        yield Item(day, heading, first)


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
