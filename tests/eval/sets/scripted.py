"""A judge that says what it was told to, and an encoder to whom all texts are alike."""

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.readers.judge import Evidence, Support
from index.encoder import Vectors


class ScriptedJudge:
    """Knows by its text how likely a sentence answers, and what (claim, sentence) it supports; all else does not."""

    name = "scripted"

    def __init__(
        self, answering: Mapping[str, float], supported: Mapping[tuple[str, str], float] | None = None
    ) -> None:
        self.answering = answering
        self.supported = supported or {}

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [self.answering.get(one.text, 0.0) for one in evidence]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        likely = [self.supported.get((claim, one.text), 0.0) for claim, one in claims]
        return [Support(p, 0.0, 1 - p) for p in likely]


def all_alike(texts: Sequence[str]) -> Vectors:
    return np.ones((len(texts), 1), dtype=np.float32)
