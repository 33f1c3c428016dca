"""Evidence → answer, in the briefings' own sentences."""

from collections.abc import Iterable
from datetime import date

from assistant.answer import Citation, Claim, Quote, Verdict
from assistant.read import Judged, Reading
from assistant.stance.nature import stance
from assistant.stance.speaker import opening_pronoun, whose_word
from index.copies import word_for_word
from index.event_dates import event_dates

NEAREST = 3  # sentences shown with a refusal
FALL = 0.2  # how much less sure than the first a further claim may be


def compose(reading: Reading, threshold: float, most: int) -> tuple[Claim, ...]:
    """Make the claims of an answer, each one sentence word for word; none where reading is not sure enough.

    The sentence that answers best comes first, others that answer nearly as well follow by report date. The
    same sentence in several briefings is one claim with a citation for each.
    """
    sure = [judged for judged in reading.sentences if judged.score >= max(threshold, reading.sure - FALL)]
    groups = alike(sure)[:most]
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
    """Return the sentences that came closest, for an answer that is not there, each once."""
    return tuple(quote(group[0]) for group in alike(reading.sentences)[:NEAREST])


def quote(judged: Judged) -> Quote:
    """Say where a sentence stands."""
    briefing, sentence = judged.briefing, judged.sentence
    section = briefing.section_at(sentence.start)
    told = stance(sentence.text, section)
    before = briefing.text[section.start : sentence.start]
    return Quote(
        sentence,
        section,
        briefing.title,
        briefing.date,
        briefing.source,
        told.nature,
        whose_word(told.speaker, before),
        told.verb,
        told.estimative,
        told.low,
        told.high,
        event_dates(sentence.text, briefing.date),
        whose_word(opening_pronoun(sentence.text), before),
    )


def alike(sentences: Iterable[Judged]) -> list[list[Judged]]:
    """Put sentences together that say the same word for word, each group where its first one stands."""
    groups: dict[str, list[Judged]] = {}
    for judged in sentences:
        groups.setdefault(word_for_word(judged.sentence.text), []).append(judged)
    return list(groups.values())


def _when(judged: Judged) -> tuple[date, str, int]:
    return judged.briefing.date or date.max, judged.briefing.id, judged.sentence.start
