"""Evidence → answer, in the briefings' own sentences."""

from collections.abc import Iterable
from datetime import date

from assistant.answer import Citation, Claim, Quote, Verdict
from assistant.nature import nature
from assistant.read import Judged, Reading
from index.copies import is_copy

NEAREST = 3  # sentences shown with a refusal
FALL = 0.12  # how much less sure than the first a further claim may be


def compose(reading: Reading, threshold: float, most: int) -> tuple[Claim, ...]:
    """Make the claims of an answer, each one sentence word for word; none where reading is not sure enough.

    The sentence that answers best comes first, others that answer nearly as well follow by report date. Sentences
    that say the same are one claim with a citation for each.
    """
    sure = [judged for judged in reading.sentences if judged.score >= max(threshold, reading.sure - FALL)]
    groups = _alike(sure)[:most]
    groups[1:] = sorted(groups[1:], key=lambda group: _when(group[0]))
    claims: list[Claim] = []
    number = 1
    for group in groups:
        citations = tuple(Citation(number + i, quote(judged)) for i, judged in enumerate(group))
        number += len(group)
        # What is quoted word for word is supported by what it quotes.
        claims.append(Claim(group[0].sentence.text, citations, Verdict.SUPPORTED))
    return tuple(claims)


def nearest(reading: Reading) -> tuple[Quote, ...]:
    """Return the sentences that came closest, for an answer that is not there; copies are left out."""
    return tuple(quote(group[0]) for group in _alike(reading.sentences[: 3 * NEAREST])[:NEAREST])


def quote(judged: Judged) -> Quote:
    """Say where a sentence stands."""
    briefing, sentence = judged.briefing, judged.sentence
    section = briefing.section_at(sentence.start)
    return Quote(sentence, section, briefing.title, briefing.date, briefing.source, nature(sentence.text, section))


def _alike(sentences: Iterable[Judged]) -> list[list[Judged]]:
    groups: list[list[Judged]] = []
    for judged in sentences:
        for group in groups:
            if is_copy(group[0].sentence.text, judged.sentence.text):
                group.append(judged)
                break
        else:
            groups.append([judged])
    return groups


def _when(judged: Judged) -> tuple[date, str, int]:
    return judged.briefing.date or date.max, judged.briefing.id, judged.sentence.start
