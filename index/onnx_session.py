"""A file of ONNX → a session that runs it on the processor, beside whatever else runs there."""

import os
from pathlib import Path

# It would tell Microsoft which programs on this machine run which models, from the moment that it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from onnxruntime import InferenceSession as Session
from onnxruntime import SessionOptions

__all__ = ["Session", "open_session"]


def open_session(path: Path, threads: int = 0) -> Session:
    """Open a model that runs on so many threads, 0 for one a core.

    Raises what onnxruntime raises where the file is none: it is of no one kind.
    """
    options = SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that spin while they wait take the cores from others, and from each other where a page asks at once.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return Session(path, options, providers=["CPUExecutionProvider"])
