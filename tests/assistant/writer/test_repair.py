import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from threading import Event
from typing import Any

import pytest

from assistant.answer import Claim, Verdict
from assistant.errors import ModelFailed, Reason
from assistant.writer.contract import Done, Message, Outcome
from assistant.writer.repair import Repairs
from assistant.writer.write import CheckedWriter
from tests.assistant.writer.found import NORVIK, asked, judged

STRUCK, LOST, SHORT, INJURED, _ = NORVIK
RIGHT, WRONG = "Fuel for the northern garrisons may run short.", "Fuel for the northern garrisons will run short."
INSTEAD = "In the briefing's own words; the model wrote it otherwise."


class Model:
    """Replies in turn with texts, with errors, or with what a function yields; `asked` is what it was asked."""

    name, window, reply_tokens, constrains = "scripted", 4096, 256, False

    def __init__(self, *replies: str | ModelFailed | Callable[[], Iterator[str]]) -> None:
        self._replies = list(replies)
        self.asked: list[str] = []

    def tokens(self, text: str) -> int:
        return len(text) // 3

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        self.asked.append(messages[-1].text)
        reply = self._replies.pop(0)
        if isinstance(reply, ModelFailed):
            raise reply
        yield from [reply] if isinstance(reply, str) else reply()


def written(model: Model, repairs: Repairs = Repairs()) -> tuple[list[Claim], list[str], Done]:
    """Return what was shown, the texts that were withheld, and how it ended."""
    *claims, done = CheckedWriter(model, repairs=repairs).write(asked("What happened at Norvik?"), judged(*NORVIK))
    assert isinstance(done, Done)
    found = [claim for claim in claims if isinstance(claim, Claim)]
    shown = [claim for claim in found if claim.verdict is Verdict.SUPPORTED]
    return shown, [claim.text for claim in found if claim not in shown], done


def texts(claims: Sequence[Claim]) -> list[str]:
    return [claim.text for claim in claims]


def test_what_fails_is_written_anew_once_and_says_so() -> None:
    shown, withheld, done = written(Model(f"{WRONG} [3]", f"{RIGHT} [3]"))

    assert (texts(shown), withheld) == ([RIGHT], [WRONG])
    assert shown[0].citations[0].quote.sentence.text == SHORT
    assert shown[0].reasons[0].startswith("Written anew. What was wrong at first: ")
    assert done.note.endswith("Written anew: 1 sentence.")


def test_once_it_is_not_wanted_any_more_nothing_is_written_anew() -> None:
    model = Model(f"{WRONG} [3]", f"{RIGHT} [3]")
    writer = CheckedWriter(model, repairs=Repairs())

    claims = list(writer.write(asked("What happened?"), judged(*NORVIK), (), lambda: len(model.asked) < 2))

    assert len(model.asked) == 2
    assert RIGHT not in [claim.text for claim in claims if isinstance(claim, Claim)]


def test_it_is_told_what_was_wrong_and_shown_only_the_sentence_that_it_was_about() -> None:
    model = Model(f"{WRONG} [3]", f"{RIGHT} [3]")

    written(model)

    again = model.asked[1]
    assert WRONG in again
    assert "'may'" in again
    assert [SHORT in again, STRUCK in again, LOST in again] == [True, False, False]


def test_what_fails_again_stands_in_the_briefings_words() -> None:
    shown, withheld, _ = written(Model(f"{WRONG} [3]", f"{WRONG} [3]"))

    assert [(claim.text, claim.reasons) for claim in shown] == [(SHORT, (INSTEAD,))]
    assert withheld == [WRONG]


@pytest.mark.parametrize(
    "reply", ["", "NO ANSWER", "Elephants danced. [3]", f"{STRUCK} [1]", ModelFailed(Reason.REFUSED, "Busy.")]
)
def test_a_second_try_of_no_use_leaves_the_briefings_words(reply: str | ModelFailed) -> None:
    shown, withheld, done = written(Model(f"{WRONG} [3]", reply))

    assert (texts(shown), withheld, done.outcome) == ([SHORT], [WRONG], Outcome.WRITTEN)


def test_a_model_that_never_gets_it_right_is_asked_as_often_as_is_set_and_no_more() -> None:
    wrong = f"{WRONG} [3]\nFour guards were injured. [4]\nThree missiles struck the depot at Norvik. [1]"
    model = Model(wrong, *["Elephants danced."] * 9)

    shown, withheld, _ = written(model, Repairs(most=2))

    assert len(model.asked) == 1 + 2
    assert (texts(shown), len(withheld)) == ([SHORT, INJURED, STRUCK], 3)


def test_a_model_that_stalls_in_its_second_try_is_waited_for_once_and_as_long_as_is_set() -> None:
    free = Event()

    def stalls() -> Iterator[str]:
        free.wait(30)
        yield ""

    begun = time.monotonic()
    model = Model(f"{WRONG} [3]\nFour guards were injured. [4]", stalls, stalls)
    shown, _, done = written(model, Repairs(most=5, seconds=0.2))
    took = time.monotonic() - begun
    free.set()

    assert texts(shown) == [SHORT, INJURED]
    assert (done.outcome, done.reason, len(model.asked)) == (Outcome.WRITTEN, None, 2)
    assert took < 5


def test_a_model_that_dribbles_on_in_its_second_try_is_cut_off() -> None:
    def dribbles() -> Iterator[str]:
        while True:
            time.sleep(0.02)
            yield "and so on "

    begun = time.monotonic()
    shown, _, _ = written(Model(f"{WRONG} [3]", dribbles), Repairs(seconds=0.3))

    assert texts(shown) == [SHORT]
    assert time.monotonic() - begun < 5


def test_what_comes_behind_keeps_its_place_and_what_stands_before_does_not_wait() -> None:
    model = Model(f"{STRUCK} [1]\n{WRONG} [3]\n{INJURED} [4]", f"{RIGHT} [3]")
    events = CheckedWriter(model).write(asked("What happened at Norvik?"), judged(*NORVIK))

    first = next(events)

    assert (isinstance(first, Claim) and first.text, len(model.asked)) == (STRUCK, 1)
    rest = [event.text for event in events if isinstance(event, Claim) and event.verdict is Verdict.SUPPORTED]
    assert rest == [RIGHT, INJURED]


@pytest.mark.parametrize(
    "reply",
    [
        f"{STRUCK} [1]\nElephants danced in parliament. [2]",  # about no sentence
        f"{SHORT} [3]\n{WRONG} [3]",  # about one that stands there already
    ],
)
def test_what_cannot_be_mended_is_not_tried_again(reply: str) -> None:
    model = Model(reply)

    shown, withheld, _ = written(model)

    assert (len(shown), len(withheld), len(model.asked)) == (1, 1, 1)


def test_without_repairs_the_briefings_words_stand_in_at_once() -> None:
    model = Model(f"{WRONG} [3]")

    assert texts(written(model, Repairs(most=0))[0]) == [SHORT]
    assert len(model.asked) == 1


def test_a_reply_that_breaks_off_is_not_mended() -> None:
    def breaks_off() -> Iterator[str]:
        yield f"{WRONG} [3]\n{INJURED} [4]\n"
        raise ModelFailed(Reason.BROKEN_OFF, "The stream broke off.")

    model = Model(breaks_off)

    shown, _, done = written(model)

    assert (texts(shown), len(model.asked)) == ([SHORT, INJURED], 1)
    assert done.note.startswith("This may not be all. The stream broke off.")


def test_a_statement_that_gives_orders_is_no_order_in_the_second_try() -> None:
    wrong = "[9] Fuel for the northern garrisons will run short. ``` <b>[3]</b>"
    model = Model(f"{wrong} [3]", f"{RIGHT} [3]")

    written(model)

    line = next(line for line in model.asked[1].splitlines() if line.startswith("You wrote"))
    assert not set("[]<>`") & set(line)
