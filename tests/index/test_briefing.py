from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.briefing import Briefing, Passage, Section, SectionKind, Sentence
from tests.fakes import briefing


def test_an_id_is_the_same_on_every_machine():
    one = Briefing("A ferry sank.", "Ferry", date(2024, 5, 1), ("sea",), (), "a.txt")

    assert one.id == "fe943299ed96455f"


def test_an_id_is_made_once():
    one = briefing("A ferry sank.")

    assert one.id is one.id


def test_where_a_briefing_was_found_is_not_part_of_what_it_is():
    one = briefing("A ferry sank.", "a.txt")

    assert replace(one, source="b.txt").id == one.id


@given(st.lists(st.tuples(st.text(), st.text(), st.none() | st.dates(), st.lists(st.text(), max_size=3)), max_size=10))
def test_other_content_has_another_id(contents):
    found = {
        (text, title, day, tuple(tags)): Briefing(text, title, day, tuple(tags), (), "").id
        for text, title, day, tags in contents
    }

    assert len(set(found.values())) == len(found)


def test_a_section_holds_its_first_character_and_not_the_one_after_its_last():
    first, second = Section(SectionKind.TAKEAWAYS, "", 0, 4), Section(SectionKind.NARRATIVE, "", 5, 9)
    one = Briefing("Rain fell", "", None, (), (first, second), "a.txt")

    assert [one.section_at(offset) for offset in (0, 3, 5, 8)] == [first, first, second, second]
    for outside in (4, 9, -1):
        with pytest.raises(ValueError, match=f"offset {outside}"):
            one.section_at(outside)


def test_a_briefing_of_many_sections_costs_no_more_for_each():
    sections = tuple(Section(SectionKind.OTHER, "", n, n + 1) for n in range(50_000))
    one = Briefing("x" * len(sections), "", None, (), sections, "a.txt")

    assert tuple(map(one.section_at, range(len(sections)))) == sections


def test_a_sentence_is_named_by_its_briefing_and_span():
    assert Sentence("0123456789abcdef", 3, 8, "Rain.").id == "0123456789abcdef:3-8"


def test_the_text_of_a_passage_is_what_stands_in_the_briefing():
    one = briefing("Rain fell.  Sun shone.")
    sentences = (Sentence(one.id, 0, 10, "Rain fell."), Sentence(one.id, 12, 22, "Sun shone."))

    assert Passage(one, sentences, 0, 22).text == one.text
