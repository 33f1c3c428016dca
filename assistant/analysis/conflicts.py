"""Quotes → those that disagree, two by two: both are shown with their dates, and none is chosen.

Rules find them, for they can say what differs; a judge says how sure that is. What a newer report says of a count that
goes on (12 dead, then 20) is found too: the relation tells which is the newer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from assistant.analysis.differences.dates import dates
from assistant.analysis.differences.denials import denials
from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, matter, tied
from assistant.analysis.differences.moved import has_moved
from assistant.analysis.differences.names import names
from assistant.analysis.differences.numbers import every_number
from assistant.analysis.differences.polarity import polarity
from assistant.analysis.differences.status import status, turned_since
from assistant.analysis.differences.touching import touches
from assistant.analysis.differences.values import values
from assistant.analysis.same_story import named
from assistant.answer import About, Citation, Claim, Conflict, Quote, Verdict
from assistant.compose import quote
from assistant.read import Judged, Reading
from assistant.readers.judge import Judge
from assistant.readers.pair import with_context
from assistant.resolve import Resolved
from index.briefing import Sentence
from index.copies import what_it_says
from index.search import Hit

KINDS = (dates, status, polarity, names)  # after numbers; the first that finds something is the one that is told
CONTRADICTED = 0.5  # how likely a judge finds it from where a conflict is sure
AGREED = 0.1  # and up to where it is not, whatever the wording
NEXT = 12  # sentences that are not cited and looked at as well
NEAR = 0.25  # how sure they are to answer, as a share of how sure an answer has to be
BROUGHT = 3  # of them shown at most because they disagree with what is cited


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences that differ, the first of them cited."""

    one: Matter
    other: Matter
    told: Difference

    @property
    def conflict(self) -> Conflict:
        is_moved = has_moved(self.one, self.other, self.told)
        return self.told.between(self.one.quote, self.other.quote, has_moved=is_moved)


def conflicts(quotes: Sequence[Quote], judge: Judge | None = None) -> tuple[Conflict, ...]:
    """Return the pairs of quotes that disagree, in their order; of copies of a sentence the first stands for all.

    With a judge `sure` is what it says, where it says anything clearly.
    """
    found = tuple(
        _Pair(one, other, told).conflict
        for one, other in combinations(_distinct(quotes), 2)
        if (told := difference(one, other))
    )
    return _judged(found, judge) if judge and found else found


def difference(one: Matter, other: Matter) -> Difference | None:
    """Return what two sentences differ in, None where they can both be right or speak of two things."""
    return next(differences(one, other), None)


def differences(one: Matter, other: Matter) -> Iterator[Difference]:
    """Yield all that two sentences differ in."""
    if tied(one, other):
        yield from every_number(one, other)
        yield from (found for kind in KINDS if (found := kind(one, other)))


def with_conflicts(
    claims: Sequence[Claim],
    reading: Reading,
    threshold: float,
    question: Resolved,
    judge: Judge | None = None,
    hits: Sequence[Hit] = (),
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Return the claims of an answer, those that disagree with them brought along behind, and the conflicts.

    Looked at are the sentences cited and those that answer next best, and of the passages found those that tell the
    same story; told is what touches the question.
    """
    cited = list(dict.fromkeys(citation.quote for claim in claims for citation in claim.citations))
    known = {one.sentence for one in cited}
    others = [one for one in reading.sentences if one.score >= NEAR * threshold and one.sentence not in known]
    further = [quote(one) for one in others[:NEXT]] if claims else []
    read = _read(reading, hits) if claims else {}
    touching = (*_touching(question, cited, further), *_in_other_words(question, cited, read, threshold))
    told: list[_Pair] = []
    for pair in _once(_unlike(touching)):
        brought = {one.other.quote for one in (*told, pair)} - set(cited)
        if len(brought) <= BROUGHT:
            told.append(pair)
    behind = list(dict.fromkeys(pair.other.quote for pair in told if pair.other.quote not in cited))
    found = tuple(pair.conflict for pair in told)
    return (*claims, *_as_claims(behind, claims)), _judged(found, judge) if judge and found else found


def _touching(question: Resolved, cited: Sequence[Quote], further: Sequence[Quote]) -> Iterator[_Pair]:
    """Yield the pairs of a cited sentence and another that differ in what is asked, in the order of the cited."""
    for one, other in combinations(_distinct((*cited, *further)), 2):
        if one.quote in cited:
            touching = (told for told in differences(one, other) if touches(question, told, one, other))
            if told := next(touching, None):
                yield _Pair(one, other, told)


def _in_other_words(
    question: Resolved, cited: Sequence[Quote], read: Mapping[Sentence, Judged], threshold: float
) -> Iterator[_Pair]:
    """Yield the pairs of a cited sentence and another of its story that only the question, or their place, ties.

    Another value has to answer the question too, or to leave no doubt of what it is.
    """
    stories = named(one.briefing for one in read.values())
    other_of = cache(lambda its: matter(quote(its)))
    for quoted in cited:
        one, own = matter(quoted), quoted.sentence
        story = [its for its in read.values() if stories.is_one_story(own.briefing_id, its.briefing.id)]
        for its in story:
            other = other_of(its)
            told = denials(question, one, other) or turned_since(question, one, other)
            if not told and (told := values(question, one, other, its.score >= threshold)):
                told = told if told.sure or its.score >= NEAR * threshold else None
            if told and its.sentence != own:
                yield _Pair(one, other, told)


def _read(reading: Reading, hits: Sequence[Hit]) -> dict[Sentence, Judged]:
    """Return the sentences of the hits, with 0 for those that were not read."""
    found = {s: Judged(s, p.briefing, 0.0) for hit in hits for p in hit.passages for s in p.sentences}
    return found | {one.sentence: one for one in reading.sentences}


def _unlike(found: Iterable[_Pair]) -> Iterator[_Pair]:
    """Leave out what was found before with its sides turned round."""
    known: set[tuple[frozenset[tuple[Quote, str]], About]] = set()
    for pair in found:
        told = pair.told
        sides = frozenset({(pair.one.quote, told.first), (pair.other.quote, told.second)})
        if (sides, told.about) not in known:
            known.add((sides, told.about))
            yield pair


def _once(found: Iterable[_Pair]) -> Iterator[_Pair]:
    """Tell each matter once: what is cited first of it against what the newest reports say, and those of its own day.

    Another matter is what differs in another way, or counts something else.
    """
    matters: dict[tuple[About, str], set[Quote]] = {}
    for pairs in _by_first(found):
        told = matters.setdefault((pairs[0].told.about, pairs[0].told.counted), set())
        sides = {side.quote for pair in pairs for side in (pair.one, pair.other)}
        if told.isdisjoint(sides):
            days = {pairs[0].one.day, max(pair.other.day for pair in pairs)}
            near = sorted((pair for pair in pairs if pair.other.day in days), key=lambda pair: not pair.told.sure)
            # However many sentences say it, a value is one side.
            yield from reversed({pair.told.second: pair for pair in reversed(near)}.values())
        told |= sides


def _by_first(found: Iterable[_Pair]) -> Iterable[list[_Pair]]:
    groups: dict[tuple[Quote, About, str], list[_Pair]] = {}
    for pair in found:
        groups.setdefault((pair.one.quote, pair.told.about, pair.told.counted), []).append(pair)
    return groups.values()


def _distinct(quotes: Sequence[Quote]) -> list[Matter]:
    """Read quotes; of copies of a sentence the first stands for all."""
    firsts = {what_it_says(one.sentence.text): one for one in reversed(quotes)}
    return [matter(one) for one in quotes if firsts[what_it_says(one.sentence.text)] is one]


def _as_claims(brought: Iterable[Quote], claims: Sequence[Claim]) -> Iterator[Claim]:
    last = max((citation.number for claim in claims for citation in claim.citations), default=0)
    for number, one in enumerate(brought, last + 1):
        yield Claim(one.sentence.text, (Citation(number, one),), Verdict.SUPPORTED)


def _judged(found: Sequence[Conflict], judge: Judge) -> tuple[Conflict, ...]:
    pairs = [pair for one in found for pair in ((one.first, one.second), (one.second, one.first))]
    supports = judge.supports(
        [(claim.sentence.text, with_context(other.sentence.text, other.date, other.title)) for claim, other in pairs]
    )
    likely = (max(a.contradicted, b.contradicted) for a, b in zip(supports[::2], supports[1::2], strict=True))
    return tuple(
        replace(one, sure=p >= CONTRADICTED or (one.sure and p > AGREED)) for one, p in zip(found, likely, strict=True)
    )
