"""Does the answer say what was to be said? Words compared, apart from case, spacing and how a number is written."""

import re
import unicodedata
from collections.abc import Sequence

from eval.share import Undefined

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_NUMBERS = {word: str(number) for number, word in enumerate(_ONES)} | {
    word: str(number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ONES[1:10])})\b")
_THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0](?=\d{3}(?!\d))")
# A decimal stays one word: the answer "10" is not in "10.5".
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?")


def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers to compare: "Twenty-one, 1,200 and 5 %" → ("21", "1200", "and", "5", "percent")."""
    plain = _THOUSANDS.sub("", text)
    plain = unicodedata.normalize("NFKC", plain).casefold().replace("\u2019", "'")
    plain = re.sub(r"%|\bper cent\b", " percent ", plain)
    plain = _COMPOUND.sub(lambda m: str(int(_NUMBERS[m[1]]) + int(_NUMBERS[m[2]])), plain)
    return tuple(_NUMBERS.get(word, word) for word in _WORD.findall(plain))


def contains(answer: str, accepted: str) -> bool:
    """Whether the words of `accepted` stand in `answer` one after the other; ValueError where it has none."""
    wanted, given = words(accepted), words(answer)
    if not wanted:
        raise ValueError(f"no word or number to look for in the accepted answer {accepted!r}")
    return any(given[start : start + len(wanted)] == wanted for start in range(len(given) - len(wanted) + 1))


def agrees(answer: str, accepted: Sequence[str]) -> float:
    """Return 1.0 if the answer contains one of the accepted strings, else 0.0; Undefined where none is given."""
    if not accepted:
        raise Undefined("agreement is undefined for a question without accepted answers")
    return float(any(contains(answer, string) for string in accepted))
