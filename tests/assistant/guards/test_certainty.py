import pytest

from assistant.guards.certainty import certainty
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Prices will rise.", "Prices may rise."),
        ("Prices will rise.", "Prices could rise."),
        ("The ministry will name him.", "The ministry intends to name him."),
        ("The cashier stole the money.", "The cashier allegedly stole the money."),
        ("Tests prove that it is safe.", "Tests suggest that it is safe."),
        ("The tanker was boarded.", "The tanker was reportedly boarded."),
    ],
)
def test_a_claim_surer_than_its_sentence_is_reported(claim: str, sentence: str) -> None:
    assert certainty(claim, [Evidence(sentence)])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Prices may rise.", "Prices may rise soon."),
        ("Prices could rise.", "Prices may rise."),
        ("Prices may rise.", "Prices will rise."),
        ("The tanker was boarded.", "The tanker was boarded, and prices may rise."),
    ],
)
def test_a_claim_as_sure_or_less_sure_is_not(claim: str, sentence: str) -> None:
    assert certainty(claim, [Evidence(sentence)]) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The talks are about the Bakassi peninsula.", "The talks are about the disputed Bakassi peninsula."),
        ("Petek fired the director of the port.", "Petek dismissed the director of the port."),
        ("The council called its port closed.", "The council said its port was closed."),
        ("Unless the fee falls, the port closes.", "The port closes if the fee does not fall."),
        ("The council reckons that 40 ships waited.", "The council estimates that 40 ships waited."),
    ],
)
def test_the_same_doubt_may_be_told_in_other_words(claim: str, sentence: str) -> None:
    assert certainty(claim, [Evidence(sentence)]) == ()


def test_what_was_to_come_is_not_over() -> None:
    assert certainty("The council has closed the port.", [Evidence("The council will close the port.")])
