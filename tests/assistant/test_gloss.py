from datetime import date

from assistant.compose import quote
from assistant.gloss import gloss
from assistant.read import Judged
from index.segment import segment
from tests.fakes import briefing


def last(text: str) -> str:
    """What is explained of the last sentence of a briefing of Monday, 16 March 2026."""
    one = briefing(text, day=date(2026, 3, 16))
    return gloss(quote(Judged(segment(one)[-1], one, 0.9)))


def test_it_is_told_whom_the_pronoun_means_that_a_sentence_opens_with() -> None:
    assert last("Marta Lund resigned. She was replaced by Tomas Brann.") == "“She”: Marta Lund"


def test_whom_it_means_stands_before_the_days() -> None:
    assert last("Marta Lund was ill. She resigned on Friday.") == "“She”: Marta Lund; “Friday”: 13 March 2026"


def test_nobody_is_guessed_where_two_may_be_meant() -> None:
    assert last("Marta Lund and Ruth Abara stayed. She resigned.") == ""


def test_a_sentence_that_explains_itself_is_left_alone() -> None:
    assert last("Marta Lund resigned.") == ""
