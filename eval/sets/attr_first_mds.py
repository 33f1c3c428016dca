"""Sentences of news summaries → the sentences of the articles they rest on, as people aligned them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.readers.judge import Evidence, Judge
from eval.discrimination import Scored, auc
from eval.figure import Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.retrieval import recall_at
from eval.sets.candidates import cosines, in_context, word_overlap
from eval.sets.paragraphs import WAYS, Found, briefing, find, found_figures
from eval.share import Share
from index.briefing import Briefing
from index.scope import Scope
from index.search import Fusion

TOPICS = Path("attr-first-mds", "dev.json")
NEAREST = 5  # sentences found for a claim, against which those aligned to it have to stand out
SUPPORT = "support by"
NOTES: tuple[str, ...] = (
    "hit@1 is P@1. A sentence that two articles share is one candidate.",
    "Words are weighed by how rare they are in all topics together, not in the claim's own.",
    f"Support, AUC: every sentence aligned to a claim against those of the {NEAREST} first found for it (by words and "
    "vectors) that are not, of all claims together; intervals are over claims. A sentence is read after the one before "
    "it. What was not aligned may support too, as people aligned what was enough.",
)


@dataclass(frozen=True, slots=True)
class AlignedClaim:
    """A sentence of a summary, its topic, and the sentences of that topic's articles it was aligned to."""

    id: str
    text: str
    topic: str
    gold: frozenset[str]


def sentence(text: str, topic: str, source: str) -> Briefing:
    """Return a sentence of an article as a briefing of its topic; the same sentence in two articles is one."""
    return briefing(text.strip(), None, source, (topic,))


def read_sentences(topics: Iterable[dict[str, Any]]) -> Iterator[Briefing]:
    """Give the sentences of all articles, as the set splits them."""
    for topic in topics:
        name = topic["unique_id"]
        for document in topic["documents"]:
            for number, text in enumerate(document["documentText"]):
                if text.strip():
                    yield sentence(text, name, f"{name}/{document['documentFile']}#{number}")


def read_claims(topics: Iterable[dict[str, Any]]) -> Iterator[AlignedClaim]:
    """Give each distinct sentence of each summary once."""
    for topic in topics:
        name = topic["unique_id"]
        gold: dict[str, set[str]] = {}
        for pair in topic["set_of_highlights_in_context"]:
            gold.setdefault(pair["scuSentence"], set()).add(sentence(pair["docSentText"], name, "").id)
        for number, (text, ids) in enumerate(gold.items()):
            yield AlignedClaim(f"{name}#{number}", text, name, frozenset(ids))


def evaluate(data: Path, assistant: Assistant) -> tuple[Figure, ...]:
    """Measure P@1 (hit@1), hit@5, MRR@10 and recall@5 among the topic's sentences, by words, vectors and both."""
    topics = tuple(read_lines(data / TOPICS))
    assistant.library.add_briefings(read_sentences(topics))
    claims = tuple(read_claims(topics))
    figures: list[Figure] = []
    for way, fusion in WAYS.items():
        found: dict[str, Found] = {}
        for claim in track(claims, f"Searching by {way}"):
            ranked = find(assistant.library, claim.text, Scope(tags=(claim.topic,)), fusion)
            found[claim.id] = Found(ranked, claim.gold)
        figures += found_figures(way, found, cuts=(1, 5))
        figures.append(measure("recall@5", way, found, lambda f: Share(recall_at(5, f.ranked, f.gold))))
    return tuple(figures)


def verify(data: Path, assistant: Assistant, judge: Judge) -> tuple[Figure, ...]:
    """Measure the AUC of aligned against other found sentences by words, vectors and judge; after `evaluate`."""
    topics = tuple(read_lines(data / TOPICS))
    evidence = read_evidence(topics)
    scored: dict[str, dict[str, list[Scored]]] = {"words": {}, "vectors": {}, "judge": {}}
    for claim in track(tuple(read_claims(topics)), "Telling support"):
        found = find(assistant.library, claim.text, Scope(tags=(claim.topic,)), Fusion())[:NEAREST]
        compared = tuple(dict.fromkeys((*sorted(claim.gold), *found)))
        read = [evidence[claim.topic, id_] for id_ in compared]
        scores = {
            "words": [word_overlap(claim.text, e.text) for e in read],
            "vectors": cosines(assistant.library.encode, claim.text, [e.text for e in read]),
            "judge": [support.supported for support in judge.supports([(claim.text, e) for e in read])],
        }
        for way, of_sentences in scores.items():
            pairs = zip(of_sentences, compared, strict=True)
            scored[way][claim.id] = [Scored(score, id_ in claim.gold) for score, id_ in pairs]
    return tuple(auc(f"{SUPPORT} {way}", of_claims) for way, of_claims in scored.items())


def read_evidence(topics: Iterable[dict[str, Any]]) -> Mapping[tuple[str, str], Evidence]:
    """Return the sentences of each topic by (topic, id), each after the one before it where it first stands."""
    evidence: dict[tuple[str, str], Evidence] = {}
    for topic in topics:
        name = topic["unique_id"]
        for document in topic["documents"]:
            texts = [text.strip() for text in document["documentText"] if text.strip()]
            for read in in_context(texts):
                evidence.setdefault((name, sentence(read.text, name, "").id), read)
    return evidence
