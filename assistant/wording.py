"""Days, counts, places, disagreements and what was searched, in the words in which every door tells them."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePath

from assistant.answer import About, Answer, Conflict, Corroboration, Quote, Relation, Searched
from index.briefing import Section, SectionKind
from index.scope import Scope

_LEADS = {
    Relation.NEWER: ("newer says", "older said"),
    Relation.SAME_DAY: ("same day", "same day"),
    Relation.UNKNOWN: ("one says", "other says"),
}
_IN_ONE = "first says", "then says"

NOTHING_NEAR = "Nothing near it was found."


def count(number: int, one: str, many: str = "") -> str:
    """Say how many of a thing there are, in the right number."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "undated"


def moment(at: datetime) -> str:
    """Say when something was, by the clock of this machine."""
    here = at.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def told_of_writing(answer: Answer) -> Iterator[str]:
    """Say who wrote an answer, how much was withheld of it, and whatever else goes with all of it."""
    if answer.written_by:
        yield f"Written by {answer.written_by}; every sentence was checked against what it cites."
    if answer.withheld:
        yield f"Withheld, as the cited sentences do not say it: {count(len(answer.withheld), 'sentence')}."
    if answer.note:
        yield answer.note


def added_undated(briefings: int) -> str:
    """Say that so many new briefings have no date, and what that means for asking."""
    told = f"{count(briefings, 'briefing has', 'briefings have')} no date: questions about a time do not find "
    return f"{told}{'it' if briefings == 1 else 'them'}. A first line such as “24 March 2026” gives one."


def extent(searched: Searched, scope: Scope) -> str:
    """Say in a sentence what was searched."""
    narrowed = [word for word, is_so in (("dates", scope.is_dated), ("tags", scope.tags)) if is_so]
    if searched.briefings or not narrowed:
        text = f"Searched {count(searched.briefings, 'briefing')}"
    else:
        text = f"No briefing has these {' and '.join(narrowed)}"
    if searched.oldest and searched.newest:
        text += f", dated {span(searched.oldest, searched.newest)}"
    if scope.is_dated:
        text += f"; scope: {day(scope.since) if scope.since else '…'} to {day(scope.until) if scope.until else '…'}"
    if scope.tags:
        text += f"; tags: {', '.join(scope.tags)}"
    if searched.undated:
        text += f"; {count(searched.undated, 'undated briefing')} left out"
    if searched.later and scope.since and scope.until:
        named = day(scope.since) if (scope.until - scope.since).days <= 1 else "these days"
        reports = count(searched.later, "later report" if searched.briefings else "other")
        text += f"; {'also' if searched.briefings else 'searched'} {reports} that {_speaks(searched.later)} of {named}"
    return text + "."


def _speaks(reports: int) -> str:
    return "speaks" if reports == 1 else "speak"


def span(first: date, last: date) -> str:
    """Say from which day to which."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def since_last_look(looked: datetime | None, is_any_new: bool) -> str:
    """Say since when a briefing is new to somebody who looked last at a moment; None is never."""
    if looked is None:
        return "You have not looked before, so all of them are new to you; next time it is what was added since."
    since = f"since you looked last, {moment(looked)}"
    return f"New is what was added {since}." if is_any_new else f"{_NOTHING_NEW} {since}."


def is_nothing_new(answer: Answer) -> bool:
    """Was asked what is new, and nothing was added? Then there were no briefings that could have said anything."""
    return not answer.searched.briefings and answer.note.startswith(_NOTHING_NEW)


def none_mentions(scope: Scope, what: str) -> str:
    """Say that no briefing of a scope mentions something, without full stop."""
    match scope.since, scope.until:
        case None, None:
            within = ""
        case since, None:
            within = f" since {day(since)}"
        case None, until:
            within = f" up to {day(until)}"
        case since, until:
            within = f" of {day(since)}" if since == until else f" between {day(since)} and {day(until)}"
    return plain(f"No briefing{within} mentions {what}")


def headed(section: Section) -> str:
    """Say under which heading a sentence stands; without one for what its section is, "" where nothing tells."""
    return plain(section.heading) or ("" if section.kind is SectionKind.OTHER else section.kind.value.capitalize())


def place(source: str) -> str:
    """Say where a briefing is from; of a file its name alone: folders are nobody else's business."""
    return plain(PurePath(source).name if PurePath(source).is_absolute() else source)


def stands(quote: Quote) -> str:
    """Say where a sentence stands: "ports.md, characters 12–94"."""
    return f"{place(quote.source)}, characters {quote.sentence.start}–{quote.sentence.end}"


def beside(*told: str) -> str:
    """Put what is told of a sentence side by side; what is "" is left out."""
    return " · ".join(filter(None, told))


def corroboration(counted: Corroboration | None) -> str:
    """Say how many briefings say a claim; "" where it is one, or nobody counted."""
    if counted is None or counted.briefings < 2:
        return ""
    return f"{count(counted.briefings, 'briefing')}, {count(counted.origins, 'origin')}"


def differing(about: About, *words: str, between: str = " / ") -> str:
    """Say what two sentences differ in, with the words of each that do; "" stands for words that there are none of."""
    if about is About.POLARITY:
        return "one says that it is so, the other that it is not"
    return f"{about.value}: {between.join(map(plain, words))}" if all(words) else about.value


def clash(conflict: Conflict) -> str:
    """Say that two sentences disagree, or that things have changed between them."""
    if conflict.is_development:
        return f"Things {'have' if conflict.sure else 'may have'} changed since the older briefing"
    if conflict.is_of_one_briefing:
        return f"One briefing {'says' if conflict.sure else 'may say'} two things"
    return f"The briefings {'disagree' if conflict.sure else 'may disagree'}"


def disagreement(conflict: Conflict) -> str:
    """Say what `clash` says and in what the two sentences differ, with the words of each, without full stop."""
    words = (differs for _, _, differs in sides(conflict))
    return f"{clash(conflict)} ({differing(conflict.about, *words)})"


def sides(conflict: Conflict) -> tuple[tuple[str, Quote, str], tuple[str, Quote, str]]:
    """Return what leads each side of a conflict ("newer says"), its sentence and its words that differ.

    The newer is first; of one briefing, what stands first.
    """
    one, other = (conflict.first, conflict.first_words), (conflict.second, conflict.second_words)
    if conflict.relation is Relation.OLDER:
        one, other = other, one
    first, second = _LEADS.get(conflict.relation, _LEADS[Relation.NEWER])
    if conflict.is_of_one_briefing:
        first, second = _IN_ONE
        if other[0].sentence.start < one[0].sentence.start:
            one, other = other, one
    return (first, *one), (second, *other)


def plain(text: str) -> str:
    """Return a text on one line without what cannot be seen: control characters, overrides of direction, half pairs.

    The joiners stay, without which Persian words and emoji fall apart.
    """
    spaced = "".join(c if c.isprintable() or c in _JOINERS else " " if c.isspace() else "" for c in text)
    return " ".join(spaced.split())


def upright(text: str) -> str:
    """Return a text, its lines kept, without what turns the direction of writing, and what stands beside with it."""
    return text.translate(_TURNS)


_NOTHING_NEW = "Nothing was added"
_JOINERS = "\u200c\u200d"
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
