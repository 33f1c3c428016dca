"""Settings → a ready Library: the one place that picks adapters.

Each adapter is imported when it is first needed: torch takes seconds to import, and asking does without.
"""

import logging
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import platformdirs

from assistant.errors import ModelFailed
from assistant.readers.judge import Judge
from assistant.settings import WriterSettings
from assistant.writer.contract import Model, Writer
from index.encoder import Encoder
from index.errors import EncoderUnavailable
from index.library import Library
from index.model_source import ModelSource, model_source, packaged_name
from index.remembering_encoder import RememberingEncoder
from index.settings import IndexSettings

if TYPE_CHECKING:
    from index.sentence_transformer import SentenceTransformerEncoder

log = logging.getLogger(__name__)
APP = "briefing-assistant"
WITHOUT = "none"  # the setting of a judge that is not wanted
MATTERS = ("kind", "base_url", "model", "context", "reply_tokens", "temperature")  # to what a model replies
T = TypeVar("T")


def default_folder() -> Path:
    """The library where none is named: `BRIEFINGS_LIBRARY`, else the platform's data folder."""
    named = os.environ.get("BRIEFINGS_LIBRARY")
    return Path(named).expanduser() if named else platformdirs.user_data_path(APP) / "library"


def open_library(folder: Path, settings: IndexSettings) -> Library:
    """Open the library in a folder, made where there is none. Raises BriefingsError where neither can be."""
    # The packaged weights are hashed when they are opened; their name is known without that.
    name = packaged_name() if settings.encoder is None else model_source(settings.encoder).name
    builder = once(lambda: _builder(settings))
    asker = once(lambda: RememberingEncoder(_asker(name, settings, builder)))
    return Library(folder, encoder_name=name, builder=builder, asker=asker)


def open_judge(setting: str | None = None) -> Judge | None:
    """Open the judge that a setting names: None is the packaged one, "none" is none.

    A folder that `python -m eval.train` wrote is a judge of its own; any other cross-encoder judges answers alone, and
    the packaged judge stays for claims. Raises JudgeUnavailable.
    """
    if setting == WITHOUT:
        return None
    from assistant.readers.onnx_judge import MANIFEST, OnnxJudge

    if setting is None:
        return OnnxJudge.open()
    folder = Path(setting).expanduser()
    if (folder / MANIFEST).is_file():
        return OnnxJudge.open(folder)
    from assistant.readers.cross_encoder import CrossEncoderJudge

    return CrossEncoderJudge(setting, OnnxJudge.open())


def open_writer(
    settings: WriterSettings, folder: Path, judge: Callable[[], Judge | None], llm: Any = None
) -> Writer | None:
    """Open what writes answers: by `llm`, an LLM of LlamaIndex, else by the model set; None without either.

    A model that cannot be opened leaves a writer that says why. Replies are kept in `folder`, where that is set; those
    of an `llm` are not, for its settings are not known. Raises BadSetting.
    """
    if llm is None and settings.kind is None:
        return None
    from assistant.writer.llama_index_model import LlamaIndexModel
    from assistant.writer.repair import Repairs
    from assistant.writer.timed_model import TimedModel
    from assistant.writer.unavailable import UnavailableWriter
    from assistant.writer.write import CheckedWriter

    repairs = Repairs(settings.repairs, settings.repair_seconds)
    if llm is not None:
        return CheckedWriter(TimedModel(LlamaIndexModel(llm), settings), judge, repairs)
    try:
        return CheckedWriter(open_writing_model(settings, folder), judge, repairs)
    except ModelFailed as failure:
        return UnavailableWriter(settings.model or "", failure)


def open_writing_model(settings: WriterSettings, folder: Path) -> Model:
    """Open the model that is set, as a writer asks it. Raises BadSetting, ModelFailed."""
    from assistant.models.open import open_model
    from assistant.writer.llama_index_model import LlamaIndexModel
    from assistant.writer.remembering_model import RememberingModel

    model = LlamaIndexModel(open_model(settings))
    if not settings.cache:
        return model
    return RememberingModel(model, folder, settings.cache, {name: getattr(settings, name) for name in MATTERS})


def export_folder(name: str) -> Path:
    """Where the ONNX export of an encoder is kept."""
    # Quoted, so that no two names share a folder: "a/b" and "a_b" may be two models.
    return platformdirs.user_cache_path(APP) / "encoders" / quote(name, safe="@")


def _builder(settings: IndexSettings) -> "SentenceTransformerEncoder":
    from index.sentence_transformer import SentenceTransformerEncoder

    encoder = SentenceTransformerEncoder(model_source(settings.encoder))
    if not export_folder(encoder.name).exists():
        _export(encoder)  # torch is here now; the first question need not wait for it
    return encoder


def _asker(name: str, settings: IndexSettings, builder: Callable[[], "SentenceTransformerEncoder"]) -> Encoder:
    from index.onnx_encoder import OnnxEncoder

    folder = export_folder(name)
    if folder.exists():
        try:
            return OnnxEncoder.open(folder)
        except EncoderUnavailable:
            shutil.rmtree(folder, ignore_errors=True)  # damaged; it is derived and can be made again
    encoder = builder()  # makes the export, where it is loaded only now
    if folder.exists() or _export(encoder):
        return OnnxEncoder.open(folder)

    from index.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(ModelSource(model_source(settings.encoder).location, name), for_questions=True)


def _export(encoder: "SentenceTransformerEncoder") -> bool:
    """Make the export; False where this model has to be asked as it is."""
    from index.onnx_export import export

    try:
        export(encoder, export_folder(encoder.name))
    except (EncoderUnavailable, OSError) as error:
        log.warning("%s Questions go through sentence-transformers, which starts more slowly.", error)
        return False
    return True


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Make a thing when it is first asked for, once, whoever asks at the same time."""
    made: list[T] = []
    lock = threading.Lock()

    def get() -> T:
        with lock:
            if not made:
                made.append(make())
            return made[0]

    return get
