from datetime import UTC, date, datetime

import pytest

from assistant.page.shelf import MAX_TAGS, limits, tags, titled
from index.briefing import Card
from index.scope import Scope


def card(title="Any", *tags):
    return Card(title, title, None, tags, "any.md", 1, datetime.now(UTC))


@pytest.mark.parametrize(
    ("scope", "within", "told"),
    [
        (Scope(), 7, ""),
        (Scope(date(2026, 3, 1), date(2026, 3, 31)), 3, "Only 3 of 1,200 briefings · 1–31 March 2026"),
        (Scope(tags=("ferries", "war")), 1, "Only 1 of 1,200 briefings · tagged ferries or war"),
        (Scope(briefings=("a", "b")), 2, "Only 2 chosen briefings"),
        (
            Scope(date(2026, 3, 1), None, ("ferries",), ("a",)),
            1,
            "Only 1 chosen briefing · since 1 March 2026 · tagged ferries",
        ),
        (Scope(tags=("war",)), 0, "No briefing · tagged war"),
    ],
)
def test_what_the_next_questions_are_limited_to_is_said_in_words(scope, within, told):
    assert limits(scope, within, held=1_200, untagged=0) == told


@pytest.mark.parametrize(
    ("scope", "untagged", "told"),
    [
        (Scope(tags=("war",)), 9, "Only 14 of 32 briefings · tagged war · 9 have no tags"),
        (Scope(tags=("war",)), 1, "Only 14 of 32 briefings · tagged war · 1 has no tags"),
        (Scope(date(2026, 3, 1)), 9, "Only 14 of 32 briefings · since 1 March 2026"),
    ],
)
def test_what_tags_leave_out_for_want_of_a_tag_is_counted(scope, untagged, told):
    assert limits(scope, within=14, held=32, untagged=untagged) == told


def test_a_title_is_found_by_all_of_the_words_and_by_none_every_title_is():
    held = [card("Port Calder orders ferries"), card("Calder votes")]

    assert [one.title for one in titled(held, "calder ORD")] == ["Port Calder orders ferries"]
    assert titled(held, " ") == tuple(held)


def test_the_most_frequent_tags_are_told_by_name_and_those_that_are_set_always():
    held = [card("Any", f"tag {n:02}") for n in range(MAX_TAGS)] * 2 + [card("Any", "rare"), card("Any", "seldom")]

    told = [tag.tag for tag in tags(held, ["rare"])]

    assert len(told) == MAX_TAGS + 1
    assert told == sorted(told)
    assert "rare" in told
    assert "seldom" not in told
