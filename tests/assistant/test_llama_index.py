import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from llama_index.core.schema import NodeWithScore, TextNode

from assistant import Assistant, Scope
from assistant.llama_index import BriefingsQueryEngine, BriefingsRetriever
from assistant.settings import AnswerSettings
from tests import fakes

STRUCK = "Two missiles struck the depot at Norvik."
BRIEFINGS = (
    fakes.briefing(f"{STRUCK} Three guards were injured.", "depot", title="Strike", day=date(2026, 3, 2)),
    fakes.briefing("The ferry to Ostrand is given up.", "ferry", title="Ferry", tags=("sea",)),
)


@pytest.fixture(scope="module")
def willing() -> Iterator[Assistant]:
    """An assistant that answers whatever it finds."""
    with TemporaryDirectory() as folder:
        library = fakes.library(Path(folder) / "library")
        library.add_briefings(BRIEFINGS)
        yield Assistant(library, AnswerSettings(threshold=0.0, claims=2), today=lambda: date(2026, 4, 15))


@pytest.fixture(scope="module")
def unwilling(willing: Assistant) -> Assistant:
    """One over the same library that is never sure enough."""
    return Assistant(willing.library, AnswerSettings(threshold=1.0))


def text_node(found: NodeWithScore) -> TextNode:
    assert isinstance(found.node, TextNode)
    return found.node


def slices(assistant: Assistant, node: TextNode) -> bool:
    assert node.ref_doc_id is not None
    return assistant.briefing(node.ref_doc_id).text[node.start_char_idx : node.end_char_idx] == node.text


def test_the_retriever_returns_passages_best_first_with_their_scores(willing: Assistant) -> None:
    nodes = BriefingsRetriever(willing).retrieve("Which missiles struck the depot?")

    assert STRUCK in text_node(nodes[0]).text
    scores = [node.score for node in nodes]
    assert scores == sorted(scores, key=lambda score: -(score or 0))


def test_a_passage_carries_its_sentences_its_date_and_offsets_that_slice(willing: Assistant) -> None:
    node = text_node(BriefingsRetriever(willing).retrieve("Which missiles struck the depot?")[0])

    assert slices(willing, node)
    assert node.metadata["date"] == "2026-03-02"
    assert node.metadata["title"] == "Strike"
    sentences = {sentence.id for sentence in willing.sentences(str(node.ref_doc_id))}
    assert set(node.metadata["sentence_ids"]) <= sentences
    assert node.metadata["sentence_ids"]


def test_the_retriever_returns_as_many_as_asked_for_within_its_scope(willing: Assistant) -> None:
    assert len(BriefingsRetriever(willing, k=1).retrieve("What happened at the depot?")) == 1
    nodes = BriefingsRetriever(willing, scope=Scope(tags=("sea",))).retrieve("What happened at the depot?")
    assert {node.metadata["title"] for node in nodes} == {"Ferry"}


def test_the_query_engine_answers_as_the_assistant_does(willing: Assistant) -> None:
    question = "Which missiles struck the depot?"

    response = BriefingsQueryEngine(willing).query(question)

    answer = willing.ask(question)
    assert str(response) == answer.text
    assert response.metadata == {"answer": answer.to_dict()}


def test_the_nodes_of_an_answer_are_its_citations_in_order(willing: Assistant) -> None:
    response = BriefingsQueryEngine(willing).query("Which missiles struck the depot?")

    nodes = [text_node(found) for found in response.source_nodes]
    assert [node.metadata["number"] for node in nodes] == list(range(1, len(nodes) + 1))
    assert nodes[0].text == STRUCK
    assert nodes[0].id_ == nodes[0].metadata["sentence_id"]
    assert nodes[0].metadata["date"] == "2026-03-02"
    assert all(slices(willing, node) for node in nodes)


def test_the_query_engine_keeps_to_its_scope(willing: Assistant) -> None:
    response = BriefingsQueryEngine(willing, scope=Scope(tags=("sea",))).query("Which missiles struck the depot?")

    assert {text_node(found).metadata["title"] for found in response.source_nodes} == {"Ferry"}


def test_a_refusal_has_no_nodes_and_no_text_but_says_what_was_searched(unwilling: Assistant) -> None:
    response = BriefingsQueryEngine(unwilling).query("Which missiles struck the depot?")

    assert response.source_nodes == []
    assert response.metadata is not None
    assert response.metadata["answer"]["answered"] is False
    assert response.metadata["answer"]["searched"]["briefings"] == 2
    assert response.metadata["answer"]["nearest"]


def test_both_can_be_awaited(willing: Assistant) -> None:
    question = "Which missiles struck the depot?"

    async def both() -> tuple[list[NodeWithScore], object]:
        return await BriefingsRetriever(willing).aretrieve(question), await BriefingsQueryEngine(willing).aquery(
            question
        )

    nodes, response = asyncio.run(both())

    assert [n.node.id_ for n in nodes] == [n.node.id_ for n in BriefingsRetriever(willing).retrieve(question)]
    assert str(response) == str(BriefingsQueryEngine(willing).query(question))


def test_no_model_of_openai_is_ever_asked_even_where_a_key_is_set(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path

def refuse(event, _arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise RuntimeError("the network was tried")

sys.addaudithook(refuse)
from assistant import Assistant
from assistant.llama_index import BriefingsQueryEngine, BriefingsRetriever
from assistant.settings import AnswerSettings
from tests import fakes

library = fakes.library(Path(sys.argv[1]))
library.add_briefings([fakes.briefing("Two missiles struck the depot.")])
assistant = Assistant(library, AnswerSettings(threshold=0.0))
print(len(BriefingsRetriever(assistant).retrieve("Which missiles?")))
print(BriefingsQueryEngine(assistant).query("Which missiles?"))

from llama_index.core import Settings
print(Settings._llm, Settings._embed_model, *sorted(name for name in sys.modules if "openai" in name))
"""

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(tmp_path / "library")],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "OPENAI_API_KEY": "sk-no-key", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["1", "Two missiles struck the depot. [1]", "None None"]
