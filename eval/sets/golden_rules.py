"""The 48 English Golden Rules of pragmatic_segmenter: a short text and its sentences each."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.segmentation import Splitter
from eval.share import Share, total
from index.segment import spans

FILE = Path("golden-rules", "english.json")

_LIST_MARK = re.compile(r"(?:[•⁃]\s*)?(?:(?:\d+|[a-z])[.)]{1,2}\s+)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, shown by one text."""

    text: str
    sentences: tuple[str, ...]


def read(data: Path) -> Iterator[Rule]:
    """Yield the rules in the order of the file."""
    for rule in json.loads((data / FILE).read_text("utf-8")):
        yield Rule(rule["text"], tuple(rule["sentences"]))


def evaluate(data: Path, split: Splitter = spans) -> dict[str, float]:
    """Return the share of rules whose sentences are all found and nothing else.

    The gold sentences of nine rules begin with their list mark ("1.) ", "• 9. "), which our sentences leave out.
    `exact` compares without list marks, `exact_with_list_marks` the texts as they are.
    """
    found = [(rule.sentences, tuple(rule.text[start:end] for start, end in split(rule.text))) for rule in read(data)]
    return {
        "exact": total(Share(_without_marks(gold) == _without_marks(ours)) for gold, ours in found),
        "exact_with_list_marks": total(Share(gold == ours) for gold, ours in found),
        "rules": float(len(found)),
    }


def _without_marks(sentences: Iterable[str]) -> list[str]:
    return [_LIST_MARK.sub("", sentence, count=1) for sentence in sentences]
