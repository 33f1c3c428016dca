"""Who did it to whom: a claim that has the two sides of a verb the other way round than the cited sentence.

Sides are told by where words stand around the verb that both texts share, without a parser: before it who does it,
behind it to whom; in the passive, behind "by" who does it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.guards.negation import IRREGULAR, base
from assistant.guards.said import near
from assistant.readers.judge import Evidence
from index.words import FUNCTION_WORDS, stem

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_POSSESSION = re.compile(r"['’]s?$")
_BOUNDS = frozenset(
    """and but or nor while because that which who whom whose as after before since when where if unless whether
    although though than so until whereas""".split()
)
_BEFORE_NOUNS = frozenset("the a an this these those its his her their our my your no some any each every both".split())
_PREPOSITIONS = frozenset(
    """of in on at to from for with by against over under into onto about between among during through near towards
    toward within without via per despite amid off across along behind beyond""".split()
)
_BE = frozenset("be been being is are was were get gets got".split())
_HELPS = _BE | frozenset("will would may might can could must shall should has have had to not do does did".split())
# The same whichever way round they are told, and those of saying: another guard knows who said what.
_EITHER_WAY = frozenset(
    base(verb)
    for verb in """meet met marry married talk talked agree agreed disagree clash clashed negotiate negotiated merge
    merged match equal equalled resemble differ border trade traded fight fought say said says according include
    included""".split()
)


# "A group of soldiers attacked": soldiers did.
_PARTS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions percent group groups number numbers majority minority member members part parts half third quarter
    quarters rest bulk most many several some few all none pair series lot lots score scores crowd crowds team teams
    share total mass masses kind kinds type types piece pieces""".split()
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words on the two sides of a verb; `direct` are those that follow it without a preposition.

    `head` are the words of its subject before a preposition, `of_head` those behind it: "lawyers" and "minister" of
    "lawyers for the minister". Both are empty where the subject is but a part of something: "two of the guards".
    """

    verb: str
    doers: frozenset[str]
    done_to: frozenset[str]
    direct: frozenset[str]
    is_passive: bool
    head: frozenset[str]
    of_head: frozenset[str]


def roles(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which verbs of the claim have their sides exchanged; nothing where some cited sentence has them like this."""
    there = [sides for evidence in near(claim, cited) for sides in _all_sides(evidence.text)]
    found = []
    for mine in _all_sides(claim):
        same = [theirs for theirs in there if base(theirs.verb) == base(mine.verb)]
        if any(_exchanged(mine, theirs) for theirs in same) and not any(_agree(mine, theirs) for theirs in same):
            found.append(f"The claim has the sides of {mine.verb!r} the other way round than the cited sentence.")
        elif same and all(_has_other_head(mine, theirs) for theirs in same):
            found.append(f"The claim has another subject of {mine.verb!r} than the cited sentence.")
    return tuple(dict.fromkeys(found))


def _exchanged(mine: _Sides, theirs: _Sides) -> bool:
    to_doers = (mine.done_to & theirs.doers) - theirs.done_to - mine.doers
    to_done_to = (mine.doers & theirs.done_to) - theirs.doers - mine.done_to
    # "The union was accused", where the union accused somebody; "schools were closed" may be schools that closed.
    is_told_without_doer = mine.is_passive and not mine.doers and not theirs.is_passive and bool(theirs.direct)
    return bool(to_doers) and (bool(to_done_to) or is_told_without_doer)


def _has_other_head(mine: _Sides, theirs: _Sides) -> bool:
    """Did lawyers for the minister resign, and the claim has the minister resign?"""
    of_theirs = mine.head and theirs.head and mine.head <= theirs.of_head - theirs.head
    return bool(of_theirs) and mine.is_passive == theirs.is_passive


def _agree(mine: _Sides, theirs: _Sides) -> bool:
    return bool(mine.doers & theirs.doers and mine.done_to & theirs.done_to)


def _all_sides(text: str) -> Iterator[_Sides]:
    for clause in _clauses(text):
        for at, word in enumerate(clause):
            if at and _is_verb(clause, at) and base(word.lower()) not in _EITHER_WAY:
                yield _sides(clause, at)


def _clauses(text: str) -> Iterator[list[str]]:
    clause: list[str] = []
    for token in _TOKEN.findall(text):
        if not token[0].isalnum() or token.lower() in _BOUNDS:
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


def _is_verb(clause: Sequence[str], at: int) -> bool:
    word, before = clause[at].lower(), clause[at - 1].lower()
    if word in FUNCTION_WORDS or word in _HELPS or not word.isalpha() or clause[at][0].isupper():
        return False
    if before in _BEFORE_NOUNS or before in _PREPOSITIONS - {"to"} or _POSSESSION.search(before):
        return False
    if word.endswith("ing"):
        return before in _BE or before == "not"
    return word.endswith(("ed", "s", "en")) or word in IRREGULAR or before in _HELPS


def _sides(clause: Sequence[str], at: int) -> _Sides:
    verb, before, behind = clause[at], _without_adjunct(clause[:at]), clause[at + 1 :]
    lead = [word.lower() for word in clause[max(0, at - 3) : at]]
    is_passive = not verb.endswith("ing") and (
        any(word in _BE for word in lead[_last_noun(lead) :]) or [w.lower() for w in behind[:1]] == ["by"]
    )
    head = _until_preposition(before)
    parts = _stems(head), _stems(before[len(head) :])
    if _is_part(head) or _is_place(before[len(head) :]):
        parts = frozenset(), frozenset()
    if not is_passive:
        return _Sides(verb, _stems(before), _stems(behind), _stems(_until_preposition(behind)), False, *parts)
    lower = [word.lower() for word in behind]
    by = behind[lower.index("by") + 1 :] if "by" in lower else ()
    return _Sides(verb, _stems(_until_preposition(by)), _stems(before), frozenset(), True, *parts)


def _is_part(head: Sequence[str]) -> bool:
    return any(word.lower() in _PARTS or word[0].isdigit() for word in head)


def _is_place(rest: Sequence[str]) -> bool:
    """Is it "of Kalvora", so that the government of Kalvora may be called Kalvora?"""
    return len(rest) > 1 and rest[0].lower() == "of" and rest[1][0].isupper()


def _last_noun(lead: Sequence[str]) -> int:
    """Return where the helping words before a verb begin."""
    for at in range(len(lead), 0, -1):
        if lead[at - 1] not in _HELPS and not lead[at - 1].endswith("ly"):
            return at
    return 0


def _without_adjunct(words: Sequence[str]) -> Sequence[str]:
    """Leave out "On Monday" of "On Monday the army": a preposition up to the next article, where there is one."""
    if words and words[0].lower() in _PREPOSITIONS:
        for at in range(2, len(words)):
            if words[at].lower() in _BEFORE_NOUNS:
                return words[at:]
    return words


def _until_preposition(words: Sequence[str]) -> Sequence[str]:
    at = next((at for at, word in enumerate(words) if word.lower() in _PREPOSITIONS), len(words))
    return words[:at]


def _stems(words: Sequence[str]) -> frozenset[str]:
    low = (_POSSESSION.sub("", word.lower()) for word in words)
    return frozenset(stem(word) for word in low if word not in FUNCTION_WORDS and word not in _HELPS and len(word) > 1)
