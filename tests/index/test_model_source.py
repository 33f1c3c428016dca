import hashlib

import pytest

from index.errors import EncoderUnavailable
from index.model_source import model_source, packaged_name


def weights(folder, content, name="model.safetensors"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


def test_nothing_set_is_the_packaged_model(packaged):
    assert packaged.name == packaged_name() == "all-MiniLM-L6-v2@53aa51172d14"


def test_a_folder_goes_by_its_name_and_the_hash_of_its_weights(tmp_path):
    source = model_source(str(weights(tmp_path / "mine", b"weights")))

    assert source.name == f"mine@{hashlib.sha256(b'weights').hexdigest()[:12]}"
    assert source.location == str(tmp_path / "mine")


def test_other_weights_in_the_same_folder_have_another_name(tmp_path):
    names = {model_source(str(weights(tmp_path / "mine", content))).name for content in (b"one", b"two")}

    assert len(names) == 2


def test_every_file_of_the_weights_counts(tmp_path):
    before = model_source(str(weights(tmp_path / "mine", b"one"))).name
    weights(tmp_path / "mine" / "2_Dense", b"two")

    assert model_source(str(tmp_path / "mine")).name != before


def test_older_weights_are_known_too(tmp_path):
    assert model_source(str(weights(tmp_path / "mine", b"one", "pytorch_model.bin"))).name.startswith("mine@")


@pytest.mark.parametrize("setting", ["/no/such/folder", "./nothing", "~/no such model"])
def test_a_folder_that_is_not_there_is_no_name_of_a_model(setting):
    with pytest.raises(EncoderUnavailable, match="no such folder"):
        model_source(setting)


def test_a_folder_without_weights_is_told(tmp_path):
    with pytest.raises(EncoderUnavailable, match="holds no weights"):
        model_source(str(tmp_path))


def test_any_other_name_is_left_to_sentence_transformers():
    assert model_source("intfloat/e5-small-v2").location == "intfloat/e5-small-v2"
