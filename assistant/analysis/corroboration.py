"""Claims, hits → how many briefings say each claim, and how many of them are no copies of each other.

What was copied from one text into three briefings is one origin, however often it is found. Who is quoted is not looked
at: two reporters who asked the same ministry are two origins here. Counted is among the passages found, not in all of
the library.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.analysis.conflicts import difference
from assistant.analysis.differences.matter import (
    PASSED_OVER,
    WAVE,
    Matter,
    alike,
    covered,
    matter,
    of_others,
    on_other_days,
)
from assistant.analysis.differences.polarity import turned
from assistant.analysis.near_copies import are_copies
from assistant.answer import Claim, Corroboration, Quote
from assistant.compose import quote
from assistant.guards.amounts import Unit, amounts
from assistant.guards.said import spelled_out
from assistant.read import Judged
from assistant.stance.estimative import estimates
from assistant.stance.hedge import Certainty, Hedge, hedges
from index.copies import is_copy
from index.search import Hit
from index.words import content_words

SAID = 0.7  # how much of a claim's words another sentence must have to say the same
WORTH_READING = 0.4  # and from where it is read at all
_DENIES = re.compile(
    r"\b(?:not|no|never|nor|neither|without|nobody|none|nothing|hardly"
    r"|(?:fail(?:s|ed)?|refus(?:es?|ed)|declin(?:es?|ed))(?=\sto\b)"
    r"|(?P<undone>reject(?:s|ed)?|avert(?:s|ed)?|prevent(?:s|ed)?|thwart(?:s|ed)?|cancel(?:s|led|ed)?|called\soff"
    r"|abandon(?:s|ed)?|scrap(?:s|ped)?))\b",
    re.IGNORECASE,
)
# "Not only", "no fewer than 12" and "did not rule it out" deny nothing.
_NO_DENIAL = re.compile(
    r"\b(?:not\s(?:only|just|merely|least)|no\s(?:later|more|less|fewer|sooner|matter|doubt)|(?:whether\s)?or\snot"
    r"|not\s(?:be\s|been\s|yet\s)?(?:rul(?:e|ed)\s(?:\w+\s)?out|den(?:y|ied)|exclud(?:e|ed)|reject(?:ed)?))\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;:—]\s|\b(?:and|but|although|though|while|whereas)\b", re.IGNORECASE)
# What is planned or will be has one degree: of a thing to come one says this and another that.
_SURENESS = {Certainty.VERY_LIKELY: Certainty.LIKELY, Certainty.FUTURE: Certainty.INTENDED}


def corroborated(claims: Sequence[Claim], hits: Sequence[Hit]) -> tuple[Claim, ...]:
    """Return the claims, each with its corroboration among the sentences of the hits."""
    there = {s: Judged(s, p.briefing, 0.0) for hit in hits for p in hit.passages for s in p.sentences}
    stems = {
        s: frozenset(map(alike, content_words(f"{s.text} {judged.briefing.title}"))) for s, judged in there.items()
    }
    counted = []
    for claim in claims:
        wanted = frozenset(map(alike, content_words(claim.text)))
        near = [quote(there[s]) for s in there if len(wanted & stems[s]) >= WORTH_READING * len(wanted)]
        counted.append(replace(claim, corroboration=corroboration(claim, near)))
    return tuple(counted)


def corroboration(claim: Claim, quotes: Iterable[Quote]) -> Corroboration:
    """Count the briefings of which a sentence says the same as a claim, its own citations among them."""
    cited = {citation.quote.sentence: citation.quote for citation in claim.citations}
    said = [matter(one) for one in cited.values()]
    same = {one.sentence: one for one in quotes if any(says_same(mine, matter(one)) for mine in said)}
    texts: dict[str, list[str]] = {}
    for sentence in same | cited:
        texts.setdefault(sentence.briefing_id, []).append(sentence.text)
    return Corroboration(len(texts), len(_origins(list(texts.values()))))


def says_same(claim: Matter, other: Matter) -> bool:
    """Does another sentence say all of a claim: its names, numbers and days, most of its words, and nothing against it?

    Of one word alone ("it will not pay") the briefings' titles have to tell that it is the same matter. Nor does it say
    the same where only one of the two denies it, or leaves it open.
    """
    one, two = claim.quote.sentence.text, other.quote.sentence.text
    if is_copy(one, two):
        return True
    if not claim.names <= other.names | other.around or claim.is_denied != other.is_denied:
        return False
    # How likely a thing is says nothing of what it is: two sentences with "likely" may speak of two things.
    told = claim.but_for(" ".join(estimate.words for estimate in estimates(claim.text)))
    counted = _counted(claim)
    return (
        counted <= _counted(other)
        and not told.stems.isdisjoint(other.stems)
        and (len(told.words & other.words) > 1 or _is_one_matter(told, other))
        and covered(told, other) >= SAID
        and _is_told_of_them(told, other)
        and not of_others(claim, other)
        and _of_its_days(claim, other, is_counted=bool(counted))
        and _deny_the_same(claim, other)
        and _sureness(claim.text, claim.words) == _sureness(other.text, claim.words)
        and difference(claim, other) is None
    )


def _counted(matter: Matter) -> frozenset[tuple[float, Unit, bool]]:
    """Return the amounts of a sentence, and whether it denies them: "96, and not 120" does not say that it is 120."""
    text = spelled_out(matter.text)
    denied = tuple(_denials(text))
    return frozenset(
        (one.value, one.unit, any(start <= one.start < end for start, end in denied)) for one in amounts(text)
    )


def _deny_the_same(claim: Matter, other: Matter) -> bool:
    """Does another sentence deny what a claim denies, and nothing else of what it says?"""
    mine, theirs = _denied(claim.text), [words & claim.words for words in _denied(other.text)]
    if not mine:
        return not any(theirs)
    return all(any(words & its for its in theirs) for words in mine)


def _denied(text: str) -> list[frozenset[str]]:
    """Return the words of each stretch of a text that is denied."""
    plain = spelled_out(text)
    return [frozenset(map(alike, content_words(plain[start:end]))) for start, end in _denials(plain)]


def _denials(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each thing that a text denies begins and ends, within its clause."""
    text = _NO_DENIAL.sub(lambda found: " " * len(found[0]), text)
    starts = [0, *(found.end() for found in _PART.finditer(text))]
    ends = [*(found.start() for found in _PART.finditer(text)), len(text)]
    for start, end in zip(starts, ends, strict=True):
        if found := _DENIES.search(text, start, end):
            behind = {alike(word) for word in content_words(text[found.end() : end])} - PASSED_OVER
            # "The plan was rejected", "it was not planned": what is denied stands before.
            yield (start if found["undone"] or not behind else found.end()), end


def _sureness(text: str, words: frozenset[str]) -> Certainty:
    """Say how sure a text is of what some words speak of; that it is somebody's word makes it no less sure here."""
    degrees = (_SURENESS.get(hedge.level, hedge.level) for hedge in hedges(text) if _speaks_of(hedge, words))
    return min((one for one in degrees if one <= Certainty.FUTURE), default=Certainty.STATED)


def _speaks_of(hedge: Hedge, words: frozenset[str]) -> bool:
    # "Had asked for" is a thing told itself, whatever it was that was asked for.
    return not words.isdisjoint(map(alike, content_words(f"{hedge.words} {hedge.scope}")))


def _is_told_of_them(claim: Matter, other: Matter) -> bool:
    """Has another sentence most of what a claim tells of those it names? Who "sent troops to Norvik" withdrew none."""
    missing = claim.stems - other.stems - other.around
    return len(missing) <= (1 - SAID) * len(claim.stems)


def _is_one_matter(claim: Matter, other: Matter) -> bool:
    return not claim.around.isdisjoint(other.around) and not turned(claim, other)


def _of_its_days(claim: Matter, other: Matter, *, is_counted: bool) -> bool:
    """Does another sentence name the days of a claim? Without any, its numbers tell, or its report's week."""
    if not claim.days:
        return not on_other_days(claim, other)
    if other.days:
        return all(any(day.span.overlaps(its.span) for its in other.days) for day in claim.days)
    written = other.quote.date
    return is_counted or all(written and day.span.last <= written <= day.span.last + WAVE for day in claim.days)


def _origins(briefings: Sequence[Sequence[str]]) -> list[list[str]]:
    """Put the sentences of briefings together that hold a copy of the same."""
    origins: list[list[str]] = []
    for texts in briefings:
        same = [origin for origin in origins if any(are_copies(a, b) for a in origin for b in texts)]
        origins = [origin for origin in origins if origin not in same]
        origins.append([text for origin in (*same, list(texts)) for text in origin])
    return origins
