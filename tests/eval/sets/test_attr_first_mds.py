"""Sentences of summaries are claims; sentences of the articles are what they rest on."""

import json
from collections.abc import Sequence

import numpy as np

from assistant.readers.judge import Evidence, Support
from eval.sets.attr_first_mds import TOPICS, read_claims, read_evidence, read_sentences, verify
from index.briefing import Passage, Sentence
from index.encoder import Vectors
from index.scope import Scope
from index.search import Fusion, Hit


def aligned(claim: str, sentence: str) -> dict[str, str]:
    return {"scuSentence": claim, "docSentText": sentence, "documentFile": "0.txt"}


TOPIC = {
    "unique_id": "t1",
    "documents": [
        {"documentFile": "0.txt", "documentText": ["Kim met Lee. ", "\n", "They talked.\n"]},
        {"documentFile": "1.txt", "documentText": ["They talked. ", "Nobody else came."]},
    ],
    "set_of_highlights_in_context": [
        aligned("Kim and Lee talked.", "Kim met Lee. "),
        aligned("Kim and Lee talked.", "They talked.\n"),
        aligned("They were alone.", "Nobody else came."),
    ],
}


def test_each_distinct_sentence_of_a_summary_is_one_claim():
    assert [claim.text for claim in read_claims([TOPIC])] == ["Kim and Lee talked.", "They were alone."]


def test_a_claim_rests_on_every_sentence_it_was_aligned_to():
    (claim, _) = read_claims([TOPIC])
    gold = {s.text for s in read_sentences([TOPIC]) if s.id in claim.gold}

    assert gold == {"Kim met Lee.", "They talked."}


def test_the_candidates_are_the_sentences_of_the_topic():
    assert {s.tags for s in read_sentences([TOPIC])} == {("t1",)}
    assert [s.text for s in read_sentences([TOPIC])] == [
        "Kim met Lee.",
        "They talked.",
        "They talked.",
        "Nobody else came.",
    ]


def test_every_sentence_has_a_source_of_its_own_because_the_same_source_would_replace_it():
    sources = [s.source for s in read_sentences([TOPIC])]

    assert len(set(sources)) == len(sources)


def test_a_sentence_that_two_articles_share_is_one_candidate():
    ids = [s.id for s in read_sentences([TOPIC])]

    assert ids[1] == ids[2]


def test_a_sentence_is_read_after_the_one_before_it_where_it_first_stands():
    evidence = read_evidence([TOPIC])

    assert set(evidence.values()) == {
        Evidence("Kim met Lee."),
        Evidence("They talked.", "Kim met Lee."),
        Evidence("Nobody else came.", "They talked."),
    }


class ScriptedAssistant:
    """Its library finds all sentences of the topic in their order, and finds all texts alike."""

    def __init__(self) -> None:
        self.library = self

    def search(self, text: str, scope: Scope, k: int, fusion: Fusion) -> tuple[Hit, ...]:
        found = dict.fromkeys(read_sentences([TOPIC]))
        passages = [Passage(b, (Sentence(b.id, 0, len(b.text), b.text),), 0, len(b.text)) for b in found]
        return tuple(Hit(passage, 1.0, 1.0, 1.0) for passage in passages[:k])

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 2), dtype=np.float32)


class FirstJudge:
    """Whatever follows nothing is supported; what stands after something is not."""

    name = "first"

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        return [Support(0.1, 0.0, 0.9) if evidence.context else Support(0.8, 0.0, 0.2) for _, evidence in claims]


def test_aligned_sentences_are_told_from_the_others_that_were_found(tmp_path):
    (tmp_path / TOPICS).parent.mkdir()
    (tmp_path / TOPICS).write_text(json.dumps(TOPIC), encoding="utf-8")

    figures = {figure.key: figure for figure in verify(tmp_path, ScriptedAssistant(), FirstJudge())}

    # Aligned: .8, .1 and .1; found, and aligned to the other claim: .1, and .8 and .1.
    assert figures[("support by judge", "AUC")].value == (2.5 + 1 + 1) / 9
    assert figures[("support by vectors", "AUC")].value == 0.5
    assert figures[("support by words", "AUC")].questions == 2
