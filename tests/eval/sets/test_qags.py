"""Sentences of summaries: does anything in the article support them, as most people say?"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.readers.judge import Evidence, Support
from eval.sets.qags import FILE, WINDOWS, alikeness, evaluate, read_summaries, supported
from index.encoder import Vectors


def claim(text: str, *votes: str) -> dict[str, object]:
    return {"sentence": text, "responses": [{"worker_id": n, "response": vote} for n, vote in enumerate(votes)]}


LINE = {
    "article": "Kim met Lee. They talked. Nobody else came.",
    "summary_sentences": [claim("Kim talked.", "yes", "no", "yes"), claim("Park came.", "no", "yes", "no")],
}


def encode(texts: Sequence[str]) -> Vectors:
    """Texts are alike that begin with the same letter."""
    return np.array([[text[0] == letter for letter in "KTNP"] for text in texts], dtype=np.float32)


class WordJudge:
    """A claim is supported by what holds all of its words; it remembers what it was asked."""

    name = "words"

    def __init__(self) -> None:
        self.read: list[Evidence] = []

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        self.read += [evidence for _, evidence in claims]
        held = [all(word in evidence.text for word in text.rstrip(".").split()) for text, evidence in claims]
        return [Support(0.9, 0.0, 0.1) if all_held else Support(0.2, 0.0, 0.8) for all_held in held]


def test_a_sentence_is_supported_where_most_people_say_so():
    (summary,) = read_summaries([LINE])

    assert [one.supported for one in summary.claims] == [True, False]


def test_two_neighbouring_sentences_are_a_window():
    (summary,) = read_summaries([LINE])

    assert summary.windows == ("Kim met Lee. They talked.", "They talked. Nobody else came.")


def test_the_judge_reads_every_sentence_after_the_one_before_and_every_window():
    (summary,) = read_summaries([LINE])
    judge = WordJudge()

    supported(summary, alikeness(summary, encode), judge)

    assert judge.read[: len(judge.read) // 2] == [
        Evidence("Kim met Lee."),
        Evidence("They talked.", "Kim met Lee."),
        Evidence("Nobody else came.", "They talked."),
        Evidence("Kim met Lee. They talked."),
        Evidence("They talked. Nobody else came."),
    ]


def test_the_probability_of_support_is_the_highest_of_all_that_is_read():
    (summary,) = read_summaries([LINE])

    assert supported(summary, alikeness(summary, encode), WordJudge()) == [0.9, 0.2]


def test_of_a_long_article_only_the_windows_most_like_the_sentence_are_read():
    talks = [f"They talked on day {n}." for n in range(12)]
    (summary,) = read_summaries([{**LINE, "article": " ".join([*talks, "Kim left.", "So did Lee."])}])
    judge = WordJudge()

    supported(summary, alikeness(summary, encode), judge)

    of_first_claim = judge.read[: len(summary.article) + WINDOWS]
    windows = [evidence.text for evidence in of_first_claim if evidence.text in summary.windows]
    assert len(windows) == WINDOWS
    assert windows[0] == "Kim left. So did Lee."


@pytest.mark.parametrize("article", ["Kim met Lee.", LINE["article"]])
def test_the_baselines_stand_beside_the_judge(tmp_path: Path, article: str):
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(json.dumps({**LINE, "article": article}), encoding="utf-8")

    figures = {figure.key: figure.value for figure in evaluate(tmp_path, WordJudge(), encode)}

    assert figures.keys() == {("judge", "balanced accuracy"), ("judge", "AUC"), ("vectors", "AUC"), ("words", "AUC")}
    assert figures[("vectors", "AUC")] == 1.0
    assert figures[("judge", "AUC")] == (0.5 if article == "Kim met Lee." else 1.0)


def test_half_a_probability_or_more_is_support(tmp_path: Path):
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(json.dumps(LINE), encoding="utf-8")

    (balanced, *_) = evaluate(tmp_path, WordJudge(), encode)

    assert balanced.value == 1.0
    assert balanced.questions == 1  # an article, whose sentences go together
