"""A real small model in this process writes within the limits and by the schema."""

import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from llama_index.core.llms import ChatMessage

from assistant.errors import ModelFailed, Reason
from assistant.models.open import open_model
from assistant.models.patient_llm import PatientLLM
from assistant.settings import WriterSettings
from tests.assistant.models.small import small_model

ROOT = Path(__file__).parents[3]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

SCHEMA = {
    "type": "object",
    "properties": {
        "answerable": {"type": "boolean"},
        "sentences": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 2}, "maxItems": 2},
    },
    "required": ["answerable", "sentences"],
    "additionalProperties": False,
}
WHO = [ChatMessage(role="user", content="[1] Three guards were injured.\n[2] It rained.\nWho was injured?")]


@pytest.fixture(scope="module")
def smollm2() -> PatientLLM:
    return small_model(context=512, reply_tokens=120)


def test_it_writes_within_its_limit(smollm2: PatientLLM) -> None:
    pieces = [piece.delta for piece in smollm2.stream_chat(WHO) if piece.delta]

    assert "".join(pieces).strip()
    assert len(pieces) <= 120


def test_it_keeps_to_the_schema(smollm2: PatientLLM) -> None:
    reply = json.loads(smollm2.chat(WHO, json_schema=SCHEMA).message.content or "")

    assert isinstance(reply["answerable"], bool)
    assert set(reply["sentences"]) <= {1, 2}


def test_it_counts_its_own_tokens(smollm2: PatientLLM) -> None:
    assert smollm2.count_tokens("Hello world, this is Norvik.") == 8


def test_what_is_longer_than_it_reads_is_told(smollm2: PatientLLM) -> None:
    with pytest.raises(ModelFailed) as caught:
        smollm2.chat([ChatMessage(role="user", content="word " * 900)])

    assert caught.value.reason is Reason.TOO_LONG
    assert "exceeds the available context size" in str(caught.value)


def test_who_stops_listening_can_ask_anew(smollm2: PatientLLM) -> None:
    reply = smollm2.stream_chat(WHO)
    next(reply)
    reply.close()

    assert next(smollm2.stream_chat(WHO)).delta


def test_a_program_may_end_in_the_middle_of_a_reply(smollm2: PatientLLM) -> None:
    code = (
        "import sys; from llama_index.core.llms import ChatMessage; from assistant.models.open import open_model\n"
        "from assistant.settings import WriterSettings\n"
        "model = open_model(WriterSettings('local', sys.argv[1], context=512, reply_tokens=120, first_seconds=500))\n"
        "next(model.stream_chat([ChatMessage(role='user', content='Tell me of Norvik.')]))\n"
    )

    ended = subprocess.run([sys.executable, "-c", code, str(smollm2._inner.path)], cwd=ROOT, check=False)  # noqa: S603

    assert ended.returncode == 0


def test_nobody_else_on_this_machine_can_read_along(smollm2: PatientLLM) -> None:
    address = smollm2._inner._loaded().listening_address

    seen = [httpx.get(f"{address}/{path}", trust_env=False).status_code for path in ("slots", "props", "metrics")]
    assert set(seen) <= {401, 403, 404, 501}
    assert httpx.post(f"{address}/completion", json={"prompt": "x"}, trust_env=False).status_code == 401


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(b"GGUF" + bytes(500))

    with pytest.raises(ModelFailed, match=r"damaged\.gguf cannot be loaded") as caught:
        open_model(WriterSettings("local", str(damaged))).chat(WHO)

    assert caught.value.reason is Reason.UNREACHABLE
