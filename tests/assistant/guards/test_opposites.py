import pytest

from assistant.guards.opposites import opposites
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Prices fell.", "Prices rose."),
        ("Three men were released.", "Three men were arrested."),
        ("It sank before the talks.", "It sank after the talks."),
        ("The sanctions were imposed.", "The sanctions were lifted."),
        ("Her test was positive.", "Her test was negative."),
        ("Tesmar sent troops.", "Tesmar withdrew troops."),
        ("Tolo bought the yard.", "Tolo sold the yard."),
        ("It sails on 3 May at the latest.", "It sails on 3 May at the earliest."),
    ],
)
def test_a_word_turned_round_is_reported(claim: str, sentence: str) -> None:
    assert len(opposites(claim, [Evidence(sentence)])) == 1


def test_two_opposites_in_both_are_no_contradiction() -> None:
    assert opposites("Prices rose and then fell.", [Evidence("Prices fell after they rose.")]) == ()
