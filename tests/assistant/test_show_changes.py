import io
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from assistant import show
from assistant.analysis.changes import Change, Changes, Kind
from assistant.analysis.watch import Watched
from assistant.answer import About
from assistant.records.replay import Point, Replayed
from assistant.records.watches import Watch
from tests.assistant.export.answers import ANSWER, LOST, OVERVIEW, STRUCK

SINCE = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CHANGED = Change(Kind.CHANGED, LOST, STRUCK, About.NUMBER, "40 percent", "two", sure=False)
NEW = Change(Kind.NEW, STRUCK)


def shown(what: object) -> str:
    out = io.StringIO()
    Console(file=out, width=200, highlight=False).print(what)
    return out.getvalue()


def test_a_summary_leads_and_each_change_shows_both_sentences_and_what_they_differ_in() -> None:
    text = shown(show.changes(Changes(date(2026, 3, 1), "", 2, 30, (CHANGED, NEW))))

    assert text.startswith(
        "1 possibly changed, 1 new: 2 briefings since 1 March 2026, compared with 30 earlier ones.\n"
    )
    assert f"  possibly changed: “{LOST.sentence.text}”\n    Strike on Norvik · 2 March 2026 · Takeaways · " in text
    assert f"  was: “{STRUCK.sentence.text}”\n" in text
    assert "\n    number: two → 40 percent\n" in text
    assert f"\n  new: “{STRUCK.sentence.text}”\n" in text


def test_changes_stand_under_their_stories_whose_heading_is_not_repeated() -> None:
    of_strike, of_cholera = replace(NEW, story="Strike on Norvik"), replace(CHANGED, story="Cholera")

    text = shown(show.changes(Changes(SINCE, "", 2, 30, (of_strike, of_cholera, of_strike))))

    assert text.count("\nStrike on Norvik\n") == text.count("\nCholera\n") == 1
    assert "“\n    2 March 2026 · Takeaways" in text.replace("”", "“")


def test_a_moment_is_told_by_the_clock_of_whoever_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "UTC-2")  # two hours before Greenwich
        time.tzset()
        changes = shown(show.changes(Changes(moment, "", 2, 30, ())))
        watched = shown(show.watched([Watched("Who fired?", moment, 1, ())]))
        listed = shown(show.watches([Watch("Who fired?", moment, ())]))
    time.tzset()

    assert "2 briefings added since 2 March 2026, 01:30, compared" in changes
    assert "(1 new briefing since 2 March 2026)" in watched
    assert "2026-03-02" in listed


def test_a_reversal_is_told_in_plain_words() -> None:
    turned = replace(CHANGED, kind=Kind.CONTRADICTED, about=About.POLARITY, sure=True)

    text = shown(show.changes(Changes(SINCE, "", 2, 30, (turned,))))

    assert "  contradicted: “" in text
    assert "\n    one says that it is so, the other that it is not\n" in text
    assert "polarity" not in text


def test_what_is_not_told_is_counted_and_how_to_see_it() -> None:
    text = shown(show.changes(Changes(SINCE, "", 2, 30, (NEW,), (CHANGED, NEW), undated=1, unread=3)))

    assert text.startswith("2 new, 1 possibly changed: 2 briefings added since 2 March 2026, ")
    assert "Not shown: 1 possibly changed, 1 new. All: --most 3\n" in text
    assert "3 new briefings not read: too many at once." in text


def test_it_is_said_how_many_of_the_new_briefings_count_by_the_day_they_were_added() -> None:
    text = shown(show.changes(Changes(date(2026, 3, 1), "Norvik", 3, 30, (), undated=2)))

    assert text == (
        "Nothing new about “Norvik”: 3 briefings since 1 March 2026 (2 of them undated, added since), "
        "compared with 30 earlier ones.\n"
    )


def test_each_watched_question_says_what_became_of_it() -> None:
    text = shown(show.watched([Watched("What was lost?", SINCE, 4, (CHANGED,)), Watched("Who fired?", SINCE, 0, ())]))

    assert text.startswith("What was lost? – changed (4 new briefings since 2 March 2026)\n  possibly changed: “")
    assert text.endswith("Who fired? – unchanged (0 new briefings since 2 March 2026)\n")


def test_without_standing_questions_it_is_said_how_to_add_one() -> None:
    assert "briefings watch add" in shown(show.watched([]))
    assert "briefings watch add" in shown(show.watches([]))


def test_control_characters_of_a_question_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in shown(show.watches([Watch("What \x1b[31mwas lost?", SINCE, ())]))
    assert "\x1b" not in shown(show.replayed(Replayed((Point("a\x1b[31m", False, "b\x1b[31m"),), ("c\x1b[31m",))))


def test_what_no_longer_holds_is_counted_with_its_reasons() -> None:
    found = Replayed((Point("[1] stands", True), Point("the same answer", False, "New: “x”")), ("The judge was a.",))

    assert shown(show.replayed(found)) == (
        "✓ [1] stands\n✗ the same answer\n  New: “x”\n1 of 2 points no longer holds.\n"
    )


def test_what_changed_and_does_not_matter_is_told_beside_a_receipt_that_holds() -> None:
    found = Replayed((Point("[1] stands", True),), ("The judge was a, now: b.",))

    assert shown(show.replayed(found)) == "✓ [1] stands\n· The judge was a, now: b.\nThe receipt holds.\n"


def test_an_overview_stands_under_the_headings_of_its_stories() -> None:
    text = shown(show.answer(OVERVIEW))

    assert text.startswith("Strike on Norvik\nTwo missiles struck the depot at Norvik. [1]\n")
    assert text.count("Strike on Norvik\n") == 1
    assert "Only the newest 100 of them were read.\n" in text
    assert not shown(show.answer(ANSWER)).startswith("\n")
