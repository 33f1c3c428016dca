"""Stories written to measure on become a library, questions with their gold, and claims that are checked."""

import json
from pathlib import Path

import pytest

from assistant import Assistant
from eval.stories import asked, briefings, checked, claims, examples, read
from tests.fakes import library

STORY = {
    "sentences": [
        {"day": "2024-05-02", "title": "Strike in Norvik", "text": "Drivers walked out on Thursday."},
        {"day": "2024-05-02", "title": "Strike in Norvik", "text": "They want nine percent more pay."},
        {"day": "2024-05-09", "title": "Strike ends", "text": "Buses run again."},
    ],
    "answered": [["What do the drivers ask for?", [1]], ["Is the strike over?", [2]]],
    "unanswered": ["Who leads the union?"],
    "true": [["They want nine percent more pay.", 1]],
    "false": [["They want six percent more pay.", 1]],
}


@pytest.fixture
def library_of_stories(tmp_path: Path) -> Assistant:
    file = tmp_path / "stories.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in briefings([STORY])))
    assistant = Assistant(library(tmp_path / "library"))
    assistant.add([file])
    return assistant


def test_a_briefing_is_what_one_day_tells_under_one_title() -> None:
    assert [(b["title"], b["date"], b["text"]) for b in briefings([STORY])] == [
        ("Strike in Norvik", "2024-05-02", "Drivers walked out on Thursday. They want nine percent more pay."),
        ("Strike ends", "2024-05-09", "Buses run again."),
    ]


def test_gold_is_the_sentence_of_the_library_with_the_written_words(library_of_stories: Assistant) -> None:
    pay, over, leader = examples([STORY], library_of_stories)

    texts = {s.id: s.text for card in library_of_stories.briefings() for s in library_of_stories.sentences(card.id)}
    assert [texts[id_] for id_ in pay.gold] == ["They want nine percent more pay."]
    assert [texts[id_] for id_ in over.gold] == ["Buses run again."]
    assert leader.is_unanswerable


def test_true_claims_are_kept_and_untrue_ones_rejected(library_of_stories: Assistant) -> None:
    assert {f.measure: f.value for f in checked(tuple(claims([STORY])), library_of_stories)} == {
        "true claims kept": 1.0,
        "untrue claims rejected": 1.0,
    }


def test_questions_and_claims_of_a_story_are_resampled_whole(library_of_stories: Assistant) -> None:
    told = [STORY, STORY]
    answered = asked(tuple(examples(told, library_of_stories)), library_of_stories)
    claimed = checked(tuple(claims(told)), library_of_stories)

    by_story = [figure for figure in (*answered, *claimed) if figure.shares]
    assert by_story
    assert all(figure.shares.keys() == {"1", "2"} for figure in by_story)


def test_the_stories_that_are_shipped_name_only_sentences_that_they_have() -> None:
    for story in read():
        named = {i for _, by in story["answered"] for i in by} | {
            i for kind in ("true", "false") for _, i in story[kind]
        }
        assert named <= set(range(len(story["sentences"])))
