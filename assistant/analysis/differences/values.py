"""Question, two sentences → the values by which they answer it otherwise.

The question ties them: "14 people were killed at the terminal" and, four days on, "The toll rose to 19" have nothing
else in common.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import PASSED_OVER, Matter, alike, on_other_days, plainer
from assistant.analysis.differences.numbers import (
    TIMES,
    TOLLS,
    UNITS,
    WINDOW,
    Told,
    agree,
    amounts_told,
    are_far_apart,
    are_of_other_times,
    in_clause,
    is_measured_in,
    is_told_alike,
    last_alike,
)
from assistant.analysis.differences.touching import counts, is_narrower, named
from assistant.answer import About
from assistant.guards.amounts import Bound, Unit
from assistant.kind import Kind, kind_of
from assistant.resolve import Resolved
from index.words import content_words

ENOUGH = 2  # words of what is asked for beside both, where they are of one measure
# "What was agreed?" asks for no amount, "What is the rate?" and "What did it cost?" do, and "How full are the dams?".
_MEASURED = (
    r"(?:rates?|prices?|costs?|shares?|toll|levels?|size|numbers?|figures?|amounts?|totals?|count|budgets?|deficit|surplus"
    r"|debts?|inflation|unemployment|growth|turnout|majority|reserves?|salar(?:y|ies)|wages?|bonus(?:es)?|fines?|ransom"
    r"|penalt(?:y|ies)|fees?|tax|tariffs?|temperature|depth|height|length|width|speed|distance|area|capacity|output"
    r"|production|exports|imports|population|magnitude|strength|damage|loss(?:es)?|sums?|value|worth|percentage"
    r"|proportion|volume|quotas?|offer|rents?|fares?|limit|ceiling|threshold|yields?|harvest|demand)\b"
)
_WHAT = re.compile(
    rf"\W*(?:and\s+)?(?:(?:what|which)\s(?!happened\b)(?:\w+\s){{0,2}}?{_MEASURED}"
    rf"|what\s(?:is|was|are|were)\s(?:the|its|their|his|her|[\w’'-]+['’]s)\s(?:[\w’'-]+\s){{0,4}}?{_MEASURED}"
    r"|what\s(?:did|does|do|has|have|had|will)\s.*\b(?:cost|pay|paid|earn|earned|spend|spent)\b"
    r"|how\s(?!come|exactly|well|badly|did|do|is|was|were|are|has|have|had|will|can|could|would)\w+)",
    re.IGNORECASE,
)
# A forecast, a plan or an offer is not what came of it.
_EXPECTED = re.compile(
    r"\b(?:would|could|may|might|should|will|expect(?:s|ed)?|forecasts?|price\sin|likely|plan(?:s|ned)?|aims?|target|intends?"
    r"|going\sto)\b",
    re.IGNORECASE,
)
# "The toll has risen to 21": what was at least 17 is so no more.
_NOW = re.compile(
    r"\b(?:risen|rose|rises|climb(?:s|ed)|grown|gone\sup|increased|stands?\sat|reached|now|final|revised|corrected|passed)\b",
    re.IGNORECASE,
)


def values(question: Resolved, one: Matter, other: Matter, are_answers: bool) -> Difference | None:
    """Return the amounts of what is asked for in two sentences of one story, None where both can be right.

    Within one briefing, of two sentences that count differently, one counts a part. Where both `are_answers` the only
    share or sum of each is compared, whatever it is called. What is sure is a toll that is said to have moved.
    """
    if not asks_for_amount(question) or is_narrower(question, one, other):
        return None
    newer = max(one, other, key=lambda told: told.day)
    words = frozenset(map(alike, content_words(plainer(question.text)))) - PASSED_OVER
    asked = named(question.text)
    wanted = words - set(map(alike, asked))
    # Each day has its own value; a toll is counted on from day to day.
    if on_other_days(one, other) and not (wanted & TOLLS and _NOW.search(newer.text)):
        return None
    rivals = _rivals(one, other, partial(_asked, wanted))
    if are_answers and not rivals:
        rivals = _rivals(one, other, partial(_are_alone, one, other, wanted))
    if not rivals or any(agree(a, b) and not _is_overtaken(one, a, other, b) for a, b in rivals):
        return None
    found = _difference(rivals)
    if not counts(question.own, words, found):
        return None
    # Within the story that the question names nothing else is "the toll that has risen".
    is_its = not asked or not asked.isdisjoint(one.words | one.around | other.words | other.around)
    has_risen = len(wanted & TOLLS) == 1 and bool(_NOW.search(newer.text))
    return replace(found, sure=is_its and has_risen)


def risen(before: Matter, now: Matter) -> Difference | None:
    """Return to what a toll has come by a later report of one story that says that it moved, None where none does."""
    if not _NOW.search(now.text):
        return None
    found = (_rivals(before, now, partial(_both_count, toll)) for toll in sorted(TOLLS))
    told = (some for some in found if some and all(a.amount.value != b.amount.value for a, b in some))
    return next(map(_difference, told), None)


def _rivals(one: Matter, other: Matter, weight: Callable[[Told, Told], int]) -> list[tuple[Told, Told]]:
    """Return the amounts of two reports, two by two, that have most weight."""
    if one.quote.sentence.briefing_id == other.quote.sentence.briefing_id or are_of_other_times(one, other):
        return []
    pairs = [
        (weight(mine, theirs), mine, theirs)
        for mine in _as_told(one)
        for theirs in _as_told(other)
        if _are_of_one_kind(mine, theirs) and last_alike(one, mine, other, theirs)
    ]
    most = max((heavy for heavy, _, _ in pairs), default=0)
    return [(mine, theirs) for heavy, mine, theirs in pairs if heavy == most > 0]


def _difference(rivals: Sequence[tuple[Told, Told]]) -> Difference:
    one, other = rivals[0]
    counted, near = one.counted or other.counted, one.near | other.near
    return Difference(About.NUMBER, one.amount.words, other.amount.words, False, counted, one.amount.unit, near)


def asks_for_amount(question: Resolved) -> bool:
    """Can an amount be what is asked for? "What is the rate?" asks for one too."""
    kind = kind_of(question.own)
    return kind is Kind.NUMBER or (kind is Kind.ANY and bool(_WHAT.match(question.own)))


def _as_told(matter: Matter) -> Iterator[Told]:
    """Yield the amounts that are so, without those that may come."""
    for told in amounts_told(matter.text):
        if not _EXPECTED.search(in_clause(matter.text[max(0, told.amount.start - WINDOW) : told.amount.start])):
            yield told


def _are_of_one_kind(one: Told, other: Told) -> bool:
    kinds = ((told.amount.unit, told.is_share, told.is_on_top, told.is_wished) for told in (one, other))
    return next(kinds) == next(kinds)


def _asked(wanted: frozenset[str], one: Told, other: Told) -> int:
    """Say how much of what is asked for stands beside both amounts, 0 where they are not of the same."""
    if asked := wanted & TOLLS:
        return max(_both_count(toll, one, other) for toll in asked)
    if {one.counted, other.counted} & TOLLS or are_far_apart(one, other) or not is_told_alike(one, other):
        return 0
    # "In ten days 2,700 flights were cancelled": the days are no flights.
    if one.counted != other.counted and {one.counted, other.counted} & TIMES:
        return 0
    if one.counted in wanted and other.counted and other.counted != one.counted and one.counted not in other.near:
        return 0
    common = len(wanted & one.near & other.near)
    # Much is told in tonnes of one ware.
    if {one.counted, other.counted} & UNITS and (one.counted != other.counted or common < ENOUGH):
        return 0
    return common + (one.counted == other.counted and one.counted in wanted)


def _are_alone(first: Matter, second: Matter, wanted: frozenset[str], one: Told, other: Told) -> int:
    """Is each the only share, or the only sum, of its sentence, and told of something that is asked for?"""
    unit, sides = one.amount.unit, ((first, one, other), (second, other, one))
    alone = all(sum(told.amount.unit is unit for told in amounts_told(side.text)) == 1 for side, _, _ in sides)
    is_asked = all(wanted & told.near and is_measured_in(told, rival, wanted) for _, told, rival in sides)
    return int(unit is not Unit.COUNT and alone and is_asked)


def _both_count(toll: str, one: Told, other: Told) -> int:
    return min(_counts(one, toll), _counts(other, toll))


def _counts(told: Told, toll: str) -> int:
    """Say how surely an amount counts those who died, say, from 0 to 2; "17 inmates died" does too."""
    return 2 if told.counted == toll else int(told.counted not in TOLLS and toll in told.near)


def _is_overtaken(one: Matter, its: Told, other: Matter, theirs: Told) -> bool:
    """Was it "at least" so many, and does the newer of the two say to what that has risen?"""
    (old, least), (new, most) = sorted(((one, its), (other, theirs)), key=lambda side: side[0].day)
    is_less = least.amount.bound in (Bound.AT_LEAST, Bound.MORE, Bound.ABOUT) and least.amount.value < most.amount.value
    return is_less and old.quote.date != new.quote.date and bool(_NOW.search(new.text))
