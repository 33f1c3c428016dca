"""How the folders lean on each other, and where outside libraries stop. Reads the sources; imports nothing of them."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("assistant", "eval", "index", "prompts")
SOURCES = [ROOT / "app.py", *sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# app, eval → assistant → index, prompts. An arrow may skip a step; none turns back or sideways.
MAY_IMPORT = {
    "app": {"app", "assistant", "index"},
    "eval": {"eval", "assistant", "index", "prompts"},
    "assistant": {"assistant", "index", "prompts"},
    "index": {"index"},
    "prompts": {"prompts"},
}

# Where each outside library stops: a file, or a folder and all that is in it.
STOPS_AT = {
    "anyio": ["assistant/page/sign_in.py"],
    "charset_normalizer": ["index/loaders"],
    "dateparser": ["index/report_date.py"],
    "docx": ["assistant/export/docx.py"],
    "faiss": ["index/faiss_vectors.py"],
    "filelock": ["index/library.py", "assistant/records/alone.py"],
    "frontmatter": ["index/loaders"],
    "gradio": ["assistant/page"],
    "inscriptis": ["index/loaders"],
    "ir_measures": ["eval"],
    "httpx": ["assistant/models"],
    "llama_index": ["assistant/llama_index.py", "assistant/models", "assistant/writer/llama_index_model.py"],
    "lxml": ["index/loaders"],
    "mammoth": ["index/loaders"],
    "markdown_it": ["index/loaders"],
    "matplotlib": ["assistant/analysis/timeline_picture.py", "eval/pictures.py"],
    "numpy": ["index", "eval", "assistant/readers/onnx_judge.py", "assistant/readers/cross_encoder.py"],
    "onnxruntime": ["index/onnx_session.py", "eval/train/export.py"],
    "platformdirs": ["assistant/bootstrap.py", "eval"],
    "ollama": ["assistant/models/ollama.py"],
    "pydantic": ["assistant/models", "index/loaders", "assistant/page"],
    "pydantic_core": ["index/loaders"],
    "pypdfium2": ["index/loaders/pdf.py"],
    "rich": ["assistant/commands", "assistant/show.py", "eval"],
    "scipy": ["eval"],
    "sentence_transformers": ["index/sentence_transformer.py", "assistant/readers/cross_encoder.py"],
    "sklearn": ["eval"],
    "snowballstemmer": ["index/words.py"],
    "sqlite3": ["index/sqlite_store.py", "index/snapshot.py"],
    "starlette": ["assistant/page"],
    "tenacity": ["assistant/models/patient_llm.py"],
    "tokenizers": ["index/hf_tokenizer.py", "index/onnx_encoder.py", "assistant/readers/onnx_judge.py"],
    "torch": ["index/onnx_export.py", "assistant/readers/cross_encoder.py", "eval/train"],
    "transformers": ["eval/train"],
    "typer": ["app.py", "assistant/cli.py", "assistant/commands", "assistant/page", "eval"],
    "xllamacpp": ["assistant/models/local.py"],
    "yaml": ["index/loaders"],
    # Used as one uses the standard library: to compute, and nothing of it is handed on.
    "dateutil": ["index/date_meanings.py", "index/span.py"],
}

# Only here does the program speak to whoever started it.
RIMS = ("app.py", "assistant/commands", "assistant/show.py", "assistant/page/page.py", "eval")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), name(file))


def imports(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield the modules that a file imports, those imported within functions too, and whether by `import x`."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, True) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(file)} imports relatively"
            yield str(node.module), False
            # `from index import segment` names a module too.
            yield from ((f"{node.module}.{alias.name}", False) for alias in node.names if node.module in FOLDERS)


def calls(file: Path, function: str) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        for node in ast.walk(tree(file))
    )


def is_at(file: Path, places: list[str] | tuple[str, ...]) -> bool:
    return any(name(file) == place or name(file).startswith(f"{place}/") for place in places)


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_imports_run_one_way(file: Path) -> None:
    own = name(file).split("/")[0].removesuffix(".py")
    ours = {module.split(".")[0] for module, _ in imports(file)} & {*FOLDERS, "app", "tests"}

    assert ours <= MAY_IMPORT[own]


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_outside_libraries_stop_at_their_adapters(file: Path) -> None:
    outside = {module.split(".")[0] for module, _ in imports(file)} - {*FOLDERS, "app"} - sys.stdlib_module_names
    outside |= {"sqlite3"} & {module.split(".")[0] for module, _ in imports(file)}

    assert outside <= STOPS_AT.keys(), "say in STOPS_AT where it is to be used"
    assert [library for library in outside if not is_at(file, STOPS_AT[library])] == []


def test_no_library_has_a_place_where_it_is_not_used() -> None:
    used = {(module.split(".")[0], file) for file in SOURCES for module, _ in imports(file)}

    stale = [
        (library, place)
        for library, places in STOPS_AT.items()
        for place in places
        if not any(module == library and is_at(file, [place]) for module, file in used)
    ]
    assert stale == []


@pytest.mark.parametrize("file", [*SOURCES, *TESTS], ids=name)
def test_our_folders_are_imported_from_not_imported(file: Path) -> None:
    # `import eval` would hide the builtin, `import index` a fine name for a variable.
    whole = [module for module, is_whole in imports(file) if is_whole and module.split(".")[0] in ("eval", "index")]

    assert whole == []


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_no_text_is_run_as_code(file: Path) -> None:
    assert not calls(file, "eval")
    assert not calls(file, "exec")


@pytest.mark.parametrize("file", [file for file in SOURCES if not is_at(file, RIMS)], ids=name)
def test_only_the_rims_print(file: Path) -> None:
    assert not calls(file, "print")
    assert not calls(file, "input")


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_nothing_fails_in_silence(file: Path) -> None:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "Exception"
            is_silent = all(isinstance(step, ast.Pass) for step in node.body)
            assert not (is_silent and caught in ("Exception", "BaseException"))


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_every_file_says_in_its_first_line_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(tree(file))


@pytest.mark.parametrize("folder", sorted({file.parent for file in TESTS}), ids=name)
def test_every_folder_of_tests_is_a_package(folder: Path) -> None:
    # Left out, tests/eval would take the place of eval.
    assert (folder / "__init__.py").read_text(encoding="utf-8") == ""


def test_every_test_file_is_named_after_a_source_file() -> None:
    sources = {name(file.with_name(f"test_{file.stem.strip('_')}.py")) for file in SOURCES}
    own = {
        "test_architecture.py",
        "test_offline.py",
        "test_readme.py",
        "eval/test_questions.py",
        "assistant/writer/test_injection.py",
    }  # tests of all files, and of data
    tests = [name(file).removeprefix("tests/") for file in TESTS if file.stem.startswith("test_")]

    # A long file may have its tests in several, whose names continue its own.
    stems = [source.removesuffix(".py") for source in sources]
    strangers = [test for test in tests if test not in own and not any(test.startswith(stem) for stem in stems)]
    assert strangers == []


def test_no_file_is_a_drawer_for_whatever() -> None:
    drawers = ("utils", "util", "helpers", "helper", "common", "misc")

    assert [name(file) for file in SOURCES if file.stem in drawers] == []


def test_what_stands_in_prompts_is_explained() -> None:
    assert "$question" in (ROOT / "prompts" / "README.md").read_text(encoding="utf-8")


def test_no_address_of_another_machine_is_called_from_the_sources() -> None:
    # Addresses in messages and comments are for people; what calls would have one of these.
    clients = {"requests", "httpx", "aiohttp", "urllib.request", "http.client", "socket"}

    for file in SOURCES:
        used = {module for module, _ in imports(file)} & clients
        # A model that the user named is called from one folder, which asks leave for what lies beyond this machine.
        assert used == set() or is_at(file, ["eval", "assistant/models"]), name(file)


def test_a_path_of_somebodys_machine_stands_nowhere() -> None:
    personal = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")

    assert [name(file) for file in SOURCES if personal.search(file.read_text(encoding="utf-8"))] == []
