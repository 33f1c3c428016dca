import pytest

from assistant.stance.speaker import opening_pronoun, whose_word


@pytest.mark.parametrize(
    ("pronoun", "before", "name"),
    [
        ("She", "Trade Minister Mirela Lund spoke in Tolo. The text is nine pages long.", "Trade Minister Mirela Lund"),
        ("he", "Gen. Anton Kim left. President Ruth Abara stayed.", ""),
        ("he", "President Ruth Abara received Gen. Anton Kim.", "Gen. Anton Kim"),
        ("She", "President Abara received Gen. Kim.", "President Abara"),
        ("She", "President Abara and Gen. Kim spoke.", ""),
        ("He", "President Kim opened the talks. Dahl spoke for an hour.", "Dahl"),
        ("He", "President Kim opened the talks. Norvia said nothing.", ""),
        ("He", "President Kim opened the talks. They said nothing.", "President Kim"),
        ("She", "The text is nine pages long.", ""),
        ("It", "The Defence Ministry spoke of six dead.", ""),
    ],
)
def test_a_pronoun_is_the_word_of_the_nearest_whom_it_fits_or_nobodys(pronoun: str, before: str, name: str) -> None:
    assert whose_word(pronoun, before) == name


def test_a_name_is_its_own_speaker() -> None:
    assert whose_word("Gen. Kim", "President Abara spoke.") == "Gen. Kim"


@pytest.mark.parametrize(
    ("sentence", "pronoun"),
    [
        ("He left the company.", "He"),
        ("“She was replaced.”", "She"),
        ("His lawyer denied it.", "His"),
        ("Her engines failed.", ""),
        ("Henrik left.", ""),
        ("The mayor said he would stay.", ""),
        ("", ""),
    ],
)
def test_a_sentence_opens_with_the_pronoun_of_a_person_or_with_none(sentence: str, pronoun: str) -> None:
    assert opening_pronoun(sentence) == pronoun
