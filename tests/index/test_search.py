"""Fusing what words and vectors find. Vectors are written out, so that scores can be worked out by hand."""

import numpy as np
import pytest

from index.chunk import chunk
from index.faiss_vectors import FaissVectors
from index.scope import Scope
from index.search import Fusion, search
from index.segment import segment
from index.sqlite_store import SqliteStore
from tests.fakes import WordTokenizer, briefing

EAST, NORTH = np.eye(2, dtype=np.float32)


@pytest.fixture
def ask(tmp_path):
    """Store one briefing for each text, with its vector; return the search."""
    store = SqliteStore(tmp_path)
    store.create()

    def search_in(notes, text, *, k=10, fusion=Fusion(), scope=Scope()):
        vectors = FaissVectors.empty(2)
        with store.write() as change:
            for number, (note, vector) in enumerate(notes):
                one = briefing(note, f"{number}")
                sentences = segment(one)
                change.put(one, sentences, chunk(one, sentences, WordTokenizer()), np.array([vector]))
        with store.read() as snapshot:
            for ids, rows in snapshot.vectors():
                vectors.add(ids, rows)
            return search(snapshot, vectors, text, EAST, scope, k, fusion)

    return search_in


NOTES = [("A ferry sank.", NORTH), ("Rain fell.", EAST), ("The ferry line closed.", np.float32([0.6, 0.8]))]


def test_the_score_is_the_weighted_sum_of_both_sides(ask):
    hits = ask(NOTES, "ferry", fusion=Fusion(vectors=2, words=0.5))

    assert {hit.passage.text for hit in hits} == {note for note, _ in NOTES}
    for hit in hits:
        assert hit.score == pytest.approx(2 * hit.similarity + 0.5 * hit.words)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_only_one_side_found_has_its_score_on_the_other_too(ask, monkeypatch):
    monkeypatch.setattr("index.search.DEPTH", 1)

    notes = [
        ("Rain fell.", EAST),
        ("Snow fell.", NORTH),
        ("Hail fell.", NORTH),
        ("A ferry sank.", np.float32([0.6, 0.8])),
    ]

    by_words, by_vectors = (ask(notes, "ferry", k=1, fusion=fusion)[0] for fusion in (Fusion(1, 9), Fusion(9, 1)))

    assert (by_words.passage.text, by_words.similarity) == ("A ferry sank.", pytest.approx(0.6))
    assert (by_vectors.passage.text, by_vectors.words) == ("Rain fell.", 0)


def test_a_side_without_weight_is_left_out(ask):
    assert ask(NOTES, "ferry", fusion=Fusion(words=0))[0].passage.text == "Rain fell."
    by_words = ask(NOTES, "ferry", fusion=Fusion(vectors=0))
    assert {hit.passage.text for hit in by_words} == {"A ferry sank.", "The ferry line closed."}
    assert {hit.similarity for hit in by_words} == {0.0}


def test_a_question_without_content_words_goes_by_vectors(ask):
    assert ask(NOTES, "What is it?")[0].passage.text == "Rain fell."


def test_equal_scores_come_in_the_order_of_the_library(ask):
    notes = [(f"Note {word}.", EAST) for word in ("one", "two", "three", "four")]

    assert [hit.passage.text for hit in ask(notes, "")] == [note for note, _ in notes]


def test_copies_stand_with_the_best_of_them_and_take_no_place(ask):
    notes = [("A ferry sank off Reni.", EAST), ("A ferry sank off Reni!", NORTH), ("Rain fell.", NORTH)]

    hits = ask(notes, "ferry", k=2)

    assert [hit.passage.text for hit in hits] == ["A ferry sank off Reni.", "Rain fell."]
    assert [copy.text for copy in hits[0].copies] == ["A ferry sank off Reni!"]


COPIES = [("A ferry sank" + "!" * n, EAST) for n in range(1, 31)]
OTHERS = [(f"Ferry number {word} is late.", NORTH) for word in ("one", "two", "three", "four", "five")]


@pytest.mark.parametrize("fusion", [Fusion(), Fusion(words=0), Fusion(vectors=0)])
def test_copies_that_fill_the_candidates_keep_no_other_passage_from_being_found(ask, monkeypatch, fusion):
    monkeypatch.setattr("index.search.DEPTH", 10)

    hits = ask([*COPIES, *OTHERS], "ferry", k=4, fusion=fusion)

    assert [len(hit.passages) for hit in hits] == [30, 1, 1, 1]


def test_where_copies_are_all_there_is_the_search_comes_to_an_end(ask, monkeypatch):
    monkeypatch.setattr("index.search.DEPTH", 2)
    monkeypatch.setattr("index.search.DEEPEST", 8)

    (hit,) = ask(COPIES, "ferry", k=2)

    assert len(hit.passages) == 8


def test_where_enough_is_found_each_side_is_searched_once(ask, monkeypatch):
    monkeypatch.setattr("index.search.DEPTH", 10)
    depths = []
    nearest = FaissVectors.nearest
    monkeypatch.setattr(
        FaissVectors, "nearest", lambda self, vector, k, among: depths.append(k) or nearest(self, vector, k, among)
    )

    ask(NOTES, "ferry", k=9)  # there are no more
    ask([*COPIES[:3], *OTHERS], "late ferry", k=3)

    assert depths == [10, 10]


def test_no_hits_are_asked_for_and_none_are_given(ask):
    assert ask(NOTES, "ferry", k=0) == ()
