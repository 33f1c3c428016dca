from datetime import date, timedelta

from assistant.analysis.same_story import Named, named
from index.briefing import Briefing, Section, SectionKind

DAY = date(2026, 3, 2)


def briefing(text: str, title: str = "", day: date = DAY) -> Briefing:
    return Briefing(text, title, day, (), (Section(SectionKind.NARRATIVE, "", 0, len(text)),), "a.md")


def is_one(one: Briefing, other: Briefing, *further: Briefing) -> bool:
    return named((one, other, *further)).is_one_story(one.id, other.id)


def test_briefings_that_name_the_same_tell_one_story() -> None:
    assert is_one(briefing("The ferry left for Orlen with Dahl."), briefing("Dahl spoke in Orlen."))
    assert not is_one(briefing("The ferry left for Orlen with Dahl."), briefing("A mill in Tessa burned under Grewe."))


def test_a_briefing_tells_one_story_with_itself() -> None:
    one = briefing("It rained.")

    assert is_one(one, one)


def test_what_many_briefings_name_ties_none_of_them() -> None:
    many = [briefing(f"The state of Orlen and its Dahl sold {number} ships.") for number in range(12)]

    assert not is_one(*many)


def test_what_is_written_small_as_well_is_no_name() -> None:
    assert not is_one(
        briefing("He met the Governor and the Minister, a governor said."),
        briefing("There the Governor saw the Minister, a minister said."),
    )


def test_a_name_in_both_titles_ties_as_much_as_two() -> None:
    one, other = "The dyke at Sanhe failed.", "Many are missing in Sanhe."
    far = DAY + timedelta(days=400)

    assert is_one(briefing(one, "Flood in Sanhe"), briefing(other, "Sanhe: toll revised", far))
    assert not is_one(briefing(one), briefing(other, day=far))


def test_whom_no_third_briefing_names_ties_reports_of_the_same_weeks() -> None:
    one = briefing("The doctor Bwalya warned of fever.")

    assert is_one(one, briefing("One dose protects, said Bwalya.", day=DAY + timedelta(days=20)))
    assert not is_one(one, briefing("One dose protects, said Bwalya.", day=DAY + timedelta(days=200)))


def test_a_briefing_that_names_little_may_tell_any_story() -> None:
    little, much = briefing("It rained."), briefing("The ferry Alma left Orlen for Tessa with Dahl and Grewe on board.")
    another = briefing("A mill of the Kessel works at Varn burned while Reval and Tamm slept.")
    all_three: Named = named((little, much, another))

    assert all_three.may_be_one_story(little.id, much.id)
    assert not all_three.may_be_one_story(much.id, another.id)
