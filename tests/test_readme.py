"""What the README shows is what comes of it, over the samples."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Assistant
from tests.assistant.page.conftest import served
from tests.assistant.test_cli import run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "briefings"


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a language, "" for those in none."""
    return re.findall(rf"(?ms)^```{language}\n(.+?)^```$", (ROOT / "README.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    Assistant.open(folder).add([SAMPLES])
    return folder


def in_python(program: str, folder: Path) -> None:
    subprocess.run([sys.executable, "-c", program], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)  # noqa: S603


def test_the_command_prints_what_is_shown(library: Path) -> None:
    (shown,) = (block for block in blocks("") if block.startswith("$ briefings ask"))
    typed, _, printed = shown.partition("\n")
    (question,) = re.findall('"(.+)"', typed)

    # Long lines are folded on paper.
    assert run(library, "ask", question).stdout.split() == printed.split()


def test_the_program_that_asks_the_page_runs(library: Path, tmp_path: Path) -> None:
    (program,) = (block for block in blocks("python") if "gradio_client" in block)

    with served(library, tmp_path / "log.txt") as address:
        in_python(program.replace("http://127.0.0.1:7860", address), tmp_path)


def test_the_program_that_opens_a_library_runs(library: Path, tmp_path: Path) -> None:
    (program,) = (block for block in blocks("python") if "Assistant.open" in block)
    (tmp_path / "library").symlink_to(library)
    (tmp_path / "briefings").symlink_to(SAMPLES)

    in_python(program, tmp_path)
