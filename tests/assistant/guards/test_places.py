from assistant.guards.places import places
from assistant.readers.judge import Evidence


def found(claim: str, sentence: str, context: str = "") -> tuple[str, ...]:
    return places(claim, [Evidence(sentence, context)])


def test_who_did_it_and_to_whom_may_not_change_places() -> None:
    assert found("Georgia accuses Russia of a raid.", "Russia accuses Georgia of a raid.")


def test_an_enumeration_may_be_in_any_order() -> None:
    assert found("The ministers of Orrest and Kalvora met.", "The ministers of Kalvora and Orrest met.") == ()


def test_a_name_of_the_title_may_not_take_the_place_of_another() -> None:
    sentence = "Tesmar will pay $278 for the gas from next year on."

    reasons = found(sentence.replace("Tesmar", "Galdenia"), sentence, "Galdenia confirms the deal")

    assert reasons == ("The claim has 'Galdenia' where the cited sentence has 'Tesmar'.",)


def test_a_number_or_a_date_that_stands_elsewhere_may_not_take_the_place_of_another() -> None:
    assert found("The toll rose from 14 to 14 dead.", "The toll rose from 11 to 14 dead.")
    assert found("The vote is on 10 March instead of 10 March.", "The vote is on 26 March instead of 10 March.")


def test_the_same_in_other_words_has_not_changed_places() -> None:
    sentence = "Gen. Ilya Maran left on 14 November with twelve of his men."

    assert found("Maran left on 14 Nov. with 12 of his men.", sentence) == ()


def test_sentences_that_share_little_are_not_compared() -> None:
    assert found("Maran resigned in March.", "The order to boil water was lifted by Corran in April.") == ()


def test_names_are_compared_as_if_the_passive_were_the_active() -> None:
    outbid = [Evidence("Last week Castell outbid Meridian for the licence.")]

    assert places("Meridian was outbid by Castell for the licence.", outbid) == ()
    assert places("Castell was outbid by Meridian for the licence.", outbid)


def test_who_heads_what_may_be_named_first_or_last() -> None:
    told = [Evidence("Ana Ruiz, the finance director of Aerolux, said on Monday that the hangar will stay open.")]

    assert places("Aerolux's finance director, Ana Ruiz, said that the hangar will stay open.", told) == ()
    assert places("Ana Ruiz's finance director, Aerolux, said that the hangar will stay open.", told)
