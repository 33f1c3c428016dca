"""An assistant that keeps what it found, so that one reading of a question is both answered and measured."""

from collections.abc import Collection, Sequence

from assistant import Assistant
from assistant.answer import Answer, Nature
from assistant.assistant import Found
from assistant.question import Turn
from assistant.read import Reading
from index.briefing import Sentence
from index.scope import Scope


class Watched(Assistant):
    """Answers as `Assistant` does, of which it changes nothing; for one question at a time."""

    _found: Found | None = None

    def find(
        self,
        question: str,
        *,
        scope: Scope | None = None,
        history: Sequence[Turn] = (),
        only: Collection[Nature] | None = None,
    ) -> Found:
        self._found = super().find(question, scope=scope, history=history, only=only)
        return self._found

    def ask_and_find(
        self, question: str, *, scope: Scope | None = None, history: Sequence[Turn] = ()
    ) -> tuple[Answer, Found]:
        """Return the answer and what it was made of, which is what `ask` found last; raises as `ask`."""
        self._found = None
        answer = self.ask(question, scope=scope, history=history)
        return answer, self._found or self.find(question, scope=scope, history=history)


def first(reading: Reading) -> tuple[Sentence, ...]:
    """Return what an answer would begin with: the surest sentence, and where else those words stand."""
    return tuple(j.sentence for j in reading.sentences if j.sentence.text == reading.sentences[0].sentence.text)
