"""Question → is it for an overview, and of what? Sentences → a digest of the stories they tell, each line cited.

Nothing is written here: every line is a sentence of a briefing, chosen for how many briefings tell it, where it stands
and how often what it names is named. What is reported stands apart from what is assessed.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.analysis.changes import STATEMENT
from assistant.analysis.corroboration import corroboration, says_same
from assistant.analysis.differences.matter import Matter, matter, shared
from assistant.analysis.stories import headings, stories
from assistant.answer import Citation, Claim, Nature, Quote, Verdict
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Briefing, SectionKind, Sentence
from index.copies import what_it_says
from index.encoder import Vectors
from index.words import content_words

LINES = 12
READ = 100  # sentences, and so briefings too; what is compared grows with its square
SHORT = 4  # content words; fewer say little by themselves
ASSESSED = 2  # lines of a story at most that assess
# Chosen by hand on the samples: what a further line of a story is worth against the one before it, and what it costs
# not to be understood by itself.
FURTHER, DANGLING = 0.75, 0.8
_STANDS = {
    SectionKind.TAKEAWAYS: 1.0,
    SectionKind.IMPLICATIONS: 0.7,
    SectionKind.NARRATIVE: 0.4,
    SectionKind.OTHER: 0.4,
}
_OPENS = 0.3  # what the first sentence of a section is worth more

_PLEASE = r"(?:(?:please|can you|could you)[\s,]+)*"
_GIVE = r"(?:(?:give|write|show)(?: me| us)? )?(?:an? |the )?(?:short |brief |quick )?"
_SUM_UP = rf"(?:summari[sz]e|sum up|brief me(?: on)?|{_GIVE}(?:summary|overview|digest|recap)(?: of| on)?)"
_ALL = r"(?:all|the|our|these|of|everything|news|events|briefings?|reports?|developments|main|key|points)"
_EVERYTHING = re.compile(rf"{_PLEASE}{_SUM_UP}(?P<what>(?: {_ALL})*)", re.IGNORECASE)
_HAPPENED = re.compile(
    r"what(?:['’]s| is| was| has| have)?(?: been)? (?:happened|happening|new|reported|going on|the news|in the news)"
    r"(?: (?:here|so far|in the (?:news|briefings)))?",
    re.IGNORECASE,
)
_KNOWN = (
    r"what(?:['’]s known| (?:(?:do|did) (?:we|you|the briefings) (?:know|say)|is known|have we learn(?:ed|t))) about"
)
_ABOUT = re.compile(rf"(?:{_KNOWN}|{_PLEASE}{_SUM_UP}) (?P<about>.+)", re.IGNORECASE)
# A matter is a thing by its name; what asks for more, or points back, is a question of its own.
_NO_MATTER = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|how|whether|which|if|it|its|him|her|them|he|she|they|this|that|these|those|there)\b",
    re.IGNORECASE,
)
_DANGLES = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|his|her|its|their|both|another|others|the\s(?:two|three|other|same|latter|former)"
    r"|there|then|but|and|so|however|instead|also|in\s+(?:all|return))\b",
    re.IGNORECASE,
)
LONGEST_MATTER = 8  # words


def overview_of(words: str, is_dated: bool) -> str | None:
    """Return what an overview is asked of: a matter, or "" for all there is; None where none is asked for.

    `words` are the question without its dates. "What happened?" asks for one only where a time was named.
    """
    asked = " ".join(words.split()).strip(" ?!.,;:")
    asked = re.sub(r",? please$", "", asked, flags=re.IGNORECASE)
    if found := _EVERYTHING.fullmatch(asked):
        return "" if is_dated or found["what"] else None
    if is_dated and _HAPPENED.fullmatch(asked):
        return ""
    found = _ABOUT.fullmatch(asked)
    if not found or _NO_MATTER.search(found["about"]) or len(found["about"].split()) > LONGEST_MATTER:
        return None
    return found["about"]


def leading(briefings: Sequence[tuple[Briefing, Sequence[Sentence]]], most: int = READ) -> tuple[Judged, ...]:
    """Return the sentences of briefings that are worth reading first, of each as many as of the others.

    Where they are more than one, what stands first among the implications is one of them.
    """
    each = max(1, most // max(1, len(briefings)))
    found: list[Judged] = []
    for briefing, sentences in briefings[:most]:
        read = [Judged(sentence, briefing, _standing(sentence, briefing)) for sentence in sentences]
        read.sort(key=lambda one: -one.score)
        implied = [one for one in read if _kind(one) is SectionKind.IMPLICATIONS][: min(1, each - 1)]
        told = [one for one in read if one not in implied]
        found += [*told[: each - len(implied)], *implied]
    return tuple(found)


def _kind(read: Judged) -> SectionKind:
    return read.briefing.section_at(read.sentence.start).kind


def digest(
    sentences: Sequence[Judged], encode: Callable[[Sequence[str]], Vectors], lines: int = LINES
) -> tuple[Claim, ...]:
    """Make a digest of at most `lines` sentences, by stories, the weightiest first; within each by date.

    A story is headed by the title of a briefing that tells it, with its day where another has the same title. Copies of
    a sentence are one line that cites them all.
    """
    told = _weighed(_distinct(sentences[:READ]))
    if not told:
        return ()
    chosen = _chosen(_stories(told, encode), lines)
    return tuple(_claims(chosen, [one.matter.quote for one in told]))


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that may become a line, with its copies in other briefings, and what it weighs."""

    matter: Matter
    copies: tuple[Quote, ...]
    weight: float = 0.0

    @property
    def is_assessed(self) -> bool:
        return self.matter.quote.nature is Nature.ASSESSED


@dataclass(frozen=True, slots=True)
class _Story:
    heading: str
    told: tuple[_Told, ...]


def _distinct(sentences: Iterable[Judged]) -> list[tuple[_Told, float]]:
    """Put copies together, the earliest first; return them with how well the first of them stands."""
    groups: dict[object, list[Judged]] = {}
    for one in sentences:
        groups.setdefault(what_it_says(one.sentence.text), []).append(one)
    found = []
    for group in groups.values():
        group.sort(key=lambda j: (j.briefing.date or date.max, j.briefing.id, j.sentence.start))
        quotes = [quote(one) for one in group]
        # Word for word, or it would be cited for what it does not quite say.
        same = tuple(q for q in quotes[1:] if q.sentence.text.split() == quotes[0].sentence.text.split())
        found.append((_Told(matter(quotes[0]), same), max(_standing(j.sentence, j.briefing) for j in group)))
    return found


def _standing(sentence: Sentence, briefing: Briefing) -> float:
    """Say how much it speaks for a sentence where it stands: its section, and how far from that one's beginning."""
    section = briefing.section_at(sentence.start)
    far = (sentence.start - section.start) / max(1, section.end - section.start)
    return _STANDS[section.kind] + _OPENS * (1 - far)


def _weighed(found: Sequence[tuple[_Told, float]]) -> list[_Told]:
    """Weigh sentences, and leave out what another says in other words: of those the weightiest stays."""
    named = Counter(name for one, _ in found for name in one.matter.names)
    weighed = []
    for one, standing in found:
        alike = [other for other, _ in found if other is not one and _says_same(one.matter, other.matter)]
        briefings = {one.matter.quote.sentence.briefing_id, *(q.sentence.briefing_id for q in one.copies)}
        briefings |= {other.matter.quote.sentence.briefing_id for other in alike}
        often = sum(math.log2(1 + named[name]) for name in one.matter.names) / (2 + len(one.matter.names))
        text = one.matter.quote.sentence.text
        dangles = DANGLING if _DANGLES.match(text) or len(content_words(text)) < SHORT else 0.0
        weighed.append(_Told(one.matter, one.copies, math.log2(len(briefings)) + standing + 0.3 * often - dangles))
    weighed.sort(key=_by_weight)
    kept: list[_Told] = []
    for told in weighed:
        if told.matter.words and not any(_says_same(told.matter, other.matter) for other in kept):
            kept.append(told)
    return kept


def _says_same(one: Matter, other: Matter) -> bool:
    return shared(one, other) >= STATEMENT and says_same(one, other)


def _stories(told: Sequence[_Told], encode: Callable[[Sequence[str]], Vectors]) -> list[_Story]:
    """Put the sentences of briefings together that tell of the same story, the weightiest first."""
    found = stories([one.matter for one in told], encode)
    return [
        _Story(heading, tuple(sorted((told[place] for place in places), key=_by_weight))) for heading, places in found
    ]


def _by_weight(told: _Told) -> tuple[float, str]:
    return -told.weight, told.matter.quote.sentence.id


def _chosen(stories: Sequence[_Story], lines: int) -> list[tuple[_Story, list[_Told]]]:
    """Choose lines by weight, a further one of a story counting less; the weightiest story comes first."""
    chosen: list[tuple[_Story, list[_Told]]] = [(story, []) for story in stories]
    left = [list(story.told) for story in stories]
    for _ in range(lines):
        worth = []
        for number, (_, taken) in enumerate(chosen):
            assessed = sum(one.is_assessed for one in taken)
            # The first thing that is assessed repeats nothing that is reported; a second one does.
            for is_assessed, before in ((False, len(taken) - assessed), (True, len(taken) if assessed else 0)):
                best = next((one for one in left[number] if one.is_assessed == is_assessed), None)
                if best and not (is_assessed and assessed >= ASSESSED):
                    worth.append((best.weight * FURTHER**before, -number, best))
        if not worth:
            break
        _, number, best = max(worth, key=lambda one: one[:2])
        chosen[-number][1].append(best)
        left[-number].remove(best)
    # Headed by a briefing whose sentences are shown: not "death toll corrected" above what was told before.
    shown = [(story, taken) for story, taken in chosen if taken]
    headed = headings([[one.matter.quote for one in taken] for _, taken in shown])
    told = [(replace(story, heading=title), taken) for (story, taken), title in zip(shown, headed, strict=True)]
    return sorted(told, key=lambda one: -sum(line.weight for line in one[1]))


def _claims(chosen: Sequence[tuple[_Story, list[_Told]]], among: Sequence[Quote]) -> Iterable[Claim]:
    number = 1
    for story, taken in chosen:
        for one in sorted(taken, key=lambda one: (one.is_assessed, *_when(one.matter.quote))):
            quotes = (one.matter.quote, *one.copies)
            citations = tuple(Citation(number + n, q) for n, q in enumerate(quotes))
            number += len(quotes)
            heading = f"Assessed: {story.heading}" if one.is_assessed else story.heading
            claim = Claim(quotes[0].sentence.text, citations, Verdict.SUPPORTED, heading=heading)
            yield replace(claim, corroboration=corroboration(claim, among))


def _when(quote: Quote) -> tuple[date, str, int]:
    return quote.date or date.max, quote.sentence.briefing_id, quote.sentence.start
