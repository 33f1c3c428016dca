"""The training sets → what one epoch is made of, written once: groups of the reader, pairs of the verifier."""

import gzip
import json
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from assistant.readers.judge import Evidence
from eval.train.asked import Asked
from eval.train.claims import Pair, of_answers, of_items, of_neighbours
from eval.train.model import Made
from eval.train.negatives import Group, groups
from eval.train.sources import digests, nq_open, qamr, selqa, squadshifts, time_sensitive_qa, written

log = logging.getLogger(__name__)
SEED = 7
# How many questions of each source: what is nearest to briefings weighs most, and posts and reviews less.
MOST = {"squadshifts": 9_000, "nq-open": 3_000, "qamr": 4_500, "selqa": 2_000, "time-sensitive-qa": 1_600}
ITEMS = 7_000  # items of the digests that questions are made of
BESIDE = 18_000  # items of the digests that are only mined from
CLAIMED = 9_000  # items of the digests that claims are made of


def write_groups(path: Path, train: Path, public: Path) -> None:
    """Write the groups of all sources in one shuffled order."""
    random = Random(SEED)
    found: list[Group] = []
    for asked in all_asked(train, public, random):
        found += groups(asked[: MOST[asked[0].source]], (), random)
        log.info("%s: %d groups so far", asked[0].source, len(found))
    made = list(digests.read(public, ITEMS, random))
    beside = [item.evidence for item in random.sample(list(digests.items(public)), BESIDE)]
    found += groups(made, beside, random)
    log.info("digests: %d groups so far", len(found))
    found += groups(list(written.asked(written.stories(public, written.TRAIN))), beside, random)
    log.info("written: %d groups so far", len(found))
    random.shuffle(found)
    write(path, found)


def write_pairs(path: Path, train: Path, public: Path, groups: Sequence[Group]) -> None:
    """Write the pairs of claim and sentence in one shuffled order."""
    random = Random(SEED + 1)
    items = [item.evidence for item in random.sample(list(digests.items(public)), CLAIMED)]
    found = [*of_items(items, random), *of_neighbours(groups, random)]
    for asked in all_asked(train, public, random):
        found += of_answers(asked[: MOST[asked[0].source]], random)
    random.shuffle(found)
    by_hand = list(written.pairs(written.stories(public, written.TRAIN), random))
    # Made claims keep the words of their sentence: as many of them as of those in other words, and no more.
    found = by_hand + found[: len(by_hand)]
    random.shuffle(found)
    log.info("%d pairs: %s", len(found), Counter(pair.made.name for pair in found))
    _write(path, (asdict(pair) for pair in found))


def held_out(public: Path, folder: Path = written.HELD_OUT) -> tuple[list[Group], list[Pair]]:
    """Give the groups and pairs of the stories that nothing is trained on, of what was written alone."""
    random = Random(SEED + 2)
    told = written.stories(public, folder)
    return list(groups(list(written.asked(told)), (), random, swapped=0)), list(written.pairs(told, random))


def all_asked(train: Path, public: Path, random: Random) -> Iterator[list[Asked]]:
    """Give the questions of each source in a shuffled order."""
    for read in (
        squadshifts.read,
        nq_open.read,
        qamr.read,
        partial(selqa.read, public=public),
        time_sensitive_qa.read,
    ):
        asked = list(read(train))
        random.shuffle(asked)
        yield asked


def write(path: Path, groups: Iterable[Group]) -> None:
    _write(path, (asdict(group) for group in groups))


def read_pairs(path: Path) -> Iterator[Pair]:
    for item in _read(path):
        yield Pair(item["claim"], Evidence(**item["evidence"]), Made(item["made"]))


def read_groups(path: Path) -> Iterator[Group]:
    for item in _read(path):
        evidence = tuple(Evidence(**e) for e in item["evidence"])
        yield Group(item["source"], item["question"], evidence, item["right"])


def _write(path: Path, items: Iterable[dict[str, Any]]) -> None:
    made = path.with_suffix(".making")
    with gzip.open(made, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    made.rename(path)  # a file that is there is whole


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
