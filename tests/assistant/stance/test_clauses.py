from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.clauses import LONGEST, main_clauses


def left(text: str) -> str:
    return " ".join(main_clauses(text).replace(",", " ").split())


def test_a_relative_clause_is_blanked_out() -> None:
    assert left("Kim, who said little, left.") == "Kim left."


def test_a_clause_of_time_or_cause_is_blanked_out() -> None:
    assert left("After the vote failed, he left because police warned him.") == "he left"


def test_what_a_participle_tells_is_blanked_out() -> None:
    assert left("The dam broke, raising fears of a flood.") == "The dam broke"


def test_what_stands_in_quotation_marks_and_brackets_is_blanked_out() -> None:
    assert left('He left "what may come" (Reuters) behind.') == 'He left " " behind.'


def test_joined_main_clauses_stay() -> None:
    assert left("The dam broke, and police said so.") == "The dam broke and police said so."


@given(st.text(max_size=LONGEST))
def test_every_character_stays_where_it_is_or_becomes_a_blank(text: str) -> None:
    main = main_clauses(text)

    assert len(main) == len(text)
    assert all(kept in (" ", was) for kept, was in zip(main, text, strict=True))
