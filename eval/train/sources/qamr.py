"""QAMR (Michael et al. 2018, MIT): every question that a sentence of Wikinews or Wikipedia answers."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from assistant.readers.judge import Evidence
from eval.train.asked import Asked, detokenized

EACH = 5  # questions of one sentence; the rest ask much the same


def read(folder: Path) -> Iterator[Asked]:
    sentences: dict[str, list[str]] = {}
    for sentence in (folder / "qamr" / "wiki-sentences.tsv").read_text(encoding="utf-8").splitlines():
        id_, _, tokens = sentence.partition("\t")
        sentences[id_] = tokens.split()
    taken: dict[str, int] = {}
    for file in ("dev.tsv.gz", "test.tsv.gz"):
        with gzip.open(folder / "qamr" / file, "rt", encoding="utf-8") as lines:
            for line in lines:
                id_, _, _, _, _, question, answer, *_ = line.rstrip("\n").split("\t")
                words = sentences.get(id_)
                if words is None or taken.get(id_, 0) >= EACH or len(question.split()) < 4:
                    continue
                taken[id_] = taken.get(id_, 0) + 1
                said = " ".join(words[int(i)] for i in answer.split())
                gold = Evidence(detokenized(" ".join(words)))
                yield Asked("qamr", id_, question, detokenized(said), gold, ())
