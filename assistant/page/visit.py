"""Who asks, and in which conversation: what a browser says of itself → whose the conversations are."""

import secrets
from dataclasses import dataclass

from pydantic import BaseModel, Field


class Visit(BaseModel):
    """What a page sends with everything it wants: the token of its browser, and its conversation.

    Both were made by the server, 128 random bits each, and are "" where the page has none yet.
    """

    token: str = Field("", pattern="^([0-9a-f]{32})?$")
    conversation: str = Field("", pattern="^([0-9a-f]{32})?$")

    def complete(self) -> "Visit":
        """Return this visit with what the page has not got yet."""
        return Visit(token=self.token or new_id(), conversation=self.conversation or new_id())


class Visiting(BaseModel):
    """Whatever a page wants, as far as it says who wants it."""

    visit: Visit


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation, and whose it is: a signed-in user's, or whoever's browser holds the token."""

    owner: str
    conversation: str


def new_id() -> str:
    """Return 128 random bits that nobody can guess, as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def place(visit: Visit, user: str | None) -> Place:
    """Say where a visit takes place; `user` is who signed in, None where nobody has to.

    A page without a token is somebody new, who sees nothing of others.
    """
    visit = visit.complete()
    # The two kinds of owner never meet: no user is named so that the conversations of a browser would be theirs.
    owner = f"user {user}" if user is not None else f"browser {visit.token}"
    return Place(owner, visit.conversation)
