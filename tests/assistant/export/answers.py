"""Answers to export: one with every kind of citation, a refusal, one that asks back."""

from dataclasses import replace
from datetime import date

from assistant import Answer, Citation, Claim, Nature, Quote, Scope, Searched, Verdict
from assistant.answer import About, Conflict
from index.briefing import Section, SectionKind, Sentence

DAY = date(2026, 3, 20)
SEARCHED = Searched(214, 3, date(2025, 9, 8), date(2026, 3, 24))
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)"> [a](http://evil.example) ![b](http://evil.example/b.png) '
    "<http://evil.example> https://evil.example www.evil.example *bold* `code` ~~gone~~ | a | b | [^1] &lt; &#60; "
    "<svg onload=alert(3)><a href='javascript:alert(4)'>svg</a></svg> [c](javascript:alert(5)) ${7*7} \u2067x\u2069 "
    "\u202egnorw\u202c \x1b[31m \x00 \ud800 {{ 7*7 }} $x^2$ #tag @name </w:t> ]]> <!--"
)


def quote(
    text: str, title: str = "Strike on Norvik", nature: Nature = Nature.REPORTED, heading: str = "", start: int = 0
) -> Quote:
    sentence = Sentence("00112233aabbccdd", start, start + len(text), text)
    section = Section(SectionKind.TAKEAWAYS, heading, 0, start + len(text))
    speaker, verb = ("Petra Lund", "said") if nature is Nature.ATTRIBUTED else ("", "")
    estimative = "likely" if nature is Nature.ASSESSED else ""
    low, high = (55, 80) if estimative else (None, None)
    return Quote(
        sentence, section, title, date(2026, 3, 2), "in/depot.md", nature, speaker, verb, estimative, low, high
    )


def claim(text: str, *citations: tuple[int, Quote], verdict: Verdict = Verdict.SUPPORTED) -> Claim:
    return Claim(text, tuple(Citation(number, quoted) for number, quoted in citations), verdict)


STRUCK = quote("Two missiles struck the depot at Norvik.")
LOST = quote("Petra Lund said that 40 percent of the stock was lost.", nature=Nature.ATTRIBUTED, start=50)
STRIKES = quote("Further strikes are likely.", nature=Nature.ASSESSED, heading="What it means", start=120)
ANSWER = Answer(
    "What was struck?",
    "What was struck at Norvik?",
    Scope(since=date(2026, 3, 1), until=date(2026, 3, 31)),
    SEARCHED,
    (
        claim(STRUCK.sentence.text, (1, STRUCK)),
        claim(LOST.sentence.text, (2, LOST), (1, STRUCK)),
        claim("Strikes are certain.", (3, STRIKES), verdict=Verdict.CONTRADICTED),
    ),
)
REFUSAL = Answer(
    "Who sank the ferry?", "Who sank the ferry?", Scope(), SEARCHED, (), nearest=(STRUCK,), missing=("ferry",)
)
ASKED_BACK = Answer("And he?", "Who is he?", Scope(), SEARCHED, (), choices=("Who is Gen. Kim?", "Who is Gen. Maran?"))
HOSTILE_ANSWER = Answer(
    HOSTILE, HOSTILE, Scope(), SEARCHED, (claim(HOSTILE, (1, quote(HOSTILE, HOSTILE, heading=HOSTILE))),)
)
HOSTILE_REFUSAL = Answer(
    HOSTILE, "x", Scope(tags=(HOSTILE,)), SEARCHED, (), nearest=(quote(HOSTILE, HOSTILE),), missing=(HOSTILE,)
)
HOSTILE_CHOICES = Answer("?", HOSTILE, Scope(), SEARCHED, (), choices=(HOSTILE, HOSTILE))
OVERVIEW = Answer(
    "Summarise the briefings.",
    "Summarise the briefings.",
    Scope(),
    SEARCHED,
    (
        replace(claim(STRUCK.sentence.text, (1, STRUCK)), heading="Strike on Norvik"),
        replace(claim(LOST.sentence.text, (2, LOST)), heading="Strike on Norvik"),
        replace(claim(STRIKES.sentence.text, (3, STRIKES)), heading=HOSTILE),
    ),
    conflicts=(Conflict(STRUCK, LOST, About.NUMBER, "Two", "40 percent", False),),
    note="Only the newest 100 of them were read.",
)
EVERYTHING = [OVERVIEW, ANSWER, REFUSAL, ASKED_BACK, HOSTILE_ANSWER, HOSTILE_REFUSAL, HOSTILE_CHOICES]
