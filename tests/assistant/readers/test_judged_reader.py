from datetime import date

import pytest

from assistant.readers.judge import Weights
from assistant.readers.judged_reader import SENTENCES, JudgedReader, candidates, logit
from assistant.resolve import Resolved
from index.briefing import Passage, Sentence
from index.search import Hit
from index.segment import segment
from tests.fakes import briefing


class WordJudge:
    """Sure of sentences that hold a word; remembers what it was given to read."""

    def __init__(self, word, weights=Weights(), threshold=0.5):
        self.name = "word"
        self.word = word
        self.weights = weights
        self.threshold = threshold
        self.read = []
        self.asked = []

    def answers(self, question, evidence):
        self.read += evidence
        self.asked.append(question)
        return [0.9 if self.word in one.text else 0.1 for one in evidence]


def hit(text, *, similarity=0.5, title="", day=None):
    """A briefing whose sentences are one passage."""
    one = briefing(text, title=title, day=day)
    sentences = segment(one)
    return Hit(Passage(one, sentences, sentences[0].start, sentences[-1].end), similarity, 0.0, similarity)


def rarity(words):
    return dict.fromkeys(words, 1.0)


def read(judge, question, *hits):
    return JudgedReader(judge, rarity).read(Resolved(question, question), hits)


def test_the_sentence_that_the_judge_is_surest_of_comes_first():
    reading = read(WordJudge("guards"), "Who was injured?", hit("The depot burned. Three guards were injured."))

    assert [judged.sentence.text for judged in reading.sentences] == [
        "Three guards were injured.",
        "The depot burned.",
    ]


def test_the_judge_reads_a_sentence_with_its_day_its_title_and_the_sentence_before():
    judge = WordJudge("guards")

    read(judge, "Who?", hit("The depot burned. Guards fled.", title="Depot hit", day=date(2026, 3, 2)))

    assert {one.text: one.context for one in judge.read} == {
        "The depot burned.": "2026-03-02 | Depot hit",
        "Guards fled.": "2026-03-02 | Depot hit | The depot burned.",
    }


def test_however_much_was_found_the_judge_reads_a_bounded_number_of_sentences():
    judge = WordJudge("guards")

    read(judge, "Who fled?", *(hit(f"Guard {i} fled. " * 3 + f"Then came {i}.") for i in range(20)))

    assert len(judge.read) == SENTENCES


def test_sentences_that_share_words_with_the_question_are_read_before_others():
    words = rarity(["guards", "fled"])
    many = [hit(f"It rained on day {i}.") for i in range(30)]

    chosen = candidates(words, [*many[:10], hit("The guards fled."), *many[10:]])

    assert chosen[0].sentence.text == "The guards fled."


def test_a_sentence_of_two_passages_is_read_once():
    judge = WordJudge("guards")
    one = hit("The depot burned. Guards fled.")
    again = Hit(Passage(one.passage.briefing, one.passage.sentences[1:], 18, 30), 0.4, 0.0, 0.4)

    reading = read(judge, "Who fled?", one, again)

    assert len(reading.sentences) == 2


def test_what_may_come_is_told_by_judgements():
    told = "The guards were fed. The guards may flee."

    reading = read(WordJudge("guards"), "What might happen next?", hit(told))

    assert reading.sentences[0].sentence.text == "The guards may flee."


def test_that_nobody_did_what_is_asked_answers_who_did():
    asked = "Who has disclosed the identity?"

    assert read(WordJudge("-"), asked, hit("Nobody has disclosed the identity.")).sure == 0.5
    assert read(WordJudge("-"), asked, hit("Reuters has disclosed the identity.")).sure < 0.5
    assert read(WordJudge("-"), asked, hit("Nobody has disclosed the cause.")).sure < 0.5


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many workers were injured in the fire?", "The workers injured in the fire were not named."),
        ("Which minister resigned over the dam?", "The minister who resigned over the dam did not attend."),
        ("Why did the port close?", "The port will close its gates, not its offices."),
        ("Who closed the port?", "Those who closed the port were never named."),
        ("How many ports closed?", "None of the ports closed its gates."),
    ],
)
def test_a_negation_beside_what_is_asked_answers_nothing(asked, told):
    assert read(WordJudge("-"), asked, hit(told)).sure < 0.5


def test_a_sentence_that_names_which_one_it_is_answers_whatever_the_judge_says():
    asked = "Which missiles hit the depot?"

    assert read(WordJudge("-"), asked, hit("Two Harrier missiles hit the depot.")).sure == 0.5
    assert read(WordJudge("-"), asked, hit("Two missiles hit the depot.")).sure < 0.5
    assert read(WordJudge("-"), asked, hit("Harrier missiles hit the bridge.")).sure < 0.5
    assert read(WordJudge("-"), "How many missiles hit it?", hit("Harrier missiles hit it.")).sure < 0.5


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("Who fled?", ["What burned? Who fled?", "Who fled?"]),
        ("Did they flee?", ["What burned? Did they flee?"]),  # they are nobody without the question before
    ],
)
def test_a_follow_up_that_points_at_nothing_before_is_judged_by_itself_too(own, asked):
    judge = WordJudge("guards")

    JudgedReader(judge, rarity).read(Resolved(f"What burned? {own}", own), [hit("The guards fled.")])

    assert judge.asked == asked


def test_the_surer_of_both_readings_of_a_follow_up_counts():
    class OneQuestion(WordJudge):
        def answers(self, question, evidence):
            return super().answers(question, evidence) if question == "Who fled?" else [0.2] * len(evidence)

    read = JudgedReader(OneQuestion("guards"), rarity).read(
        Resolved("What burned? Who fled?", "Who fled?"), [hit("The depot burned. The guards fled.")]
    )

    assert [judged.sentence.text for judged in read.sentences] == ["The guards fled.", "The depot burned."]
    assert [judged.score for judged in read.sentences] == pytest.approx([0.9, 0.2])


def test_what_about_a_thing_asks_what_happened_with_it():
    judge = WordJudge("nurses")

    JudgedReader(judge, rarity).read(
        Resolved("What burned? What about the nurses?", "What about the nurses?"), [hit("The nurses left.")]
    )

    assert judge.asked == ["What burned? What about the nurses?", "What happened with the nurses?"]


def test_what_answers_the_question_before_is_no_answer_about_another_thing():
    class EarlierQuestion(WordJudge):
        def answers(self, question, evidence):
            return super().answers(question, evidence) if question.startswith("What burned?") else [0.1] * len(evidence)

    read = JudgedReader(EarlierQuestion("burned"), rarity).read(
        Resolved("What burned? What about penguins?", "What about penguins?"), [hit("The depot burned.")]
    )

    assert [judged.score for judged in read.sentences] == pytest.approx([0.1])


def test_what_search_knew_counts_by_its_weight():
    near, far = hit("Guards fled.", similarity=0.9), hit("The guards ran.", similarity=0.1)

    reading = read(WordJudge("uards", Weights(search=2.0)), "Who?", far, near)

    scores = {judged.sentence.text: judged.score for judged in reading.sentences}
    assert scores["Guards fled."] > scores["The guards ran."]


def test_search_may_count_for_the_order_and_not_for_the_score():
    judge = WordJudge("guards", Weights(order=100.0))

    reading = read(judge, "Who?", hit("The guards fled.", similarity=0.2), hit("The depot burned.", similarity=0.9))

    assert [judged.sentence.text for judged in reading.sentences] == ["The depot burned.", "The guards fled."]
    assert [judged.score for judged in reading.sentences] == pytest.approx([0.1, 0.9])


def test_who_is_told_by_a_sentence_that_names_somebody_before_one_that_does_not():
    found = read(
        WordJudge("left"),
        "Who left?",
        hit("He left the port because, he said, nobody listened."),
        hit("Ada Lund left."),
    )

    assert found.sentences[0].sentence.text == "Ada Lund left."


def test_a_pronoun_whose_meaning_is_known_holds_its_name():
    found = read(
        WordJudge("office", threshold=0.05),
        "Who replaced Marta Lund?",
        hit("Marta Lund resigned on Friday. She was replaced in her office by Tomas Brann."),
    )

    assert found.sentences[0].sentence.text == "She was replaced in her office by Tomas Brann."


def test_who_asks_for_no_name_is_answered_by_the_surest():
    found = read(
        WordJudge("left", threshold=0.05), "Why did they leave?", hit("He left the port."), hit("Ada Lund stayed.")
    )

    assert found.sentences[0].sentence.text == "He left the port."


def test_without_a_hit_nothing_is_read():
    assert read(WordJudge("guards"), "Who fled?").sentences == ()


def test_its_threshold_is_the_one_that_its_judge_was_found_to_be_best_with():
    assert JudgedReader(WordJudge("guards", threshold=0.37), rarity).threshold == 0.37


@pytest.mark.parametrize("probability", [0.0, 1.0, 0.5])
def test_no_probability_has_boundless_odds(probability):
    assert abs(logit(probability)) < 14


def test_offsets_of_what_is_judged_are_those_of_the_briefing():
    text = "The depot burned. Guards fled."

    reading = read(WordJudge("Guards"), "Who fled?", hit(text))

    for judged in reading.sentences:
        sentence: Sentence = judged.sentence
        assert text[sentence.start : sentence.end] == sentence.text
