"""An encoder of sentence-transformers → an ONNX file that answers the same, made once and kept.

Asking through onnxruntime starts in a quarter of a second; importing torch and sentence-transformers takes seconds.
"""

import contextlib
import io
import json
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from index.digest import file_sha256
from index.errors import EncoderUnavailable
from index.onnx_encoder import MANIFEST, MODEL, TOKENIZER, OnnxEncoder
from index.sentence_transformer import SentenceTransformerEncoder

# What the export must reproduce before it is kept: short, long, other scripts, nothing at all.
PROBES = (
    "Which ports were closed?",
    "",
    "Порт закрыт. 港口关闭。",
    "The ministry revised the toll from 14 to 11. " * 12,
)


class _Sentence(torch.nn.Module):
    """The whole pipeline (transformer, pooling, whatever follows) as one graph, its result of length 1."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        features = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
        return torch.nn.functional.normalize(features["sentence_embedding"], p=2, dim=1)


def export(encoder: SentenceTransformerEncoder, folder: Path) -> None:
    """Write the export into `folder`, which appears only when it is whole and was found to answer the same.

    Raises EncoderUnavailable where this model cannot be exported: it then has to be asked as it is.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".making-") as making:
        made = Path(making) / "encoder"
        made.mkdir()
        try:
            _write(encoder, made)
        except Exception as error:  # the exporter raises whatever the model's own code raises
            raise EncoderUnavailable(encoder.name, f"it cannot be exported to ONNX: {error}") from error
        _compare(encoder, made)
        # Another process may have been quicker; what it made is as good.
        with contextlib.suppress(OSError):
            made.rename(folder)


def _write(encoder: SentenceTransformerEncoder, folder: Path) -> None:
    model = encoder.model
    example = torch.ones((2, 16), dtype=torch.long)
    mask = example.clone()
    mask[1, 8:] = 0  # padding in the example too: a mask of ones alone is optimised away
    axes = {0: torch.export.Dim("texts"), 1: torch.export.Dim("pieces")}
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Sentence(model.to("cpu")).eval(),
            (example, mask),
            folder / MODEL,
            input_names=["input_ids", "attention_mask"],
            output_names=["sentence_vector"],
            dynamic_shapes={"input_ids": axes, "attention_mask": axes},
            external_data=False,
            verbose=False,
        )
    model.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    manifest = {
        "name": encoder.name,
        "sha256": {file: file_sha256(folder / file) for file in (MODEL, TOKENIZER)},
        "limit": int(model.max_seq_length or 512),
        "prompt": (model.prompts or {}).get("query", ""),
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def _compare(encoder: SentenceTransformerEncoder, folder: Path) -> None:
    expected = encoder.model.encode_query(list(PROBES), normalize_embeddings=True, show_progress_bar=False)
    cosines = (np.asarray(expected) * OnnxEncoder.open(folder).encode(PROBES)).sum(axis=1)
    if not np.all(cosines > 0.9999):
        raise EncoderUnavailable(encoder.name, f"its ONNX export gives other vectors (cosine {cosines.min():.4f})")
