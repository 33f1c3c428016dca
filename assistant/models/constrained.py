"""How each kind of model is told to keep to a JSON schema."""

from collections.abc import Mapping
from typing import Any

from llama_index.core.llms import LLM


def constrained(llm: LLM, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return what to add to a call so that the reply keeps to the schema; empty where the model cannot be held to it.

    Anthropic's protocol has it for some of its models only, so there it is not used.
    """
    if getattr(llm, "constrains", False):
        return {"json_schema": schema}
    match llm.class_name():
        case "OpenAILike" | "openai_llm" | "gguf_llm":
            named = {"name": "answer", "schema": dict(schema), "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        case "Ollama_llm":
            return {"format": dict(schema)}
    return {}
