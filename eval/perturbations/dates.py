"""A date shifted: weekday, month, day of the month, year, "yesterday". TRAIN shifts a little, UNSEEN far."""

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from random import Random

from eval.perturbations.family import Family, by_family, pairs
from eval.perturbations.text import replaced, word_pattern

_DAYS, _MONTHS = tuple(day_name), tuple(month_name)[1:]
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})(?='?s?\b)")
# "May" alone may open a sentence; beside a number or behind a preposition it is the month.
_MONTH = re.compile(
    rf"\b(?:{'|'.join(m for m in _MONTHS if m != 'May')})\b|\bMay(?= \d)|(?<=\d )May\b|(?<=in )May\b|(?<=of )May\b"
)
_OF_MONTH = re.compile(
    rf"(?<=[a-z] )\b(?P<before>\d{{1,2}})(?= (?:{'|'.join(_MONTHS)})\b)|"
    rf"(?<=[a-z] )(?:{'|'.join(_MONTHS)}) (?P<after>\d{{1,2}})\b(?!:)"
)
_YEAR = re.compile(r"(?<![\w,.$€£/–-])(?:19|20)\d\d(?![\w%/–-]|[.,]\d| (?:people|were|have|troops|soldiers|cases))")
_RELATIVE = by_family(
    pairs("yesterday/tomorrow last_week/next_week last_month/next_month morning/evening"),
    pairs("today/yesterday last_year/next_year this_week/last_week this_month/last_month this_year/last_year "
          "night/afternoon", both_ways=False),
)  # fmt: skip
_RELATIVE_PATTERNS = {family: word_pattern(words) for family, words in _RELATIVE.items()}


def shifted(text: str, family: Family, _others: Sequence[str], random: Random) -> Iterator[str]:
    """Yield the sentence with one of its dates shifted, for each that can be."""
    train = family is Family.TRAIN
    for found in _DAY.finditer(text):
        yield _with(text, found.span(), _next(_DAYS, found.group(), random.choice((1, 2, 3) if train else (4, 5))))
    for found in _MONTH.finditer(text):
        yield _with(
            text, found.span(), _next(_MONTHS, found.group(), random.choice((1, 2, 10) if train else (4, 6, 7)))
        )
    for found in _OF_MONTH.finditer(text):
        named = "before" if found["before"] else "after"
        # 1 to 28, as every month has them.
        day = (int(found[named]) + random.choice((1, 3, 5) if train else (8, 12, 15)) - 1) % 28 + 1
        yield _with(text, found.span(named), str(day))
    for found in _YEAR.finditer(text):
        year = int(found.group()) + random.choice((-2, -1, 1, 2) if train else (-7, -4, -3, 3))
        yield _with(text, found.span(), str(year))
    yield from replaced(text, _RELATIVE_PATTERNS[family], _RELATIVE[family])


def _next(names: Sequence[str], name: str, steps: int) -> str:
    return names[(names.index(name) + steps) % len(names)]


def _with(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]
