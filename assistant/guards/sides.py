"""Text → who stands on which side of each verb, and of each noun and turn of speech that tells a deed.

Sides are told by where words stand around a verb, without a parser: before it who does it, behind it to whom; in the
passive, behind "by" who does it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.guards.deeds import in_plain_words
from assistant.guards.negation import IRREGULAR
from index.words import FUNCTION_WORDS, stem

_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*(?:(?<=s)['’](?=\s\w))?|[^\w\s]")
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
# "Exports rose by 7 percent": nobody did that.
_RISE = frozenset(
    stem(IRREGULAR.get(verb, verb))
    for verb in """rose rise risen fell fall fallen grew grow grown drop dropped climb slow slowed shrink shrank decline
    declined slip gain jump soar surge plunge slide slid widen narrow increase increased decrease decreased expand
    rising falling""".split()
)
_VERBS_IN_LY = frozenset("apply rely reply supply comply multiply imply fly ally bully tally rally".split())
_SELVES = frozenset("himself herself itself themselves".split())
# "A group of soldiers attacked": soldiers did.
_PARTS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions percent group groups number numbers majority minority member members part parts half third quarter
    quarters rest bulk most many several some few all none pair series lot lots score scores crowd crowds team teams
    share total mass masses kind kinds type types piece pieces""".split()
)
# "The army's troops entered": the army did.
_ACT_FOR = frozenset(
    """army armies navy air force forces troops soldiers fighters militants gunmen military police guard guards marines
    brigade brigades division regiment unit units fleet ships planes jets drones missiles artillery wing government
    administration cabinet ministry ministries parliament senate council court courts office board management leadership
    department agency commission committee company staff workers officials authorities delegation party""".split()
)
# "Smith's rival won": Smith did not. Of whom another name stands for the whole, as "Kalvora's army", is not told.
_SOMEBODY_ELSE = frozenset(
    """rival opponent critic enemy ally neighbour neighbor friend brother sister wife husband widow son daughter father
    mother parent child children cousin nephew niece uncle aunt family relative partner aide adviser advisor assistant
    deputy lawyer attorney counsel secretary driver bodyguard successor predecessor colleague supporter follower
    spokesman spokeswoman spokesperson""".split()
)
_OTHERS = _SOMEBODY_ELSE | {word + "s" for word in _SOMEBODY_ELSE} | {"critics", "enemies", "allies", "families"}


@dataclass(frozen=True, slots=True)
class Party:
    """Who is on a side: "lawyers", `of` the "minister", of "lawyers for the minister" and of "the minister's lawyers".

    Both are empty where one is but a part of the other, or acts for it: "two of the guards", "the army's troops".
    """

    head: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sides:
    """The words on the two sides of a verb; `direct` are those that follow it without a preposition."""

    verb: str
    doers: frozenset[str]
    done_to: frozenset[str]
    direct: frozenset[str]
    is_passive: bool
    subject: Party
    object: Party


def all_sides(text: str) -> Iterator[Sides]:
    """Yield the sides of every verb that has something before it."""
    for clause in (clause for told in in_plain_words(_without_asides(text)) for clause in _clauses(told)):
        for at in range(1, len(clause)):
            if _is_verb(clause, at):
                yield _sides(clause, at)


# "Lund's deputy, Aron Fiske, apologised": the deputy did.
_ASIDE = re.compile(
    r"(?<=\w),\s(?:(?:an?|the|his|her|its|their|who|which|[A-Z])[^,;:.]{1,60}),\s(?=(?:[a-z]+ed|has|have|had|is|are|was|were|will|would|may|can"
    rf"|{'|'.join(sorted(IRREGULAR))})\b)"
)


def _without_asides(text: str) -> str:
    """Bring who does it next to what is done; what is told of them between is no part of it."""
    return _ASIDE.sub(" ", text)


def _clauses(text: str) -> Iterator[list[str]]:
    clause: list[str] = []
    for token in _TOKEN.findall(text):
        if not token[0].isalnum() or token.lower() in _BOUNDS:
            yield clause
            # "A policeman who had bribed a clerk": the policeman had.
            clause = _last_party(clause) if token.lower() == "who" else []
        else:
            clause.append(token)
    yield clause


def _last_party(clause: Sequence[str]) -> list[str]:
    """Return the last words from an article on; nothing where none is near."""
    low = [word.lower() for word in clause[-6:]]
    at = next((at for at in range(len(low) - 1, -1, -1) if low[at] in _BEFORE_NOUNS), len(low))
    return list(clause[-6:][at:])


def _is_verb(clause: Sequence[str], at: int) -> bool:
    word = clause[at].lower()
    before = next((low for low in map(str.lower, reversed(clause[:at])) if not _is_adverb(low)), "")
    if _is_adverb(word) or word in FUNCTION_WORDS | _HELPS | _PARTS or not word.isalpha() or clause[at][0].isupper():
        return False
    if before in _BEFORE_NOUNS or before in _PREPOSITIONS - {"to"} or _POSSESSION.search(before):
        return False
    if word.endswith("ing"):
        return before in _BE or before == "not"
    if word.endswith("s") and _is_counted(clause[max(0, at - 2) : at]):
        return False
    return word.endswith(("ed", "s", "en")) or word in IRREGULAR or before in _HELPS


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and low not in _VERBS_IN_LY


def _is_counted(before: Sequence[str]) -> bool:
    """Is it a noun that comes: "in cobalt tunnels", "two army trucks"?"""
    return any(word.lower() in _PREPOSITIONS | _PARTS or word[0].isdigit() for word in before)


def _sides(clause: Sequence[str], at: int) -> Sides:
    verb, before, behind = clause[at], _without_adjunct(clause[:at]), clause[at + 1 :]
    lead = [word.lower() for word in clause[max(0, at - 3) : at]]
    is_by = [word.lower() for word in behind[:1]] == ["by"] and stem(
        IRREGULAR.get(verb.lower(), verb.lower())
    ) not in _RISE
    # "Is to buy" does it, "is to be bought" does not.
    helps = lead[-1:] if lead[-1:] == ["to"] else lead[_last_noun(lead) :]
    is_passive = not verb.endswith("ing") and (any(word in _BE for word in helps) or is_by)
    subject, direct = _subject(before), _until_preposition(behind)
    if not is_passive:
        return Sides(verb, _stems(before), _stems(behind), _stems(direct), False, subject, _object(behind))
    lower = [word.lower() for word in behind]
    by = behind[lower.index("by") + 1 :] if "by" in lower else ()
    return Sides(
        verb, _stems(_until_preposition(by)), _stems(_without_origin(before)), frozenset(), True, subject, Party()
    )


def _subject(words: Sequence[str]) -> Party:
    """Part "the minister's rival" and "lawyers for the minister" into who it is, and what is only beside it."""
    head, whole = _until_preposition(words), _with_name(words)
    rest = words[len(head) :]
    if any(map(_POSSESSION.search, whole)):
        return _owned(whole)
    return Party() if _is_part(head) or _is_place(rest) else Party(_stems(head), _stems(rest))


def _object(words: Sequence[str]) -> Party:
    head = _until_preposition(words)
    if any(map(_POSSESSION.search, head)):
        return _owned(head)
    # "Charged the aide to the mayor with fraud".
    is_somebody_else = any(word.lower() in _OTHERS for word in head)
    return Party(_stems(head), _stems(_until_preposition(words[len(head) + 1 :])) if is_somebody_else else frozenset())


def _with_name(words: Sequence[str]) -> Sequence[str]:
    """Return a party up to its first preposition, but "the mayor of Kesh's brother" whole."""
    head = _until_preposition(words)
    at = next((at for at, word in enumerate(words) if _POSSESSION.search(word)), 0)
    between, behind = words[len(head) : at + 1], _until_preposition(words[at + 1 :])
    is_name = between[:1] == ["of"] and all(word[0].isupper() for word in between[1:])
    return words[: at + 1 + len(behind)] if is_name and any(word.lower() in _OTHERS for word in behind) else head


def _owned(words: Sequence[str]) -> Party:
    """Part "the mayor's aide"; nobody where what is owned acts for its owner, or may, as what a name owns."""
    at = max(at for at, word in enumerate(words) if _POSSESSION.search(word))
    head = words[at + 1 :]
    low = {word.lower() for word in head}
    if _is_part(head) or low & _ACT_FOR or (words[at][0].isupper() and not low & _OTHERS):
        return Party()
    return Party(_stems(head), _stems(words[: at + 1]))


def _is_part(head: Sequence[str]) -> bool:
    return any(word.lower() in _PARTS or word[0].isdigit() for word in head)


def _is_place(rest: Sequence[str]) -> bool:
    """Is it "of Kalvora", so that the government of Kalvora may be called Kalvora?"""
    return len(rest) > 1 and rest[0].lower() == "of" and rest[1][0].isupper()


def _last_noun(lead: Sequence[str]) -> int:
    """Return where the helping words before a verb begin."""
    for at in range(len(lead), 0, -1):
        if lead[at - 1] not in _HELPS | _SELVES and not lead[at - 1].endswith("ly"):
            return at
    return 0


def _without_adjunct(words: Sequence[str]) -> Sequence[str]:
    """Leave out "On Monday" of "On Monday the army": a preposition up to the next article, where there is one."""
    if words and words[0].lower() in _PREPOSITIONS:
        for at in range(2, len(words)):
            if words[at].lower() in _BEFORE_NOUNS:
                return words[at:]
    return words


def _without_origin(words: Sequence[str]) -> Sequence[str]:
    """Leave out "from Kesh" of "gas from Kesh was sold": where one is from did not do it, nor was it done to it."""
    at = next((at for at, word in enumerate(words) if word.lower() in {"from", "at", "in", "near"}), 0)
    return words[:at] if at else words


def _until_preposition(words: Sequence[str]) -> Sequence[str]:
    at = next((at for at, word in enumerate(words) if word.lower() in _PREPOSITIONS), len(words))
    return words[:at]


def _stems(words: Sequence[str]) -> frozenset[str]:
    low = (_POSSESSION.sub("", word.lower()) for word in words)
    return frozenset(stem(word) for word in low if word not in FUNCTION_WORDS and word not in _HELPS and len(word) > 1)
