"""An Encoder, by onnxruntime: the same weights as for building, without torch; for asking."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tokenizers

from index.digest import file_sha256
from index.encoder import Vectors
from index.errors import EncoderUnavailable
from index.onnx_session import Session, open_session

MODEL, TOKENIZER, MANIFEST = "model.onnx", "tokenizer.json", "encoder.json"
BATCH = 32


class OnnxEncoder:
    """Encodes questions and sentences; one call holds a few hundred texts at most, so it keeps no progress."""

    def __init__(self, name: str, prompt: str, session: Session, tokenizer: tokenizers.Tokenizer) -> None:
        self._name = name
        self._prompt = prompt
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def open(cls, folder: Path) -> "OnnxEncoder":
        """Open an export; EncoderUnavailable where a file of it is missing or is not what was written."""
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            for file in (MODEL, TOKENIZER):
                # Before it is opened: what the libraries raise at damaged files is of no one kind.
                if file_sha256(folder / file) != manifest["sha256"][file]:
                    raise EncoderUnavailable(
                        manifest["name"], f"{folder / file} was changed. Delete the folder and ask again."
                    )
            tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
            session = open_session(folder / MODEL)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EncoderUnavailable(str(folder), f"{error}. Delete the folder and ask again.") from error
        tokenizer.enable_truncation(manifest["limit"])
        # The packaged tokenizer.json pads everything to 128 pieces, which makes a short question ten times dearer.
        tokenizer.no_padding()
        return cls(manifest["name"], manifest["prompt"], session, tokenizer)

    @property
    def name(self) -> str:
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self._session.get_outputs()[0].shape[1]), dtype=np.float32)
        encodings = self._tokenizer.encode_batch([self._prompt + text for text in texts])
        # Longest first, so that a batch holds texts of like length and little padding.
        order = sorted(range(len(texts)), key=lambda i: -len(encodings[i].ids))
        vectors: list[Vectors] = []
        for start in range(0, len(order), BATCH):
            batch = [encodings[i].ids for i in order[start : start + BATCH]]
            ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, pieces in enumerate(batch):
                ids[row, : len(pieces)] = pieces
                mask[row, : len(pieces)] = 1
            vectors.append(self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0])
        result = np.empty((len(texts), vectors[0].shape[1]), dtype=np.float32)
        result[order] = np.concatenate(vectors)
        return result
