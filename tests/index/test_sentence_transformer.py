import os

import numpy as np
import pytest

from index.errors import EncoderUnavailable
from index.model_source import ModelSource

TEXTS = ["Which ports were closed?", "", "港口关闭。", "A ferry sank. " * 400]


def test_vectors_are_rows_of_length_one(sentence_transformer):
    vectors = sentence_transformer.encode(TEXTS)

    assert (vectors.dtype, vectors.shape) == (np.float32, (4, 384))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_are_no_rows(sentence_transformer):
    assert sentence_transformer.encode([]).shape == (0, 384)


def test_like_texts_have_like_vectors(sentence_transformer):
    ferry, boat, orchid = sentence_transformer.encode(["The ferry sank.", "A boat went down.", "Orchids are in bloom."])

    assert ferry @ boat > 0.5 > ferry @ orchid


def test_it_goes_by_the_name_of_its_weights(sentence_transformer, packaged):
    assert sentence_transformer.name == packaged.name


def test_it_reads_256_pieces_two_of_them_its_own(sentence_transformer):
    assert sentence_transformer.tokenizer.limit == 254


def test_what_lies_beyond_the_limit_is_not_read_and_what_lies_before_is(sentence_transformer):
    # Why passages have to fit.
    limit = sentence_transformer.tokenizer.limit
    full, over, under = sentence_transformer.encode(
        ["port " * limit, "port " * limit + "orchid", "port " * (limit - 1) + "orchid"]
    )

    assert np.allclose(full, over, atol=1e-6)
    assert not np.allclose(full, under, atol=1e-3)


def test_a_model_that_is_not_there_is_told_without_asking_the_network(tmp_path):
    from index.sentence_transformer import SentenceTransformerEncoder

    with pytest.raises(EncoderUnavailable, match="no-such/model"):
        SentenceTransformerEncoder(ModelSource("no-such/model", "no-such/model"))
    with pytest.raises(EncoderUnavailable, match="empty"):
        SentenceTransformerEncoder(ModelSource(str(tmp_path), "empty"))


def test_the_hub_is_left_alone_unless_someone_says_otherwise(sentence_transformer):
    assert os.environ["HF_HUB_OFFLINE"] == "1"
