import pytest

from assistant.guards.numbers import numbers
from assistant.readers.judge import Evidence


def found(claim: str, sentence: str, context: str = "") -> tuple[str, ...]:
    return numbers(claim, [Evidence(sentence, context)])


def test_a_number_that_no_sentence_has_is_named_beside_the_one_it_has() -> None:
    assert found("14 sailors died.", "11 sailors died.") == ("The claim says '14', the cited sentence says '11'.",)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Twelve sailors died.", "12 sailors died."),
        ("Dozens of sailors died.", "36 sailors died."),
        ("About 400 ships paid.", "412 ships paid."),
        ("More than 400 ships paid.", "412 ships paid."),
        ("At least 400 ships paid.", "More than 400 ships paid."),
        ("Fewer than 500 ships paid.", "412 ships paid."),
        ("12 sailors died.", "At least 12 sailors died."),
    ],
)
def test_the_same_number_or_a_weaker_one_is_held(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("At least 500 ships paid.", "At least 400 ships paid."),
        ("At most four ships paid.", "At least four ships paid."),
        ("More than 412 ships paid.", "412 ships paid."),
        ("About 412 ships paid.", "About 400 ships paid."),
        ("5 percent of the ships paid.", "5 ships paid."),
        ("3 billion tonnes were sold.", "3 million tonnes were sold."),
        ("The third ship paid.", "The fourth ship paid."),
    ],
)
def test_another_number_or_a_stronger_one_is_not_held(claim: str, sentence: str) -> None:
    assert len(found(claim, sentence)) == 1


def test_a_number_of_something_else_is_not_held() -> None:
    assert found("Six men came.", "Two men came on six ships.")


def test_a_number_in_the_title_is_held_where_the_sentence_counts_nothing_of_the_kind() -> None:
    assert found("The 14 sailors were buried.", "The sailors were buried.", "14 sailors die") == ()
    assert found("The 14 sailors were buried.", "The 11 sailors were buried.", "14 sailors die")


def test_sentences_are_read_together() -> None:
    cited = [Evidence("11 sailors died."), Evidence("Nine were saved.")]

    assert numbers("11 sailors died and nine were saved.", cited) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("A quarter of the ships paid.", "25 percent of the ships paid."),
        ("One in four ships paid.", "A quarter of the ships paid."),
        ("Half of the ships paid.", "6 of 12 ships paid."),
        ("Two thirds of the ships paid.", "12 of the 18 ships paid."),
        ("About a third of the ships paid.", "32 percent of the ships paid."),
    ],
)
def test_a_share_may_be_told_in_words_or_follow_from_two_numbers(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It took two days.", "It took 48 hours."),
        ("It took twelve months.", "It took a year."),
        ("It took three decades.", "It took 30 years."),
        ("It took half a century.", "It took 50 years."),
    ],
)
def test_the_same_time_may_be_told_in_another_unit(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()
    assert found(claim.replace("It took", "It took 7 years, not"), sentence)


def test_what_is_counted_together_or_apart_is_not_held_against_a_claim() -> None:
    assert found("Ten people died.", "Six sailors and four pilots died.") == ()
    assert found("The age went up by five years.", "The age was raised from 60 to 65.") == ()


def test_a_small_number_may_count_what_a_sentence_lists() -> None:
    assert found("Three ports closed.", "Velmora, Kesh and Orrest closed their harbours.") == ()
    assert found("Five ports closed.", "Velmora, Kesh and Orrest closed their harbours.")


def test_a_number_of_the_dead_is_not_one_of_the_wounded() -> None:
    sentence = "A bomb killed 11 people and injured 22 others."

    assert found("22 people were hurt and 11 died.", sentence) == ()
    assert found("At least 22 people died.", sentence)


def test_the_third_time_is_three_times() -> None:
    assert found("The ship was hit three times.", "The ship was hit for the third time.") == ()


def test_what_is_counted_is_not_summed_with_something_else() -> None:
    assert found("The mine employs 250 people.", "The mine employs 200 people and sells 50 tonnes.")


def test_names_that_stand_apart_make_no_number_of_others() -> None:
    assert found("Ravel met Osman after three guards were shot.", "Ravel met Osman in Lydia after guards were shot.")


def test_those_who_died_are_not_those_who_are_trapped() -> None:
    sentence = "A blast in a mine kills at least 63 people and leaves many more trapped."

    assert found("A blast in a mine leaves 63 people trapped.", sentence)
    assert found("A blast in a mine kills 63 people or more.", sentence) == ()


def test_a_number_of_hundreds_of_digits_counts_nothing() -> None:
    assert numbers(f"About {'9' * 400} people were there.", [Evidence("There were 20 people.")]) == ()
