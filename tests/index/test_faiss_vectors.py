import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import faiss_vectors
from index.faiss_vectors import FaissVectors

EAST, NORTH, WEST = np.eye(3, dtype=np.float32)


def ids(*numbers):
    return np.array(numbers, dtype=np.int64)


@pytest.fixture
def vectors():
    index = FaissVectors.empty(3)
    index.add(ids(7, 3, 9), np.stack([EAST, NORTH, WEST]))
    return index


def test_the_nearest_come_first(vectors):
    near_north = np.array([0.6, 0.8, 0], dtype=np.float32)

    assert [(n.passage_id, round(n.similarity, 3)) for n in vectors.nearest(near_north, 2)] == [(3, 0.8), (7, 0.6)]


def test_there_are_never_more_than_it_holds(vectors):
    assert len(vectors.nearest(EAST, 100)) == 3
    assert FaissVectors.empty(3).nearest(EAST, 5) == ()


def test_only_those_among_are_found_and_k_of_them(vectors):
    assert {n.passage_id for n in vectors.nearest(EAST, 2, ids(3, 9))} == {3, 9}
    assert vectors.nearest(EAST, 2, ids()) == ()
    assert vectors.nearest(EAST, 2, ids(1234)) == ()


def test_what_was_removed_is_not_found_and_what_comes_after_it_is_itself(vectors):
    # Where positions stood for ids, the new one would be taken for the old one.
    vectors.remove(ids(7))
    vectors.add(ids(10), -EAST[np.newaxis])

    assert {n.passage_id for n in vectors.nearest(EAST, 2)} == {3, 9}
    assert [n.passage_id for n in vectors.nearest(-EAST, 1)] == [10]


def test_vectors_are_given_back_in_the_order_asked_for(vectors):
    assert np.array_equal(vectors.vectors_of([9, 7]), np.stack([WEST, EAST]))
    assert vectors.vectors_of([]).shape == (0, 3)


def test_it_is_the_same_once_saved_and_loaded(vectors, tmp_path):
    vectors.save(tmp_path / "file")

    loaded = FaissVectors.load(tmp_path / "file")

    assert loaded is not None
    assert loaded.ids.tolist() == [7, 3, 9]
    assert loaded.nearest(NORTH, 3) == vectors.nearest(NORTH, 3)


def test_what_faiss_cannot_read_is_none(tmp_path):
    (tmp_path / "file").write_bytes(b"no index at all")

    assert FaissVectors.load(tmp_path / "file") is None
    assert FaissVectors.load(tmp_path / "nothing") is None


def test_a_file_that_cannot_be_written_is_an_os_error(vectors, tmp_path):
    with pytest.raises(OSError, match="FAISS cannot write"):
        vectors.save(tmp_path / "no such folder" / "file")


def test_large_indexes_hold_half_precision_and_find_the_same(monkeypatch):
    monkeypatch.setattr(faiss_vectors, "FLAT_LIMIT", 10)
    rows = np.random.default_rng(1).normal(size=(500, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    small, large = FaissVectors.empty(32), FaissVectors.empty(32, expected=500)
    for index in (small, large):
        index.add(np.arange(500), rows)

    assert [n.passage_id for n in large.nearest(rows[4], 10)] == [n.passage_id for n in small.nearest(rows[4], 10)]
    assert np.allclose(large.vectors_of(range(500)), rows, atol=1e-3)
    large.remove(np.arange(100))
    assert len(large) == 400


@given(
    numbers=st.lists(st.integers(0, 10**12), unique=True, min_size=1, max_size=30),
    data=st.data(),
)
def test_it_agrees_with_numpy(numbers, data):
    rows = np.random.default_rng(len(numbers)).normal(size=(len(numbers), 8)).astype(np.float32)
    index = FaissVectors.empty(8)
    index.add(ids(*numbers), rows)
    gone = data.draw(st.sets(st.sampled_from(numbers)))
    index.remove(ids(*gone))
    left = {i: float(row @ rows[0]) for i, row in zip(numbers, rows, strict=True) if i not in gone}
    among = data.draw(st.none() | st.lists(st.sampled_from(numbers), unique=True))

    found = index.nearest(rows[0], 5, None if among is None else ids(*among))

    expected = sorted((s for i, s in left.items() if among is None or i in among), reverse=True)[:5]
    assert [n.similarity for n in found] == pytest.approx(expected, abs=1e-4)
    assert all(left[n.passage_id] == pytest.approx(n.similarity, abs=1e-4) for n in found)
