"""Names of a claim that no cited sentence holds."""

import re
from collections.abc import Iterator, Sequence

from assistant.follow_ups.mentions import Mention, core, is_date
from assistant.follow_ups.mentions import names as names_in
from assistant.guards.days import mentions
from assistant.guards.said import around, said
from assistant.readers.judge import Evidence
from index.words import FUNCTION_WORDS

# A people and its country, where they do not begin alike.
_PEOPLES = dict(
    pair.split("/")
    for pair in """french/france
    dutch/netherlands danish/denmark danes/denmark spanish/spain welsh/wales swiss/switzerland
    greek/greece greeks/greece filipino/philippines british/uk american/us polish/poland finnish/finland turkish/turkey
    thai/thailand irish/ireland scottish/scotland swedish/sweden chinese/china burmese/myanmar""".split()
)
_SAME = {
    "u.s": "us",
    "usa": "us",
    "u.s.a": "us",
    "u.k": "uk",
    "u.n": "un",
    "e.u": "eu",
    "britain": "uk",
    "america": "us",
}
_OF_PEOPLE = frozenset("ian ians an ans ean eans n ns ese ish i is ic ite ites er ers".split())
_OF_COUNTRY = frozenset(" a e y ia ea ey en ain land an o os us".split(" "))
_SPOKEN_OUT = {"us": "united states", "uk": "united kingdom", "un": "united nations", "eu": "european union"}
_OPENING = re.compile(
    r"(?P<word>[A-Z][^\W\d_]+)(?:['’]s\s|(?P<does>\s(?:will|would|may|might|can|could|has|had|is|was|said|says|told)\b))"
)
# Plurals and abstract words stand without an article too.
_NO_NAME_END = re.compile(r"(?:s|ly|ing|ed|ment|tion|sion|ness|ity|ance|ence|ism)$")


def names(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which names of the claim stand in no cited sentence nor around one."""
    sentences, context = said(cited), around(cited)
    everything = f"{sentences} {context}"
    known = Known(everything)
    days = [(day.start, day.end) for day in mentions(claim)]
    named = [mention.text for mention in names_in(claim, everything) if not _overlaps(mention, days)]
    strange = [name for name in (*_opening(claim), *named) if not is_date(name) and not known.has(name)]
    return tuple(f"The claim names {name!r}, which no cited sentence names." for name in dict.fromkeys(strange))


def _overlaps(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _opening(claim: str) -> Iterator[str]:
    """Yield the first word where it owns or does something without an article, as names do and few other words.

    Written large as every first word, it is not told from others by its capital letter.
    """
    first = _OPENING.match(claim)
    if (
        first
        and first["word"].lower() not in FUNCTION_WORDS
        and not (first["does"] and _NO_NAME_END.search(first["word"]))
    ):
        yield first["word"]


class Known:
    """The names that a text can be said to know."""

    def __init__(self, text: str) -> None:
        written = re.findall(r"[^\W_](?:[\w.’'-]*\w)?", text)
        words = {_plain(word) for word in written}
        words |= {part for word in words for part in re.split(r"[-.'’]", word)}
        words |= {part for short in words & _SPOKEN_OUT.keys() for part in _SPOKEN_OUT[short].split()}
        self._words = words | {_PEOPLES[word] for word in words & _PEOPLES.keys()}
        self._acronyms = {_plain(word) for word in written if word.replace(".", "").isupper() and len(word) > 1}
        self._initials = {_initials(mention.text) for mention in names_in(text, text)}

    def has(self, name: str) -> bool:
        name = name.removeprefix("The ").removeprefix("the ")
        # "Digital Security" stands for part of "NCDS" too: names with small words within are read in parts.
        if " " in name and any(_initials(name) in acronym for acronym in self._acronyms):
            return True
        if name.isupper() and len(name) > 1 and name.lower() in self._initials:
            return True
        words = [part for word in core(name) for part in _plain(word).split("-")]
        return all(self._has_word(word) for word in words if word[:1].isalnum() and word not in FUNCTION_WORDS)

    def _has_word(self, word: str) -> bool:
        if {word, _PEOPLES.get(word, word), word.rstrip("s"), f"{word}s"} & self._words:
            return True
        alike = [other for other in self._words if other[:3] == word[:3]]
        return any(_is_people_of(word, other) or _is_people_of(other, word) for other in alike)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.removeprefix("The ").split() if word[0].isupper()).lower()


def _is_people_of(people: str, country: str) -> bool:
    """Iranian is of Iran, Swedish of Sweden; Austrian is not of Australia."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(people, country, strict=False)) if a != b), min(len(people), len(country))
    )
    return any(people[at:] in _OF_PEOPLE and country[at:] in _OF_COUNTRY and at >= 4 for at in (shared, shared - 1))


def _plain(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.casefold()).strip(".")
    return _SAME.get(word, word.replace("’", "'"))
