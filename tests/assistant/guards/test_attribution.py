import pytest

from assistant.guards.attribution import attribution
from assistant.readers.judge import Evidence


def found(claim: str, *cited: str) -> tuple[str, ...]:
    return attribution(claim, [Evidence(text) for text in cited])


def test_another_speaker_is_reported() -> None:
    (reason,) = found("The police said that the ship sank.", "The owner said that the ship sank.")

    assert "police" in reason


def test_a_speaker_left_out_is_reported() -> None:
    (reason,) = found("The ship was boarded at night.", "The owner claimed that the ship was boarded at night.")

    assert "owner" in reason


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The owner stated that the ship sank.", "The owner said that the ship sank."),
        ("According to the owner, the ship sank.", "The ship sank, the owner said."),
        ("She said that the ship sank.", "The minister said that the ship sank."),
        ("The ship was sold in May.", "The owner confirmed that the ship was sold in May."),
    ],
)
def test_the_same_speaker_or_a_confirmed_fact_is_not(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


def test_what_another_cited_sentence_says_plainly_needs_no_speaker() -> None:
    assert (
        found(
            "The ship sank off Orlo.",
            "The owner claimed that the ship sank off Orlo.",
            "The ship sank off Orlo in May.",
        )
        == ()
    )


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The owner of the yard says it will close.", "Ida Berg, the owner of the yard, says it will close."),
        ("The UN says the yard will close.", "The United Nations says the yard will close."),
        ("The yard will close, say officials in Kesh.", "Kesh officials say that the yard will close."),
        ("In Berg's words the yard will close.", "Berg says the yard will close."),
    ],
)
def test_the_same_speaker_may_be_called_otherwise_or_named_at_the_end(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


def test_whom_a_claim_in_the_passive_names_is_who_said_it() -> None:
    cited = [Evidence("The union accused the army of having hit the depot.")]

    assert attribution("The army was accused by the union of having hit the depot.", cited) == ()


def test_what_is_so_in_the_view_of_somebody_is_told_as_his():
    cited = [Evidence("In the view of the coast guard, the tanker had changed its flag twice.")]

    assert attribution("The tanker had changed its flag twice.", cited)
    assert attribution("The coast guard believes that the tanker had changed its flag twice.", cited) == ()
