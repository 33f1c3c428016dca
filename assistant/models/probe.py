"""A one-word question to a model: does it answer, and how fast?"""

import time
from dataclasses import dataclass

from llama_index.core.llms import LLM, ChatMessage

QUESTION = "Reply with the single word: ready"


@dataclass(frozen=True, slots=True)
class Probe:
    """What a model replied; `first_seconds` until its first word, `tokens_a_second` from then on.

    None where the reply was too short to tell. Counted are the pieces of the stream: most servers send token by token.
    """

    reply: str
    first_seconds: float
    tokens_a_second: float | None


def probe(llm: LLM) -> Probe:
    """Ask a model. Raises ModelFailed."""
    began = time.monotonic()
    arrivals, reply = [], ""
    for piece in llm.stream_chat([ChatMessage(role="user", content=QUESTION)]):
        if piece.delta:
            arrivals.append(time.monotonic())
            reply += piece.delta
    took = arrivals[-1] - arrivals[0]
    speed = (len(arrivals) - 1) / took if len(arrivals) > 2 and took > 0 else None
    return Probe(reply.strip(), arrivals[0] - began, speed)
