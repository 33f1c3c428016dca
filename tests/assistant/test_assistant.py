import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import assistant.answer
from assistant import Answer, Assistant, Nature, Scope, Turn, Verdict
from assistant.errors import BadQuestion, CannotWrite
from assistant.question import LONGEST_QUESTION
from assistant.read import Judged, Reading
from assistant.resolve import Resolved
from assistant.settings import AnswerSettings
from assistant.writer.contract import Done, Event, Outcome
from index.errors import UnknownBriefing
from index.library import Library
from index.search import Hit
from tests import fakes

SCHEMA = json.loads(Path(assistant.answer.__file__).with_name("answer.schema.json").read_text(encoding="utf-8"))
BRIEFINGS = (
    fakes.briefing(
        "Two missiles struck the depot at Norvik. Three guards were injured.",
        "depot",
        title="Strike on Norvik",
        day=date(2026, 3, 2),
        tags=("strike",),
    ),
    fakes.briefing(
        "One tank at Norvik was filled again. The guards are back at the depot.",
        "again",
        title="Norvik reopens",
        day=date(2026, 4, 9),
        tags=("energy",),
    ),
    fakes.briefing("The ferry to Ostrand is given up. Its operator blamed the price of fuel.", "ferry", title="Ferry"),
)
TODAY = date(2026, 4, 15)


class WordReader:
    """As sure of a sentence as the share of the question's long words that it holds; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Resolved] = []

    def read(self, question: Resolved, hits: Sequence[Hit]) -> Reading:
        self.asked.append(question)
        wanted = {word.strip("?.,").lower() for word in question.text.split() if len(word) > 3}
        judged = [
            Judged(sentence, hit.passage.briefing, sum(w in sentence.text.lower() for w in wanted) / (len(wanted) or 1))
            for hit in hits
            for sentence in hit.passage.sentences
        ]
        return Reading(tuple(sorted(judged, key=lambda j: (-j.score, j.sentence.id))))


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with TemporaryDirectory() as folder:
        library = fakes.library(Path(folder) / "library")
        library.add_briefings(BRIEFINGS)
        yield library


@pytest.fixture(scope="module")
def reader() -> WordReader:
    return WordReader()


@pytest.fixture(scope="module")
def tiny(library: Library, reader: WordReader) -> Assistant:
    """An assistant over three briefings whose reader we can follow."""
    return Assistant(library, AnswerSettings(threshold=0.6), reader=reader, today=lambda: TODAY)


def cited(answer: Answer) -> list[str]:
    return [citation.quote.sentence.text for citation in answer.citations]


def test_the_answer_is_the_sentence_that_answers_word_for_word(tiny: Assistant) -> None:
    answer = tiny.ask("Were three guards injured?")

    assert answer.claims[0].text == "Three guards were injured."
    assert answer.claims[0].verdict is Verdict.SUPPORTED
    assert cited(answer)[0] == "Three guards were injured."


_WORDS = st.sampled_from(
    "missiles Norvik depot guards tank ferry Ostrand fuel who many in March last week ? the was".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=6).map(" ".join), st.floats(0, 1))
def test_every_citation_of_every_answer_slices_to_its_sentence(library: Library, text: str, sure: float) -> None:
    answer = Assistant(library, AnswerSettings(sure, 5), today=lambda: TODAY).ask(text)

    for quote in (*(citation.quote for citation in answer.citations), *answer.nearest):
        whole = library.briefing(quote.sentence.briefing_id)
        assert whole.text[quote.sentence.start : quote.sentence.end] == quote.sentence.text
        assert whole.section_at(quote.sentence.start) == quote.section
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    in_order = [citation.number for claim in answer.claims for citation in claim.citations]
    assert list(dict.fromkeys(in_order)) == sorted(set(in_order))
    jsonschema.validate(answer.to_dict(), SCHEMA)


@given(st.text(max_size=200))
def test_any_text_is_answered_or_refused_or_no_question(library: Library, text: str) -> None:
    assistant = Assistant(library, today=lambda: TODAY)

    try:
        answer = assistant.ask(text)
    except BadQuestion:
        assert not text.strip()
    else:
        assert answer.question == text.strip()


@pytest.mark.parametrize("question", ["", "  ", "\n\t"])
def test_an_empty_question_is_an_error(tiny: Assistant, question: str) -> None:
    with pytest.raises(BadQuestion, match="The question is empty"):
        tiny.ask(question)


def test_a_question_that_is_too_long_is_an_error_that_says_how_long_it_may_be(tiny: Assistant) -> None:
    tiny.ask("x" * LONGEST_QUESTION)

    with pytest.raises(BadQuestion, match=r"has 2,001 characters; at most 2,000"):
        tiny.ask("x" * (LONGEST_QUESTION + 1))


def test_a_refusal_says_what_was_searched_what_came_nearest_and_what_is_missing(tiny: Assistant) -> None:
    answer = tiny.ask("Which orchids bloom at the depot?")

    assert answer.is_refusal
    assert (answer.searched.briefings, answer.searched.oldest) == (3, date(2026, 3, 2))
    assert answer.searched.newest == date(2026, 4, 9)
    assert 1 <= len(answer.nearest) <= 3
    assert "depot" in answer.nearest[0].sentence.text
    assert [word.lower() for word in answer.missing] == ["orchids", "bloom"]


def test_an_answer_has_nothing_missing_and_nothing_near(tiny: Assistant) -> None:
    answer = tiny.ask("Were three guards injured?")

    assert (answer.nearest, answer.missing) == ((), ())


def test_an_empty_library_refuses(tmp_path: Path) -> None:
    answer = Assistant(fakes.library(tmp_path / "library")).ask("Were three guards injured?")

    assert answer.is_refusal
    assert answer.searched.briefings == 0
    assert answer.nearest == ()


def test_the_date_in_a_question_is_its_scope(tiny: Assistant, reader: WordReader) -> None:
    answer = tiny.ask("What about the depot in March 2026?")

    assert answer.scope == Scope(date(2026, 3, 1), date(2026, 3, 31))
    assert answer.searched.briefings == 1
    assert answer.searched.undated == 1
    assert "March" not in reader.asked[-1].text


def test_what_last_week_is_depends_on_today(library: Library) -> None:
    assistant = Assistant(library, today=lambda: date(2026, 3, 11))

    assert assistant.ask("Who was injured last week?").scope == Scope(date(2026, 3, 2), date(2026, 3, 8))


def test_only_sentences_of_the_nature_asked_for_answer(tiny: Assistant) -> None:
    question = "Were three guards injured?"

    assert "Three guards were injured." in cited(tiny.ask(question, only={Nature.REPORTED}))
    assert tiny.ask(question, only={Nature.ASSESSED}).is_refusal
    assert tiny.find(question, only={Nature.ASSESSED}).reading.sentences == ()


def test_the_date_in_the_matter_of_an_overview_is_its_scope_and_nothing_that_is_missing(tiny: Assistant) -> None:
    april = Scope(since=date(2026, 4, 1), until=date(2026, 4, 30))

    told, untold = tiny.overview("Norvik in April 2026"), tiny.overview("Zubrowka in April 2026")

    assert (told.scope, {c.quote.title for c in told.citations}) == (april, {"Norvik reopens"})
    assert (untold.scope, untold.missing) == (april, ("Zubrowka",))


def test_a_scope_that_is_given_overrules_the_words(tiny: Assistant) -> None:
    given_scope = Scope(since=date(2026, 4, 1))

    assert tiny.ask("What about the depot in March 2026?", scope=given_scope).scope == given_scope


def test_the_scope_without_anything_in_it_overrules_the_words_too(tiny: Assistant) -> None:
    assert tiny.ask("What about the depot in March 2026?", scope=Scope()).searched.briefings == 3


def test_tags_that_are_given_leave_the_dates_in_the_words_alone(tiny: Assistant) -> None:
    answer = tiny.ask("What about the depot in March 2026?", scope=Scope(tags=("strike",)))

    assert answer.scope == Scope(date(2026, 3, 1), date(2026, 3, 31), tags=("strike",))


def test_the_date_of_a_follow_up_takes_the_place_of_the_one_before(tiny: Assistant) -> None:
    first = tiny.ask("What about the depot in March 2026?")

    assert tiny.ask("And in April?", history=[first.turn]).scope == Scope(date(2026, 4, 1), date(2026, 4, 30))


def test_what_is_missing_is_written_as_it_was_asked(tiny: Assistant) -> None:
    assert tiny.ask("How many Tanks did Poland send?").missing == ("Poland", "send")


def test_outside_of_the_scope_nothing_is_cited(tiny: Assistant, library: Library) -> None:
    energy = next(b.id for b in library.cards(Scope(tags=("energy",))))

    for scope in (Scope(tags=("energy",)), Scope(briefings=(energy,)), Scope(since=date(2026, 4, 1))):
        answer = tiny.ask("Which guards are at the depot?", scope=scope)
        assert {citation.quote.sentence.briefing_id for citation in answer.citations} == {energy}


def test_a_follow_up_is_searched_with_the_question_before_it(tiny: Assistant) -> None:
    first = tiny.ask("Were three guards injured?")

    answer = tiny.ask("Why?", history=[first.turn])

    assert answer.question == "Why?"
    assert answer.resolved == "Why were three guards injured?"


def test_a_follow_up_that_may_mean_two_is_asked_back_and_nothing_is_searched(tiny: Assistant) -> None:
    said = [Turn("Who was injured?", "Gen. Kim and Gen. Park were injured.")]

    answer = tiny.ask("Where was he treated?", history=said)

    assert answer.choices == ("Where was Gen. Kim treated?", "Where was Gen. Park treated?")
    assert answer.claims == answer.nearest == answer.missing == ()


def test_a_question_without_history_is_searched_as_it_is(tiny: Assistant) -> None:
    assert tiny.ask("Who is he?").resolved == "Who is he?"


def test_any_sentence_says_where_it_stands_and_what_kind_of_statement_it_makes(tiny: Assistant) -> None:
    [sentence, _] = tiny.sentences(BRIEFINGS[0].id)

    quote = tiny.quote(sentence)

    assert (quote.sentence, quote.title, quote.date) == (sentence, "Strike on Norvik", date(2026, 3, 2))
    assert (quote.nature, quote.section.kind.value) == (Nature.REPORTED, "narrative")


def test_asking_in_an_event_loop_gives_the_same_answer(tiny: Assistant) -> None:
    history = [Turn("Were three guards injured?")]
    scope = Scope(tags=("strike",))

    answer = asyncio.run(tiny.aask("Where?", scope=scope, history=history))

    assert answer == tiny.ask("Where?", scope=scope, history=history)


def test_an_event_loop_goes_on_while_a_question_is_answered(tiny: Assistant) -> None:
    async def both() -> tuple[Answer, Answer]:
        first, second = await asyncio.gather(tiny.aask("Who was injured?"), tiny.aask("Is the ferry given up?"))
        return first, second

    first, second = asyncio.run(both())

    assert (first.question, second.question) == ("Who was injured?", "Is the ferry given up?")


def test_what_was_found_can_be_looked_at_without_an_answer(tiny: Assistant) -> None:
    found = tiny.find("Were three guards injured?")

    assert found.hits
    assert found.reading.sentences[0].sentence.text == "Three guards were injured."


def test_a_settings_file_is_honoured(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[answer]\nclaims = 7\n", encoding="utf-8")

    assert Assistant.open(tmp_path)._settings.claims == 7


# --- erasing ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(tmp_path: Path) -> Assistant:
    library = fakes.library(tmp_path)
    library.add_briefings(BRIEFINGS)
    return Assistant(library)


def test_what_cannot_be_erased_everywhere_stays_and_is_erased_by_the_next_try(shelf: Assistant) -> None:
    examples, ferry = shelf.folder / "questions.jsonl", BRIEFINGS[2].id
    examples.mkdir()  # nothing that could be read

    with pytest.raises(CannotWrite, match="Mend the file"):
        shelf.remove([ferry])
    assert shelf.briefing(ferry) == BRIEFINGS[2]

    examples.rmdir()
    assert shelf.remove([ferry]) == (ferry,)


def test_a_damaged_line_of_the_examples_keeps_no_briefing_from_being_erased(shelf: Assistant) -> None:
    (shelf.folder / "questions.jsonl").write_text("no example\n", encoding="utf-8")

    assert shelf.remove([BRIEFINGS[2].id]) == (BRIEFINGS[2].id,)


def test_the_replies_of_a_model_go_with_a_briefing_and_stay_where_none_was_erased(shelf: Assistant) -> None:
    reply = shelf.folder / "replies" / "one.json"
    reply.parent.mkdir()
    reply.write_text("The ferry to Ostrand is given up.", encoding="utf-8")

    with pytest.raises(UnknownBriefing):
        shelf.remove(["0" * 16])
    assert reply.exists()

    shelf.remove([BRIEFINGS[2].id])
    assert not reply.exists()


def test_a_reply_that_is_kept_after_its_briefing_was_erased_is_forgotten(tmp_path: Path) -> None:
    reply = tmp_path / "replies" / "one.json"

    class Slow:
        name = "slow"

        def write(
            self, question: Resolved, evidence: Sequence[Judged], history: Sequence[Turn], is_wanted: Callable[[], bool]
        ) -> Iterator[Event]:
            reader.remove([BRIEFINGS[2].id])
            reply.parent.mkdir()
            reply.write_text("The ferry to Ostrand is given up.", encoding="utf-8")
            yield Done(Outcome.UNANSWERABLE)

    library = fakes.library(tmp_path)
    library.add_briefings(BRIEFINGS)
    reader = Assistant(library, AnswerSettings(threshold=0.1), reader=WordReader(), writer=Slow)

    reader.ask("Which ferry is given up?")

    assert not reply.exists()


def test_the_ids_that_no_briefing_has_are_told(shelf: Assistant) -> None:
    assert shelf.unknown([BRIEFINGS[0].id, "0" * 16]) == ("0" * 16,)


# --- with the packaged model ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def real(encoded: Path) -> Assistant:
    return Assistant.open(encoded, today=TODAY)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which missiles hit the depot?", "Two Harrier missiles struck the fuel depot at Norvik on Sunday night."),
        ("How many guards were injured?", "Three guards were injured and taken to the hospital in Aldane."),
        ("Who won the prize for the finest orchid?", "The prize for the finest orchid went to Ida Brandt, a teacher."),
        ("How many visitors came to the fair in Sellin?", "The orchid fair in Sellin counted 18,400 visitors."),
        ("What does the operator of the ferry blame?", "The operator blamed the price of fuel."),
    ],
)  # fmt: skip
def test_the_sentence_that_answers_comes_first(real: Assistant, question: str, sentence: str) -> None:
    answer = real.ask(question)

    assert answer.claims
    assert answer.claims[0].text == sentence
    quote = answer.citations[0].quote
    assert real.briefing(quote.sentence.briefing_id).text[quote.sentence.start : quote.sentence.end] == sentence


@pytest.mark.slow
@pytest.mark.parametrize("question", ["How many tanks did Poland send?", "Who is the prime minister of Belgium?"])
def test_a_question_about_what_is_nowhere_is_refused(real: Assistant, question: str) -> None:
    answer = real.ask(question)

    assert answer.is_refusal
    assert {"poland", "belgium"} & {word.lower() for word in answer.missing}


@pytest.mark.slow
def test_what_might_happen_next_is_answered_by_assessments(real: Assistant) -> None:
    answer = real.ask("What might happen next?")

    assert answer.claims
    assert {citation.quote.nature for citation in answer.citations} == {Nature.ASSESSED}


@pytest.mark.slow
def test_a_dated_question_is_answered_from_its_dates(real: Assistant) -> None:
    answer = real.ask("What did Governor Petra Lund visit between 5 and 10 March?")

    assert answer.scope == Scope(date(2026, 3, 5), date(2026, 3, 10))
    assert cited(answer)[0] == "Governor Petra Lund visited the site with a delegation of engineers."


@pytest.mark.slow
def test_an_instruction_inside_a_briefing_is_text(real: Assistant) -> None:
    answer = real.ask("What did the lighthouse keeper do in spring?")

    assert answer.claims[0].text.startswith("The lighthouse keeper")
