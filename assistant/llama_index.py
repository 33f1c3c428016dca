"""The way out to LlamaIndex: a retriever and a query engine over a library.

Nodes carry what a citation needs: sentence ids, offsets, title and report date. Of LlamaIndex's settings none is used:
the model that writes, if any, is the assistant's own, and no model of its defaults is ever asked.
"""

from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from assistant.answer import Answer, Citation, Quote
from assistant.assistant import Assistant
from index.scope import Scope
from index.search import Hit


class BriefingsRetriever(BaseRetriever):
    """Returns the passages that fit a question best, as nodes."""

    def __init__(self, assistant: Assistant, *, scope: Scope | None = None, k: int = 10) -> None:
        super().__init__(callback_manager=CallbackManager())
        self._assistant = assistant
        self._scope = scope
        self._k = k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._assistant.search(query_bundle.query_str, scope=self._scope, k=self._k)
        return [_passage(hit) for hit in hits]


class BriefingsQueryEngine(BaseQueryEngine):
    """Answers as `Assistant.ask` does; the nodes of the response are the cited sentences, in order of their numbers.

    A refusal has an empty text and no nodes; `metadata["answer"]` is the whole answer as JSON in both cases.
    """

    def __init__(self, assistant: Assistant, *, scope: Scope | None = None) -> None:
        super().__init__(callback_manager=CallbackManager())
        self._assistant = assistant
        self._scope = scope

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return _response(self._assistant.ask(query_bundle.query_str, scope=self._scope))

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return _response(await self._assistant.aask(query_bundle.query_str, scope=self._scope))

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


def _response(answer: Answer) -> Response:
    nodes = [_sentence(citation) for citation in answer.citations]
    return Response(response=answer.text, source_nodes=nodes, metadata={"answer": answer.to_dict()})


def _passage(hit: Hit) -> NodeWithScore:
    passage, briefing = hit.passage, hit.passage.briefing
    node = TextNode(
        id_=f"{briefing.id}:{passage.start}-{passage.end}",
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "title": briefing.title,
            "date": briefing.date.isoformat() if briefing.date else None,
            "source": briefing.source,
            "section": briefing.section_at(passage.start).kind.value,
            "sentence_ids": [sentence.id for sentence in passage.sentences],
        },
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=briefing.id)},
    )
    return NodeWithScore(node=node, score=hit.score)


def _sentence(citation: Citation) -> NodeWithScore:
    quote: Quote = citation.quote
    metadata: dict[str, Any] = {"number": citation.number, **quote.to_dict()}
    text, start, end = metadata.pop("text"), metadata.pop("start"), metadata.pop("end")
    node = TextNode(
        id_=quote.sentence.id,
        text=text,
        start_char_idx=start,
        end_char_idx=end,
        metadata=metadata,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=quote.sentence.briefing_id)},
    )
    return NodeWithScore(node=node)
