"""Other words, the same meaning, or less of it: true claims of a sentence.

TRAIN writes number words as figures, % for percent, drops what stands in parentheses, a leading adverbial and a
relative clause behind; UNSEEN writes figures as words, percent for %, shortens months, contracts, moves "according to"
to the front and drops a participle behind, the weekday and who did it. Each has its own verbs of saying.
"""

import re
from collections.abc import Iterator
from random import Random

from eval.perturbations.family import Family, by_family, pairs
from eval.perturbations.text import lowered, quoted, replaced, split_sources, word_pattern

_WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
          "seventeen eighteen nineteen twenty").split()  # fmt: skip
_SYNONYMS = by_family(
    pairs("said_that/stated_that says_that/states_that announced_that/declared_that announces_that/declares_that "
          "do_not/don't does_not/doesn't did_not/didn't approximately/about", both_ways=False),
    pairs("told_reporters_that/said_to_reporters_that reported_that/said_that reports_that/says_that "
          "confirmed_that/affirmed_that confirms_that/affirms_that is_not/isn't are_not/aren't was_not/wasn't "
          "were_not/weren't has_not/hasn't have_not/haven't will_not/won't cannot/can't some/about "
          "approximately/roughly around/about", both_ways=False),
)  # fmt: skip
# "some" and "around" mean "about" only before a figure.
_SYNONYM_PATTERNS = {f: re.compile(p.pattern.replace("some", r"some(?= \d)").replace("around", r"around(?= \d)"))
                     for f, p in ((f, word_pattern(w)) for f, w in _SYNONYMS.items())}  # fmt: skip
_SHORT = "Jan Feb Aug Sept Oct Nov Dec".split()
_MONTHS = dict(zip("January February August September October November December".split(), _SHORT, strict=True))
_SET_SCENE = (
    r"^(?:On|In|During|At) (?!(?:case|most|some|theory|no|addition to|contrast|response|the event|least|order)\b)"
    r"[^,\"“]{2,40}, (?=(?:the|a|an|at least|\d+|[A-Z]\w+) )"
)
_DONE_BY = (
    r"\b((?:was|were|been) (?:arrested|detained|rescued|killed|injured|approved|elected|attacked|released))"
    r" by (?:the )?(?:[A-Z]\w+ )?(?:police|troops|forces|soldiers|gunmen|militants|authorities|officers)"
    r"(?=[.,]| (?:in|on|at|after|during)\b)"
)
_DROPPED = by_family(
    (
        (_SET_SCENE, ""),
        (r", (?:which|who|whose|where) (?!(?:\w+ )?(?:den|sa[iy]))[^,\"“”]+\.$", "."),
        (r" \([^()]{2,60}\)", ""),
    ),
    (
        (r", (?:killing|leaving|bringing|injuring|including|making|ending|becoming|prompting) [^,\"“”]+\.$", "."),
        (r"(?<=[a-z]) on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[ .,])(?! (?:and|or|night|to))", ""),
        (_DONE_BY, r"\1"),
        (r", (?:after|during|following|amid) [^,\"“”]+\.$", "."),
    ),
)
_DROPPED_PATTERNS = {f: tuple((re.compile(old), new) for old, new in drops) for f, drops in _DROPPED.items()}
_ACCORDING = re.compile(r"^(?P<what>[^\"“”]+?),? according to (?P<who>[^,\"“”]{2,80})\.$")
# Only where it says how many; "one of the", "No one", "Formula One" are no figures.
_COUNTED = r"(?= (?!is\b|was\b|has\b|as\b)(?:[a-z]+s|people|men|women|children)\b)"
_NUMBER_WORD = re.compile(rf"(?<=[a-z] )(?<!no )(?:{'|'.join(_WORDS[2:])}){_COUNTED}")
_FIGURE = re.compile(rf"(?<=[a-z] )(?<![.,:–-])(?:[2-9]|1\d|20){_COUNTED}")


def kept(text: str, family: Family, _random: Random) -> Iterator[str]:
    """Yield claims that are true where the sentence is."""
    body, sources = split_sources(text)
    if sources and family is Family.TRAIN:
        yield body
    yield from (f"{made}{sources}" for made in _changed(body, family))


def _changed(body: str, family: Family) -> Iterator[str]:
    for pattern, new in _DROPPED_PATTERNS[family]:
        found = pattern.search(body)
        if found and not quoted(body, found.start()) and len(body) - len(found.group()) > 25:
            yield body[: found.start()] + found.expand(new) + body[found.end() :]
    yield from replaced(body, _SYNONYM_PATTERNS[family], _SYNONYMS[family])
    if family is Family.TRAIN:
        for number in _NUMBER_WORD.finditer(body):
            yield body[: number.start()] + str(_WORDS.index(number.group())) + body[number.end() :]
        if re.search(r"\d (?:percent|per cent)\b", body):
            yield re.sub(r"(?<=\d) (?:percent|per cent)\b", "%", body)
        return
    for number in _FIGURE.finditer(body):
        yield body[: number.start()] + _WORDS[int(number.group())] + body[number.end() :]
    if re.search(r"\d ?%", body):
        yield re.sub(r"(?<=\d) ?%", " percent", body)
    for month in re.finditer(rf"\b(?:{'|'.join(_MONTHS)})(?= \d{{1,2}}\b)|(?<=\d )(?:{'|'.join(_MONTHS)})\b", body):
        yield f"{body[: month.start()]}{_MONTHS[month.group()]}.{body[month.end() :].removeprefix('.')}"
    if found := _ACCORDING.match(body):
        yield f"According to {found['who']}, {lowered(found['what'])}."
