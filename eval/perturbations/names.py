"""A name swapped: for one from another sentence, or who did it with whom it was done to.

TRAIN exchanges names of two words or more, UNSEEN single words and acronyms; each has its own verbs between the two.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from eval.perturbations.family import Family, by_family
from eval.perturbations.text import split_sources

_CAPITAL = r"(?:al-|el-|d['’])?[A-Z][^\W_]*(?:(?:\.|['’](?!s\b)|-(?=[A-Z])|-(?=\w+-[A-Z]))[^\W_]+)*"
_NAME = re.compile(rf"(?<![\w'’.-]){_CAPITAL}(?:(?: (?:of|of the|for|de|al|bin|van|von|&))? {_CAPITAL})*(?![\w-])")
# Words that open a sentence, days and months, titles: no name, though with a capital letter.
_NO_NAME = frozenset(
    """A About According After Against All Also Although Among An And Another Any Around As At Authorities Because
    Before Both But By Despite During Each Earlier Eight Eighteen Eleven Even Every Fewer Fifteen Fifty Five
    Following For Former Forty Four Fourteen From Further He Her His How However Hundreds I If In Inside Instead
    It Its Just Last Later Less Many May Meanwhile Most Much Nearly Neither New Nine No Nobody None Nor Not
    Nothing Now Of Officials On One Only Or Other Others Our Out Over People Police Residents Seven Several She
    Since Six Sixteen Sixty So Some Soldiers Ten That The Their Then There These They Thirteen Thirty This Those
    Though Thousands Three Through To Today Twelve Twenty Two Under Unidentified Until Voters We Were What When
    Where Whether Which While Who With Within Without Workers Yesterday You Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday January February March April June July August September October November December
    President Minister Prime Mr Mrs Ms Dr Sir General Secretary Foreign Judge Senator King Queen Pope Prince
    Princess Colonel Captain Chancellor Governor Mayor Chief Deputy""".split()
)
_TITLE = frozenset("President Prime Minister Mr Mrs Ms Dr Sir General Secretary Foreign Judge Senator King Queen Pope "
                   "Prince Princess Colonel Captain Chancellor Governor Mayor Chief Deputy Defence Defense "
                   "Interior Finance".split())  # fmt: skip
_OPENS = re.compile(r"(?:The|A|An|In|On|At|From|By|For|Former|Both|Its|Their|His|Her|According|After|As|When|While) ")
_DEMONYM = re.compile(r"\w+(?:ian|ean|ish|ese|ench|utch|can|ani|aqi|eli|emi|uti|ari|ini|nian|wan|ssian)s?")
_BODY = re.compile(
    r"\b(?:Agency|Army|Assembly|Association|Authority|Bank|Board|Brigade|Bureau|Center|Centre|Club|Commission|Committee|"
    r"Company|Conference|Congress|Corporation|Council|Court|Department|Force|Forces|Front|Group|Institute|League|"
    r"Ministry|Movement|Nations|Network|Office|Organi[sz]ation|Parliament|Party|Police|Programme|Program|Senate|"
    r"Service|Society|State|Union|United|University)\b"
)
_PLACE = re.compile(r"\b(?:in|at|near|across|outside|around|off) $")
_DOES_TO = by_family(
    """accuse accuses accused beat beats attack attacks attacked urge urges urged warn warns warned sue sues sued invade
    invades invaded replace replaces replaced blame blames blamed kill kills killed threaten threatens threatened
    defeat defeats defeated visit visits visited""".split(),
    """criticise criticises criticised criticize criticizes criticized condemn condemns condemned bomb bombs bombed
    strike strikes struck succeed succeeds succeeded sanction sanctions sanctioned arrest arrests arrested ask asks
    asked call calls called host hosts hosted acquire acquires acquired overtake overtakes overtook join joins joined
    offer offers offered sell sells sold tell tells told hit hits expel expels expelled""".split(),
)


def swapped(text: str, family: Family, others: Sequence[str], random: Random) -> Iterator[str]:
    """Yield the sentence with a name exchanged for one of `others` of the same shape, or with two names exchanged."""
    yield from _turned_round(text, family)
    found = [match for match in names(text) if (len(match[0].split()) > 1) == (family is Family.TRAIN)]
    random.shuffle(found)
    for name, start in found:
        if new := _like(name, text[:start], text, others, random):
            # Everywhere, or the sentence would speak of both.
            yield re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", new.replace("\\", r"\\"), text)


def names(text: str) -> list[tuple[str, int]]:
    """Return the names of a sentence and where they start, titles and opening words left off."""
    found: list[tuple[str, int]] = []
    for match in _NAME.finditer(split_sources(text)[0]):
        name, start = match.group(), match.start()
        while (first := name.split(" ", 1))[0] in _NO_NAME | _TITLE and len(first) > 1:
            start, name = start + len(first[0]) + 1, first[1]
            while not name[:1].isupper() and " " in name:
                start, name = start + len(name.split(" ", 1)[0]) + 1, name.split(" ", 1)[1]
        if name.split()[0] not in _NO_NAME and len(name) > 1 and not re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", name):
            found.append((name, start))
    return found


def _like(name: str, before: str, text: str, others: Sequence[str], random: Random) -> str:
    """Return a name of another sentence that could stand here; "" where there is none."""
    place = bool(_PLACE.search(before))
    mine = set(re.findall(r"\w+", text.casefold()))
    fitting: list[str] = []
    for other in others:
        for candidate, at in names(other):
            # At the start any word has a capital letter.
            if at == 0 and len(candidate.split()) == 1:
                continue
            if "." in candidate or candidate[:4] == name[:4]:  # "U.S." and "US", "Iran" and "Iranian"
                continue
            apart = not mine & set(re.findall(r"\w+", candidate.casefold()))
            if apart and _shape(candidate) == _shape(name) and bool(_PLACE.search(other[:at])) == place:
                fitting.append(candidate)
    return random.choice(fitting) if fitting else ""


def _shape(name: str) -> str:
    words = name.split()
    if len(words) > 1:
        return "body" if _BODY.search(name) or any(word[0].islower() for word in words) else "few"
    if name.isupper():
        return "acronym"
    if _DEMONYM.fullmatch(name):
        return "demonyms" if name.endswith("s") else "demonym"
    return "single"


def _turned_round(text: str, family: Family) -> Iterator[str]:
    found = names(text)
    for (one, at), (two, next_at) in pairwise(found):
        between = text[at + len(one) : next_at]
        stem = between.split()
        # "Mongolian voters" and "North Korea" cannot take each other's place.
        alike = bool(_DEMONYM.fullmatch(one)) == bool(_DEMONYM.fullmatch(two))
        if 1 <= len(stem) <= 4 and alike and stem[0] in _DOES_TO[family] and not set(one.split()) & set(two.split()):
            follows = text[next_at + len(two) :]
            if not re.match(r"['’]s| [a-z]+(?:ist|an)s?\b", follows):
                yield text[:at] + two + between + one + follows
