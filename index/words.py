"""Text → the words that matter for finding it: the question's side of the full-text search."""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("porter")
_STEMMING = Lock()  # it keeps the word that it works on in itself: two at once stem each other's letters
_POSSESSION = re.compile(r"(?<=\w)['’]s\b")
# "U.S.", or letters and what an apostrophe joins to them.
_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_]+(?:['’][^\W_]+)?")

# Words that say how a sentence is built and nothing of what it is about. Kept out of the full-text query because
# each would rank half of the library; what is left of a question decides whether it is about anything at all.
FUNCTION_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being between both but by can could
    did do does doing done during each eg else ever few for from further near had has have having he her here hers him
    his how i ie if in into is it its itself just let many me more most much my no nor not now of off on once only or
    other our out over own please same say says said she should so some such tell than that the their them then
    there these they this those through to too under until up us very was we were what when where which while who
    whom whose why will with would you your may might must shall""".split()
)
_ACRONYMS = frozenset({"us", "who"})  # function words that are names where they are written large
LONGEST_ACRONYM = 4  # letters


def words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case, without the 's of possession; "U.S." gives "us"."""
    return list(map(_plain, written_words(text)))


def written_words(text: str) -> list[str]:
    """Return the words of a text in order as it writes them, without the 's of possession."""
    # Composed: an accent that is a character of its own belongs to no word.
    return _WORD.findall(_POSSESSION.sub("", unicodedata.normalize("NFC", text)))


def content_words(text: str) -> list[str]:
    """Return the words of a text that say what it is about, each once, in order."""
    return list(_content(text))


def is_function_word(word: str, text: str = "") -> bool:
    """Does a word, written so in a text, only build its sentence? "us" does; "US" and "U.S." are names.

    Where a whole text is written large, "US" may be either and counts as "us".
    """
    plain = _plain(word)
    if plain in _ACRONYMS:
        return "." not in word and not (word.isupper() and not _is_shouted(text))
    return plain in FUNCTION_WORDS


def _content(text: str) -> dict[str, str]:
    """Return the content words of a text in order, each with how it is first written."""
    found: dict[str, str] = {}
    for written in written_words(text):
        if not is_function_word(written, text) and len(word := _plain(written)) > 1:
            found.setdefault(word, written)
    return found


def _plain(word: str) -> str:
    return word.replace(".", "").replace("’", "'").lower()


def _is_shouted(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1


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
    """Return an FTS5 query that any content word of the text matches; "" where it has none.

    An acronym is looked for with its dots and without.
    """
    return " OR ".join(
        any_spelling(word) if _is_acronym(written) else quoted(word) for word, written in _content(text).items()
    )


def any_spelling(word: str) -> str:
    """Return an FTS5 query that a word matches, and its letters with dots between them: "U.S." is two words there."""
    return f"{quoted(word)} OR {quoted(' '.join(word))}"


def quoted(phrase: str) -> str:
    """Return an FTS5 query that a phrase matches, none of its words being read as an operator (NEAR, OR, a colon)."""
    return '"{}"'.format(phrase.replace('"', '""'))


def _is_acronym(written: str) -> bool:
    return "." in written or (written.isupper() and written.isalpha() and len(written) <= LONGEST_ACRONYM)
