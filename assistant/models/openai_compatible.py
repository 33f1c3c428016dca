"""A server that speaks OpenAI's protocol, by llama-index-llms-openai-like."""

import httpx
from llama_index.core.llms import LLM
from llama_index.llms.openai_like import OpenAILike

from assistant.models import connection
from assistant.settings import WriterSettings


def connect(settings: WriterSettings, base_url: str, key: str | None) -> LLM:
    """Return the model, without retries of its own."""
    model: LLM = OpenAILike(
        model=settings.model,
        api_base=base_url,
        api_key=connection.NO_KEY,
        is_chat_model=True,
        context_window=settings.context,
        max_tokens=settings.reply_tokens,
        temperature=settings.temperature,
        max_retries=0,
        timeout=settings.total_seconds,
        http_client=httpx.Client(**connection.options(settings, base_url, key)),
    )
    return model
