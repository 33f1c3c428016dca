import pytest

from assistant.guards.negation import negation
from assistant.readers.judge import Evidence


def found(claim: str, sentence: str) -> tuple[str, ...]:
    return negation(claim, [Evidence(sentence)])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The fee was not collected.", "The fee was collected."),
        ("The fee was collected.", "The fee was not collected."),
        ("Kalvora did not sign the treaty.", "Kalvora signed the treaty."),
        ("Kalvora did not win.", "Kalvora won."),
        ("Kalvora failed to pass the bill.", "Kalvora passed the bill."),
        ("Illness was traced to the water.", "No illness was traced to the water."),
        ("It has never been boarded.", "It has been boarded."),
        ("It is not true that the order was lifted.", "The order was lifted."),
        ("Somebody has claimed it.", "Nobody has claimed it."),
    ],
)
def test_what_is_said_and_what_is_denied_contradict_each_other(claim: str, sentence: str) -> None:
    assert len(found(claim, sentence)) == 1


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The fee was not collected.", "Not a single fee was ever collected, the fee was not collected."),
        ("The order was lifted.", "The order was not only lifted but forgotten."),
        ("It sank no later than May.", "It sank in May."),
        ("The fee was not levied.", "The fee wasn't levied."),
        ("The decline will hurt.", "The decline will hurt many."),
    ],
)
def test_the_same_polarity_is_no_contradiction(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()
