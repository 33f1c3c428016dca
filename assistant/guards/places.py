"""What a claim has in the place of something else of the sentence that it otherwise repeats: names, numbers, dates."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.follow_ups.mentions import core, is_date
from assistant.follow_ups.mentions import names as names_in
from assistant.guards.amounts import amounts
from assistant.guards.days import mentions
from assistant.guards.names import Known
from assistant.readers.judge import Evidence
from index.words import content_words, stem

ALIKE = 0.6  # how much of the words two sentences must share in order for their places to be compared
_WORD = re.compile(r"[^\W_](?:[\w.,’'%-]*[\w%])?|[$€£]")
_NAME = re.compile(r"(?:(?:the|The) )?[A-Z][\w.’'-]*(?: (?:of|the|de|al|bin|van|von|&|[A-Z][\w.’'-]*))*")

# "Ruiz, the head of Aerolux," says the same as "Aerolux's head, Ruiz,".
_LARGE = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
_HEAD_OF = re.compile(rf"(?P<who>{_LARGE}), the (?P<role>[A-Za-z -]{{2,60}}?) of (?P<what>(?:the )?{_LARGE}),?")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s.*\bby\s", re.DOTALL)


def places(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which name, number or date of the claim stands where a cited sentence has another.

    So is found what the sentence does hold, but elsewhere: who did it and to whom, which number was the earlier one.
    """
    claim, sentences = _owned(claim), [_owned(evidence.text) for evidence in cited]
    found = [reason for sentence in sentences for reason in (*_replaced(claim, sentence), *_exchanged(claim, sentence))]
    return tuple(dict.fromkeys(found))


def _replaced(claim: str, sentence: str) -> Iterator[str]:
    mine, theirs = _WORD.findall(claim), _WORD.findall(sentence)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < ALIKE:
        return
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "replace":
            one, other = " ".join(mine[start:end]), " ".join(theirs[other_start:other_end])
            if _differ(one, other):
                yield f"The claim has {one!r} where the cited sentence has {other!r}."


def _differ(one: str, other: str) -> bool:
    """Are both names, both numbers or both dates, and not the same ones written in another way?"""
    if (days := mentions(one)) and (others := mentions(other)):
        return not any(day.agrees(those) for day in days for those in others)
    if (numbers := amounts(one)) and (counted := amounts(other)):
        return not {n.value for n in numbers} & {n.value for n in counted}
    both = _NAME.fullmatch(one) and _NAME.fullmatch(other) and not is_date(one) and not is_date(other)
    return bool(both) and not Known(other).has(one) and not Known(one).has(other)


def _exchanged(claim: str, sentence: str) -> Iterator[str]:
    both = f"{claim} {sentence}"
    there = set(_triples(sentence, both))
    for one, between, two in _triples(claim, both):
        if (two, between, one) in there and (one, between, two) not in there:
            yield f"The claim has {one!r} and {two!r} the other way round than the cited sentence."


def _owned(text: str) -> str:
    """Name first what somebody heads: nothing has changed places where a claim tells it the other way round."""
    return _HEAD_OF.sub(r"\g<what>'s \g<role>, \g<who>,", text)


def _triples(text: str, both: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield neighbouring names with the words that matter between them; mere enumerations are left out.

    A first word is a name where either of `both` texts writes it large within a sentence. "Two was told by one" is
    read as "one told two".
    """
    for one, two in pairwise(names_in(text, both)):
        between = tuple(stem(word) for word in content_words(text[one.end : two.start]))
        first, second = (two, one) if _PASSIVE.search(text[one.end : two.start]) else (one, two)
        if 0 < len(between) <= 6:
            yield _bare(first.text), between, _bare(second.text)


def _bare(name: str) -> str:
    return " ".join(core(re.sub(r"^[Tt]he ", "", name)))
