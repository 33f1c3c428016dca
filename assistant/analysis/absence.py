"""A name, a scope → "no briefing from A to B mentions it", with how it was looked for; or where it is mentioned.

Looked for is every spelling in every passage of the scope, by the full-text index, which tells neither case nor accents
nor the forms of a word apart ("Lantern's", "Zoë", "drones"), and takes a hyphen for a space. Only a name that is a
function word when written small ("US", "WHO") has to be written large in a briefing too.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from itertools import product
from typing import Any, Protocol

from assistant.answer import Quote
from assistant.compose import quote
from assistant.read import Judged
from index.briefing import Passage, Sentence
from index.scope import Extent, Scope
from index.words import FUNCTION_WORDS, LONGEST_ACRONYM, stem

MOST = 24  # spellings
ALIKE = 0.75  # how many of their letters two spellings must share
NEAR = 3  # words that may have been meant, for each word of a name
SLIP = 0.8  # how many of their letters a slip of the hand leaves
READ = 10  # briefings with a word, to see how it is written
SHORTEST = 5  # letters of a name that may be spelled otherwise
_WORD = re.compile(r"[^\W_]+")
# One sound, several spellings: read from left to right before the vowels are dropped.
_SOUNDS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("sch", "sh"), ("tch", "ch"), ("ts", "c"), ("tz", "c"), ("w", "v"),
           ("x", "ks"), ("q", "k"), ("dj", "j"))  # fmt: skip
_SYLLABLE = re.compile(r"[aeiouy]+")
_VOWELS = frozenset("aeiouyj")


class Searchable(Protocol):
    """What of a library is needed to look for a name."""

    def extent(self, scope: Scope = ...) -> Extent: ...

    def vocabulary(self, beginning: str) -> tuple[str, ...]: ...

    def holding(self, phrase: str, scope: Scope = ..., most: int = ...) -> tuple[Passage, ...]: ...

    def sentences(self, briefing_id: str) -> tuple[Sentence, ...]: ...


@dataclass(frozen=True, slots=True)
class Absence:
    """How a name was looked for and where it was found, one sentence a briefing, the oldest first; () for nowhere.

    `spellings` are all that were looked for. `searched` counts the briefings, of report dates from `since` to `until`:
    those of the scope, where it leaves them open those of its oldest and newest briefing, None where none has a date.
    `undated` counts the briefings that a dated scope left out, `searched_undated` those without a date among the ones
    that were searched. Of a name that is nowhere, `near` are words of the library that differ from it in a letter or
    two: what may have been meant.
    """

    name: str
    spellings: tuple[str, ...]
    searched: int
    undated: int
    since: date | None
    until: date | None
    found: tuple[Quote, ...]
    searched_undated: int = 0
    near: tuple[str, ...] = ()

    @property
    def is_absent(self) -> bool:
        return not self.found

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "absent": self.is_absent,
            "spellings": list(self.spellings),
            "searched": self.searched,
            "undated_left_out": self.undated,
            "searched_undated": self.searched_undated,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "found": [one.to_dict() for one in self.found],
            "near": list(self.near),
        }


def absence(name: str, scope: Scope, library: Searchable) -> Absence:
    """Look for a name in all briefings of a scope. Raises ValueError where it has no letter or digit."""
    if not _WORD.search(name):
        raise ValueError(f"{name!r} has no letter or digit to look for")
    written = spellings(" ".join(name.split()), library)
    found: dict[str, Quote] = {}
    for spelling in written:
        for one in _mentions(spelling, scope, library):
            found.setdefault(one.sentence.briefing_id, one)
    extent = library.extent(scope)
    return Absence(
        name=name.strip(),
        spellings=written,
        searched=extent.briefings,
        undated=extent.undated,
        since=scope.since or extent.oldest,
        until=scope.until or extent.newest,
        found=tuple(sorted(found.values(), key=lambda one: (one.date or date.max, one.sentence.id))),
        searched_undated=0 if scope.is_dated else library.extent(replace(scope, since=date.min)).undated,
        near=() if found else tuple(dict.fromkeys(_near(name, written, library))),
    )


def spellings(name: str, library: Searchable) -> tuple[str, ...]:
    """Return how a name may be written: as given, without accents, in one word or two, and as the library spells it.

    The letters of "US" may have stops behind them, and those of "U.S." none.

    The library's are words written large with the same first letter, the same consonants in the same order, as many
    syllables and most letters (Zelensky, Zelenskyy, Zelenskiy), for each word of a name of SHORTEST letters or more
    that is written large.
    """
    words = _WORD.findall(name)
    forms = [name, _unaccented(name)]
    if len(words) > 1:
        joined = "".join(words)
        # "u.s." in one word is "US", and no "us".
        forms += [joined.upper() if len(joined) == len(words) else joined]
    elif words[0].isupper() and words[0].isalpha() and 1 < len(words[0]) <= LONGEST_ACRONYM:
        forms += [".".join(words[0]) + "."]
    elif len(words[0]) > SHORTEST:
        forms += _parted(words[0], library)
    forms += [" ".join(other) for other in product(*([word, *_alike(word, library)] for word in words))]
    once: dict[str, str] = {}
    for form in forms:
        once.setdefault(form.casefold(), form)
    return tuple(once.values())[:MOST]


def skeleton(word: str) -> str:
    """Return the consonants of a word, each sound once; its first letter counts whatever it is.

    "zlnsk" for Zelensky, Zelenskyy and Zelenskiy.
    """
    plain = _unaccented(word).lower()
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    kept = [letter for number, letter in enumerate(plain) if number == 0 or letter not in _VOWELS]
    return "".join(letter for number, letter in enumerate(kept) if number == 0 or letter != kept[number - 1])


def _alike(word: str, library: Searchable) -> Iterator[str]:
    if len(word) < SHORTEST or not word[0].isupper():
        return
    own, bones = _term(word), skeleton(_term(word))
    if len(bones) < 3:
        return
    for term in library.vocabulary(own[0]):
        if term != own and skeleton(term) == bones and _sounds_alike(term, own):
            written = _written(term, library)
            if written[:1].isupper():
                yield written


def _near(name: str, looked_for: Sequence[str], library: Searchable) -> Iterator[str]:
    """Yield, for each word of a name that is nowhere, those that differ in a letter or two: "Kestrel" for "Kestrl"."""
    known = {_term(word) for spelling in looked_for for word in _WORD.findall(spelling)}
    for word in dict.fromkeys(_WORD.findall(name)):
        if len(word) >= SHORTEST and not library.holding(word, most=1):
            own = _term(word)
            for term in get_close_matches(own, library.vocabulary(own[0]), n=NEAR, cutoff=SLIP):
                if term not in known:
                    yield _written(term, library)


def _written(term: str, library: Searchable) -> str:
    """Return a word of the full-text index as a briefing writes it."""
    texts = (f"{p.text} {p.briefing.title}" for p in library.holding(term, most=READ))
    return next((word for text in texts for word in _WORD.findall(text) if _term(word) == term), term)


def _sounds_alike(one: str, other: str) -> bool:
    """Have both as many syllables and most of their letters? Merrin is not another spelling of Maran."""
    if len(_SYLLABLE.findall(one)) != len(_SYLLABLE.findall(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _parted(word: str, library: Searchable) -> Iterator[str]:
    """Yield a word in two, where both are words of the library: "Greylantern" is "Grey lantern" too."""
    known = {
        beginning: frozenset(library.vocabulary(beginning)) for beginning in {_unaccented(c).lower() for c in word}
    }
    for at in range(3, len(word) - 2):
        one, two = word[:at], word[at:]
        if _term(one) in known.get(_term(one)[0], ()) and _term(two) in known.get(_term(two)[0], ()):
            yield f"{one} {two}"


def _mentions(spelling: str, scope: Scope, library: Searchable) -> Iterator[Quote]:
    """Yield of each briefing the first sentence with a spelling; the first of all where only the title has it."""
    is_common = spelling.isupper() and spelling.lower() in FUNCTION_WORDS
    for passage in library.holding(spelling, scope):
        if sentence := _large(spelling, passage, library) if is_common else _first(spelling, passage):
            yield quote(Judged(sentence, passage.briefing, 0.0))


def _first(spelling: str, passage: Passage) -> Sentence:
    wanted = [_term(word) for word in _WORD.findall(spelling)]
    return next((s for s in passage.sentences if _holds(s.text, wanted)), passage.sentences[0])


def _large(spelling: str, passage: Passage, library: Searchable) -> Sentence | None:
    """Find what is written large, "US", where the passage may be one with "us"."""
    briefing = passage.briefing
    if spelling not in _WORD.findall(f"{briefing.title} {briefing.text}"):
        return None
    found = (s for s in library.sentences(briefing.id) if spelling in _WORD.findall(s.text))
    return next(found, passage.sentences[0])


def _holds(text: str, wanted: Sequence[str]) -> bool:
    there = [_term(word) for word in _WORD.findall(text)]
    return any(there[at : at + len(wanted)] == list(wanted) for at in range(len(there) - len(wanted) + 1))


def _term(word: str) -> str:
    """Return a word as the full-text index has it."""
    return stem(_unaccented(word).lower())


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
