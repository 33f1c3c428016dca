import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import default_folder, export_folder, open_judge, open_library
from assistant.readers.onnx_judge import FOLDER
from index.errors import BriefingsError, EncoderUnavailable
from index.settings import IndexSettings


def test_the_library_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path))

    assert default_folder() == tmp_path


def test_a_tilde_in_the_environment_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BRIEFINGS_LIBRARY", "~/briefings")

    assert default_folder() == tmp_path / "briefings"


@pytest.mark.parametrize("named", [None, ""])
def test_else_it_is_in_the_platforms_data_folder(
    named: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if named is None:
        monkeypatch.delenv("BRIEFINGS_LIBRARY", raising=False)
    else:
        monkeypatch.setenv("BRIEFINGS_LIBRARY", named)

    assert default_folder().name == "library"
    assert default_folder().parent.name == "briefing-assistant"


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_encoder_has_an_export_folder_of_its_own_within_the_cache(one: str, other: str) -> None:
    names = {one.encode("utf-8", "replace").decode(), other.encode("utf-8", "replace").decode()}
    folders = {export_folder(name) for name in names}

    assert len(folders) == len(names)
    assert {unquote(folder.name) for folder in folders} | {".", ".."} >= names - {".", ".."}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(BriefingsError, match=str(tmp_path / "taken")):
        open_library(tmp_path / "taken", IndexSettings())


def test_an_encoder_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="no-such-model"):
        open_library(tmp_path / "library", IndexSettings(str(tmp_path / "no-such-model")))


def test_opening_a_library_loads_no_model(tmp_path: Path) -> None:
    code = (
        "import sys; from assistant import Assistant; Assistant.open(sys.argv[1]).briefings(); "
        "print(*({'torch', 'onnxruntime', 'sentence_transformers'} & sys.modules.keys()))"
    )

    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(tmp_path / "library")], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.split() == []


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of the packaged one's kind with a few hundred weights, made here."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast  # type: ignore[attr-defined]

    folder = tmp_path_factory.mktemp("weights")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz", *"the port is closed".split()]
    words += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder / "bert")
    BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=32)
    SentenceTransformer(modules=[transformer, Pooling(16)], device="cpu").save(str(folder / "tiny"))
    return folder / "tiny"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["model.onnx", "tokenizer.json", "encoder.json", "missing"])
def test_a_damaged_export_is_made_again(damage: str, tiny_model: Path, cache: Path, tmp_path: Path) -> None:
    settings = IndexSettings(str(tiny_model))
    whole = open_library(tmp_path / "library", settings).encode(["the port is closed"])
    export = next((cache / "briefing-assistant" / "encoders").iterdir())
    if damage == "missing":
        (export / "model.onnx").unlink()
    else:
        (export / damage).write_bytes((export / damage).read_bytes()[:-20])

    again = open_library(tmp_path / "library", settings).encode(["the port is closed"])

    np.testing.assert_allclose(again, whole, atol=1e-5)
    assert json.loads((export / "encoder.json").read_text(encoding="utf-8"))["name"].startswith("tiny@")


def test_a_judge_that_was_trained_again_is_named_by_its_folder(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "judge")
    manifest = json.loads((tmp_path / "judge" / "judge.json").read_text())
    (tmp_path / "judge" / "judge.json").write_text(json.dumps(manifest | {"name": "ours", "threshold": 0.6}))

    judge = open_judge(str(tmp_path / "judge"))

    assert judge is not None
    assert (judge.name.partition("@")[0], judge.threshold) == ("ours", 0.6)


@pytest.mark.slow
def test_without_a_place_for_the_export_questions_are_encoded_all_the_same(
    tiny_model: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/cache")

    vectors = open_library(tmp_path / "library", IndexSettings(str(tiny_model))).encode(["the port is closed"])

    assert vectors.shape == (1, 16)
