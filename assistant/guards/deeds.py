"""One deed in other words: a noun or a turn of speech for a verb, verbs that say the same.

"Rebels' attack on the port" and "the attack by rebels on the port" are read as "rebels attacked the port", "Osten lost
to Valle" as "Osten was defeated by Valle". The lists are closed: of what they do not name nothing is known here.
"""

import re
from collections.abc import Iterator

from assistant.guards.negation import base

# Verbs of a line say the same of who did it to whom; a claim may have one for another.
_SAME = tuple(
    frozenset(map(base, line.split()))
    for line in """rescue rescued save saved
    free freed liberate liberated release released
    accuse accused blame blamed
    criticise criticised criticize criticized condemn condemned denounce denounced slam slammed
    replace replaced succeed succeeded
    buy bought acquire acquired purchase purchased
    defeat defeated beat beaten overcome overcame
    appoint appointed name named nominate nominated
    kidnap kidnapped abduct abducted
    kill killed
    attack attacked assault assaulted ambush ambushed raid raided
    sue sued
    warn warned caution cautioned
    lend lent loan loaned
    supply supplied supplies provide provided
    hand handed extradite extradited
    invade invaded""".splitlines()
)
_KINDS = {verb: min(same) for same in _SAME for verb in same}

_STOP = (
    "on|in|at|by|of|to|from|for|with|against|over|into|after|before|during|and|or|but|that|which|who|whose|when|while"
    "|has|have|had|is|are|was|were|will|would|may|might|could|as|near"
)
_WORD = r"[^\W_][\w.-]*(?:['’]s?(?=\s))?"
_WHOLE = rf"(?:(?!(?:{_STOP})\b){_WORD}\s+){{0,4}}(?!(?:{_STOP})\b){_WORD}"
_OWNER = rf"(?P<by>(?:(?!(?:{_STOP})\b)[\w.-]+\s+){{0,4}}(?!(?:{_STOP})\b)[\w.-]+)(?:['’]s|(?<=s)['’])"
_BY, _WHAT = rf"(?P<by>{_WHOLE})", rf"(?P<what>{_WHOLE})"
# Each noun with the word before whom it is done to, and the verb that it is read as.
_NOUNS = {
    "attack|raid|assault|ambush": ("on|against", "attacked"),
    "strike": ("on|against", "struck"),
    "invasion": ("of", "invaded"),
    "criticism|condemnation": ("of", "criticised"),
    "lawsuit|suit": ("against", "sued"),
    "accusation|allegation|charge": ("against", "accused"),
    "warning": ("to", "warned"),
    "surrender": ("to", "surrendered to"),
    "threat": ("to|against", "threatened"),
    "victory|win": ("over|against", "defeated"),
    "support|backing": ("for|of", "supported"),
}
_BEGUN = "launch|mount|stage|carr(?:y|ied) out|made|make|fil(?:e|ed)|brought|bring|issu|won|win|beg[au]n"


def _turns() -> Iterator[tuple[str, str, str]]:
    """Yield words without which a turn is not there, how a deed is told with them, and how that is read."""
    plain = "{by} VERB {what}"
    for nouns, (to, verb) in _NOUNS.items():
        noun, read = rf"(?:[\w-]+\s+){{0,2}}?(?:{nouns})s?", plain.replace("VERB", verb)
        yield nouns, rf"{_OWNER}\s+{noun}\s+(?:{to})\s+{_WHAT}", read
        yield nouns, rf"\b(?:{nouns})s?\s+by\s+{_BY}\s+(?:{to})\s+{_WHAT}", read
        yield nouns, rf"\b(?:{nouns})s?\s+(?:{to})\s+{_WHAT}\s+(?:was\s+\w+\s+)?by\s+{_BY}", read
        yield nouns, rf"{_BY}\s+(?:has\s+|had\s+)?(?:{_BEGUN})\w*\s+(?:an?\s+)?{noun}\s+(?:{to})\s+{_WHAT}", read
    for verb, verbs, told in (
        ("sued", "took|takes?|has taken", r"{by} VERBS {what} to court"),
        ("replaced", "took|takes?|taking|taken", r"{by} VERBS over from {what}"),
        ("defeated", "lost|loses?", r"{what} VERBS FEW to {by}"),
        ("defeated", "won|wins?", r"{by} VERBS FEW (?:against|over) {what}"),
        ("killed", "shot|shoots?", r"{by} VERBS dead {what}"),
        ("killed", "shot", r"{what} (?:was|were) VERBS dead by {by}"),
        ("bought", "sold", r"{what} (?:was|were) VERBS to {by}"),
        ("bought", "sold|sells?", r"VERBS {what} to {by}"),
        ("lent", "borrow(?:ed|s)?", r"{what} VERBS FEW from {by}"),
        ("lent", "lent|lends?", r"{by} VERBS FEW to {what}"),
        ("supplied", "gets?|got|receive[sd]?|buys?|bought|imports?|imported", r"{what} VERBS FEW from {by}"),
        ("supplied", "suppl(?:y|ies|ied)|exports?|exported|sells?|sold|sends?|sent", r"{by} VERBS FEW to {what}"),
        ("extradited", "extradited|handed over", r"VERBS from {by} to {what}"),
        ("extradited", "extradited|handed over", r"{by} VERBS FEW to {what}"),
    ):
        told = told.replace(" FEW", r"(?:\s+[^\s,;]+){0,5}?").replace("VERBS", rf"\b(?:{verbs})").replace(" ", r"\s+")
        yield verbs, told.replace("{by}", _BY).replace("{what}", _WHAT), plain.replace("VERB", verb)


_TURNS = tuple(
    (re.compile(rf"\b(?:{needed})", re.IGNORECASE), re.compile(told, re.IGNORECASE), plain)
    for needed, told, plain in _turns()
)


def in_plain_words(text: str) -> Iterator[str]:
    """Yield the text, then each deed that it tells by a noun or a turn of speech as who did it to whom."""
    yield text
    for needed, told, plain in _TURNS:
        for found in told.finditer(text) if needed.search(text) else ():
            yield plain.format(by=found["by"].rstrip("."), what=found["what"].rstrip("."))


def kind(verb: str) -> str:
    """Return what verbs have in common that say the same of who did it to whom: of most, only their forms."""
    return _KINDS.get(base(verb), base(verb))
