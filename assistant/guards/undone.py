"""Does a claim say what the cited sentences say was prevented, given up, or not done by whom they clear of it?"""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.negation import base
from assistant.guards.said import near, stems
from assistant.readers.judge import Evidence
from index.words import content_words, words

_GIVEN_UP = (
    r"(?:dropp|abandon|shelv|scrapp|ditch|cancell?|suspend|reject|oppos|veto|block|withdrawn|foil|thwart)(?:ed|ing)?"
    r"|(?:drop|abandon|shelve|scrap|ditch|cancel|suspend|reject|oppose|veto|block|foil|thwart|withdraw)s?|withdrew"
    r"|(?:gave|gives?|giving|given)\s+up|call(?:ed|s|ing)?\s+off|backed\s+(?:away|out)\s+(?:from|of)"
)
_PLAN = r"(?:plan|proposal|bid|plot|attempt|effort|threat|scheme|idea|intention|decision)s?\s+(?:to|of|for)"
# What stands behind each did not come about, as far as the sentence says.
_UNDONE = re.compile(
    r"\b(?:(?:clear|acquitt|absolv|exonerat)ed\s+(?:of|from)|(?:not\s+guilty|innocent)\s+of"
    r"|(?:prevent|stopp|block|deterr|dissuad|discourag|barr|bann)(?:ed|ing)\s+(?:[\w’'-]+\s+){0,5}?from"
    r"|(?:prevent|stop|block|deter|dissuade|bar|ban|keep)s?\s+(?:[\w’'-]+\s+){1,5}?from(?=\s+\w+ing\b)"
    r"|kept\s+(?:[\w’'-]+\s+){0,5}?from(?=\s+\w+ing\b)"
    r"|prevent(?:ed|s|ing)?(?:\s+[\w’'-]+){1,4}?(?=\s+\w+ing\b)"
    r"|refrain(?:ed|s|ing)?\s+from|(?:stopped|stops|stopping)\s+short\s+of"
    r"|(?:ruled|rules|ruling)\s+out(?=\s+\w+ing\b)|avoid(?:ed|s)?(?=\s+\w+ing\b)|pretend(?:ed|s|ing)?\s+to"
    r"|(?:stopped|halted|blocked|intercepted|repelled|turned\s+back|beaten\s+back|shot\s+down|killed|died)"
    r"\s+(?:\w+\s+){0,3}?before\s+(?:(?:it|he|she|they)\b(?!\s+(?:was|were|had)\b)|(?=\w+ing\b))"
    rf"|(?:{_GIVEN_UP})\s+(?:(?!and\b|but\b)[\w’'-]+\s+){{0,4}}?{_PLAN})\s+",
    re.IGNORECASE,
)
_GIVEN_UP_AT_LAST = re.compile(
    rf"\b{_PLAN}\s+(?P<undone>[^,;:—]+?)\s+(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:{_GIVEN_UP})\b",
    re.IGNORECASE,
)
# A claim with one of these does not say that it came about.
_SPOKEN_OF = re.compile(
    rf"\b(?:not|no|never|nor|without|instead|{_GIVEN_UP}"
    r"|(?:had|once|earlier|formerly|previously|originally)\s+(?:been\s+)?(?:plan|intend|propos|want|hop|decid|threat)\w*"
    r"|accus\w+|charg(?:ed|es?)|suspect\w*|trial|tr(?:y|ied|ies|ying)|attempt\w*|plot\w*|bid|sought|alleg\w+"
    r"|clear(?:ed|s)?|acquit\w*|absolv\w+|exonerat\w+|innocent|prevent\w*|stop\w*|halt\w*|deter\w*|dissuad\w+|discourag\w+"
    r"|barr?(?:ed|s)?|bann?(?:ed|s)?|kept|keeps?|refrain\w*|avoid\w*|rul(?:ed|es|ing)\s+out|intercept\w*|repel\w*"
    r"|pretend\w*|feign\w*|turned\s+back|beaten\s+back|shot\s+down|killed|died)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:—]|\b(?:and|but|while|whereas|after|because)\b", re.IGNORECASE)
SAID = 0.5  # how many of the words of what was not done a claim has to have for saying it


def undone(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say what the claim has come about and every cited sentence near it has not; () where one has it otherwise."""
    spoken = {base(word) for found in _SPOKEN_OF.finditer(claim) for word in words(found[0])}
    mine, told = stems(claim), {base(word) for word in content_words(claim)}
    found = [tuple(_found(mine, told, spoken, evidence.text)) for evidence in near(claim, cited)]
    return tuple(dict.fromkeys(reason for reasons in found for reason in reasons)) if all(found) else ()


def _found(mine: frozenset[str], told: set[str], spoken: set[str], sentence: str) -> Iterator[str]:
    for start, end, why in _spans(sentence):
        what = [base(word) for word in content_words(sentence[start:end])]
        elsewhere = {base(word) for word in content_words(f"{sentence[:start]} {sentence[end:]}")}
        has = len(mine & stems(sentence[start:end])) >= SAID * len(stems(sentence[start:end]))
        # "Banned the march" tells nothing else of it than what was not done.
        if what and what[0] in told and what[0] not in elsewhere and has and spoken <= {what[0]}:
            yield f"The cited sentence says {why!r} of it, the claim says that it is so."


def _spans(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each thing begins and ends that a sentence says was not done, and what says so."""
    for found in _UNDONE.finditer(sentence):
        end = _ENDS.search(sentence, found.end())
        yield found.end(), end.start() if end else len(sentence), found[0].strip()
    for found in _GIVEN_UP_AT_LAST.finditer(sentence):
        yield found.start("undone"), found.end("undone"), sentence[found.end("undone") : found.end()].strip()
