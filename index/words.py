"""Text → the words that matter for finding it: the question's side of the full-text search."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("porter")
_STEMMING = Lock()  # it keeps the word that it works on in itself: two at once stem each other's letters
_POSSESSION = re.compile(r"(?<=\w)['’]s\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# Words that say how a sentence is built and nothing of what it is about. Kept out of the full-text query because
# each would rank half of the library; what is left of a question decides whether it is about anything at all.
FUNCTION_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being between both but by can could
    did do does doing done during each else ever few for from further near had has have having he her here hers him
    his how i if in into is it its itself just let many me more most much my no nor not now of off on once only or
    other our out over own please same say says said she should so some such tell than that the their them then
    there these they this those through to too under until up us very was we were what when where which while who
    whom whose why will with would you your may might must shall""".split()
)


def words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case, without the 's of possession; "U.S." gives "u" and "s"."""
    return [match.group().replace("’", "'").lower() for match in _WORD.finditer(_POSSESSION.sub("", text))]


def content_words(text: str) -> list[str]:
    """Return the words of a text that say what it is about, each once, in order."""
    return list(dict.fromkeys(word for word in words(text) if word not in FUNCTION_WORDS and len(word) > 1))


# Words of questions about things in general: what is searched for, but nothing that an answer has to repeat.
GENERAL_WORDS = frozenset(
    """happen happens happened happening next going latest news new recent recently know known update updates main key
    point points thing things briefing briefings report reports story give list show explain describe summary summarise
    summarize overview situation future outlook expected likely possible potential consequence consequences implication
    implications number date day name person people place exactly""".split()
)


def topic_words(text: str) -> list[str]:
    """Return the content words of a question without those that any question may hold."""
    return [word for word in content_words(text) if word not in GENERAL_WORDS]


@lru_cache(100_000)
def stem(word: str) -> str:
    """Return what the forms of a word share, by Porter's algorithm, as in the full-text index."""
    with _STEMMING:
        return str(_STEMMER.stemWord(word))


def word_stems(text: str) -> frozenset[str]:
    """Return what the words of a text, all of them, have in common with their other forms."""
    return frozenset(map(stem, words(text)))


def full_text_query(text: str) -> str:
    """Return an FTS5 query that any content word of the text matches; "" where it has none."""
    # Quoted, so that no word is read as an operator (NEAR, OR, a colon). \\w holds no double quote.
    return " OR ".join(f'"{word}"' for word in content_words(text))
