"""Who said it: dropped, so that a statement becomes a fact; or changed, so that another said it."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.perturbations.family import Family, by_family
from eval.perturbations.text import capitalised, lowered, split_sources

VERBS = by_family(
    "said says say announced announces announce told_reporters added adds insists insisted",
    "stated states reported reports claimed claims claim alleged alleges warned warns estimated estimates argued "
    "argues",
)
_SAID = {f: "|".join(verbs.replace("_", " ") for verbs in words.split()) for f, words in VERBS.items()}
_WHEN = r"(?: (?:on|late on) [A-Z][a-z]+day| today| in a statement| on [A-Z][a-z]+ \d+| yesterday)?"
_WHO = (
    r"(?P<who>(?!(?:The|A|An|It|This|There|He|She|They) [a-z]+ that)"
    r"[A-Z](?:(?! (?:is|are|was|were|has|have|on|that|after|as|when|who) )[^,;:\"“”]){1,80}?(?<!['’]s))"
)
_OPENS = {
    f: re.compile(rf"^{_WHO} (?P<verb>(?:has |have |had )?(?:{said})){_WHEN} (?P<that>that )?(?P<what>\S.+)$")
    for f, said in _SAID.items()
}
_CLOSES = {
    f: re.compile(rf"^(?P<what>.+?),[\"”]? (?P<who>(?!as )[^,;:\"“”]{{2,80}}?) (?P<verb>{said}){_WHEN}\.$")
    for f, said in _SAID.items()
}
_ACCORDING = by_family(
    re.compile(r"^According to (?P<who>[^,]{2,80}), (?P<what>.+)$"),
    re.compile(r"^(?P<what>.+?),? according to (?P<who>[^,]{2,80})\.$"),
)
# Without "that", only what is surely a clause: "says it will", not "says yes" nor "claims a victory".
_CLAUSE = re.compile(
    r"(?:it|he|she|they|there) (?!to\b|for\b)|"
    r"(?:its|his|her|their|the|a|an|at least|more than|\d+) [^,]+? (?:is|are|was|were|has|have|had|will|would)\b"
)
_PRONOUN = re.compile(
    r"(?:it|he|she|they) (?=(?:is|are|was|were|has|have|had|will|would|could|may|might|[a-z]+(?:ed|s))\b)"
)
_SPEAKERS = by_family(
    ("the opposition", "the police", "a local newspaper", "the foreign ministry", "the workers' union"),
    ("an independent monitor", "the rebels", "a former adviser", "the mayor's office", "two eyewitnesses"),
)
# "… approve of a raise in their states."
_VAGUE = re.compile(r"estimated|states|reports|reported|claims?")
_DENIAL = re.compile(r"\b(?:not|never|den(?:y|ies|ied)|no one|nobody)\b")


def dropped(text: str, family: Family, _others: Sequence[str], _random: Random) -> Iterator[str]:
    """Yield what was said without who said it."""
    body, sources = split_sources(text)
    for found in _attributions(body, family):
        # To announce a thing oneself is to do it.
        if "verb" in found.groupdict() and found["verb"].startswith("announce"):
            continue
        what = found["what"].strip().strip('"“”').rstrip(",")
        who = found["who"]
        if _PRONOUN.match(what) and len(who.split()) <= 8 and not re.match(r"(?:It|He|She|They|A|An)\b", who):
            # "Iran says it has tested …" → "Iran has tested …"
            what = f"{who} {_PRONOUN.sub('', what, count=1)}"
        elif _PRONOUN.match(what):
            continue
        if what.count('"') % 2 == 0 and what.count("“") == what.count("”") and len(what.split()) > 3:
            yield capitalised(what.rstrip(".") + ".") + sources


def changed(text: str, family: Family, others: Sequence[str], random: Random) -> Iterator[str]:
    """Yield the sentence as said by somebody else."""
    body, sources = split_sources(text)
    for found in _attributions(body, family):
        start, end = found.span("who")
        yield capitalised(body[:start] + _speaker(body, family, others, random) + body[end:]) + sources


def _attributions(body: str, family: Family) -> Iterator[re.Match[str]]:
    opens = _OPENS[family].match(body)
    if opens and not _DENIAL.search(opens["who"]) and (opens["that"] or _is_clause(opens)):
        yield opens
    closes = _CLOSES[family].match(body) or _ACCORDING[family].match(body)
    if closes and not _DENIAL.search(closes["who"]) and not _is_noun(closes):
        yield closes


def _is_clause(found: re.Match[str]) -> bool:
    return not found["verb"].startswith("warn") and _CLAUSE.match(found["what"]) is not None


def _is_noun(found: re.Match[str]) -> bool:
    return "verb" in found.groupdict() and (bool(_VAGUE.fullmatch(found["verb"])) or len(found["who"].split()) > 8)


def _speaker(body: str, family: Family, others: Sequence[str], random: Random) -> str:
    """A person or body of another sentence who speaks there, else one of a few that may say anything."""
    mine = set(re.findall(r"\w+", body.casefold()))
    speakers: list[str] = []
    for other in others:
        if found := _OPENS[family].match(other):
            who = found["who"]
            if (
                who.split()[-1][0].isupper()
                and 2 <= len(who.split()) <= 7
                and not mine & set(re.findall(r"\w+", who.casefold())) - {"the", "of", "in"}
            ):
                speakers.append(lowered(who))
    # Half of the time one that may say anything, so that there is one however few the others are.
    return random.choice(speakers) if speakers and random.random() < 0.5 else random.choice(_SPEAKERS[family])
