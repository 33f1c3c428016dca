import pytest

from assistant.guards.amounts import amounts
from assistant.guards.fates import fates_of


@pytest.mark.parametrize(
    ("text", "other"),
    [("12 killed.", "12 dead."), ("12 were injured.", "12 wounded."), ("12 arrested.", "12 were detained.")],
)
def test_the_same_fate_is_told_in_other_words(text: str, other: str) -> None:
    assert fates_of(text, amounts(text)[0]) == fates_of(other, amounts(other)[0]) != frozenset()


def test_each_number_has_the_fate_of_its_part_of_the_sentence() -> None:
    text = "A storm killed 12 sailors and injured 30."
    killed, hurt = (fates_of(text, amount) for amount in amounts(text))

    assert killed and hurt and not killed & hurt


def test_of_ships_that_paid_no_fate_is_told() -> None:
    assert fates_of("12 ships paid.", amounts("12 ships paid.")[0]) == frozenset()
