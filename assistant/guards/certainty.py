"""A claim that is more certain than the sentences it cites."""

from collections.abc import Iterator, Sequence

from assistant.guards.said import near, said, stems
from assistant.readers.judge import Evidence
from assistant.stance.hedge import Certainty, Hedge, hedges, levels, overclaims
from index.words import content_words, stem


def certainty(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say where the claim leaves out what makes the cited sentences less certain, or says it more surely."""
    alike = near(claim, cited)
    whole = overclaims(claim, [evidence.text for evidence in alike])
    return whole or tuple(_raised(claim, said(alike)))


def _raised(claim: str, sentences: str) -> Iterator[str]:
    """Compare word by word what a hedge stands before: "may rise" and "will rise", "allegedly stole" and "stole"."""
    # Of several hedges before a word the last counts, which stands next to it.
    mine = {_hedged(claim, hedge): hedge for hedge in hedges(claim)}
    theirs = {word: hedge for hedge in hedges(sentences) if (word := _hedged(sentences, hedge))}
    # What the claim hedges in another place or in other words may stand for it.
    spare = levels(claim, stems(sentences))
    for level in (hedge.level for word, hedge in mine.items() if word in theirs):
        spare.remove(level)
    claimed = [stem(word) for word in content_words(claim)]
    written = [stem(word) for word in content_words(sentences)]
    for word, hedge in theirs.items():
        if hedge.level > Certainty.INTENDED or word not in claimed or written.count(word) > 1:
            continue
        if word not in mine:
            if min(spare, default=Certainty.STATED) > hedge.level:
                yield f"The cited sentence says {hedge.words!r} before {word!r}, the claim leaves it out."
        elif _strength(mine[word]) > _strength(hedge):
            yield f"The cited sentence says {hedge.words!r}, the claim {mine[word].words!r}."


def _hedged(text: str, hedge: Hedge) -> str:
    """Return the stem of the first word behind the hedge that says something; "" where there is none."""
    behind = content_words(text[hedge.end : hedge.end + 60])
    return stem(behind[0]) if behind else ""


def _strength(hedge: Hedge) -> float:
    # What will be is surer than what is planned.
    return hedge.level + (0.5 if hedge.words.lower() in ("will", "wo", "shall") else 0)
