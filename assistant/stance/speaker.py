"""A pronoun that says something, what stands before it → the nearest name that it may mean."""

import re
from collections.abc import Iterator

from assistant.follow_ups.mentions import BOUNDARY, Gender, Kind, Mention, names
from index.words import FUNCTION_WORDS

NEAR = 3  # sentences before
FAR = 1_200  # characters before
_OTHER = {"he": Gender.SHE, "him": Gender.SHE, "his": Gender.SHE, "she": Gender.HE, "her": Gender.HE}
# Not "her": her engines are a ship's.
_OPENING = re.compile(r"\W*(?P<pronoun>he|she|his)\b(?!['’])", re.IGNORECASE)
# "Dahl spoke for an hour": who speaks is somebody; what says something may be a company.
_OPENS = re.compile(r"(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]+)\s(?:(?P<speaks>spoke|speaks)|said|says|told|added|warned|denied)\b")
_NOBODY = frozenset("it they them this that these those who which one we you i".split())


def opening_pronoun(sentence: str) -> str:
    """Return the pronoun of a person that a sentence opens with, as written; "" where it opens with none."""
    found = _OPENING.match(sentence)
    return found["pronoun"] if found else ""


def whose_word(speaker: str, before: str) -> str:
    """Return a speaker as named; for a pronoun whom the text before it names nearest, "" where that is not sure."""
    pronoun = speaker.lower()
    if pronoun in _OTHER:
        return next((_only(people) for people in _people(before, _OTHER[pronoun])), "")
    return "" if pronoun in _NOBODY else speaker


def _people(before: str, other: Gender) -> Iterator[list[Mention]]:
    """Give who is named in each sentence before, the nearest first; those without anybody are left out."""
    sentences = BOUNDARY.split(re.sub(r"\s+", " ", before[-FAR:]).strip())
    for sentence in sentences[: -NEAR - 1 : -1]:
        found = [n for n in names(sentence, before) if n.kind is Kind.PERSON]
        if (
            not found
            and (opening := _OPENS.match(sentence))
            and opening["name"].lower() not in FUNCTION_WORDS | _OTHER.keys()
        ):
            # By surname alone; whether what only says something is a person is not sure, and no one before it is meant.
            found = [Mention(opening["name"], 0, Kind.PERSON, leads=True)] if opening["speaks"] else []
            yield found
        elif found:
            yield [n for n in found if n.gender is not other]


def _only(people: list[Mention]) -> str:
    leading = [one for one in people if one.leads] or people
    return leading[0].text if len(leading) == 1 else ""
