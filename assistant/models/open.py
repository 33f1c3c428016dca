"""Settings → a ready language model: the one place that picks its adapter."""

import os
from collections.abc import Callable
from typing import TypeAlias

from llama_index.core.llms import LLM

from assistant.models import connection
from assistant.models.extras import needed
from assistant.models.failures import Asked
from assistant.models.patient_llm import PatientLLM
from assistant.models.reach import LEAVE, allowed
from assistant.settings import WriterSettings
from index.errors import BadSetting

Connect: TypeAlias = Callable[[WriterSettings, str, str | None], LLM]

# Where a server is, and the variable of its key, if the settings do not say.
BASE_URLS = {"ollama": "http://127.0.0.1:11434", "anthropic": "https://api.anthropic.com"}
KEY_VARIABLES = {"anthropic": "ANTHROPIC_API_KEY"}


def open_model(settings: WriterSettings) -> PatientLLM:
    """Return the model that the settings name; nothing is asked of it yet.

    Raises BadSetting where none is named, or one on another machine without leave; ExtraMissing where a package is not
    installed; ModelFailed where the key or the file is not there.
    """
    if settings.kind is None:
        raise BadSetting("No language model is set. Name one in settings.toml, under [writer]: kind and model.")
    if settings.kind == "local":
        with needed("local"):
            from assistant.models import local
        model = local.connect(settings)
        return PatientLLM(model, settings, Asked(model.path.name, f"model in {model.path}"))
    base_url = allowed(settings.base_url or BASE_URLS[settings.kind], os.environ.get(LEAVE, ""))
    # A key is for the server it was given for: with another address, its variable has to be named.
    variable = settings.key_variable or (None if settings.base_url else KEY_VARIABLES.get(settings.kind))
    key = connection.key(variable)
    with needed(settings.kind):
        inner = _adapter(settings.kind)(settings, base_url, key)
    return PatientLLM(inner, settings, Asked(settings.model or "", f"model's server at {base_url}", key, variable))


def _adapter(kind: str) -> Connect:
    # Each takes seconds to import.
    if kind == "ollama":
        from assistant.models import ollama

        return ollama.connect
    if kind == "anthropic":
        from assistant.models import anthropic

        return anthropic.connect
    from assistant.models import openai_compatible

    return openai_compatible.connect
