"""SQuADShifts (Miller et al. 2020, CC BY 4.0): questions on posts and product reviews, with answer spans."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.train.asked import Asked, split

FILES = ("reddit_v1.0.json.gz", "amazon_reviews_v1.0.json.gz")


def read(folder: Path) -> Iterator[Asked]:
    for file in FILES:
        with gzip.open(folder / "squadshifts" / file, "rt", encoding="utf-8") as lines:
            articles = json.load(lines)["data"]
        for number, paragraph in enumerate(p for article in articles for p in article["paragraphs"]):
            sentences = split(paragraph["context"])
            for question in paragraph["qas"]:
                # Several people marked the answer; the sentence that most of them point into is the gold one.
                held = Counter(
                    i
                    for answer in question["answers"]
                    for i, (start, stop, _) in enumerate(sentences)
                    if start <= answer["answer_start"] < stop
                )
                if not held:
                    continue
                gold = held.most_common(1)[0][0]
                first, end, evidence = sentences[gold]
                said = [a["text"] for a in question["answers"] if first <= a["answer_start"] < end]
                yield Asked(
                    "squadshifts",
                    f"{file}:{number}",
                    question["question"].strip(),
                    said[0],
                    evidence,
                    # A sentence that somebody else pointed into may answer as well.
                    tuple(other for i, (_, _, other) in enumerate(sentences) if i not in held),
                )
