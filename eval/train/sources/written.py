"""Questions and claims written for this project: over stories of the digests, and over briefings that were made up.

Whoever wrote them saw a whole story, some sentences of a few days, and named every sentence that answers: what stands
beside an answer and does not answer is known, not guessed. The questions without an answer sound as if they had one.
Stories of one sentence carry claims alone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from eval.train.asked import Asked
from eval.train.claims import Pair
from eval.train.model import Made
from eval.train.sources.digests import told, without_sources
from index.segment import spans

TRAIN = Path(__file__).parent.parent / "written"
HELD_OUT = TRAIN / "held_out"
DIGESTS, STORIES = "digests.jsonl", "stories.jsonl"


@dataclass(frozen=True, slots=True)
class Story:
    """Sentences of one story in their order, and what was written about them; sentences are named by their index."""

    sentences: tuple[Evidence, ...]
    answered: tuple[tuple[str, frozenset[int]], ...]
    unanswered: tuple[str, ...]
    true: tuple[tuple[str, int], ...]
    false: tuple[tuple[str, int], ...]


def stories(public: Path, folder: Path) -> list[Story]:
    """Read the stories of a folder; the text of those over digests is looked up in the data set."""
    over_digests, made_up = list(_lines(folder / DIGESTS)), list(_lines(folder / STORIES))
    found = _looked_up(public, {place for line in over_digests for place in line["sentences"]})
    over = [_story(line, [found[place] for place in line["sentences"]]) for line in over_digests]
    return over + [_story(line, _made_up(line["sentences"])) for line in made_up]


def written_counts() -> tuple[int, int]:
    """Count the questions and the claims that are trained on."""
    lines = [line for file in (DIGESTS, STORIES) for line in _lines(TRAIN / file)]
    questions = sum(len(line["answered"]) + len(line["unanswered"]) for line in lines)
    return questions, sum(len(line["true"]) + len(line["false"]) for line in lines)


def asked(stories: list[Story]) -> Iterator[Asked]:
    """Give each question with one of its answers, and all sentences of its story that do not answer."""
    for number, story in enumerate(stories):
        for question, by in story.answered:
            others = tuple(e for i, e in enumerate(story.sentences) if i not in by)
            yield Asked("written", f"written {number}", question, "", story.sentences[min(by)], others)
        for question in story.unanswered:
            yield Asked("written", f"written {number}", question, "", None, story.sentences)


def pairs(stories: list[Story], random: Random) -> Iterator[Pair]:
    """Hold each claim against its sentence, and each true one against another sentence of its story too."""
    for story in stories:
        for claim, of in story.true:
            yield Pair(claim, story.sentences[of], Made.SUPPORTED)
            others = [e for i, e in enumerate(story.sentences) if i != of]
            if others:
                yield Pair(claim, random.choice(others), Made.NOT_FOUND)
        for claim, of in story.false:
            yield Pair(claim, story.sentences[of], Made.UNSUPPORTED)


def _story(line: dict[str, Any], sentences: list[Evidence]) -> Story:
    return Story(
        tuple(sentences),
        tuple((question, frozenset(by)) for question, by in line["answered"]),
        tuple(line["unanswered"]),
        tuple((claim, of) for claim, of in line["true"]),
        tuple((claim, of) for claim, of in line["false"]),
    )


def _made_up(sentences: list[dict[str, str]]) -> list[Evidence]:
    """Read sentences in their briefings: the sentence before is context where it is of the same one."""
    before = [""]
    for earlier, later in pairwise(sentences):
        same = (earlier["day"], earlier["title"]) == (later["day"], later["title"])
        before.append(earlier["text"] if same else "")
    return [Evidence(s["text"], context(s["day"], s["title"], b)) for s, b in zip(sentences, before, strict=True)]


def _looked_up(public: Path, wanted: set[str]) -> dict[str, Evidence]:
    """Find sentences of the digests by day, section, item and where in the item's text they start."""
    items = {place.partition("@")[0] for place in wanted}
    cut = ((one.place, _cut(one.text, one.day.isoformat(), one.heading)) for one in told(public) if one.place in items)
    return {f"{item}@{start}": evidence for item, sentences in cut for start, evidence in sentences}


def _cut(text: str, day: str, heading: str) -> Iterator[tuple[int, Evidence]]:
    before = ""
    for start, end in spans(text):
        sentence = " ".join(without_sources(text[start:end]).split())
        yield start, Evidence(sentence, context(day, heading, before))
        before = sentence


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():  # a folder may hold stories of one kind alone
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
