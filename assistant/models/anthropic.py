"""A model of Anthropic, or of a server that speaks its protocol, by llama-index-llms-anthropic."""

import httpx
from llama_index.core.llms import LLM, LLMMetadata
from llama_index.llms.anthropic import Anthropic

from assistant.models import connection
from assistant.settings import WriterSettings


class AnthropicLike(Anthropic):  # type: ignore[misc]
    """Asks models that LlamaIndex has not heard of, too."""

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(num_output=self.max_tokens, is_chat_model=True, model_name=self.model)


def connect(settings: WriterSettings, base_url: str, key: str | None) -> LLM:
    """Return the model, without retries of its own."""
    model = AnthropicLike(
        model=settings.model,
        base_url=base_url,
        api_key=connection.NO_KEY,
        max_tokens=settings.reply_tokens,
        temperature=settings.temperature,
        max_retries=0,
    )
    # Not its own kind of client, which goes through the environment's proxies whatever it is told.
    http = httpx.Client(**connection.options(settings, base_url, key, header="X-Api-Key"))
    model._client = model._client.with_options(http_client=http)  # the constructor takes none
    return model
