import pytest

from assistant.guards.names import names
from assistant.readers.judge import Evidence


def found(claim: str, sentence: str, context: str = "") -> tuple[str, ...]:
    return names(claim, [Evidence(sentence, context)])


def test_a_name_that_no_sentence_has_is_reported() -> None:
    reason = "The claim names 'Lena Havrik', which no cited sentence names."

    assert found("On Monday, Lena Havrik resigned.", "On Monday, Ilya Maran resigned.") == (reason,)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Maran resigned.", "Gen. Ilya Maran resigned."),
        ("President Corran spoke.", "Davit Corran spoke."),
        ("Iranian ships left.", "The ships of Iran left."),
        ("Sweden's army came.", "The Swedish army came."),
        ("The UN agreed.", "The United Nations agreed."),
        ("The National Centre for Digital Security agreed.", "NCDS agreed."),
        ("The U.S. agreed.", "The US agreed."),
        ("In Brackwater, Hollin Water & Power paid.", "Hollin Water & Power paid in Brackwater."),
    ],
)
def test_a_name_is_known_by_its_parts_its_people_and_its_initials(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("In Austrian ports, ships wait.", "In Australian ports, ships wait."),
        ("Talks with BAE Systems failed.", "Talks with Bernie Sanders failed."),
        ("Galdenia will pay.", "Tesmar will pay."),
        ("Kalvora's fleet left.", "Orrest's fleet left."),
    ],
)
def test_what_only_looks_alike_is_another_name(claim: str, sentence: str) -> None:
    assert found(claim, sentence)


@pytest.mark.parametrize(
    "claim", ["Ships left.", "Rain fell.", "Slowly they left.", "They left.", "On Monday they left."]
)
def test_the_capital_letter_of_a_first_word_makes_no_name(claim: str) -> None:
    assert found(claim, "The vessels departed.") == ()


def test_a_name_may_stand_in_the_title() -> None:
    assert found("In Orrest, the toll fell.", "The toll fell.", "2025-11-14 | Orrest lowers toll") == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The UN chief left.", "United Nations Secretary General Berg left."),
        ("NATO's Federal Aviation office, the FAA, left.", "NATO's Federal Aviation Administration left."),
        ("It was Americans who left.", "The United States left."),
        ("It was a Briton who left.", "A man from the United Kingdom left."),
        ("Afghans have left.", "People in Afghanistan left."),
        ("They fought Islamist rebels.", "They fought Islamic rebels."),
    ],
)
def test_initials_and_peoples_name_what_a_sentence_spells_out(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == ()


def test_a_capital_stands_for_its_country_where_it_acts_and_not_where_things_are() -> None:
    assert found("It was Tehran that refused.", "Iran refused.") == ()
    assert found("The embassy in Tehran was closed.", "The embassy of Iran in Moscow was closed.")


def test_a_number_before_a_name_is_no_part_of_it() -> None:
    assert found("Eleven Norse sailors left.", "11 Norse sailors left.") == ()


def test_what_was_made_by_somebody_names_the_maker_only() -> None:
    assert found("An Iranian-built drone fell.", "A drone of Iran fell.") == ()


@pytest.mark.parametrize("claim", ["The quake struck Tehran.", "The army entered Tehran.", "Floods hit Tehran."])
def test_what_strikes_a_capital_is_not_known_from_its_country(claim: str) -> None:
    assert found(claim, "The quake struck Iran, the army entered Iran, floods hit Iran.")


def test_a_capital_does_not_stand_for_the_country_of_half_its_name() -> None:
    assert found("It was Pyongyang that voted.", "South Korea voted.")
    assert found("It was Seoul that voted.", "South Korea voted.") == ()
