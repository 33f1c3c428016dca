"""Stories written to measure on: their briefings are asked end to end, and claims about their sentences are checked.

Nothing is trained on them and nothing was set by them. Whoever wrote a story named every sentence that answers a
question, wrote questions that sound as if it did, and claims in words of their own: true ones, and others untrue in one
point. The lines are as in `train/written`, see `data/README.md`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.answer import Verdict
from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from assistant.verify import verify
from eval import own
from eval.examples import Example, Kind, Part
from eval.figure import OVERALL, Figure, measure
from eval.lines import read_lines
from eval.progress import track
from eval.share import Share

STORIES = Path(__file__).parent / "data" / "stories.jsonl"
NOTES: tuple[str, ...] = (
    "Written to measure on: no weight and no threshold was set by these stories. Nearly half of their questions have "
    "no answer.",
    "A true claim is kept where its verdict is 'supported', an untrue one rejected where it is not; each is checked "
    "against the one sentence it is about, by the judge and the guards together.",
    "Intervals are over stories, as questions and claims of one story are not independent; those of latency over "
    "questions.",
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim about a sentence in its briefing, and whether it holds."""

    id: str
    text: str
    evidence: Evidence
    holds: bool


def read(path: Path = STORIES) -> tuple[dict[str, Any], ...]:
    return tuple(read_lines(path))


def briefings(stories: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """Give the briefings of the stories as records that can be added to a library."""
    for story in stories:
        for (day, title), told in groupby(story["sentences"], key=lambda s: (s["day"], s["title"])):
            yield {"title": title, "date": day, "text": " ".join(sentence["text"] for sentence in told)}


def examples(stories: Sequence[Mapping[str, Any]], assistant: Assistant) -> Iterator[Example]:
    """Give the questions with the ids that their gold sentences have in the library; any one of them is enough."""
    for number, story in enumerate(stories, 1):
        ids = tuple(_ids(story, assistant))
        for i, (question, by) in enumerate(story["answered"], 1):
            gold = tuple(dict.fromkeys(ids[index] for index in by))
            yield Example(f"{number}-a{i}", Kind.SINGLE, question, (), None, (gold,), (), Part.TEST)
        for i, question in enumerate(story["unanswered"], 1):
            yield Example(f"{number}-u{i}", Kind.UNANSWERABLE, question, (), None, (), (), Part.TEST)


def claims(stories: Iterable[Mapping[str, Any]]) -> Iterator[Claimed]:
    for number, story in enumerate(stories, 1):
        told = [Evidence(s["text"], context(s["day"], s["title"])) for s in story["sentences"]]
        for holds, kind in ((True, "true"), (False, "false")):
            for i, (claim, of) in enumerate(story[kind], 1):
                yield Claimed(f"{number}-{kind}{i}", claim, told[of], holds)


def asked(examples: Sequence[Example], assistant: Assistant) -> Iterator[Figure]:
    """Ask the questions and give the figures of our own ones, by story."""
    yield from own.figures(tuple(own.ask_all(lambda _: assistant, examples)), of_story)


def of_story(id_: str) -> str:
    """Return what the ids of the questions and claims of one story have in common."""
    return id_.partition("-")[0]


def checked(claims: Sequence[Claimed], assistant: Assistant) -> Iterator[Figure]:
    """Give the shares of true claims that are kept and of untrue ones that are rejected."""
    kept = {
        one.id: verify(one.text, (one.evidence,), assistant.judge).verdict is Verdict.SUPPORTED
        for one in track(claims, "Checking claims")
    }
    for name, holds in (("true claims kept", True), ("untrue claims rejected", False)):
        mine = {one.id: one for one in claims if one.holds is holds}
        yield measure(name, OVERALL, mine, lambda one: Share(kept[one.id] is one.holds), of_story)


def _ids(story: Mapping[str, Any], assistant: Assistant) -> Iterator[str]:
    """Give the id of the library's sentence that each written one begins in: the library cuts sentences by itself."""
    held = {(str(card.date), card.title): card.id for card in assistant.briefings()}
    for written in story["sentences"]:
        briefing_id = held[written["day"], written["title"]]
        start = assistant.briefing(briefing_id).text.index(written["text"])
        yield next(s.id for s in assistant.sentences(briefing_id) if s.start <= start < s.end)
