"""With what was it measured? The packages, the commit, the machine."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from eval.bootstrap import CONFIDENCE, RESAMPLES, SEED

PACKAGES = (
    "briefing-assistant",
    "faiss-cpu",
    "ir-measures",
    "numpy",
    "onnxruntime",
    "scipy",
    "sentence-transformers",
    "tokenizers",
    "torch",
)
ROOT = Path(__file__).parent.parent


def facts() -> dict[str, str]:
    """Return what a figure depends on besides the set and the settings."""
    return {
        "commit": commit(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "intervals": f"{CONFIDENCE:.0%}, percentile bootstrap over questions, {RESAMPLES} resamples, seed {SEED}",
    }


def commit() -> str:
    """Return the commit of this checkout, marked where files were changed since; "unknown" outside a checkout."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - nothing from outside
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return found.stdout.strip()
