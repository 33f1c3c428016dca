"""How certain a text is of what it says, and whether a claim is more certain than the sentence it cites.

The one scale of certainty words. Knows nothing of negation, numbers, dates and names: "will not" is as certain as
"will".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.stance.attribution import NO_CLAIM, attribution
from assistant.stance.clauses import LONGEST, main_clauses
from assistant.stance.contested import Denial, denials
from assistant.stance.estimative import Estimate, estimates
from index.words import content_words, stem


class Certainty(IntEnum):
    """How sure a text is that a thing is so, the least sure first."""

    DENIED = 0  # denied, rejected, "no evidence that"
    UNLIKELY = 1
    POSSIBLE = 2  # may, might, could, possible
    LIKELY = 3  # likely, expected, apparently, suspected
    VERY_LIKELY = 4  # very likely, almost certain
    INTENDED = 5  # plans to, agreed to, should, must: wanted, not done yet
    FUTURE = 6  # will, would, going to
    HEARSAY = 7  # reportedly, alleged, unconfirmed
    SAID = 8  # said, claimed, according to
    STATED = 9  # nothing of all that


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that make a text less certain: `text[start:end] == words`; `scope` is the part of it they speak of."""

    words: str
    start: int
    end: int
    level: Certainty
    scope: str


_WORDS: tuple[tuple[Certainty, str], ...] = (
    (
        Certainty.DENIED,
        # "Denied bail" and "denied inspectors access" are refusals.
        r"den(?:y|ies|ied|ying)(?!\s+(?:[\w’']+\s+){0,3}?(?:request|appeal|bail|permission|visas?|entry|access|petition|motion|parole)\b)"
        r"|reject(?:s|ed|ing)?\s+(?:\w+\s+){0,2}?(?:claims?|reports?|accusations?|allegations?|suggestions?)"
        r"|disput(?:es|ing)|disputed(?=\s+(?:by|that|the|this)\b)|(?:is|are|was|were)\s+disputed|refut(?:es|ed|ing)"
        r"|dismiss(?:es|ed|ing)\s+(?:\w+\s+){0,3}?(?:claims?|reports?|accusations?|allegations?|suggestions?|criticism|rumou?rs?|as)|ruled\s+out|rules\s+out|no\s+evidence|untrue|false(?:ly)?"
        r"|contradict(?:s|ed)",
    ),
    (Certainty.UNLIKELY, r"not\s+(?:been\s+)?expected\s+to|doubt(?:s|ed|ful)?"),
    (
        Certainty.POSSIBLE,
        r"maybe|can(?:not|\s+not|['’]t)?\s+be\s+ruled\s+out|not\s+(?:be\s+)?ruled\s+out|fear(?:s|ed)?"
        r"|considering|considers|considered\s+\w+ing|weigh(?:s|ed|ing)\s+(?:whether|a|an|the)|risks|hint(?:s|ed)\s+(?:at|that)|prospects?\s+of"
        r"|whether|unclear|uncertain|if",
    ),
    (
        Certainty.LIKELY,
        r"(?:is|are|was|were|be|been|being|widely|now)\s+expected|expects?\s+(?:\w+\s+){0,4}?to|anticipated|poised\s+to|on\s+(?:track|course)\s+to"
        r"|forecast(?:s|ed)?|projected|predict(?:s|ed)?|appear(?:s|ed)?\s+to|seem(?:s|ed|ingly)?|apparent(?:ly)?"
        r"|suspect(?:s|ed|ing)?|believ(?:e|es|ed)|thought\s+to|presumed|presumably|assumed|assess(?:es|ed)?\s+(?:that|to)"
        r"|suggest(?:s|ed|ing)?|indicat(?:e|es|ed|ing)|estimat(?:e|es|ed)|point(?:s|ed)?\s+to|tend(?:s|ed)?\s+to|virtually",
    ),
    (
        Certainty.INTENDED,
        r"should|due\s+(?:on|in|by)|due\s+to\s+(?:be|start|begin|open|take|end|meet|vote|arrive|leave|expire|go|sign|hold)"
        r"|about\s+to|set\s+to|(?:is|are|was|were)\s+to(?=\s+[a-z])"
        r"|plans?\s+(?:to|for|on)|plann(?:ed|ing)|intend(?:s|ed|ing)?|intention|aim(?:s|ed|ing)?\s+to|seek(?:s|ing)?\s+to|sought\s+to"
        r"|hop(?:e|es|ed|ing)\s+(?:to|that|for)|want(?:s|ed)?|wish(?:es|ed)?\s+to|agree[sd]?\s+to|agreeing\s+to"
        r"|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|propos(?:e|es|ed|ing|als?\s+(?:to|for|that))"
        r"|offer(?:s|ed|ing)?\s+to|scheduled|slated|prepar(?:e|es|ed|ing)\s+(?:to|for)|ready\s+to|order(?:s|ed)\s+to|urg(?:e|es|ed|ing)"
        r"|demand(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:for|on)|request(?:s|ed|ing)?(?!\s+of\b)|ask(?:s|ed|ing)?\s+(?:for|to)|draft|must"
        r"|tr(?:y|ies|ied|ying)\s+to|attempt(?:s|ed|ing)?\s+to|in\s+principle",
    ),
    (
        Certainty.FUTURE,
        r"(?<!\bthe\s)(?<!\bfree\s)(?<!\bof\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bown\s)will|won['’]t|shall|would|going\s+to",
    ),
    (
        Certainty.HEARSAY,
        r"reportedly|alleg(?:e|es|ed|edly|ing|ations?)|purported(?:ly)?|supposed(?:ly)?|so-called"
        r"|unconfirmed|unverified|not\s+(?:been\s+)?(?:\w+\s+)?(?:confirmed|verified)|rumou?r(?:s|ed)?|said\s+to"
        r"|reported\s+to|(?:initial|early|some|conflicting)\s+reports|reports\s+(?:of|say|suggest)|charged\s+with",
    ),
    (
        Certainty.SAID,
        rf"says?|said(?!\s+to\b)|(?<!\ba\s)(?<!\bits\s)claim(?:s|ed|ing)?{NO_CLAIM}"
        r"|accus(?:e|es|ed|ing|ations?)|saying|told|telling|according\s+to|(?-i:stat(?:es|ed))(?=\s+(?:that|there|the|it|he|she|they)\b|\s*[,:\"“])|insist(?:s|ed|ing)?|argu(?:es?|ed|ing)|maintain(?:s|ed)\s+that"
        r"|reports\s+that|reported\s+that|warn(?:s|ed|ing)?\s+that|assert(?:s|ed|ing)?|contend(?:s|ed)",
    ),
)
_PATTERN = re.compile("|".join(rf"\b(?P<{level.name}>{words})\b" for level, words in _WORDS), re.IGNORECASE)

# What limits a number or a group: without it, the claim says more.
_LIMIT = re.compile(
    r"\b(?:up\s+to|as\s+many\s+as|as\s+much\s+as|no\s+more\s+than|at\s+most|(?:fewer|less)\s+than|under|nearly|almost|close\s+to"
    r"|about|around|roughly|approximately|an?\s+estimated|some)\s+(?:(?:US)?[$€£]\s?)?(?P<number>\d[\d,.]*\d|\d)",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:some(?!\s+\d)|several|many|most|a\s+few|few|part|parts|partly|partially|half|a\s+number)\b", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:all|every|everyone|everybody|entire(?:ly)?|whole|completely|fully|each|always|never|none)\b", re.IGNORECASE
)
# To confirm or to admit a thing is to be sure of it: whoever leaves these out is no surer.
_FACTIVE = re.compile(r"(?:confirm|reveal|admit|acknowledge|announce|show|f[io]u?nd|disclose)\w*")
_NOTHING = re.compile(r"\b(?:no|nothing|without)\b[^,;]*\b(?:evidence|pro(?:of|ve)|show|links?|ties)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_SURE = re.compile(
    r"(?<!\bnot )(?<!\bnot be )(?<!\bnot been )(?<!n't )(?<!n’t )\b(?:(?P<confirm>confirm(?:s|ed|ing|ation)?)"
    r"|(?P<prove>prove[sdn]?|proving|proof)"
    r"|(?P<certain>certain(?:ly)?\b(?!\s+\w+s\b)|definite(?:ly)?|undoubtedly|without\s+(?:a\s+)?doubt|guaranteed"
    r"|inevitabl[ey]|undeniabl[ey]))\b",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(
    r"\b(?:(?P<POSSIBLE>unless|should(?=\s+(?:the|a|an|it|they|he|she|its|their)\b)|think(?:s|ing)\s+(?:about|of)|look(?:s|ing)\s+(?:at|into)"
    r"|study(?:ing)?|studies|examin(?:e|es|ing)|prob(?:e|es|ing)|test(?:s|ed|ing))"
    r"|(?P<LIKELY>reckon(?:s|ed)?|supposes?|thinks?|thought|probabl[ey])"
    r"|(?P<INTENDED>mean[st]?\s+to|supposed\s+to|hop(?:e|es|ed|ing)|asks|asked|orders?|told|tells|decid(?:e|es|ed)|demand\w*|wants?"
    r"|deal|accord|agree\w*|until|has\s+to|have\s+to|had\s+to|recommend\w*|for\s+\w+ing)"
    r"|(?P<HEARSAY>charge[sd]?|accus\w+|trial|indict\w*|suspect\w*)"
    r"|(?P<SAID>view|words|opinion|eyes|caution(?:s|ed)?|puts?|counts?|finds?|holds|calls|called|calling|declares?|blam\w+|complain\w*|speaks?\s+of|charg\w+))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ASIDE = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[;:—–,]\s|\s[—–-]\s|\b(?:and|but|while|whereas|although|though)\b", re.IGNORECASE)


def certainty(text: str) -> Certainty:
    """Return how sure a text is of the least sure thing it says; STATED where nothing makes it less sure."""
    return min((hedge.level for hedge in hedges(text)), default=Certainty.STATED)


def hedges(text: str) -> tuple[Hedge, ...]:
    """Return the words that make a text less certain, in order; what stands behind LONGEST is not looked at."""
    text = text[:LONGEST]
    denied = {denial.start: denial for denial in denials(text)}
    found = [(e.start, e.end, _level(e)) for e in estimates(text)]
    found += [(denial.start, denial.end, Certainty.DENIED) for denial in denied.values()]
    taken = [(start, end) for start, end, _ in found]
    found += [
        (match.start(), match.end(), Certainty[str(match.lastgroup)])
        for match in _PATTERN.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    main = main_clauses(text)
    of_all = [start for start, end, level in found if level in _OF_ALL and main[start:end].strip()]

    def scope(start: int, end: int) -> str:
        if start in denied:
            return _denied(text, denied[start], of_all)
        return _whole(text, start, end, of_all) if start in of_all else _behind(text, start, end)

    return tuple(Hedge(text[start:end], start, end, level, scope(start, end)) for start, end, level in sorted(found))


def overclaims(claim: str, cited: Sequence[str]) -> tuple[str, ...]:
    """Say in whole sentences where a claim is more certain than the sentences it cites; () where it is not.

    A sentence word for word among the cited never is. What one cited sentence hedges, another may say plainly.
    """
    if _plain(claim) in {_plain(sentence) for sentence in cited}:
        return ()
    claim, cited = claim[:LONGEST], [sentence[:LONGEST] for sentence in cited]
    reasons: list[str] = []
    for number, sentence in enumerate(cited):
        others = [*cited[:number], *cited[number + 1 :]]
        reasons += _dropped(claim, sentence, others)
        reasons += _unlimited(claim, sentence, others)
    reasons += _asserted(claim, cited)
    return tuple(dict.fromkeys(reasons))


def _dropped(claim: str, sentence: str, others: Sequence[str]) -> Iterator[str]:
    """Hedges of a sentence, the least sure first, that no hedge of the claim stands for."""
    said, written = _stems(claim), _stems(sentence)
    kept = sorted(levels(claim, written), reverse=True)
    for hedge in sorted(_apart(sentence), key=lambda hedge: (hedge.level, hedge.start)):
        if not _speaks_of(said, written, hedge):
            continue
        # Each hedge of the claim stands for one: "reportedly plans" is not said by "plans".
        match = next((level for level in kept if level <= hedge.level), None)
        if match is not None:
            kept.remove(match)
        elif not any(_says_plainly(other, claim, hedge.level) for other in others):
            how = _NAMES[hedge.level]
            yield f"The cited sentence says {hedge.words!r} ({how}), the claim is surer of it: {_short(hedge.scope)}"


def _apart(text: str) -> Iterator[Hedge]:
    """Yield the hedges of a text; of those that say the same of the same thing ("could potentially") the first."""
    before: Hedge | None = None
    for hedge in hedges(text):
        doubled = before and before.level == hedge.level and not content_words(text[before.end : hedge.start])
        if not doubled:
            yield hedge
        before = hedge


# What somebody says in the main clause is all of the sentence.
_OF_ALL = (Certainty.SAID, Certainty.HEARSAY, Certainty.DENIED)
_NAMES = {
    Certainty.DENIED: "denied",
    Certainty.UNLIKELY: "unlikely",
    Certainty.POSSIBLE: "possible",
    Certainty.LIKELY: "likely",
    Certainty.VERY_LIKELY: "very likely",
    Certainty.INTENDED: "intended, not done",
    Certainty.FUTURE: "still to come",
    Certainty.HEARSAY: "on hearsay",
    Certainty.SAID: "on somebody's word",
}


def levels(claim: str, written: frozenset[str] = frozenset()) -> list[Certainty]:
    """Return how sure a claim is of each thing it says; what somebody says is not so, he denies.

    Words that only may make it less sure count where they are not `written` in the sentence too, of something else.
    """
    levels = [hedge.level for hedge in hedges(claim)]
    said = attribution(claim)
    if said and Certainty.SAID not in levels and not _FACTIVE.fullmatch(said.verb.split(" ")[-1]):
        levels.append(Certainty.SAID)
    if _NOT.search(claim) and (Certainty.SAID in levels or _NOTHING.search(claim)):
        levels.append(Certainty.DENIED)
    return [
        *levels,
        *(Certainty[str(match.lastgroup)] for match in _OTHER_WORDS.finditer(claim) if not _stems(match[0]) & written),
    ]


def _asserted(claim: str, cited: Sequence[str]) -> Iterator[str]:
    """Words of the claim that make sure of what no cited sentence makes sure of."""
    sure = {match.lastgroup for sentence in cited for match in _SURE.finditer(sentence)}
    for match in _SURE.finditer(claim):
        if match.lastgroup not in sure:
            yield f"The claim says {match[0]!r}, no cited sentence does."


def _level(estimate: Estimate) -> Certainty:
    if estimate.low is None:
        words = estimate.words.lower()
        if "unlikely" in words or words.startswith("not ") or "n't" in words or "n’t" in words or "less" in words:
            return Certainty.UNLIKELY
        return Certainty.LIKELY if "likely" in words or "probabl" in words else Certainty.POSSIBLE
    if estimate.low < 45:
        return Certainty.UNLIKELY
    if estimate.low < 55:
        return Certainty.POSSIBLE
    return Certainty.LIKELY if estimate.low < 80 else Certainty.VERY_LIKELY


def _whole(text: str, start: int, end: int, of_all: Sequence[int]) -> str:
    """The text around a hedge; up to the semicolons where others speak behind them: "A said it; B denied it"."""
    begin = text.rfind(";", 0, start) + 1
    stop = text.find(";", end) if ";" in text[end:] else len(text)
    if all(begin <= other < stop for other in of_all):
        begin, stop = 0, len(text)
    return f"{text[begin:start].rstrip()} {text[end:stop].lstrip()}".strip()


def _denied(text: str, denial: Denial, of_all: Sequence[int]) -> str:
    """What a verb denies that stands behind it: all of the text before, unless it is told on somebody's word."""
    if denial.told is None or of_all:
        # "He is held on charges he denies", "the army said it won, which Kyiv denies": the rest holds all the same.
        return text[denial.start : denial.end]
    return text[text.rfind(";", 0, denial.told) + 1 : denial.told].strip()


def _behind(text: str, start: int, end: int) -> str:
    """What a hedge speaks of: what follows in its clause, or stands before where nothing follows."""
    stop = _CLAUSE.search(text, end)
    after = text[end : stop.start() if stop else len(text)].strip()
    if content_words(after):
        return after
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    return text[begin:start].strip()


def _speaks_of(said: frozenset[str], written: frozenset[str], hedge: Hedge) -> bool:
    """Does the claim say what the hedge speaks of, rather than another part of the sentence or something else?"""
    scope = _stems(hedge.scope)
    shared = said & scope
    whole = said & written
    rests_on_it = 2 * len(whole) >= len(said)
    return rests_on_it and (not scope or 2 * len(shared) >= min(len(scope), len(whole)))


def _says_plainly(sentence: str, claim: str, level: Certainty) -> bool:
    """Does a sentence say most of the claim, and at least as surely as `level` is not?"""
    said = _stems(claim)
    return certainty(sentence) > level and 2 * len(said & _stems(sentence)) >= len(said)


def _unlimited(claim: str, sentence: str, others: Sequence[str]) -> Iterator[str]:
    """Numbers that lost their limit, and "some" that became "all"."""
    limited = {m["number"] for m in _LIMIT.finditer(claim)}
    plain = {n[0] for other in others for n in _NUMBER.finditer(other)} - {
        m["number"] for other in others for m in _LIMIT.finditer(other)
    }
    for match in _LIMIT.finditer(sentence):
        number = match["number"]
        if number not in limited | plain and number in _NUMBER.findall(claim):
            yield f"The cited sentence says {match[0]!r}, the claim says {number!r} as if it were exact."
    more = _ALL.search(claim)
    if more and _SOME.search(sentence) and not _ALL.search(sentence) and not any(map(_ALL.search, others)):
        some = _SOME.search(sentence)
        yield f"The cited sentence says {some[0] if some else ''!r}, the claim says {more[0]!r}."


def _stems(text: str) -> frozenset[str]:
    # In brackets stand asides and who it is from, nothing that a claim repeats.
    return frozenset(stem(word) for word in content_words(_ASIDE.sub(" ", text)))


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _short(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return f"“{text[:77].rstrip()}…”." if len(text) > 78 else f"“{text}”."
