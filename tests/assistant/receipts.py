"""One briefing, a question that it answers, and a reader that can be followed."""

from collections.abc import Sequence
from datetime import date

from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from index.search import Hit
from tests.fakes import briefing

DEPOT = briefing(
    "Two missiles struck the depot at Norvik. Three guards were injured.",
    "depot",
    title="Strike on Norvik",
    day=date(2026, 3, 2),
    tags=("strike",),
)
QUESTION = "Were three guards injured?"
TODAY = date(2026, 4, 15)


class WordReader:
    """As sure of a sentence as the share of the question's long words that it holds."""

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        wanted = {word.strip("?.,").lower() for word in question.text.split() if len(word) > 3}
        judged = [
            Judged(sentence, hit.passage.briefing, sum(w in sentence.text.lower() for w in wanted) / (len(wanted) or 1))
            for hit in hits
            for sentence in hit.passage.sentences
        ]
        return Reading(tuple(sorted(judged, key=lambda j: (-j.score, j.sentence.id))))
