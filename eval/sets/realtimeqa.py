"""Quiz questions on the news of 2022, each asked of the pages that were found for it: which choice do they say?"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.readers.judge import Judge
from eval.figure import Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.sets.candidates import Encode
from eval.sets.judged import Candidate, best, covered, cut, judged, preranked
from eval.share import Share, Undefined
from index.briefing import Briefing
from index.finish import finish
from index.loaders.draft import Draft
from index.segment import spans
from index.words import content_words, stem

PAGES = Path("realtimeqa", "gcs_docs_2022.jsonl.gz")
QUESTIONS = Path("realtimeqa", "qa_2020_2022.jsonl.gz")
NOTA_QUESTIONS = Path("realtimeqa", "qa_nota_2022.jsonl.gz")
NONE = "none of the above"

ASKED = 40  # sentences pre-ranked by the question alone
OF_CHOICE = 4  # sentences added for each choice: those that hold it and share most with the question
CHECKED = 5  # sentences that each choice's claim is checked against
FIRST = 3  # sentences that are looked at for the right choice, as many as an answer has claims
ENOUGH = 0.5  # how likely the best choice has to be, else none is chosen

MULTIPLE, WITH_NONE, READING = "multiple choice", "none of the above", "reading"
NOTES: tuple[str, ...] = (
    "Of 2022 only, for which pages are given: each question is asked of its own pages, made briefings with their title "
    "and date. Questions whose page list is empty count; those not in the list of pages are left out.",
    f"The judge reads the {ASKED} sentences most like the question (words and cosine in equal parts), and for each "
    f"choice the {OF_CHOICE} that hold it and share most with the question. A choice's likelihood is the mean of two: "
    "the best sentence's probability to answer the question times how far it holds the choice (1 its words one after "
    "the other, else half the share of its words in the sentence and those beside it); and the probability that a "
    f"sentence supports the claim made of question and choice, in the best of the {CHECKED} sentences that score best "
    "by the first.",
    "Chosen is the likeliest choice; of n equally likely ones the right one counts 1/n, as drawing would. No rule is "
    "made for 'true or false', 'except' and 'all of the above'.",
    f"None of the above: chosen where the likeliest other choice lies below {ENOUGH}, the decision by calibrated "
    "probabilities when both errors cost the same; it was not tuned on the questions. Of this, 'right choice there' "
    "and 'right choice taken out' are the two parts.",
    "'By words' is the same without any model: the share of the question's words in a sentence (half for those beside "
    "it) times how far it holds the choice, best of all sentences.",
    "Free-form EM and F1 are not measured: answers are whole sentences, no span is cut out of them. Instead: does the "
    "sentence that is ranked first by the question alone contain the right choice, does one of the first "
    f"{FIRST}?",
)


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question and its choices, without "none of the above"; `right` is None where that is the right one."""

    id: str
    text: str
    choices: tuple[str, ...]
    right: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """What the pages say of a question: each choice's likelihood, by the judge and by words alone.

    `first` are the FIRST sentences that answer best when no choice is known, best first.
    """

    likely: Mapping[str, float]
    by_words: Mapping[str, float]
    first: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A quiz question and what the pages say of it."""

    quiz: Quiz
    read: Read

    @property
    def likely(self) -> list[float]:
        return [self.read.likely[choice] for choice in self.quiz.choices]

    @property
    def by_words(self) -> list[float]:
        return [self.read.by_words[choice] for choice in self.quiz.choices]


def read_quizzes(lines: Iterable[dict[str, Any]]) -> Iterator[Quiz]:
    """Give the questions under the id that their pages have; blank choices and unanswered questions are left out."""
    for line in lines:
        if line["answer"]:
            choices = [choice.strip() for choice in line["choices"]]
            right = choices[int(line["answer"][0])]
            kept = [choice for choice in choices if choice and choice.casefold() != NONE]
            place = kept.index(right) if right in kept else None
            yield Quiz(line["question_id"].removesuffix("_nota"), line["question_sentence"], tuple(kept), place)


def read_pages(line: dict[str, Any]) -> Iterator[Briefing]:
    """Make a briefing of each page that was found for a question."""
    for page in line["search_result"]:
        if page.get("text"):
            day = page.get("publish_date") or ""
            written = datetime.strptime(day, "%Y/%m/%d").date() if re.fullmatch(r"\d{4}/\d\d/\d\d", day) else None
            yield finish(Draft(page["text"], page["title"], written, source=page["url"]), Path("page.txt"))


def evaluate(data: Path, judge: Judge, encode: Encode) -> tuple[Figure, ...]:
    """Measure multiple choice, with and without a right one among the choices, and the sentence ranked first."""
    quizzes = {quiz.id: quiz for quiz in read_quizzes(read_lines(data / QUESTIONS))}
    reads = {
        line["question_id"]: read(quizzes[line["question_id"]], cut(read_pages(line)), judge, encode)
        for line in track(tuple(read_lines(data / PAGES)), "Reading pages")
    }
    asked = {id_: Answered(quizzes[id_], found) for id_, found in reads.items()}
    # The choices are those of the same question without one: what was read of them stands.
    with_none = (quiz for quiz in read_quizzes(read_lines(data / NOTA_QUESTIONS)) if quiz.id in reads)
    return tuple(figures(asked, {quiz.id: Answered(quiz, reads[quiz.id]) for quiz in with_none}))


def read(quiz: Quiz, sentences: Sequence[Candidate], judge: Judge, encode: Encode) -> Read:
    """Tell of each choice how likely it is by what the sentences say; 0 where there are none."""
    alone = preranked(quiz.text, sentences, encode, ASKED)
    shares = covered(quiz.text, sentences)
    said = {c: [share * held(c, s) for share, s in zip(shares, sentences, strict=True)] for c in quiz.choices}
    pool = {sentence.sentence.id: sentence for sentence in alone}
    for scores in said.values():
        holding = [sentences[n] for n in best(range(len(scores)), scores, OF_CHOICE) if scores[n]]
        pool |= {sentence.sentence.id: sentence for sentence in holding}
    answering = {one.sentence.id: one.score for one in judged(quiz.text, tuple(pool.values()), judge)}
    return Read(
        likely=likelihoods(quiz, tuple(pool.values()), answering, judge),
        by_words={choice: max(scores, default=0.0) for choice, scores in said.items()},
        first=tuple(sorted(alone, key=lambda s: -answering[s.sentence.id])[:FIRST]),
    )


def held(choice: str, sentence: Candidate) -> float:
    """Return 1 where a sentence holds a choice's words one after the other.

    Else half the share of its content words that stand in the sentence and those beside it.
    """
    if sentence.holds(choice):
        return 1.0
    wanted = [stem(word) for word in content_words(choice)]
    return 0.5 * sum(word in sentence.around for word in wanted) / len(wanted) if wanted else 0.0


def likelihoods(
    quiz: Quiz, pool: Sequence[Candidate], answering: Mapping[str, float], judge: Judge
) -> dict[str, float]:
    """Return how likely each choice is right: the mean of 'a sentence says it in answer' and 'one supports it'.

    `answering` has by the sentence's id how likely it answers the question.
    """
    said = {c: [answering[s.sentence.id] * held(c, s) for s in pool] for c in quiz.choices}
    pairs = [(c, s) for c in quiz.choices for s in _checked(said[c], pool, answering)]
    supports = judge.supports([(claim(quiz.text, choice), sentence.evidence) for choice, sentence in pairs])
    supported = dict.fromkeys(quiz.choices, 0.0)
    for (choice, _), support in zip(pairs, supports, strict=True):
        supported[choice] = max(supported[choice], support.supported)
    return {c: (max(said[c], default=0.0) + supported[c]) / 2 for c in quiz.choices}


def _checked(said: Sequence[float], pool: Sequence[Candidate], answering: Mapping[str, float]) -> list[Candidate]:
    """Where fewer sentences hold the choice than are checked, those that answer best follow."""
    by_answer = sorted(range(len(pool)), key=lambda n: -answering[pool[n].sentence.id])
    return [pool[n] for n in best(by_answer, said, CHECKED)]


_ASKS = re.compile(
    r"\b(?:who|whom|what|which|whose|when|where|why|how (?:many|much|old|long|far|often|high)|how)\b", re.I
)


def claim(question: str, choice: str) -> str:
    """Make a statement of a question and a choice, near enough to English for a judge.

    The choice takes the place of the first question word of the last sentence ("Kim met whom?" → "Kim met Lee."); where
    there is none it follows the question ("The age was raised to:" → "The age was raised to 17.").
    """
    stated = question.strip().rstrip("?:.… ")
    last = max((start for start, _ in spans(stated)), default=0)
    asks = _ASKS.search(stated, last)
    return f"{stated[: asks.start()]}{choice}{stated[asks.end() :]}." if asks else f"{stated} {choice}."


def right_share(scores: Sequence[float], right: int | None) -> Share:
    """Count the right choice where it scores highest; 1/n where n choices do. Undefined where it is not there."""
    if right is None:
        raise Undefined("the right choice cannot be chosen where it is not there")
    highest = max(scores)
    return Share((scores[right] == highest) / sum(score == highest for score in scores))


def right_share_with_none(scores: Sequence[float], right: int | None) -> Share:
    """Count as `right_share`, but none is chosen below ENOUGH, and is right where `right` is None."""
    none_chosen = max(scores, default=0.0) < ENOUGH
    if none_chosen or right is None:
        return Share(none_chosen and right is None)
    return right_share(scores, right)


def figures(asked: Mapping[str, Answered], with_none: Mapping[str, Answered]) -> Iterator[Figure]:
    """Give the figures of questions with the right choice, and of those where it may have been taken out."""

    def first(most: int, one: Answered) -> Share:
        if one.quiz.right is None or not one.read.first:
            raise Undefined("without sentences, or a choice to look for in them, none is the first")
        choice = one.quiz.choices[one.quiz.right]
        return Share(any(sentence.holds(choice) for sentence in one.read.first[:most]))

    def with_none_share(one: Answered) -> Share:
        return right_share_with_none(one.likely, one.quiz.right)

    there = {id_: one for id_, one in with_none.items() if one.quiz.right is not None}
    taken_out = {id_: one for id_, one in with_none.items() if one.quiz.right is None}
    yield measure("accuracy", MULTIPLE, asked, lambda one: right_share(one.likely, one.quiz.right))
    yield measure("accuracy by words", MULTIPLE, asked, lambda one: right_share(one.by_words, one.quiz.right))
    yield measure("accuracy", WITH_NONE, with_none, with_none_share)
    yield measure("right choice there", WITH_NONE, there, with_none_share)
    yield measure("right choice taken out", WITH_NONE, taken_out, with_none_share)
    yield measure("first sentence contains it", READING, asked, lambda one: first(1, one))
    yield measure(f"first {FIRST} contain it", READING, asked, lambda one: first(FIRST, one))
