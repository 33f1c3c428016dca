"""Claims, hits → how many briefings say each claim, and how many of them are no copies of each other.

What was copied from one text into three briefings is one origin, however often it is found. Who is quoted is not looked
at: two reporters who asked the same ministry are two origins here. Counted is among the passages found, not in all of
the library.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.analysis.conflicts import difference
from assistant.analysis.differences.matter import WAVE, Matter, alike, covered, matter, of_others, on_other_days
from assistant.analysis.differences.polarity import turned
from assistant.analysis.near_copies import are_copies
from assistant.answer import Claim, Corroboration, Quote
from assistant.compose import quote
from assistant.guards.amounts import amounts
from assistant.read import Judged
from index.copies import is_copy
from index.search import Hit
from index.words import content_words

SAID = 0.7  # how much of a claim's words another sentence must have to say the same
WORTH_READING = 0.4  # and from where it is read at all


def corroborated(claims: Sequence[Claim], hits: Sequence[Hit]) -> tuple[Claim, ...]:
    """Return the claims, each with its corroboration among the sentences of the hits."""
    there = {s: Judged(s, p.briefing, 0.0) for hit in hits for p in hit.passages for s in p.sentences}
    stems = {
        s: frozenset(map(alike, content_words(f"{s.text} {judged.briefing.title}"))) for s, judged in there.items()
    }
    counted = []
    for claim in claims:
        wanted = frozenset(map(alike, content_words(claim.text)))
        near = [quote(there[s]) for s in there if len(wanted & stems[s]) >= WORTH_READING * len(wanted)]
        counted.append(replace(claim, corroboration=corroboration(claim, near)))
    return tuple(counted)


def corroboration(claim: Claim, quotes: Iterable[Quote]) -> Corroboration:
    """Count the briefings of which a sentence says the same as a claim, its own citations among them."""
    cited = {citation.quote.sentence: citation.quote for citation in claim.citations}
    said = [matter(one) for one in cited.values()]
    same = {one.sentence: one for one in quotes if any(says_same(mine, matter(one)) for mine in said)}
    texts: dict[str, list[str]] = {}
    for sentence in same | cited:
        texts.setdefault(sentence.briefing_id, []).append(sentence.text)
    return Corroboration(len(texts), len(_origins(list(texts.values()))))


def says_same(claim: Matter, other: Matter) -> bool:
    """Does another sentence say all of a claim: its names, numbers and days, most of its words, and nothing against it?

    Of one word alone ("it will not pay") the briefings' titles have to tell that it is the same matter.
    """
    one, two = claim.quote.sentence.text, other.quote.sentence.text
    if is_copy(one, two):
        return True
    if not claim.names <= other.names | other.around or claim.is_denied != other.is_denied:
        return False
    counted = {(amount.value, amount.unit) for amount in amounts(claim.text)}
    return (
        counted <= {(amount.value, amount.unit) for amount in amounts(other.text)}
        and (len(claim.words & other.words) > 1 or _is_one_matter(claim, other))
        and covered(claim, other) >= SAID
        and _is_told_of_them(claim, other)
        and not of_others(claim, other)
        and _of_its_days(claim, other, is_counted=bool(counted))
        and difference(claim, other) is None
    )


def _is_told_of_them(claim: Matter, other: Matter) -> bool:
    """Has another sentence most of what a claim tells of those it names? Who "sent troops to Norvik" withdrew none."""
    missing = claim.stems - other.stems - other.around
    return len(missing) <= (1 - SAID) * len(claim.stems)


def _is_one_matter(claim: Matter, other: Matter) -> bool:
    return not claim.around.isdisjoint(other.around) and not turned(claim, other)


def _of_its_days(claim: Matter, other: Matter, *, is_counted: bool) -> bool:
    """Does another sentence name the days of a claim? Without any, its numbers tell, or its report's week."""
    if not claim.days:
        return not on_other_days(claim, other)
    if other.days:
        return all(any(day.span.overlaps(its.span) for its in other.days) for day in claim.days)
    written = other.quote.date
    return is_counted or all(written and day.span.last <= written <= day.span.last + WAVE for day in claim.days)


def _origins(briefings: Sequence[Sequence[str]]) -> list[list[str]]:
    """Put the sentences of briefings together that hold a copy of the same."""
    origins: list[list[str]] = []
    for texts in briefings:
        same = [origin for origin in origins if any(are_copies(a, b) for a in origin for b in texts)]
        origins = [origin for origin in origins if origin not in same]
        origins.append([text for origin in (*same, list(texts)) for text in origin])
    return origins
