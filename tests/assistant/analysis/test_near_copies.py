from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.near_copies import are_copies


def test_a_few_changed_words_leave_a_copy() -> None:
    assert are_copies("The toll was cut from 14 to 11 on Friday.", "The toll was cut from 14 to 11 on Friday, it said.")
    assert not are_copies("The toll was cut from 14 to 11.", "Eleven died, three fewer than thought.")


@given(st.text(max_size=60), st.text(max_size=60))
def test_to_be_copies_is_mutual_and_every_text_is_its_own(one: str, other: str) -> None:
    assert are_copies(one, one)
    assert are_copies(one, other) == are_copies(other, one)
