from types import SimpleNamespace

import numpy as np
import pytest

from index.errors import EncoderUnavailable
from index.onnx_encoder import OnnxEncoder

pytestmark = pytest.mark.slow  # an export takes seconds

TEXTS = [
    "Which ports were closed?",
    "",
    " \n\t ",
    "?",
    "Порт закрыт. 港口关闭。 الميناء مغلق 😀",
    "ÜBERLANDLEITUNG café naïve",
    "x" * 500,
    "[MASK] [SEP] [PAD] <s> </s>",
    "The ministry revised the toll from 14 to 11. " * 3,
    "The ministry revised the toll from 14 to 11. " * 200,
    *(f"Report {n}: " + "rain fell on the port " * n for n in range(20)),
]


def test_the_export_gives_the_vectors_of_the_model(sentence_transformer, exported):
    expected = sentence_transformer.encode(TEXTS)

    found = OnnxEncoder.open(exported).encode(TEXTS)

    assert (expected * found).sum(axis=1).min() > 0.9999


def test_it_appears_whole_and_leaves_nothing_else(exported):
    assert {file.name for file in exported.iterdir()} == {"model.onnx", "tokenizer.json", "encoder.json"}
    assert list(exported.parent.iterdir()) == [exported]


def test_a_model_that_cannot_be_exported_is_told_and_leaves_nothing(tmp_path):
    from torch import nn  # here, and the exporter with it: most tests do without these seconds

    from index.onnx_export import export

    unfit = SimpleNamespace(name="unfit", model=nn.Identity())

    with pytest.raises(EncoderUnavailable, match=r"'unfit'.*cannot be exported to ONNX"):
        export(unfit, tmp_path / "encoder")
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_gives_other_vectors_is_refused(sentence_transformer, tmp_path, monkeypatch):
    from index.onnx_export import export

    monkeypatch.setattr(OnnxEncoder, "encode", lambda self, texts: np.eye(len(texts), 384, dtype=np.float32))

    with pytest.raises(EncoderUnavailable, match="gives other vectors"):
        export(sentence_transformer, tmp_path / "encoder")
    assert list(tmp_path.iterdir()) == []
