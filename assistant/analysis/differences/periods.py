"""For how long is it counted? What one day brought is not what a year brings, nor what two weeks brought in all."""

import re

from assistant.analysis.differences.matter import Matter

_OF_A_TIME = re.compile(
    r"\b(?:average|daily|(?:a|per|each|every) (?:day|week|month)|in the week"
    r"|new (?:\w+ )?(?:cases|deaths|infections)|(?:past|last|previous) (?:\d+|\w+) hours|single-day|overnight)\b",
    re.IGNORECASE,
)
# "19 million passengers a year", and not "jailed for a year" or "a year ago".
_OF_A_YEAR = re.compile(
    r"(?<!\bfor )(?<!\bof )(?<!\bhalf )(?<!\bafter )(?<!\bwithin )(?<!\bin )(?<!\bthan )(?<!\bto )"
    r"\ba year\b(?! (?:ago|earlier|later|before|after|in)\b)|\b(?:(?:per|each|every) year|yearly|annually)\b",
    re.IGNORECASE,
)
# "Two weeks in which 4,900 flights were cancelled", "410 cases in one week", "3,900 since June".
_LENGTH = r"(?:(?:the|past|last|first)\s)*((?:\w+\s)?(?:day|week|month|year))s?\b"
_OVER = re.compile(rf"\b(?:in|over|within|during)\s{_LENGTH}|{_LENGTH}\sin\swhich\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(since\s(?:the\s)?\w+)", re.IGNORECASE)


def is_rate(matter: Matter) -> bool:
    """Is it told of a day, a week or a month, of which the next one has its own?"""
    return bool(_OF_A_TIME.search(matter.text))


def is_yearly(matter: Matter) -> bool:
    return bool(_OF_A_YEAR.search(matter.text))


def period(before: str, behind: str) -> str:
    """Return for how long is counted what stands between two texts of one clause: "two week", "since june", or ""."""
    found = (pattern.search(text) for pattern in (_OVER, _SINCE) for text in (behind, before))
    return next((one[one.lastindex or 0].lower() for one in found if one), "")


def is_of_a_day(matter: Matter) -> bool:
    return any(day.span.days == 1 for day in matter.days)
