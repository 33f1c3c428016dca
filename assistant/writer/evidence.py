"""Judged sentences → the numbered evidence, as a model reads it: on one line each, fenced, nothing in it a command.

What a model reads is cleaned; what is cited and checked is the sentence as it stands in the library.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Quote
from assistant.compose import alike, quote
from assistant.read import Judged
from assistant.readers.judge import Evidence
from assistant.readers.pair import with_context
from assistant.stance.nature import in_words
from assistant.wording import plain
from index.digest import text_sha256
from index.segment import spans

MOST = 12  # sentences that a model reads for a question
WORTH_READING = 0.1  # how sure of one reading has to be, as a share of the surest
LONGEST = 700  # characters of a sentence that a model reads
LONGEST_TITLE = 120
BEFORE = 1_000  # characters before a sentence in which the one before it is looked for

# The signs that fence, mark and structure what models read become ones that do not.
_HARMLESS = str.maketrans("[]【】［］<>＜＞{}`|", "()()()‹›‹›()'/")
# Who speaks to a model speaks to nobody who reads the news.
_AS_AN_ORDER = r"(?:^|[.!?:;)]\s+|\b(?:please|you\s+(?:must|should|shall))\s+)"
_REPLY = (
    r"(?:answer|reply|respond|output|print|write|cite|assert)\s+"
    r"(?:only\s+|exactly\s+|instead\s+|always\s+|every\s+\w+\s+)?"
)
_TO_A_MODEL = re.compile(
    r"(?:\b(?:ignore|disregard|forget|override)\s+(?:\w+\s+){0,3}?(?:previous|prior|above|earlier|preceding|foregoing|system|your|its)"
    r"\s+(?:\w+\s+){0,2}?(?:instruct\w*|prompts?|guidelines?|messages?|sentences?|evidence)\b"
    # "Residents ignore earlier orders" is news.
    rf"|(?:{_AS_AN_ORDER}|[,\]>]\s*)(?:ignore|disregard|forget|override)\s+(?:\w+\s+){{0,6}}?(?:rules?|polic\w+|orders?)\b"
    r"|\b(?:ignore|disregard|forget|override)\s+(?:\w+\s+){0,2}?(?:system|your)\s+(?:\w+\s+){0,2}?(?:rules?|polic\w+|orders?)\b"
    r"|\b(?:system|developer|assistant)\s+(?:prompt|message|note|override|instruction)s?\b"
    r"|(?:^|[.!?\])>]\s*)(?:system|developer|user|assistant|human|instructions?)\s*:"
    r"|\byou\s+are\s+(?:now\s+)?(?:an?\s+)?(?:\w+\s+)?(?:ai|language\s+model|llm|chatbot|assistant|dan)\b"
    r"|\b(?:as|dear)\s+(?:an?\s+)?(?:ai\b|language\s+model|llm\b|chatbot)"
    r"|\b(?:new|updated|hidden|secret)\s+(?:system\s+)?instructions?\s*(?::|to\s+(?:the\s+)?(?:assistant|model|reader|ai)\b)"
    # "Output in the mills fell", "crews train and respond to fires" are news.
    rf"|{_AS_AN_ORDER}{_REPLY}(?:that|with|the\s+following|sentence|exactly|only)\b"
    rf"|\b(?:and|now|then)\s+{_REPLY}(?:the\s+following|sentence|exactly|only)\b"
    rf"|{_AS_AN_ORDER}(?:answer|reply|write|cite|assert)\s+(?:only\s+|instead\s+|always\s+)?(?:as|in|to)\b"
    r"|\b(?:please|you\s+(?:must|should|shall))\s+(?:respond|output|print)\s+(?:as|in|to)\b"
    r"|(?:^|[.!?:;)]\s+)(?:please\s+)?(?:say|state|repeat|conclude|claim)\s+(?:that|only|instead|exactly|after)\b"
    r"|\bjailbreak|\bim_(?:start|end)\b|\bend[_ ]of[_ ]turn\b|\bstart[_ ]of[_ ]turn\b|[\[<|(]/?INST\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A numbered sentence of the evidence, and all briefings that have it word for word, the surest first.

    `before` is the sentence before it, "" where none is near.
    """

    number: int
    quotes: tuple[Quote, ...]
    score: float
    before: str

    @property
    def text(self) -> str:
        return self.quotes[0].sentence.text

    @property
    def judged(self) -> Evidence:
        """The sentence as a judge reads it."""
        first = self.quotes[0]
        return with_context(self.text, first.date, first.title, self.before)


def gather(judged: Sequence[Judged], tokens: Callable[[str], int], room: int) -> tuple[Piece, ...]:
    """Number the sentences that answer best, as many as fit into `room` tokens; those too long for it are left out.

    Sentences that speak to a language model are no evidence for one. The same words in several briefings are one.
    """
    best = max((one.score for one in judged), default=0.0)
    pieces: list[Piece] = []
    for group in alike(one for one in judged if one.score >= WORTH_READING * best):
        if len(pieces) == MOST:
            break
        if speaks_to_a_model(group[0].sentence.text):
            continue
        quotes = tuple(quote(one) for one in group)
        piece = Piece(len(pieces) + 1, quotes, group[0].score, _before(group[0]))
        cost = tokens(line(piece)) + 1
        if cost <= room:
            room -= cost
            pieces.append(piece)
    return tuple(pieces)


def is_worth_reading(judged: Sequence[Judged]) -> bool:
    """Is there a sentence that can be handed to a model?"""
    return any(not speaks_to_a_model(one.sentence.text) for one in judged)


def line(piece: Piece) -> str:
    """Return a sentence with its number, date, title and nature, on one line."""
    first = piece.quotes[0]
    about = (first.date.isoformat() if first.date else "undated", first.title[:LONGEST_TITLE], in_words(first))
    return f"[{piece.number}] ({harmless(' / '.join(part for part in about if part))}) {harmless(piece.text[:LONGEST])}"


def fence(texts: Sequence[str]) -> str:
    """Return a line that stands in none of the texts and that no writer of them could have known."""
    made = text_sha256("\n".join(texts))
    return f"=== evidence {made[:12]} ==="


def harmless(text: str) -> str:
    """Return a text on one line, without what cannot be seen and without signs that mean something to a model."""
    return plain(text).translate(_HARMLESS)


def speaks_to_a_model(text: str) -> bool:
    """Does a sentence give orders to whoever answers, instead of telling something?"""
    return _TO_A_MODEL.search(plain(text[:LONGEST])) is not None


def _before(judged: Judged) -> str:
    """Return the sentence before, of the same section; "" where it speaks to a model."""
    section = judged.briefing.section_at(judged.sentence.start)
    text = judged.briefing.text[max(section.start, judged.sentence.start - BEFORE) : judged.sentence.start]
    last = ([""] + [text[start:end] for start, end in spans(text)])[-1]
    return "" if speaks_to_a_model(last) else last
