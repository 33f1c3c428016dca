"""Sentences → passages: what belongs together and fits into the encoder.

Knows nothing of encoders but how they cut a text into pieces.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.briefing import Briefing, Passage, Sentence
from index.encoder import Tokenizer

# The default encoder was trained on texts of at most 128 pieces; longer passages blur what they are about.
PIECES = 126


def chunk(briefing: Briefing, sentences: Sequence[Sentence], tokenizer: Tokenizer) -> tuple[Passage, ...]:
    """Cut a briefing into passages.

    A passage is a paragraph or a list item and never crosses a section's border. A longer paragraph becomes several
    passages of whole sentences, each beginning with the last sentence of the one before. A sentence too long by
    itself is cut between pieces. Every sentence lies in at least one passage, and none is longer than
    `tokenizer.limit` pieces.
    """
    most = min(PIECES, tokenizer.limit)
    pieces = dict(zip(sentences, tokenizer.pieces([s.text for s in sentences]), strict=True))
    return tuple(
        passage
        for paragraph in _paragraphs(briefing, sentences)
        for passage in _fill(briefing, paragraph, pieces, most)
    )


def _paragraphs(briefing: Briefing, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    number = 0
    numbers = {}
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        if before is not None and _apart(briefing, before, sentence):
            number += 1
        numbers[sentence] = number
    for _, group in groupby(sentences, key=numbers.__getitem__):
        yield list(group)


def _apart(briefing: Briefing, before: Sentence, after: Sentence) -> bool:
    """A line break between two sentences is the border of a paragraph or list item."""
    if "\n" in briefing.text[before.end : after.start]:
        return True
    return briefing.section_at(before.start) != briefing.section_at(after.start)


def _fill(
    briefing: Briefing, paragraph: list[Sentence], pieces: dict[Sentence, list[tuple[int, int]]], most: int
) -> Iterator[Passage]:
    held: list[Sentence] = []
    fresh = False  # does `held` hold more than the sentence repeated from the passage before?
    for sentence in paragraph:
        size = len(pieces[sentence])
        if size > most:
            if fresh:
                yield _passage(briefing, held)
            held, fresh = [], False
            yield from _cut(briefing, sentence, pieces[sentence], most)
            continue
        if sum(len(pieces[s]) for s in held) + size > most:
            if fresh:
                yield _passage(briefing, held)
            last = held[-1]
            held = [last] if len(pieces[last]) + size <= most else []
        held.append(sentence)
        fresh = True
    if fresh:
        yield _passage(briefing, held)


def _passage(briefing: Briefing, sentences: list[Sentence]) -> Passage:
    return Passage(briefing, tuple(sentences), sentences[0].start, sentences[-1].end)


def _cut(briefing: Briefing, sentence: Sentence, pieces: list[tuple[int, int]], most: int) -> Iterator[Passage]:
    for first in range(0, len(pieces), most):
        window = pieces[first : first + most]
        yield Passage(briefing, (sentence,), sentence.start + window[0][0], sentence.start + window[-1][1])
