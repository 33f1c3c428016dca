"""A sentence → its main clauses: what is quoted, parenthetical or subordinate is blanked out, character for character.

By punctuation and conjunctions, without a parser: commas are trusted to stand where clauses end.
"""

import re

from assistant.stance.contested import without_what_is_told_of

LONGEST = 2_000  # characters; what stands behind them is not looked at

QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"”]|(?<!\w)‘[^‘’]*’(?!\w)")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_RELATIVE = re.compile(
    r",\s+(?:(?:\w+\s+){0,3}(?:of|in|to|for|with|by|at|from|on|under)\s+)?(?:who|which|whose|whom|where)\b[^,;:]*"
    # "The harbour at which ships wait said": without commas only what is close to the pronoun goes.
    r"|\b(?:who|which|whose|whom)\s+(?:(?:have|has|had|is|are|was|were|be|been|also|once|not)\s+)*\w+"
)
_LEADING = re.compile(
    r"\s*(?:After|Before|When|While|Because|Since|As|Although|Though|Until|Once|Unless|If|Whereas|Amid|Following|Despite"
    # "In the words of the mayor, …" and "In her view, …" tell who says it.
    r"|In(?!\s[^,]*?\b(?:words|view|opinion)\b)|With|Citing|Speaking|On|At|During|Under|By|From|For|Asked)\b[^,;:]*,"
)
_ADVERBIAL = re.compile(
    # "As late as June", "seen as a test": no clause begins there.
    r"(?<=\S)"
    + "".join(
        rf"(?<!\b{word})"
        for word in "late early well soon far such much many seen viewed regarded rejected dismissed".split()
    )
    + r"\s+(?:after|before|when|while|because|since|as(?!\s+saying\b)|although|though|until|once|unless|if|whereas|amid"
    r"|following|despite|than(?!\s+(?:\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)\b))"
    r"|so\s+that|how|why|what|whether)\s[^,;:]*"
)
# What was decided or demanded is no statement: "agreed that its officers may be questioned".
_DECIDED = re.compile(
    r"\b(?:agree[sd]?|decide[sd]?|order(?:s|ed)?|demand(?:s|ed)?|require[sd]?|propose[sd]?|ask(?:s|ed)?|law|bill|rule|calls?)\s+"
    r"(?:that|which)\s[^,;:]*"
)
# "…, leading to a closure", "with the mayor saying that …".
_PARTICIPLE = re.compile(
    r",\s+(?:\w+ly\s+)?(?!(?:including|according|during|regarding|king|spring|(?:fight|shell|bomb|trad|vot|poll)ing)\b)"
    r"[a-z]{2,}ing\b[^,;:]*|\bwith\s[^,;:]*?[a-z]{2,}ing\b[^,;:]*"
)


def unquoted(text: str) -> str:
    """Return the text with what stands in quotation marks or brackets blanked out; marks and offsets stay."""
    return _ASIDE.sub(_blank, QUOTED.sub(_emptied, text[:LONGEST]))


def main_clauses(text: str) -> str:
    """Return the text with all but its main clauses blanked out; offsets stay."""
    rest = without_what_is_told_of(unquoted(text))
    rest = _RELATIVE.sub(_blank, rest)
    rest = _DECIDED.sub(_blank, rest)
    rest = _PARTICIPLE.sub(_blank, rest)
    leading = _LEADING.match(rest)
    # "After the vote the minister said" has no comma to tell where the clause ends: it stays.
    if leading and re.search(r"\w", rest[leading.end() :]):
        rest = " " * leading.end() + rest[leading.end() :]
    return _ADVERBIAL.sub(_blank, rest)


def _emptied(match: re.Match[str]) -> str:
    return match[0][0] + " " * (len(match[0]) - 2) + match[0][-1]


def _blank(match: re.Match[str]) -> str:
    # A comma opens a clause and closes the one before: it stays, so that what follows does not run on.
    return "," + " " * (len(match[0]) - 1) if match[0].startswith(",") else " " * len(match[0])
