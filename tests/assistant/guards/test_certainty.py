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
