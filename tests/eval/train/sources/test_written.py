import gzip
import json
from random import Random

import pytest

from assistant.readers.judge import Evidence
from eval.train.model import Made
from eval.train.sources.written import asked, pairs, stories

DIGEST = {
    "date": "2011-03-14",
    "sections": [
        {
            "heading": "Disasters",
            "items": [
                "The Norvik flood",
                "The river Nor bursts its banks and floods the whole lower town. Eleven people are missing. (Gazette)",
            ],
        }
    ],
}
OVER_DIGESTS = {
    "sentences": ["2011-03-14#0.1@0", "2011-03-14#0.1@64"],
    "answered": [["How many are missing?", [1]]],
    "unanswered": ["What did the flood cost?"],
    "true": [["Nobody knows where eleven people are.", 1]],
    "false": [["Eleven people died.", 1]],
}
MADE_UP = {
    "sentences": [
        {"day": "2024-05-02", "title": "Strike", "text": "Drivers walked out."},
        {"day": "2024-05-02", "title": "Strike", "text": "They want more pay."},
        {"day": "2024-05-09", "title": "Strike ends", "text": "Buses run again."},
    ],
    "answered": [["Do buses run?", [2]], ["Who is on strike?", [0, 1]]],
    "unanswered": [],
    "true": [],
    "false": [],
}


@pytest.fixture
def told(tmp_path):
    folder = tmp_path / "current-events-briefs"
    folder.mkdir()
    with gzip.open(folder / "daily_briefs.jsonl.gz", "wt") as file:
        file.write(json.dumps(DIGEST) + "\n")
    (tmp_path / "digests.jsonl").write_text(json.dumps(OVER_DIGESTS) + "\n")
    (tmp_path / "stories.jsonl").write_text(json.dumps(MADE_UP) + "\n")
    return stories(tmp_path, tmp_path)


def test_sentences_of_digests_are_looked_up_with_the_day_the_topic_and_the_sentence_before(told):
    assert told[0].sentences[1] == Evidence(
        "Eleven people are missing.",
        "2011-03-14 | The Norvik flood | The river Nor bursts its banks and floods the whole lower town.",
    )


def test_the_sentence_before_is_context_within_one_briefing_alone(told):
    assert [e.context for e in told[1].sentences] == [
        "2024-05-02 | Strike",
        "2024-05-02 | Strike | Drivers walked out.",
        "2024-05-09 | Strike ends",
    ]


def test_no_sentence_that_answers_is_among_those_that_do_not(told):
    for one in asked(told):
        if one.question == "Who is on strike?":
            assert one.others == (told[1].sentences[2],)


def test_a_question_without_an_answer_has_the_whole_story_against_it(told):
    (one,) = [one for one in asked(told) if one.gold is None]

    assert (one.question, one.others) == ("What did the flood cost?", told[0].sentences)


def test_a_true_claim_is_supported_by_its_sentence_and_not_by_another(told):
    made = {(p.claim, p.made): p.evidence for p in pairs(told, Random(1))}

    assert made["Nobody knows where eleven people are.", Made.SUPPORTED] == told[0].sentences[1]
    assert made["Nobody knows where eleven people are.", Made.NOT_FOUND] == told[0].sentences[0]
    assert made["Eleven people died.", Made.UNSUPPORTED] == told[0].sentences[1]
