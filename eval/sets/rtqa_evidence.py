"""Quiz questions on the news, each with the paragraph that answers it: found, cited, said, and refused without it?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from assistant import Assistant
from assistant.answer import Answer
from assistant.find import Found as AnsweredFrom
from assistant.settings import read_settings
from eval.answers import agrees
from eval.figure import Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.refusals import balanced
from eval.sets.paragraphs import READING, WAYS, Found, as_read, briefing, find, found_figures
from eval.share import Share, Undefined
from eval.sureness import NOTE, squared_error, sureness
from eval.trial import Trial, first
from index.briefing import Briefing
from index.library import Library
from index.scope import Scope
from index.search import Hit

QUESTIONS = Path("derived-rtqa-evidence", "dev_2020_2022.jsonl.gz")
ANSWERING = "answering"
NOTES: tuple[str, ...] = (
    "Nothing is dated: neither is the search told the day of the question, nor are days that it names made a scope.",
    "Citation precision is the mean share of an answer's cited sentences that lie in the gold paragraph, refusals left "
    "out; the other figures of answering are shares of all questions.",
    NOTE,
    "Balanced accuracy: half the mean of 'answered with gold' and 'refused without gold'; doing always the same: .500. "
    "About 2.5 % of the labels are wrong, as another paragraph answers too.",
)


@dataclass(frozen=True, slots=True)
class EvidenceQuestion:
    """A question, the string its answer must contain, and the paragraph that answers it."""

    id: str
    text: str
    accepted: str
    gold: Briefing


@dataclass(frozen=True, slots=True)
class AskedTwice:
    """What came of a question: asked of all paragraphs, and of all but the one that answers it.

    `ranked` has paragraphs as reading ranked them in the first asking, `cited` that of each cited sentence. `trials`
    are both askings, the one with the gold paragraph first.
    """

    question: EvidenceQuestion
    ranked: tuple[str, ...]
    cited: tuple[str, ...]
    text: str
    trials: tuple[Trial, Trial]

    @property
    def answered(self) -> bool:
        return self.trials[0].answered

    @property
    def refused_without(self) -> bool:
        return not self.trials[1].answered

    @property
    def cites_gold(self) -> bool:
        return self.question.gold.id in self.cited

    @property
    def agrees(self) -> bool:
        return bool(agrees(self.text, [self.question.accepted]))


def read_questions(lines: Iterable[dict[str, Any]]) -> Iterator[EvidenceQuestion]:
    """Give the questions; a paragraph that answers several is one briefing, dated by the first of them."""
    paragraphs: dict[str, Briefing] = {}
    for line in lines:
        text = line["evidence"]
        if text not in paragraphs:
            day = datetime.strptime(line["question_date"], "%Y/%m/%d").date()
            paragraphs[text] = briefing(text, day, line["question_id"])
        yield EvidenceQuestion(line["question_id"], line["question"], line["answer"], paragraphs[text])


def evaluate(data: Path, assistant: Assistant) -> tuple[Figure, ...]:
    """Measure finding the paragraph by words, vectors and both; then citations, answers and abstention."""
    questions = tuple(read_questions(read_lines(data / QUESTIONS)))
    paragraphs = tuple(dict.fromkeys(question.gold for question in questions))
    assistant.library.add_briefings(paragraphs)
    figures: list[Figure] = []
    for way, fusion in WAYS.items():
        found = {
            question.id: Found(find(assistant.library, question.text, Scope(), fusion), frozenset((question.gold.id,)))
            for question in track(questions, f"Searching by {way}")
        }
        figures += found_figures(way, found)
    without_gold = Without(assistant.library)
    asking = Assistant(
        cast(Library, without_gold), read_settings(assistant.folder).answer, judge=lambda: assistant.judge
    )
    asked = {q.id: ask_twice(asking, without_gold, q) for q in track(questions, "Asking with and without")}
    read = {id_: Found(one.ranked, frozenset((one.question.gold.id,))) for id_, one in asked.items()}
    return (*figures, *found_figures(READING, read), *answering_figures(asked))


class Without:
    """A library from which a briefing can be taken for one question.

    It changes no answer, only what asking four thousand times costs: a scope of all briefings but one is slow.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.without: str | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def search(self, text: str, scope: Scope, k: int) -> tuple[Hit, ...]:
        # One more than asked for: the one that is taken away leaves room.
        return tuple(left_without(self.without, self._library.search(text, scope, k + 1)))[:k]


def left_without(briefing_id: str | None, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Give the hits less what is of one briefing; a near-copy that it stood for takes its place."""
    for hit in hits:
        passages = [p for p in hit.passages if p.briefing.id != briefing_id]
        if passages:
            yield replace(hit, passage=passages[0], copies=tuple(passages[1:]))


def ask_twice(assistant: Assistant, without_gold: Without, question: EvidenceQuestion) -> AskedTwice:
    """Ask of all paragraphs, then of all but the gold one.

    The scope is given, so that the days a question names do not narrow it.
    """
    without_gold.without = None
    whole = ask(assistant, question)
    without_gold.without = question.gold.id
    without = ask(assistant, question)
    trials = trial(question, *whole, has_gold=True), trial(question, *without, has_gold=False)
    ranked = as_read(whole[1].hits, whole[1].reading)
    return AskedTwice(question, ranked, cited_briefings(whole[0]), whole[0].turn.answer, trials)


def ask(assistant: Assistant, question: EvidenceQuestion) -> tuple[Answer, AnsweredFrom]:
    """Return the answer and what it was made of."""
    found = assistant.find(question.text, scope=Scope())
    return assistant.answered(question.text, found), found


def trial(question: EvidenceQuestion, answer: Answer, found: AnsweredFrom, *, has_gold: bool) -> Trial:
    """Say how sure it was, and whether what it puts first is in the gold paragraph."""
    is_right = any(sentence.briefing_id == question.gold.id for sentence in first(found.reading))
    return Trial(question.id, found.reading.sure, has_gold, is_right, not answer.is_refusal)


def cited_briefings(answer: Answer) -> tuple[str, ...]:
    return tuple(citation.quote.sentence.briefing_id for citation in answer.citations)


def answering_figures(asked: Mapping[str, AskedTwice]) -> Iterator[Figure]:
    """Give the figures of answering and of abstaining."""

    def right_citations(one: AskedTwice) -> Share:
        if not one.cited:
            raise Undefined("citation precision is undefined where nothing is cited")
        return Share(one.cited.count(one.question.gold.id) / len(one.cited))

    yield measure("citation precision", ANSWERING, asked, right_citations)
    yield measure("cites gold", ANSWERING, asked, lambda one: Share(one.cites_gold))
    yield measure("answer agreement", ANSWERING, asked, lambda one: Share(one.agrees))
    yield measure("cites gold and agrees", ANSWERING, asked, lambda one: Share(one.cites_gold and one.agrees))
    yield measure("answered with gold", ANSWERING, asked, lambda one: Share(one.answered))
    yield measure("refused without gold", ANSWERING, asked, lambda one: Share(one.refused_without))
    yield measure("balanced accuracy", ANSWERING, asked, lambda one: balanced(one.answered, one.refused_without))
    yield measure("Brier", ANSWERING, asked, lambda one: squared_error(one.trials))
    yield from sureness(ANSWERING, [trial for one in asked.values() for trial in one.trials])
