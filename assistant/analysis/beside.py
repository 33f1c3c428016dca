"""Sentences about a matter → those besides that tell its events without its words: what names a day in its story.

"The strike ended", two briefings later: "Work resumed on Wednesday". A briefing is of the matter where its title and
opening are, or where much of it was found to be; the briefings of its story are too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.analysis.about import name_words
from assistant.analysis.differences.matter import matter
from assistant.analysis.stories import stories
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Briefing, Sentence
from index.encoder import Vectors
from index.event_dates import event_dates
from index.search import Hit
from index.words import stem, topic_words, word_stems

# How much of a matter's words a title must hold for its briefing to be of it, and with the sentence behind it.
TITLED, OPENED = 0.3, 0.6
MUCH = 0.3  # of a briefing's sentences
OF_STORY = 1 / 3  # how many of a story's briefings must be of the matter for all to be
MONTH = 31  # days; "in 2014" tells what was before the story
SURE = 0.5  # the least that makes a sentence one about the matter: what was found by its words comes first


def told_beside(
    about: str,
    judged: Sequence[Judged],
    hits: Sequence[Hit],
    *,
    encode: Callable[[Sequence[str]], Vectors],
    rarity: Callable[[Iterable[str]], dict[str, float]],
) -> tuple[Judged, ...]:
    """Return the sentences of the hits that name a day in a story of the matter, but for those `judged` to be of it."""
    found = {s: p.briefing for hit in hits for p in hit.passages for s in p.sentences}
    its_own = _its_own(about, judged, found, rarity)
    if not its_own:
        return ()
    known = {one.sentence for one in judged}
    its_story = its_own | {one for story in _stories(found, encode) if _is_of(story, its_own) for one in story}
    return tuple(
        Judged(sentence, briefing, SURE)
        for sentence, briefing in found.items()
        if sentence not in known and briefing.id in its_story and _names_a_day(sentence, briefing)
    )


def _names_a_day(sentence: Sentence, briefing: Briefing) -> bool:
    return any(event.span.days <= MONTH for event in event_dates(sentence.text, briefing.date))


def _stories(found: dict[Sentence, Briefing], encode: Callable[[Sequence[str]], Vectors]) -> Iterator[frozenset[str]]:
    """Give the ids of the briefings of each story."""
    told = [matter(quote(Judged(s, b, SURE))) for s, b in sorted(found.items(), key=lambda one: one[0].id)]
    for _, places in stories(told, encode):
        yield frozenset(told[place].quote.sentence.briefing_id for place in places)


def _is_of(story: frozenset[str], its_own: frozenset[str]) -> bool:
    # "The vaccination" is one thing of many in the story of an epidemic: that one's other days are not its own.
    return len(story & its_own) >= OF_STORY * len(story)


def _its_own(
    about: str,
    judged: Sequence[Judged],
    found: dict[Sentence, Briefing],
    rarity: Callable[[Iterable[str]], dict[str, float]],
) -> frozenset[str]:
    """Return the ids of the briefings that are of the matter themselves."""
    weights, named = rarity(topic_words(about)), name_words(about)
    sure = {one.sentence for one in judged}
    by_briefing: dict[str, list[Sentence]] = {}
    for sentence in found:
        by_briefing.setdefault(sentence.briefing_id, []).append(sentence)
    return frozenset(
        briefing_id
        for briefing_id, read in by_briefing.items()
        if sum(s in sure for s in read) >= MUCH * len(read) or _opens(found[read[0]], read, weights, named)
    )


def _opens(briefing: Briefing, read: Sequence[Sentence], weights: dict[str, float], named: frozenset[str]) -> bool:
    """Does a briefing open with the matter, and with one of its names where it has any?"""
    opening = f"{briefing.title} {min(read, key=lambda sentence: sentence.start).text}"
    if named and named.isdisjoint(word_stems(opening)):
        return False
    return _held(weights, briefing.title) >= TITLED and _held(weights, opening) >= OPENED


def _held(weights: dict[str, float], text: str) -> float:
    """Return how much of the words' weight a text holds, from 0 to 1."""
    there = word_stems(text)
    return sum(w for word, w in weights.items() if stem(word) in there) / (sum(weights.values()) or 1.0)
