"""Measures of a ranked list, with numbers worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.retrieval import coverage_at, hit_at, recall_at, reciprocal_rank
from eval.share import Undefined

IDS = st.lists(st.sampled_from("abcdefgh"), max_size=8)


def test_a_gold_id_at_the_cut_is_a_hit_and_one_behind_it_is_not():
    assert hit_at(2, ["a", "b", "c"], {"b"}) == 1.0
    assert hit_at(2, ["a", "b", "c"], {"c"}) == 0.0


def test_any_gold_id_is_a_hit():
    assert hit_at(1, ["a", "b"], {"x", "a"}) == 1.0


def test_recall_is_the_share_of_gold_ids_found():
    assert recall_at(3, ["a", "b", "c", "d"], {"b", "d", "x", "c"}) == 0.5


def test_the_reciprocal_rank_is_that_of_the_first_gold_id():
    assert reciprocal_rank(10, ["a", "b", "c", "d"], {"d", "c"}) == pytest.approx(1 / 3)


def test_a_gold_id_behind_the_cut_has_no_rank():
    assert reciprocal_rank(2, ["a", "b", "c"], {"c"}) == 0.0


def test_an_id_that_comes_twice_takes_one_place():
    assert reciprocal_rank(10, ["a", "a", "b"], {"b"}) == 0.5


def test_a_list_without_anything_finds_nothing():
    assert (hit_at(5, [], {"a"}), recall_at(5, [], {"a"}), reciprocal_rank(5, [], {"a"})) == (0.0, 0.0, 0.0)


def test_a_point_is_covered_by_any_of_its_sentences():
    points = [("a", "b"), ("c", "d"), ("x",)]

    assert coverage_at(3, ["e", "d", "b", "x"], points) == pytest.approx(2 / 3)


def test_one_sentence_can_cover_two_points():
    assert coverage_at(1, ["a"], [("a", "b"), ("a", "c")]) == 1.0


@pytest.mark.parametrize("measure", [hit_at, recall_at, reciprocal_rank, coverage_at])
def test_without_gold_a_rank_is_undefined(measure):
    with pytest.raises(Undefined):
        measure(5, ["a"], ())


@given(IDS, st.sets(st.sampled_from("abcdefgh"), min_size=1), st.integers(1, 8))
def test_whatever_the_list_the_measures_are_what_their_definitions_say(ranked, gold, k):
    distinct = list(dict.fromkeys(ranked))
    places = [place for place, id_ in enumerate(distinct[:k], 1) if id_ in gold]

    assert hit_at(k, ranked, gold) == bool(places)
    assert recall_at(k, ranked, gold) == pytest.approx(len(places) / len(gold))
    assert reciprocal_rank(k, ranked, gold) == pytest.approx(1 / places[0] if places else 0)
