"""A question and a part of another → the question with its part of the same form exchanged: a date, a name, a place.

Where it has no such part, or more than one, nothing is exchanged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_ups.coreference import Said
from assistant.follow_ups.mentions import Kind, Mention, is_same, names

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = (
    rf"(?:(?:early|late|mid-?)\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTHS})"
    r"(?:\s+\d{1,2}\b)?(?:,?\s+\d{4})?"
    rf"|(?:{_DAYS})|(?:19|20)\d\d|\d{{4}}-\d\d-\d\d"
    r"|(?:last|this|the\s+previous|the\s+past)\s+(?:week|month|quarter|year|weekend)|yesterday|today"
)
_DATED = re.compile(
    rf"(?:\b(?:in|on|during|since|before|after|until|by|for|from|over)\s+)?\b(?:{_DATE})(?!['’\w-])", re.IGNORECASE
)
# "March" is a month, "march" is not; "may" is no date at all.
_LOWER_MONTH = re.compile(r"\b(?:may|march)\b")
_PREPOSITION = re.compile(
    r"^(?P<word>in|at|on|from|to|by|for|with|near|against|during|of)\s+(?:the\s+)?", re.IGNORECASE
)
_BEFORE_DATE = re.compile(r"^(?:in|on|during|since|before|after|until|by|for|from|over)\b", re.IGNORECASE)
_GOVERNING = r"(?:in|at|on|from|to|by|for|with|near|against|of|and|or|is|was|did|does|has|will)\b"
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_NAMED_SO = re.compile(rf"\bthe\s+(?:(?!{_GOVERNING})[a-z-]+\s+){{1,3}}$", re.IGNORECASE)  # "the patrol boat Sabine"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a question."""

    start: int
    end: int


def exchanged(part: str, earlier: str, said: Sequence[Said]) -> str:
    """Return the earlier question with one part exchanged for a new one of the same form."""
    if _is_date(part):
        dates = [_Part(m.start(), m.end()) for m in _DATED.finditer(earlier) if not _LOWER_MONTH.search(m.group())]
        if len(dates) > 1:
            return ""
        if not dates:
            return _added(earlier, part)
        dated = part if _BEFORE_DATE.match(part) else _like(earlier, dates[0], part)
        return _put(earlier, dates[0], _in_its_year(dated, earlier[dates[0].start : dates[0].end]))
    preposition = _PREPOSITION.match(part)
    new = names("x " + part)  # not the beginning of a sentence
    if len(new) != 1 or not _is_all(part, new[0], preposition):
        return ""
    old = [n for n in names(earlier) if n.group < 0 and _gives_way(earlier, n, new[0])]
    if preposition:
        before = [n for n in old if _governed(earlier, n, preposition["word"]) and _ends_phrase(earlier, n)]
        return put(earlier, before[0], new[0].text) if len(before) == 1 else ""
    known = [m for turn in said for m in (*turn.named, *turn.about) if is_same(m.text, new[0].text)]
    kind = next((m.kind for m in known if m.kind is not Kind.UNKNOWN), new[0].kind)
    # "When did the Orion leave Port Aurel?" – "What about the Harrier?": of several the one that is written like it.
    articled = [n for n in old if _has_article(n) and not _differ(n.kind, kind)] if _has_article(new[0]) else []
    if len(old) > 1 and len(articled) == 1:
        return put(earlier, articled[0], new[0].text)
    alike = [n for n in old if (n.kind is kind if len(old) > 1 else not _differ(n.kind, kind))]
    return put(earlier, alike[0], new[0].text) if len(alike) == 1 else ""


def _in_its_year(new: str, old: str) -> str:
    """Give a month or day without a year that of the date it takes the place of, where it lies behind it.

    After "in October 2025", "in November" is of that year; "in March" may be of that year or of the next.
    """
    year, before, after = _YEAR.search(old), _month(old), _month(new)
    if year is None or _YEAR.search(new) or before is None or after is None or after < before:
        return new
    return f"{new} {year[0]}"


def _month(text: str) -> int | None:
    found = re.search(_MONTHS, text, re.IGNORECASE | re.ASCII)
    return _MONTHS.split("|").index(found[0].capitalize()) if found else None


def put(text: str, place: Mention, new: str) -> str:
    """Return a text with another name where it mentions one; "the ship Sabine" needs no second article."""
    if not _has_article(place) and _NAMED_SO.search(text[: place.start]):
        new = _ARTICLE.sub("", new)
    return _put(text, _Part(place.start, place.end), new)


def _has_article(name: Mention) -> bool:
    return bool(_ARTICLE.match(name.text))


def _gives_way(text: str, old: Mention, new: Mention) -> bool:
    """May a name be exchanged? "The Brackwater attack" with Galdenia in it would be another attack, if any."""
    return not old.text.startswith("the ") or _ends_phrase(text, old) or new.text.startswith("the ")


def _governed(text: str, name: Mention, preposition: str) -> bool:
    before = text[max(0, name.start - 20) : name.start]
    return bool(re.search(rf"\b{preposition}\s+(?:the\s+)?$", before, re.IGNORECASE))


def _is_date(part: str) -> bool:
    return bool(_DATED.fullmatch(part)) and not _LOWER_MONTH.search(part)


def _is_all(part: str, name: Mention, preposition: re.Match[str] | None) -> bool:
    """Is the name all that there is, but for a preposition and an article?"""
    rest = part[preposition.end() :] if preposition else part
    return re.sub(r"^the\s+", "", rest, flags=re.IGNORECASE) == re.sub(r"^the\s+", "", name.text)


def _ends_phrase(text: str, name: Mention) -> bool:
    """Does nothing follow within the noun phrase? "in the Brackwater attack" is not in Brackwater."""
    return not re.match(
        r"['’]s?\s|\s+(?!(?:in|on|at|by|to|from|for|and|or|during|since|before|after|with)\b)[a-z]", text[name.end :]
    )


def _differ(one: Kind, other: Kind) -> bool:
    return Kind.UNKNOWN not in (one, other) and one is not other


def _like(earlier: str, old: _Part, new: str) -> str:
    """Give a date the preposition of the one that it takes the place of."""
    preposition = _PREPOSITION.match(earlier[old.start : old.end])
    needs = not re.match(r"(?:last|this|yesterday|today|the\s)", new, re.IGNORECASE)
    return f"{preposition['word']} {new}" if preposition and needs else new


def _added(earlier: str, part: str) -> str:
    if not re.search(r"\?\W*$", earlier) or not re.match(
        r"(?:in|on|during|since|before|after|until|by|last|this|yesterday|today)\b", part, re.IGNORECASE
    ):
        return ""
    return f"{earlier.rstrip(' ?')} {part}?"


def _put(text: str, part: _Part, new: str) -> str:
    if part.start == 0:
        new = new[:1].upper() + new[1:]
    return f"{text[: part.start]}{new}{text[part.end :]}"
