"""What part of the library is searched, and how much it is."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """The report dates, tags and briefings that a question is asked of; the empty scope is the whole library.

    `since` and `until` are both included. A briefing without a date lies outside every scope that has a date.
    Of `tags` one is enough; of `briefings` (ids) likewise.
    """

    since: date | None = None
    until: date | None = None
    tags: tuple[str, ...] = ()
    briefings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"scope ends ({self.until}) before it begins ({self.since})")

    def __bool__(self) -> bool:
        """Does it narrow anything?"""
        return self != Scope()

    @property
    def is_dated(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def without_dates(self) -> "Scope":
        return replace(self, since=None, until=None)

    def holds(self, report: date | None) -> bool:
        """Does a briefing of this report date lie within the dates?"""
        if report is None:
            return not self.is_dated
        return (self.since is None or self.since <= report) and (self.until is None or report <= self.until)


@dataclass(frozen=True, slots=True)
class Extent:
    """How many briefings lie in a scope, of what dates, and how many it leaves out for having no date."""

    briefings: int
    undated: int
    oldest: date | None
    newest: date | None
