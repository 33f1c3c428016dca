"""An answer agrees where it contains one of the accepted strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.answers import agrees, contains, words
from eval.share import Undefined


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("It was fired at   KYIV.", "Kyiv"),
        ("They sent 1,200 men.", "1200"),
        ("They sent twelve tanks.", "12 tanks"),
        ("They sent 21 tanks.", "twenty-one tanks"),
        ("Prices rose by 5%.", "five percent"),
        ("Prices rose by 5.5 per cent.", "5.5 %"),
        ("Carey\u2019s song led.", "carey's song"),
        ("On 3 March 2022, it fell.", "3 March 2022"),
        ("The storm-shadow missile", "Storm Shadow"),
    ],
)
def test_case_spacing_and_the_way_a_number_is_written_do_not_matter(answer, accepted):
    assert contains(answer, accepted)


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("In 2010 it fell.", "10"),
        ("Prices rose by 10.5 percent.", "10"),
        ("The Iranian envoy came.", "Iran"),
        ("Kim met Lee.", "Lee met Kim"),
        ("They sent 1,2 and 300.", "12300"),
    ],
)
def test_a_part_of_a_word_or_number_is_not_the_answer(answer, accepted):
    assert not contains(answer, accepted)


def test_one_of_the_accepted_answers_is_enough():
    assert agrees("It was the Neptune.", ["Storm Shadow", "Neptune"]) == 1.0
    assert agrees("It was another.", ["Storm Shadow", "Neptune"]) == 0.0


def test_a_refusal_agrees_with_nothing():
    assert agrees("", ["Neptune"]) == 0.0


def test_without_an_accepted_answer_agreement_is_undefined():
    with pytest.raises(Undefined):
        agrees("It was the Neptune.", [])


def test_an_accepted_answer_without_words_is_an_error_that_shows_it():
    with pytest.raises(ValueError, match=r"\?\?"):
        contains("Anything.", "??")


@given(st.text(), st.text(), st.text())
def test_a_text_contains_each_of_its_own_words(before, inner, after):
    for word in words(inner):
        assert contains(f"{before} . {inner} . {after}", word)
