"""Days, counts and what was searched, in the words in which every door tells them."""

from datetime import date

from assistant.answer import Searched
from index.scope import Scope


def count(number: int, one: str, many: str = "") -> str:
    """Say how many of a thing there are, in the right number."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "undated"


def extent(searched: Searched, scope: Scope) -> str:
    """Say in a sentence what was searched."""
    text = f"Searched {count(searched.briefings, 'briefing')}"
    if searched.oldest and searched.newest:
        text += f", dated {day(searched.oldest)} to {day(searched.newest)}"
    if scope.is_dated:
        text += f"; scope: {day(scope.since) if scope.since else '…'} to {day(scope.until) if scope.until else '…'}"
    if scope.tags:
        text += f"; tags: {', '.join(scope.tags)}"
    if searched.undated:
        text += f"; {count(searched.undated, 'undated briefing')} left out"
    return text + "."


def plain(text: str) -> str:
    """Return a text on one line without what cannot be seen: control characters, overrides of direction, half pairs.

    The joiners stay, without which Persian words and emoji fall apart.
    """
    spaced = "".join(c if c.isprintable() or c in _JOINERS else " " if c.isspace() else "" for c in text)
    return " ".join(spaced.split())


_JOINERS = "\u200c\u200d"
