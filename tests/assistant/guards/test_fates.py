import pytest

from assistant.guards.amounts import amounts
from assistant.guards.fates import fates, fates_of
from assistant.readers.judge import Evidence


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


SAID = Evidence("Six people are killed and 41 others injured when a bus skids off the road.")


def test_numbers_of_the_dead_and_the_hurt_that_changed_places_are_named() -> None:
    [reason] = fates("Forty-one people died and six were hurt in a bus crash.", [SAID])

    assert reason == "The claim has '41' and 'Six' the other way round than the cited sentence."


@pytest.mark.parametrize(
    "claim",
    [
        "A bus crash killed six and hurt 41.",
        "Forty-one were hurt; the dead are six.",
        "Forty-one people died.",  # another guard's
        "Seven people died and 41 were hurt.",
        "Six people died, and six were hurt.",
    ],
)
def test_numbers_that_stay_or_are_others_have_not_changed_places(claim: str) -> None:
    assert fates(claim, [SAID]) == ()
