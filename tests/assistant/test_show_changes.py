import io
from datetime import UTC, date, datetime

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


def test_a_change_shows_both_sentences_and_what_they_differ_in() -> None:
    text = shown(show.changes(Changes(date(2026, 3, 1), "", 2, 30, (CHANGED, NEW))))

    assert text.startswith("Changed\n  now: Strike on Norvik · 2 March 2026 · takeaways · Petra Lund said\n")
    assert "  was: Strike on Norvik" in text
    assert "  possibly differs in number: “two” → “40 percent”\n" in text
    assert "\nNew\n  now: " in text
    assert text.endswith("2 briefings since 1 March 2026 compared with 30 earlier ones.\n")


def test_what_was_left_out_is_told() -> None:
    text = shown(show.changes(Changes(SINCE, "", 2, 30, (NEW,), left_out=7, unread=3)))

    assert "2 briefings added since 2026-03-02 12:00" in text
    assert "7 new statements more; see them with --most." in text
    assert "3 new briefings not read: too many at once." in text


def test_each_watched_question_says_what_became_of_it() -> None:
    text = shown(show.watched([Watched("What was lost?", SINCE, 4, (CHANGED,)), Watched("Who fired?", SINCE, 0, ())]))

    assert text.startswith("What was lost?: changed (4 new briefings since 2 March 2026)\nChanged\n")
    assert text.endswith("Who fired?: unchanged (0 new briefings since 2 March 2026)\n")


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
