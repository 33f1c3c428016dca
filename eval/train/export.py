"""A trained judge → the small ONNX file that is shipped: weights of 8 bits, the same answers."""

import io
import json
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from assistant.readers.calibration import Calibration, Logistic
from assistant.readers.judge import Weights
from assistant.readers.onnx_judge import MANIFEST, MODEL, TOKENIZER
from eval.train.model import LONGEST, Trained
from index.digest import file_sha256

NAME = "briefings-judge"


class _Logits(torch.nn.Module):
    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, token_types: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.model(input_ids, attention_mask, token_types).logits
        return logits


def export(trained: Trained, folder: Path, *, quantized: bool = True) -> None:
    """Write model, tokenizer and manifest; `calibrated` and `eval.train.settle` fill in the rest."""
    # Only behind `index.onnx_session`, which keeps it from reporting.
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as making:
        whole, prepared = Path(making) / "whole.onnx", Path(making) / "prepared.onnx"
        _write(trained, whole)
        if quantized:
            quant_pre_process(whole, prepared, skip_symbolic_shape=True)
            # reduce_range: without 8-bit dot products in the CPU, full ranges overflow and answers turn out wrong.
            quantize_dynamic(prepared, folder / MODEL, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        else:
            (folder / MODEL).write_bytes(whole.read_bytes())
    trained.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    manifest = {
        "name": NAME,
        "sha256": {file: file_sha256(folder / file) for file in (MODEL, TOKENIZER)},
        "longest": LONGEST,
        "calibration": Logistic().to_dict(),
        "temperature": 1.0,
        "reading": Weights().to_dict(),
        "threshold": 0.5,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def calibrated(folder: Path, calibration: Calibration, temperature: float) -> None:
    """Write into the manifest what makes the logits probabilities."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest |= {"calibration": calibration.to_dict(), "temperature": temperature}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _write(trained: Trained, path: Path) -> None:
    ids = torch.ones((2, 16), dtype=torch.long)
    mask = ids.clone()
    mask[1, 8:] = 0  # padding in the example too: a mask of ones alone is optimised away
    axes = {0: torch.export.Dim("pairs"), 1: torch.export.Dim("pieces")}
    names = ["input_ids", "token_type_ids", "attention_mask"]
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Logits(trained.model.to("cpu")).eval(),
            (ids, torch.zeros_like(ids), mask),
            path,
            input_names=names,
            output_names=["logits"],
            dynamic_shapes=(axes, axes, axes),
            external_data=False,
            verbose=False,
        )
