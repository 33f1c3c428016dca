"""Main clauses in which the verb of saying stands before its speaker ("…, said police in Kabul") → who speaks."""

import re

# A full stop that ends no title and no initial: "Gen. Kim" is one name.
STOP = (
    r"(?<!\b[A-Z])(?<!\b[DLMS][rst])(?<!\b(?:Gen|Adm|Col|Maj|Sgt|Sen|Rep|Rev|Gov|Mrs))(?<!\b(?:Capt|Prof|Cmdr|Brig))\."
)
A_PERSON = r"[A-Z][\w.'’-]*(?:\s+(?:al|bin|de|van|von|der|el|la)?\s*[A-Z][\w.'’-]*){1,4}"

# Behind these alone no object can follow, as in "He closed the road, warned drivers and left".
_PLAIN = r"say|says|said|argue[sd]?|insist(?:s|ed)?"
INVERTED = re.compile(
    rf"(?:^\W*|(?P<clause>,)\s|(?:[\"”]|(?<!\w)[’']),?\s)(?P<verb>(?P<plain>{_PLAIN})|adds|added|announced|claim(?:s|ed)?|concluded"
    r"|explain(?:s|ed)?|note[sd]|predict(?:s|ed)?|replie[sd]|report(?:s|ed)?|warn(?:s|ed)?|wrote|writes|complain(?:s|ed)?|recall(?:s|ed)?"
    r"|joke[sd]|asks|asked|shouted|cautioned|declared|stressed)(?=\s)"
)
_OPENS_QUOTED = re.compile(r"\W*[\"“‘„]")

_ARTICLE = r"an?|the|his|her|its|their"
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
# When, where and to whom it was said is no part of the speaker's name: "said the mayor on Friday".
_OCCASION = re.compile(
    r"\s+(?:(?:(?:late|early|earlier|later)\s+)?on\s+(?:\w+day|\d|condition|the\s+sidelines|(?:state\s+|social\s+)?(?:television|TV|media|radio|X|Twitter))"
    r"|(?:last|this|next)\s+(?:week|month|year|\w+day)|today|yesterday|(?:earlier|later|late|early)\s+(?:this|last|in)"
    rf"|in\s+(?:{_ARTICLE})\s+(?:[\w-]+\s+){{0,3}}?(?:statement|interview|speech|report|letter|post|tweet|message|address|briefing|note|video"
    rf"|call|memo|filing|ruling|broadcast|study|article)|in\s+(?:{_MONTHS}|\d{{4}}|response|reply)"
    rf"|at\s+(?:{_ARTICLE})\s+(?:[\w-]+\s+){{0,3}}?(?:conference|briefing|meeting|summit|rally|hearing|session|event)"
    r"|to\s+(?:reporters|journalists)|after|during|before|while|when|as|because|citing|speaking|adding)\b[^,;:]*?(?=[,;:.]|$)"
)
# Nine blanks: a clause was blanked out there, and no "(UN)".
_UP_TO_A_MARK = re.compile(rf"\s(?=\S)(?P<who>[^,;:\"“”()]+?)\s*(?=\s{{9}}|[,;:\"“”()]|{STOP}(?:\s|$)|[.!?]?\s*$)")
# "…, said its director, Ruth Abara, on Friday": a name behind a role, where no other clause can begin with it.
_BY_NAME = re.compile(
    rf",\s+{A_PERSON}(?<!\.)(?=\.?[\"”]?\s*$|,\s+(?:on|in|at|during|after)\s+[^,]{{1,40}}$)",
)
_CAPITALISED = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*"
_NAME_IN_A_PLACE = re.compile(rf"(?P<name>{_CAPITALISED})\s(?:in|at)\s(?:the\s)?{_CAPITALISED}")
_NAMED = re.compile(rf"(?:[a-z][\w-]*\s+){{0,3}}(?:{A_PERSON}|[A-Z][\w.'’-]*)")
_NO_SPEAKER = re.compile(
    r"(?:that|it|he|she|they|we|you|I|there|no|yes|so|nothing|little|much|more|less|what|how|why|whether|if|could|would|will|may|might"
    r"|in|on|at|to|by|of|for|from|with|about|over|under|up|through|(?!family)[a-z]+ly|last|earlier|later|today|yesterday|say|says|said|shows?"
    r"|suggests?|indicates?)\b"
)
_NOBODY = re.compile(r"the|an?|its|their|his")
_TO_DO = re.compile(r"\sto\s")  # "asks the judge to reject it"
_LOOSE_END = re.compile(r"\s+[a-z]+ed$")  # "a report released today"
_END = re.compile(rf"(?:{_OCCASION.pattern})?[.!?]?[\"”]?\s*")
_PHRASE = re.compile(r"\s*(?:in|on|at|with|by|from|to|for|of|as|after|during|who|which|whose)\b")

# "Officials briefed on the talks" are still who speaks, "armed men" too: a participle with a preposition or a noun.
_FINITE = re.compile(
    r"(?<=\S\s)(?:is|are|was|were|has|have|had|will|would|could|may|might|can|did|does|should|must|went|began|fell|rose|took|came"
    r"|became|broke|grew|gave|knew|ran|saw|sank|said|says|(?:told|lost|met|won|held|hit|made|left|sent|got|struck|shot|quit|fled)(?!\s+by))\b"
    r"|(?<=\S\s)(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?<!ly\s)(?<![\w-])(?!need\b|hundred\b)[a-z]{3,}ed\b"
    r"(?!\s+(?:on|in|with|by|at|to|from|about|for|near|as|of|over|after|last)\b)"
)


def speaker_behind(text: str, start: int) -> str:
    """Return who is named from `start` on, without when and where they speak; "" for nobody.

    A place belongs to a role ("police in Kabul"), and not to a name ("Ivan Petrov in Kabul").
    """
    found = _UP_TO_A_MARK.match(text, start)
    if not found or _NOBODY.fullmatch(found["who"]):
        return ""
    who = found["who"]
    if occasion := _OCCASION.search(who):
        return _LOOSE_END.sub("", who[: occasion.start()])
    if place := _NAME_IN_A_PLACE.fullmatch(who):
        return place["name"]
    named = _BY_NAME.match(text, found.end())
    return who + named[0] if named else who


def inverted(main: str, match: re.Match[str]) -> str:
    """Return who speaks behind a verb that `INVERTED` found in the main clauses; "" where it is not inverted.

    "Ivan Petrov, the mayor, said police had left" looks alike: no clause stands before its verb, and one behind.
    """
    who = speaker_behind(main, match.end())
    if not who or finite(who) or _NO_SPEAKER.match(who):
        return ""
    before = main[: match.start()]
    if not match["clause"] and (not before.strip() or _OPENS_QUOTED.match(before)):
        return who
    is_last = bool(_END.fullmatch(main, main.find(who, match.end()) + len(who)))
    is_name = bool(_NAMED.fullmatch(who))
    if not match["plain"]:
        return (
            who
            if is_last and not _TO_DO.search(who) and ("," not in before or (is_name and _is_clause(before)))
            else ""
        )
    return who if _is_clause(before) or (is_last and is_name) else ""


def _is_clause(before: str) -> bool:
    """Does a clause stand before a verb, rather than a name with an apposition: "Ivan Petrov, the mayor, "?"""
    first, *others = before.split(",")
    return not others or any(map(finite, (first, *(p for p in others if not _PHRASE.match(p)))))


def finite(words: str) -> re.Match[str] | None:
    """Find the finite verb among these words; not all are known: many look like nouns in the present tense."""
    return _FINITE.search(words)
