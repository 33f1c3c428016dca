"""Briefing → sentences: cut every section where a sentence ends, and keep the offsets.

A quotation of several sentences is cut inside too, each after its closing quote where it has one: what an answer
cites should be one statement. Source marks, "(Reuters) (BBC)", stay with the sentence they follow.
"""

import re
from collections.abc import Iterator

from index.abbreviations import (
    AFTER_CLOCK,
    AMBIGUOUS,
    BEFORE_NUMBERS,
    CAPITALISED,
    CLOCK,
    EXCLAIMED,
    LINKS,
    STARTERS,
    TITLES,
)
from index.briefing import Briefing, Sentence
from index.layout import stretches

# Each pattern is possessive or bounded, and tried once a stop, so that no text costs more than linear time.
_STOP = re.compile(
    r"""(?: (?P<stop> (?P<first>[.!?…]++) (?:[ \xa0]\.++)*+ ) | (?P<wide>[。！？｡؟۔।॥։።‼⁇⁈⁉]++) )
        (?P<close> (?: ["'”’»›)\]}*_」』】》）] | \[\d{1,3}\] | [⁰¹²³⁴-⁹]{1,3} )*+ )""",
    re.VERBOSE,
)
_SOURCES = re.compile(r"(?:[\s,;]*+\([^()]{1,80}(?<![.?])\)){1,9}(?=\s|$)")
_NEXT = re.compile(r"(?P<gap>\s*+)(?P<open>[^\w\s]{0,6}(?:(?<=[-–—•])\s)?)(?P<word>\w{1,20})(?P<then>.?)", re.DOTALL)
_WORD = re.compile(r"\w")

_PLAIN = re.compile(r"[a-z][a-z'’-]+|\S*\d\d")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*|[^\W\d_]{1,2}\.[^\W\d_]{1,2}")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}")
_ROMAN = re.compile(r"[IVXLC]{2,}|[VXLC]")

LONGEST_ABBREVIATION = 24
LONGEST_TIME = len("At 10:30 p.m")


def segment(briefing: Briefing) -> tuple[Sentence, ...]:
    """Return the sentences of all sections, in order; none crosses the border of a section."""
    briefing_id = briefing.id  # made of the whole text: once, not for each sentence
    found: list[Sentence] = []
    for section in briefing.sections:
        body = briefing.text[section.start : section.end]
        found.extend(
            Sentence(briefing_id, section.start + start, section.start + end, body[start:end])
            for start, end in spans(body)
        )
    return tuple(found)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a plain text as (start, end), in order: not overlapping, not empty, stripped.

    Nothing lies outside of them but white space and the signs that `stretches` leaves out ("- ", "1. ", "-----").
    """
    for start, end in stretches(text):
        for cut, resume in _cuts(text, start, end):
            yield start, cut
            start = resume
        yield start, end


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends inside a stretch, and where the next one begins; both hold a word."""
    searched, worded = start, False
    for stop in _STOP.finditer(text, start, end):
        worded = worded or _WORD.search(text, searched, stop.start()) is not None
        searched = stop.start()
        if not worded:
            continue
        sources = _SOURCES.match(text, stop.end(), end)
        cut = sources.end() if sources else stop.end()
        following = _NEXT.match(text, cut, end)
        if following is None or not _ends(text, start, stop, following):
            continue
        resume = following.start("open")
        if _full_stop_and_ellipsis(text, stop):
            cut, resume = stop.start() + 1, stop.start() + 2
        yield cut, resume
        start, searched, worded = resume, resume, False


def _full_stop_and_ellipsis(text: str, stop: re.Match[str]) -> bool:
    """The four spaced dots of "end. . . . Next": the first ends a sentence, the others begin one."""
    return stop["stop"] == ". . . ." and not text[stop.start() - 1].isspace()


def _ends(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Does the sentence that begins at `start` end at this stop?"""
    if stop["wide"]:
        return True
    word = _word_before(text, start, stop.start())
    if not following["gap"]:
        return _is_glued(word, stop, following)
    if following["word"][0].islower() and not any(sign in "\"“‘«'" for sign in following["open"]):
        return len(stop["stop"]) == 1 and not stop["close"] and _is_plain(word)
    if stop["stop"] == ".":
        return _is_full_stop(word, stop.start() - len(word) == start, stop.start() - start, following)
    if set(stop["stop"]) <= set(".… "):
        return not _is_omission(text, stop)
    # "Yahoo! News" is a name.
    return word.lower() not in EXCLAIMED or _is_starter(following)


def _word_before(text: str, start: int, end: int) -> str:
    left = text[max(start, end - LONGEST_ABBREVIATION) : end]
    if not left or left[-1].isspace():
        return ""
    return left.split()[-1].lstrip("\"“‘«'([{*_")


def _is_plain(word: str) -> bool:
    """An everyday word or a number, whose stop can only be a full stop, even if no capital follows."""
    return _PLAIN.fullmatch(word) is not None and not (
        word == "etc" or word in LINKS or word in AMBIGUOUS or word in BEFORE_NUMBERS or word in TITLES
    )


def _is_glued(word: str, stop: re.Match[str], following: re.Match[str]) -> bool:
    """A space is missing, "its end.The next"; not in "example.Com/x" or "3.50"."""
    return (
        len(stop["stop"]) == 1
        and not stop["close"]
        and not following["open"]
        and following["word"][0].isupper()
        and (following["then"].isspace() or following["then"] == ",")
        and word.isalpha()
        and _is_plain(word)
    )


def _is_omission(text: str, stop: re.Match[str]) -> bool:
    """Three dots that stand by themselves or in brackets: words left out within the sentence."""
    before = text[stop.start() - 1]
    return before in "[(" or (before.isspace() and stop["stop"].count(".") + 3 * stop["stop"].count("…") == 3)


def _is_full_stop(word: str, alone: bool, length: int, following: re.Match[str]) -> bool:
    """Does a single stop before a capital, a digit or an opening sign end the sentence?

    `word` stands before the stop, `alone` if nothing else does; `length` is that of the sentence so far.
    """
    word = re.split(r"[-–—/]", word)[-1]
    low, capital = word.lower(), word[:1].isupper()
    after = following["word"]
    if (capital and low in TITLES) or (low in LINKS and word != "V"):
        return False
    if low in BEFORE_NUMBERS and (after[0].isdigit() or _ROMAN.fullmatch(after)):
        return False
    if low in CLOCK:
        # "At 5 a.m. Mr. Smith …": a time that opens the sentence is not the whole of it.
        named = after.lower() in AFTER_CLOCK or after[0].isdigit()
        return _is_starter(following) or (length > LONGEST_TIME and not named)
    if alone and (word.isdigit() or _ROMAN.fullmatch(word)):
        return False  # "II. Background": the number of what follows
    if _is_ambiguous(word, low, capital):
        return not alone and _is_starter(following)
    return True


def _is_ambiguous(word: str, low: str, capital: bool) -> bool:
    return (
        low in AMBIGUOUS
        or (capital and low in CAPITALISED)
        or _INITIALS.fullmatch(word) is not None
        or _CONSONANTS.fullmatch(word) is not None
    )


def _is_starter(following: re.Match[str]) -> bool:
    word = following["word"]
    initial = len(word) == 1 and following["then"] == "."
    return word[0].isupper() and word.lower() in STARTERS and not initial
