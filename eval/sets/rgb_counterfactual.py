"""Questions with true and with falsified snippets: what is said of the falsified ones, and is a conflict flagged?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Quote
from assistant.readers.judge import EVEN, Judge
from eval.answers import agrees
from eval.figure import Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.sets.candidates import Encode
from eval.sets.judged import CITED, Flag, Said, answer, differ, disagree
from eval.sets.paragraphs import briefing
from eval.share import Share
from index.briefing import Briefing

FILE = Path("rgb-counterfactual", "en_fact.json")
TRUE, FALSIFIED, BOTH = "true snippets", "falsified snippets", "both"
NOTES: tuple[str, ...] = (
    "Asked three times: of the true snippets, of the falsified ones, of both together; the snippets on other matters "
    "are left out. Each snippet is a briefing without title or date. What the judge finds as likely as not (.5) "
    f"is cited, at most {CITED} statements.",
    "Something is said where a cited sentence contains it, words compared; of an answer of several parts each has to "
    "be, in any of its spellings. Who answers only from the texts at hand says the falsified answer of falsified "
    "texts: that is right here, and 'says the true answer' of them is mostly a text whose falsifying was incomplete. "
    "Published figures measure the opposite, a model that knows better.",
    "'Flagged' is by the plain rule unless a detector is given: of two cited sentences one says the true answer and "
    "one the falsified; 'detected' is by what the program shows its users, which has only the sentences. "
    "Of 'both' it is how many conflicts are seen; of the true snippets alone it is false alarms.",
)


@dataclass(frozen=True, slots=True)
class Falsified:
    """A question, its snippets, and both answers: the parts of the true one, each in all its spellings."""

    id: str
    text: str
    true: tuple[Briefing, ...]
    falsified: tuple[Briefing, ...]
    true_parts: tuple[tuple[str, ...], ...]
    false_answer: str

    def says_true(self, texts: Iterable[str]) -> bool:
        texts = tuple(texts)
        return all(any(agrees(text, part) for text in texts) for part in self.true_parts)

    def says_false(self, texts: Iterable[str]) -> bool:
        return any(agrees(text, [self.false_answer]) for text in texts)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was cited for a question; whether the flag saw a conflict, and whether one is seen in the sentences."""

    question: Falsified
    texts: tuple[str, ...]
    flagged: bool
    detected: bool

    @property
    def says_true(self) -> bool:
        return self.question.says_true(self.texts)

    @property
    def says_false(self) -> bool:
        return self.question.says_false(self.texts)


def read_questions(lines: Iterable[dict[str, Any]]) -> Iterator[Falsified]:
    """Give the questions of the set."""
    for line in lines:
        id_, true = str(line["id"]), line["answer"]
        # An answer is a string, or its parts; a part is a string, or its spellings.
        parts = [true] if isinstance(true, str) else true
        yield Falsified(
            id_,
            line["query"],
            tuple(briefing(text, None, f"{id_}/true/{n}") for n, text in enumerate(line["positive"])),
            tuple(briefing(text, None, f"{id_}/falsified/{n}") for n, text in enumerate(line["positive_wrong"])),
            tuple((part,) if isinstance(part, str) else tuple(part) for part in parts),
            line["fakeanswer"],
        )


def evaluate(data: Path, judge: Judge, encode: Encode, flag: Flag = differ) -> tuple[Figure, ...]:
    """Measure what is said of true snippets, of falsified ones and of both."""
    questions = tuple(read_questions(read_lines(data / FILE)))
    snippets: Mapping[str, Callable[[Falsified], tuple[Briefing, ...]]] = {
        TRUE: lambda question: question.true,
        FALSIFIED: lambda question: question.falsified,
        BOTH: lambda question: (*question.true, *question.falsified),
    }
    return tuple(
        figure
        for group, of in snippets.items()
        for figure in figures(
            group, {q.id: ask(q, of(q), judge, encode, flag) for q in track(questions, f"Asking of {group}")}
        )
    )


def ask(question: Falsified, snippets: Iterable[Briefing], judge: Judge, encode: Encode, flag: Flag) -> Answered:
    """Answer a question from some of its snippets."""
    quotes = answer(question.text, snippets, judge, encode, EVEN)
    said = tuple(Said(quote, which(question, quote)) for quote in quotes)
    return Answered(question, tuple(quote.sentence.text for quote in quotes), flag(said), disagree(said))


def which(question: Falsified, quote: Quote) -> str:
    """Tell which of the two answers a sentence gives; "" for neither, and where it gives both."""
    true, false = question.says_true([quote.sentence.text]), question.says_false([quote.sentence.text])
    return "" if true == false else "true" if true else "falsified"


def figures(group: str, asked: Mapping[str, Answered]) -> Iterator[Figure]:
    """Give what is said of some of the snippets."""
    if group != TRUE:
        yield measure("says what the falsified snippets say", group, asked, lambda a: Share(a.says_false))
    yield measure("says the true answer", group, asked, lambda a: Share(a.says_true))
    if group == BOTH:
        yield measure("says both", group, asked, lambda a: Share(a.says_true and a.says_false))
    yield measure("flagged", group, asked, lambda a: Share(a.flagged))
    yield measure("detected", group, asked, lambda a: Share(a.detected))
