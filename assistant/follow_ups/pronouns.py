"""A question with pronouns → the same question with the names that they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_ups.coreference import GROUP, Said, antecedents, titled
from assistant.follow_ups.mentions import Mention, names, title
from assistant.follow_ups.topics import topics
from index.words import FUNCTION_WORDS

# Of ASCII letters: else "ıt" would be one, which no table of pronouns has.
_PRONOUN = re.compile(r"\b(?a:he|she|it|they|him|hers?|them|his|its|theirs?)\b", re.IGNORECASE)
# "it" that means nothing: "Is it true that …", "How long does it take to …".
_EMPTY_IT = re.compile(
    r"\bit\s+(?:takes?|took|costs?)\s+(?:\w+\s+)?to\b|\bit\s+takes?\b|\bit\s+means?\s+to\b"
    r"|\bit(?:['’]s|\s+is|\s+was)?\s+(?:\w+\s+)?(?:true|possible|likely|important|necessary|clear|known|certain|safe|worth|time)\s+(?:to|that|if|whether|for)\b"
    r"|\bit(?:['’]s|\s+is|\s+was)\s+(?:said|reported|claimed|believed|raining)\b"
    r"|(?:(?<=\bis )|(?<=\bwas ))it\s+that\b",  # "How likely is it that …"
    re.IGNORECASE,
)
_VERB = r"(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might|must)"
# Somebody or something that the question brings up itself: "the company", "which neighbour", "how many people".
_NO_NOUN = rf"(?:{_VERB}|of|it|he|she|they|we|you|i|happen(?:s|ed)?|causes?d?|makes?|made|led|leads|else|about|if|time)"
_NOUN = re.compile(
    rf"\b(?:(?:the|an?|any|some|both|all|most)\s+(?!{_NO_NOUN}\b)[a-z]"
    rf"|(?:which|what|how\s+many|whose)\s+(?!{_NO_NOUN}\b)[a-z]+\s)",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:what|who)(?:['’]s|\s+(?:is|are|was|were))\s+the\s+(?:[a-z-]+\s+){1,3}"
    r"(?:of|for|about|behind|in|on|to|with|against|between|from)\s+$",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(rf"(?:^|\b{_VERB}(?:n['’]t)?\s+|['’]s\s+)$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|or|but|when|while|after|before|because|if|that|who|which)\b", re.IGNORECASE)
_OBJECTS = frozenset("him them it her".split())
_POSSESSIVES = frozenset("his its their hers theirs".split())
# "the general election" is not about a general.
_TITLE = re.compile(
    r"\b[Tt]he\s+(?P<word>[a-z]+)\b(?!\s+(?:of|staff|elections?|assembly|public|strike|secretary|office|manager"
    r"|council|hospital|palace|attorney|minister|party|race|[A-Z]\w*)\b)"
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A question with its pronouns spelled out; `is_open` says that it still holds one that nobody was found for."""

    text: str
    is_open: bool


def spelled_out(asked: str, said: Sequence[Said]) -> tuple[Spelled, ...]:
    """Return the question with its pronouns spelled out: once; several times where several readings are equally good.

    Nothing where no pronoun is sure.
    """
    readings = [asked]
    is_open = False
    for group in dict.fromkeys(GROUP[match.group().lower()] for match in _PRONOUN.finditer(asked)):
        match = next(m for m in _PRONOUN.finditer(readings[0]) if GROUP[m.group().lower()] == group)
        if is_empty(readings[0], match):
            continue
        meant = () if is_bound(readings[0], match) else _meant(readings[0], match, said)
        if not meant or (len(meant) > 1 and len(readings) > 1):
            is_open = is_open or not names(asked[: match.start()])
            continue
        readings = [_put(each, group, mention) for each in readings for mention in meant]
    return () if readings == [asked] else tuple(Spelled(text, is_open) for text in readings)


def title_spelled_out(asked: str, said: Sequence[Said]) -> tuple[Spelled, ...]:
    """Return the question with "the general" spelled out by the general that was spoken of; nothing where none was."""
    match = next((m for m in _TITLE.finditer(asked) if title(m["word"])), None)
    if not match or names(asked):
        return ()
    found = titled(title(match["word"]), said)
    return tuple(
        Spelled(f"{asked[: match.start()]}{_at(match.start(), m.text)}{asked[match.end() :]}", is_open=False)
        for m in found
    )


def points(text: str) -> bool:
    """Does a pronoun of the text mean something outside of it?"""
    match = next((m for m in _PRONOUN.finditer(text) if not is_empty(text, m)), None)
    return match is not None and not _named_before(text, match) and not is_bound(text, match)


def is_empty(text: str, pronoun: re.Match[str]) -> bool:
    """Is it an "it" that means nothing?"""
    return pronoun.group().lower() == "it" and bool(_EMPTY_IT.match(text, pronoun.start()))


def is_bound(text: str, pronoun: re.Match[str]) -> bool:
    """Does a pronoun mean somebody whom its own question names before it?"""
    before = text[: pronoun.start()]
    if _is_own(text, pronoun):
        return True
    if _is_object(text, pronoun):
        # "What did Maran say about him?" is not about Maran; "when the intruders left, who saw them?" may be.
        return bool(_NOUN.search(_earlier_clauses(text, pronoun)))
    if _named_before(text, pronoun):
        return True
    # "Did the company raise its offer?" But "which ports did they close?" and "what is the reason for its delay?"
    return bool(_NOUN.search(before)) and not _AFTER_VERB.search(before) and not _ASKS_WHAT.match(before)


def _named_before(text: str, pronoun: re.Match[str]) -> bool:
    return bool(names(text[: pronoun.start()]))


def _is_own(text: str, pronoun: re.Match[str]) -> bool:
    """Does an earlier clause of the question say what a pronoun means: "What is taurine and why is it banned?"?"""
    return bool(topics(_earlier_clauses(text, pronoun)))


def _earlier_clauses(text: str, pronoun: re.Match[str]) -> str:
    clauses = [match.start() for match in _CLAUSE.finditer(text, 0, pronoun.start())]
    return text[: clauses[-1]] if clauses else ""


def _meant(text: str, pronoun: re.Match[str], said: Sequence[Said]) -> tuple[Mention, ...]:
    own = [name.text for name in names(text[: pronoun.start()])]
    return antecedents(pronoun.group().lower(), said, but_not=own)


def _is_object(text: str, pronoun: re.Match[str]) -> bool:
    form = pronoun.group().lower()
    if form == "it":
        # After a verb or a preposition; before a verb it is the subject.
        return not re.match(r"\s+[a-z]", text[pronoun.end() :]) or bool(
            re.search(
                r"\b(?:of|in|on|for|to|from|with|at|by|about|after|before|against|around)\s+$", text[: pronoun.start()]
            )
        )
    return form in _OBJECTS and not _owns(text, pronoun)


def _owns(text: str, pronoun: re.Match[str]) -> bool:
    form = pronoun.group().lower()
    follows = re.match(r"\s+([a-z][\w-]*)", text[pronoun.end() :], re.IGNORECASE)
    if form == "her":
        return follows is not None and follows.group(1).lower() not in FUNCTION_WORDS - {"own", "other"}
    return form in _POSSESSIVES


def _put(text: str, group: str, mention: Mention) -> str:
    """Put a mention in the place of the first pronoun of a group; further ones mean the same and stay."""
    match = next(m for m in _PRONOUN.finditer(text) if GROUP[m.group().lower()] == group)
    name = mention.text
    if _owns(text, match):
        apostrophe = "’" if "’" in text else "'"
        name += apostrophe if name.endswith("s") and mention.is_plural else f"{apostrophe}s"
    return f"{text[: match.start()]}{_at(match.start(), name)}{text[match.end() :]}"


def _at(start: int, name: str) -> str:
    """Return a name as it is written at this place of a question."""
    if start == 0:
        return name[:1].upper() + name[1:]
    return name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
