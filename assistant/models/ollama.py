"""A model of Ollama, by llama-index-llms-ollama."""

from llama_index.core.llms import LLM
from llama_index.llms.ollama import Ollama
from ollama import Client

from assistant.models import connection
from assistant.settings import WriterSettings


def connect(settings: WriterSettings, base_url: str, key: str | None) -> LLM:
    """Return the model, without retries of its own."""
    model: LLM = Ollama(
        model=settings.model,
        base_url=base_url,
        temperature=settings.temperature,
        context_window=settings.context,
        additional_kwargs={"num_predict": settings.reply_tokens},
        client=Client(host=base_url, **connection.options(settings, base_url, key)),
    )
    return model
