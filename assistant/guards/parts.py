"""A claim that tells of all what the cited sentence tells of a part: a share, one of several, all but some."""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.amounts import amounts
from assistant.guards.said import near, stems
from assistant.readers.judge import Evidence
from index.words import stem, words

_THE = r"(?:the|its|their|his|her|our|these|those|all)"
# "Two of the five turbines", "most of the delegates": a part, and of what.
_SHARE = re.compile(
    rf"\b(?P<part>[\w%-]+)\s+of\s+{_THE}\s+(?P<whole>(?:[\w’'-]+\s+){{0,3}}?(?:(?!(?:his|this|its|was|has|is|as)\b)[\w’'-]*(?<!['’])s"
    r"|panel|council|team|crew|committee|board|cabinet|staff|stock|harvest|budget|fleet|population|electorate|territory|money|crowd))\b"
)
_PARTS = frozenset(
    """one some many most several half part parts few much majority minority third quarter thirds quarters
    percent cent members number dozens hundreds thousands all-but""".split()
)
# A claim with one of these tells of a part, too, or of how many there are.
_OF_A_PART = re.compile(
    r"\b(?:of|some|many|most|several|half|part(?:s|ly|ially)?|few|majority|minority|third|quarter|thirds|quarters"
    r"|percent|among|other|others|rest|remain\w*|least|each|either|neither|both)\b|%"
)
_SUPERLATIVE = (
    r"(?:most\s+\w+|least\s+\w+|worst|best"
    r"|(?!(?:for|inter|mod|hon|pri|harv|fore|arr|prot|inv|qu|requ|w|t|gu|r|contr)est\b)\w{2,}est)"
)
# "The second-longest river", "one of the largest yards", "the worst flood since 1987".
_RANKED = re.compile(
    rf"\b(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[\s-]+(?P<next>{_SUPERLATIVE})"
    rf"|(?:one\s+of|among|some\s+of)\s+(?:the|its|their|[\w-]+['’]s?)\s+(?:[\w-]+['’]s?\s+)?(?:\w+\s+)?(?P<one>{_SUPERLATIVE})"
    rf"|\b(?:the|its|their|a)\s+(?P<since>{_SUPERLATIVE}|first)\b[^,;:]{{0,80}}?\b(?:since|in\s+(?:\w+\s+){{1,4}}?(?:years|decades|months)))\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)|of|among|since|years?|decades?|months?|for|before)\b",
    re.IGNORECASE,
)
_EVERY = r"(?:all|every|everyone|everybody|everything|each|whole|entire|any)"
_NONE = r"(?:no|none|nobody|nothing|never|nowhere)"
_SAVE = (
    r"(?:except(?:ing)?(?:\s+for)?|but\s+for|save\s+for|excluding|with\s+the\s+exception\s+of|aside\s+from|apart\s+from"
    r"|other\s+than|but(?=\s+(?:the|one|two|three|its|[A-Z])\b))"
)
_EXCEPTED = re.compile(
    rf"\b(?:(?P<every>{_EVERY})|(?P<none>{_NONE}))\b(?:\s+[\w’'-]+){{0,5}}?,?\s+{_SAVE}\s+(?P<who>(?:(?!(?:and|or|that|which|who)\b)[\w’'-]+\s*){{1,4}})",
    re.IGNORECASE,
)
_BUT = re.compile(
    rf"\b{_SAVE}\s|\b(?:without|almost|nearly|most|other|others|only|alone|not|no|refus\w*|declin\w*|oppos\w*|exempt\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_SAVED = re.compile(rf"\b{_SAVE}\s|\b(?:only|alone|other)\b", re.IGNORECASE)
_OF_ALL = re.compile(rf"\b(?:{_EVERY}|{_NONE})\b", re.IGNORECASE)


def parts(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say what the claim tells of the whole, or of the first of all, that no cited sentence near it tells so widely."""
    found = [tuple(_widened(claim, evidence.text)) for evidence in near(claim, cited)]
    return tuple(dict.fromkeys(reason for reasons in found for reason in reasons)) if found and all(found) else ()


def _widened(claim: str, sentence: str) -> Iterator[str]:
    for part, whole in _shares(sentence):
        if stem(whole) in stems(claim) and not _tells_of_a_part(claim, part, whole):
            yield f"The cited sentence says it of {part!r} of the {whole!r}, the claim of them all."
    for ranked in _RANKED.finditer(sentence):
        most = ranked["next"] or ranked["one"] or ranked["since"]
        if re.search(rf"\b(?:the|its|their|['’]s)\s+{re.escape(most)}\b", claim, re.IGNORECASE) and not _LIMITED.search(
            re.sub(rf"\b{re.escape(most)}\s+\w+\s+of\b", "", claim)
        ):
            yield f"The cited sentence says {ranked[0]!r}, the claim only {most!r}."
    for excepted in _EXCEPTED.finditer(sentence):
        if (_BUT if excepted["every"] else _SAVED).search(claim):
            continue
        is_one_of_them = excepted["every"] and stems(excepted["who"]) <= stems(claim) and stems(excepted["who"])
        if is_one_of_them or _OF_ALL.search(claim):
            yield f"The cited sentence excepts {excepted['who'].strip()!r}, the claim does not."


def _shares(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield each share that a sentence tells of, with what it is a share of; nothing of what it also tells alone."""
    for share in _SHARE.finditer(sentence):
        part, whole = share["part"].lower(), share["whole"].split()[-1]
        is_counted = any(amount.start <= share.start("part") < amount.end for amount in amounts(sentence))
        others = [stem(word) for word in words(sentence)].count(stem(whole))
        if (part in _PARTS or is_counted) and others == 1:
            yield share["part"], whole


def _tells_of_a_part(claim: str, part: str, whole: str) -> bool:
    """Does the claim tell of a part, too, or of how many there are: "The dam has five turbines"?"""
    values = {amount.value for amount in amounts(part)}
    is_counted = re.search(rf"\b(?:has|have|had|are|were)\s+(?:[\w-]+\s+){{0,3}}?{re.escape(whole)}\b", claim)
    has_part = stem(part.lower()) in map(stem, words(claim)) or any(amount.value in values for amount in amounts(claim))
    return bool(_OF_A_PART.search(claim) or is_counted) or has_part
