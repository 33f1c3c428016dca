"""A sentence → who says it, and by which verb; None where it is told on nobody's word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.stance.behind import A_PERSON, INVERTED, STOP, finite, inverted, speaker_behind
from assistant.stance.clauses import LONGEST, main_clauses
from assistant.stance.contested import CLAIMED, is_charged


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, by which verb, both as written.

    `speaker` is "" where nobody is named, `verb` where a quotation stands without one. "In Kim's words" has the verb
    "in the words of", "there are reports that" the verb "reports".
    """

    speaker: str
    verb: str


# --- verbs ------------------------------------------------------------------------------------------------------------

_THAT = r"(?=\s*[,:\"“]|(?:\s+(?:on|in|at)\s[\w\s'’-]{1,40})?\s*\.?\s*$|\s+(?:\w+\s+){0,5}?(?:that|how|why)\b)"
_NOT_BY = r"(?!\s+by\b)"
_A_CLAIM = (
    r"(?=\s+(?:(?:as|the|any|all|these|those|such)\s+)?(?:[\w'’]+\s+){0,2}?"
    r"(?:claims?|suggestions?|accusations?|allegations?|reports?|rumou?rs?|idea|notion|criticism)\b)"
)
# "Claimed 40 lives", "claims victory": nobody's word. "Claimed that 40 lives were lost" is.
NO_CLAIM = r"(?!\s+(?:(?!(?:that|it|he|she|they)\b)[\w'’]+\s+){0,3}?(?:lives|victory|victims)\b)"
# "Admitted 12 patients", and not "admitted that 12 patients had died" or "admitted patients had died".
_NO_ADMISSION = (
    r"(?!\s+(?:(?!that\b)[\w'’.-]+\s+){0,3}?(?:patients?|casualties|refugees?|migrants?|asylum|students|visitors)\b"
    r"(?!\s+(?:is|are|was|were|has|have|had|will|would|could|did|died)\b))"
)
# "Told the crew to leave", and not "told reporters she had refused to leave".
_NO_ORDER = (
    r"(?:that|is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|he|she|it|they|[a-z]+ed(?=\s+to))"
)
_NOT_ORDERED = rf"(?!\s+(?:(?!{_NO_ORDER}\b)[\w'’-]+\s+){{1,6}}?(?:not\s+)?to\s+(?!the\b|an?\b|\w+ing\b)[a-z])"
_BELIEF = (
    r"believe[sd]?|suspects?|suspected(?=\s+(?:that|the|an?|its|his|it|he|she|they|him|her|them)\b)"
    r"|think|thinks|thought|fear(?:s|ed)?|expect(?:s|ed)?|estimate[sd]?|reckon(?:s|ed)?"
)

# Each verb with what must or must not follow, so that it is a statement and not a deed ("called for", "denied bail").
_VERB = re.compile(
    r"(?<![\w'’-])(?P<verb>"
    + "|".join(
        (
            r"(?:say|says|said(?!\s+to\s+(?:be|have)\b)|state[sd]?|insist(?:s|ed)?|argue[sd]?|assert(?:s|ed)?|alleges?"
            r"|alleged(?=\s+(?:that|it|he|she|they)\b)|explain(?:s|ed)?|stress(?:es|ed)?"
            r"|emphasi[sz]e[sd]?|reiterate[sd]?|contend(?:s|ed)?|complain(?:s|ed)?|boast(?:s|ed)?|inform(?:s|ed)?|caution(?:s|ed)?"
            rf"|speculate[sd]?|admit(?:s|ted)?{_NO_ADMISSION}|acknowledge[sd]?|claim(?:s|ed)?{NO_CLAIM}"
            r"|dispute[sd]?|vow(?:s|ed)?|promise[sd]?"
            r"|threaten(?:s|ed)?(?=\s+(?:to|that|with|an?)\b|\s*[\"“])|predict(?:s|ed)?|forecasts?|announce[sd]?|disclose[sd]?"
            rf"|object(?:s|ed)?\s+that|quip(?:s|ped)|joke[sd]){_NOT_BY}",
            # "Generators believed to be theirs", "three suspected rebels": participles, not main verbs.
            rf"(?!(?:believed|thought|feared|suspected|estimated|expected)\s+to\b)(?:{_BELIEF})(?!\s+(?:by|of|at|dead|missing)\b)",
            rf"(?:tell|tells|told|warn(?:s|ed)?){_NOT_BY}{_NOT_ORDERED}",
            r"(?:accuse[sd]?|blame[sd]?)(?!\s+(?:of|by|for|on|in)\b)",
            r"den(?:y|ies|ied)(?!\s+(?:by|(?:[\w'’]+\s+){0,3}?(?:request|appeal|bail|permission|visas?|entry|access|motion|parole)\b))",
            r"confirm(?:s|ed)?(?!\s+(?:by|cases|deaths|infections|(?:[\w'’]+\s+){0,5}?(?:Commission|cabinet|nominee|nomination|appointment))\b)",
            r"report(?:s|ed)?(?!\s+(?:by|to|for|missing|dead|themselves|himself|herself|itself|(?:[\w'’]+\s+){1,3}to\s+(?:the|his|her|its|their|police))\b)",
            rf"(?:add(?:s|ed)?|note[sd]?|rule[sd]?|declare[sd]?|write|writes|wrote|maintain(?:s|ed)?|answer(?:s|ed)?|repl(?:y|ies|ied)"
            rf"|tweet(?:s|ed)|post(?:s|ed)|hear(?:s|d)|testif(?:y|ies|ied)|hint(?:s|ed)?|assess(?:es|ed)?|judge[sd]?|conclude[sd]?|reveal(?:s|ed)?|stipulate[sd]?|recall(?:s|ed)?|imply|implied){_THAT}",
            r"(?:find|finds|found)(?=\s+(?:(?:\w+\s+){0,4}?that|(?:no\s+)?evidence|all\s+but)\b|\s*\.?\s*$)",
            r"(?:show|shows|showed|suggest(?:s|ed)?|indicate[sd]?)(?=\s)",
            r"describe[sd]?(?=\s(?!by\b)\S)",
            r"call(?:s|ed)?(?!\s+(?:for|on|upon|off|up|in|to|out|back|an?)\b)(?=\s*[\"“]|\s+(?:it|this|that|him|her|them|the|his|its|their)\b|\s+(?:[\w'’-]+\s+){1,4}?(?:an?\b|[\"“]))",
            r"pledge[sd]?(?!\s+(?:by|to\s+[A-Z]|to\s+the)\b)",
            r"sp(?:eak|eaks|oke|oken)(?=\s+of\b)",
            r"puts?(?=\s[^;]{0,80}?\bat\s+[^\w;]{0,3}\d)",
            r"(?:count|counts|counted|lists?|listed)(?=\s+(?:\w+\s+){0,2}?\W?\d)",
            r"name[sd]?(?=\s+(?:[\w'’-]+\s+){0,3}?(?:quotas?|figures?|numbers?)\b|\s[^;]{0,80}\sas\b)",
            rf"(?:reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?){_A_CLAIM}",
            r"trade[sd]?(?=\s+(?:accusations|blame)\b)",
        )
    )
    + r")(?![\w'’-])"
)
_IS_BELIEF = re.compile(_BELIEF)
_IS_JUDGING = re.compile(rf"{_BELIEF}|suspected|speculate[sd]?|assess(?:es|ed)?|judge[sd]?|predict(?:s|ed)?|forecasts?")
_VIEWS = ("in the view of", "in the opinion of")
_OF_A_SOURCE = re.compile(r"(?:show|suggest|indicate)")
# "The court heard that …", "…, an audit found": a statement of those whose work it is to hear and find.
_HEARD = re.compile(r"hear(?:s|d)")
_FOUND = re.compile(r"finds?|found")
_INQUIRY = re.compile(
    r"\b(?:courts?|inquests?|inquir(?:y|ies)|jur(?:y|ies|ors)|tribunals?|trial|hearings?|commissions?|committees?|panels?|judges?"
    r"|investigat\w+|reviews?|audits?|agenc(?:y|ies)|regulators?|watchdogs?|analys[ie]s|teams?|reports?|stud(?:y|ies)|polls?|surveys?"
    r"|research\w*|scientists|experts|police|it|he|she|they)\b",
    re.IGNORECASE,
)
# Forms that are plural nouns as well.
_NOUN_TOO = re.compile(
    r"(?:claims|suspects?|disputes?|pledges|reports?|states?|promises|fears?|estimates?|forecasts?|calls?|shows?|names?|lists?|notes?|counts?|rules?|judges?|answers?|blame)"
)
# Forms that no noun and no participle before a noun shares, unlike "fears" and "reported".
_ONLY_A_VERB = re.compile(
    r"say|says|said|tells?|told|den(?:y|ies|ied)|warn(?:s|ed)?|insist(?:s|ed)?|argue[sd]?|explain(?:s|ed)?|add(?:s|ed)?|wrote"
    r"|expects|believes|thinks|predicts|announces|accuses"
)
# "The talks concluded", "he posted on Monday": deeds where nothing is told behind or before them.
_DEED_TOO = re.compile(r"conclude[sd]?|reveal(?:s|ed)?|tweet(?:s|ed)|post(?:s|ed)|hear(?:s|d)|wrote|writes?")
_TOLD_BEHIND = re.compile(r"\s*[:\"“]|(?:\s+\w+){0,5}?\s+that\b|\s*,[^,;]*,\s*that\b")
_AFTER_A_VERB = re.compile(
    r"\s+(?:that|an?|the|its|his|her|their|no|some|more|at|up|new|first|another|record|responsibility|to\s+have|to\s+hold|of\s+a)\b"
    r"|\s*[\"“\d$€£]|\s+\W?\d|\s+[A-Z]|\s+(?:\w+ly|on\s+\w+day)\b|\s+(?:it|he|she|they|we|[a-z]+\s+(?:is|are|was|were|will|would|has|have))\b"
)
_SOURCES = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|polls?|surveys?|data|figures|statistics|images|footage|videos?|documents?|records|research"
    r"|officials?|analysts?|experts?|diplomats?|sources?|investigators?|witness(?:es)?|researchers|scientists|police|ministry|she|he|they)\b",
    re.IGNORECASE,
)

# --- passives and hearsay ---------------------------------------------------------------------------------------------

_BY = re.compile(
    r"\b(?:is|are|was|were|been|be)\s+(?P<verb>said|reported|announced|confirmed|denied|claimed|disputed|rejected|revealed)\s+by\s+"
    rf"(?P<speaker>[^,;:]+?)(?=\s+(?:that|on|in|at|after|to)\b|[,;:]|{STOP}(?:\s|$)|$)"
)
_ACCORDING = re.compile(r"\b(?P<verb>[Aa]ccording\s+to)(?!\s+(?:which|whom)\b)")
# "According to the agency at least 29 died": without a comma, the clause begins with its article or number.
_NEXT_CLAUSE = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bby)(?<!\bat)(?<!\bto)(?<!\bon)(?<!\bfor)(?<!\band)(?<!\bwith)(?<!\bfrom)(?<!\bboth)\s+"
    r"(?=(?:the|an?|at\s+(?:least|most)|about|more|most|many|all|some|its|his|her|their|he|she|it|they|there|\d+)\s)"
)
_IN_THE_WORDS = re.compile(
    r"\b[Ii]n\s+(?:the\s+(?P<of>words|view|opinion)\s+of\b"
    r"|(?P<speaker>[A-Z][\w\s.-]*?|the\s[\w\s-]+?)['’]s?\s+(?P<own>words|view|opinion)\b)"
)
_QUOTED_AS = re.compile(
    r"\b(?:(?:quote[sd]?|cite[sd]?)\s+(?P<speaker>[^,;:]+?)"
    r"|(?:is|are|was|were|been)\s+(?:\w+\s+)?quoted(?:\s+(?:by|in|on)\s[^,;:]+?)?)\s+as\s+(?P<verb>saying)\b"
)
_IS = r"(?<!\bthat\s)\b(?:is|are|was|were|been|be)\s+(?:(?:also|now|still|then|later|first|\w+ly)\s+)?"
_NOBODY = re.compile(
    rf"{_IS}(?P<said>said|believed|thought|alleged|rumou?red|feared|understood|presumed|claimed|assumed)"
    r"(?=\s+(?:to|that|dead|missing|lost|trapped|killed)\b)"
    rf"|{_IS}(?P<reported>reported(?=\s+(?:to|that|dead|missing))|announced(?=\s+that)|estimated(?=\s+to)|(?:suspected|accused)(?=\s+of))"
    r"|(?<!\bfor\s)(?<!\bof\s)(?<!,\s)\b(?P<adverb>[Rr]eportedly|[Aa]llegedly|[Pp]urportedly|[Ss]upposedly)\b"
    r"|\b[Tt]here\s+(?:is|are|was|were|(?:has|have)\s+been)\s+(?:(?!no\b)[\w-]+\s+){0,2}?"
    r"(?P<told>(?:reports?|claims?|allegations?|rumou?rs?)(?=\s+(?:that|of)\b))"
)

# --- subjects ---------------------------------------------------------------------------------------------------------

_PREPOSITIONS = (
    r"of|in|at|on|for|by|with|from|between|to|about|over|under|amid|against|than|as|into|within|despite|asked|speaking"
)
_NO_SUBJECT = re.compile(
    rf"(?!(?:at\s+(?:least|most)|about|over)\s+\w+|no\.?\s+\d)(?:{_PREPOSITIONS}|no|none|few|that|who|which|what|including|meanwhile|however|(?-i:[a-z]+ing))\b",
    re.IGNORECASE,
)
_PLAIN_FORM = re.compile(r"\w*[^sd]")
_INFINITIVE = re.compile(r"\b(?:to|will|would|can|could|may|might|must|should|shall)\s+[a-z]+\b")
_OURSELVES = re.compile(r"we|this\s+(?:desk|briefing)", re.IGNORECASE)  # the briefing's own judgement
_NEVER_BEFORE = re.compile(
    rf"(?:^|\s)(?:{_PREPOSITIONS}|the|an?|its|his|her|their|our|no|any|these|those|first|previously|newly|most|all|initial|early"
    r"|unconfirmed|conflicting|recent|such|will|would|can|could|may|might|should|must|shall|cannot|who|which|that|what|or|(?:it|he|she|that|what|who|there|let)['’]s)$",
    re.IGNORECASE,
)
# "Growing fears", "media reports", "the city's reported losses", but "Boeing said", "state media said", "Moody's said".
_BEFORE_A_NOUN = re.compile(
    r"(?:^|\s)(?:(?-i:[a-z]{3,}ing)|growing|rising|mounting|lingering|media|\S+['’]s|\d+)$", re.IGNORECASE
)
# "Officials in Austin, Texas said …".
_TOWN = re.compile(r"^(?:\S+\s+){1,6}(?:in|of|at|from|near)\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*$")
_COUNTRY = re.compile(r"(?:(?:New|North|South|West|East|Northern|Saudi|Sri|Puerto|United)\s)?[A-Z][\w'’-]*")
# "A disputed claim", "a World Anti-Doping Agency report".
_A_SINGLE = re.compile(r"(?<!\band\s)\ban?\s+(?:(?!(?:of|in|from|and)\b)[\w'’-]+\s+){0,2}[\w'’-]+$", re.IGNORECASE)
# "Weapons that the rebels say are theirs", but "the company that runs the mine says".
_IN_A_RELATIVE = re.compile(
    r"(?<=\w)\s+that\s+(?:(?:(?:an?|the|its|his|her|their|some|many|most)\s|[A-Z])(?:[\w'’.-]+\s?)*|it|he|she|they|police"
    r"|(?:[a-z]*[^s\W]\s)?[\w-]+s)$"
)
_MEDIA = re.compile(r"(?!an?\s)(?:(?:the|official|local|state|social|(?-i:[A-Z])[\w'’-]*)\s+)+media", re.IGNORECASE)
# Names and nouns end so too: "Italy said", "the family said".
_ADVERB = (
    r"(?!family)[a-z]{2,}ly|(?:Initi|Offici|Origin|Fin|Addition)ally"
    r"|(?:Previous|Recent|Separate|Public|Private|Repeated|Similar)ly"
)
_BETWEEN = re.compile(
    rf"(?:\s+|^)(?:{_ADVERB}|has|have|had|did|does|do|also|later|then|now|nevertheless|again|still|previously|earlier|already|both|himself|herself"
    r"|themselves|itself|once|since|not|never|(?:on|last|late\s+on|early\s+on)\s+\w+day|however|at\s+night|in\s+turn"
    r"|(?:continue[sd]?|went\s+on|chose|began)\s+to)\s*$"
)
_AUXILIARY = re.compile(r"\b(?:did|does|do|(?:continue[sd]?|went\s+on|chose|began)\s+to)\s*$")
_NEGATED = re.compile(r"\b(?:not|never|nor|neither|no\s+one|nobody|n['’]t)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got|gets)(?:\s+(?:\w+ly|not|also|now|widely))*$")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|can|did|does)\b")
_TURN = re.compile(r"[;:—]\s*|,\s*(?:and|but|so|yet|nor)\s+(?=\S)|\s(?:but|yet)\s+(?=\S)")
_MARK = re.compile(r"[,\"“”„‘’](?!\w)|(?<!\w)[\"“„‘]")
_AND = re.compile(r"\s+(?:and|but|yet|then)(?:\s+|$)")
_TOLD_BEFORE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|[a-z]{2,}ed|went|began|fell|rose|took|met|won|lost|held|made|sent|gave|got)\b"
)
# A name ends where a verb in lower case begins: "Grey Lantern demands …", "The union has …".
_FIRST_NAME = re.compile(
    r"\s*(?P<name>\S.*?)\s+(?=(?:is|are|was|were|has|have|had|will|did|[a-z]{2,}(?:ed|[^s\W]s))\b)"
)
_TIME = re.compile(
    r"^(?:(?:last|this|next|earlier\s+this)\s+(?:week|month|year|spring|summer|autumn|winter|\w+day)"
    r"|(?:on|in|by)\s+[\w ]{1,12}?"
    r"(?:day|January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d+)?"
    r"|as\s+late\s+as\s+\w+|also|but|and|yet|later|earlier|meanwhile|however|afterwards)\s+",
    re.IGNORECASE,
)
# "A move it says will cost it": what is told of in a clause of its own, without its "which".
_OF_WHICH = re.compile(r"\w\s+(?:it|he|she|they)$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?:will|would|is|are|was|were|has|have|had|can|could|may|might)\b")
# "…, the Council for Human Rights reports", and not "…, the capital of the Chin state".
_LONE = r"they|he|she|it|police|[a-z]+s"
_TELLER = re.compile(
    rf"(?:(?:the|an?|its|his|her|their|some|local)\s|[A-Z])(?:(?!(?:to|by|with|from|at|on)\b)[\w.'’-]+\s?){{0,8}}|{_LONE}"
)
_TELLER_OF_NO_PLACE = re.compile(
    rf"(?:(?:the|its|his|her|their)\s|[A-Z])(?:(?!(?:{_PREPOSITIONS}|and|or)\b)[\w.'’-]+\s?){{0,6}}|{_LONE}"
)
_STATE = re.compile(r"states?|rules?|disputes?|names?|lists?|notes?|counts?|calls?|shows?|suspects?")
_ROLE = re.compile(r"(?:the|an?|its|his|her|their)\s")
_PERSON = re.compile(A_PERSON)
_LONGEST_NAME = 160  # characters


def is_belief(verb: str) -> bool:
    """Does whoever is the subject of this verb judge, rather than tell what they know: "expects", "did not believe"?"""
    return bool(_IS_JUDGING.fullmatch(verb.split(" ")[-1])) or verb in _VIEWS


def attribution(text: str) -> Attribution | None:
    """Find who says what the main clause tells; None where it is told on nobody's word."""
    text = " ".join(text[:LONGEST].split())
    opened = _open_quotation(text)
    main = main_clauses(opened if opened is not None else text)
    found = next(_found(main), None)
    if found is None and (opened is not None or not re.search(r"\w", main)) and re.search(r"[\"“”]", text):
        return Attribution("", "")
    return found


def _open_quotation(text: str) -> str | None:
    """Return a text without the quotation that began before it or goes on behind it; None where there is none."""
    straight = [match.start() for match in re.finditer(r"\"", text)]
    if text.count("“") == text.count("”") and len(straight) % 2 == 0:
        return None
    if "“" in text or "”" in text:
        opening, closing = text.rfind("“"), text.find("”")
        return text[:opening] if text.count("“") > text.count("”") else text[closing + 1 :]
    # A straight mark with a blank before it opens, else it closes.
    last = straight[-1]
    if last == 0 or text[last - 1].isspace():
        return text[:last]
    return text[straight[0] + 1 :]


def _found(main: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(main):
        if speaker := _up_to_the_clause(speaker_behind(main, match.end())):
            yield Attribution(_name(speaker), match["verb"].lower())
    for match in _IN_THE_WORDS.finditer(main):
        if speaker := match["speaker"] or speaker_behind(main, match.end()):
            yield Attribution(_name(speaker), f"in the {match['of'] or match['own']} of")
    for match in _QUOTED_AS.finditer(main):
        if speaker := match["speaker"] or _subject(main[: match.start()].rstrip()):
            yield Attribution(_name(speaker), match["verb"])
    for match in INVERTED.finditer(main):
        if speaker := inverted(main, match):
            yield Attribution(_name(speaker), match["verb"])
    for match in _BY.finditer(main):
        yield Attribution(_name(match["speaker"]), match["verb"])
    # "Investigators have found a letter, the state attorney said": who speaks at the very end says all of it.
    for match in sorted(_VERB.finditer(main), key=lambda match: not _closes(main, match)):
        found = _with_subject(main, match)
        if found:
            yield found
    for match in _NOBODY.finditer(main):
        yield Attribution("", match[str(match.lastgroup)].lower())
    # "Russian forces took the town, a claim Kyiv denies": what stands before is called a claim.
    for match in CLAIMED.finditer(main):
        if not is_charged(main, match.start()):
            yield Attribution("", match["claim"])


def _up_to_the_clause(speaker: str) -> str:
    if not (verb := finite(speaker)):
        return speaker
    begins = _NEXT_CLAUSE.search(speaker)
    return speaker[: min(begins.start() if begins else verb.start(), verb.start())]


def _closes(main: str, match: re.Match[str]) -> bool:
    """Does nothing but its subject, behind a comma, stand with a verb at the end: "…, the port said."?"""
    return not re.search(r"\w", main[match.end() :]) and bool(re.search(r",\s[^,]+$", main[: match.start()]))


def _tells_what_is_before(main: str, match: re.Match[str]) -> bool:
    """Is what a verb tells quoted or told before it: "“…”, it concluded", "the dam, it concluded, is safe"?"""
    before, comma, subject = main[: match.start()].rpartition(",")
    if re.search(r"[\"”]\s*[^,]*$", main[: match.start()]):
        return True
    is_aside = bool(comma and re.search(r"\w", before) and re.search(r"\w", subject))
    return is_aside and bool(
        re.match(r"\s*,", main[match.end() :]) or _FINITE.search(before) or _TOLD_BEFORE.search(before)
    )


def _with_subject(main: str, match: re.Match[str]) -> Attribution | None:
    """Return the attribution of a verb that has a subject and is its main verb."""
    verb = match["verb"]
    begin = max((turn.end() for turn in _TURN.finditer(main, 0, match.start())), default=0)
    before = main[begin : match.start()].rstrip()
    adjacent = before
    while between := _BETWEEN.search(adjacent):
        adjacent = adjacent[: between.start()].rstrip()
    aside = before[len(adjacent) :]
    # "The ship was not hit, the ministry said" denies the hit, not that it said so.
    if _NEGATED.search(_MARK.split(before)[-1]) and not _IS_BELIEF.fullmatch(verb):
        return None
    if _PASSIVE.search(adjacent) or _NEVER_BEFORE.search(adjacent):
        return None
    subject = _subject(adjacent)
    if _is_a_noun(main, match, adjacent, subject) or _is_a_deed(main, match, subject):
        return None
    if _PLAIN_FORM.fullmatch(verb) and adjacent.endswith(" and") and _INFINITIVE.search(adjacent):
        return None  # "They are to meet and announce …"
    if _IN_A_RELATIVE.search(subject):
        return None
    if _OF_WHICH.search(subject) and _GOES_ON.match(main, match.end()):
        return None
    if not subject:
        if re.search(r"\w", adjacent) or not re.search(r"\w", main[:begin]):
            return None
        subject = _first_name(main[: match.start()])  # "The group sued on Monday, but says that …"
    if _OURSELVES.fullmatch(subject) or _NO_SUBJECT.match(subject) or _FINITE.search(subject):
        return None
    if _OF_A_SOURCE.match(verb) and not _SOURCES.search(subject):
        return None
    negation = "did not " if _NEGATED.search(aside) and _IS_BELIEF.fullmatch(verb) else ""
    auxiliary = _AUXILIARY.search(aside)  # "OCN continues to speak of", and not "OCN speak"
    return Attribution(_name(subject), negation + (f"{auxiliary[0].rstrip()} " if auxiliary else "") + verb)


def _is_a_noun(main: str, match: re.Match[str], adjacent: str, subject: str) -> bool:
    """Is what looks like a verb a noun: "growing fears", "a disputed claim", "…, member states"?"""
    verb = match["verb"]
    if _MEDIA.fullmatch(subject):
        return False  # "State media reports a blast": no report of the media, behind which none could be told
    if _BEFORE_A_NOUN.search(adjacent) and not _ONLY_A_VERB.fullmatch(verb):
        return True
    if not _NOUN_TOO.fullmatch(verb):
        return False
    teller = _TELLER_OF_NO_PLACE if _STATE.fullmatch(verb) else _TELLER
    is_last = _closes(main, match) and teller.fullmatch(main[: match.start()].rpartition(",")[2].strip())
    is_single = _PLAIN_FORM.fullmatch(verb) and _A_SINGLE.search(adjacent)
    return bool(is_single) or not (_AFTER_A_VERB.match(main, match.end()) or is_last)


def _is_a_deed(main: str, match: re.Match[str], subject: str) -> bool:
    """Is nothing told by a verb that may tell something: "the talks concluded", "the bodies they found"?"""
    verb, is_last = match["verb"], not re.search(r"\w", main[match.end() :])
    found = bool(is_last and _FOUND.fullmatch(verb))
    if (_HEARD.fullmatch(verb) or found) and not _INQUIRY.search(subject):
        return True
    is_told = _TOLD_BEHIND.match(main, match.end()) or _tells_what_is_before(main, match)
    return bool(found or _DEED_TOO.fullmatch(verb)) and not is_told


def _subject(before: str) -> str:
    """Return the subject at the end of what stands before a verb: behind the last comma, or before an apposition."""
    pieces = [piece.strip() for piece in _MARK.split(before)]
    if _AND.fullmatch(f" {pieces[-1]}"):
        return _first_name(before)  # "The minister praised “a serious paper” but said …"
    if len(pieces) > 1 and _TOWN.search(pieces[-2]) and _COUNTRY.fullmatch(pieces[-1]) and not finite(pieces[-2]):
        return _TIME.sub("", pieces[-2])
    if pieces[-1]:
        *told, last = _AND.split(pieces[-1])
        if told and not last:  # "The group sued and says that …"
            return _first_name(" and ".join(told))
        if told and _TOLD_BEFORE.search(" ".join(told)):  # "The shells were found and the minister said …"
            return _TIME.sub("", last)
        return _TIME.sub("", pieces[-1])
    named = [piece for piece in pieces if piece and not piece.isdigit()]  # "The mayor, Jan de Vries, 54, said …"
    first = next((piece for piece in named if not _NO_SUBJECT.match(piece)), "")
    if len(named) > 1 and named[-1] != first and _PERSON.fullmatch(named[-1]):
        # "Its director, Ruth Abara, said …", and behind what is said: "It was over, its director, Ruth Abara, said."
        role = named[-2] if _ROLE.match(named[-2]) else first
        first = f"{role}, {named[-1]}"
    return _TIME.sub("", first)


def _first_name(before: str) -> str:
    found = _FIRST_NAME.match(before)
    return _TIME.sub("", found["name"]) if found else ""


def _name(speaker: str) -> str:
    speaker = " ".join(speaker.split()).strip(' ,;:"“”')
    return speaker if len(speaker) <= _LONGEST_NAME else ""
