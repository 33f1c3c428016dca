"""The name of an encoder in the settings → the folder of its weights and the name it goes by in a library."""

from dataclasses import dataclass
from pathlib import Path

from index import packaged_model
from index.digest import file_sha256, text_sha256
from index.errors import EncoderUnavailable


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where weights are (a folder, or a model name that sentence-transformers resolves) and what they are called.

    Two folders with the same weights have names that differ at most before the "@".
    """

    location: str
    name: str


def model_source(setting: str | None) -> ModelSource:
    """Find the weights that a setting names: None is the packaged model, else a folder or a model's name."""
    if setting is None:
        return ModelSource(str(packaged_model.packaged_model()), packaged_name())
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return ModelSource(str(folder), f"{folder.resolve().name}@{_weights_sha256(folder)[:12]}")
    if folder.is_absolute() or setting.startswith((".", "~")):
        raise EncoderUnavailable(setting, "there is no such folder.")
    return ModelSource(setting, setting)


def packaged_name() -> str:
    """Return the name of the packaged model without opening its weights."""
    return f"{packaged_model.NAME}@{packaged_model.SHA256[:12]}"


def _weights_sha256(folder: Path) -> str:
    files = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("pytorch_model*.bin"))
    if not files:
        raise EncoderUnavailable(str(folder), "the folder holds no weights (*.safetensors or pytorch_model.bin).")
    digests = "".join(file_sha256(file) for file in files)
    return digests if len(files) == 1 else text_sha256(digests)
