"""An answer → what a document shows of it, in words and without a character that cannot be seen."""

from dataclasses import dataclass

from assistant.answer import Answer, Conflict, Nature, Quote, Relation, Verdict
from assistant.gloss import gloss
from assistant.stance.nature import in_words
from assistant.wording import (
    beside,
    clash,
    corroboration,
    day,
    differing,
    extent,
    headed,
    is_nothing_new,
    plain,
    stands,
    told_of_writing,
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: a sentence, where it stands, and which days and whom its words mean ("Tuesday", "he").

    `number` is 0 for one that comes close and does not answer.
    """

    number: int
    title: str
    date: str
    section: str
    nature: str
    text: str
    place: str
    days: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an answer, the numbers that it cites, and what is wrong with it ("" where nothing is).

    `corroboration` says how many briefings say it, "" where it is one.
    """

    text: str
    numbers: tuple[int, ...]
    doubt: str = ""
    heading: str = ""
    corroboration: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer. `resolved` is "" where the question was taken as it stands.

    `says` stands in place of the lines where there are none, and `choices` or `nearest` belong to it.
    """

    question: str
    resolved: str
    says: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    disagreements: tuple[str, ...]
    missing: str
    nearest: tuple[Note, ...]
    choices: tuple[str, ...]
    searched: str


TITLE = "Answers from the briefings"
NEAREST = "Nearest sentences, which do not answer:"
_DOUBTS = {
    Verdict.SUPPORTED: "",
    Verdict.PARTLY: "only partly supported by what it cites",
    Verdict.CONTRADICTED: "contradicted by what it cites",
    Verdict.NOT_FOUND: "not supported by what it cites",
}


def entry(answer: Answer) -> Entry:
    """Put an answer into the words of a document."""
    is_silent = answer.is_refusal and not is_nothing_new(answer)
    says = "Which do you mean?" if answer.choices else "The briefings do not say." if is_silent else ""
    searched = extent(answer.searched, answer.scope)
    missing = f"Not mentioned in them: {', '.join(answer.missing)}." if answer.missing else ""
    return Entry(
        question=plain(answer.question),
        resolved=plain(answer.resolved) if answer.resolved != answer.question else "",
        says=says,
        lines=tuple(
            Line(
                plain(c.text),
                tuple(n.number for n in c.citations),
                _DOUBTS[c.verdict],
                plain(c.heading),
                corroboration(c.corroboration),
            )
            for c in answer.claims
        ),
        notes=tuple(_note(c.quote, c.number, _verdicts(answer, c.number)) for c in answer.citations),
        disagreements=tuple(_disagreement(answer, conflict) for conflict in answer.conflicts),
        missing=plain(missing),
        nearest=tuple(_note(quote) for quote in answer.nearest),
        choices=tuple(plain(choice) for choice in answer.choices),
        # Where the reader is asked back, nothing was searched.
        searched="" if answer.choices else plain(" ".join((searched, *told_of_writing(answer)))),
    )


def about(note: Note) -> str:
    """Say of a footnote what stands beside its title: day, section, nature, and days and verdict where it has them."""
    return beside(note.date, note.section, note.nature, note.days, f"verdict: {note.verdict}" if note.verdict else "")


def _disagreement(answer: Answer, conflict: Conflict) -> str:
    """Say which two cited sentences disagree, in what, and which of them is newer; neither is chosen."""
    first, second = (
        f"[{answer.number(quote)}]{f' (“{words}”)' if words else ''}, {day(quote.date)}"
        for quote, words in ((conflict.first, conflict.first_words), (conflict.second, conflict.second_words))
    )
    newer = {Relation.NEWER: "; the first is newer", Relation.OLDER: "; the second is newer"}.get(conflict.relation, "")
    return plain(f"{clash(conflict)} ({differing(conflict.about, '', '')}): {first}, and {second}{newer}.")


def _note(quote: Quote, number: int = 0, verdict: str = "") -> Note:
    words = "" if quote.nature is Nature.REPORTED else f": {in_words(quote)}"
    return Note(
        number=number,
        title=plain(quote.title) or "Untitled",
        date=day(quote.date),
        section=headed(quote.section),
        nature=plain(quote.nature.value + words),
        text=plain(quote.sentence.text),
        place=stands(quote),
        days=gloss(quote),
        verdict=verdict,
    )


def _verdicts(answer: Answer, number: int) -> str:
    """Return what the claims that cite a number are found to be, each once."""
    citing = (claim for claim in answer.claims if any(c.number == number for c in claim.citations))
    return ", ".join(dict.fromkeys(claim.verdict.value for claim in citing))
