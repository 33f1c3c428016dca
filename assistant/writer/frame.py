"""A statement → what it says, without the model's talk about sentences and answers: "The sentence is: “…”".

Also whether it says anything: what a model copies from its instructions is no statement.
"""

import re

from assistant.guards.said import stems

FEWEST = 3  # words of a claim from where it can be copied from the instructions
_TALK = frozenset(
    """sentence sentences answer quote quotation passage text excerpt evidence source sources response reply extract
    citation snippet""".split()
)
# Words that such talk is made of besides; with any other it may say something of the matter.
_BESIDES = frozenset(
    """the a an this these that which here in is are was as by according to based on per from of for and it i your my
    question following given provided relevant cited numbered above below correct exact final short full first
    answers reads read says say said states state stated shows show tells tell goes found can be number mentioned quoted
    follows sure certainly okay yes""".split()
)
_BEFORE = re.compile(r"(?P<talk>[^:,“\"]{3,80}?)\s*(?::|,|\bthat\b)\s*(?=\S)")
_BEFORE_QUOTE = re.compile(r"(?P<talk>[^“\"]{3,80}?)\s*[:,]?\s*(?=[“\"])")
_BEHIND = re.compile(
    r",?\s+(?P<talk>(?:according to|as (?:stated|said|mentioned|given|shown) in|based on)\s[^,:]{3,60})\.?$"
)
# What a mark leaves behind: "According to [1], …".
_HANGING = re.compile(r"(?:according to|as stated in|based on|as per|per|in|from)\s*,\s*", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"\W*(?:and\s+)?(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“](?P<inside>[^\"“”]+)[\"”]\.?")
_WORD = re.compile(r"[^\W_]+")


def unframed(claim: str, sentences: str) -> str:
    """Return a claim without talk that the cited sentences have no word of, and without the quotation marks it leaves.

    "The statement says that …" and "The text was signed" stay, where they are of the matter.
    """
    if hanging := _HANGING.match(claim):
        return unframed(claim[hanging.end() :][:1].upper() + claim[hanging.end() + 1 :], sentences)
    opened = [found for pattern in (_BEFORE_QUOTE, _BEFORE) if (found := pattern.match(claim))]
    before = next((found for found in opened if _is_talk(found["talk"], sentences)), None)
    behind = _BEHIND.search(claim)
    if before:
        claim = claim[before.end() :].strip()
    elif behind and _is_talk(behind["talk"], sentences):
        claim = claim[: behind.start()].strip() + "."
    else:
        return claim
    whole = _QUOTED.fullmatch(claim)
    claim = whole["inside"].strip() if whole else claim
    return claim[:1].upper() + claim[1:]


def is_echoed(claim: str, told: str, sentences: str) -> bool:
    """Does a claim stand in what the model was told to do, and in no sentence that it was given? Small models copy."""
    said, instructions, given = (" ".join(_WORD.findall(text)).lower() for text in (claim, told, sentences))
    return len(said.split()) >= FEWEST and f" {said} " in f" {instructions} " and f" {said} " not in f" {given} "


def restates(claim: str, question: str) -> bool:
    """Has a claim no word beyond those of a question for who, what, how …? Where it is asked whether, they answer."""
    mine = stems(claim)
    return bool(mine) and _ASKS_WHAT.match(question) is not None and mine <= stems(question)


def _is_talk(text: str, sentences: str) -> bool:
    said = {word.lower() for word in _WORD.findall(text) if not word.isdigit()}
    there = {word.lower() for word in _WORD.findall(sentences)}
    return bool(said & _TALK - there) and said <= _TALK | _BESIDES
