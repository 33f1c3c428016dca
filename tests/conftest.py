"""What takes seconds to make is made once for all tests."""

from pathlib import Path

import pytest
import tokenizers
from hypothesis import settings

from index.hf_tokenizer import HfTokenizer
from index.model_source import ModelSource, model_source
from index.packaged_model import packaged_model

# How long an example takes is the machine's business; what takes long is measured in benchmarks.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def tokenizer() -> HfTokenizer:
    """The tokenizer of the packaged model, without the model: torch stays out."""
    return HfTokenizer(tokenizers.Tokenizer.from_file(str(packaged_model() / "tokenizer.json")), 256)


@pytest.fixture(scope="session")
def packaged() -> ModelSource:
    return model_source(None)


@pytest.fixture(scope="session")
def sentence_transformer(packaged):
    """The packaged model in torch: importing takes seconds."""
    from index.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(packaged)


@pytest.fixture(scope="session")
def exported(sentence_transformer, tmp_path_factory) -> Path:
    """The folder of its ONNX export. Not to be changed."""
    from index.onnx_export import export

    folder = tmp_path_factory.mktemp("exported") / "encoder"
    export(sentence_transformer, folder)
    return folder
