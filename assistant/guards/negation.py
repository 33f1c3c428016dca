"""What a claim denies and the cited sentences say, or the other way round."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.guards.said import near, said
from assistant.readers.judge import Evidence
from index.words import stem, words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[;:—.]")
# They deny the first word behind them that says something.
_DENY = frozenset("not never no without nor neither cannot hardly few nobody none nothing".split())
_DENY_TO = frozenset(
    "fail fails failed failing failure refuse refuses refused refusing refusal decline declines declined unable".split()
)
_FALSE = re.compile(r"\b(?:it is|that is|it’s|it's)? ?(?:not true|untrue|false|not the case) that\b", re.IGNORECASE)
# Not what is denied, but how the sentence is built.
_PASSED_OVER = frozenset(
    """a an the be been being is are was were am has have had do does did to of in on at for by it its any yet even also
    still longer so as that this these those he she they his her their will would can could may might must should been
    very much too one ever from with and or""".split()
)
# These deny no fact: "not only … but", "no later than", "no more than", "whether or not", "a few", "few days".
_NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|merely|necessarily|least)"
    r"|(?:a|the|last|past|next|first|these|those|every|quite a) (?:very )?few"
    r"|few (?:minutes|hours|days|weeks|months|years)"
    r"|no (?:later|more|less|fewer|sooner|matter|doubt)(?: than)?|or not)\b",
    re.IGNORECASE,
)
# "No sign of fraud" denies the fraud.
_NO_SIGN = re.compile(
    r"\b(?P<no>no|any|without)\s+(?:[a-z]+\s+)?(?:signs?|evidence|traces?|proof|indications?|hints?)\s+(?:of|for|that)\b",
    re.IGNORECASE,
)
# Words that deny too, whatever they deny: where both texts deny as often, each denial is the other's in other words.
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing)\s(?:\w+\s)?out|reject\w*|lack\w*|stop\w*|prevent\w*|bann?(?:s|ed|ing)?|cancel\w*"
    r"|halt\w*|instead|impossible|too\s\w+\sto)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:—]|\b(?:and|but|although|though|while|whereas)\b", re.IGNORECASE)
# "No Hungarian government had been re-elected before": this one, the first of them, was.
_NONE_BEFORE = re.compile(r"(?:no|not|nobody|never)\b.*\b(?:before|ever|since|until|so|as)\b", re.IGNORECASE)
_FOREMOST = re.compile(r"\b(?:first|only|record|most|\w{2,}(?<!for)(?<!inter)est)\b", re.IGNORECASE)
# What stemming does not bring together: past and base.
IRREGULAR = dict(
    pair.split("/")
    for pair in """won/win lost/lose struck/strike met/meet took/take taken/take withdrew/withdraw withdrawn/withdraw
    began/begin begun/begin sent/send sold/sell bought/buy held/hold left/leave
    found/find gave/give given/give made/make
    went/go gone/go came/come became/become broke/break broken/break
    fell/fall fallen/fall rose/rise risen/rise grew/grow
    grown/grow knew/know known/know saw/see seen/see spoke/speak spoken/speak fought/fight brought/bring built/build
    caught/catch chose/choose chosen/choose flew/fly flown/fly got/get kept/keep led/lead paid/pay shot/shoot sank/sink
    sunk/sink spent/spend stood/stand stole/steal stolen/steal told/tell thought/think wrote/write written/write
    lent/lend overcame/overcome beat/beat
    denied/deny denies/deny died/die dies/die dying/die drew/draw drawn/draw drove/drive driven/drive""".split()
)


def negation(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say what the claim denies that the cited sentences say, and what it says that they deny."""
    sentences = said(near(claim, cited))
    if not sentences:
        return ()
    mine, theirs = _read(claim), _read(sentences)
    is_false = _FALSE.search(claim) or _FALSE.search(sentences)
    if not is_false and (
        (_denials(claim) == _denials(sentences) > 0 and not _is_turned(mine, theirs, claim, sentences))
        or (_NONE_BEFORE.match(claim) and _FOREMOST.search(sentences))
    ):
        return ()
    reasons = [
        f"The claim denies {word!r}, the cited sentence says it."
        for root, word in mine.denied.items()
        if root in theirs.said and root not in theirs.denied
    ]
    reasons += [
        f"The cited sentence denies {word!r}, the claim says it."
        for root, word in theirs.denied.items()
        if root in mine.said and root not in mine.denied and root not in theirs.said
    ]
    if bool(_FALSE.search(claim)) != bool(_FALSE.search(sentences)):
        reasons.append("Only one of the two says that it is not true: the claim or the cited sentence.")
    return tuple(reasons)


def _is_turned(mine: "_Read", theirs: "_Read", claim: str, sentences: str) -> bool:
    """Does each text say plainly, in a part where it denies nothing, what the other denies?

    "No talks resume" and "the talks do not resume" only deny another word of the same part.
    """
    return bool(theirs.denied.keys() & _plain_parts(claim) and mine.denied.keys() & _plain_parts(sentences))


def _plain_parts(text: str) -> frozenset[str]:
    return frozenset(
        root for part in _PARTS.split(text) if not any(map(_denies, words(part))) for root in _read(part).said
    )


def _denials(text: str) -> int:
    return sum(map(_denies, words(_NO_DENIAL.sub(" ", text)))) + len(_DENIES.findall(text))


def _denies(low: str) -> bool:
    return low in _DENY | _DENY_TO or low.endswith("n't")


class _Read:
    """The words that a text says and those it denies: what they have in common → how they are written."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.denied: dict[str, str] = {}


def _read(text: str) -> _Read:
    read = _Read()
    denying = False
    found = _WORD.findall(_NO_SIGN.sub(r"\g<no>", _NO_DENIAL.sub(" ", text)))
    for word, behind in pairwise([*found, ""]):
        low = word.lower().replace("’", "'")
        if low in _DENY or low.endswith("n't") or (low in _DENY_TO and behind == "to" and not denying):
            denying = True
        elif not low[0].isalnum():
            denying = False
        elif low not in _PASSED_OVER:
            (read.denied if denying else read.said).setdefault(base(low), word)
            denying = False
    return read


def base(word: str) -> str:
    """Return what the forms of a word share, those of irregular verbs too."""
    return stem(IRREGULAR.get(word, word))
