"""A claim that calls somebody what the cited sentence says that he was, or stands in for, or only wants to be."""

import re
from collections.abc import Sequence

from assistant.guards.said import near
from assistant.readers.judge import Evidence
from index.words import stem, words

_NOT_QUITE = (
    r"former|ex|then|acting|interim|deputy|vice|assistant|would-be|self-proclaimed|self-styled|so-called|fake|mock|aspiring"
    r"|honorary|incoming"
)
# "The deputy prime minister", "ex-president", "the president-elect".
_QUALIFIED = re.compile(
    rf"(?<!\bthe\s)(?<!\w)(?P<how>{_NOT_QUITE})[\s-](?P<what>(?:[a-z]+\s){{0,2}}[A-Za-z]+)|(?P<who>\w+)-(?P<later>elect|designate)\b"
    rf"|\bthe\s(?P<the>{_NOT_QUITE})[\s-](?P<one>(?:[a-z]+\s){{0,2}}[A-Za-z]+)",
    re.IGNORECASE,
)
# What a claim may have for it.
_LIKEWISE = re.compile(
    rf"\b(?:{_NOT_QUITE}|elect|designate|formerly|once|previously|earlier|until|used\s+to|served|at\s+the\s+time|predecessor|had\s+been"
    r"|stand(?:s|ing)?[\s-]in|temporar\w+|number\s+two|second)\b|\bwas\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s){0,3}?(?=president|minister|head|chief|leader)",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"(?:president|minister|premier|chancellor|chief|head|director|leader|governor|mayor|chairman|chairwoman|chair|king|queen"
    r"|prince|general|colonel|commander|captain|officer|soldier|ambassador|envoy|secretary|speaker|senator|deputy|member|judge"
    r"|justice|prosecutor|attorney|bishop|pope|coach|manager|executive|spokesman|spokeswoman|owner|champion|husband|wife"
    r"|partner|employee|agent|official|lawmaker|representative|doctor|professor|editor|governor-general|admiral|marshal)s?$",
    re.IGNORECASE,
)


def standing(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say whom the claim calls by an office that every cited sentence near it gives with "former", "deputy" or such."""
    if _LIKEWISE.search(claim):
        return ()
    mine = {stem(word) for word in words(claim)}
    found = [_raised(mine, evidence.text) for evidence in near(claim, cited)]
    return tuple(dict.fromkeys(found)) if found and all(found) else ()


def _raised(mine: set[str], sentence: str) -> str:
    there = [stem(word) for word in words(sentence)]
    for qualified in _QUALIFIED.finditer(sentence):
        how = qualified["how"] or qualified["the"] or qualified["later"]
        told = (qualified["what"] or qualified["one"] or qualified["who"]).split()
        office = next((word for word in told if _PERSONS.fullmatch(word)), None)
        if office and stem(office) in mine and there.count(stem(office)) == 1:
            return f"The cited sentence says {how!r} of the {office!r}, the claim leaves it out."
    return ""
