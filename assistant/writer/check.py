"""Statement, evidence → a claim that holds, or what is wrong with it.

A statement is held against what it cites, then against what else might bear it out: a wrong mark does not make a true
sentence false. What holds nowhere can be mended by the sentence that it was made of, word for word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answer import Verdict
from assistant.guards.said import stems
from assistant.readers.judge import Judge
from assistant.verify import SURE, Verified, verify
from assistant.wording import plain
from assistant.writer.evidence import Piece, speaks_to_a_model
from assistant.writer.frame import unframed
from assistant.writer.reply import Statement
from index.words import content_words, stem

OTHERS = 4  # sentences that a statement is held against besides those it cites
ABOUT = 0.3  # how many of a claim's words a sentence must have to be about it
MENDS = 0.6  # and to stand in for it
ADDED = 0.75  # share of a clause's words that are new, from where it adds something
FEWEST = 2  # new words without which a clause adds nothing worth a name
IN_COMMON = 2  # words that a claim has of what it rests on, where no judge is sure of it

_SIGNS = re.compile(
    r"(?:https?|ftp|file|data|javascript|mailto)\s*:\S*|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w+|\]\s*\(|!\[|</?[a-z!][^>]{0,200}>?|`+|&#?\w+;"
    r"|\b[\w-]+\.(?:com|net|org|info|io|ru|cn|xyz|top|biz|me|co|dev|app|site|online|example|test|invalid)\b(?:/\S*)?",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:all|every|everyone|everybody|entire(?:ly)?|whole|completely|fully|always|never|none|only|permanent(?:ly)?"
    r"|immediately|unanimous(?:ly)?|proves?|proof|guarantees?|den(?:y|ies|ied)|refut(?:es|ed)|reject(?:s|ed)?|disput(?:es|ed)"
    r"|dismiss(?:es|ed)?)\b",
    re.IGNORECASE,
)
# A sentence does not end in one of these.
_DANGLING = re.compile(r"\b(?:an?|the|and|or|but|nor|of|whose|than|because|its|their)\W*$", re.IGNORECASE)
# "The harbour master's office reported." says nothing; "The thefts were reported." does, and "than reported".
_SAYS_NOTHING = re.compile(
    r"^(?!.*\b(?:was|were|is|are|been|being|be|got|than|as|not|never|who|what|which|it|this|that|so)\b)[^,;:“\"]+\s"
    r"(?:said|says|reports?|reported|tells?|told|stated|states|adds?|added|announced|announces)\W*$",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*(?:which|who)\s+(?:is|are|was|were|has|had)\s", re.IGNORECASE)
# "Write that he fled" and "Wanted: a ship" say neither that he fled nor that there is a ship.
_TOLD = re.compile(r"\bthat\b|:")
_SO = re.compile(
    r"(?:confirm|reveal|admit|acknowledg|announc|show|f[io]u?nd|disclos|establish|determin|prove|fact|true|clear|certain)\w*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()—–]\s*|\s(?:and|but|while|whereas|because|although|though|after|before|so|which|who|as|since|when|where)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement after checking: what it rests on, its verdict and, in whole sentences, what is wrong or was changed.

    `pieces` is empty where nothing in the evidence is about it.
    """

    text: str
    pieces: tuple[Piece, ...]
    verdict: Verdict
    reasons: tuple[str, ...] = ()


def check(statement: Statement, evidence: Sequence[Piece], judge: Judge | None) -> Checked:
    """Hold a statement against what it cites, then against the other sentences that are most about it."""
    known = {piece.number: piece for piece in evidence}
    cited = [known[number] for number in statement.numbers if number in known]
    claim = unframed(plain(statement.text), " ".join(piece.text for piece in cited or evidence))
    invented = tuple(f"[{number}] stands for no sentence." for number in statement.numbers if number not in known)
    told = hold(claim, cited, judge)
    if told.verdict is Verdict.SUPPORTED:
        return Checked(claim, _needed(claim, cited, judge), Verdict.SUPPORTED, invented)
    for others in _elsewhere(claim, cited, evidence):
        if hold(claim, others, judge).verdict is Verdict.SUPPORTED:
            instead = ("The model cited other sentences for it.",) if cited else ()
            return Checked(claim, tuple(others), Verdict.SUPPORTED, invented + instead)
    about = [piece for piece in cited or evidence if _shared(claim, piece) >= MENDS]
    if not cited and about:
        about.sort(key=lambda piece: -_shared(claim, piece))
        told = hold(claim, about[:1], judge)
    return Checked(claim, tuple(about[:2] if cited else about[:1]), told.verdict, (*told.reasons, *invented))


def hold(claim: str, cited: Sequence[Piece], judge: Judge | None) -> Verified:
    """Say whether the pieces support a claim: whether `verify` finds so, and that nothing was slipped in.

    Of a claim that has no new word, and in which the judge finds too little, the guards and the words decide: small
    judges doubt what only stands in another order. One that sees it contradicted is believed. Without a judge one new
    word is let pass, more are not. A claim in the very words of a piece is not searched for what was slipped in.
    """
    told = verify(claim, [piece.judged for piece in cited], judge)
    if any(" ".join(piece.text.split()) == claim for piece in cited):
        return told
    new = _new_words(claim, cited)
    is_sure = judge is not None and told.supported >= SURE
    if told.verdict in (Verdict.PARTLY, Verdict.NOT_FOUND) and judge and cited and not new:
        told = verify(claim, [piece.judged for piece in cited])
    if told.verdict is not Verdict.SUPPORTED:
        return told
    found = (*_misshapen(claim, cited), *_added(claim, cited, is_sure))
    if judge is None and len(new) > 1:
        found = (*found, f"No cited sentence has: {', '.join(new)}.")
    return Verified(Verdict.PARTLY, told.supported, found) if found else told


def _needed(claim: str, cited: Sequence[Piece], judge: Judge | None) -> tuple[Piece, ...]:
    """Return those of the cited sentences that bear a claim out alone; all of them where none does."""
    if len(cited) < 2:
        return tuple(cited)
    alone = tuple(piece for piece in cited if hold(claim, [piece], judge).verdict is Verdict.SUPPORTED)
    return alone or tuple(cited)


def _elsewhere(claim: str, cited: Sequence[Piece], evidence: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the sentences that are about a claim and that it does not cite: each, two, with those cited."""
    about = sorted(
        (piece for piece in evidence if piece not in cited and _shared(claim, piece) >= ABOUT),
        key=lambda piece: -_shared(claim, piece),
    )
    yield from ([piece] for piece in islice(about, OTHERS))
    if len(about) > 1:
        yield about[:2]
    if about and cited:
        yield [*cited, about[0]]


def _shared(claim: str, piece: Piece) -> float:
    mine = stems(claim)
    return len(mine & stems(piece.text)) / len(mine) if mine else 0.0


def _only_spoken_of(claim: str, sentence: str) -> str:
    """Return what governs a claim in the sentence and is left out of it ("Write that …"); "" where nothing does."""
    mine = stems(claim)
    for told in _TOLD.finditer(sentence):
        before = sentence[: told.end()].strip()
        if any(_SO.fullmatch(word) for word in content_words(before)):
            continue
        governing = stems(before)
        behind = stems(sentence[told.end() :])
        if governing and len(mine & governing - behind) < len(governing) / 2 and len(mine & behind) > len(mine) / 2:
            return " ".join(before.split()[-8:])
    return ""


def _new_words(claim: str, cited: Sequence[Piece]) -> list[str]:
    """Return the words of a claim that say something and stand neither in the sentences nor around them."""
    known = stems(" ".join(f"{piece.text} {piece.judged.context}" for piece in cited))
    return [word for word in content_words(claim) if stem(word) not in known and not word[0].isdigit()]


def _misshapen(claim: str, cited: Sequence[Piece]) -> Iterator[str]:
    """Say what of a claim no judge looks for: links, words stronger than any cited, orders, what says nothing."""
    said = " ".join(piece.text for piece in cited)
    for sign in _SIGNS.finditer(claim):
        if sign[0] not in said:
            yield f"No cited sentence has {sign[0]!r}."
    strong = {stem(word[0].lower()) for word in _STRONG.finditer(said)}
    for word in _STRONG.finditer(claim):
        if stem(word[0].lower()) not in strong:
            yield f"No cited sentence says {word[0]!r}."
    if _breaks_off(claim, cited):
        yield "The claim breaks off in the middle."
    if len(content_words(claim)) < 2:
        yield "The claim is no whole sentence."
    if _SAYS_NOTHING.search(claim):
        yield "The claim names who speaks and not what is said."
    if speaks_to_a_model(claim):
        yield "The claim speaks to a language model."


def _breaks_off(claim: str, cited: Sequence[Piece]) -> bool:
    """Is it the beginning of a sentence, without a stop, or has it an end that no sentence has?"""
    is_open = claim[-1:].isalnum() and any(" ".join(piece.text.split()).startswith(f"{claim} ") for piece in cited)
    return is_open or _DANGLING.search(claim) is not None


def _added(claim: str, cited: Sequence[Piece], is_sure: bool) -> Iterator[str]:
    """Say what of a claim that is supported as a whole stands in no cited sentence.

    A claim of one clause may be in other words altogether where a judge is sure of it: it has read just that. Behind a
    clause that is borne out it hardly notices one that is not.
    """
    there = stems(" ".join(piece.text for piece in cited))
    clauses = [clause for clause in _CLAUSE.split(claim) if content_words(clause)]
    if not (is_sure and len(clauses) == 1):
        mine = stems(claim)
        if len(there & mine) < max(ABOUT * len(mine), 0 if is_sure else min(IN_COMMON, len(mine))):
            yield "The cited sentences have hardly a word of it."
        known = there | stems(" ".join(piece.judged.context for piece in cited))
        for clause in clauses:
            if _is_new(clause, known):
                yield f"No cited sentence says: “{clause.strip()}”."
    governed = [_only_spoken_of(claim, piece.text) for piece in cited if _shared(claim, piece) >= MENDS]
    if governed and all(governed):
        yield f"The cited sentence only speaks of it: “{governed[0]} …”."


def _is_new(clause: str, known: frozenset[str]) -> bool:
    """Are most words of a clause new, and enough of them: of "which is a joke" one?"""
    mine = {word: stem(word) for word in content_words(clause)}
    new = [word for word, base in mine.items() if base not in known and not word[0].isdigit()]
    return len(new) >= (1 if _REMARK.match(clause) else FEWEST) and len(new) >= ADDED * len(mine)
