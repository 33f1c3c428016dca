from datetime import date

import pytest

from index.errors import UnreadableFile
from index.loaders.markdown import read


def only(text):
    (draft,) = read(text.encode(), "a.md")
    return draft


def test_front_matter_gives_title_date_and_tags():
    draft = only("---\ntitle: 'Toll: eleven'\ndate: 2026-03-12\ntags: [sea, orrest, sea]\n---\nSix died.")

    assert (draft.title, draft.date, draft.tags) == ("Toll: eleven", date(2026, 3, 12), ("sea", "orrest"))
    assert draft.text.strip() == "Six died."


def test_a_tag_may_be_a_word():
    assert only("---\ntags: sea, orrest\n---\nSix died.").tags == ("sea", "orrest")


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "03/04/2026", "[]"])
def test_a_date_that_is_none_is_left_aside(day):
    assert only(f"---\ndate: {day}\n---\nSix died.").date is None


def test_words_stay_words():
    assert only("---\ntitle: No\n---\nSix died.").title == "No"


def test_the_text_is_what_a_reader_sees():
    draft = only("## Key *takeaways*\n\n- The **Sabine** [sank](http://x.example).\n\nSix\ndied.")

    assert [draft.text[h.start : h.end] for h in draft.headings] == ["Key takeaways"]
    assert draft.text.split() == "Key takeaways * The Sabine sank. Six died.".split()


def test_scripts_in_markdown_are_no_text():
    assert only("<script>alert(1)</script>\n\nSix died.").text.strip() == "Six died."


def test_prose_between_two_rules_is_no_front_matter():
    assert only("---\nSix died.\n\n---\nEleven lived.").text.split() == ["Six", "died.", "Eleven", "lived."]


def test_a_colon_in_a_value_of_front_matter_needs_no_quotes():
    draft = only("---\ntitle: Toll: eleven, not fourteen\ndate: 2026-03-12\ntags:\n- sea\n- orrest\n---\nSix died.")

    assert (draft.title, draft.date, draft.tags) == ("Toll: eleven, not fourteen", date(2026, 3, 12), ("sea", "orrest"))
    assert draft.text.strip() == "Six died."


def test_a_bad_line_of_front_matter_costs_only_itself_and_is_told():
    draft, unread = read(b"---\ntitle: Toll\ntags: [sea, orrest\ndate: 2026-03-12\n---\nSix died.", "a.md")

    assert (draft.title, draft.date, draft.tags) == ("Toll", date(2026, 3, 12), ())
    assert isinstance(unread, UnreadableFile)
    assert str(unread).startswith("a.md:3: the 'tags' of its front matter is not YAML")


def test_prose_with_colons_between_two_rules_is_no_front_matter():
    draft = only("---\nHe said: this: that.\n\n---\nEleven lived.")

    assert "He said: this: that." in draft.text


def test_brackets_that_would_take_for_ever_are_refused():
    with pytest.raises(UnreadableFile, match="brackets"):
        only("[" * 30_000)
