"""Numbers: the same thing is counted or measured, and the values cannot both be right."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.analysis.differences.currencies import currency, may_be_one
from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import PASSED_OVER, Matter, alike, apart, plainer, shared
from assistant.analysis.differences.periods import is_of_a_day, is_rate, is_yearly, period
from assistant.analysis.differences.ranges import Limited, is_moved, limited
from assistant.answer import About
from assistant.guards.amounts import Amount, Bound, Unit, amounts
from index.words import content_words

ALIKE = 0.34  # how much must be shared where the same is counted
# And where only the unit is the same: much is told in percent and tonnes of one ware, and few prices are.
MEASURED, PRICED = 0.6, 0.5
SURE = 0.6
ONE_EVENT = 0.2
KEPT = 1_000  # sentences whose amounts are not read again: each is compared with many others
NEAR = 150  # characters between what is counted and "the number" of it: a sentence
FAR = 10  # times as many are others: 60 workers hired are not the 1,400 employed
DISPUTED = 5  # times as many are still the same
SMALL = 10  # numbers below it are shared by chance
WINDOW = 60  # characters on each side in which it is said what is counted

# What is counted and needs no more words to be known.
TOLLS = frozenset({"die", "ill", "injure", "arrest", "rescue", "miss"})
# Who is counted says little of what is counted.
_ANYBODY = frozenset(
    alike(word)
    for word in """people persons men women members crew sailors soldiers officers children them others civilians
    residents patients protesters guards""".split()
)
UNITS = frozenset(
    alike(word)
    for word in """tonnes tons metres meters kilometres kilometers miles litres barrels hectares acres degrees knots
    feet inches cubic square nautical""".split()
)
_SAYS_NOTHING = PASSED_OVER | frozenset(alike(word) for word in "affected concerned involved estimate large".split())
TIMES = frozenset(alike(word) for word in "days weeks months years hours minutes seconds decades times".split())
# Told for comparison only: what it was before, or was said to be.
_BEFORE = re.compile(
    r"\b(?:against(?:\sa\susual)?|compared\swith|instead\sof|rather\sthan|from|than|not|after|before|out\sof|of\sthe|of\sits"
    r"|half\sthe|half\sits)\s"
    r"(?:(?:US)?[$€£¥]\s?)?$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:from|instead of|rather than|not|against(?: a usual)?)\s(?:(?:US)?[$€£¥]\s?)?$", re.IGNORECASE
)
_MOVES_TO = re.compile(r"\s(?:\w+\s)?to\s(?:\w+\s)?[$€£¥]?")  # between what it was and what it is
# "365,000, and not 420,000": said to be wrong.
_DENIED = re.compile(r"\b(?:instead of|rather than|not)\s(?:(?:US)?[$€£¥]\s?)?$", re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|greater|higher|lower|not\s(?:more|less))\sthan\s$", re.IGNORECASE)
# "In Tarsa alone", "an average of": another measure than the one without these words.
_PART = re.compile(r"\b(?:alone|among them|of whom)\b", re.IGNORECASE)
# "The eight additional deaths", "a further 200,000 tonnes": what comes on top of another number.
_ON_TOP = re.compile(r"\b(?:additional|further|another|extra)\s(?:\w+\s)?$", re.IGNORECASE)
_MORE = re.compile(r"\s(?:additional|further|extra|more(?!\sthan))\b", re.IGNORECASE)
# "A woman of 61 and a child of three", "two men, aged 24 and 31": no count.
_AGE = re.compile(
    r"\b(?:(?:man|woman|boy|girl|child|baby|person|patient|sailor|soldier)\sof|aged(?:\s\d+\s(?:and|to|or))?)\s$",
    re.IGNORECASE,
)
# "Half an hour" is an amount of its own, "half of the houses" a share of another one.
_OF_ONE = re.compile(r"\s(?:of\s)?an?\b", re.IGNORECASE)
# "The toll has risen to 21 after four of the wounded died": those who died are counted.
_TOLL = re.compile(
    r"\b(?:toll|(?:number\sof|count\sof)\s(?:the\s)?(?:dead|deaths))\b[^.;]{0,40}\b(?:to|at|of|is|was|now|reached)\s$",
    re.IGNORECASE,
)
_THE_NUMBER = re.compile(r"\bthe\s(?:number|figure|total|count)\s(?:at|is|was)\s$", re.IGNORECASE)
# What is asked for or offered is not what is so.
_WISH = re.compile(
    r"\b(?:ask(?:s|ed|ing)?(?:\sfor)?|request(?:s|ed)?|want(?:s|ed)?|demand(?:s|ed)?|offer(?:s|ed)?|propos(?:e|es|ed)"
    r"|seek(?:s|ing)?|sought|call(?:s|ed)?\sfor)\b",
    re.IGNORECASE,
)
# "A deficit of 3 percent", "a fence of 900 metres".
_MEASURE_OF = re.compile(
    r"\b(\w+)\sof\s(?:(?:about|around|some|only|over|nearly|almost|at\sleast)\s)*(?:(?:US)?[$€£¥]\s?)?$", re.IGNORECASE
)
_LARGE = re.compile(r"(?<=\s)[A-Z][\w’-]+")
_CLAUSE = re.compile(r"[;:]\s|\.\s(?=[A-Z])|,\s(?!\d)|\s(?:and|while|but|of\swhom|of\swhich)\s")
# "Data of 240,000 were stolen in the attack": the attack is what happened, and not what is told of those counted.
_CIRCUMSTANCE = re.compile(r"\s(?:in|during|after)\s(?:the|an?)\s(?!same\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An amount that a sentence says is so: what is counted, "" where that is not named, and the words around.

    It is from `low` to `high`, as far as its bound or a range leaves it open, and of a `currency` or of none, "".
    `names` are the words of the sentence that are written large. What else is said of the amount: it is a share of
    another one, it is only asked for or offered, it is "the number" of what was named before, another was raised or
    cut to it, it comes on top. `period` is for how long it is counted, "" where that is not told;
    `measure` is what is of it: "a deficit of 3 percent".
    """

    amount: Amount
    low: float
    high: float
    currency: str
    counted: str
    near: frozenset[str]
    names: frozenset[str]
    is_share: bool
    is_wished: bool
    is_the_number: bool
    is_moved: bool
    is_on_top: bool
    period: str
    measure: str


def numbers(one: Matter, other: Matter) -> Difference | None:
    """Return the first numbers by which two sentences disagree about the same thing, None where there are none."""
    return next(every_number(one, other), None)


def every_number(one: Matter, other: Matter) -> Iterator[Difference]:
    """Yield the numbers by which two sentences disagree about the same thing, in the order of the first."""
    if apart(one, other) or _is_part(one) != _is_part(other) or are_of_other_times(one, other):
        return
    if is_rate(one) and one.quote.date != other.quote.date:
        return  # each of its own day or week
    yield from differ(one, other)


def are_of_other_times(one: Matter, other: Matter) -> bool:
    """Is one told of each day or each year, and the other not?"""
    return is_rate(one) != is_rate(other) or is_yearly(one) != is_yearly(other)


def last_alike(one: Matter, its: Told, other: Matter, theirs: Told) -> bool:
    """Are both counted for as long? What names neither a day nor a time may be of either."""
    if its.period and theirs.period:
        return its.period == theirs.period
    return not (its.period and is_of_a_day(other)) and not (theirs.period and is_of_a_day(one))


def differ(one: Matter, other: Matter) -> Iterator[Difference]:
    """Yield what they count differently, were it the same event."""
    common = shared(one, other)
    is_one_event = _tell_of_one_event(one, other)
    # The old value and its day say enough: "corrected its figure for Monday from 340 to 388".
    is_of_former = common >= ALIKE or _are_of_one_day(one, other)
    mine, theirs = (
        _apart_from(amounts_told(side.text), _values(against.text)) for side, against in ((one, other), (other, one))
    )
    for told in mine:
        rivals = [
            rival
            for rival in theirs
            if last_alike(one, told, other, rival)
            and (
                _same_thing(told, rival, common, is_one_event)
                or (is_of_former and (_is_former(told, rival, other.text) or _is_former(rival, told, one.text)))
                or _continues(one, told, other, rival)
                or _continues(other, rival, one, told)
            )
        ]
        denied = [
            rival  # However near the two are.
            for rival in rivals
            if rival.amount.value in _denied(one.text) or told.amount.value in _denied(other.text)
        ]
        own = [t for t in mine if t.counted == told.counted and t.amount.unit == told.amount.unit]
        if denied:
            yield _difference(told, denied[0], sure=True)
        elif rivals and not any(agree(its, rival) for its in own for rival in rivals):
            is_about = Bound.ABOUT in (told.amount.bound, rivals[0].amount.bound)
            yield _difference(told, rivals[0], sure=common >= SURE and not is_about)


def _difference(one: Told, other: Told, *, sure: bool) -> Difference:
    return Difference(
        About.NUMBER,
        one.amount.words,
        other.amount.words,
        sure,
        one.counted or other.counted,
        one.amount.unit,
        one.near | other.near,
    )


def agree(one: Told, other: Told) -> bool:
    """Can both amounts be right of the same thing? The same number of dollars and of euros cannot, another one can."""
    if not may_be_one(one.currency, other.currency):
        return one.amount.value != other.amount.value
    return one.low <= other.high and other.low <= one.high


def _apart_from(told: Iterable[Told], values: Collection[tuple[float, str]]) -> tuple[Told, ...]:
    """Leave out what both say: the number that one has besides is of something else."""
    return tuple(
        one
        for one in told
        if one.amount.value < SMALL
        or not any(one.amount.value == value and may_be_one(one.currency, money) for value, money in values)
    )


@lru_cache(KEPT)
def _values(text: str) -> frozenset[tuple[float, str]]:
    """Return the values of a text with their currencies, but for former ones."""
    so = (one for one in amounts(text) if not _FORMER.search(text[: one.start]))
    return frozenset((one.value, currency(text, one)[0]) for one in so)


def _is_former(one: Told, other: Told, text: str) -> bool:
    """Does the text of the other amount name the first as what it was: "lowered from 420,000 to 365,000"?"""
    return one.amount.unit == other.amount.unit and any(
        was.value == one.amount.value
        and _FORMER.search(text[: was.start])
        and _MOVES_TO.fullmatch(text, was.end, other.amount.start)
        for was in amounts(text)
        if was.value >= SMALL
    )


@lru_cache(KEPT)
def _denied(text: str) -> frozenset[float]:
    return frozenset(one.value for one in amounts(text) if _DENIED.search(text[: one.start]))


def _is_part(matter: Matter) -> bool:
    return bool(_PART.search(matter.text))


@lru_cache(KEPT)
def amounts_told(text: str) -> tuple[Told, ...]:
    """Return the amounts that a sentence says are so."""
    return tuple(_read(text, one) for one in limited(text) if _is_told(text, one.amount))


def _is_told(text: str, amount: Amount) -> bool:
    """Is it a count, a share or a sum that is so? An age and a former value are none."""
    before = text[: amount.start]
    if _AGE.search(before):
        return False
    is_old = _BEFORE.search(before) and not _MORE_THAN.search(before)
    return amount.unit in (Unit.COUNT, Unit.PERCENT, Unit.MONEY) and not is_old


def _read(text: str, one: Limited) -> Told:
    amount = one.amount
    money, end = currency(text, amount)
    if money:
        amount = replace(amount, unit=Unit.MONEY, counted="", words=text[amount.start : end], end=end)
    near, before = _near(text, amount), in_clause(text[: amount.start])
    return Told(
        amount,
        one.low,
        one.high,
        money,
        "die" if _TOLL.search(before) else _counted(amount, near),
        frozenset(near),
        names=frozenset(alike(word) for word in _LARGE.findall(text)),
        is_share=_is_share(text, amount),
        is_wished=bool(_WISH.search(before)),
        is_the_number=bool(_THE_NUMBER.search(before)),
        is_moved=is_moved(before),
        is_on_top=bool(_ON_TOP.search(before) or _MORE.match(text[amount.end :])),
        measure=alike(found[1].lower()) if (found := _MEASURE_OF.search(before)) else "",
        period=period(before, _clause_behind(text, amount)),
    )


def _is_share(text: str, amount: Amount) -> bool:
    is_part = amount.unit is Unit.COUNT and 0 < amount.value < 1 and "." not in amount.words
    return is_part and not _OF_ONE.match(text, amount.end)


def _counted(amount: Amount, near: Sequence[str]) -> str:
    """Return in one word what is counted; of people what happened to them, where it is told."""
    counted = alike(amount.counted) if amount.counted else ""
    # "Six lost their lives": they died, and "lost" is nothing that is counted.
    if counted in near and counted not in _ANYBODY:
        return counted
    # "Three who had been listed as dead were alive."
    return "aliv" if "aliv" in near else next((word for word in near if word in TOLLS), counted)


def _near(text: str, amount: Amount) -> list[str]:
    """Return the words of the amount's clause, those behind it first."""
    behind = _clause_behind(text, amount)
    if stop := _CIRCUMSTANCE.search(behind):
        behind = behind[: stop.start()]
    before = in_clause(text[max(0, amount.start - WINDOW) : amount.start])
    found = (*content_words(plainer(behind)), *content_words(plainer(before))[::-1])
    return [alike(word) for word in found if word[0].isalpha()]


def _clause_behind(text: str, amount: Amount) -> str:
    """Return what stands behind an amount in its clause."""
    behind = text[amount.end : amount.end + WINDOW]
    stop = _CLAUSE.search(behind)
    return behind[: stop.start()] if stop else behind


def in_clause(before: str) -> str:
    """Return what stands before an amount in its clause."""
    starts = [found.end() for found in _CLAUSE.finditer(before)]
    return before[starts[-1] :] if starts else before


def _tell_of_one_event(one: Matter, other: Matter) -> bool:
    """Is there more in common than that so many died? Of a sentence that says no more, the titles tell."""
    mine, theirs = one.words - TOLLS - _ANYBODY, other.words - TOLLS - _ANYBODY
    if mine and theirs:
        either = mine & (theirs | other.around) or theirs & one.around
        return len(either) >= ONE_EVENT * min(len(mine), len(theirs))
    return one.quote.sentence.briefing_id == other.quote.sentence.briefing_id or bool(
        (mine | one.around) & (theirs | other.around)
    )


def _is_only_wished(one: Told, other: Told) -> bool:
    """Is one asked for or offered, and the other so? What was offered and is then raised is one thing."""
    return one.is_wished and not other.is_wished and not other.is_moved


def _continues(one: Matter, its: Told, other: Matter, theirs: Told) -> bool:
    """Is the one "the number", and of what the other counts just before it?

    What differs by more than a little is the number of something else: of the flights, and not of those who flew.
    """
    first, second = other.quote.sentence, one.quote.sentence
    is_near = first.briefing_id == second.briefing_id and 0 <= second.start - first.end <= NEAR
    is_counted = its.is_the_number and theirs.counted and theirs.counted not in UNITS | TIMES
    less, more = sorted((its.amount.value, theirs.amount.value))
    return bool(is_near and is_counted and more <= DISPUTED * less)


def _are_of_one_day(one: Matter, other: Matter) -> bool:
    return any(a.span.days == 1 and a.span.overlaps(b.span) for a in one.days for b in other.days if b.span.days == 1)


def _same_thing(one: Told, other: Told, common: float, is_one_event: bool) -> bool:
    """Do two amounts say how many there are, or how much there is, of the same?"""
    if (one.amount.unit, one.is_share, one.is_on_top) != (other.amount.unit, other.is_share, other.is_on_top):
        return False
    if _is_only_wished(one, other) or _is_only_wished(other, one):
        return False
    if one.counted != other.counted and {one.counted, other.counted} & TIMES:
        return False
    if one.counted in TOLLS or other.counted in TOLLS:
        return one.counted == other.counted and is_one_event
    if are_far_apart(one, other):
        return False
    if one.counted and other.counted and one.counted != other.counted:
        return common >= ALIKE and (_is_attribute(one, other) or _is_attribute(other, one))
    if one.counted and one.counted not in UNITS | TIMES:
        is_same = one.counted == other.counted or (not other.counted and one.counted in other.near)
        return common >= ALIKE and is_same and is_told_alike(one, other)
    if other.counted and other.counted not in UNITS | TIMES:
        return common >= ALIKE and other.counted in one.near and is_told_alike(one, other)
    enough = PRICED if one.amount.unit is Unit.MONEY else MEASURED
    words_near = 1 if one.amount.unit is Unit.PERCENT else 2
    is_one_length = one.amount.unit is not Unit.COUNT or (is_measured_in(one, other) and is_measured_in(other, one))
    return common >= enough and len(one.near & other.near) >= words_near and is_one_length


def are_far_apart(one: Told, other: Told) -> bool:
    """Are two counts so unlike that they are of two things? Sums may be disputed by more, and a toll rises to it."""
    less, more = sorted((one.amount.value, other.amount.value))
    return one.amount.unit is Unit.COUNT and more > FAR * less


def is_measured_in(one: Told, other: Told, more: frozenset[str] = frozenset()) -> bool:
    """Is what one is a measure of named beside the other too? A fence of 900 metres is not the runway."""
    return not one.measure or one.measure in other.near | more


def _is_attribute(one: Told, other: Told) -> bool:
    """Are "412 cancelled flights" the flights that the other says were cancelled?"""
    is_between = one.amount.counted.endswith("ed") and other.counted in one.near
    return is_between and one.counted in other.near and other.counted not in UNITS | TIMES


def is_told_alike(one: Told, other: Told) -> bool:
    """Is something told of both that is counted? Customers without power are others than customers who go to court."""
    mine, theirs = (told.near - {told.counted} - told.names - _SAYS_NOTHING for told in (one, other))
    return not mine or not theirs or not mine.isdisjoint(theirs)
