"""Question → the things it is about, the one it is most about first.

There is no parser here: noun phrases are read only where the form of a question shows where they begin and end
("What is throat cancer?", "Tell me about the history of toilets"). Of any other question only its names are known.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.follow_ups.mentions import POSSESSION, Kind, Mention, is_plural, names
from index.words import FUNCTION_WORDS, topic_words

LONGEST_PHRASE = 7  # words
# Nouns that are nothing without what they are of: "What are the main themes?"
RELATIONS = (
    "types|kinds|forms|examples|causes|effects?|consequences|symptoms|signs|advantages|disadvantages|benefits|risks|dangers"
    "|drawbacks|characteristics|features|properties|themes|characters|members|leaders?|founders?|owners?|authors?|purpose"
    "|goals?|aims?|roles?|functions?|origins?|history|significance|importance|impact|findings|results|reasons|terms"
    "|conditions|layers|components|parts|steps|stages|uses|applications|pros\\s+and\\s+cons|differences|similarities"
    "|victims|details|costs?|price|size|population|capital|currency|evidence|treatments?"
)
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"who\s+(?:was|were|is|are)\s+(?:\w+\s+)?(?:in|at|for|by|behind|during)\s+(?P<phrase>(?:the|a|an)\s.+)",
        r"(?:please\s+)?(?:tell\s+(?:me|us)(?:\s+more)?|what\s+do\s+(?:we|you)\s+know|what\s+is\s+known)\s+about"
        r"\s+(?P<phrase>.+)",
        r"(?:what|who|which)(?:['’]s|\s+(?:is|are|was|were))\s+(?P<phrase>.+)",
        r"(?:please\s+)?(?:describe|explain|discuss)\s+(?P<phrase>.+)",
        r"(?:what|how)\s+about\s+(?P<phrase>.+)",
        r"what\s+(?:causes|caused|(?:happened|happens)\s+(?:in|to|at|during|after))\s+(?P<phrase>.+)",
    )
)
_PREPOSITION = re.compile(
    r"\s+(?:in|on|for|to|from|with|at|by|during|after|before|since|against|about|between|under|over|around|near)\s+"
)
_COMPLETES = frozenset("between for to on against with".split())  # "the difference between X and Y" is about X and Y
# "Throat cancer's symptoms" are about throat cancer, "Darwin's theory" is about the theory.
_OWNED = re.compile(rf"(?:(?<=s)['’](?=\s)|['’]s\b)\s+(?:[a-z-]+\s+)?(?:{RELATIONS})$", re.IGNORECASE)
_QUALITY = re.compile(r"[a-z]+(?:ing|ed|que|ous|ful|ive|al|able|ible|ic|ent|ant|er|est|new|bad|good|best|wrong)")
# "Who was shot?", "What is held there?": nothing that can be spoken of again.
_DONE = frozenset(
    "built caught cut felt found held hit hurt kept known laid led left lost made meant met paid put read said seen"
    " sent set shot shown shut sold sought spent struck stolen sunk taken taught thought told torn won".split()
)
# "did the mayor of ": behind what comes next stands what the mayor did.
_SUBJECT = re.compile(
    r"\b(?:did|does|do|has|have|had|will|would|can|could|should)\s+(?:the|an?|its|his|her|their)\s+"
    r"(?:(?:prime|deputy|vice|foreign|interior|finance|defen[cs]e|health|former|new|head)\s+)?[\w-]+\s+(?:of|in|for|at|from)\s+$",
    re.IGNORECASE,
)
_NO_NOUN = (
    FUNCTION_WORDS
    | frozenset("there done doing going used like better best worst good bad true false possible important".split())
) - frozenset(("the", "a", "an", "own", "other"))
_ARTICLE = re.compile(r"(?:the|a|an|your|my|our|some|any|these|those|this|that)\s+", re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:of|in|about|on|for|at|to|from|by|during|after|before)\s+(?:the\s+)?$", re.IGNORECASE)
_YES_OR_NO = re.compile(r"(?:did|does|do|has|have|had|will|would|can|could|should|is|are|was|were)\b", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^\W*who\s*(?:['’]s|is|was)\s+[A-Z]", re.IGNORECASE)
_ASKS_WHAT = re.compile(
    r"\W*what\s+(?:is|are)\s+(?!(?:the|an?|some|any|your|my|our|this|that|these|those)\b)", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"\w*(?:ed|ght|ft|st|wn)")  # "What is left?"
_TAIL = re.compile(
    r"(?:[ ][a-z][\w-]*){1,2}(?=\s*[?.!]?\s*$|\s+(?:of|in|on|at|for|to|and|or|from|with|by|during|after|before)\b)"
)


def topics(question: str, known: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """Return what a question is about, in the order in which it names it; `known` is what earlier turns were about.

    A known thing comes before a new one: "What is the role of brain chemicals in depression?" goes on about depression.
    """
    question = question.strip()
    found = [again for old in known if (again := _again(old, question))]
    # "Brackwater's utility" is about the utility.
    new = [_named(question, name) for name in names(question) if not _is_owner(question, name)]
    phrase = _phrase(question)
    owners = [old for old in found if phrase and _overlap(phrase, old) and _is_owner(question, old)]
    if phrase and not owners and (not found or any(_overlap(phrase, old) for old in found)):
        # "tiger sharks", where sharks were spoken of before, are another thing.
        found = [old for old in found if not _overlap(phrase, old) or len(old.text) >= len(phrase.text)]
        new = [phrase, *(name for name in new if name.text not in phrase.text)]
    taken: list[Mention] = []
    for mention in [*sorted(found, key=lambda m: (m.start, -len(m.text))), *new]:
        if not any(_overlap(mention, other) for other in taken):
            taken.append(mention)
    return tuple(taken)


def is_of_a_thing(question: str) -> bool:
    """Does a question ask what a thing is, by its bare name: "What is anemia?", "What are supertankers?"?"""
    phrase = _phrase(question) if _ASKS_WHAT.match(question) else None
    return phrase is not None and bool(topic_words(phrase.text)) and not _PARTICIPLE.fullmatch(phrase.text)


def _is_owner(question: str, name: Mention) -> bool:
    return bool(POSSESSION.match(question, name.end))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _again(old: Mention, question: str) -> Mention | None:
    """Return a known thing where the question names it again."""
    bare = _ARTICLE.sub("", old.text, count=1)
    match = re.search(rf"\b{re.escape(bare)}\b", question, re.IGNORECASE)
    if not match:
        return None
    return Mention(old.text, match.start(), old.kind, old.gender, old.is_plural)


def _phrase(question: str) -> Mention | None:
    """Return the noun phrase of a question whose form shows it."""
    asked = re.split(r"(?<=[.?!])\s", question)[-1].rstrip(" .?!")
    offset = question.rfind(asked) if asked else 0
    for frame in _FRAMES:
        match = frame.fullmatch(asked)
        if match and (cut := _cut(_OWNED.sub("", match["phrase"]))):
            phrase, shift = cut
            start = offset + match.start("phrase") + shift
            named = next((n for n in names(question) if n.start < start + len(phrase) and start < n.end), None)
            if named is None or not named.text.endswith(phrase):
                return Mention(phrase, start, Kind.THING, is_plural=is_plural(phrase))
            kind = Kind.PERSON if named.kind is Kind.UNKNOWN and _ASKS_WHO.match(asked) else named.kind
            return replace(named, text=phrase, start=start, kind=kind)
    return None


def _cut(phrase: str) -> tuple[str, int] | None:
    """Return what a phrase is about and how far from its beginning: "the history of toilets" is about toilets."""
    start = 0
    of = re.search(r"\s+of\s+", phrase)
    first = _PREPOSITION.search(phrase)
    if of and not (first and first.start() < of.start()) and not re.search(r"\b[A-Z][\w-]*$", phrase[: of.start()]):
        start = of.end()
        phrase = phrase[start:]
        first = _PREPOSITION.search(phrase)
    if first:
        if re.fullmatch(r"(?:the\s+)?[a-z\s]+", phrase[: first.start()]) and first.group().strip() in _COMPLETES:
            return None
        phrase = phrase[: first.start()]
    phrase = phrase.rstrip(" ,")
    words = _ARTICLE.sub("", phrase, count=1).split()
    if not words or len(words) > LONGEST_PHRASE or re.search(r"[,;:()\"“”]", phrase):
        return None
    if any(word.lower() in _NO_NOUN for word in words if word != "of") or (
        len(words) == 1 and (_QUALITY.fullmatch(words[0]) or words[0].lower() in _DONE)
    ):
        return None
    return phrase, start


def _named(question: str, name: Mention) -> Mention:
    """Return a name with what follows it in its noun phrase: "the Brackwater attack"."""
    before = question[max(0, name.start - 30) : name.start + (4 if name.text.startswith("the ") else 0)]
    tail = _TAIL.match(question, name.end)
    if not tail or name.kind is Kind.PERSON or not _GOVERNED.search(before) or _YES_OR_NO.match(question):
        return name
    text = question[name.start : tail.end()]
    if _SUBJECT.search(question[: name.start]) and not question[tail.end() :].strip(" ?.!"):
        return name
    if set(text.lower().split()[2:]) & FUNCTION_WORDS or text.endswith(("ed", "ing", "ly")):
        return name
    return Mention(text, name.start, Kind.THING, is_plural=is_plural(text))
