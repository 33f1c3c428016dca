import json
import shutil

import numpy as np
import pytest

from index.errors import EncoderUnavailable
from index.onnx_encoder import OnnxEncoder

pytestmark = pytest.mark.slow  # the export behind them is made first


@pytest.fixture(scope="module")
def encoder(exported):
    return OnnxEncoder.open(exported)


@pytest.fixture
def copy(exported, tmp_path):
    return shutil.copytree(exported, tmp_path / "copy")


def flip_a_bit(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_it_goes_by_the_name_of_its_weights(encoder, packaged):
    assert encoder.name == packaged.name


def test_no_texts_are_no_rows(encoder):
    assert encoder.encode([]).shape == (0, 384)


def test_rows_stand_in_the_order_of_the_texts_whatever_their_length(encoder):
    texts = ["rain " * n for n in (5, 1, 100, 2, 50, 3)] * 10

    together = encoder.encode(texts)

    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)


def test_the_prompt_of_the_model_stands_before_every_text(encoder, copy):
    manifest = json.loads((copy / "encoder.json").read_text())
    (copy / "encoder.json").write_text(json.dumps(manifest | {"prompt": "query: "}))

    assert np.allclose(OnnxEncoder.open(copy).encode(["rain"]), encoder.encode(["query: rain"]))


def test_a_model_that_was_changed_is_refused(copy):
    flip_a_bit(copy / "model.onnx")

    with pytest.raises(EncoderUnavailable, match="was changed"):
        OnnxEncoder.open(copy)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "encoder.json"])
@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(b"")])
def test_an_export_with_a_file_missing_or_empty_is_refused(name, damage, copy):
    damage(copy / name)

    with pytest.raises(EncoderUnavailable, match="Delete the folder"):
        OnnxEncoder.open(copy)


@pytest.mark.parametrize("manifest", ["[]", "{}", '{"name": "x", "sha256": "of an older version"}'])
def test_a_manifest_of_another_kind_is_refused(manifest, copy):
    (copy / "encoder.json").write_text(manifest)

    with pytest.raises(EncoderUnavailable, match="Delete the folder"):
        OnnxEncoder.open(copy)


def test_a_tokenizer_that_was_changed_is_refused(copy):
    flip_a_bit(copy / "tokenizer.json")

    with pytest.raises(EncoderUnavailable, match="was changed"):
        OnnxEncoder.open(copy)
