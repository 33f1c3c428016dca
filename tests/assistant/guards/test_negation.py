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


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The maker will do without these valves.", "The maker will not use these valves."),
        ("The sect says it did not bomb the cafe.", "The sect denies that it bombed the cafe."),
        ("Candidates protest that no results are out.", "Candidates protest at the lack of results."),
    ],
)
def test_two_texts_that_deny_as_often_deny_the_same_in_other_words(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


def test_that_none_was_before_is_said_of_the_first() -> None:
    assert found("No sailor had ever won the cup before Berg.", "Berg is the first sailor to win the cup.") == ()
    assert found("No sailor won the cup.", "Berg is the first sailor to win the cup.")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "Kalvora did not sign the treaty but ratified the pact.",
            "Kalvora signed the treaty but did not ratify the pact.",
        ),
        (
            "The council did not ban cars and closed the bridge.",
            "The council banned cars and did not close the bridge.",
        ),
    ],
)
def test_a_denial_that_moves_to_another_part_is_no_denial_in_other_words(claim: str, sentence: str) -> None:
    assert found(claim, sentence)


def test_few_of_them_are_not_they_and_a_few_are() -> None:
    assert found("The nurses returned.", "Few of the nurses returned.")
    assert found("Nurses returned.", "A few nurses returned.") == ()


def test_no_sign_of_a_thing_denies_the_thing():
    cited = [Evidence("The audit turned up no sign of fraud at the agency.")]

    assert negation("The audit turned up fraud at the agency.", cited)
    assert negation("The audit turned up no fraud at the agency.", cited) == ()
