"""What has been written of an answer, event by event."""

from dataclasses import dataclass, replace

from assistant.answer import Claim, Verdict
from assistant.writer.contract import Done, Event, Outcome


@dataclass(frozen=True, slots=True)
class Written:
    """The claims that are shown, those withheld, by which model, and what the user is told of it.

    `is_refused` says that the model found no answer in the evidence.
    """

    claims: tuple[Claim, ...] = ()
    withheld: tuple[Claim, ...] = ()
    by: str = ""
    note: str = ""
    is_refused: bool = False

    def after(self, event: Event) -> "Written":
        """Return what there is after one more event."""
        if isinstance(event, Done):
            return replace(self, note=event.note, is_refused=event.outcome is Outcome.UNANSWERABLE)
        if event.verdict is Verdict.SUPPORTED:
            return replace(self, claims=(*self.claims, event))
        return replace(self, withheld=(*self.withheld, event))
