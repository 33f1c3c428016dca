"""A server of language models on this machine, and a model that is asked there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from llama_index.core.llms import ChatMessage

from assistant.models.extras import is_installed
from assistant.models.open import open_model
from assistant.models.patient_llm import PatientLLM
from assistant.settings import WriterSettings
from tests.assistant.models.server import Server

WHO = [ChatMessage(role="user", content="Who was injured at Norvik?")]
Opened = Callable[..., PatientLLM]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def opened(server: Server) -> Opened:
    """Open a model that the server offers; the limits are wide, so that only what a test narrows runs out."""

    def open_(kind: str = "openai-compatible", **settings: Any) -> PatientLLM:
        if not is_installed(kind):
            pytest.skip(f"what {kind} needs is not installed")
        base_url = server.url if kind == "openai-compatible" else server.address
        wide = {"first_seconds": 60, "pause_seconds": 60, "total_seconds": 90, "attempts": 2}
        return open_model(WriterSettings(kind, "norvik-7b", base_url, **{**wide, **settings}))

    return open_
