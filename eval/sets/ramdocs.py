"""Questions over documents that conflict, mislead or distract: are all valid answers said, and no wrong one?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.readers.judge import EVEN, Judge
from eval.answers import agrees
from eval.figure import OVERALL, Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.sets.candidates import Encode
from eval.sets.judged import CITED, READ, Flag, Said, answer, differ, disagree, spelled
from eval.sets.paragraphs import briefing
from eval.share import Share, Undefined
from index.briefing import Briefing

FILE = Path("ramdocs", "RAMDocs_half_A.jsonl.gz")
CONFLICT = "conflict"
NOTES: tuple[str, ...] = (
    "Each document is a briefing without title or date. Of a question's documents the judge reads at most "
    f"{READ} sentences (those most alike by words and cosine); what it finds as likely as not (.5) is cited, "
    f"at most {CITED} statements; the same words in several documents are one statement.",
    "An answer counts as given where a cited sentence contains it, words compared. Strict EM: every valid answer is "
    "given and no wrong one. No short answer is cut out of the sentence, so a sentence that names a wrong answer only "
    "to deny it counts as giving it; published figures are of generated answers.",
    "A question has a conflict where its valid and wrong answers are two or more. 'Both sides cited': documents with "
    "two different ones of these answers are cited.",
    "'Flagged' is by the plain rule unless a detector is given: documents that the set says to answer differently are "
    "cited, 'unknown' (noise) being an answer of its own. 'Detected' is by what the program shows its users, which "
    "has only the sentences. 'False alarms' is the share flagged of the few questions "
    "without a conflict.",
)


@dataclass(frozen=True, slots=True)
class Disputed:
    """A question with its documents, each with the answer that the set says it gives."""

    id: str
    text: str
    documents: tuple[tuple[Briefing, str], ...]
    valid: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def has_conflict(self) -> bool:
        return len({spelled(one) for one in (*self.valid, *self.wrong)}) > 1


@dataclass(frozen=True, slots=True)
class Answered:
    """What was cited for a question; whether the flag saw a conflict, and whether one is seen in the sentences."""

    question: Disputed
    said: tuple[Said, ...]
    flagged: bool
    detected: bool

    def gives(self, accepted: str) -> bool:
        return any(agrees(one.quote.sentence.text, [accepted]) for one in self.said)

    @property
    def gives_all_valid(self) -> bool:
        return all(map(self.gives, self.question.valid))

    @property
    def gives_wrong(self) -> bool:
        return any(map(self.gives, self.question.wrong))

    @property
    def cites_both_sides(self) -> bool:
        sides = {spelled(one) for one in (*self.question.valid, *self.question.wrong)}
        return len(sides & {spelled(one.answer) for one in self.said}) > 1


def read_questions(lines: Iterable[dict[str, Any]]) -> Iterator[Disputed]:
    """Give the questions in the order of the file, which gives them no ids."""
    for number, line in enumerate(lines):
        documents = tuple(
            (briefing(document["text"], None, f"{number}/{place}"), document["answer"])
            for place, document in enumerate(line["documents"])
        )
        yield Disputed(
            str(number), line["question"], documents, tuple(line["gold_answers"]), tuple(line["wrong_answers"])
        )


def evaluate(data: Path, judge: Judge, encode: Encode, flag: Flag = differ) -> tuple[Figure, ...]:
    """Measure what is given in answer, and whether conflicts are flagged."""
    questions = tuple(read_questions(read_lines(data / FILE)))
    asked = {question.id: ask(question, judge, encode, flag) for question in track(questions, "Asking")}
    return tuple(figures(asked))


def ask(question: Disputed, judge: Judge, encode: Encode, flag: Flag) -> Answered:
    """Answer a question from its own documents."""
    gives = {document.source: given for document, given in question.documents}
    documents = [document for document, _ in question.documents]
    quotes = answer(question.text, documents, judge, encode, EVEN)
    said = tuple(Said(quote, gives[quote.source]) for quote in quotes)
    return Answered(question, said, flag(said), disagree(said))


def figures(asked: Mapping[str, Answered]) -> Iterator[Figure]:
    """Give the figures of answers and of conflicts."""

    def conflict(of: bool, holds: bool) -> Share:
        if not of:
            raise Undefined("whether a conflict was seen is undefined for this question")
        return Share(holds)

    yield measure("strict EM", OVERALL, asked, lambda a: Share(a.gives_all_valid and not a.gives_wrong))
    yield measure("all valid answers given", OVERALL, asked, lambda a: Share(a.gives_all_valid))
    yield measure("no wrong answer given", OVERALL, asked, lambda a: Share(not a.gives_wrong))
    yield measure("anything cited", OVERALL, asked, lambda a: Share(bool(a.said)))
    yield measure("both sides cited", CONFLICT, asked, lambda a: conflict(a.question.has_conflict, a.cites_both_sides))
    yield measure("flagged", CONFLICT, asked, lambda a: conflict(a.question.has_conflict, a.flagged))
    yield measure("false alarms", CONFLICT, asked, lambda a: conflict(not a.question.has_conflict, a.flagged))
    yield measure("detected", CONFLICT, asked, lambda a: conflict(a.question.has_conflict, a.detected))
    yield measure("falsely detected", CONFLICT, asked, lambda a: conflict(not a.question.has_conflict, a.detected))
