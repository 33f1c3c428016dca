"""A quoted sentence → questions that it should answer, made of its own words by a few rules.

Only what comes out as whole, short, self-standing English is kept: no pronoun, no day of the sentence's own (its
briefing may be of another week), and a name that says what it is about. Whether a question is answered is not known
here; see `suggestions.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.answer import Nature, Quote
from assistant.follow_ups.mentions import Kind, Mention, names
from index.tense import tense
from index.words import FUNCTION_WORDS, content_words

LONGEST, LONGEST_SUBJECT = 12, 6  # words
LONGEST_READ = 400  # characters of a sentence or a title; the patterns below take their square


class Rule(StrEnum):
    """How a question was made."""

    HOW_MANY = "how many"
    WHEN = "when"
    SAID = "said"
    OUTLOOK = "outlook"
    KNOWN = "known"
    NEW = "new"
    WHO_SAID = "who said"


@dataclass(frozen=True, slots=True)
class Made:
    """A question, and the sentence that it was made of; `about` is the name that it asks all about, else ""."""

    text: str
    rule: Rule
    quote: Quote
    about: str = ""


_ARTICLES = frozenset(("the", "a", "an", "some", "most", "all"))
# Verbs of reports that are turned into questions: as they are, and in the past where that is no -ed or -d.
_IRREGULAR = dict(
    pair.split("/")
    for pair in """sink/sank begin/began strike/struck leave/left meet/met fall/fell hit/hit win/won lose/lost sell/sold
    buy/bought shoot/shot break/broke hold/held take/took give/gave send/sent withdraw/withdrew find/found pay/paid
    build/built put/put cut/cut spread/spread""".split()
)
_REGULAR = """sign open close announce confirm report reopen deny arrive die launch agree attack arrest block order
    cancel count reject approve adopt ratify demand raise lower restore publish elect appoint resign dismiss delay
    postpone seize board boycott visit injure kill test deploy recede peak collapse erupt crash explode land evacuate
    rescue admit refuse suspend impose lift ban declare charge release""".split()
_BASE = {
    form: base
    for base, past in {
        **{base: f"{base}d" if base.endswith("e") else f"{base}ed" for base in _REGULAR},
        **_IRREGULAR,
    }.items()
    for form in (base, past, f"{base}es" if base.endswith(("s", "sh", "ch")) else f"{base}s")
} | {"denied": "deny", "denies": "deny", "ratified": "ratify", "ratifies": "ratify", "banned": "ban"}
_PAST = re.compile(rf"\b(?:\w+ed|{'|'.join(past for base, past in _IRREGULAR.items() if past != base)})\b")
_VERB = "|".join(sorted(_BASE, key=len, reverse=True))

_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:\s+(?:hundred|thousand|million|billion))?"
)
_ABOUT = (
    r"(?:(?:at\s+least|about|some|nearly|more\s+than|almost|around|up\s+to|over|roughly|an\s+estimated|another)\s+)?"
)
_compiled = cache(re.compile)  # of the longest patterns, when they are first used: answering does without
_COUNTED = re.compile(rf"{_ABOUT}{_NUMBER}\s+(?P<rest>[^\W\d_].*)", re.IGNORECASE)
_OBJECT = (
    rf"(?P<subject>[^,;:–—]+?)\s+(?:(?P<did>{_VERB})|(?P<aux>has|have|had|will)\s+(?P<verb>[a-z]+))\s+"
    rf"{_ABOUT}{_NUMBER}\s+"
    r"(?P<what>[^\W\d_][\w'’-]*(?:\s+of\s+[\w'’-]+)?)(?P<rest>(?:\s+(?:in|on|at|from|to|near|against)\s.+)?)"
)
# What stands behind a number and is not counted: parts, measures, times, days.
_NOT_COUNTED = re.compile(
    r"(?:of|per|percent|and|or|to|out|in|years?|months?|weeks?|days?|hours?|minutes?|times|more|others?|percentage"
    r"|metres?|meters?|kilometres?|kilometers?|km|dollars?|euros?|crowns?|[ap]\.?m|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
_INVERTED = (
    rf"(?P<subject>[^,;:–—]+?)\s+(?:(?P<did>{_VERB})|(?P<aux>will|was|were|is|are)\s+(?!not\b)(?P<verb>\w+))"
    r"(?P<rest>(?:\s(?!by\b).+)?)"
)
# A thing without an article: "toll of the Sabine", "grain-for-gas deal".
_LINKING = rf"(?:{'|'.join(sorted(FUNCTION_WORDS))}|beyond|amid|despite|toward|towards|within|without)\b"
_BARE = re.compile(rf"\s(?!{_LINKING})[a-z][\w-]*(?:(?<!s)(?<!ly)(?:\s|$)|\s(?!{_LINKING})[a-z])")
_NO_SUBJECT = re.compile(
    r"\b(?:said|says|told|to|as|was|were|is|are|has|have|had|will|would|may|could|not|did|does)\b|[\w]+ing\b",
    re.IGNORECASE,
)
_SAYING = re.compile(r"^[^,;:]{1,60}?\b(?:said|says|confirmed|announced|reported)\s+that\s+")
_POINTS_BACK = re.compile(
    r"\b(?:he|she|it|its|they|their|them|this|that|these|those|his|hers?|him|we|ours?|us|i|my|you|your|here|there|then|both|another"
    r"|others?|same|former|latter|which|who|whose|where|whether|because|while|if|but|so)\b",
    re.IGNORECASE,
)
_AT_DAY = re.compile(r"\s+(?:(?:late|early)\s+)?(?:on|in)\s+(?:the\s+)?$")
_BEHIND_DAY = re.compile(r"\s*(?:$|(?:at|in|on|for|with|by|to|from|after|before|near|and)\b)")
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_QUOTATION = re.compile(r"[\"“”„«»]")
# "the Kalvoran officer corps", "the Tesmar Farmers' Union", "the National Centre for Digital Security": part of
# something else.
_PART = re.compile(r"\s+(?:(?:for|and|&|or)\s+[A-Z]|(?P<noun>[a-z]+)\b)|['’]|\w|-|\)")
_PART_BEHIND = re.compile(r"[A-Z]\w*(?:\s+for\s+(?:the\s+)?|s['’]\s+)$")
_OF_PEOPLE = re.compile(r"(?:[ai]n|ish|ese|ari)$")


def questions(quote: Quote, around: str = "") -> Iterator[Made]:
    """Yield the questions that can be made of a sentence, of each rule one at most.

    `around` is the text that it stands in: what is written large there within sentences is a name.
    """
    if len(quote.sentence.text) > LONGEST_READ:
        return
    made = (
        (Rule.HOW_MANY, how_many(quote, around)),
        (Rule.WHEN, when(quote, around)),
        (Rule.SAID, said(quote, around)),
        (Rule.OUTLOOK, outlook(quote, around)),
    )
    for rule, text in made:
        if text and stands_alone(text, around):
            yield Made(text, rule, quote)


def of_title(quote: Quote, around: str = "") -> Iterator[Made]:
    """Yield when that was what the title of a sentence's briefing tells: "Farmers block the port of Ruhn"."""
    title = _first(quote.title[:LONGEST_READ])
    # What looks like the past is a participle in a headline: "Three arrested over …".
    text = "" if _PAST.search(title) else _when(title, around)
    told = _compiled(_INVERTED).fullmatch(title)
    if told and not re.search(r"s$|\sand\s", told["subject"]) and not names(told["subject"], around):
        return  # "Coast guard cutter sinks": headlines leave out articles
    if told and _BARE.match(told["rest"]):
        return  # "Orrest lowers toll of the Sabine"
    if text and stands_alone(text, around):
        yield Made(text, Rule.WHEN, quote)


def how_many(quote: Quote, around: str = "") -> str:
    """Ask for a number that something in a sentence is counted by; "" where none is."""
    clause = _clause(quote)
    counted = _COUNTED.fullmatch(clause)
    if counted and not _NOT_COUNTED.match(counted["rest"]):
        noun = counted["rest"].split(maxsplit=1)[0]
        return f"How many {counted['rest']}?" if tense(counted["rest"], len(noun), len(noun)) else ""
    told = _compiled(_OBJECT).fullmatch(clause)
    if not told or _NOT_COUNTED.match(told["what"]) or not _is_subject(told["subject"]):
        return ""
    asked = _asked(told, around)
    return asked and f"How many {told['what']} {asked}{told['rest']}?"


def when(quote: Quote, around: str = "") -> str:
    """Ask for the day that a sentence names; "" where it names none, or cannot be turned into a question."""
    clause = _clause(quote)
    return "" if not quote.event_dates or clause == _first(_said_in(quote.sentence.text)) else _when(clause, around)


def said(quote: Quote, around: str = "") -> str:
    """Ask what the speaker of a sentence said about something that is named in it; "" where one of both is missing."""
    written = " ".join(quote.speaker.split())
    if quote.nature is not Nature.ATTRIBUTED or not 0 < len(written.split()) <= LONGEST_SUBJECT or "," in written:
        return ""
    speaker = _within(written, around)
    if not speaker or not _names(speaker, around):
        return ""  # "the company" of which briefing?
    # "…, the president of the Farmers' Union, said": who speaks is not what was spoken of.
    text = re.sub(rf"({re.escape(quote.speaker)}),[^,]*,", r"\1", quote.sentence.text)
    named = [n for n in _names(text, around) if not _shares_word(n.text, speaker)]
    # Where it was said is not what was spoken of.
    about = [n for n in named if n.kind is not Kind.PLACE and not n.text.isupper()]
    return f"What did {speaker} say about {_written(about[0])}?" if about else ""


def outlook(quote: Quote, around: str = "") -> str:
    """Ask what may come of the thing that a judgement's briefing is about; "" where nothing is named."""
    if quote.nature is not Nature.ASSESSED:
        return ""
    # "Farmers block the port": large only because the title begins there.
    about = [n for n in _names(quote.title, around) if n.start or not _within(n.text, around)[:1].islower()]
    return (
        f"What may happen next {'in' if about[0].kind is Kind.PLACE else 'with'} {_written(about[0])}?" if about else ""
    )


def known(name: str, quotes: Sequence[Quote]) -> Iterator[Made]:
    """Ask for all that is known about a name, given the sentences that have it, those of the newest briefing first."""
    yield Made(f"What is known about {name}?", Rule.KNOWN, quotes[0], name)


def news(name: str, quotes: Sequence[Quote]) -> Iterator[Made]:
    """Ask what the newest briefings say about a name, given as in `known`, if earlier months had it too."""
    months = sorted({one.date.replace(day=1) for one in quotes if one.date}, reverse=True)
    if len(months) > 1:
        newest = next(one for one in quotes if one.date and one.date >= months[0])
        yield Made(f"What is new about {name} since {months[0]:%B %Y}?", Rule.NEW, newest, name)


def who_said(name: str, quotes: Sequence[Quote]) -> Iterator[Made]:
    """Ask what was said about a name, given as in `known`, if several said something."""
    # Whoever speaks, and where, is not what was spoken of.
    place = re.compile(rf"\b(?:in|at|from)\s+{re.escape(name)}\b")
    said = [
        one
        for one in quotes
        if one.nature is Nature.ATTRIBUTED
        and not _shares_word(name, one.speaker)
        and not place.search(one.sentence.text)
    ]
    if len({one.speaker for one in said}) > 1:
        yield Made(f"Who said what about {name}?", Rule.WHO_SAID, said[0], name)


def stands_alone(question: str, around: str = "") -> bool:
    """Can it be understood by itself: not long, pointing back to nothing, and about something that has a name?"""
    words = question.split()
    if not 4 <= len(words) <= LONGEST or _POINTS_BACK.search(question.partition(" ")[2]) or _QUOTATION.search(question):
        return False
    return question.isprintable() and bool(names(question, around))


def named(quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """Return the names that titles have, or else all, and the sentences of each; days and single letters are none.

    Those in most titles come first, then those in most briefings.
    """
    found: dict[str, list[Quote]] = {}
    titled: dict[str, set[str]] = {}
    for one in quotes:
        for name in _names(one.sentence.text, one.title):
            found.setdefault(_written(name), []).append(one)
        for name in _names(one.title, one.sentence.text):
            titled.setdefault(_written(name), set()).add(one.sentence.briefing_id)

    def order(name: str) -> tuple[object, ...]:
        briefings = {one.sentence.briefing_id for one in found[name]}
        return -len(titled.get(name, ())), -len(briefings), -len(name.split()), name

    return {name: found[name] for name in sorted(titled.keys() & found.keys() or found, key=order)}


def _when(clause: str, around: str) -> str:
    told = _compiled(_INVERTED).fullmatch(clause)
    asked = _asked(told, around) if told and _is_subject(told["subject"]) else ""
    return f"When {asked}{told['rest']}?" if told and asked else ""


def _asked(told: re.Match[str], around: str) -> str:
    """Return verb and subject as a question has them: "did the shipyard deliver", "will a funeral be"; "" if unsure."""
    subject = _within(told["subject"], around)
    if not told["did"]:
        return subject and f"{told['aux']} {subject} {told['verb']}"
    base, is_plural = _BASE[told["did"]], bool(re.search(r"s$|\sand\s", told["subject"]))
    if told["did"] == base and not is_plural:
        return ""  # "the Brackwater attack …": a noun
    return subject and f"did {subject} {base}"


def _is_subject(phrase: str) -> bool:
    first = phrase.split(maxsplit=1)[0].lower()
    return (
        len(phrase.split()) <= LONGEST_SUBJECT
        and not _NO_SUBJECT.search(phrase)
        and (first in _ARTICLES or first not in FUNCTION_WORDS)
    )


def _clause(quote: Quote) -> str:
    """Return what is said in a sentence up to its first comma, without its days; "" where they cannot be left out."""
    text = quote.sentence.text
    begun = len(text) - len(_said_in(text))
    for day in sorted(quote.event_dates, key=lambda day: -day.start):
        if day.start < begun:
            continue
        before, behind = text[: day.start], text[day.end :].rstrip(" .!?")
        bare = _AT_DAY.sub("", before)
        if bare == before or not (_BEHIND_DAY.match(behind) or behind.startswith((",", ";"))):
            return ""
        text = f"{bare}{behind}"
    return _first(text[begun:])


def _said_in(text: str) -> str:
    """Return what somebody is told to have said, else the whole sentence."""
    return _SAYING.sub("", text)


def _first(text: str) -> str:
    """Return a text up to the first mark that parts it."""
    plain = " ".join(_PARENTHESES.sub("", text).split())
    return re.split(r"[,;:]\s|\s[–—]\s", plain)[0].rstrip(" .!?")


def _within(phrase: str, around: str) -> str:
    """Write the beginning of a sentence as it is written within one; "" where nothing shows whether it is a name."""
    first = phrase.split(maxsplit=1)[0]
    small = phrase[0].lower() + phrase[1:]
    if first.lower() in FUNCTION_WORDS:
        return small
    name = next((name.text for name in names(phrase, around) if name.start == 0), "")
    if " " in name or (first.isupper() and len(first) > 1):
        return phrase
    # "Farmers" may be the beginning of a name elsewhere, and is a word here.
    return small if re.search(rf"\b{re.escape(first.lower())}\b", around) else phrase if name else ""


def _written(name: Mention) -> str:
    written = " ".join(name.text.split())
    return f"the{written[3:]}" if written.startswith("The ") else written


def _names(text: str, around: str) -> tuple[Mention, ...]:
    """Return the names in a text that stand for themselves."""
    return tuple(name for name in names(text, around) if content_words(name.text) and not _is_part(name, text))


def _is_part(name: Mention, text: str) -> bool:
    behind = _PART.match(text, name.end)
    if _PART_BEHIND.search(text[: name.start]):
        return True
    if not behind or not behind["noun"]:
        return bool(behind)
    is_lead = name.text.lower().startswith("the ") or _OF_PEOPLE.search(name.text)
    noun = behind["noun"]
    is_verb = _BASE.get(noun, noun) != noun  # "attacks", not "attack"
    return bool(is_lead) and not is_verb and noun not in FUNCTION_WORDS


def _shares_word(one: str, other: str) -> bool:
    return bool(set(content_words(one)) & set(content_words(other)))
