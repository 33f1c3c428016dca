"""A claim that somebody said something, where the cited sentences have somebody else say it, or the other way round."""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.names import Known
from assistant.guards.said import around, near, said, stems
from assistant.readers.judge import Evidence
from assistant.stance.attribution import Attribution
from assistant.stance.attribution import attribution as attribution_of

# More than to say so: what is confirmed is so, to announce or order a thing is to do it, what is denied is not said.
_MORE = re.compile(
    r"confirm|announc|acknowledg|admit|reveal|disclos|declar|order|reject|deni|deny|find|found", re.IGNORECASE
)

# Nobody says "said to have helped"; and "…, say officials", "in the mayor's words" tell who says it in other ways.
_SAID_OF = re.compile(
    r"\b(?:said\s+to\s+(?:have|be)|described\s+as)\b|^In\s[^,]+['’]s?\s+(?:words|view|opinion|eyes)\b|\bcautions?\b"
    r"|,\s(?:say|says|said)\s[^,]+$",
    re.IGNORECASE,
)


_IN_WHOSE_VIEW = re.compile(
    r"^In\s(?:the\s(?:view|opinion|words|eyes|account)\sof\s(?P<of>[^,]{2,80})|(?P<whose>[^,]{2,60})['’]s?\s(?:view|opinion|words|eyes|account)),"
)


def attribution(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say where the claim has another speaker than the cited sentences, or none where they have one.

    A pronoun may be anybody. A speaker whom the sentences only speak of does not count as theirs; one around them does
    where they name none.
    """
    cited = near(claim, cited)
    mine = attribution_of(claim) if cited else None
    if mine is None and _SAID_OF.search(claim):
        return ()
    if mine is None:
        return tuple(
            f"The cited sentence has {who!r} say it, the claim says it as a fact." for who in _unsaid(claim, cited)
        )
    who = stems(mine.speaker)
    theirs = [found for evidence in cited if (found := attribution_of(evidence.text))]
    known = frozenset(word for found in theirs for word in stems(found.speaker)) or stems(around(cited))
    known |= frozenset(word for evidence in cited for word in stems(_before_verb(evidence.text)))
    # Without a speaker in the sentence, the briefing itself is cited: "the briefing says" adds nobody.
    if not who or who & known or (not theirs and who <= stems(said(cited))) or _SAID_OF.search(claim):
        return ()
    names = Known(" ".join(found.speaker for found in theirs) or said(cited))
    if names.has(mine.speaker) or names.has_country_of(mine.speaker):
        return ()
    return (f"The claim has {mine.speaker!r} say it, the cited sentence does not.",)


def _before_verb(sentence: str) -> str:
    """Return what stands before the verb of saying: "Robert Kraft, the owner of the New England Patriots"."""
    found = attribution_of(sentence)
    start = sentence.find(found.speaker) if found and found.speaker else -1
    at = sentence.find(f" {found.verb} ", start) if found and start >= 0 else -1
    return sentence[:at] if at > start else ""


def _unsaid(claim: str, cited: Sequence[Evidence]) -> Iterator[str]:
    """Yield who is cited as saying what the claim says without anybody saying it."""
    mine = stems(claim)
    found = [(evidence, attribution_of(evidence.text)) for evidence in cited]
    viewed = [_IN_WHOSE_VIEW.match(evidence.text) for evidence in cited]
    plain = [stems(e.text) for (e, said_by), view in zip(found, viewed, strict=True) if not (said_by or view)]
    if any(2 * len(mine & words) > len(mine) for words in plain):
        return
    for view in filter(None, viewed):
        who = view["of"] or view["whose"]
        if 2 * len(mine & stems(view.string[view.end() :])) > len(mine) and not mine & stems(who):
            yield who
    for evidence, said_by in found:
        if (
            said_by
            and _only_says(said_by)
            and not _is_by(said_by.speaker, claim)
            and 2 * len(mine & stems(evidence.text)) > len(mine)
        ):
            yield said_by.speaker


def _is_by(speaker: str, claim: str) -> bool:
    """Does the claim say of whom it comes: "was accused by the board"?"""
    _, by, who = claim.rpartition(" by ")
    return bool(by and stems(speaker) & stems(who))


def _only_says(said_by: Attribution) -> bool:
    return bool(said_by.speaker) and not _MORE.search(said_by.verb)
