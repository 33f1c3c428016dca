"""Nothing is sent anywhere: building and asking work where every way out of the machine raises."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Every way by which Python reaches another machine. Sockets of the machine itself (threads, processes) stay.
CUT_OFF = """
import socket

def refuse(*args, **kwargs):
    raise AssertionError(f"the network was asked for: {args}")

for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refuse)
for name in ("getaddrinfo", "gethostbyname", "create_connection"):
    setattr(socket, name, refuse)
"""

BUILD = """
import sys
from assistant import Assistant

report = Assistant.open(sys.argv[1]).add([sys.argv[2]])
assert (report.added, report.failures) == (2, ()), report
assert "torch" in sys.modules
"""

ASK = """
import sys
from assistant import Assistant

answer = Assistant.open(sys.argv[1]).ask("Which port was closed?")
assert "Odesa" in answer.text, answer
assert "torch" not in sys.modules
"""


def python(
    code: str, *arguments: object, inherited: Mapping[str, str] = os.environ, **environment: str
) -> subprocess.CompletedProcess:
    """Run code in a fresh process; its error output is what the test shows."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_building_and_asking_need_no_network(tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "port.txt").write_text("The port of Odesa was closed on Monday after two mines were found.")
    (notes / "rain.txt").write_text("Rain fell on the orchid fair in Sellin.")

    for code in (BUILD, ASK):
        # An empty cache: the ONNX export is made offline too.
        ended = python(CUT_OFF + code, tmp_path / "library", notes, XDG_CACHE_HOME=str(tmp_path / "cache"))
        assert ended.returncode == 0, ended.stderr
    assert not (tmp_path / "cache" / "Microsoft").exists()


# What it would report it keeps there first; the network it asks by itself, not through Python. Where it knows the
# machine for one that only tests (CI=true and the like) it reports nothing: so these see a user's machine.
USERS = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


@pytest.mark.parametrize(
    "adapter",
    ["index.onnx_encoder", "assistant.readers.onnx_judge", pytest.param("eval.train.export", marks=pytest.mark.slow)],
)
def test_the_runtime_of_the_models_keeps_nothing_to_report(adapter, tmp_path):
    look = "import onnxruntime.quantization" if adapter.startswith("eval") else ""

    ended = python(f"import {adapter}\n{look}", inherited=USERS, XDG_CACHE_HOME=str(tmp_path))

    assert ended.returncode == 0, ended.stderr
    assert not (tmp_path / "Microsoft").exists()


def test_what_the_runtime_keeps_to_report_would_be_noticed(tmp_path):
    python("import onnxruntime", inherited=USERS, XDG_CACHE_HOME=str(tmp_path))

    assert (tmp_path / "Microsoft").exists()


@pytest.mark.slow
@pytest.mark.parametrize("adapter", ["index.sentence_transformer", "assistant.readers.cross_encoder"])
def test_a_model_is_looked_for_on_this_machine_alone(adapter):
    ended = python(
        f"import os; os.environ.pop('HF_HUB_OFFLINE', 0); import {adapter}; print(os.environ['HF_HUB_OFFLINE'])"
    )

    assert ended.stdout.strip() == "1", ended.stderr


def test_the_network_would_be_noticed():
    ended = python(CUT_OFF + "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')")

    assert "the network was asked for" in ended.stderr


def test_importing_the_assistant_loads_none_of_what_is_slow():
    slow = "torch transformers sentence_transformers llama_index gradio faiss onnxruntime tokenizers pydantic numpy"
    slow += " pypdfium2 mammoth typer rich asyncio"

    ended = python(f"import sys, assistant; print(*[name for name in {slow!r}.split() if name in sys.modules])")

    assert ended.stdout.split() == [], ended.stderr


def test_importing_the_assistant_takes_less_than_half_a_second():
    # Of the processor, and the best of a few: what else the machine does counts as little as can be. Alone it is .25.
    code = "import time; before = time.process_time(); import assistant; print(time.process_time() - before)"

    assert min(float(python(code).stdout) for _ in range(5)) < 0.5
