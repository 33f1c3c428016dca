"""Pronoun or title, earlier turns → whom or what it means.

One antecedent is sure, several fit equally well and have to be asked about, none means that no rule is sure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.follow_ups.mentions import Gender, Kind, Mention, core, is_same, names, titles
from assistant.follow_ups.topics import topics
from assistant.question import Turn
from index.words import stem

RECENT = 6  # turns that a follow-up may point back to
FAR = 2  # turns back that a thing is still spoken of
MOST = 4  # choices; more that fit equally are no choice but a mess

_FORMS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves",
}
GROUP = {form: group for group, forms in _FORMS.items() for form in forms.split()}
_WHO_DID = re.compile(r"^\W*(?:(?:and|but|so)\s+)?who\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_DOES = re.compile(r"\s+(?:(?:has|have|had|also)\s+)*(?P<verb>[a-z]+)\b")
_ASKS_FOR_SOMEBODY = re.compile(r"^\W*(?:and\s+)?(?:who|whom|whose|which|what)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier turn with what it mentions: what its question is about, and the names of its answer.

    `did` are those of the names that do what the question asked who does: "Who warned them?" – "Lee warned them."
    """

    question: str
    about: tuple[Mention, ...]
    named: tuple[Mention, ...]
    did: tuple[Mention, ...]

    @property
    def people(self) -> tuple[Mention, ...]:
        """Who may be meant by "he" or "she", each once, those of the answer first."""
        found: list[Mention] = []
        for mention in (*self.named, *self.about):
            if mention.kind in (Kind.PERSON, Kind.UNKNOWN) and not mention.is_plural:
                same = next((n for n, old in enumerate(found) if is_same(old.text, mention.text)), None)
                if same is None:
                    found.append(mention)
                else:
                    found[same] = _merged(found[same], mention)
        people = [mention for mention in found if mention.kind is Kind.PERSON]
        # Somebody whom nothing shows to be a person is one only where nobody else can be meant.
        did = [mention for mention in found if any(is_same(mention.text, doing.text) for doing in self.did)]
        return tuple(people or did or (mention for mention in found if mention.leads or mention in self.about))


def read(history: Sequence[Turn]) -> tuple[Said, ...]:
    """Read the last turns, oldest first."""
    known: tuple[Mention, ...] = ()
    said: list[Said] = []
    everything = " ".join(turn.question for turn in history[-RECENT:])
    for turn in history[-RECENT:]:
        about = topics(turn.question, known)
        known = (*about, *(old for old in known if all(old.text != new.text for new in about)))
        named = _grouped_people(names(turn.answer, everything))
        said.append(Said(turn.question, about, named, tuple(_did(turn, named))))
    return tuple(said)


def _did(turn: Turn, named: Iterable[Mention]) -> Iterator[Mention]:
    """Give the names of an answer that do what its question asked who does."""
    if not (asked := _WHO_DID.match(turn.question)):
        return
    for mention in named:
        does = _DOES.match(turn.answer, mention.end)
        if does and stem(does["verb"]) == stem(asked["verb"].lower()):
            yield mention


def antecedents(pronoun: str, said: Sequence[Said], but_not: Iterable[str] = ()) -> tuple[Mention, ...]:
    """Return what a pronoun (lower case) stands for; `but_not` are names in its own clause, which it cannot mean."""
    excluded = tuple(but_not)
    match GROUP[pronoun]:
        case "he":
            return _person(said, Gender.SHE, excluded)
        case "she":
            return _person(said, Gender.HE, excluded)
        case "it":
            return _thing(said, excluded)
        case _:
            return _several(said, excluded)


def titled(title: str, said: Sequence[Said]) -> tuple[Mention, ...]:
    """Return who is meant by a title ("general")."""
    for turn in reversed(said):
        if found := [person for person in turn.people if title in titles(person.text)]:
            return _preferred(found, turn)
    return ()


def _person(said: Sequence[Said], other: Gender, excluded: Sequence[str]) -> tuple[Mention, ...]:
    for turn in reversed(said):
        found = [p for p in turn.people if p.gender is not other and not _excluded(p, excluded)]
        if found:
            # Who is known to be a woman is meant by "she" rather than somebody who may be one.
            known = [p for p in found if p.gender is not Gender.UNKNOWN]
            return _preferred(known if len(known) == 1 else found, turn)
    return ()


def _preferred(found: Sequence[Mention], turn: Said) -> tuple[Mention, ...]:
    """Choose among people of one turn: whom its question was about, else whom its answer is about, else nobody."""
    if len(found) == 1:
        return tuple(found)
    asked_about = [p for p in found if any(is_same(p.text, m.text) for m in turn.about)]
    if len(asked_about) == 1:
        return tuple(asked_about)
    leading = [p for p in asked_about or found if p.leads]
    if len(leading) == 1:
        return tuple(leading)
    # Equal are those of one enumeration, and those who each lead a sentence of their own; they must be told apart.
    equal = leading or asked_about
    return tuple(equal) if 2 <= len(equal) <= MOST else ()


def topic(said: Sequence[Said], but_not: Sequence[str] = (), *, is_plural: bool | None = None) -> Mention | None:
    """Return the thing that is spoken of: what the last question is about, or the one before, where it is about none.

    `is_plural` says which number it must have, None that either will do.
    """
    turn = next((turn for turn in reversed(said[-FAR:]) if turn.about), None)
    things = [m for m in turn.about if _is_thing(m, turn) and not _excluded(m, but_not)] if turn else []
    return next((m for m in things if is_plural is None or m.is_plural is is_plural), None)


def _is_thing(mention: Mention, turn: Said) -> bool:
    """Is it what a question is about, and neither a person nor merely where something is: "in Poland"?"""
    placed = mention.kind is Kind.PLACE and re.search(r"\b(?:in|at|near|from)\s+$", turn.question[: mention.start])
    return mention.kind is not Kind.PERSON and not placed


def _thing(said: Sequence[Said], excluded: Sequence[str]) -> tuple[Mention, ...]:
    if not said:
        return ()
    turn = said[-1]
    if found := topic(said, excluded, is_plural=False) or _body(turn, excluded):
        return (found,)
    if turn.about or not _ASKS_FOR_SOMEBODY.match(turn.question):
        return ()
    leading = [m for m in turn.named if m.leads and m.kind is not Kind.PERSON and not m.is_plural]
    together = len({m.group for m in leading}) == 1 and leading[0].group >= 0
    return tuple(leading) if len(leading) == 1 or (together and len(leading) <= MOST) else ()


def _several(said: Sequence[Said], excluded: Sequence[str]) -> tuple[Mention, ...]:
    if not said:
        return ()
    turn = said[-1]
    if _ASKS_FOR_SOMEBODY.match(turn.question) and (together := _together(turn.named)):
        return (together,)
    if found := topic(said, excluded, is_plural=True):
        return (found,)
    if body := _body(turn, excluded):
        return (body,)
    if turn.question.lower().startswith("who"):
        leading = [m for m in turn.named if m.kind is not Kind.PERSON]
        return tuple(leading) if len(leading) == 1 else ()
    return ()


def _body(turn: Said, excluded: Sequence[str]) -> Mention | None:
    """Return the company or team that a question is about: "it" and "they" both mean one; a place is none."""
    bodies = (m for m in turn.about if m.text[:1].isupper() and m.kind in (Kind.THING, Kind.UNKNOWN))
    return next((m for m in bodies if not _excluded(m, excluded)), None)


def _together(named: Sequence[Mention]) -> Mention | None:
    """Return the first enumeration of an answer as one: "Ilse Tarn and Joren Falk"."""
    group = [m for m in named if m.leads and m.group == 0]
    if len(group) < 2 or len(group) > MOST:
        return None
    text = ", ".join(m.text for m in group[:-1]) + f" and {group[-1].text}"
    return Mention(text, group[0].start, group[0].kind, is_plural=True, leads=True)


def _grouped_people(named: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of an enumeration in which one is a person, all are: "Ilse Tarn and Joren Falk"."""
    people = {m.group for m in named if m.group >= 0 and m.kind is Kind.PERSON}
    return tuple(replace(m, kind=Kind.PERSON) if m.group in people and m.kind is Kind.UNKNOWN else m for m in named)


def _merged(one: Mention, other: Mention) -> Mention:
    """Return two mentions of the same person as one, with the fuller name and what is known from both."""
    fuller = max(one, other, key=lambda m: (len(core(m.text)), len(titles(m.text)), -m.start))
    gender = one.gender if one.gender is not Gender.UNKNOWN else other.gender
    kind = Kind.PERSON if Kind.PERSON in (one.kind, other.kind) else one.kind
    group = one.group if one.group >= 0 else other.group
    return replace(fuller, kind=kind, gender=gender, leads=one.leads or other.leads, group=group)


def _excluded(mention: Mention, names: Iterable[str]) -> bool:
    return any(is_same(mention.text, name) for name in names)
