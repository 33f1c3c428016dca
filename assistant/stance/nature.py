"""A sentence → reported, attributed or assessed; whose word it is, and how likely it is said to be.

From section, wording and syntax, by the rules in `eval/data/NATURE.md`: the main clause decides. What somebody is said
to have said is theirs; the briefing's own forecasts, meanings and evaluations are judgements; the rest is reported.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.answer import Nature, Quote
from assistant.read import Reading
from assistant.stance.attribution import attribution, is_belief
from assistant.stance.clauses import main_clauses
from assistant.stance.estimative import Estimate, estimates
from index.briefing import Section, SectionKind


@dataclass(frozen=True, slots=True)
class Stance:
    """What kind of statement a sentence makes.

    `speaker` and `verb` are as written and "" where it is not attributed, or to nobody. `estimative` is the word that
    says how likely the briefing or the speaker judges it, "" without one; `low` and `high` are its range in percent by
    ICD 203, None where it has none.
    """

    nature: Nature
    speaker: str = ""
    verb: str = ""
    estimative: str = ""
    low: int | None = None
    high: int | None = None

    @property
    def natures(self) -> frozenset[Nature]:
        """Return as what it may be asked for: "The dam may fail, the agency said" is a judgement, though not ours."""
        judges = self.estimative or (self.verb and is_belief(self.verb))
        return frozenset((self.nature, Nature.ASSESSED)) if judges else frozenset((self.nature,))


_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
# The provisions of a law may well be that one "may withdraw".
_LAW = re.compile(
    r"\b(?:under|by\s+the\s+terms\s+of)\s+(?:the|its|a|an|this)\s+(?:\w+\s+){0,2}?(?:treaty|law|agreement|deal|terms|rules|constitution|act)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:(?:is|are|was|were|be)\s+(?:now\s+|also\s+|widely\s+|still\s+)?(?:expected|projected|forecast|predicted|anticipated|poised|bound)"
    r"|cannot\s+be\s+(?:excluded|ruled\s+out)|threatens?\s+(?:to|the|its|their)|at\s+risk|in\s+doubt|at\s+stake|(?:is|are|remains?|seems?|becomes?)\s+(?:\w+\s+)?possible|should(?!\s+\w+\s+fail)|needs?\s+to|ought\s+to"
    r"|potential\s+to|there\s+(?:is|are)\s+(?:\w+\s+){0,2}?(?:concerns?|fears?|speculation|doubts?|risks?|danger)"
    r"|(?:is|are)\s+(?:\w+\s+)?(?:seen|viewed|regarded)\s+as|concerns?\s+(?:about|over|that)\s[^,;]*(?:remain|persist|grow|mount)s?|worth\s+(?:watching|noting)|remains?\s+to\s+be\s+seen|will\s+(?:take\s+(?:\w+\s+){0,2}(?:days|weeks|months|years)|depend|have\s+to"
    r"|test|determine|need|turn|probably|likely|continue\s+to|become|remain\s+a|rise|fall|grow|deepen|strengthen|weaken|make|force|further)"
    r"|(?:appear|seem|look)(?:s|ed)?\s+(?:to|set|likely|designed|intended|aimed|meant|as\s+if|like|poised|unlikely|\w+ed)\b"
    r"|(?:we|this\s+desk)\s+(?:assess|judge|expect|believe|estimate)|risks?\s+(?:of\s+\w+\s+is|is|are|\w+ing)"
    r"|(?:increase|raise|lower|reduce|heighten|add)(?:s|ed)?\s+(?:to\s+)?(?:the\s+)?(?:risks?|danger|chances?|likelihood|pressure|odds))\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\b(?:signal(?:s|led|ed)|underscore[sd]?|underline[sd]?|highlight(?:s|ed)?|signif(?:y|ies|ied)|illustrate[sd]?|demonstrate[sd]?(?=\s+(?:that|how|the|an?|its|their)\b)|exemplif(?:y|ies)"
    r"|reflects?|impl(?:y|ies)|suggests?|indicates?|points?\s+to|(?:show|shows|showed|means?|meant)\s+(?:that|how|why|just)|exposes?|betrays?"
    r"|complicate[sd]?|(?:is|are)\s+(?:further\s+)?(?:compounded|complicated)|undermine[sd]?|sets?\s+a\s+precedent|pave[sd]?\s+the\s+way"
    r"|(?:raise[sd]?|spark(?:s|ed)?|fuel(?:s|led|ed)?)\s+(?:\w+\s+){0,2}?(?:concerns?|questions?|fears?|doubts?|prospects?|hopes|stakes|alarm|possibility|tensions)"
    r"|(?:make|makes|made|making)\s+(?:it\s+)?(?:\w+\s+){0,4}?(?:harder|easier|difficult|impossible|less|more|vulnerable|unlikely|likely)"
    r"|(?:mark|marks|marked|represent|represents|represented|is|are|was|comes?\s+as|constitutes?|deal|deals|dealt|poses?)\s+(?:\w+\s+){0,1}?an?\s+"
    r"(?:\w+\s+){0,2}?(?:turning\s+point|shift|escalation|setback|blow|victory|departure|test|challenge|threat|break|milestone|warning|sign|signal"
    r"|risk|success|failure|reminder|gamble|precedent|opportunity|concern|step))\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:(?:is|are|was|were|remains?|remained|stays?|seems?)\s+(?:now\s+|still\s+|also\s+|very\s+|highly\s+|increasingly\s+|too\s+|particularly\s+)?"
    r"(?:fragile|tense|uncertain|volatile|significant|crucial|critical|vulnerable|notable|important|decisive|precarious|doubtful|dubious|early|weak"
    r"|limited|central|essential|unprecedented|worrying|dangerous|serious|unstable|unsustainable|hard|difficult|key|pivotal|remarkable|exposed|harder|easier)"
    r"|the\s+(?:main|key|central|biggest|greatest|real|crucial)\s+(?:obstacle|risk|question|danger|problem|challenge|threat|concern|uncertainty|test|reason)"
    r"|(?:little|no|scant|slim|some|few)\s+(?:hope|prospects?|chance|appetite|incentive|room|sign)|the\s+only\s+way|turning\s+point|game[\s-]changer)\b",
    re.IGNORECASE,
)
# What an instrument shows is a reading, no meaning: "Radar shows that both ships slowed".
_MEASURED = re.compile(
    r"\b(?:radar|sonar|sensors?|gauges?|cameras?|satellites?|seismographs?|transponders?|instruments?|measurements?|readings)"
    r"(?:\s+\w+)?\s+(?:shows?|showed|indicates?|suggests?)\b",
    re.IGNORECASE,
)
# "The ministry's warning that the dam could fail emptied the town."
_IN_A_CLAIM = re.compile(
    r"(?:['’]s?|\b(?:its|his|her|their))\s(?:[\w-]+\s)?(?:warning|claim|allegation|accusation|assertion|statement|suggestion"
    r"|prediction|forecast|threat|promise|pledge|fear|hope)s?\sthat\s[^,;:]*$"
)
_COST = re.compile(
    r"\bwould\s+(?:probably\s+)?(?:cost|mean|make|force|deepen|weaken|strengthen|allow|help|hurt|overwhelm|undermine|have\s+to)\b"
)
_PLAN = re.compile(
    r"\b(?:plan|bill|law|draft|deal|treaty|proposal|agreement|offer|measure|decree)s?\s+(?:\S+\s+){0,4}?would\b"
)
_WILL = re.compile(r"\b(?:will|would|won['’]t)\b", re.IGNORECASE)
_SCHEDULED = re.compile(
    rf"\b(?:on\s+\d|on\s+\w+day|\d{{1,2}}\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d|in\s+(?:{_MONTHS})|from\s+\d|at\s+\d)",
    re.IGNORECASE,
)
# Under implications only what is told in the past is a report: a statement in the present tense weighs what it means.
_PAST = re.compile(
    r"\b(?:has|have|had|was|were|did|said|went|began|fell|rose|took|told|met|left|won|lost|held|came|made|found|struck|hit|sent|gave|got|kept"
    r"|led|put|cut|ran|saw|became|grew|broke|brought|bought|built|chose|drew|drove|fled|flew|sank|shot|spoke|spent|stood|threw|withdrew|wrote|sold|paid)\b"
    r"|(?<=[a-z] )(?!need|speed|seed|feed|indeed|exceed|proceed|succeed)[a-z]{2,}ed\b(?!\s+(?:by|to\s+be)\b)",
)


def stance(text: str, section: Section) -> Stance:
    """Say what kind of statement a sentence makes, given the section it stands in."""
    main = main_clauses(" ".join(text.split()))
    estimate = None if _LAW.search(text) else next((e for e in estimates(main) if _judges(main, e)), None)
    how = (estimate.words, estimate.low, estimate.high) if estimate else ()
    if said := attribution(text):
        return Stance(Nature.ATTRIBUTED, said.speaker, said.verb, *how)
    if estimate or _is_judgement(main, section.kind, text):
        return Stance(Nature.ASSESSED, "", "", *how)
    return Stance(Nature.REPORTED)


def among(reading: Reading, only: Collection[Nature] | None) -> Reading:
    """Return of a reading the sentences of these natures, in its order; all of them where `only` is None.

    A judgement that somebody else makes is among the attributed and among the assessed.
    """
    if only is None:
        return reading
    sentences = (
        judged
        for judged in reading.sentences
        if not stance(judged.sentence.text, judged.briefing.section_at(judged.sentence.start)).natures.isdisjoint(only)
    )
    return Reading(tuple(sentences))


def in_words(quote: Quote) -> str:
    """Say in words on whose account a sentence tells what it tells: "Gen. Kim confirmed", "The briefing reports"."""
    if quote.nature is Nature.REPORTED:
        return "The briefing reports"
    return f"{_who(quote)}{_how_likely(quote)}"


def _who(quote: Quote) -> str:
    if quote.nature is Nature.ASSESSED:
        return "The briefing assesses"
    if not quote.verb:
        return "Somebody is quoted"
    if not quote.speaker:
        return "Nobody is named who says it"
    if quote.verb.endswith((" to", " of")):
        return f"{quote.verb.capitalize()} {quote.speaker}"
    return f"{quote.speaker[0].upper()}{quote.speaker[1:]} {quote.verb}"


def _how_likely(quote: Quote) -> str:
    """Give the word that says how likely it is, as written but in lower case, with its range where it has one."""
    if not quote.estimative:
        return ""
    degree = f", {quote.low}–{quote.high} %" if quote.low is not None else ""
    return f" (“{quote.estimative.lower()}”{degree})"


def _judges(main: str, estimate: Estimate) -> bool:
    """Is an estimative word of the main clauses a forecast, and not an aside or an attribute ("possible fraud")?"""
    word = estimate.words.lower()
    before = main[: estimate.start].rstrip()
    if word in ("possible", "potential", "plausible", "possibility"):
        return bool(re.search(r"\b(?:is|are|be|was|remains?|seems?|appears?|becomes?)(?:\s+\w+)?$", before))
    aside = word in ("possibly", "perhaps", "probably", "likely", "potentially", "conceivably") and before.endswith(",")
    return not aside and not _IN_A_CLAIM.search(before) and not word.startswith(("risk", "the risk"))


def _is_judgement(main: str, section: SectionKind, text: str) -> bool:
    if _FORECAST.search(main) or _MEANING.search(_MEASURED.sub("", main)) or _VALUE.search(main):
        return True
    if (_COST.search(main) and not _PLAN.search(main)) or (
        re.search(r"\bwould\b", main) and re.search(r"\b(?:if|without|unless)\b", text, re.IGNORECASE)
    ):
        return True
    if section is not SectionKind.IMPLICATIONS:
        return False
    if _WILL.search(main):
        return not _SCHEDULED.search(main)
    return not _PAST.search(main)
