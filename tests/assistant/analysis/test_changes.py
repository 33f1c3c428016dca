from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant import Assistant, Nature, Quote, compose
from assistant.analysis.changes import Change, Kind, compared
from assistant.analysis.differences.matter import matter
from assistant.analysis.same_story import named
from assistant.read import Judged
from index.briefing import Section, SectionKind, Sentence
from index.segment import segment
from tests import fakes
from tests.assistant.analysis.differences.quoted import said

FIRST, LATER = date(2026, 2, 13), date(2026, 3, 18)


def quote(text: str, day: date | None = FIRST, number: int = 0) -> Quote:
    sentence = Sentence(f"{number:016x}", 0, len(text), text)
    return Quote(sentence, Section(SectionKind.OTHER, "", 0, len(text)), "Cholera", day, "a.md", Nature.REPORTED)


def change(now: str, *before: str) -> Change | None:
    older = [matter(quote(text, FIRST, number)) for number, text in enumerate(before, 1)]
    return compared(matter(quote(now, LATER)), older)


def kind(now: str, *before: str) -> Kind:
    found = change(now, *before)
    return found.kind if found else Kind.UNCHANGED


@pytest.mark.parametrize("left", ["has left his post", "has resigned", "was dismissed", "was replaced by Adm. Isen"])
def test_another_verb_of_leaving_is_no_contradiction(left: str) -> None:
    departed = "Gen. Ilya Maran has left his post."

    assert kind(f"Gen. Ilya Maran {left}.", departed) in (Kind.NEW, Kind.UNCHANGED)
    assert kind(departed, f"Gen. Ilya Maran {left}.") in (Kind.NEW, Kind.UNCHANGED)


def test_the_same_count_in_other_words_is_a_change() -> None:
    assert kind("Six lost their lives when the ferry sank.", "14 people died when the ferry sank.") is Kind.CHANGED


def test_what_no_older_briefing_speaks_of_is_new() -> None:
    assert kind("Investigators found a flooded pumping station.", "The ferry to Ostrand was given up.") is Kind.NEW


def test_another_number_in_the_same_matter_is_a_change_with_both_sentences() -> None:
    found = change("Cholera has killed 41 people in Sulanga.", "Cholera has killed 21 people in Sulanga.")

    assert found is not None
    assert (found.kind, found.about) == (Kind.CHANGED, "number")
    assert found.before is not None
    assert found.before.sentence.text == "Cholera has killed 21 people in Sulanga."
    assert ("21" in found.before_words, "41" in found.now_words) == (True, True)


@pytest.mark.parametrize("days", [(None, LATER), (FIRST, None), (None, None)])
def test_a_change_is_not_sure_where_one_of_the_two_has_no_date(days: tuple[date | None, date | None]) -> None:
    before, now = ("Cholera has killed 21 people in Sulanga.", "Cholera has killed 41 people in Sulanga.")

    found = compared(matter(quote(now, days[1])), [matter(quote(before, days[0], 1))])

    assert found is not None
    assert (found.kind, found.sure) == (Kind.CHANGED, False)


def test_what_is_turned_round_is_contradicted() -> None:
    assert kind("The border with Ulemba was not closed.", "The border with Ulemba was closed.") is Kind.CONTRADICTED


@pytest.mark.parametrize(
    "now", ["Cholera has killed 21 people in Sulanga.", "In Sulanga, cholera has killed 21 people."]
)
def test_what_an_older_briefing_says_in_these_or_other_words_is_no_change(now: str) -> None:
    assert kind(now, "Cholera has killed 21 people in Sulanga.") is Kind.UNCHANGED


def test_what_one_older_briefing_says_is_no_change_whatever_another_says() -> None:
    said = "Cholera has killed 41 people in Sulanga."

    assert kind(said, "Cholera has killed 21 people in Sulanga.", said) is Kind.UNCHANGED


def test_of_several_older_sentences_the_last_is_the_one_that_is_changed() -> None:
    older = [
        matter(quote("Cholera has killed 33 people in Sulanga.", date(2026, 3, 1), 1)),
        matter(quote("Cholera has killed 21 people in Sulanga.", date(2026, 2, 1), 2)),
    ]

    found = compared(matter(quote("Cholera has killed 41 people in Sulanga.", LATER)), older)

    assert found is not None
    assert found.before is not None
    assert found.before.date == date(2026, 3, 1)


def test_what_an_older_briefing_has_corrected_already_is_no_change() -> None:
    older = [
        matter(quote("Cholera has killed 21 people in Sulanga.", date(2026, 2, 1), 1)),
        matter(quote("Cholera has killed 41 people in all of Sulanga since the floods.", date(2026, 3, 1), 2)),
    ]

    assert (
        compared(matter(quote("In Sulanga, 41 people were killed by cholera, two of them in boats.", LATER)), older)
        is None
    )


def test_the_opposite_of_what_was_told_of_the_same_is_no_old_news() -> None:
    sent, withdrawn = "Tesmar has sent troops to Norvik.", "Tesmar has withdrawn its troops from Norvik."

    assert kind(withdrawn, sent) is not Kind.UNCHANGED
    assert kind(sent, withdrawn) is not Kind.UNCHANGED


def test_what_is_put_off_is_changed_though_an_older_briefing_has_its_names() -> None:
    late = "The report of Judge Aust’s inquiry, due at the end of February, has been put off until May."

    found = compared(said(late, LATER), [said("The inquiry is led by Judge Solveig Aust.", FIRST)])

    assert found and found.kind is Kind.NEW


# --- told apart by their stories --------------------------------------------------------------------------------------


def of_briefings(now: str, before: str) -> Change | None:
    """Compare the last sentences of two briefings, their stories told apart by what the briefings name."""
    briefings = [fakes.briefing(text, name, day=day) for text, name, day in ((before, "a", FIRST), (now, "b", LATER))]
    older, newer = (segment(briefing)[-1] for briefing in briefings)
    read = [matter(compose.quote(Judged(s, b, 1.0))) for s, b in zip((older, newer), briefings, strict=True)]
    return compared(read[1], read[:1], stories=named(briefings))


def test_a_toll_that_has_risen_is_a_change_in_whatever_words() -> None:
    found = of_briefings(
        "A quay in Orlen burned, said Dahl. The toll has risen to 21.",
        "Fire broke out in Orlen, said Dahl. At least 17 dockers died.",
    )

    assert found is not None
    assert (found.kind, found.before_words, found.now_words) == (Kind.CHANGED, "17", "21")


def test_the_toll_of_another_story_is_not_changed() -> None:
    found = of_briefings(
        "In Varn, Reval met Tamm of the Kessel works. The number of dead has risen to 58.",
        "In Orlen, Dahl met Grewe of the Sellin yard. The number of dead has risen to six.",
    )

    assert found is not None
    assert found.kind is Kind.NEW


def test_each_change_belongs_to_the_story_of_its_briefing(tiny: Assistant) -> None:
    assert {c.now.title: c.story for c in tiny.changes(LATER).changes} == {"Sulanga": "Sulanga", "": ""}


def test_changes_told_under_one_title_belong_to_their_own_stories(tmp_path: Path) -> None:
    library = fakes.library(tmp_path / "library")
    told = ("Dockers at Norvik walked out over pay.", "Cholera has killed 41 people in Sulanga.")
    library.add_briefings(
        fakes.briefing(text, text, title="Daily briefing", day=date(2026, 3, number))
        for number, text in enumerate(told, 1)
    )

    found = Assistant(library).changes(date(2026, 3, 1)).changes

    assert {c.now.sentence.text: c.story for c in found} == {
        told[0]: "Daily briefing, 1 March 2026",
        told[1]: "Daily briefing, 2 March 2026",
    }


# --- over a library ---------------------------------------------------------------------------------------------------

BEFORE = fakes.briefing(
    "Cholera has killed 21 people in Sulanga. The ferry to Ostrand is running.", "before", day=FIRST
)
AFTER = fakes.briefing(
    "Cholera has killed 41 people in Sulanga. The ferry to Ostrand is running. A station at Kibo was flooded.",
    "after",
    title="Sulanga",
    day=LATER,
)
ECHO = fakes.briefing("A station at Kibo was flooded.", "echo", day=LATER)
UNDATED = fakes.briefing("The orchid fair drew a crowd.", "undated")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = fakes.library(tmp_path_factory.mktemp("changes") / "library")
    library.add_briefings([BEFORE, AFTER, ECHO])
    return Assistant(library)


def told(assistant: Assistant, since: date | datetime, about: str = "") -> list[tuple[Kind, str]]:
    return [(c.kind, c.now.sentence.text) for c in assistant.changes(since, about=about).changes]


def test_since_a_day_new_is_what_was_written_then_or_later(tiny: Assistant) -> None:
    assert told(tiny, LATER) == [
        (Kind.CHANGED, "Cholera has killed 41 people in Sulanga."),
        (Kind.NEW, "A station at Kibo was flooded."),
    ]
    assert told(tiny, date(2026, 3, 19)) == []


def test_it_is_said_how_many_briefings_were_compared(tiny: Assistant) -> None:
    found = tiny.changes(LATER)

    assert (found.new, found.old, found.left_out, found.unread) == (2, 1, 0, 0)


def test_where_all_is_new_nothing_is_older_to_compare_it_with(tiny: Assistant) -> None:
    assert {kind for kind, _ in told(tiny, datetime(2000, 1, 1, tzinfo=UTC))} <= {Kind.NEW, Kind.CHANGED}
    assert all(c.before is None for c in tiny.changes(datetime(2000, 1, 1, tzinfo=UTC)).changes)


def test_since_a_moment_new_is_what_was_added_then_or_later(tiny: Assistant) -> None:
    assert told(tiny, datetime(2100, 1, 1, tzinfo=UTC)) == []


def test_an_undated_briefing_is_new_since_a_day_where_it_was_added_since(tmp_path: Path) -> None:
    library = fakes.library(tmp_path / "library")
    library.add_briefings([UNDATED])

    assert told(Assistant(library), date(2026, 3, 1)) == [(Kind.NEW, "The orchid fair drew a crowd.")]
    assert told(Assistant(library), date(2100, 1, 1)) == []


def test_more_new_statements_than_wanted_are_counted(tiny: Assistant) -> None:
    found = tiny.changes(datetime(2000, 1, 1, tzinfo=UTC), most=1)

    assert len(found.changes) == 1
    assert found.left_out > 0


def test_only_what_is_about_the_matter_is_told(tiny: Assistant) -> None:
    assert told(tiny, LATER, about="Cholera in Sulanga") == [(Kind.CHANGED, "Cholera has killed 41 people in Sulanga.")]


def test_both_sentences_slice_out_of_their_briefings(tiny: Assistant) -> None:
    (first, *_) = tiny.changes(LATER).changes

    assert first.before is not None
    for one in (first.now, first.before):
        text = tiny.briefing(one.sentence.briefing_id).text
        assert text[one.sentence.start : one.sentence.end] == one.sentence.text
