from datetime import date
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Nature, Scope, Verdict
from assistant.analysis.overview import LINES, leading, overview_of
from assistant.settings import AnswerSettings
from index.briefing import Briefing, Section, SectionKind
from index.segment import segment
from tests import fakes
from tests.assistant.receipts import WordReader


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("What happened?", ""),
        ("What's new?", ""),
        ("What has been reported", ""),
        ("Summarise the", ""),
        ("Please summarize the briefings.", ""),
        ("Give me a short summary of the news, please", ""),
        ("Sum up", ""),
        ("What do we know about the cholera outbreak?", "the cholera outbreak"),
        ("What is known about Gen. Maran?", "Gen. Maran"),
        ("summarise the cholera outbreak", "the cholera outbreak"),
        ("Give me an overview of the talks in Vantry.", "the talks in Vantry"),
    ],
)
def test_a_question_for_an_overview_is_known_by_having_no_other_content(words: str, about: str) -> None:
    assert overview_of(words, is_dated=True) == about


@pytest.mark.parametrize(
    "words",
    [
        "What happened in Merrin?",
        "What happened to the ferry?",
        "Who summarised the report?",
        "What do we know about who fired first?",
        "What do we know about it?",
        "Summarise why the talks failed",
        "How many died?",
        "What was said about the summary of the inquiry?",
        "",
        "?",
    ],
)
def test_a_question_with_a_content_of_its_own_is_answered_as_ever(words: str) -> None:
    assert overview_of(words, is_dated=True) is None


@pytest.mark.parametrize("words", ["What happened?", "What's new?", "Summarise."])
def test_what_happened_at_no_time_in_particular_is_no_question_for_an_overview(words: str) -> None:
    assert overview_of(words, is_dated=False) is None


# --- over a library ---------------------------------------------------------------------------------------------------

TODAY = date(2026, 3, 30)


def report(source: str, title: str, day: date | None, takeaways: str, implications: str, narrative: str) -> Briefing:
    text = f"{takeaways}\n{implications}\n{narrative}"
    first, second = len(takeaways) + 1, len(takeaways) + len(implications) + 2
    sections = (
        Section(SectionKind.TAKEAWAYS, "", 0, first - 1),
        Section(SectionKind.IMPLICATIONS, "", first, second - 1),
        Section(SectionKind.NARRATIVE, "", second, len(text)),
    )
    return Briefing(text, title, day, (), sections, source)


CHOLERA = report(
    "cholera",
    "Cholera in Sulanga spreads",
    date(2026, 3, 23),
    "Cholera has killed 21 people in Sulanga.",
    "The outbreak in Sulanga is likely to reach Mbarra.",
    "Volunteers of the Open Clinic Network counted the dead in the Ashara Delta. They work in nine clinics.",
)
TOLL = report(
    "toll",
    "Sulanga raises cholera toll",
    date(2026, 3, 26),
    "Cholera has killed 33 people in Sulanga. Cholera has killed 21 people in Sulanga.",
    "Sulanga may close its schools.",
    "The Health Ministry of Sulanga told reporters on Thursday.",
)
FERRY = report(
    "ferry",
    "Ferry line to Ostrand is given up",
    date(2026, 3, 25),
    "The ferry between Aldane and Ostrand makes its last crossing in May.",
    "Commuters will probably drive.",
    "The operator blamed the price of fuel.",
)
OLD = report(
    "old", "Orchid fair", date(2026, 1, 5), "The orchid fair in Sellin drew a crowd.", "It may grow.", "Ida won."
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = fakes.library(tmp_path_factory.mktemp("overview") / "library")
    library.add_briefings([CHOLERA, TOLL, FERRY, OLD])
    return Assistant(library, AnswerSettings(threshold=0.6), reader=WordReader(), today=lambda: TODAY)


@pytest.fixture(scope="module")
def week(tiny: Assistant) -> Answer:
    return tiny.ask("What happened last week?")


def texts(answer: Answer, heading: str = "") -> list[str]:
    return [claim.text for claim in answer.claims if heading in claim.heading]


def test_an_overview_tells_of_the_time_that_was_asked_about_only(week: Answer) -> None:
    assert (week.scope.since, week.searched.briefings) == (date(2026, 3, 23), 3)
    assert "The orchid fair in Sellin drew a crowd." not in texts(week)


def test_what_briefings_tell_of_one_matter_stands_under_one_heading(week: Answer) -> None:
    assert {claim.heading.removeprefix("Assessed: ") for claim in week.claims} == {
        "Cholera in Sulanga spreads",
        "Ferry line to Ostrand is given up",
    }
    assert {"Cholera has killed 21 people in Sulanga.", "Cholera has killed 33 people in Sulanga."} <= {
        *texts(week, "Sulanga")
    }


def test_stories_told_under_one_title_stand_apart(tmp_path: Path) -> None:
    library = fakes.library(tmp_path / "library")
    same = "Daily briefing"
    told = ("Dockers at Norvik walked out over pay.", "Cholera has killed 21 people in Sulanga.")
    library.add_briefings(
        fakes.briefing(text, text, title=same, day=date(2026, 3, number)) for number, text in enumerate(told, 1)
    )

    answer = Assistant(library).overview()

    assert {(claim.heading, claim.text) for claim in answer.claims} == {
        ("Daily briefing, 1 March 2026", told[0]),
        ("Daily briefing, 2 March 2026", told[1]),
    }


def test_what_is_assessed_stands_apart_from_what_is_reported(week: Answer) -> None:
    for claim in week.claims:
        is_assessed = claim.citations[0].quote.nature is Nature.ASSESSED
        assert claim.heading.startswith("Assessed: ") == is_assessed
    assert any(claim.heading.startswith("Assessed: ") for claim in week.claims)


def test_each_line_is_a_sentence_of_a_briefing_with_its_citation(tiny: Assistant, week: Answer) -> None:
    for claim in week.claims:
        assert claim.verdict is Verdict.SUPPORTED
        for citation in claim.citations:
            sentence = citation.quote.sentence
            assert sentence.text == claim.text
            assert tiny.briefing(sentence.briefing_id).text[sentence.start : sentence.end] == claim.text
    numbers = [citation.number for claim in week.claims for citation in claim.citations]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_sentence_that_two_briefings_carry_is_one_line_that_cites_both_and_counts_them(week: Answer) -> None:
    (claim,) = [claim for claim in week.claims if claim.text == "Cholera has killed 21 people in Sulanga."]

    assert [c.quote.sentence.briefing_id for c in claim.citations] == [CHOLERA.id, TOLL.id]
    assert claim.corroboration is not None
    assert claim.corroboration.briefings == 2


def test_within_a_story_lines_are_in_the_order_of_their_reports(week: Answer) -> None:
    for heading in {claim.heading for claim in week.claims}:
        days = [c.citations[0].quote.date or date.max for c in week.claims if c.heading == heading]
        assert days == sorted(days)


def test_takeaways_come_before_the_narrative(week: Answer) -> None:
    assert texts(week, "Ferry")[0] == "The ferry between Aldane and Ostrand makes its last crossing in May."


def test_lines_that_disagree_are_told_so(week: Answer) -> None:
    (conflict,) = week.conflicts

    assert {conflict.first.sentence.text, conflict.second.sentence.text} == {
        "Cholera has killed 33 people in Sulanga.",
        "Cholera has killed 21 people in Sulanga.",
    }


def test_an_overview_of_a_matter_tells_of_nothing_else(tiny: Assistant) -> None:
    answer = tiny.ask("What do we know about cholera in Sulanga?")

    assert texts(answer)
    assert not any("ferry" in text.lower() or "orchid" in text.lower() for text in texts(answer))


def test_where_nothing_is_about_the_matter_the_briefings_do_not_say(tiny: Assistant) -> None:
    answer = tiny.ask("What do we know about the volcano Hekla?")

    assert answer.is_refusal
    assert "Hekla" in answer.missing
    assert tiny.overview("the volcano Hekla").is_refusal


def test_where_no_briefing_has_the_date_the_briefings_do_not_say(tiny: Assistant) -> None:
    answer = tiny.ask("Summarise the briefings of May 2019.")

    assert answer.is_refusal
    assert answer.searched.briefings == 0
    assert answer.nearest == ()


def test_an_overview_can_be_asked_for_without_a_question(tiny: Assistant) -> None:
    by_scope = tiny.overview(scope=Scope(since=date(2026, 3, 23), until=date(2026, 3, 29)))

    assert texts(by_scope) == texts(tiny.ask("What happened last week?"))
    assert texts(tiny.overview("cholera in Sulanga"))


def test_an_overview_can_be_kept_to_what_is_reported(tiny: Assistant) -> None:
    answer = tiny.ask("What happened last week?", only=[Nature.REPORTED])

    assert {c.quote.nature for c in answer.citations} == {Nature.REPORTED}


def test_an_overview_is_short_however_much_there_is_and_says_what_was_not_read(tmp_path: Path) -> None:
    library = fakes.library(tmp_path / "library")
    towns = [f"{a}{b}" for a in ("Nor", "Sel", "Ald", "Ost", "Mer", "Van", "Ruh", "Kib", "Lum", "Tes", "Pel") for b in
             ("vik", "lin", "ane", "rand", "rin", "try", "na", "bo", "ma", "mar")]  # fmt: skip
    library.add_briefings(
        fakes.briefing(f"The mayor of {town} opened bridge {n}.", town, title=town, day=TODAY)
        for n, town in enumerate(towns)
    )

    answer = Assistant(library).overview()

    assert len(answer.claims) == LINES
    assert (answer.searched.briefings, answer.note) == (110, "Only the newest 100 of them were read.")


def test_of_many_briefings_what_they_imply_is_read_too() -> None:
    read = leading([(TOLL, segment(TOLL)), (FERRY, segment(FERRY))], most=4)

    assert [judged.sentence.text for judged in read] == [
        "Cholera has killed 33 people in Sulanga.",
        "Sulanga may close its schools.",
        "The ferry between Aldane and Ostrand makes its last crossing in May.",
        "Commuters will probably drive.",
    ]


def test_of_more_briefings_than_can_be_read_in_part_the_takeaways_are_read() -> None:
    [judged] = leading([(TOLL, segment(TOLL))], most=1)

    assert judged.sentence.text == "Cholera has killed 33 people in Sulanga."


def test_what_is_assessed_gives_no_way_to_further_reports_of_its_story(tmp_path: Path) -> None:
    library = fakes.library(tmp_path / "library")
    library.add_briefings(
        report(
            town,
            f"Harbour of {town}",
            TODAY,
            " ".join(f"The harbour of {town} closed pier {pier} on Monday." for pier in ("seven", "eight", "nine")),
            f"Trade through {town} may suffer.",
            "It was empty.",
        )
        for town in ("Norvik", "Sellin", "Ostrand", "Vantry")
    )

    answer = Assistant(library).overview()

    assert sum(claim.heading.startswith("Assessed") for claim in answer.claims) >= 1


def test_a_receipt_of_an_overview_holds(tiny: Assistant) -> None:
    answer, receipt = tiny.receipt("What happened last week?")

    assert texts(answer)
    assert tiny.replay(receipt).holds
