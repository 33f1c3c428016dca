"""Items of a digest become briefings; a question knows the days around it."""

from datetime import date

from eval.sets.rtqa_x_briefs import read_items, read_questions
from index.scope import Scope

LONG = "The two governments sign an agreement on grain exports."
DIGEST = {
    "date": "2024-05-02",
    "source_uri": "Digest/2024 May 2",
    "sections": [
        {"heading": "Politics", "items": ["Grain talks", LONG]},
        {"heading": "Law", "items": ["A court in the capital delays the hearing again."]},
    ],
}
QUESTION = {
    "question_id": "20240503_0",
    "question": "Who signed?",
    "question_date": "2024-05-03",
    "gold_items": [{"item_id": "2024-05-02#0.1", "text": LONG}, {"item_id": "2024-05-01#1.0", "text": "Other."}],
}


def test_an_item_is_named_by_day_section_and_place():
    assert [item.source for item in read_items([DIGEST])] == ["2024-05-02#0.1", "2024-05-02#1.0"]


def test_an_item_is_dated_by_its_digest():
    assert {item.date for item in read_items([DIGEST])} == {date(2024, 5, 2)}


def test_headers_of_topics_are_too_short_to_be_items():
    assert "Grain talks" not in [item.text for item in read_items([DIGEST])]


def test_digests_before_2020_are_not_asked():
    assert list(read_items([{**DIGEST, "date": "2019-12-31"}])) == []


def test_a_question_knows_its_gold_items():
    (question,) = read_questions([QUESTION])

    assert question.gold == ("2024-05-02#0.1", "2024-05-01#1.0")


def test_the_days_around_a_question_are_ten_before_and_one_after():
    (question,) = read_questions([QUESTION])

    assert question.around == Scope(since=date(2024, 4, 23), until=date(2024, 5, 4))
