from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.analysis.absence import skeleton
from assistant.errors import BadQuestion
from index.scope import Scope
from tests.fakes import briefing, library


@pytest.fixture
def asked(tmp_path: Path) -> Assistant:
    texts = {
        "a": ("President Zelenskyy met the envoy.", date(2026, 3, 2)),
        "b": ("The envoy praised Zelensky's speech. Grey Lantern was silent.", date(2026, 3, 9)),
        "c": ("The café of José Núñez burned. Zelenograd slept.", date(2026, 3, 20)),
        "d": ("The drones of Volodymyr Zelenskiy came.", None),
    }
    held = library(tmp_path)
    held.add_briefings(briefing(text, name, title=f"Note {name}", day=day) for name, (text, day) in texts.items())
    return Assistant(held)


def found(asked: Assistant, name: str, scope: Scope | None = None) -> list[str]:
    return [one.sentence.text for one in asked.absent(name, scope).found]


def test_what_no_briefing_mentions_is_absent_and_how_much_was_searched_is_said(asked: Assistant) -> None:
    told = asked.absent("Maran", Scope(date(2026, 3, 1), date(2026, 3, 31)))

    assert told.is_absent
    assert (told.searched, told.undated, told.since, told.until) == (3, 1, date(2026, 3, 1), date(2026, 3, 31))


def test_an_open_scope_reaches_from_the_oldest_to_the_newest_briefing(asked: Assistant) -> None:
    told = asked.absent("Maran")

    assert (told.searched, told.undated, told.since, told.until) == (4, 0, date(2026, 3, 2), date(2026, 3, 20))
    assert told.searched_undated == 1


def test_a_name_is_found_as_the_library_spells_it_and_the_spellings_are_listed(asked: Assistant) -> None:
    told = asked.absent("Zelensky")

    assert {"Zelensky", "Zelenskyy", "Zelenskiy"} == set(told.spellings)
    assert [one.title for one in told.found] == ["Note a", "Note b", "Note d"]


def test_the_spelling_that_was_given_comes_first(asked: Assistant) -> None:
    assert asked.absent("Grey Lantern").spellings == ("Grey Lantern", "GreyLantern")


def test_for_a_slip_of_the_hand_what_may_have_been_meant_is_told_and_not_taken_for_it(asked: Assistant) -> None:
    told = asked.absent("Grey Lanern")

    assert (told.is_absent, told.near) == (True, ("Lantern",))


def test_what_was_looked_for_is_not_told_as_near(asked: Assistant) -> None:
    told = asked.absent("Zelinsky", Scope(since=date(2026, 4, 1)))

    assert told.is_absent
    assert "Zelensky" in told.spellings
    assert "Zelensky" not in told.near


def test_what_only_a_title_says_is_told_as_the_title_writes_it(tmp_path: Path) -> None:
    held = library(tmp_path)
    held.add_briefings([briefing("The envoy spoke.", title="Parliamentary Elections")])

    assert Assistant(held).absent("Partiamentary").near == ("Parliamentary",)


def test_what_is_mentioned_or_like_nothing_has_nothing_near_it(asked: Assistant) -> None:
    assert asked.absent("Lantern").near == asked.absent("Maranello").near == ()


def test_only_the_scope_is_searched(asked: Assistant) -> None:
    assert found(asked, "Zelensky", Scope(since=date(2026, 3, 5))) == ["The envoy praised Zelensky's speech."]


def test_case_accents_and_hyphens_do_not_count(asked: Assistant) -> None:
    assert found(asked, "jose nunez") == found(asked, "José Núñez") == ["The café of José Núñez burned."]
    assert found(asked, "grey-lantern") == ["Grey Lantern was silent."]


def test_one_word_may_be_written_as_two(asked: Assistant) -> None:
    assert found(asked, "Greylantern") == ["Grey Lantern was silent."]


@pytest.fixture
def abbreviated(tmp_path: Path) -> Assistant:
    held = library(tmp_path)
    held.add_briefings(
        briefing(text, text, title=title)
        for text, title in (
            ("The envoy told us that it is late. Who knows?", "Late"),
            ("He told us nothing.\n\nThe US said that WHO experts left.", "Experts"),
            ("The U.S. fleet sailed.", "Fleet"),
            ("It sent aid.", "IT failure"),
        )
    )
    return Assistant(held)


@pytest.mark.parametrize("name", ["U.S.", "u.s.", "US"])
def test_letters_with_stops_are_those_of_a_word_that_is_written_large(abbreviated: Assistant, name: str) -> None:
    assert set(found(abbreviated, name)) == {"The US said that WHO experts left.", "The U.S. fleet sailed."}


@pytest.mark.parametrize(
    ("name", "told"),
    [("W.H.O.", ["The US said that WHO experts left."]), ("I.S.", []), ("I.T.", ["It sent aid."]), ("I.M.F.", [])],
)
def test_letters_with_stops_are_no_common_word(abbreviated: Assistant, name: str, told: list[str]) -> None:
    assert found(abbreviated, name) == told


def test_a_common_word_that_is_asked_for_is_found(abbreviated: Assistant) -> None:
    assert len(found(abbreviated, "us")) == 2


def test_words_that_do_not_stand_together_are_no_mention(asked: Assistant) -> None:
    assert asked.absent("envoy Zelensky").is_absent


def test_a_word_is_found_in_its_other_forms(asked: Assistant) -> None:
    assert found(asked, "drone") == ["The drones of Volodymyr Zelenskiy came."]


def test_where_only_the_title_mentions_it_the_first_sentence_stands_for_the_briefing(asked: Assistant) -> None:
    assert found(asked, "Note b") == ["The envoy praised Zelensky's speech."]


def test_what_has_no_letter_cannot_be_looked_for(asked: Assistant) -> None:
    with pytest.raises(BadQuestion, match="no letter or digit"):
        asked.absent("?!")


def test_the_operators_of_the_index_are_words_like_others(asked: Assistant) -> None:
    for name in ('NEAR(a, "b")', "a OR envoy", "title: Note", "x*", '"'):
        if any(map(str.isalnum, name)):
            assert asked.absent(name).found == ()


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zélensky"])
def test_the_consonants_of_a_name_are_its_skeleton(name: str) -> None:
    assert skeleton(name) == "zlnsk"


def test_other_names_have_other_skeletons() -> None:
    assert skeleton("Kharkiv") != skeleton("Kherson")
    assert skeleton("Austria") != skeleton("Australia")


def test_an_absence_can_be_json(asked: Assistant) -> None:
    told = asked.absent("Maran").to_dict()

    assert (told["absent"], told["searched"], told["spellings"], told["found"]) == (True, 4, ["Maran"], [])
