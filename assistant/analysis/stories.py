"""Sentences → the stories they tell: briefings that are alike by what they say and whom they name tell one."""

from collections import Counter
from collections.abc import Callable, Sequence

from assistant.analysis.differences.matter import Matter
from assistant.answer import Quote
from assistant.wording import day
from index.encoder import Vectors

# Chosen by hand on the samples: how alike briefings must be on average to tell one story, and how much of that is by
# vectors (the rest is by names).
STORY, BY_VECTOR = 0.45, 0.6
ENOUGH = 2  # words of names in common, from where names speak for one story as much as they can
PLACE = 0.5  # what a word of a place's name tells, where that of another name tells 1: much happens in one place


def stories(told: Sequence[Matter], encode: Callable[[Sequence[str]], Vectors]) -> list[tuple[str, list[int]]]:
    """Return each story's heading and its sentences, as places in `told`; the first of a briefing stands for it."""
    by_briefing: dict[str, list[int]] = {}
    for place, one in enumerate(told):
        by_briefing.setdefault(one.quote.sentence.briefing_id, []).append(place)
    briefings = list(by_briefing.values())
    groups = _joined(_alike([[told[place] for place in places] for places in briefings], encode))
    found = [[place for number in group for place in briefings[number]] for group in groups]
    return list(zip(headings([[told[place].quote for place in places] for places in found]), found, strict=True))


def _alike(briefings: Sequence[Sequence[Matter]], encode: Callable[[Sequence[str]], Vectors]) -> list[list[float]]:
    """Say how alike briefings are, two by two: by the vectors of title and first sentence, and by names."""
    if not briefings:
        return []
    leads = [told[0].quote for told in briefings]
    vectors = encode([f"{lead.title}. {lead.sentence.text}" for lead in leads])
    known = frozenset(name for told in briefings for one in told for name in one.names)
    # Those in its title too, as far as a sentence of any briefing shows that they are names.
    names = [frozenset(n for one in told for n in one.names | one.around & known) for told in briefings]
    often = Counter(name for some in names for name in some)
    # What many briefings name tells no story from another.
    telling = [frozenset(name for name in some if often[name] <= max(3, len(briefings) / 4)) for some in names]
    places = frozenset(name for told in briefings for one in told for name in one.places)
    cosines = [list(map(float, row)) for row in vectors @ vectors.T]
    return [
        [
            BY_VECTOR * cosine
            + (1 - BY_VECTOR)
            * min(1.0, sum(PLACE if name in places else 1 for name in telling[i] & telling[j]) / ENOUGH)
            for j, cosine in enumerate(row)
        ]
        for i, row in enumerate(cosines)
    ]


def _joined(alike: list[list[float]]) -> list[list[int]]:
    """Join what is most alike on average, until nothing is alike enough."""
    groups = {i: [i] for i in range(len(alike))}
    while len(groups) > 1:
        i, j = max(((i, j) for i in groups for j in groups if i < j), key=lambda pair: alike[pair[0]][pair[1]])
        if alike[i][j] < STORY:
            break
        mine, theirs = len(groups[i]), len(groups[j])
        for k in groups:
            alike[i][k] = alike[k][i] = (mine * alike[i][k] + theirs * alike[j][k]) / (mine + theirs)
        groups[i] += groups.pop(j)
    return list(groups.values())


def headings(told: Sequence[Sequence[Quote]]) -> list[str]:
    """Head each story by the title of the briefing that tells most of it, of several the newest.

    Stories of one title ("Daily briefing") are told apart by their newest day, else by a number.
    """
    titles = list(map(_title, told))
    dated = [
        ", ".join(filter(None, (title, _newest_day(story)))) if titles.count(title) > 1 else title
        for title, story in zip(titles, told, strict=True)
    ]
    earlier = [dated[:number].count(title) for number, title in enumerate(dated)]
    return [f"{title} ({before + 1})" if before else title for title, before in zip(dated, earlier, strict=True)]


def _newest_day(told: Sequence[Quote]) -> str:
    return day(max((one.date for one in told if one.date), default=None))


def _title(told: Sequence[Quote]) -> str:
    titles = Counter(one.title for one in told)
    newest = {one.title: one.date.toordinal() if one.date else 0 for one in told}
    return max(titles, key=lambda title: (titles[title], newest[title], title))
