"""A question that leaves out what was said before → the whole question: "And in March?", "Why?", "What about Poland?".

The earlier question is asked again, with a part exchanged or another question word before it.
"""

import re
from collections.abc import Sequence

from assistant.follow_ups.coreference import Said, topic
from assistant.follow_ups.exchange import exchanged, put
from assistant.follow_ups.mentions import BOUNDARY, Mention, is_same, names
from assistant.follow_ups.topics import RELATIONS

_OPENING = re.compile(
    r"\W*(?:(?:and|but|so|or|also|then|ok(?:ay)?)\b[\s,]*)?(?:(?:what|how)\s+about\b\s*)?", re.IGNORECASE
)
_BRACKETS = " \t\n?!.,;:\"'„“”‚‘’«»()[]-–—…"
_BARE = re.compile(r"^\W*(?:(?:and|but|so)\s+)?(?P<word>why|when|where|how)\W*$", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"(?P<aux>is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\s+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_HOW_MANY = re.compile(
    r"how\s+many\s+(?P<what>[\w-]+(?:\s+[\w-]+)?)\s+(?P<aux>did|does|do|has|have|had|will|would)\s+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_WHO_SAID = re.compile(
    r"^\W*(?:and\s+)?(?P<asked>who\s+(?:said|says|told|claimed|claims|confirmed|reported|denied))\s+(?:that|this|so|it)\W*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bthe\s+other\b(?:\s+(?:one|man|woman)\b|(?=\W*$|\s+(?:is|was|did|does|has|had|do)\b))", re.IGNORECASE
)
_FORMER = re.compile(r"\bthe\s+(?P<which>former|latter)\b(?!\s+(?:part|half|stage|days?|case)\b)", re.IGNORECASE)
# "The flood victims" and "the oil price" say whose they are, "the main victims" do not.
_SAYS_NOT_WHOSE = (
    "the|an?|some|any|other|main|key|major|chief|biggest|most|common|important|significant|possible|potential|likely|known"
    "|different|various|specific|exact|total|current|new|first|last|early|late|long-term|short-term|side|positive|negative"
)
_LACKS_ITS_OWNER = re.compile(
    rf"^\W*(?:(?:and|but|so)\s+)?(?P<asked>(?:(?:what|who|which)\s+(?:is|are|was|were)|what\s+about|how\s+about)"
    rf"\s+(?:(?:{_SAYS_NOT_WHOSE})\s+){{0,4}}(?:{RELATIONS}))\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W*(?:(?:and|but|so)\b[\s,]*)?(?:what|how)\s+about\s+(?P<what>.+?)\W*", re.IGNORECASE | re.DOTALL)
LONGEST_QUOTE = 300  # characters


def completed(asked: str, earlier: str, answer: str, said: Sequence[Said]) -> str:
    """Return the whole question, "" where no rule is sure; `earlier` is the question that it goes on from."""
    earlier = earlier.strip()
    if match := _WHO_SAID.match(asked):
        return _quoting(match["asked"], answer)
    if match := _BARE.match(asked):
        return _asked_again(match["word"], earlier)
    if found := _of_a_pair(asked, earlier, said):
        return found
    if not is_elliptical(asked):
        return ""
    return exchanged(_part(asked), earlier, said)


def with_owner(asked: str, said: Sequence[Said]) -> str:
    """Return "What are the main themes of …?", "" where the question does not ask so or nothing is spoken of."""
    match = _LACKS_ITS_OWNER.match(asked)
    if not match or names(asked) or _HAS_ITS_OWNER.search(match["asked"]):
        return ""
    owner = topic(said)
    return f"{_capitalised(match['asked'])} of {owner.text}?" if owner else ""


def is_elliptical(asked: str) -> bool:
    """Is it only a part of a question: "And in March?", "What about Poland?", "Galdenia?"?"""
    words = _part(asked).split()
    opened = re.search(r"\w", asked[: _opening(asked)])
    return bool(words) and len(words) <= (6 if opened else 3) and not _ASKS.match(words[0])


def asked_about(asked: str) -> str:
    """Return what "What about the nurses?" asks about, "" for a question of another form."""
    match = _ABOUT.fullmatch(asked)
    return match["what"] if match and is_elliptical(asked) else ""


def _part(asked: str) -> str:
    return asked[_opening(asked) :].strip(_BRACKETS)


def _opening(asked: str) -> int:
    match = _OPENING.match(asked)
    return match.end() if match else 0


_HAS_ITS_OWNER = re.compile(
    r"\b(?:his|her|its|their|this|that|these|those|my|your|our|of|in|on|for|to)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should"
    r"|may|might|tell|describe|explain|show|list|give|compare)\b",
    re.IGNORECASE,
)


def _quoting(asked: str, answer: str) -> str:
    """ "Who said that?" asks for the source of what was answered."""
    said = BOUNDARY.split(answer.strip())[0].rstrip(" .")
    if not said or len(said) > LONGEST_QUOTE:
        return ""
    said = re.sub(r"[\"“”„«»]", "'", said)
    return f"{_capitalised(asked)} “{said}”?"


def _asked_again(word: str, earlier: str) -> str:
    word = _capitalised(word)
    if match := _YES_OR_NO.fullmatch(earlier):
        return f"{word} {match['aux'].lower()} {match['rest']}"
    if (match := _HOW_MANY.fullmatch(earlier)) and word != "How" and _takes_object(match):
        return f"{word} {match['aux'].lower()} {match['rest'].rstrip(' ?')} {match['what']}?"
    return ""


def _takes_object(match: re.Match[str]) -> bool:
    """Can what was counted stand at the end: "did Poland send", but not "did Poland send to Merrin"?"""
    return len(match["rest"].rstrip(" ?").split()) <= 3 and not re.search(r"\b(?:in|on|at|to|by|from)\b", match["rest"])


def _of_a_pair(asked: str, earlier: str, said: Sequence[Said]) -> str:
    """ "And the other one?" after a question about one of two, "the latter" of two."""
    pair = next((found for turn in reversed(said) if len(found := _pair(turn)) == 2), ())
    if not pair:
        return ""
    if match := _FORMER.search(asked):
        chosen = pair[0] if match["which"].lower() == "former" else pair[1]
        return _in_place_of(match, chosen)
    if not (match := _OTHER.search(asked)):
        return ""
    used = [m for m in pair if any(is_same(m.text, n.text) for n in names(earlier))]
    if len(used) != 1:
        return ""
    other = pair[0] if used[0] is pair[1] else pair[1]
    if is_elliptical(asked):
        place = next(n for n in names(earlier) if is_same(n.text, used[0].text))
        return put(earlier, place, other.text)
    return _in_place_of(match, other)


def _in_place_of(match: re.Match[str], mention: Mention) -> str:
    return _capitalised(f"{match.string[: match.start()]}{mention.text}{match.string[match.end() :]}")


def _pair(turn: Said) -> tuple[Mention, ...]:
    return tuple(m for m in turn.named if m.group == 0) or tuple(m for m in turn.about if m.group == 0)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
