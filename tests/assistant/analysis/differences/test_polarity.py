from assistant.analysis.differences.polarity import polarity, turned
from tests.assistant.analysis.differences.quoted import said


def differ(one: str, other: str) -> bool:
    return polarity(said(one), said(other)) is not None


def test_what_one_says_and_the_other_denies_is_a_difference() -> None:
    assert differ("The dam at Corve was damaged.", "The dam at Corve was not damaged.")
    assert differ("Kim denied that the pilot had been drinking.", "Kim confirmed that the pilot had been drinking.")


def test_what_two_deny_is_no_difference() -> None:
    assert not differ("Kim denied that the talks had failed.", "Lee denied that the talks had failed.")


def test_to_deny_it_is_to_say_that_it_is_not_so() -> None:
    assert not differ("Kim denied that the talks had failed.", "The talks have not failed, Lee said.")


def test_who_denies_something_else_does_not_disagree() -> None:
    assert not differ("Kim denied that he had taken money.", "Kim confirmed that he had met the donor.")


def test_who_denies_how_it_was_done_does_not_deny_that_it_was() -> None:
    ordered = "The evacuation was ordered by Governor Dresk."

    assert not differ("Governor Dresk denied that he had delayed the evacuation order.", ordered)
    assert differ("Governor Dresk denied that he had ordered the evacuation.", ordered)


def test_who_denies_a_deed_is_not_contradicted_by_another_that_names_the_same() -> None:
    hiring = "Corvane denied that it was hiring pilots abroad to break the strike."

    assert not differ(hiring, "The Labour Court has forbidden the pilots to strike.")
    assert differ(hiring, "Corvane is hiring pilots abroad.")


def test_opposites_turn_a_sentence_round() -> None:
    assert turned(said("Exports rose in April."), said("Exports fell in April."))


def test_to_be_without_a_thing_and_to_tell_how_it_went_or_came_back_is_no_difference() -> None:
    assert not differ("The attack left Corve without electricity.", "The attack interrupted Corve's electricity.")
    assert not differ("Corve is without electricity.", "Electricity was restored to most of Corve.")


def test_one_word_in_common_is_too_little_to_be_denied() -> None:
    assert not differ("The report was not passed on.", "Forty ships passed.")


def test_who_accepts_what_he_denied_has_turned_round() -> None:
    found = polarity(said("Arvo Systems denied this."), said("Arvo Systems said that it accepted the findings."))

    assert found and (found.first, found.second) == ("denied", "accepted")
    assert not differ("Arvo Systems denied this.", "Orvast Power said that it accepted the findings.")
