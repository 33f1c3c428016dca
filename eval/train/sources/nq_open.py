"""Natural Questions, open (Kwiatkowski et al. 2019, as given by Liu et al. 2023, MIT): typed questions, a passage."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from eval.train.asked import Asked, split


def read(folder: Path) -> Iterator[Asked]:
    with gzip.open(folder / "nq-open-oracle" / "nq-open-oracle.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            passage = next(p for p in item["ctxs"] if p["isgold"])
            sentences = [evidence for _, _, evidence in split(passage["text"], passage["title"])]
            answers = [answer.lower() for answer in item["answers"]]
            holding = [e for e in sentences if any(answer in e.text.lower() for answer in answers)]
            if not holding:
                continue
            words = set(item["question"].lower().split())
            gold = max(holding, key=lambda e: len(words & set(e.text.lower().split())))
            said = next(answer for answer in item["answers"] if answer.lower() in gold.text.lower())
            question = item["question"].strip()
            yield Asked(
                "nq-open",
                passage["title"],
                question[0].upper() + question[1:].rstrip("?") + "?",
                said,
                gold,
                tuple(e for e in sentences if e not in holding),
            )
