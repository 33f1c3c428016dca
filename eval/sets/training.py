"""Question-answering sets that may be trained on → questions with the text that answers and the words of the answer.

nq-open-oracle (MIT, Wikipedia), squadshifts' reddit part (CC BY 4.0) and qamr (MIT, Wikipedia and Wikinews): written and
colloquial, short and long. Nothing of them is measured on.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the text that answers it, and strings of which the answering sentence holds one."""

    question: str
    text: str
    title: str
    answers: tuple[str, ...]


def nq_open_oracle(data: Path) -> Iterator[Answered]:
    """Questions that people typed into a search engine, each with its paragraph of Wikipedia."""
    with gzip.open(data / "nq-open-oracle" / "nq-open-oracle.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            gold = next(context for context in row["ctxs"] if context["isgold"])
            yield Answered(row["question"], gold["text"], gold["title"], tuple(row["answers"]))


def squadshifts_reddit(data: Path) -> Iterator[Answered]:
    """Questions about posts in a forum; at most three of each post, which keeps the sets alike in size."""
    with gzip.open(data / "squadshifts" / "reddit_v1.0.json.gz", "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    for article in articles:
        for paragraph in article["paragraphs"][:900]:
            for row in paragraph["qas"][:3]:
                answers = tuple(answer["text"] for answer in row["answers"])
                # They begin in lower case, which no question asked of us would.
                yield Answered(row["question"][:1].upper() + row["question"][1:], paragraph["context"], "", answers)


def qamr(data: Path) -> Iterator[Answered]:
    """Questions about single sentences, asked and answered in their words."""
    sentences = dict(
        line.split("\t", 1) for line in (data / "qamr" / "wiki-sentences.tsv").read_text(encoding="utf-8").splitlines()
    )
    with gzip.open(data / "qamr" / "dev.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            tokens = sentences[fields[0]].split()
            answer = _written(" ".join(tokens[int(position)] for position in fields[6].split()))
            yield Answered(fields[5], _written(" ".join(tokens)), "", (answer,))


SETS = {"nq-open-oracle": nq_open_oracle, "squadshifts-reddit": squadshifts_reddit, "qamr": qamr}


def _written(tokens: str) -> str:
    """Undo the tokenisation of the Penn Treebank, as far as our words need it."""
    for token, sign in (("-LRB-", "("), ("-RRB-", ")"), ("``", '"'), ("''", '"'), (" n't", "n't"), ("( ", "(")):
        tokens = tokens.replace(token, sign)
    return re.sub(r"\s([,.;:!?%)'’])", r"\1", tokens)
