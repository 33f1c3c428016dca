"""Claim, cited sentences → verdict: do they say it?

A judge says how likely each sentence supports the claim. Guards look for what may not be added to it or turned round
in it, and overrule the judge, because they can say what they found. They compare word with word: of a claim in other
words than the sentence's they know less than a judge that is sure. Without a judge they decide with the words shared.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.answer import Verdict
from assistant.guards.amounts import amounts, span
from assistant.guards.asked import asked
from assistant.guards.attribution import attribution
from assistant.guards.certainty import certainty
from assistant.guards.changes import changes
from assistant.guards.conditions import conditions
from assistant.guards.dated import dated
from assistant.guards.dates import dates
from assistant.guards.days import mentions
from assistant.guards.fates import fates
from assistant.guards.names import names
from assistant.guards.negation import negation
from assistant.guards.numbers import lacking, numbers
from assistant.guards.opposites import opposites
from assistant.guards.order import order
from assistant.guards.parts import parts
from assistant.guards.places import places
from assistant.guards.roles import roles
from assistant.guards.said import spelled_out
from assistant.guards.standing import standing
from assistant.guards.undone import undone
from assistant.readers.judge import Evidence, Judge, Support
from index.copies import word_for_word
from index.words import content_words, stem, words

MOST_AMOUNTS = 30  # of a claim, each of which is held against each of the sentences
LEAST = 0.5  # how likely a claim must be supported
PARTLY = 0.25  # and from where it is at least partly
COVERED = 0.7  # share of the claim's words that must be cited, where no judge is there
LONGEST = 2_000  # characters of a claim, and of a sentence that the guards read: rules compare each with each
# Of a claim in other words a judge this sure has read a walkout as a strike. Of claims held out of its training .66 of
# the true ones are kept so, .61 else; .90 of the untrue ones are rejected, .91 else.
SURE = 0.7
REWORDED = 0.75  # share of the words that a claim in other words has less of; one changed word makes none
OVERRULED = 0.4  # how supported a claim can be at most that a guard speaks against

_EMPTY = frozenset(("the", "that"))  # words that a claim may add and says no more by
# Words that no claim leaves out without saying more: these anywhere, and those before the last word that it has.
_LIMITS = frozenset(map(stem, "if unless until till except only".split()))
_TURNS = frozenset(
    map(
        stem,
        """not no never none nobody nothing neither nor without hardly barely few less than yet far but anything had
        and or who whom whose which after before when while whereas because although though""".split(),
    )
)

Guard = Callable[[str, Sequence[Evidence]], tuple[str, ...]]
Guards = Mapping[Guard, Verdict]
# Each guard, and the best that can be said of a claim it speaks against: some claims turn round what is cited, others
# add to it.
GUARDS: Guards = MappingProxyType(
    {
        negation: Verdict.CONTRADICTED,
        opposites: Verdict.CONTRADICTED,
        roles: Verdict.CONTRADICTED,
        undone: Verdict.CONTRADICTED,
        order: Verdict.CONTRADICTED,
        asked: Verdict.PARTLY,
        places: Verdict.PARTLY,
        fates: Verdict.PARTLY,
        numbers: Verdict.PARTLY,
        changes: Verdict.PARTLY,
        dates: Verdict.PARTLY,
        dated: Verdict.PARTLY,
        names: Verdict.PARTLY,
        certainty: Verdict.PARTLY,
        conditions: Verdict.PARTLY,
        parts: Verdict.PARTLY,
        standing: Verdict.PARTLY,
        attribution: Verdict.PARTLY,
    }
)
_COMMA = re.compile(r",\s+")
_ORDER = (Verdict.CONTRADICTED, Verdict.NOT_FOUND, Verdict.PARTLY, Verdict.SUPPORTED)  # the worst first


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a claim: its verdict, how likely (0 to 1) it is supported, and why not, in whole sentences.

    `reasons` is empty exactly where the verdict is SUPPORTED.
    """

    verdict: Verdict
    supported: float
    reasons: tuple[str, ...] = ()


def verify(claim: str, cited: Sequence[Evidence], judge: Judge | None = None, guards: Guards = GUARDS) -> Verified:
    """Say whether the cited sentences support the claim, each alone or all together.

    A claim in the very words of one of them is supported and nobody is asked.
    """
    if not cited:
        return Verified(Verdict.NOT_FOUND, 0.0, ("No sentence is cited for this claim.",))
    if word_for_word(claim) in {word_for_word(evidence.text) for evidence in cited}:
        return Verified(Verdict.SUPPORTED, 1.0)
    if len(claim) > LONGEST:
        return Verified(Verdict.NOT_FOUND, 0.0, (f"The claim is longer than a sentence: {len(claim):,} characters.",))
    if (many := len(amounts(claim))) > MOST_AMOUNTS:
        return Verified(Verdict.NOT_FOUND, 0.0, (f"The claim is a list of {many} numbers and no sentence.",))
    judged = _judged(claim, cited, judge) if judge else _by_words(claim, cited)
    plain = spelled_out(claim)
    sentences = [Evidence(spelled_out(e.text[:LONGEST]), e.context[:LONGEST]) for e in cited]
    if judge and judged.supported >= SURE and _is_reworded(claim, cited) and not _is_misread(plain, sentences):
        return judged
    found = {guard: reasons for guard in guards if (reasons := guard(plain, sentences))}
    if not found:
        return _in_their_words(claim, cited, judged) if judge and guards else judged
    best = min((guards[guard] for guard in found), key=_ORDER.index)
    verdict = min(judged.verdict, best, key=_ORDER.index)
    reasons = tuple(dict.fromkeys(reason for reasons in found.values() for reason in reasons))
    return Verified(verdict, min(judged.supported, OVERRULED), reasons)


def _is_misread(claim: str, sentences: Sequence[Evidence]) -> bool:
    """Is something else in a claim in other words that a judge this small does not see?

    That is whose a number is and of when, who did it to whom, and figures: numbers in words are as often reckoned.
    """
    figures = any(re.search(r"\d", amount.words) for amount, _ in lacking(claim, sentences))
    return figures or any(guard(claim, sentences) for guard in (fates, changes, dated, roles))


def _in_their_words(claim: str, cited: Sequence[Evidence], judged: Verified) -> Verified:
    """Do not doubt a claim that only leaves words of one sentence out, and that no guard speaks against.

    Of a sentence that is nearly the same a judge this small says little: most that it was trained with are changed in
    one point, and those points the guards know. In another order the same words may say something else.
    """
    if judged.verdict is Verdict.SUPPORTED or not any(
        _shortens(claim, told) for e in cited for told in (e.text, _joined(e.text[:LONGEST]))
    ):
        return judged
    return Verified(Verdict.SUPPORTED, LEAST)


def _shortens(claim: str, sentence: str) -> bool:
    """Do the words of a claim all stand in a sentence, in the same order, and its amounts too?

    In what other words a date is told is for the guards. An amount that is reckoned is no word left out; nor are words
    on which the others hang.
    """
    known = {(amount.unit, amount.value, amount.bound) for amount in amounts(sentence[:LONGEST])}
    if any((amount.unit, amount.value, amount.bound) not in known for amount in amounts(claim)):
        return False
    there = _plain(sentence)
    at, within = 0, set()
    for word in _plain(claim):
        if word not in there[at:]:
            if word in _EMPTY:
                continue
            return False
        found = there.index(word, at)
        within |= set(there[at:found])
        at = found + 1
    return not (within & _TURNS or (within | set(there[at:])) & _LIMITS)


def _joined(text: str) -> str:
    """Write "and" for a semicolon, and for a comma behind which somebody else is counted: "The north lost 12, we 9"."""
    text = text.replace(";", " and")
    for comma in reversed(list(_COMMA.finditer(text))):
        before, behind = text[: comma.start()], text[comma.end() :].partition(", ")[0]
        counted = amounts(behind)
        if counted and content_words(behind[: counted[0].start]) and amounts(before):
            text = f"{before} and {text[comma.end() :]}"
    return text


def _plain(text: str) -> list[str]:
    return [stem(word) for word in words(_without_values(spelled_out(text[:LONGEST])))]


def _judged(claim: str, cited: Sequence[Evidence], judge: Judge) -> Verified:
    together = [Evidence(" ".join(e.text for e in cited), cited[0].context)] if len(cited) > 1 else []
    supports = judge.supports([(claim, evidence) for evidence in (*cited, *together)])
    best = max(supports, key=lambda support: support.supported)
    return _verdict(best, max(supports, key=lambda support: support.contradicted))


def _verdict(best: Support, worst: Support) -> Verified:
    """Read off what the most and the least favourable sentence say."""
    if best.supported >= LEAST:
        return Verified(Verdict.SUPPORTED, best.supported)
    if worst.contradicted >= LEAST:
        return Verified(Verdict.CONTRADICTED, best.supported, ("The cited sentence says something else.",))
    if best.supported >= PARTLY:
        return Verified(Verdict.PARTLY, best.supported, ("The cited sentences do not say all of the claim.",))
    return Verified(Verdict.NOT_FOUND, best.supported, ("The cited sentences do not say this.",))


def _by_words(claim: str, cited: Sequence[Evidence]) -> Verified:
    covered, missing = _shared(claim, cited)
    if covered >= COVERED:
        return Verified(Verdict.SUPPORTED, covered)
    verdict = Verdict.PARTLY if covered >= COVERED / 2 else Verdict.NOT_FOUND
    lacking = f"No cited sentence has: {', '.join(missing)}." if missing else "The claim has no words to look for."
    return Verified(verdict, covered, (lacking,))


def _is_reworded(claim: str, cited: Sequence[Evidence]) -> bool:
    shared, missing = _shared(claim, cited)
    return shared < REWORDED and len(missing) > 1


def _shared(claim: str, cited: Sequence[Evidence]) -> tuple[float, list[str]]:
    """Return the share of the claim's words that the cited sentences have, 0 where it has none, and those they lack."""
    there = {stem(word) for evidence in cited for word in content_words(f"{evidence.text} {evidence.context}")}
    mine = {word: stem(word) for word in content_words(_without_values(spelled_out(claim)))}
    missing = [word for word, base in mine.items() if base not in there]
    return (1 - len(missing) / len(mine) if mine else 0.0), missing


def _without_values(text: str) -> str:
    """Leave out numbers and dates: the guards compare them by what they mean, "at most 4" with "no more than four"."""
    spans = [span(text, found) for found in amounts(text)] + [(found.start, found.end) for found in mentions(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
