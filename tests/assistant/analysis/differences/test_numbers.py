from datetime import date

import pytest

from assistant.analysis.conflicts import differences
from assistant.analysis.differences.matter import matter
from assistant.analysis.differences.numbers import agree, amounts_told, every_number, numbers
from assistant.answer import About
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Briefing, Section, SectionKind, Sentence
from tests.assistant.analysis.differences.quoted import MONDAY, said


def differ(one: str, other: str, day: date = MONDAY) -> tuple[str, str] | None:
    found = numbers(said(one), said(other, day))
    return (found.first, found.second) if found else None


def test_two_counts_of_the_same_dead_differ() -> None:
    found = numbers(said("The blast in Tessa killed 12 people."), said("The blast in Tessa left 14 dead."))

    assert found and (found.about, found.first, found.second) == (About.NUMBER, "12", "14")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A dozen miners were rescued from the shaft at Rell.", "Twelve miners were rescued from the shaft at Rell."),
        ("The company lost $1.2 billion.", "The company lost 1,200 million dollars."),
        ("About 420 houses burned in Sellin.", "Some 430 houses burned in Sellin."),
        ("At least 30 people were injured in the stampede.", "The stampede injured 34 people."),
    ],
)
def test_the_same_value_is_no_difference_however_it_is_written(one: str, other: str) -> None:
    assert differ(one, other) is None


def test_what_it_was_before_is_not_what_it_is() -> None:
    assert differ("The toll of the Sabine was cut from 14 to 11.", "The toll of the Sabine is 11.") is None
    assert differ("The toll of the Sabine was cut from 14 to 11.", "The toll of the Sabine is 14.") == ("11", "14")


def test_those_who_lost_their_lives_are_dead() -> None:
    assert differ("14 died when the ferry sank.", "Six lost their lives when the ferry sank.") == ("14", "Six")


def test_those_listed_as_dead_who_are_alive_are_not_counted_among_the_dead() -> None:
    listed = "Three sailors who had been listed as dead were alive."

    assert differ("The sinking killed 14 sailors.", listed) is None


def test_every_number_that_differs_is_found_with_what_it_counts() -> None:
    one, other = (said(f"The fever in Tessa made {ill} people ill, and {n} died.") for ill, n in ((130, 21), (187, 48)))

    assert [(found.counted, found.first, found.second) for found in every_number(one, other)] == [
        ("ill", "130", "187"),
        ("die", "21", "48"),
    ]


def test_the_dead_are_not_compared_with_the_injured() -> None:
    assert differ("The blast in Tessa killed 12 people.", "The blast in Tessa injured 30 people.") is None


def test_another_event_is_no_difference() -> None:
    assert differ("An avalanche killed 12 climbers in Rell.", "A fire killed 14 people in Tessa.") is None


def test_a_part_is_not_the_whole() -> None:
    assert differ("The storm killed 41 people.", "In Tarsa alone the storm killed 17 people.") is None


def test_a_day_is_not_compared_with_another_day() -> None:
    one, other = "Ontario reports 412 new cases of the flu.", "Ontario reports 380 new cases of the flu."

    assert differ(one, other, day=date(2026, 3, 3)) is None
    assert differ(one, other) == ("412", "380")


def test_what_ontario_reports_of_itself_is_not_what_quebec_does() -> None:
    assert differ("Ontario reports 412 new cases of the flu.", "Quebec reports 380 new cases of the flu.") is None


def test_amounts_agree_where_their_bounds_overlap() -> None:
    (least,), (more,), (fewer,) = map(amounts_told, ("at least 30 ships", "34 ships", "20 ships"))

    assert agree(least, more)
    assert not agree(least, fewer)


@pytest.mark.parametrize("told", ["1,400 to 1,600", "1,400–1,600", "between 1,400 and 1,600", "about 1,400 to 1,600"])
def test_a_range_is_no_conflict_with_a_number_inside_it(told: str) -> None:
    employed = "The mine at Merrin employs 1,500 workers."

    assert differ(employed, f"The mine at Merrin employs {told} workers.") is None
    assert differ(f"The mine at Merrin employs {told} workers.", employed) is None


def test_a_range_differs_from_a_number_outside_it() -> None:
    between = "Between 12 and 15 people died in the fire at Merrin."

    assert differ(between, "In the fire at Merrin 14 people died.") is None
    assert differ(between, "In the fire at Merrin 19 people died.") == ("Between 12 and 15", "19")


def test_what_rose_from_one_number_to_another_is_no_range() -> None:
    risen = "The number of dead in the fire at Merrin rose from 12 to 15."

    assert differ(risen, "In the fire at Merrin 14 people died.") == ("15", "14")


@pytest.mark.parametrize("half", ["Half of the 40 houses", "Half the 40 houses", "Half of the houses"])
def test_a_share_is_not_compared_with_a_count(half: str) -> None:
    assert differ(f"{half} in Merrin burned.", "In Merrin 20 houses burned.") is None


def test_two_shares_of_the_same_differ() -> None:
    third = "A third of the houses in Merrin burned."

    assert differ("Half of the houses in Merrin burned.", third) == ("Half", "A third")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A woman of 61 and a child of three died of fever in Tolo.", "Nine people died of fever in Tolo."),
        ("The fever in Tolo has killed 41 people.", "Eight additional deaths of fever were found in Tolo."),
        ("Lorne has asked for 250,000 doses of vaccine.", "Lorne received 70,000 doses of vaccine."),
        ("Minister Lund spoke in Tolo for 40 minutes.", "Minister Lund has 96 votes in Tolo."),
        (
            "The price of bread in Tolo may rise by 2 to 3 percent.",
            "The price of bread in Tolo rose by 2 million crowns.",
        ),
        ("Arvo Power left 400,000 customers without light.", "Data of 240,000 customers of Arvo Power were stolen."),
        (
            "An attack on Arvo Power left 400,000 customers without light.",
            "Data of 240,000 customers of Arvo Power were stolen in the attack.",
        ),
        (
            "A fire at Harl destroyed a silo with 9,000 tonnes of wheat.",
            "Its treaty provides for 3,000 tonnes of wheat.",
        ),
    ],
)
def test_what_is_counted_unlike_is_no_difference(one: str, other: str) -> None:
    assert differ(one, other) is None


def test_what_was_offered_and_then_raised_is_one_thing() -> None:
    offered = "The government offers farmers a fund of 45 million crowns."
    raised = "The government raised the fund for farmers to 70 million crowns."

    assert differ(offered, raised) == ("45 million crowns", "70 million crowns")


@pytest.mark.parametrize(
    ("one", "other"),
    [("$5 million", "5 million crowns"), ("$1.2 billion", "€1.2 billion"), ("40 million euros", "£40 million")],
)
def test_the_same_number_of_another_currency_is_another_sum(one: str, other: str) -> None:
    assert differ(f"Kalvora paid {one} for the ship.", f"Kalvora paid {other} for the ship.") == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("$5 million", "4.6 million euros"), ("$5 million", "5 million US dollars"), ("$5 million", "A$5 million")],
)
def test_another_number_of_another_currency_may_be_the_same_sum(one: str, other: str) -> None:
    assert differ(f"Kalvora paid {one} for the ship.", f"Kalvora paid {other} for the ship.") is None


def in_one(one: str, between: str, other: str) -> tuple[str, str] | None:
    """Return what two sentences of one briefing differ in."""
    text = f"{one} {between} {other}"
    briefing = Briefing(text, "", MONDAY, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "a.md")
    first, second = (Sentence(briefing.id, at, at + len(s), s) for s in (one, other) for at in [text.index(s)])
    found = numbers(*(matter(quote(Judged(sentence, briefing, 0.9))) for sentence in (first, second)))
    return (found.first, found.second) if found else None


UNION = "The union put the number at 1,500."


def test_the_number_without_what_is_counted_is_that_of_the_sentence_before_it() -> None:
    assert in_one("The police spoke of about 600 tractors.", "", UNION) == ("600", "1,500")
    assert in_one("The police spoke of about 600 tractors.", "It was cold. " * 20, UNION) is None
    assert in_one(UNION, "", "The police spoke of about 600 tractors.") is None
    assert differ("The police spoke of about 600 tractors.", UNION) is None


def test_the_number_is_not_of_what_is_counted_in_a_hundred_times_as_many() -> None:
    assert in_one("Some 64,000 passengers were affected.", "", "The union had put the number at 388.") is None


def test_a_figure_corrected_for_the_same_day_is_of_what_was_counted_on_it() -> None:
    cancelled = "Corin Air cancelled 340 flights on Sunday."

    assert differ(cancelled, "The airline corrected its figure for Sunday from 340 to 388.") == ("340", "388")
    assert differ(cancelled, "The airline corrected its figure for Saturday from 340 to 388.") is None


def test_what_is_counted_may_stand_behind_what_happened_to_it() -> None:
    cancelled = "Corin Air cancelled 340 flights."

    assert differ(cancelled, "The union counted 412 cancelled flights in all.") == ("340", "412")
    assert differ(cancelled, "The union counted 412 delayed flights in all.") is None


def test_a_count_many_times_as_large_is_of_something_else_unless_it_is_a_toll() -> None:
    employs = "The company Merrin Coal employs 1,400 workers at Kestel."

    assert differ(employs, "The company Merrin Coal has hired 60 workers at Kestel.") is None
    assert differ(employs, "The company Merrin Coal employs 900 workers at Kestel.") == ("1,400", "900")
    assert differ("The blast in Tessa killed 12 people.", "The blast in Tessa killed 400 people.") == ("12", "400")


def test_the_length_of_one_thing_is_not_that_of_another() -> None:
    runway = "The runway at Brask is 2,400 metres long."

    assert differ(runway, "A fence of 900 metres was put up at the runway.") is None
    assert differ(runway, "The runway at Brask is 1,900 metres long.") == ("2,400", "1,900")


def test_a_number_that_is_said_to_be_wrong_differs_however_near_it_is() -> None:
    corrected = "Some 390,000 customers in Tessa had been without power, and not 420,000."

    assert differ(corrected, "The storm left about 420,000 customers in Tessa without power.") == ("390,000", "420,000")


def test_customers_of_whom_something_else_is_told_are_others_though_the_number_has_no_noun_behind_it() -> None:
    lowered = said("The utility has lowered the number of customers who lost power from 420,000 to 365,000.")

    assert numbers(lowered, said("The utility said that data of 240,000 customers had been copied.")) is None
    assert numbers(lowered, said("The attack on the utility left 420,000 customers without power.")) is not None


def test_a_number_counts_nothing_of_the_sentence_behind_it() -> None:
    one = said("Fires in Orlen were fanned by gusts of 90. Twenty-three people have died in Orlen.")

    found = numbers(one, said("In Orlen 36 people have died."))

    assert found is not None
    assert (found.first, found.second) == ("Twenty-three", "36")


def test_a_number_that_another_sentence_names_as_the_former_one_is_of_the_same_thing() -> None:
    lowered = "The utility Norvolt has lowered the number of customers who lost power from 420,000 to 365,000."

    assert differ("An attack on Norvolt left about 420,000 customers without electricity.", lowered) == (
        "420,000",
        "365,000",
    )


def test_what_is_counted_behind_a_number_that_is_said_to_be_wrong_is_something_else() -> None:
    cut_off = "An attack on Norvolt left about 420,000 customers without electricity."
    corrected = "Some 365,000 customers were without electricity, and not 420,000; two meters were counted twice."

    found = differences(said(cut_off), said(corrected))

    assert [one.second for one in found] == ["365,000"]
