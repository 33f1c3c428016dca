"""The whole path with a real model that is too small to be right: whatever it writes, what is shown holds."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Verdict
from assistant.readers.judge import Evidence
from assistant.settings import AnswerSettings
from assistant.verify import verify
from assistant.writer.llama_index_model import LlamaIndexModel
from assistant.writer.repair import Repairs
from assistant.writer.write import CheckedWriter
from index.library import Library
from tests.assistant.models.small import small_model
from tests.assistant.test_assistant import WordReader
from tests.assistant.test_stream import library

assert library  # the fixture
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def asking(library: Library) -> Iterator[Assistant]:
    writer = CheckedWriter(LlamaIndexModel(small_model(context=2048, reply_tokens=150)), repairs=Repairs(1, 60))
    yield Assistant(library, AnswerSettings(threshold=0.6), reader=WordReader(), writer=lambda: writer)  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["Were three guards injured?", "Did the missiles hit the depot at Norvik?"])
def test_what_is_shown_of_it_holds_and_its_citations_resolve(asking: Assistant, question: str) -> None:
    answer = asking.ask(question)

    assert answer.written_by or answer.note  # it wrote, or the user is told why not
    assert answer.claims
    for claim in answer.claims:
        sentences = [citation.quote.sentence for citation in claim.citations]
        assert sentences
        assert [asking.briefing(s.briefing_id).text[s.start : s.end] for s in sentences] == [s.text for s in sentences]
        assert verify(claim.text, [Evidence(s.text) for s in sentences]).verdict is Verdict.SUPPORTED
    assert all(claim.verdict is not Verdict.SUPPORTED and claim.reasons for claim in answer.withheld)
