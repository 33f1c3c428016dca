"""An Encoder and its Tokenizer, by sentence-transformers: for building, and for making the ONNX export."""

import contextlib
import io
import logging
import os
from collections.abc import Iterator, Sequence

import numpy as np

from index.encoder import Vectors
from index.errors import EncoderUnavailable
from index.hf_tokenizer import HfTokenizer
from index.model_source import ModelSource

# Before the import: the default weights need no network, and a proxy that hangs must not delay the start.
# Whoever names a model of the hub in the settings switches this off by HF_HUB_OFFLINE=0.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")

from sentence_transformers import SentenceTransformer

BATCH = 64


class SentenceTransformerEncoder:
    """Encodes passages, or questions where `for_questions` (some models want another prompt for those).

    Runs on the CPU or on whatever faster device sentence-transformers finds.
    """

    def __init__(self, source: ModelSource, *, for_questions: bool = False, device: str | None = None) -> None:
        self._name = source.name
        self._for_questions = for_questions
        with _quiet():
            try:
                self.model = SentenceTransformer(source.location, device=device)
            except (OSError, ValueError, RuntimeError) as error:
                raise EncoderUnavailable(source.name, f"{error}") from error

    @property
    def name(self) -> str:
        return self._name

    @property
    def tokenizer(self) -> HfTokenizer:
        return HfTokenizer(self.model.tokenizer.backend_tokenizer, int(self.model.max_seq_length or 512))

    def encode(self, texts: Sequence[str]) -> Vectors:
        encode = self.model.encode_query if self._for_questions else self.model.encode_document
        vectors = encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        # For no texts the shape is (0,), whatever the dimension.
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), self.model.get_embedding_dimension() or 0)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the loading bars and notices of transformers off the terminal; our own bar says what is done."""
    loggers = [logging.getLogger(name) for name in ("transformers", "sentence_transformers", "torch.onnx")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
