import pytest

from assistant.guards.dates import dates
from assistant.readers.judge import Evidence

FRIDAY = "2025-11-14 | Orrest lowers toll"


def found(claim: str, sentence: str, context: str = "") -> tuple[str, ...]:
    return dates(claim, [Evidence(sentence, context)])


def test_a_day_that_no_sentence_has_is_named_beside_the_one_it_has() -> None:
    reason = "The claim says 'Thursday', the cited sentence says 'Tuesday'."

    assert found("It sank on Thursday.", "It sank on Tuesday.", FRIDAY) == (reason,)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It sank on 11 November 2025.", "It sank on Tuesday."),
        ("It sank on Tuesday.", "It sank on 11 November."),
        ("It sank on 13 November.", "It sank yesterday."),
        ("It sank in November.", "It sank on 11 November."),
        ("It sank on 11 Nov.", "It sank on November 11."),
        ("It sank in 2024.", "It sank last year."),
    ],
)
def test_days_are_counted_from_the_day_of_writing(claim: str, sentence: str) -> None:
    assert found(claim, sentence, FRIDAY) == ()


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It sank on 12 November 2025.", "It sank on Tuesday."),
        ("It sank on 11 November.", "It sank on 11 October."),
        ("It sank in 2023.", "It sank in 2024."),
        ("It sank next week.", "It sank last week."),
        ("It sank on 11 November.", "It sank in October."),
    ],
)
def test_another_day_is_not_held(claim: str, sentence: str) -> None:
    assert len(found(claim, sentence, FRIDAY)) == 1


def test_without_a_day_of_writing_a_weekday_may_be_any_date() -> None:
    assert found("It sank on 11 November.", "It sank on Tuesday.") != ()
    assert found("It sank on Tuesday.", "It sank on 11 November.") == ()
    assert found("It sank on Tuesday.", "It sank on Monday.") != ()


def test_the_day_of_the_briefing_fills_in_what_a_sentence_leaves_open() -> None:
    assert found("It sank in 2025.", "It sank.", FRIDAY) == ()
    assert found("It sank in 2025.", "It sank in 2024.", FRIDAY) != ()


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The treaty expired on 30 June 2026.", "The treaty expires on 30 June 2026."),
        ("Parliament voted on Thursday.", "Parliament is due to vote on Thursday."),
        ("The bridge opened to traffic on 12 May.", "The bridge opens to traffic on 12 May."),
    ],
)
def test_what_is_still_to_come_is_not_told_as_over(claim, cited):
    assert dates(claim, [Evidence(cited, "2026-03-02 | Notes")])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The treaty will expire on 30 June 2026.", "The treaty expires on 30 June 2026."),
        ("The vote was set for Thursday.", "Parliament is due to vote on Thursday."),
        ("Parliament voted on Thursday.", "Parliament voted on Thursday."),
    ],
)
def test_what_is_over_and_what_stays_to_come_passes(claim, cited):
    assert dates(claim, [Evidence(cited, "2026-03-02 | Notes")]) == ()
