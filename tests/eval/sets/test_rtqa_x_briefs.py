"""Items of a digest become briefings; a question knows the days around it."""

import gzip
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from assistant.find import Found
from assistant.read import Reading
from assistant.resolve import Resolved
from eval.sets.rtqa_x_briefs import DIGESTS, QUESTIONS, evaluate, read_items, read_questions
from index.briefing import Briefing, Passage, Sentence
from index.scope import Scope
from index.search import Fusion, Hit

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


class ScriptedAssistant:
    """Its library finds what lies in the scope, as it came."""

    def __init__(self) -> None:
        self.library = self
        self.briefings: list[Briefing] = []

    def add_briefings(self, briefings: Iterable[Briefing]) -> None:
        self.briefings += briefings

    def search(self, text: str, scope: Scope, k: int, fusion: Fusion) -> tuple[Hit, ...]:
        inside = [b for b in self.briefings if not scope.since or scope.since <= b.date <= scope.until]
        passages = [Passage(b, (Sentence(b.id, 0, len(b.text), b.text),), 0, len(b.text)) for b in inside]
        return tuple(Hit(passage, 1.0, 1.0, 1.0) for passage in passages[:k])

    def find(self, question: str, *, scope: Scope) -> Found:
        hits = self.search(question, scope, 20, Fusion())
        return Found(Resolved(question, question), scope, hits, Reading(()))


def write_set(folder: Path, digests: list[object], questions: list[object]) -> None:
    for path in (DIGESTS, QUESTIONS):
        (folder / path).parent.mkdir(parents=True)
    (folder / DIGESTS).write_bytes(gzip.compress("\n".join(map(json.dumps, digests)).encode()))
    (folder / QUESTIONS).write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")


def test_the_days_around_a_question_help_to_find_its_item(tmp_path):
    earlier = {**DIGEST, "date": "2020-02-02"}
    write_set(tmp_path, [earlier, DIGEST], [QUESTION])

    figures = {figure.key: figure.value for figure in evaluate(tmp_path, ScriptedAssistant())}

    assert figures[("undated, both", "hit@1")] == 0.0
    assert figures[("undated, both", "MRR@10")] == 1 / 3
    assert figures[("dated, both", "hit@1")] == 1.0
    assert {group for group, _ in figures} == {
        f"{when}, {way}" for when in ("undated", "dated") for way in ("words", "vectors", "both", "reading")
    }
