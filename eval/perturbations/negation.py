"""Negated, or a negation dropped: "was" ↔ "was not", "no" dropped, "did not sign".

TRAIN puts "not" behind was, is and has, and drops it there; UNSEEN does so behind had, will and did, says "never",
"failed to" and "It is not true that".
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.perturbations.family import Family, by_family, pairs
from eval.perturbations.text import lowered, quoted, replaced, split_sources, word_pattern

_NOT_BEFORE = r"(?! (?:not|never|no|only|just|even|also|yet|to|any|nothing|nobody|none|neither)\b)"
# "has a plan" has no place for "not"; "has left" has.
_PARTICIPLE = r"(?= (?:been|\w+ed|won|lost|left|made|taken|given|said|begun|held|sent|seen|met|gone|come|become|put)\b)"
_INSERTED = by_family(
    ((rf"\b(was|were|is|are)\b{_NOT_BEFORE}", r"\1 not"), (rf"\b(has|have){_PARTICIPLE}", r"\1 not")),
    (
        (rf"\b(will|would|must|should|could|can|did|does)\b{_NOT_BEFORE}(?= [a-z]+)", r"\1 not"),
        (rf"\b(had|has|have){_PARTICIPLE}", r"\1 never"),
    ),
)
_DROPPED = by_family(
    (
        (r"\b(was|were|is|are|has|have) not (?:yet )?(?!only|least|necessarily|all\b|more\b)", r"\1 "),
        (r"\b(was|were|is|are)n['’]t\b", r"\1"),
        (r"\bno (?!(?:longer|matter|more|less|one|later|fewer|doubt)\b)(?=[a-z])", ""),
        (r"\bNo (?!(?:longer|matter|more|less|one|later|fewer|doubt)\b)(?=[a-z])", ""),
    ),
    (
        (r"\b(had|will|would|must|should|could|may|did|does|do) not (?:yet )?(?!only|least|necessarily|all\b)", r"\1 "),
        (r"\bcannot\b", "can"),
        (r"\b(had|would|could|did|does|has|have)n['’]t\b", r"\1"),
        (r"\bnever (?=[a-z])", ""),
        (r"\bno longer\b", "still"),
        (r"\bfailed to\b", "managed to"),
        (r"\bfails to\b", "manages to"),
    ),
)
WORDS = by_family(
    pairs("nobody/somebody no_one/someone nothing/something", both_ways=False),
    pairs("without/with none_of/all_of neither/each unable_to/able_to unlikely/likely declined_to/agreed_to "
          "refuses_to/agrees_to refused_to/agreed_to", both_ways=False),
)  # fmt: skip
# Two negations are none.
_DENIED = re.compile(r"\b(?:nobody|no one|none|neither|no) (?:\w+ ){0,5}$", re.IGNORECASE)
_TWICE = re.compile(r"\b(?:not|never) (?:been )?(?:no|not|never)\b")
# Verbs that take "did not"; past, third person and base.
VERBS = by_family(
    """announced/announces/announce signed/signs/sign killed/kills/kill agreed/agrees/agree elected/elects/elect
    launched/launches/launch voted/votes/vote resigned/resigns/resign ordered/orders/order injured/injures/injure
    visited/visits/visit won/wins/win approved/approves/approve attacked/attacks/attack declared/declares/declare
    destroyed/destroys/destroy suspended/suspends/suspend died/dies/die defeated/defeats/defeat""".split(),
    """arrested/arrests/arrest rejected/rejects/reject struck/strikes/strike reached/reaches/reach met/meets/meet
    passed/passes/pass took/takes/take withdrew/withdraws/withdraw released/releases/release crashed/crashes/crash
    imposed/imposes/impose captured/captures/capture closed/closes/close sentenced/sentences/sentence
    arrived/arrives/arrive ended/ends/end began/begins/begin offered/offers/offer sent/sends/send""".split(),
)
_PATTERNS = {
    family: tuple((re.compile(old), new) for old, new in (*_INSERTED[family], *_DROPPED[family])) for family in Family
}
_WORD_PATTERNS = {family: word_pattern(words) for family, words in WORDS.items()}
# A verb behind one of these is a participle or a noun: "people killed", "were killed", "the attacks".
_SUBJECT = re.compile(r"(?:\b[A-Z]\w+|\b[a-z]+(?:ment|ors?|ers?|ists?|ces|ials|court|police|company|union|army)) $")
_NOT_A_SUBJECT = re.compile(r"\b(?:The|Of|In|At|By|For|And|With|To|On|After|people|others|members) $")


def negated(text: str, family: Family, _others: Sequence[str], random: Random) -> Iterator[str]:
    """Yield the sentence with one of its statements negated, or one of its negations dropped."""
    for pattern, new in _PATTERNS[family]:
        for found in pattern.finditer(text):
            if not quoted(text, found.start()) and not _DENIED.search(text[: found.start()]):
                made = text[: found.start()] + found.expand(new) + text[found.end() :]
                if not _TWICE.search(made):
                    yield made
    yield from replaced(text, _WORD_PATTERNS[family], WORDS[family])
    yield from _with_verbs(text, family)
    body, sources = split_sources(text)
    # It always fits, and would drown the others.
    if (
        family is Family.UNSEEN
        and random.random() < 0.2
        and body.endswith(".")
        and len(body.split()) > 4
        and '"' not in body
    ):
        yield f"It is not true that {lowered(body)}{sources}"


def _with_verbs(text: str, family: Family) -> Iterator[str]:
    for forms in VERBS[family]:
        past, third, base = forms.split("/")
        fails = (
            (("did not", past), ("does not", third))
            if family is Family.TRAIN
            else (("failed to", past), ("fails to", third))
        )
        for not_, form in fails:
            for found in re.finditer(rf"\b{form}\b", text):
                before = text[: found.start()]
                if _SUBJECT.search(before) and not _NOT_A_SUBJECT.search(before) and not quoted(text, found.start()):
                    yield f"{before}{not_} {base}{text[found.end() :]}"
