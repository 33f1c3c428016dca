import string
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.scope import dated
from index.scope import Scope
from index.span import Span

TODAY = date(2026, 4, 15)  # a Wednesday


def asks_about(words: str) -> str:
    """The scope of a question that holds these words, as "since … until"."""
    scope = dated(f"What happened {words}?", TODAY).scope
    return f"{scope.since or '…'} {scope.until or '…'}"


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        # A day takes in the next, when it is reported.
        ("on 12 March", "2026-03-12 2026-03-13"),
        ("on the 12th of March", "2026-03-12 2026-03-13"),
        ("on March 12", "2026-03-12 2026-03-13"),
        ("on Mar. 12, 2024", "2024-03-12 2024-03-13"),
        ("on 3rd May, 2025", "2025-05-03 2025-05-04"),
        ("on 2025-03-12", "2025-03-12 2025-03-13"),
        ("today", "2026-04-15 2026-04-16"),
        ("yesterday", "2026-04-14 2026-04-15"),
        ("the day before yesterday", "2026-04-13 2026-04-14"),
        ("two days ago", "2026-04-13 2026-04-14"),
        ("a few days ago", "2026-04-12 2026-04-13"),
        # A day or month without a year is the last one there was.
        ("on 15 April", "2026-04-15 2026-04-16"),
        ("on 16 April", "2025-04-16 2025-04-17"),
        ("on 29 February", "2024-02-29 2024-03-01"),
        ("in April", "2026-04-01 2026-04-30"),
        ("in May", "2025-05-01 2025-05-31"),
        ("last April", "2025-04-01 2025-04-30"),
        ("last March", "2026-03-01 2026-03-31"),
        ("this May", "2026-05-01 2026-05-31"),
        # So is a weekday; on a Wednesday, "on Wednesday" is the one before.
        ("on Tuesday", "2026-04-14 2026-04-15"),
        ("Tuesday", "2026-04-14 2026-04-15"),
        ("last Tuesday", "2026-04-14 2026-04-15"),
        ("on Wednesday", "2026-04-08 2026-04-09"),
        ("this Friday", "2026-04-17 2026-04-18"),
        # Weeks, months, quarters and years of the calendar; a week is Monday to Sunday.
        ("last week", "2026-04-06 2026-04-12"),
        ("this week", "2026-04-13 2026-04-19"),
        ("in the week of 3 March 2025", "2025-03-03 2025-03-09"),
        ("three weeks ago", "2026-03-23 2026-03-29"),
        ("last month", "2026-03-01 2026-03-31"),
        ("in the previous month", "2026-03-01 2026-03-31"),
        ("in March 2022", "2022-03-01 2022-03-31"),
        ("in February 2024", "2024-02-01 2024-02-29"),
        # A week of a month has seven days: its first ones, its last ones.
        ("in the first week of March 2026", "2026-03-01 2026-03-07"),
        ("in the second week of March", "2026-03-08 2026-03-14"),
        ("in the last week of February 2026", "2026-02-22 2026-02-28"),
        ("since the final week of last month", "2026-03-25 …"),
        ("in the first week of 2026", "2026-01-01 2026-01-07"),
        # A month has thirds and halves.
        ("in early March", "2026-03-01 2026-03-10"),
        ("early last month", "2026-03-01 2026-03-10"),
        ("at the beginning of March", "2026-03-01 2026-03-10"),
        ("in mid-March 2025", "2025-03-11 2025-03-20"),
        ("late in February 2024", "2024-02-21 2024-02-29"),
        ("at the end of March", "2026-03-21 2026-03-31"),
        ("in the first half of March", "2026-03-01 2026-03-15"),
        ("in the second half of last month", "2026-03-16 2026-03-31"),
        ("since mid-January", "2026-01-11 …"),
        ("before the end of March", "… 2026-03-31"),
        ("between early March and mid-April", "2026-03-01 2026-04-20"),
        ("last quarter", "2026-01-01 2026-03-31"),
        ("in Q1 2025", "2025-01-01 2025-03-31"),
        ("in the third quarter of 2025", "2025-07-01 2025-09-30"),
        ("in the second half of 2025", "2025-07-01 2025-12-31"),
        ("in 2024", "2024-01-01 2024-12-31"),
        ("last year", "2025-01-01 2025-12-31"),
        ("this year", "2026-01-01 2026-12-31"),
        ("five years ago", "2021-01-01 2021-12-31"),
        # Lengths of time up to today.
        ("in the past three weeks", "2026-03-25 2026-04-15"),
        ("over the last 10 days", "2026-04-05 2026-04-15"),
        ("in the last 36 hours", "2026-04-13 2026-04-15"),
        ("over the past year", "2025-04-15 2026-04-15"),
        # Open to one side.
        ("since Tuesday", "2026-04-14 …"),
        ("since March", "2026-03-01 …"),
        ("since 2023", "2023-01-01 …"),
        ("since last week", "2026-04-06 …"),
        ("from 3 May 2025 onwards", "2025-05-03 …"),
        ("after 3 May 2025", "2025-05-04 …"),
        ("after March 2025", "2025-04-01 …"),
        ("before 5 May 2025", "… 2025-05-04"),
        ("until 5 January", "… 2026-01-05"),
        ("up to 3 May", "… 2025-05-03"),
        ("as of 3 March", "… 2026-03-03"),
        # An event with its day: that day is still of interest.
        ("since the attack on 3 March", "2026-03-03 …"),
        ("after he resigned in March", "2026-03-01 …"),
        ("before the talks in March", "… 2026-03-31"),
        # From one to the other.
        ("between 3 and 9 May", "2025-05-03 2025-05-09"),
        ("between 3 May and 9 May 2023", "2023-05-03 2023-05-09"),
        ("between March and May 2022", "2022-03-01 2022-05-31"),
        ("from 3 to 9 May 2025", "2025-05-03 2025-05-09"),
        ("from November to January", "2025-11-01 2026-01-31"),
        ("from 28 December to 3 January", "2025-12-28 2026-01-03"),
        ("between Monday and Wednesday", "2026-04-06 2026-04-08"),
        ("from 2024 to 2025", "2024-01-01 2025-12-31"),
        ("in 2024-2025", "2024-01-01 2025-12-31"),
        ("on 3–9 May", "2025-05-03 2025-05-09"),
        ("in March–May 2025", "2025-03-01 2025-05-31"),
        ("after May 2025 and before March 2026", "2025-06-01 2026-02-28"),
        ("in May and June 2023", "2023-05-01 2023-06-30"),
        ("on 3 and 4 May 2023", "2023-05-03 2023-05-04"),
        ("on Monday and on Tuesday", "2026-04-13 2026-04-15"),
        ("in March and in May", "2025-05-01 2026-03-31"),
    ],
)  # fmt: skip
def test_the_dates_in_a_question_become_its_scope(words: str, scope: str) -> None:
    assert asks_about(words) == scope


@pytest.mark.parametrize(
    "question",
    [
        "Who was injured?",
        "May the talks fail?",
        "Did they march on the capital?",
        "What did Theresa May say?",
        "How large is the budget for 2025?",
        "What does the treaty of 2019 say?",
        "What is in the 2024 report?",
        "What happened on the last day of the talks?",
        "Who is Sunday Oliseh?",
        "What happened on Bloody Sunday?",
        "What do they do on Sundays?",
        "What happened on 30 February?",
        "What happened on 99 May?",
        "What happened on 12/03/2025?",  # March or December?
        "What happened between 3 and 2025?",
        # What a thing is called by is no time.
        "Who signed the inspection report of November 2023?",
        "Who won the 2019 election?",
        "What became of the October deal?",
        "Who profits from the treaty of May?",
        "Who resigned after the October talks?",
        "What is wrong with Hydra's March 2025 forecast?",
        "What happened after 9999-12-31?",
    ],
)
def test_words_that_are_no_date_or_may_be_none_leave_the_scope_open(question: str) -> None:
    assert dated(question, TODAY).scope == Scope()


@pytest.mark.parametrize(
    "question",
    [
        "Will the parliament vote on 3 May?",
        "What is planned for March?",
        "What is due by the end of March?",
        "What was scheduled for 3 May?",
        "What may happen in May?",
        "What might follow in June?",
        "What is expected on 3 May?",
        "Who pays by 1 June?",
    ],
)
def test_the_day_of_what_is_to_come_is_no_report_date(question: str) -> None:
    assert dated(question, TODAY).scope == Scope()


def test_a_plan_that_is_only_spoken_of_is_no_hindrance() -> None:
    found = dated("What did Kalvora say on 4 March about the planned pipeline?", TODAY)

    assert found.scope == Scope(date(2026, 3, 4), date(2026, 3, 5))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What happened in Merrin last week?", "What happened in Merrin?"),
        ("What happened in March 2022 in Merrin?", "What happened in Merrin?"),
        ("On 3 May, who was arrested?", "who was arrested?"),
        ("What did last week's report conclude?", "What did report conclude?"),
        ("Who has resigned since the attack on 3 March?", "Who has resigned the attack?"),
        ("Which ports were closed between 3 and 9 May, and why?", "Which ports were closed, and why?"),
        ("Who was injured?", "Who was injured?"),
        ("since Tuesday", ""),
        ("in March and in May", ""),
        ("What happened in Merrin in the first week of May 2025?", "What happened in Merrin?"),
    ],
)
def test_what_is_searched_for_is_the_question_without_its_dates(question: str, words: str) -> None:
    assert dated(question, TODAY).words == words


def test_what_a_weekday_means_moves_with_today() -> None:
    later = TODAY + timedelta(days=7)

    assert dated("since Tuesday", later).scope.since == date(2026, 4, 21)


def test_letters_may_be_large_or_small() -> None:
    assert dated("WHAT HAPPENED IN MARCH 2022?", TODAY) == dated("WHAT HAPPENED in march 2022?", TODAY)


_PIECES = st.sampled_from(
    """in on since until before after between from to and the of last past this previous week weeks month year
    day days ago yesterday today March May 3 9 31 999 12 2022 2025 Q3 quarter first Tuesday Sunday - – , . ? as up early
    9999-12-31 0001-01-01 0000-00-00 2025-02-30 few two hours 29 February onwards Merrin""".split()
)
_TEXTS = st.text() | st.lists(_PIECES, max_size=12).map(" ".join) | st.text(string.digits + " -–/.", max_size=20)


@given(_TEXTS, st.dates())
def test_no_text_on_no_day_raises(text: str, today: date) -> None:
    dated(text, today)  # a scope that ended before it began would raise too


@given(_TEXTS)
def test_a_text_without_a_scope_is_not_touched(text: str) -> None:
    found = dated(text, TODAY)

    assert found.scope.is_dated or found.words == text


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 30)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %Y"])
)
def test_any_day_is_read_however_it_is_written(written: date, manner: str) -> None:
    scope = dated(f"What happened on {written.strftime(manner)}?", TODAY).scope

    assert scope == Scope(written, written + timedelta(days=1))


@pytest.mark.parametrize(
    "piece",
    ["yesterday ", "between 3 and ", "since the ", "since a b c d ", "in ", " ", "3 May ", "3-", "the last two weeks "],
)
def test_hostile_texts_cost_time_in_proportion_to_their_length(piece: str) -> None:
    def seconds(characters: int) -> float:
        started = time.process_time()
        dated(piece * (characters // len(piece)), TODAY)
        return time.process_time() - started

    seconds(100)

    # Four times the length would cost sixteen times as much if it were quadratic; the rest is for a busy machine.
    assert seconds(40_000) < 8 * seconds(10_000) + 0.1


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What happened on 3 March?", date(2026, 3, 3)),
        ("What was struck yesterday?", date(2026, 4, 14)),
        ("What happened in March?", None),
        ("What happened since 3 March?", None),
        ("Who signed the inspection report of 3 March?", date(2026, 3, 3)),
        ("What happened on 3 and 4 March?", None),
        ("What was said on Monday and on Tuesday?", None),
        ("What does the briefing of 3 March say?", None),
        ("What was reported on 3 March?", None),
        ("What will happen on 3 March?", None),
        ("Who was injured?", None),
    ],
)
def test_a_question_about_one_day_is_known_and_one_about_a_report_is_none(question: str, day: date | None) -> None:
    assert dated(question, TODAY).day == day


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("Which ships were hit by 2 missiles in March 2026?", Scope(date(2026, 3, 1), date(2026, 3, 31))),
        ("What did Will Hutton say in March 2026?", Scope(date(2026, 3, 1), date(2026, 3, 31))),
        ("Who must pay by 3 May?", Scope()),
        ("Who must pay by 12 May?", Scope()),
        ("Will Galdenia pay in May?", Scope()),
        ("WHAT WILL HAPPEN ON 3 MAY?", Scope()),
    ],
)
def test_only_a_question_about_what_is_to_come_leaves_the_time_open(question: str, scope: Scope) -> None:
    assert dated(question, TODAY).scope == scope


def test_the_last_of_all_days_and_letters_that_only_look_like_ours_are_read() -> None:
    assert dated("What happened from 9999-12-31 to 9999-12-31?", TODAY).scope == Scope(date.max, date.max)
    assert dated("What happened ſince March 2026?", TODAY).scope == Scope(date(2026, 3, 1))


@pytest.mark.parametrize("question", ["What's new?", "what is new", "Anything new?"])
def test_what_is_new_without_a_time_is_what_is_new_since_the_last_look(question: str) -> None:
    found = dated(question, TODAY)

    assert (found.is_since_last_look, found.words, found.scope) == (True, question, Scope())


@pytest.mark.parametrize("words", ["since my last look", "Since I last asked", "since we looked last time"])
def test_what_is_new_since_the_last_look_is_asked_for_and_leaves_the_other_words(words: str) -> None:
    found = dated(f"What happened to the ferry {words}?", TODAY)

    assert (found.is_since_last_look, found.words, found.scope) == (True, "What happened to the ferry?", Scope())


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("What do the briefings of March 2025 say?", Scope(date(2025, 3, 1), date(2025, 3, 31))),
        ("What does the report of March 2025 say?", Scope(date(2025, 3, 1), date(2025, 3, 31))),
        ("What is in the March 2025 briefings?", Scope(date(2025, 3, 1), date(2025, 3, 31))),
        ("What were the main events of March 2025?", Scope(date(2025, 3, 1), date(2025, 3, 31))),
        ("In March 2025 who resigned?", Scope(date(2025, 3, 1), date(2025, 3, 31))),
        ("Who died in the attack of 12 March?", Scope(date(2026, 3, 12), date(2026, 3, 13))),
    ],
)
def test_the_time_of_briefings_of_events_and_of_one_day_is_no_name(question: str, scope: Scope) -> None:
    assert dated(question, TODAY).scope == scope


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("What happened last week?", Span(date(2026, 4, 6), date(2026, 4, 12))),
        ("What happened on Monday and on Tuesday?", Span(date(2026, 4, 13), date(2026, 4, 14))),
        ("What happened since Monday?", None),
        ("What happened?", None),
    ],
)
def test_the_days_that_are_asked_about_are_known_where_they_have_both_ends(question: str, days: Span | None) -> None:
    assert dated(question, TODAY).days == days


@pytest.mark.parametrize(
    "question",
    [
        "Was the crack of 2024 the same as that of May 2025?",
        "Did the harvest of May 2024 differ from 2025?",
        "Was the flood of 2024 worse than those in March 2026?",
    ],
)
def test_a_time_compared_with_one_that_names_a_thing_leaves_the_scope_open(question: str) -> None:
    found = dated(question, TODAY)

    assert (found.scope, found.words) == (Scope(), question)


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        ("Was the flood in 2024 worse than that of May 2025?", Scope(date(2024, 1, 1), date(2025, 5, 31))),
        ("Were more than 2000 people hurt in May 2025?", Scope(date(2025, 5, 1), date(2025, 5, 31))),
        ("What did the briefing of May 2025 say of the crack of 2024?", Scope(date(2025, 5, 1), date(2025, 5, 31))),
    ],
)
def test_without_a_comparison_with_a_named_thing_the_dates_become_the_scope(question: str, scope: Scope) -> None:
    assert dated(question, TODAY).scope == scope


def test_a_question_about_reports_says_so() -> None:
    assert dated("What does the briefing of 3 March say?", TODAY).is_of_reports
    assert not dated("Who signed the inspection report on 3 March?", TODAY).is_of_reports


@pytest.mark.parametrize("given_scope", [Scope(), Scope(since=date(2026, 1, 1))])
def test_dates_given_beside_a_question_overrule_its_days(given_scope: Scope) -> None:
    meant = dated("What happened last week?", TODAY).within(given_scope)

    assert (meant.scope, meant.days) == (given_scope, None)


@pytest.mark.parametrize("asked", ["an overview of", "a summary of", "a recap of", "the highlights of"])
def test_an_overview_of_a_month_is_called_by_nothing(asked: str) -> None:
    found = dated(f"Give me {asked} February 2026", TODAY).scope

    assert (found.since, found.until) == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("given", "is_new"),
    [
        (None, True),
        (Scope(tags=("sea",)), True),
        (Scope(), False),
        (Scope(briefings=("a",)), False),
        (Scope(since=date(2026, 3, 1)), False),
    ],
)
def test_what_is_new_is_overruled_as_dates_are_and_by_briefings(given: Scope | None, is_new: bool) -> None:
    found = dated("What's new?", TODAY).within(given).narrowed(lambda: ("new",))

    assert found.is_since_last_look == is_new
    assert (found.scope.briefings == ("new",)) == is_new
    assert not given or found.scope.tags == given.tags
