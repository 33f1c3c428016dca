"""Does a sentence tell of something that happens, and where it names no day, did it on the day of its report?

A dateline and the row of a table tell of nothing. What had been before, what is so and what is yet to come did not
happen on the day on which they were written.
"""

import re
from collections.abc import Sequence

from index.event_dates import EventDate
from index.tense import Tense, first_verb

_WORD = re.compile(r"[^\W\d_]{2,}")
# "Village: Lesk; People moved: 640": a row of a table, as it is read.
_ROW = re.compile(r"(?:[^:;]{1,60}: [^;]+; )+[^:;]{1,60}: [^;]+")
# "had built", not "had a fire".
_HAD_BEEN = re.compile(
    r"had\s+(?:[a-z]+ly\s+|not\s+|also\s+|never\s+|been\s+)*(?:[a-z]+(?:ed|en|ne)|[a-z]{0,3}[bh]uilt|held|won|led"
    r"|lost|made|met|said|sent|sold|told|put|set|cut|paid|left|kept|found|bought|brought|caught|taught|thought|fought"
    r"|run|come|become|begun|sunk|spent|struck|shot|read)\b",
    re.IGNORECASE,
)
_IS_SO = re.compile(
    r"\b(?:(?:is|are)(?!\s+[a-z]+ing\b)|has|have|lies?|stands?|holds?|contains?|consists?|belongs?|owns?|lives?|covers?|measures?|remains?"
    r"|employs?|includes?|carr(?:y|ies)|weighs?|costs?|supplies|supply)\b"
)
_SAYS = re.compile(r"\b(?:says?|warns?|claims?|denies|confirms?|calls?)\b")
_LIES_AHEAD = re.compile(
    r"\b(?:will|shall|would|plans?|intends?|hopes?|expects?|wants?|(?:is|are)\s+(?:to|due|set|expected|planned))\b"
)


def tells(sentence: str, days: Sequence[EventDate]) -> bool:
    """Does a sentence say anything beside the days that it names?"""
    rest = sentence
    for event in reversed(days):
        rest = rest[: event.start] + rest[event.end :]
    return len(_WORD.findall(rest)) > 1 and not _ROW.fullmatch(sentence)


def happened(sentence: str) -> bool:
    """Did what a sentence without a date tells happen when it was written? By its first verb."""
    verb = first_verb(sentence)
    if verb is None:
        return bool(_SAYS.search(sentence)) or not _IS_SO.search(sentence)
    if verb.tense is Tense.FUTURE:
        return not _LIES_AHEAD.search(sentence, verb.start, verb.end)
    return not _HAD_BEEN.match(sentence, verb.start)
