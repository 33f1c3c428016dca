"""A file of ONNX → a session that runs it on the processor, beside whatever else runs there."""

from pathlib import Path

import onnxruntime


def open_session(path: Path, threads: int = 0) -> onnxruntime.InferenceSession:
    """Open a model that runs on so many threads, 0 for one a core.

    Raises what onnxruntime raises where the file is none: it is of no one kind.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that spin while they wait take the cores from others, and from each other where a page asks at once.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
