"""Names of a claim that no cited sentence holds."""

import re
from collections.abc import Iterator, Sequence

from assistant.follow_ups.mentions import Mention, core, is_date
from assistant.follow_ups.mentions import names as names_in
from assistant.guards.days import mentions
from assistant.guards.peoples import CAPITALS, PEOPLES, SAME, SPOKEN_OUT, is_people_of
from assistant.guards.said import around, said
from assistant.readers.judge import Evidence
from index.words import FUNCTION_WORDS

_SMALL_WORDS = frozenset("of the and for in on de".split())
# Before a place a capital is a town: "in Beijing" is not "by China", and what struck Tehran struck more than Iran.
_PLACED = re.compile(
    r"\b(?:in(?:side|to)?|at|near|outside|around|through|across|over|enter(?:s|ed|ing)|leav(?:es|ing)|left"
    r"|reach(?:es|ed|ing)|visit(?:s|ed|ing)|struck|strikes|striking|hits?|hitting|shook|shak(?:es|ing)|rock(?:s|ed|ing)"
    r"|flood(?:s|ed|ing)|bomb(?:s|ed|ing)|shell(?:s|ed|ing)|captur(?:es|ed|ing))\s+$",
    re.IGNORECASE,
)
# What is made by "Iranian" or "Iran" in "Iranian-built"; and what opens a sentence before a name but is not of it.
_MADE = re.compile(r"-(?:[a-z]+(?:ed|ing)|led|run|built|born|made|held|won|side)\b")
_COUNTS = r"one|\w+ty(?:-[a-z]+)?|eleven|twelve|\w+teen"
_LEADS = re.compile(
    rf"(?:(?i:the|{_COUNTS}|fewer|less|suspected|presumed|alleged|unless|without|besides|leading|ex-\w+)\s+)+(?=[A-Z])"
)
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
    named = [
        mention.text
        for mention in names_in(claim, everything)
        if not _overlaps(mention, days)
        and not (known.has_country_of(mention.text) and not _PLACED.search(claim[: mention.start]))
    ]
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
        and first["word"].lower() not in FUNCTION_WORDS | {"nobody", "people"}
        and _plain(first["word"]) not in CAPITALS
        and not (first["does"] and _NO_NAME_END.search(first["word"]))
    ):
        yield first["word"]


class Known:
    """The names that a text can be said to know."""

    def __init__(self, text: str) -> None:
        written = re.findall(r"[^\W_](?:[\w.’'-]*\w)?", text)
        words = {_plain(word) for word in written}
        words |= {part for word in words for part in re.split(r"[-.'’]", word)}
        words |= {part for short in words & SPOKEN_OUT.keys() for part in SPOKEN_OUT[short].split()}
        words |= {short for short, whole in SPOKEN_OUT.items() if words.issuperset(whole.split())}
        words |= {PEOPLES[one] for word in words for one in (word, word.rstrip("s")) if one in PEOPLES}
        self._words = words | {part for word in words & CAPITALS.keys() for part in CAPITALS[word].split("-")}
        self._acronyms = {_plain(word) for word in written if word.replace(".", "").isupper() and len(word) > 1}
        self._initials = set(_all_initials(written))

    def has(self, name: str) -> bool:
        name = _MADE.sub("", _LEADS.sub("", name, count=1).removeprefix("the "))
        # "Digital Security" stands for part of "NCDS" too: names with small words within are read in parts.
        initials = _initials(name)
        if len(initials) > 1 and any(initials in acronym for acronym in self._acronyms):
            return True
        words = [part for word in core(name) for part in _plain(word).split("-")]
        short = {letters.lower() for letters in re.findall(r"\b[A-Z]{2,}(?=s?\b)", name)} & self._initials
        return all(
            self._has_word(word)
            for word in words
            if word[:1].isalnum() and word not in FUNCTION_WORDS and not {word, word.rstrip("s")} & short
        )

    def has_country_of(self, capital: str) -> bool:
        """Is it a capital, and its country known: "Tehran says", where Iran does?"""
        country = CAPITALS.get(_plain(capital.split()[-1]))
        return country is not None and all(map(self._has_word, country.split("-")))

    def _has_word(self, word: str) -> bool:
        one = word.rstrip("s")
        if {word, PEOPLES.get(word, word), one, PEOPLES.get(one, one), f"{word}s"} & self._words:
            return True
        alike = [other for other in self._words if other[:3] == word[:3]]
        return any(is_people_of(word, other) or is_people_of(other, word) for other in alike)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.removeprefix("The ").split() if word[0].isupper()).lower()


def _all_initials(written: Sequence[str]) -> Iterator[str]:
    """Yield the initials of all neighbouring words written large: "un", "unsc" of United Nations Security Council."""
    run = ""
    for word in (*written, ""):
        if word[:1].isupper():
            run += "".join(part[0].lower() for part in word.split("-") if part)
        elif word not in _SMALL_WORDS:
            yield from (
                run[start:end] for start in range(len(run)) for end in range(start + 2, min(start + 7, len(run) + 1))
            )
            run = ""


def _plain(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.casefold()).strip(".")
    return SAME.get(word, word.replace("’", "'"))
