"""Status: the same thing is said to be in two states, of which it can be in one at a time."""

import re
from collections.abc import Iterator, Sequence

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, alike, apart, shared
from assistant.answer import About
from assistant.resolve import Resolved
from index.words import content_words

ALIKE = 0.33  # a third: of a short sentence that is its one name
SURE = 0.6

# Each pair: the words for a state, and those for its opposite.
_WORDS = (
    (
        r"closed|shut|blocked|sealed|(?:remains?|still|stays?|is|are)\s+in\s+force",
        r"reopen(?:s|ed)?|(?:is|are|been|now)\s+open(?:ed)?|opened\s+again|open\s+again|lifted|unblocked",
    ),
    (
        r"in\s+(?:custody|detention|prison|jail)|detained|jailed|imprisoned|held\s+(?:by|hostage|captive)",
        r"released|freed|set\s+free|at\s+large|on\s+bail|acquitted|pardoned|escaped",
    ),
    (r"alive|survived|recovering|recovered", r"dead|died|killed|buried"),
    (
        r"running|in\s+operation|operating|online|back\s+in\s+service|working|at\s+full\s+capacity|resumed|resumes|restarted",
        r"shut\s+down|offline|out\s+of\s+service|halted|stopped|suspended|idle|stands?\s+still",
    ),
    (
        r"on\s+strike|(?:began|begun)\s+(?:\w+\s+){1,2}strike|walked\s+out|stopped\s+work|refused\s+to\s+(?:work|go\s+in)",
        r"at\s+work|went\s+back|(?:back|returned)\s+(?:to|at)\s+work",
    ),
    (r"out\s+of\s+control", r"under\s+control"),
    (r"(?:not|un)\s*known|unclear|undetermined|no\s+trace", r"traced|identified|established|determined|pinpointed"),
    (
        r"in\s+office|remains\s+(?:president|minister|governor|chief)",
        r"resigned|dismissed|ousted|stepped\s+down|left\s+(?:his|her|the)\s+post",
    ),
    (r"missing", r"found|located|recovered"),
    (
        r"(?:not|never)\s+(?:been\s+)?changed|unchanged",
        r"raised|lowered|increased|reduced|cut|doubled|halved",
    ),
    (
        r"ongoing|continues?(?!\s+to\s+(?:speak|say|insist|deny))|under\s*way|still\s+burning",
        r"over|ended|concluded|extinguished",
    ),
    (
        r"suspended|on\s+hold|postponed|cancelled|called\s+off|put\s+off",
        r"resumed|resumes|went\s+ahead|goes\s+ahead|took\s+place",
    ),
    (r"(?:nobody|no\s+one|no\s+group)\s+has\s+claimed", r"claimed"),
    (
        r"(?:cannot|can\s+not|could\s+not|(?:did|do|does|would|will)\s+not|not\s+(?:yet\s+)?been)\s+confirm(?:ed)?|unconfirmed",
        r"(?<!not )(?<!not been )(?<!not yet been )confirm(?:s|ed)",
    ),
    (r"arrested|captured|caught", r"at\s+large|on\s+the\s+run|still\s+being\s+sought"),
    (
        r"life\s+(?:in\s+(?:prison|jail)|imprisonment|sentence)|(?:sentenced|jailed|imprisoned)\s+(?:to|for)\s+life",
        r"(?<=to )(?<!up to )[\w-]+\s+(?:years?|months?)(?:['’]\s+imprisonment|\s+in\s+(?:prison|jail))"
        r"|(?:sentenced|jailed|imprisoned)\s+(?:to|for)\s+[\w-]+\s+(?:years?|months?)",
    ),
    (r"passed|approved|adopted|ratified", r"rejected|voted\s+down|vetoed"),
    (r"holding|holds|has\s+held", r"broke\s+down|broken\s+down|collapsed|violated"),
    (
        r"reached\s+an?\s+(?:agreement|deal)|agreed\s+on",
        r"no\s+(?:agreement|deal)|failed\s+to\s+agree|without\s+(?:a\s+result|an\s+agreement)",
    ),
    (
        r"unharmed|unhurt|(?:nobody|no\s+one)\s+was\s+(?:hurt|injured|killed)|no\s+casualties",
        r"injured|wounded|hurt|killed|died",
    ),
)
_WHICH_NOW = re.compile(r"\W*(?:is|are|has|have|can)\b", re.IGNORECASE)
# "It reopened a crossing that it had closed": the state behind "had" is over, and what is so now stands beside it.
_HAD = re.compile(r"\bhad\s+(?:(?:long|already|first|once|earlier|previously|been)\s+)*$", re.IGNORECASE)
_States = Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
_STATES: _States = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in _WORDS
)


def status(one: Matter, other: Matter) -> Difference | None:
    """Return the words by which two sentences put the same thing into states that exclude each other."""
    if apart(one, other):
        return None
    for mine, theirs in _opposed(one.text, other.text):
        common = shared(one.but_for(mine), other.but_for(theirs))
        if common >= ALIKE:
            return Difference(About.STATUS, mine, theirs, common >= SURE)
    return None


def turned_since(question: Resolved, one: Matter, other: Matter) -> Difference | None:
    """Return the words for two states in two reports of one story, of which the question asks which it is.

    On another day it is another state, and the newer answers.
    """
    is_of_one = one.quote.sentence.briefing_id == other.quote.sentence.briefing_id
    if is_of_one or not _WHICH_NOW.match(question.own):
        return None
    asked = [states for states in _STATES if any(state.search(question.own) for state in states)]
    wanted = {form for word in content_words(question.text) for form in (word, alike(word))}
    for mine, theirs in _opposed(one.text, other.text, asked):
        if wanted & one.but_for(mine).words & other.but_for(theirs).words:
            return Difference(About.STATUS, mine, theirs, sure=False)
    return None


def _opposed(one: str, other: str, states: _States = _STATES) -> Iterator[tuple[str, str]]:
    for state, opposite in states:
        mine, theirs = _now(one, state, opposite), _now(other, state, opposite)
        if mine[0] and not mine[1] and theirs[1] and not theirs[0]:
            yield mine[0][0], theirs[1][0]
        if mine[1] and not mine[0] and theirs[0] and not theirs[1]:
            yield mine[1][0], theirs[0][0]


def _now(text: str, *states: re.Pattern[str]) -> list[re.Match[str] | None]:
    """Find the words for each state; of a text that has several, those for one that is over are left out."""
    found = [state.search(text) for state in states]
    if not all(found):
        return found
    return [one if one and not _HAD.search(text[: one.start()]) else None for one in found]
