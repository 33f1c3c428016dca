from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.differences.matter import apart, covered, on_other_days, shared, tied
from tests.assistant.analysis.differences.quoted import said


def test_who_says_it_is_no_part_of_what_is_said() -> None:
    assert "orrest" not in said("Orrest says that the tanker Calla sank.").names


def test_who_reports_of_itself_is_part_of_what_is_said() -> None:
    assert said("Ontario reports 412 cases.").subject == {"ontario"}


def test_the_offsets_of_a_sentence_stay_where_they_are() -> None:
    found = said("Orrest says that the tanker Calla sank.")

    assert len(found.text) == len(found.quote.sentence.text)
    assert found.text.index("tanker") == found.quote.sentence.text.index("tanker")


def test_the_same_told_in_other_words_is_shared() -> None:
    assert shared(said("Six men lost their lives."), said("Six men died.")) == 1.0


def test_how_much_is_covered_depends_on_the_direction_and_how_much_is_shared_does_not() -> None:
    short, long = said("The ferry sank."), said("The old ferry sank in a storm off the coast.")

    assert covered(short, long) == 1.0 > covered(long, short)
    assert shared(short, long) == shared(long, short) == 1.0


def test_other_places_are_other_events() -> None:
    assert apart(said("The quake in Taran killed 14."), said("The quake in Velm killed 40."))


def test_other_days_are_other_events() -> None:
    assert on_other_days(said("The port closed on 1 March."), said("The port closed on 2 February."))


def test_the_day_of_the_saying_is_not_that_of_the_event() -> None:
    assert said("Two ports closed, the ministry said on Monday.").days == ()


def test_what_names_no_day_is_not_about_years_ago() -> None:
    assert on_other_days(said("Turnout was 54 percent in 2020."), said("Turnout was 68 percent."))
    assert not on_other_days(said("Turnout was 54 percent in 2020."), said("Turnout was 68 percent.", None))


def test_what_a_speaker_denies_is_denied() -> None:
    assert said("Kim denied that he had left.").is_denied
    assert not said("Kim confirmed that he had left.").is_denied


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_share_between_nothing_and_all(one: str, other: str) -> None:
    assert 0.0 <= shared(said(f"A{one}", date(2026, 1, 1)), said(f"B{other}", None)) <= 1.0


def test_titles_tie_sentences_to_one_matter_or_keep_them_apart() -> None:
    toll = said("It corrected the number of deaths from 33 to 41.", title="Cholera in Sulanga recedes")

    assert tied(toll, said("Nine people have died.", title="Cholera spreads in Sulanga"))
    assert not tied(toll, said("Six people died.", title="Cutter sinks off Cape Orlo"))
    assert tied(toll, said("Six people died."))


def test_a_country_and_its_people_are_one_tie() -> None:
    assert tied(said("Six died.", title="Kalvora denies it"), said("Ten died.", title="A Kalvoran warship"))


def test_in_the_sinking_of_a_ship_is_no_place() -> None:
    assert said("Eleven people died in the sinking of the Sabine.").places == frozenset()
    assert said("Eleven people died in the town of Sill.").places == {"sill"}


def test_initials_name_what_they_stand_for() -> None:
    assert "hwp" in said("Hollin Water & Power said that data were stolen.").around


def test_who_speaks_of_himself_is_the_subject() -> None:
    assert said("Northlight said that it would pay.").subject == {"northlight"}
    assert said("Northlight said that the ship would pay.").subject == frozenset()


def test_who_says_it_is_blanked_out_as_a_word_and_not_within_another() -> None:
    assert "without power" in said("Tessa was without power, it said.").text


def days_of(text: str) -> list[tuple[date, date]]:
    return [(day.first, day.last) for day in said(text, date(2026, 10, 12)).days]


def test_what_is_put_off_from_one_day_to_another_is_on_the_other() -> None:
    put_off = [(date(2027, 1, 31), date(2027, 1, 31))]

    assert days_of("The return to Ames has been put off again, from 20 December to 31 January.") == put_off
    assert days_of("The vote was moved from 20 December until 31 January.") == put_off


def test_what_lasts_from_one_day_to_another_is_on_all_of_them() -> None:
    assert days_of("The road to Ames was closed from 3 to 9 October.") == [(date(2026, 10, 3), date(2026, 10, 9))]


def test_the_day_from_which_something_was_moved_is_not_that_of_the_event() -> None:
    (new,) = days_of("The return to Ames was moved from mid-November to 20 December.")

    assert new[0].day == 20
