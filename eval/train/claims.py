"""Claims beside sentences that support them, contradict them, or say nothing of the kind; all made, none labelled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.readers.judge import Evidence
from assistant.stance.hedge import overclaims
from eval.perturb import Kind, Perturbed, keep, perturb
from eval.train.asked import Asked
from eval.train.model import Made
from eval.train.negatives import Group
from eval.train.question_making import statements

# A claim that says more surely, or in its own name, what the sentence hedges or ascribes is not contradicted by it.
UNSUPPORTED = frozenset((Kind.CERTAINTY, Kind.UNATTRIBUTED))
VERBATIM = 0.1
_SUBJECT_ASKED = re.compile(r"^(?:Who|What|Which \w+|How many \w+)\s+(?!do\b|does\b|did\b)(?=\w)", re.IGNORECASE)
_INVERTED = frozenset("is are was were has have had can could will would should may might do does did".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the sentence beside it, and what the sentence makes of it."""

    claim: str
    evidence: Evidence
    made: Made


def of_items(items: Sequence[Evidence], random: Random) -> Iterator[Pair]:
    """Make claims of news sentences: shorter, reworded, and changed in one point each."""
    texts = [item.text for item in items]
    for item, shorter in zip(items, statements(texts, random), strict=True):
        others = [random.choice(texts) for _ in range(4)]
        true = [*shorter, *keep(item.text, random)]
        if random.random() < VERBATIM:
            true.append(item.text)
        # What was left out may be what hedged it ("reportedly"); then it is no longer true.
        true = [claim for claim in true if not overclaims(claim, [item.text])]
        random.shuffle(true)
        for claim in true[:3]:
            yield Pair(claim, item, Made.SUPPORTED)
        # What is false is made of the whole sentence and of what is true of it: that a claim is short says nothing.
        false = list(perturb(item.text, others, random))
        for claim in true[:2]:
            false += perturb(claim, others, random)
        for one in _varied(false, 3, random):
            made = Made.NOT_FOUND if one.kind in UNSUPPORTED else Made.CONTRADICTED
            yield Pair(one.text, item, made)


def of_neighbours(groups: Sequence[Group], random: Random) -> Iterator[Pair]:
    """Hold what one sentence says against another that sounds like it."""
    for group in groups:
        if group.right is None or group.source not in ("digests", "selqa", "nq-open"):
            continue
        gold = group.evidence[group.right]
        if others := [e for i, e in enumerate(group.evidence) if i != group.right]:
            yield Pair(gold.text, random.choice(others), Made.NOT_FOUND)


def of_answers(asked: Sequence[Asked], random: Random) -> Iterator[Pair]:
    """Make claims of questions whose subject is asked for: "Who signed it?" – "Kim" becomes "Kim signed it."."""
    for one in asked:
        claim = stated(one.question, one.answer)
        if not claim or one.gold is None:
            continue
        yield Pair(claim, one.gold, Made.SUPPORTED)
        if one.others:
            yield Pair(claim, random.choice(one.others), Made.NOT_FOUND)
        answer = random.choice(asked).answer
        wrong = stated(one.question, answer)
        if wrong and answer.lower() not in one.gold.text.lower():
            yield Pair(wrong, one.gold, Made.CONTRADICTED if random.random() < 0.5 else Made.NOT_FOUND)


def stated(question: str, answer: str) -> str:
    """Return the claim that a question and its answer make; "" where the question does not ask for its subject."""
    asked = _SUBJECT_ASKED.match(question)
    rest = question[asked.end() :].rstrip("? ") if asked else ""
    words = rest.split()
    if not answer or len(words) < 3 or len(answer.split()) > 8:
        return ""
    # "Who is the president?" may ask either way round; "who was arrested" asks for the subject.
    if words[0].lower() in _INVERTED and not re.search(r"(?:ed|en|ing)$", words[1]):
        return ""
    if words[0].lower() not in _INVERTED and not re.search(r"(?:s|ed|t|ought|old|ent)$", words[0]):
        return ""  # no verb: "what part of the brain …"
    return f"{answer[0].upper()}{answer[1:]} {rest}."


def _varied(found: Sequence[Perturbed], most: int, random: Random) -> list[Perturbed]:
    """Draw so that each kind has the same chance, however many claims it made."""
    kinds: dict[Kind, list[Perturbed]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    drawn = random.sample(list(kinds), min(most, len(kinds)))
    return [random.choice(kinds[kind]) for kind in drawn]
