import pytest

from assistant.errors import ModelFailed, Reason
from assistant.writer.contract import Message
from assistant.writer.llama_index_model import LlamaIndexModel
from tests.assistant.writer.scripted import ScriptedLLM

ASKED = [Message("system", "Be short."), Message("user", "Who?")]


def test_a_reply_comes_piece_by_piece() -> None:
    assert list(LlamaIndexModel(ScriptedLLM("Gen. Kim.")).stream(ASKED)) == ["Gen. ", "Kim."]


def test_what_it_is_and_reads_at_once_is_what_the_llm_says() -> None:
    model = LlamaIndexModel(ScriptedLLM("", window=999))

    assert (model.name, model.window, model.reply_tokens, model.constrains) == ("scripted", 999, 256, False)


def test_tokens_are_counted_by_the_llm_or_rather_too_many() -> None:
    class Counting(ScriptedLLM):
        def count_tokens(self, text: str) -> int:
            return 7

    assert LlamaIndexModel(Counting("")).tokens("Who went where?") == 7
    assert LlamaIndexModel(ScriptedLLM("")).tokens("Who went where?") == 6
    assert LlamaIndexModel(ScriptedLLM("")).tokens("\ud800") >= 1


def test_a_schema_goes_only_to_an_llm_that_holds_to_it() -> None:
    plain, held = ScriptedLLM("."), ScriptedLLM(".", constrains=True)

    for llm in (plain, held):
        list(LlamaIndexModel(llm).stream(ASKED, {"type": "object"}))

    assert (plain.schemas, held.schemas) == ([None], [{"type": "object"}])


def test_errors_of_a_library_are_told_by_their_type_alone() -> None:
    with pytest.raises(ModelFailed, match=r"The model 'scripted' broke off \(ValueError\)") as failed:
        list(LlamaIndexModel(ScriptedLLM(("Kim", ValueError("key sk-123")))).stream(ASKED))

    assert failed.value.reason is Reason.BROKEN_OFF
    assert "sk-123" not in str(failed.value)


def test_our_own_error_comes_through_as_it_is() -> None:
    ours = ModelFailed(Reason.TIMED_OUT, "Too slow.")

    with pytest.raises(ModelFailed) as failed:
        list(LlamaIndexModel(ScriptedLLM(ours)).stream(ASKED))

    assert failed.value is ours
