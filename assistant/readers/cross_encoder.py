"""Any cross-encoder of sentence-transformers as the judge of answers, by name or folder; for trying others."""

import os
from collections.abc import Sequence

import numpy as np

# Whoever names a model of the hub in the settings switches this off by HF_HUB_OFFLINE=0.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from sentence_transformers import CrossEncoder
from torch.nn import Sigmoid

from assistant.errors import JudgeUnavailable
from assistant.readers.judge import EVEN, Evidence, Judge, Support, Weights
from assistant.readers.pair import pair


class CrossEncoderJudge:
    """Its scores are taken as they are. What supports a claim, such models rarely say: that is left to `support`."""

    def __init__(self, location: str, support: Judge) -> None:
        try:
            self._model = CrossEncoder(location, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            raise JudgeUnavailable(location, f"{error}") from error
        if self._model.num_labels != 1:
            raise JudgeUnavailable(location, f"it gives {self._model.num_labels} scores for a pair; one is needed.")
        self._location = location
        self._support = support

    @property
    def name(self) -> str:
        return self._location

    @property
    def weights(self) -> Weights:
        return Weights()

    @property
    def threshold(self) -> float:
        return EVEN  # nobody has found a better one for a model that we do not know

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        if not evidence:
            return []
        pairs = [pair(question, one) for one in evidence]
        scores = self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False)
        return [float(score) for score in np.asarray(scores)]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        return self._support.supports(claims)
