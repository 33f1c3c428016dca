"""Two sentences, one right behind the other → is what the first says denied by the second?

"He had ignored a warning, two officials said. Lema denies having received it.": the two share no word.
"""

import re

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import PASSED_OVER, Matter, alike, plainer
from assistant.answer import About
from assistant.resolve import Resolved
from index.words import content_words

NEXT = 3  # characters that may stand between them
# Who denies a request, a bail, an entry says nothing of what was so.
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|(?:reject(?:s|ed)|not\sconfirm(?:ed)?)(?=\s(?:this|that|it|these)\b))\b(?!\s(?:\w+\s){0,3}?(?:request|access|entry|permission|visas?|bail))",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\s(?:this|that(?=[,.;:]|$)|it|these|them|having|doing|any\ssuch|(?:the|all|any)\s(?:claims?|charges?|accusations?|allegations?|reports?))\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r"\sthat\s\w", re.IGNORECASE)
_SECOND = re.compile(r"[;:]|\b(?:but|and|while|although)\b")
_CLAIMED = re.compile(
    r"\b(?:accus(?:es|ed)|claim(?:s|ed)|suspects?|alleg(?:es|ed)|said|says|told|according\sto|blam(?:es|ed))\b",
    re.IGNORECASE,
)


def denials(question: Resolved, one: Matter, other: Matter) -> Difference | None:
    """Return by which word one of two sentences denies the other, right behind which it stands, or None."""
    wanted = frozenset(map(alike, content_words(plainer(question.text)))) - PASSED_OVER
    first, second = sorted((one, other), key=lambda side: side.quote.sentence.start)
    if wanted.isdisjoint(one.words | other.words) or not _follows(first, second):
        return None
    found = _denied_behind(first, second)
    return Difference(About.POLARITY, *(("", found) if first is one else (found, "")), sure=True) if found else None


def _denied_behind(claimed: Matter, denied: Matter) -> str:
    """Return by which word a sentence denies the one before it, "" where it does not."""
    text = denied.quote.sentence.text
    found = _DENIES.search(text)
    # "He claims it, but she denied this": what is denied stands before it in the same sentence.
    if not found or _SECOND.search(text[: found.start()]) or _DENIES.search(claimed.quote.sentence.text):
        return ""
    behind = text[found.end() :]
    # "It denies that a shot was fired", behind "The ministry says six died", denies something else.
    is_of_it = _CLAIMED.search(claimed.quote.sentence.text) and not (
        _OF_ITS_OWN.match(behind) and claimed.words.isdisjoint(denied.words)
    )
    return found[0] if is_of_it or _BACK.match(behind) else ""


def _follows(one: Matter, other: Matter) -> bool:
    first, second = one.quote.sentence, other.quote.sentence
    return first.briefing_id == second.briefing_id and 0 <= second.start - first.end <= NEXT
