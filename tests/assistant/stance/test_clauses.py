import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.stance.clauses import LONGEST, main_clauses


def left(text: str) -> str:
    return " ".join(main_clauses(text).replace(",", " ").split())


def test_a_relative_clause_is_blanked_out() -> None:
    assert left("Kim, who said little, left.") == "Kim left."


def test_a_clause_of_time_or_cause_is_blanked_out() -> None:
    assert left("After the vote failed, he left because police warned him.") == "he left"


@pytest.mark.parametrize("end", ["3%", "¥151", "12 (the most since May)", "“a lot”", "£3m"])
def test_a_clause_of_time_or_cause_is_blanked_out_behind_any_sign(end: str) -> None:
    assert left(f"Oil fell {end} after Riyadh said it would pump more.").startswith("Oil fell")
    assert "Riyadh" not in left(f"Oil fell {end} after Riyadh said it would pump more.")


def test_what_goes_on_while_somebody_insists_is_the_main_clause() -> None:
    assert left("While the army says it has won, fighting goes on.") == "fighting goes on."


def test_what_somebody_tells_of_what_stands_before_is_blanked_out_but_for_the_noun() -> None:
    assert left("The bank closed, a move critics say may be illegal.") == "The bank closed a move"
    assert left("He took the town, a claim Kyiv denies.") == "He took the town a claim ."


def test_a_report_that_speaks_itself_is_the_main_clause() -> None:
    assert left("The dam is cracked, a report by the ministry says.").endswith("a report by the ministry says.")


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
