"""A sentence and a place in it → does it speak there of what was, or of what is to come?

By the nearest verb before the place, else the first behind it: "will meet on Tuesday", "said on Tuesday it will meet".
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.date_mentions import MONTH, WEEKDAY

NEAR = 200  # characters; a verb further away says little


class Tense(StrEnum):
    """EITHER is a plan told in the past: the day that "had until 30 June" names may lie behind or still be to come."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"


# Verbs that name in the present what is set for a day: "the accord takes effect on 1 April".
_SET = (
    "begins?|starts?|opens?|ends?|expires?|resumes?|takes?\\s+(?:effect|place)|meets?|runs?|votes?|falls?|arrives?"
    "|comes?\\s+into\\s+(?:force|effect)|enters?\\s+into\\s+force|closes?|returns?|hosts?"
    "|applies|joins|goes\\s+to\\s+the\\s+polls|steps\\s+down|takes\\s+over|lasts\\s+(?:until|till)"
    # But "did not apply", "was asked to apply".
    "|(?<!\\bto\\s)(?<!\\bnot\\s)(?:apply|go\\s+to\\s+the\\s+polls)"
)
# "On Friday the vote was held", "won by 51 votes on Friday".
_NO_NOUN = r"(?<!\bthe\s)(?<!\ba\s)(?<!\bits\s)(?<!\btheir\s)(?<!['’]s\s)(?<!\d\s)"
_A_DAY = rf"(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?-i:{MONTH}|{WEEKDAY})"
_PLANNED = (
    "plan(?:s|ned|ning)?|expect(?:s|ed)?|schedule[sd]?|slated|set|due|ready|forecast|predict(?:s|ed)?|aim(?:s|ed)?"
    "|prepar(?:es|ing)"
)
# "They agreed on Tuesday": the day of the word that was given, not of what it was given for.
_MEANT = (
    "intend(?:s|ed)?|hopes?|hoped|agree[sd]?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|want(?:s|ed)?|propose[sd]?"
    "|demand(?:s|ed)?|threaten(?:s|ed)?|decided"
)
_MEANT_FOR = rf"(?:(?:{_PLANNED})\s+(?:to|for|on|by|until|in)|(?:{_MEANT})\s+(?:to|for|by|until))\b"
_THEN = r"(?:\s+(?:be|have|been))*(?:\s+[a-z]+)?"
# "put off until May", "was closed until May": told of what is still to be waited for.
_PUT_OFF = (
    "put\\s+off|pushed\\s+back|postponed|delayed|adjourned|deferred|extended|prolonged|rescheduled|suspended|barred|banned"
    "|closed|shut"
)
# "Postponed to 2 May": told of the new day.
_OTHER_DAY = (
    r"(?:(?:put\s+off|pushed\s+back|postponed|delayed|adjourned|deferred|brought\s+forward)\s+(?:(?-i:[a-z]+)\s+){0,3}?to"
    r"|rescheduled\s+(?:to|for))\b(?=\s+(?:the\s+)?(?:\d|(?-i:[A-Z])|early|mid|late|next))"
    # Troops move to places, too, and "from Monday to Tuesday".
    rf"|moved\s+(?:(?:back|forward|up)\s+)?(?:from\s+\S+(?:\s\S+)?\s+)?to(?=\s+{_A_DAY}\b)"
    rf"|moved\s+(?:(?!from\b)[^\s,;:]+\s+){{1,9}}?to(?=\s+{_A_DAY}\b)"
)
# "Put off again, from 20 December to 31 January", "remains closed from 20 December to 3 January".
_FROM_TO = rf"from\s+{_A_DAY}(?:\s+\d{{1,2}})?\s+(?:to|until|till)\b"
_SAID_TO = "".join(
    rf"(?<!{verb}\s)" for verb in ("said", "known", "believed", "thought", "reported", "found", "appeared")
)
# "The deadline of 5 March passed".
_RAN_OUT = r"(?:passed|expired|lapsed|elapsed|ran\s+out|was\s+missed)\b"
_FUTURE = (
    r"(?:(?<!\w)(?:will|shall|would|should|(?-i:may)|might|could(?!\s+not))|(?<=\w)['’]ll)\b"
    r"(?:\s+(?:not|also|now|then|only|be|have|been))*(?:\s+[a-z]+)?"
    rf"|\b(?:(?:is|are|was|were|be)\s+)?{_MEANT_FOR}{_THEN}"
    r"|\b(?:is|are)\s+to\b(?:\s+be)?\s+[a-z]+|\b(?:expects?|wants?|plans?|is|are)\s+(?:expected|planned|due|scheduled)\b"
    r"|\b(?:expects?|wants?|hopes?|plans?)\b|\b(?:upcoming|ahead\s+of|going\s+to)\b"
    rf"|\bdeadline\b(?!(?:\s+\S+){{0,5}}?\s+{_RAN_OUT})"
    rf"|{_SAID_TO}\bto\s+be\s+(?!found|seen|killed|hit)[a-z]+(?:ed|en|id|de|lt|nt|ne|ld)\b"
    rf"|\b(?:(?:is|are|was|were|be|been)\s+)?(?:{_PUT_OFF})\s+(?:(?-i:[a-z]+)\s+){{0,3}}?(?:until|till)\b|\b{_NO_NOUN}(?<!\bdid\snot\s)(?:{_SET})\b"
    rf"|\b(?:(?:is|are|was|were|be|been)\s+)?(?:{_OTHER_DAY})"
    rf"|\b(?:is|are|remains?|stays?)\s+(?:{_PUT_OFF})(?=\s+{_FROM_TO})"
    r"|\bnow\s+(?:speaks?|talks?)\s+of\b"
    # "They must have fled" tells of what was.
    r"|\bmust\b(?!\s+have\s+(?:been|[a-z]+(?:ed|en|ne|wn|nt|lt|ft))\b)(?:\s+(?:not|be|have|been))*(?:\s+[a-z]+)?"
    r"|\b(?:has|have|gives?|gave(?:\s+\w+){1,5}?|given)\s+(?=until\b)|\b(?:has|have)\s+to\s+(?!date\b)[a-z]+"
    # "Agreed on Tuesday to meet on Friday".
    r"|(?<=day\s)to\s+(?!early|mid|late|next|last|this|the|an?\b)(?-i:[a-z]+)"
    rf"|{_SAID_TO}\bto\s+[a-z]+(?=\s+by\s+{_A_DAY}\b)|\b(?:is|are)\s+(?=(?:on|in|from)\s+{_A_DAY}\b)"
)
_EITHER = (
    r"\bhad\s+(?=until\b)|\bhad\s+been\s+given\s+(?:[a-z]+\s+){0,4}?(?=until\b)|\bdeadline\s+(?:was|had\s+been)\b(?!\s+[a-z]+ed\b)"
    rf"|\bhad\s+to\s+[a-z]+(?=\s+(?:(?-i:[a-z]+)\s+){{0,4}}?by\s+{_A_DAY}\b)"
    rf"|\b(?:was|were|had(?:\s+been)?)\s+{_MEANT_FOR}{_THEN}"
    r"|\b(?:was|were)\s+to\b(?:\s+be)?\s+[a-z]+"
    rf"|\b(?:put\s+off|pushed\s+back|postponed|delayed|adjourned|deferred)(?:\s+(?:again|once\s+more))?,?\s+(?={_FROM_TO})"
)
# Regular past tenses end in -ed; these are the irregular ones that reports use.
_PAST = (
    r"\b(?:could\s+not|was|were|had|has|have|did|said|told|fell|rose|met|held|began|came|went|took|made|left|gave|won|lost|hit|struck|shot|sank"
    r"|sunk|broke|became|grew|saw|sent|spoke|stood|fought|found|flew|drove|brought|bought|built|caught|led|paid|ran|sold"
    r"|withdrew|wrote|knew|thought|kept|got|felt|heard|threw|drew|since)\b"
    r"|\b(?!need|indeed|hundred|speed|exceed|proceed|succeed|breed|naked|wicked|sacred)[a-z]{3,}ed\b"
)
_CUE = re.compile(rf"\b(?:(?P<either>{_EITHER})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))", re.IGNORECASE)
_WAS_GIVEN_UP = (
    r"(?:was|were|(?:has|have|had)\sbeen)"
    r"\s(?:put\soff|pushed\sback|postponed|deferred|cancell?ed|called\soff|shelved|scrapped|delayed(?!\s(?:by|for)\b))\b"
)
# "The talks of 3 May were put off": not the day on which they were.
_GIVEN_UP = re.compile(rf"(?P<noun>(?:['’]s)?(?:\s[a-z]+){{1,3}})?,?\s{_WAS_GIVEN_UP}")
# "The trial, set for 3 May, did not begin": the day may have gone by.
_SET_FOR = re.compile(r"(?:due|set|slated|[a-z]+ed)\s", re.IGNORECASE)
_NOT_KEPT = re.compile(
    rf"(?:\s[a-z]+){{0,3}}?,?\s(?:{_WAS_GIVEN_UP}|(?:did|was|were|has|have|had)\s(?:not|never)\b|never\b"
    r"|(?:(?:has|have|had)\s)?(?:slipped|lapsed|fallen\sthrough|fell\sthrough|failed\sto|came\sand\swent)\b)"
)
# "Not expected before November", "no new date was named before October"; but "they did not meet before May".
_NOT_BEFORE = re.compile(
    r"\b(?:cannot|can['’]t|won['’]t|never|no\s(?:[a-z]+\s)?date"
    r"|(?:(?<!\bdid\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bha[sd]\s)(?<!\bhave\s)(?<!\bcould\s)not|not(?=\s(?:expected|due|planned|likely)\b))"
    r")(?:\s(?!(?:that|what|who|which)\b)[^\s,;:]+){0,8}?\sbefore\s(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells of a time: `sentence[start:end]`, which may hold the words that go with it."""

    tense: Tense
    start: int
    end: int


def first_verb(sentence: str) -> Verb | None:
    """Return the first verb that tells of what was or of what is to come; None where none does."""
    cue = _CUE.search(sentence)
    return Verb(Tense(cue.lastgroup), *cue.span()) if cue and cue.lastgroup else None


def tense(sentence: str, start: int, end: int) -> Tense | None:
    """Return the tense around `sentence[start:end]`; None where no verb tells."""
    if _NOT_BEFORE.search(sentence, max(0, start - NEAR), start):
        return Tense.FUTURE
    nearest: re.Match[str] | None = None
    for cue in _CUE.finditer(sentence, max(0, start - NEAR), end + NEAR):
        if cue.start() < start:
            nearest = cue
        elif nearest is None and cue.start() >= end:
            nearest = cue
            break
        elif nearest is not None:
            break
    told = Tense(nearest.lastgroup) if nearest and nearest.lastgroup else None
    if nearest is not None and nearest.start() < start and told is Tense.FUTURE:
        is_missed = _SET_FOR.match(nearest[0]) and _NOT_KEPT.match(sentence, end)
        return Tense.EITHER if is_missed else told
    return Tense.EITHER if is_given_up(sentence, start, end) else told


def is_given_up(sentence: str, start: int, end: int) -> bool:
    """Is it told of what was set for `sentence[start:end]` that it was put off: "the 3 May talks were postponed"?"""
    found = _GIVEN_UP.match(sentence, end)
    if found is None or not found["noun"]:
        return found is not None
    # But "on Tuesday talks were postponed".
    return found["noun"][0] in "'’" or sentence[:start].lower().endswith("the ")
