import asyncio
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import jsonschema
import pytest

from assistant import Answer, Assistant, Claim, Verdict
from assistant.errors import ModelFailed, Reason
from assistant.settings import AnswerSettings
from assistant.stream import Stream
from assistant.writer.llama_index_model import LlamaIndexModel
from assistant.writer.unavailable import UnavailableWriter
from assistant.writer.write import CheckedWriter
from index.library import Library
from tests import fakes
from tests.assistant.test_answer import SCHEMA
from tests.assistant.test_assistant import BRIEFINGS, WordReader
from tests.assistant.writer.scripted import ScriptedLLM

QUESTION = "Were three guards injured?"
INJURED = "Three guards were injured."
HURT = "There, three guards were injured."
TWO = f"{HURT} [1]\nFour guards were injured. [1]\nThe guards are back at the depot. [2]"


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with TemporaryDirectory() as folder:
        library = fakes.library(Path(folder) / "library")
        library.add_briefings(BRIEFINGS)
        yield library


def assistant(library: Library, *replies: object, threshold: float = 0.6) -> tuple[Assistant, ScriptedLLM]:
    llm = ScriptedLLM(*replies)
    writer = CheckedWriter(LlamaIndexModel(llm))
    made = Assistant(
        library,
        AnswerSettings(threshold=threshold),
        reader=WordReader(),  # type: ignore[arg-type]
        writer=lambda: writer,
        today=lambda: date(2026, 4, 15),
    )
    return made, llm


def texts(answer: Answer) -> list[str]:
    return [claim.text for claim in answer.claims]


def test_with_a_model_the_answer_is_what_it_wrote_as_far_as_it_holds(library: Library) -> None:
    answer = assistant(library, TWO)[0].ask(QUESTION)

    assert texts(answer)[0] == HURT
    assert (answer.written_by, [claim.text for claim in answer.withheld]) == ("scripted", ["Four guards were injured."])
    assert all(claim.verdict is Verdict.SUPPORTED for claim in answer.claims)
    jsonschema.validate(answer.to_dict(), SCHEMA)


def test_numbers_count_from_one_in_order_of_first_use_over_the_whole_answer(library: Library) -> None:
    answer = assistant(library, TWO)[0].ask(QUESTION)

    used = list(dict.fromkeys(citation.number for claim in answer.claims for citation in claim.citations))
    assert used == list(range(1, len(used) + 1))


def test_a_claim_comes_before_the_model_has_ended(library: Library) -> None:
    made, llm = assistant(library, TWO)

    stream = made.stream(QUESTION)

    assert next(stream).text == HURT
    assert llm.given < len(TWO)
    assert [HURT, *(claim.text for claim in stream)] == texts(stream.answer)


def test_claims_come_the_same_way_to_an_event_loop(library: Library) -> None:
    made, _ = assistant(library, TWO)

    async def gather() -> tuple[list[str], Answer]:
        stream = made.astream(QUESTION)
        return [claim.text async for claim in stream], stream.answer

    found, answer = asyncio.run(gather())

    assert found == texts(answer)
    assert found[0] == HURT


def test_without_a_model_the_briefings_own_sentences_come(library: Library) -> None:
    made = Assistant(library, AnswerSettings(threshold=0.6), reader=WordReader())  # type: ignore[arg-type]

    stream = made.stream(QUESTION)

    assert [claim.text for claim in stream] == texts(stream.answer)
    assert (stream.answer, stream.answer.written_by) == (made.ask(QUESTION), "")


def test_the_answer_in_the_briefings_own_words_is_always_at_hand(library: Library) -> None:
    made, llm = assistant(library, TWO)

    answer = made.ask(QUESTION, write=False)

    assert (texts(answer)[0], answer.written_by, llm.asked) == (INJURED, "", [])


def test_where_the_briefings_do_not_say_no_model_is_asked(library: Library) -> None:
    made, llm = assistant(library, TWO, threshold=0.99)

    answer = made.ask("Which horse won the derby?")

    assert (answer.is_refusal, llm.asked, answer.note) == (True, [], "")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (ModelFailed(Reason.UNREACHABLE, "No server answers."), "No server answers."),
        ("Elephants danced. [1]", "Nothing that scripted wrote is in the briefings."),
        (
            "<think>Who was hurt? Sentence 1",
            "The reply of scripted was empty. "
            "A model that thinks before it writes may need a larger writer.reply_tokens in settings.toml.",
        ),
    ],
)
def test_a_model_that_fails_leaves_the_briefings_own_answer_and_says_why(
    library: Library, reply: object, words: str
) -> None:
    answer = assistant(library, reply)[0].ask(QUESTION)

    assert (texts(answer)[0], answer.written_by) == (INJURED, "")
    assert answer.note == f"{words} The briefings' own sentences stand here instead."
    jsonschema.validate(answer.to_dict(), SCHEMA)


def test_a_model_that_cannot_be_opened_leaves_it_too(library: Library) -> None:
    missing = UnavailableWriter("tiny", ModelFailed(Reason.UNREACHABLE, "Install it."))
    made = Assistant(
        library, AnswerSettings(threshold=0.6), reader=WordReader(), writer=lambda: missing  # type: ignore[arg-type]
    )  # fmt: skip

    answer = made.ask(QUESTION)

    assert (texts(answer)[0], answer.note) == (INJURED, "Install it. The briefings' own sentences stand here instead.")


def test_a_model_that_finds_no_answer_is_believed_where_reading_is_not_sure(library: Library) -> None:
    unsure = assistant(library, "NO ANSWER", threshold=0.3)[0].ask("Did three guards retire in Ostrand?")
    sure = assistant(library, "NO ANSWER")[0].ask("Three guards injured?")

    assert (unsure.is_refusal, unsure.note) == (True, "scripted found no answer in the sentences.")
    assert unsure.nearest
    assert not sure.is_refusal


def test_a_stream_that_was_closed_has_no_answer(library: Library) -> None:
    stream = assistant(library, TWO)[0].stream(QUESTION)
    next(stream)

    stream.close()

    with pytest.raises(ValueError, match="closed"):
        _ = stream.answer


def test_a_stream_can_be_closed_while_another_thread_waits_for_it(library: Library) -> None:
    begun, go_on = Event(), Event()
    given_up: list[bool] = []

    def steps() -> Generator[Claim, None, Answer]:
        begun.set()
        go_on.wait(30)
        yield Claim("a", (), Verdict.SUPPORTED)
        raise AssertionError

    stream = Stream(steps(), give_up=lambda: given_up.append(True))
    waiting = Thread(target=next, args=(stream,))
    waiting.start()
    begun.wait(30)

    stream.close()

    go_on.set()
    waiting.join(30)
    assert given_up == [True]


def test_once_closed_the_model_is_not_wanted_any_more(library: Library) -> None:
    asked: list[bool] = []

    class Asks:
        name = "asks"

        def write(self, question: object, judged: object, history: object, is_wanted: Callable[[], bool]):
            asked.append(is_wanted())
            stream.close()
            asked.append(is_wanted())
            return iter(())

    made = assistant(library)[0]
    stream = Assistant(
        made.library,
        AnswerSettings(threshold=0.6),
        reader=WordReader(),  # type: ignore[arg-type]
        writer=Asks,  # type: ignore[arg-type]
        today=lambda: date(2026, 4, 15),
    ).stream(QUESTION)

    list(stream)

    assert asked == [True, False]


def test_nothing_is_done_before_the_first_claim_is_asked_for() -> None:
    begun = []

    def steps() -> Generator[Claim, None, Answer]:
        begun.append(True)
        yield Claim("a", (), Verdict.SUPPORTED)
        raise AssertionError

    stream = Stream(steps())

    assert begun == []
    assert next(stream).text == "a"
