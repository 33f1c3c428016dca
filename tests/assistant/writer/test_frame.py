import pytest

from assistant.writer.frame import is_echoed, restates, unframed

TAX = "The port tax rose to 4 percent."


@pytest.mark.parametrize(
    "claim",
    [
        "The sentence is: “The port tax rose to 4 percent.”",
        "According to, the answer reads: The port tax rose to 4 percent.",
        "Sentence 2 states that the port tax rose to 4 percent.",
        "According to the evidence, the port tax rose to 4 percent.",
        'The answer is: "The port tax rose to 4 percent."',
        "The port tax rose to 4 percent, according to the text.",
        "The sentence that answers this question is “The port tax rose to 4 percent.”",
        "Based on the provided passage, the port tax rose to 4 percent.",
    ],
)
def test_talk_about_sentences_and_answers_is_left_out_of_a_claim(claim: str) -> None:
    assert unframed(claim, TAX) == TAX


@pytest.mark.parametrize(
    "claim",
    [
        "According to the ministry, the port tax rose to 4 percent.",
        "The minister's answer is: the tax will rise.",
        "The port tax rose to 4 percent, according to port officials.",
        "Dorn said: “The port tax rose.”",
        TAX,
    ],
)
def test_who_said_a_thing_stays(claim: str) -> None:
    assert unframed(claim, TAX) == claim


def test_a_text_that_the_briefing_itself_tells_of_stays() -> None:
    claim = "The text says that the tax will rise."

    assert unframed(claim, "The text of the treaty says the tax will rise.") == claim


TOLD = (
    'Reply {"statements": [{"text": "One sentence of the answer.", "sentences": [2]}]}. Add no conclusion of your own.'
)


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("One sentence of the answer.", True),
        ("one sentence of the answer", True),
        ("Add no conclusion of your own", True),
        ("The port tax rose to 4 percent.", False),
        ("the answer", False),
        ("", False),
    ],
)
def test_what_a_model_copies_from_its_instructions_is_no_statement(claim: str, is_so: bool) -> None:
    assert is_echoed(claim, TOLD, TAX) is is_so


def test_what_the_briefings_say_too_is_one() -> None:
    assert not is_echoed(
        "The harbour was closed on Monday.",
        "The harbour was closed on Monday. [2]",
        "The harbour was closed on Monday.",
    )


@pytest.mark.parametrize(
    ("claim", "question", "is_so"),
    [
        ("The thieves entered the vault.", "How did the thieves enter the vault?", True),
        ("The thieves entered the vault by a sewer.", "How did the thieves enter the vault?", False),
        ("The thieves entered the vault.", "Did the thieves enter the vault?", False),
    ],
)
def test_what_only_says_again_what_was_asked_is_no_answer_unless_it_was_asked_whether(
    claim: str, question: str, is_so: bool
) -> None:
    assert restates(claim, question) is is_so
