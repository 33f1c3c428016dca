"""A quoted sentence → what it says of what, without who says it, so that two can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.answer import Quote
from assistant.follow_ups.mentions import core, is_date
from assistant.follow_ups.mentions import names as names_in
from assistant.guards.said import spelled_out
from assistant.stance.attribution import attribution
from index.event_dates import EventDate, event_dates
from index.span import Span
from index.words import FUNCTION_WORDS, content_words, stem

ROOT = 6  # letters
# Words in common, and for how long reports may be apart, for two sentences that name others to be of one matter still.
TIED, WAVE = 4, timedelta(days=7)
LATELY = timedelta(days=120)  # what names no day may be so far from its report
# A sentence that begins "France sent …": one word, no plural, and a verb behind it.
_OPENING = re.compile(r"([A-Z][a-z]+(?<!s)) (?:[a-z]+(?:ed|t|s)|rose|fell|won|took|gave|made|will|would|has|may|can) ")
# One word for what is counted and told in many.
_SAME = {
    stem(word): words.split()[0]
    for words in """die died dies dying dead death killed kills kill toll fatality fatal perished victim lives
    ill cases case infection infected sickened
    injure injured injuries wounded hurt
    arrest arrested detained
    miss missing unaccounted
    rescue rescued saved survivor survived
    vote election elect voters voted
    start began begun begin starts opened
    house houses homes home
    customer customers household households
    steal stolen theft copied leaked
    attack attacked bombed
    demand demands demanded asked
    power electricity
    data record records files details
    shot shots shooting firing fire fired round rounds gunfire
    wheat grain""".splitlines()
    for word in words.split()
}


def _forms_of(base: str) -> frozenset[str]:
    return frozenset(form for form, known in _SAME.items() if known == base) | {base}


# They say that a thing is told, planned or so, and nothing of what it is.
PASSED_OVER = frozenset(
    stem(word)
    for word in """according account accounts still now also already reportedly speak speaks spoke spoken spokesman
    spokeswoman put puts number numbers figure figures count counts counted total stand stands lie lies plan planned due
    scheduled set today yesterday tomorrow morning afternoon evening night day week month year january february march
    april may june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday called make made take taken get got keep kept continue continues remain remains later early late first
    million thousand billion hundred dozen percent about some around roughly least confirm confirms confirmed deny
    denies denied announce announced revised cut lowered raised corrected report reports reported said says""".split()
)
_SPEECH_DAY = re.compile(
    r"\b(?:said|says|told\s\w+|announced|reported|confirmed|stated|added|warned|denied|spoke|spoken|repeated|published|printed"
    r"|corrected|decided)(?:\s(?:reporters|parliament))?(?:\s(?:late|early))?(?:\s(?:on|in\s\w+\son))?\s(?:the\s)?$",
    re.IGNORECASE,
)
# "up to 11 February" says when was counted, not when it was.
_AS_OF_DAY = re.compile(r"\b(?:up\sto|as\sof|until|till|so\sfar|by|instead\sof|from)\s(?:the\s)?$", re.IGNORECASE)
# "From 3 to 9 March" says when it was; "put off from 20 December to 31 January" that it is on the second of them.
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_FROM_TO = re.compile(r"(?P<old>.+?)\s(?:until|till|to)\s(?P<new>.+)")
_PUT_OFF = re.compile(
    r"\b(?:put\s(?:off|back)|postponed|delayed|deferred|moved|shifted|pushed\sback|adjourned|rescheduled|brought\sforward)\b"
    r"[^.;:]*$",
    re.IGNORECASE,
)
_LOST_LIVES = re.compile(r"\b(?:lost|lose|losing)\s(?:their|his|her|its)\s(?:lives|life)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:did not )?(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|refut(?:es|ed)|dismiss(?:es|ed)?)\b")
# "…, the regulator found": who says it, where no verb of saying is recognised.
_BEHIND = re.compile(
    r",\s(?:the\s|a\s|an\s|his\s|her\s|its\s)?[\w\s'’-]{3,50}?\s(?:said|says|found|finds|announced|reported|show|shows|showed|added)(?=\.?\s*$)"
)
# "Northlight said that it would pay": the speaker is who will.
_OF_ITSELF = re.compile(
    r"^\W*(?:said|says|announced|confirmed|added)\s(?:on\s\w+\s)?that\s(?:it|they|he|she)\b", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r"(?:report|record|register|log)\w*")
_BODY = re.compile(
    r"\b(?:ministry|minister|police|agency|officials?|authorities|government|company|office|army|group|union|hospital"
    r"|court|department|council|network|centre|center|commission)\b",
    re.IGNORECASE,
)
_NUMERALS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
# "In the town of X", not "in the sinking of the X".
_PLACED = re.compile(
    r"\b(?:in|at|near|off|into|from|outside)\s(?:the\s)?(?:(?:\w+\s)?(?:town|city|port|village|district|province|region|state"
    r"|island|capital)\s(?:of\s)?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a sentence says, compared by words that have one form for all that mean the same.

    `text` is the sentence in which who says it is blanked out, character for character: offsets stay. `days` are those
    of the event, not of the saying. `names` are words of names, `subject` of the one that tells of itself ("Ontario
    reports"), `places` of those behind "in", "at", "near"; `stems` all other words that say something. `around` are the
    words of the briefing's title and of the speaker's name, and the initials of names ("hwp" of Hollin Water & Power).
    `is_denied` is whether the speaker denies it.
    """

    quote: Quote
    text: str
    names: frozenset[str]
    subject: frozenset[str]
    places: frozenset[str]
    stems: frozenset[str]
    around: frozenset[str]
    days: tuple[EventDate, ...]
    is_denied: bool

    @property
    def day(self) -> date:
        """When it was reported; what has no date comes before all others."""
        return self.quote.date or date.min

    @property
    def words(self) -> frozenset[str]:
        return self.names | self.stems

    def but_for(self, words: str) -> "Matter":
        """Return it without some of its words, for what else is said to be compared."""
        return replace(self, stems=self.stems - {alike(word) for word in content_words(words)})


def matter(quote: Quote) -> Matter:
    """Read what a sentence says."""
    written = quote.sentence.text
    said = attribution(written)
    is_denied = bool(said and _DENIED.search(said.verb))
    speaker, verb = (said.speaker, said.verb if is_denied else "") if said else ("", "")
    text = _BEHIND.sub(lambda found: " " * len(found[0]), _without(written, speaker, verb))
    named = [name for name in names_in(text, f"{quote.title}. {written}") if not is_date(name.text)]
    names = {word for name in named for word in core(name.text) if word[:1].isalnum()}
    placed = {w for n in named if _PLACED.search(text[: n.start]) for w in core(n.text)}
    names = {_plain(name) for name in names}
    # "Ontario reports 412 cases" tells of Ontario; "Orrest says" may tell of anything.
    is_own = bool(said and _OF_ITS_OWN.fullmatch(said.verb) and not _BODY.search(speaker))
    is_own = is_own or bool(_OF_ITSELF.search(text))
    speakers = names_in(f"in {speaker}")
    subject = {_plain(word) for name in speakers for word in core(name.text)} if is_own else set()
    parts = (core(name.text) for name in (*named, *speakers))
    initials = {"".join(word[0] for word in words if word[0].isalnum()).casefold() for words in parts if len(words) > 1}
    told = {alike(word) for word in content_words(plainer(text)) if word not in _NUMERALS}
    return Matter(
        quote,
        text,
        frozenset(names | subject),
        frozenset(subject),
        frozenset(map(_plain, placed)),
        frozenset(w for w in told - set(map(alike, names)) - PASSED_OVER if not w[0].isdigit()),
        frozenset(form for word in content_words(f"{quote.title} {speaker}") for form in (word, alike(word)))
        | initials,
        tuple(_days_of_event(quote)),
        is_denied,
    )


def alike(word: str) -> str:
    """Return the one form of all words that mean the same."""
    base = stem(word.lower())
    return _SAME.get(base, base)


# Who speaks or suffers anywhere, and how it is counted.
_ANYWHERE = PASSED_OVER | frozenset(
    form
    for word in """ministry minister government police official officials authorities company office army agency
    commission president prime state country group people person man men woman women child children member members crew
    number numbers toll count new first last more talks say says says.""".split()
    for form in (word, alike(word))
)
_ANYWHERE |= frozenset(form for word in ("die", "ill", "injure", "arrest", "rescue") for form in _forms_of(word))


def shared(one: Matter, other: Matter) -> float:
    """Return how much of the shorter sentence the longer one says too, from 0 to 1; words of names count twice.

    What only the title of the other's briefing says counts half: "the cutter" there is the one that is named here.
    """
    return covered(other, one) if len(one.words) > len(other.words) else covered(one, other)


def covered(one: Matter, other: Matter) -> float:
    """Return how much of one sentence the other says too, as `shared` does."""
    there = other.words
    # Who speaks of himself need not be named by the other.
    said = one.words - (one.subject - there - other.around)
    weights = {word: 2.0 if word in one.names else 1.0 for word in said}
    total = sum(weights.values())
    if not total:
        return 0.0
    held = sum(w * (1.0 if word in there else 0.5 if word in other.around else 0.0) for word, w in weights.items())
    return held / total


def tied(one: Matter, other: Matter) -> bool:
    """Do they or their titles have a word in common that not any two briefings have? "It corrected the toll" needs it.

    Where a title says nothing, nothing speaks against it.
    """
    if not one.around or not other.around:
        return True
    return not _roots(one).isdisjoint(_roots(other))


def _of_one_wave(one: Matter, other: Matter) -> bool:
    """Are they reported within days of each other, in many of the same words? Then each may name what it likes."""
    mine, theirs = one.quote.date, other.quote.date
    return bool(mine and theirs and abs(mine - theirs) <= WAVE) and len(_roots(one) & _roots(other)) >= TIED


def _roots(matter: Matter) -> frozenset[str]:
    """Return the beginnings of its words and its title's: "Kalvora" and "Kalvoran" have the same."""
    return frozenset(word[:ROOT] for word in matter.words | matter.around if word not in _ANYWHERE)


def apart(one: Matter, other: Matter) -> bool:
    """Do they speak of different places, people or days, and so of different events?"""
    return of_others(one, other) or on_other_days(one, other)


def of_others(one: Matter, other: Matter) -> bool:
    """Do they speak of different places or people?"""
    if one.subject and other.subject and not one.subject & other.subject:
        return True
    if one.places and other.places and not one.places & (other.places | other.names | other.around):
        return not other.places & (one.places | one.names | one.around)
    mine, theirs = one.names - other.names - other.around, other.names - one.names - one.around
    if mine and theirs and not one.names & other.names and not _of_one_wave(one, other):
        return True
    return _have_other_subjects(one, other)


def on_other_days(one: Matter, other: Matter) -> bool:
    """Do they speak of days of which none is the same? What names no day is not about a time long before its report."""
    mine, theirs = _spans(one), _spans(other)
    if not one.days and not other.days:
        return False
    return bool(mine and theirs and not any(a.overlaps(b) for a in mine for b in theirs))


def _spans(matter: Matter) -> tuple[Span, ...]:
    day = matter.quote.date
    if matter.days or not day:
        return tuple(event.span for event in matter.days)
    return (Span(day - LATELY, day + LATELY),)


def _have_other_subjects(one: Matter, other: Matter) -> bool:
    """Do both begin with a name (France, Italy), and each with another?"""
    mine, theirs = _OPENING.match(one.text), _OPENING.match(other.text)
    if not mine or not theirs or mine[1] in other.text or theirs[1] in one.text:
        return False
    return not FUNCTION_WORDS & {mine[1].lower(), theirs[1].lower()}


def _without(text: str, *parts: str) -> str:
    for part in filter(None, parts):
        words = r"\s+".join(map(re.escape, part.split()))
        # Whole words: the "it" of "it said" stands in "without" too.
        at = re.search(rf"(?<!\w){words}(?!\w)", text)
        if at:
            text = text[: at.start()] + " " * (at.end() - at.start()) + text[at.end() :]
    return text


def plainer(text: str) -> str:
    """Return a text with "not" for "n't", and "died" for "lost their lives"."""
    return _LOST_LIVES.sub("died", spelled_out(text))


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix("'s").strip(".")


def _days_of_event(quote: Quote) -> Iterator[EventDate]:
    for day in quote.event_dates:
        if (span := _FROM_TO.fullmatch(day.words)) and _FROM.search(before := quote.sentence.text[: day.start]):
            yield _put_off_to(day, span, quote) if _PUT_OFF.search(before) else day
        elif _is_of_event(quote.sentence.text, day):
            yield day


def _put_off_to(day: EventDate, span: re.Match[str], quote: Quote) -> EventDate:
    """Return the second day of "put off from 20 December to 31 January", read as one that is to come."""
    new = replace(day, words=span["new"], start=day.start + span.start("new"))
    read = event_dates(f"until {new.words}", quote.date)
    return replace(new, first=read[0].first, last=read[0].last) if read else new


def _is_of_event(text: str, day: EventDate) -> bool:
    before = text[: day.start]
    return not _SPEECH_DAY.search(before) and not _AS_OF_DAY.search(before)
