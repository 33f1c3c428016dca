from datetime import date

import pytest

from assistant.analysis.differences.values import risen, values
from assistant.resolve import Resolved
from tests.assistant.analysis.differences.quoted import said

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


def told(question: str, older: str, newer: str, *, are_answers: bool = False) -> tuple[str, str] | None:
    found = values(Resolved(question, question), said(older, MONDAY), said(newer, FRIDAY), are_answers)
    return (found.first, found.second) if found else None


def moved(older: str, newer: str) -> tuple[str, str] | None:
    found = risen(said(older, MONDAY), said(newer, FRIDAY))
    return (found.first, found.second) if found else None


def test_two_amounts_of_what_is_asked_for_differ_though_all_else_is_told_in_other_words() -> None:
    assert told("How many people died?", "14 dockers were killed at the pier.", "The toll rose to 19.") == ("14", "19")
    assert told("What bonus was offered?", "Miners rejected a bonus of $9 million.", "It gives a bonus of $13 million.")


def test_each_day_has_its_own_value() -> None:
    question, tuesday = "How many flights were cancelled?", "The airline cancelled 118 flights on Tuesday."

    assert told(question, tuesday, "On Wednesday 97 flights were cancelled.") is None
    assert told(question, tuesday, "97 flights were cancelled.") == ("118", "97")
    assert told("What is the inflation rate?", "Inflation was 8.4 percent in January.", "It was 9.1 in March.") is None


def test_the_days_in_which_it_was_counted_are_no_other_value() -> None:
    question, one_day = "How many flights were cancelled?", "The airline cancelled 118 flights on Tuesday."

    assert told(question, one_day, "In ten days 2,700 flights were cancelled.") is None


def test_a_toll_is_counted_on_from_day_to_day() -> None:
    older = "14 dockers were killed at the pier on Monday."

    assert told("How many people died?", older, "By now, on Friday, the toll has risen to 19.") == ("14", "19")


@pytest.mark.parametrize("question", ["What was agreed?", "What did the talks agree on the rates?", "What happened?"])
def test_what_was_agreed_asks_for_no_amount(question: str) -> None:
    assert told(question, "At the talks two crossings were agreed.", "At the talks 90 names were agreed.") is None


@pytest.mark.parametrize(
    "question", ["What is the fine?", "What did the fine cost Arvo?", "What is Arvo's latest fine?"]
)
def test_what_the_rate_or_the_cost_is_asks_for_an_amount(question: str) -> None:
    assert told(question, "Arvo got a fine of $9 million.", "A fine of $13 million was set.") == (
        "$9 million",
        "$13 million",
    )


def test_the_only_share_of_each_is_of_what_is_asked_for() -> None:
    question, inflation = "What is the inflation rate?", "The rate of price rises was 22.4 percent."
    deficit = "With inflation high, a deficit of 3 percent was found."

    assert told(question, inflation, deficit, are_answers=True) is None


def test_of_two_counts_that_are_equal_nothing_is_told() -> None:
    assert told("How many people died?", "19 dockers were killed at the pier.", "The toll rose to 19.") is None


def test_a_count_within_a_range_is_no_other_value() -> None:
    question, between = "How many people died?", "Between 12 and 15 dockers were killed at the pier."

    assert told(question, between, "14 people died.") is None
    assert told(question, between, "19 people died.") == ("Between 12 and 15", "19")


def test_the_amount_of_another_thing_is_no_other_value() -> None:
    question = "How many people died?"

    assert told(question, "14 dockers were killed at the pier.", "37 dockers were injured at the pier.") is None
    assert told("How many prisoners does Orlen hold?", "Orlen holds 400 prisoners.", "30 prisoners were moved.") is None


@pytest.mark.parametrize("newer", ["The toll may reach 30.", "Doctors expect that 30 will have died."])
def test_a_forecast_is_no_other_value(newer: str) -> None:
    assert told("How many people died?", "14 dockers were killed at the pier.", newer) is None


def test_what_was_at_least_so_many_can_be_more_unless_a_newer_report_says_that_it_has_risen() -> None:
    question, least = "How many people died?", "At least 17 dockers were killed at the pier."

    assert told(question, least, "19 dockers were killed at the pier.") is None
    assert told(question, least, "The toll has risen to 21.") == ("17", "21")


def test_a_name_that_only_one_of_them_names_narrows_the_question() -> None:
    assert told("How many people died in Orlen?", "In Orlen 64 people died.", "The toll has risen to 243.") is None


def test_tonnes_of_one_ware_need_more_in_common_than_the_ware() -> None:
    question = "How much diesel was on board?"

    assert told(question, "The tanker had 24,000 tonnes of diesel.", "1,150 tonnes of diesel escaped.") is None


def test_a_question_for_a_person_has_no_amount_for_an_answer() -> None:
    assert told("Who died?", "14 dockers were killed at the pier.", "The toll rose to 19.") is None


def test_the_only_share_of_each_of_two_answers_differs_whatever_it_is_called() -> None:
    question, elected = "What share of the vote did Dahl get?", "Dahl was re-elected with 50.6 percent."
    recount = "After the recount his share stands at 49.3 percent."

    assert told(question, elected, recount, are_answers=True) == ("50.6 percent", "49.3 percent")
    assert told(question, elected, recount) is None
    assert told(question, elected, "His share stands at 49.3 percent, hers at 40 percent.", are_answers=True) is None
    assert told(question, elected, "Prices rose by 3 percent.", are_answers=True) is None


@pytest.mark.parametrize(
    ("question", "newer", "sure"),
    [
        ("How many people died in Orlen?", "The toll in Orlen has risen to 19.", True),
        ("How many people died in Varn?", "The toll has risen to 19.", False),
        ("How many people died in Orlen?", "In Orlen 19 dockers were killed at the pier.", False),
        ("How many of the injured died in Orlen?", "The toll in Orlen has risen to 19.", False),
    ],
)
def test_the_toll_that_has_risen_is_sure_where_the_story_is_the_one_asked_about(
    question: str, newer: str, sure: bool
) -> None:
    older = said("In Orlen 14 dockers were killed at the pier.", MONDAY)
    found = values(Resolved(question, question), older, said(newer, FRIDAY), are_answers=False)

    assert found is not None
    assert found.sure is sure


def test_a_toll_that_is_said_to_have_moved_is_another_in_whatever_words() -> None:
    assert moved("At least 17 dockers died on the pier.", "The toll has risen to 21.") == ("17", "21")
    assert moved("17 dockers died on the pier.", "21 people are dead.") is None
    assert moved("30 dockers were injured on the pier.", "The toll has risen to 21.") is None
