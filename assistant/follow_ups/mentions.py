"""Text → the persons and things it mentions, as a later question may mean them.

Told by capital letters, titles and short word lists. Where those do not tell, a mention is of no kind, and nothing that
is not there is guessed: who uses these falls back on something safer.
"""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from index.words import is_function_word

LONGEST = 2_000  # characters of a text that are read: what a follow-up means stands near the beginning


class Kind(StrEnum):
    """What is mentioned."""

    PERSON = "person"
    PLACE = "place"
    THING = "thing"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """Which pronoun fits a person."""

    HE = "he"
    SHE = "she"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a noun phrase: `text` is how it is written, `start` where.

    `leads` says that it is what its sentence is about: nothing but an article stands before it. `group` is the number
    of the enumeration ("Kim, Lee and Park") that it is part of, -1 where it stands alone.
    """

    text: str
    start: int
    kind: Kind = Kind.UNKNOWN
    gender: Gender = Gender.UNKNOWN
    is_plural: bool = False
    leads: bool = False
    group: int = -1

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_SHORT_TITLES = r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpt|Adm|Sgt|Sen|Rep|Gov|Rev|St|Brig|Cmdr)"
_WORD = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w-]*(?:['’](?!s\b)\w+)*)"
_PARTICLES = frozenset("de del der van von bin ibn al el du da".split())
_PARTICLE = re.compile(r"^(?:al|el)-(?=\w)")
_NAME = re.compile(
    rf"\b(?:{_SHORT_TITLES}\.\s+)*{_WORD}"
    rf"(?:(?<=\b[A-Z])\.(?=\s[A-Z]))?(?:\s+(?:(?:of|of\s+the|de|del|der|van|von|bin|ibn|al|el|du|da|&)\s+|(?:al|el)-)?(?:{_SHORT_TITLES}\.\s+)?{_WORD}"
    r"(?:(?<=\s[A-Z])\.(?=\s[A-Z]))?){0,7}"
)
# What begins a sentence in capitals and is no name; function words are added.
_BEGINNINGS = frozenset(
    """tell describe explain discuss compare list name give show please according however meanwhile earlier later today
    yesterday tomorrow also yet still since despite although though several many some most both neither either another
    yes no ok okay sorry thanks hello hi well then next last first finally two three four five six seven eight nine ten
    whether even like unlike because like did does let's let what's who's how's where's when's there's it's that's i i'm
    officials police authorities experts analysts residents witnesses soldiers troops people men women children
    prosecutors investigators researchers critics opponents supporters sources reports results details""".split()
)
_CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
_TITLES = {
    "general": "general gen",
    "president": "president",
    "minister": "minister",
    "admiral": "admiral adm",
    "captain": "captain capt cpt",
    "colonel": "colonel col",
    "senator": "senator sen",
    "governor": "governor gov",
    "professor": "professor prof",
    "doctor": "doctor dr",
    "chancellor": "chancellor",
    "mayor": "mayor",
    "king": "king",
    "queen": "queen",
    "pope": "pope",
    "judge": "judge",
    "ambassador": "ambassador",
    "secretary": "secretary",
    "major": "major maj",
    "lieutenant": "lieutenant lt",
    "commander": "commander cmdr",
    "prince": "prince",
    "princess": "princess",
}
_TITLE_OF = {written: title for title, forms in _TITLES.items() for written in forms.split()}
_ADDRESS = frozenset("mr mrs ms miss sir lord lady prime vice sgt rep rev brig deputy acting".split())
_HE = frozenset("mr sir lord king prince pope chairman spokesman father brother husband son businessman".split())
_SHE = frozenset(
    "mrs ms miss lady queen princess chairwoman spokeswoman mother sister wife daughter businesswoman actress".split()
)
_ROLES = frozenset(
    """leader chief executive spokesman spokeswoman spokesperson chairman chairwoman director head officer engineer
    analyst lawyer journalist author scientist economist activist founder singer actor actress player coach
    rival candidate farmer worker doctor nurse teacher
    soldier pilot driver father mother brother sister husband wife son daughter businessman businesswoman
    inspector prosecutor attorney negotiator investigator detective commissioner envoy diplomat minister lawmaker
    councillor deputy adviser advisor aide secretary treasurer manager boss owner expert researcher professor historian
    surgeon paramedic firefighter fisherman skipper sailor technician architect surveyor electrician mechanic clerk
    reporter editor writer critic witness suspect victim defendant resident widow student pupil bishop priest
    imam""".split()
) | frozenset(_TITLES)
_FORENAMES = {
    Gender.HE: frozenset(
        """john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
        donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob
        nicholas eric jonathan stephen larry justin scott frank benjamin samuel peter vladimir sergei alexander ivan
        dmitry boris nikolai igor oleg viktor mikhail yuri pavel jan hans klaus wolfgang franz karl jean pierre
        jacques louis antonio carlos jose juan luis pedro miguel giovanni marco mario luca mohammed muhammad ahmed ali
        hassan hussein ibrahim omar mahmoud abdul emmanuel olaf joe barack bill jack harry henry adam jonas emil erik
        ivo otto emilio henrik niels karel josef lars sven anders bashar benjamin rishi keir volodymyr anton stefan
        tomas martin simon philip patrick""".split()
    ),
    Gender.SHE: frozenset(
        """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
        ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
        kathleen amy angela anna ruth maria olga natalia svetlana irina elena ekaterina tatiana yulia ursula annalena
        marta dana lena hanna helena halina vera zofia eliska sabine petra ingrid ilse heidi giorgia sofia isabella
        carmen lucia rosa fatima aisha leila nadia amina layla
        hillary kamala theresa liz nikki julia sophie emma olivia charlotte claire marie jane kate helen diana nora mara
        clara eva greta astrid katarina magdalena joanna agnes alice victoria""".split()
    ),
}
_BODIES = frozenset(
    """agency ministry university group navy army company party council bank corp inc ltd commission committee court
    parliament congress senate government office department organization organisation institute union association
    authority club team force forces church school college hospital museum party movement front bureau service system
    act law treaty agreement war battle award prize film book river sea lake bay island islands city street airport port
    province region republic kingdom states nations league experiment project plan program programme station center
    centre times post news press""".split()
)
# "The insurer Nordval": what stands so before a name tells that it is nobody's.
_BODY_ROLES = _BODIES | frozenset(
    """operator insurer newspaper company firm carrier airline producer maker supplier manufacturer retailer builder
    broadcaster station channel magazine publisher regulator charity foundation utility shipyard refinery mine plant dam
    ship vessel ferry trawler tanker freighter cutter corvette frigate boat village town district county
    valley""".split()
)
_STATES = frozenset(
    """afghanistan africa albania algeria america argentina armenia asia australia austria azerbaijan bangladesh belarus
    belgium brazil britain bulgaria canada chile china colombia congo croatia cuba cyprus denmark egypt england estonia
    ethiopia europe finland france gaza georgia germany ghana greece hungary iceland india indonesia iran iraq ireland
    israel italy japan jordan kazakhstan kenya kosovo kuwait latvia lebanon libya lithuania malaysia mali mexico moldova
    mongolia morocco myanmar nepal netherlands nigeria norway pakistan palestine peru philippines poland portugal qatar
    romania russia rwanda scotland serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria
    taiwan thailand tunisia turkey uganda ukraine venezuela vietnam wales yemen zimbabwe nato un eu us usa uk""".split()
)
_OF = re.compile(r"of\s+(?:the\s+)?")
_GOES_ON = re.compile(r"(?:,\s+|\s+and\s+|\s+or\s+)[A-Z]")  # "Merrin and Ruhn"
_PLACED = re.compile(r"\b(?:in|at|near|from|outside|around|across)\s+(?:the\s+)?$", re.IGNORECASE)
# What only a person does, or is done to one.
_DOES = re.compile(
    r"\s+(?:has\s+|had\s+|was\s+|is\s+|who\s+)*(?:resigned|retired|died|born|arrested|jailed|testified|sentenced|stepped\s+down|sacked)\b"
)
# What only a body has: "Nordval raised its offer", "Hydra Orlen denied that it had been warned".
_ITS = re.compile(r"\b(?:its|itself|that\s+it\s+(?:has|had|will|would|did|does)(?!\s+(?:rain|snow)))\b", re.IGNORECASE)
# How somebody stands to an office: "a retired judge", "the outgoing minister".
_STANDING = (
    r"(?:former|retired|acting|outgoing|incoming|interim|deputy|then|late|current|new|newly\s\w+|senior|veteran|longtime"
    r"|one-time|onetime|designated)"
)
_AFTER_PERSON = re.compile(
    rf",\s+(?:who|aged|\d\d\b|(?:the|a|an|its|their|his|her)\s+(?:{_STANDING}\s+)?(?:ex-)?([a-z]+))"
)
_ENUMERATED = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_BEGINS = re.compile(r"(?:^|[.?!:;…])[\s\"'„“”‚‘’«»()\[\]]*$")
_LEADING = re.compile(
    r"(?:^|[.?!;…]\s)[\"'„“”‚‘’«»\s]*(?:(?:the|a|an|former|two|three|four|both|[a-z]+s,)\s+)*$", re.IGNORECASE
)
# Not "him" and "her": an object is somebody else, or a ship.
_HIS, _HER = re.compile(r"\b(?:he|his|himself)\b", re.IGNORECASE), re.compile(r"\b(?:she|herself)\b", re.IGNORECASE)
POSSESSION = re.compile(r"['’](?:s\b|(?=\s))")
# Between two sentences; "Gen. Kim" is within one.
BOUNDARY = re.compile(
    r"(?<=[.?!])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt)\.)(?<!\b(?:Mrs|Gen|Adm|Sen|Rep|Gov|Col|Maj|Sgt|Cpt|Rev)\.)"
    r"(?<!\b(?:Capt|Prof|Cmdr|Brig)\.)\s+(?=[^a-z\s])"
)


def names(text: str, elsewhere: str = "") -> tuple[Mention, ...]:
    """Return the names in a text, in order; months and weekdays are none.

    The first word of a sentence is written large whatever it is: standing alone it counts only where the rest of the
    text, or `elsewhere`, writes it large within a sentence.
    """
    text = text[:LONGEST]
    known = frozenset(_inner_words(text)) | frozenset(_inner_words(elsewhere[:LONGEST]))
    found = [name for match in _NAME.finditer(text) if (name := _trimmed(match, text, known))]
    return tuple(_with_gender(text, _in_groups(text, [_described(text, name) for name in found])))


def core(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case without its titles: ("ilya", "maran") of "Gen. Ilya Maran".

    Particles are left out: "al Hamdani" is written "al-Hamdani", "Al-Hamdani" and "Hamdani" too.
    """
    written = [_PARTICLE.sub("", word.strip(".").lower()) for word in name.split()]
    kept = (w for w in written if w not in _TITLE_OF and w not in _ADDRESS and w not in _PARTICLES and w != "the")
    return tuple(kept) or tuple(written)


def is_same(one: str, other: str) -> bool:
    """Do two names mean the same? "Maran" and "Gen. Ilya Maran" do, "Mara Kim" and "Joon Kim" do not."""
    shorter, longer = sorted((core(one), core(other)), key=len)
    return set(shorter) <= set(longer)


def title(word: str) -> str:
    """Return the title that a word stands for, in full and in lower case ("general" for "Gen."); "" where none."""
    return _TITLE_OF.get(word.strip(".").lower(), "")


def titles(name: str) -> frozenset[str]:
    """Return the titles within a name."""
    return frozenset(found for word in name.split() if (found := title(word)))


def is_plural(phrase: str) -> bool:
    """Does a noun phrase mean several? Told by the last word before "of" or a preposition."""
    head = re.split(r"\s+(?:of|in|on|for|to|from|with|at|by|around|near)\s+", phrase.strip().lower())[0].split()
    return bool(head) and (
        bool(re.search(r"(?<![su'’i])s$", head[-1]))
        or head[-1] in {"people", "men", "women", "children", "police", "mice"}
    )


def is_date(name: str) -> bool:
    """Is it a month or a weekday?"""
    return all(word.lower() in _CALENDAR for word in name.split())


def begins_sentence(text: str, start: int) -> bool:
    """Does a sentence of the text begin at this offset?"""
    return bool(_BEGINS.search(text[max(0, start - 6) : start])) if start > 6 else bool(_BEGINS.search(text[:start]))


def _inner_words(text: str) -> Iterator[str]:
    """Give the capitalised words that no sentence begins with."""
    for match in re.finditer(_WORD, text):
        if not begins_sentence(text, match.start()):
            yield match.group()


def _trimmed(match: re.Match[str], text: str, known: frozenset[str]) -> Mention | None:
    """Return what of a run of capitalised words is a name, None where nothing is."""
    written, start = match.group(), match.start()
    if begins_sentence(text, start):
        first, _, rest = written.partition(" ")
        if _begins_only(first, text):
            written, start = rest.lstrip(), match.end() - len(rest.lstrip())
        elif (of := _OF.match(rest)) and first not in known and first.lower() not in _BODIES:
            # "Satellites of the University" are no name, "University of Luma Bay" is one.
            written, start = rest[of.end() :], match.end() - len(rest) + of.end()
        elif not rest and first not in known and not _GOES_ON.match(text, match.end()):
            return None
    if not written or is_date(written) or is_function_word(written, text) or len(written) == 1:
        return None
    return Mention(written, start)


def _begins_only(word: str, text: str) -> bool:
    return is_function_word(word, text) or word.lower().replace("’", "'") in _BEGINNINGS


def _described(text: str, name: Mention) -> Mention:
    before = text[max(0, name.start - 40) : name.start]
    after = text[name.end : name.end + 40]
    parts = [word.strip(".").lower() for word in name.text.split()]
    # "The inspector Ivo Hahn", "the inspector, Ivo Hahn, …".
    role = re.search(r"([a-z]+),\s+$" if after.startswith(",") else r"([a-z]+)\s+$", before)
    gender = _gender({*parts[:1], role.group(1) if role else ""}, core(name.text)[0])
    kind = _kind(name.text, parts, before, after, role.group(1) if role else "", gender)
    if before.lower().endswith("the ") and kind is not Kind.PERSON:
        # "the Sabine" is what stands in for "it", not "Sabine".
        name = replace(name, text=text[name.start - 4 : name.end], start=name.start - 4)
        kind = Kind.THING if kind is Kind.UNKNOWN else kind
    plural = kind is not Kind.PERSON and len(parts) > 1 and is_plural(name.text) and not _STATES & set(parts)
    leads = bool(_LEADING.search(text[max(0, name.start - 60) : name.start]))
    return replace(name, kind=kind, gender=gender, is_plural=plural, leads=leads)


def _kind(name: str, parts: list[str], before: str, after: str, role: str, gender: Gender) -> Kind:
    if _BODIES & set(parts) or name.isupper() or any(c.isdigit() for c in name):
        return Kind.THING
    if set(parts) & _STATES:
        return Kind.PLACE
    told = _AFTER_PERSON.match(after)
    if titles(name) or _ADDRESS & set(parts[:1]) or role in _ROLES or (gender is not Gender.UNKNOWN and len(parts) > 1):
        return Kind.PERSON
    if _DOES.match(after) or (told and (told.group(1) is None or told.group(1) in _ROLES)):
        return Kind.PERSON
    if role in _BODY_ROLES:
        return Kind.THING
    return Kind.PLACE if _PLACED.search(before) else Kind.UNKNOWN


def _gender(words: Iterable[str], forename: str) -> Gender:
    for word in words:
        if word in _HE:
            return Gender.HE
        if word in _SHE:
            return Gender.SHE
    return next((gender for gender, known in _FORENAMES.items() if forename in known), Gender.UNKNOWN)


def _in_groups(text: str, found: list[Mention]) -> list[Mention]:
    """Number the enumerations: names with nothing but commas, "and" and "or" between them."""
    grouped: list[Mention] = []
    number = -1
    for name in found:
        last = grouped[-1] if grouped else None
        # "Merrin, Galdenia" is one place; only "and" or "or" makes an enumeration, a comma goes on with it.
        if last and _ENUMERATED.fullmatch(text[last.end : name.start]):
            if last.group < 0:
                number += 1
                grouped[-1] = last = replace(last, group=number)
            name = replace(name, group=last.group, leads=last.leads)
        grouped.append(name)
    closed = {
        b.group
        for a, b in pairwise(grouped)
        if a.group == b.group >= 0 and re.search(r"\b(?:and|or)\b", text[a.end : b.start])
    }
    return [name if name.group in closed else replace(name, group=-1) for name in grouped]


def _with_gender(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Let a sentence's own pronouns tell what the only name in it that may be a person is: he, she, or an "it"."""
    stops = [match.end() for match in BOUNDARY.finditer(text)]
    of_sentence: dict[int, list[Mention]] = {}
    for name in found:
        if name.kind in (Kind.PERSON, Kind.UNKNOWN) and not POSSESSION.match(text, name.end):
            of_sentence.setdefault(bisect_right(stops, name.start), []).append(name)
    for name in found:
        number = bisect_right(stops, name.start)
        if of_sentence.get(number) == [name] and name.gender is Gender.UNKNOWN:
            rest = text[name.end : stops[number] if number < len(stops) else len(text)]
            he, she = bool(_HIS.search(rest)), bool(_HER.search(rest))
            if he != she:
                name = replace(name, gender=Gender.HE if he else Gender.SHE, kind=Kind.PERSON)
            elif name.kind is Kind.UNKNOWN and not he and _ITS.search(rest):
                name = replace(name, kind=Kind.THING)
        yield name
