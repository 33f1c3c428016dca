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
    pieces = dict(zip(sentences, tokenizer.pieces([s.text for s in sentences]), strict=True))
    return tuple(
        passage
        for paragraph in _paragraphs(briefing, sentences)
        for passage in _fill(briefing, paragraph, pieces, tokenizer)
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
    briefing: Briefing, paragraph: list[Sentence], pieces: dict[Sentence, list[tuple[int, int]]], tokenizer: Tokenizer
) -> Iterator[Passage]:
    most = min(PIECES, tokenizer.limit)
    held: list[Sentence] = []
    fresh = False  # does `held` hold more than the sentence repeated from the passage before?
    for sentence in paragraph:
        size = len(pieces[sentence])
        if size > most:
            if fresh:
                yield _passage(briefing, held)
            held, fresh = [], False
            for start, end in _cut(sentence.text, pieces[sentence], tokenizer, most):
                yield Passage(briefing, (sentence,), sentence.start + start, sentence.start + end)
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


def _cut(text: str, pieces: list[tuple[int, int]], tokenizer: Tokenizer, most: int) -> Iterator[tuple[int, int]]:
    """Give the spans of at most `most` pieces each."""
    windows = [pieces[first : first + most] for first in range(0, len(pieces), most)]
    spans = [(window[0][0], window[-1][1]) for window in windows]
    cut_anew = tokenizer.pieces([text[start:end] for start, end in spans])
    for span, window, alone in zip(spans, windows, cut_anew, strict=True):
        if len(alone) <= tokenizer.limit or len(window) == 1:
            yield span
        else:
            # A word that was cut in two may fall into more pieces than before.
            yield from _cut(text, window, tokenizer, (len(window) + 1) // 2)
