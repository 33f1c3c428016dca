"""Two sentences that differ → has what they tell of changed between their reports, so that both may be right?

"Seven died", and days on "the toll has risen to 11"; "is to reopen on 15 August", and then "reopened on 3 September".
"""

import re

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter
from assistant.answer import About

_MOVED_TO = re.compile(
    r"\b(?:risen|rose|rises|climbed|grown|grew|gone\s(?:up|down)|fallen|fell|dropped|shrunk|sunk|declined|eased|slowed|recovered"
    r"|increased?|doubled|reduced|cut|raised|lowered)\b.{0,60}\bto\s\S{0,3}$"
    r"|\b(?:has|have)\s(?:now\s)?(?:reached|passed)\s\S{0,3}$",
    re.IGNORECASE,
)
# Who lowers a number that he gave tells the same of the same day.
_FIGURE = re.compile(
    r"\b(?:revised|corrected)\b|\b(?:cut|raised|lowered|increased|reduced)\s(?:its|the|their|his|her|that)\s(?:\w+\s)?"
    r"(?:numbers?|figures?|estimates?|counts?|totals?|tolls?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|plans|(?:is|are|was|were)\s(?:\w+\s)?to|due|planned|scheduled|expected|set\s(?:for|to))\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:put\soff|postponed|delayed|deferred|moved|pushed\sback|adjourned|rescheduled|brought\sforward)\b",
    re.IGNORECASE,
)


def has_moved(one: Matter, other: Matter, told: Difference) -> bool:
    """Does the newer of two reports tell what the older could not know yet?"""
    if one.day == other.day:
        return False
    sides = (one.quote.sentence.text, told.first, one.day), (other.quote.sentence.text, told.second, other.day)
    (before, old, _), (now, new, _) = sorted(sides, key=lambda side: side[2])
    if told.about is About.NUMBER:
        leads = now.partition(new)[0]
        return bool(_MOVED_TO.search(leads) and not _FIGURE.search(leads))
    if told.about is About.DATE:
        was_planned = _AHEAD.search(before.partition(old)[0])
        return bool(was_planned and (_PUT_OFF.search(now) or not _AHEAD.search(now)))
    return False
