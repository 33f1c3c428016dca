import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.estimative import estimates


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("almost no chance", 1, 5),
        ("a remote chance", 1, 5),
        ("very unlikely", 5, 20),
        ("highly improbable", 5, 20),
        ("unlikely", 20, 45),
        ("improbable", 20, 45),
        ("roughly even chance", 45, 55),
        ("roughly even odds", 45, 55),
        ("likely", 55, 80),
        ("probably", 55, 80),
        ("very likely", 80, 95),
        ("highly probable", 80, 95),
        ("almost certain", 95, 99),
        ("nearly certain", 95, 99),
    ],
)
def test_the_terms_of_icd_203_have_its_ranges(words: str, low: int, high: int) -> None:
    (estimate,) = estimates(f"Success is {words}.")

    assert (estimate.low, estimate.high) == (low, high)


@pytest.mark.parametrize("words", ["may", "could", "possibly", "highly likely", "not likely", "more likely than not"])
def test_other_words_say_that_it_is_uncertain_and_not_by_how_much(words: str) -> None:
    (estimate,) = estimates(f"It {words} fails.")

    assert (estimate.words, estimate.low, estimate.high) == (words, None, None)


@pytest.mark.parametrize(
    "text", ["Signed in May.", "They could not go.", "The unlikeliest place.", "A remote village."]
)
def test_other_words_that_look_alike_are_none(text: str) -> None:
    assert list(estimates(text)) == []


@given(st.text())
def test_an_estimate_points_at_its_own_words(text: str) -> None:
    assert all(text[e.start : e.end] == e.words for e in estimates(text))
