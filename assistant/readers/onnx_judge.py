"""The packaged judge, by onnxruntime: one small cross-encoder for answers and for support, without torch.

What it is, what it was trained on and how good it is: `judge_model/README.md`.
"""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import tokenizers

from assistant.errors import JudgeUnavailable
from assistant.readers.calibration import Calibration
from assistant.readers.judge import Evidence, Support, Weights
from assistant.readers.pair import pair
from index.digest import file_sha256
from index.onnx_session import Session, open_session

FOLDER = Path(__file__).parents[1] / "judge_model"
MODEL, TOKENIZER, MANIFEST = "model.onnx", "tokenizer.json", "judge.json"

Logits = npt.NDArray[np.float32]


class OnnxJudge:
    """Judges pairs; safe to use from several threads."""

    def __init__(
        self,
        name: str,
        session: Session,
        tokenizer: tokenizers.Tokenizer,
        calibration: Calibration,
        temperature: float,
        weights: Weights,
        threshold: float,
    ) -> None:
        self._name = name
        self._session = session
        self._cores = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="judge")
        self._tokenizer = tokenizer
        self._calibration = calibration
        self._temperature = temperature
        self._weights = weights
        self._threshold = threshold

    @classmethod
    def open(cls, folder: Path = FOLDER) -> "OnnxJudge":
        """Open the weights in a folder; JudgeUnavailable where a file is missing or not what it was."""
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            for file in (MODEL, TOKENIZER):
                if file_sha256(folder / file) != manifest["sha256"][file]:
                    raise JudgeUnavailable(folder, f"{file} was changed.")
            tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
            tokenizer.enable_truncation(manifest["longest"], strategy="longest_first")
            tokenizer.no_padding()
            session = open_session(folder / MODEL, threads=1)
            calibration = Calibration.from_dict(manifest["calibration"])
            name = f"{manifest['name']}@{manifest['sha256'][MODEL][:12]}"
            weights, threshold = Weights(**manifest["reading"]), float(manifest["threshold"])
            return cls(name, session, tokenizer, calibration, manifest["temperature"], weights, threshold)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise JudgeUnavailable(folder, str(error)) from error

    @property
    def name(self) -> str:
        return self._name

    @property
    def weights(self) -> Weights:
        return self._weights

    @property
    def threshold(self) -> float:
        return self._threshold

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        logits = self.logits([(question, one) for one in evidence])
        return [self._calibration.probability(float(logit)) for logit in logits[:, 0]]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        logits = self.logits(claims)[:, 1:] / self._temperature
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return [Support(*map(float, row)) for row in powers / powers.sum(axis=1, keepdims=True)]

    def logits(self, pairs: Sequence[tuple[str, Evidence]]) -> Logits:
        """Return the four logits of each pair, shape (pairs, 4), before calibration.

        Each pair is read by itself: the 8-bit products are scaled by the largest number of a batch, so that in one of
        several a pair's logits would depend on the others. It is no slower, as nothing is padded, and as many pairs as
        there are cores are read at once: that takes two thirds of the time of all cores reading one together.
        """
        encodings = self._tokenizer.encode_batch([pair(text, evidence) for text, evidence in pairs])
        found = np.empty((len(pairs), 4), dtype=np.float32)
        for row, logits in enumerate(self._cores.map(self._logits, encodings)):
            found[row] = logits
        return found

    def _logits(self, encoding: tokenizers.Encoding) -> Logits:
        read = {
            "input_ids": encoding.ids,
            "token_type_ids": encoding.type_ids,
            "attention_mask": encoding.attention_mask,
        }
        found = self._session.run(None, {name: np.array([ids], dtype=np.int64) for name, ids in read.items()})
        return cast(Logits, found[0][0])
