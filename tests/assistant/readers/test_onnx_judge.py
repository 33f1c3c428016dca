import json
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import JudgeUnavailable
from assistant.readers.judge import Evidence
from assistant.readers.onnx_judge import FOLDER, MANIFEST, MODEL, TOKENIZER, OnnxJudge

STRIKE = Evidence("Two missiles struck the fuel depot at Norvik on Sunday night.", "2026-03-02 | Fuel depot hit")
INJURED = Evidence("Three guards were injured and taken to the hospital in Aldane.", "2026-03-02 | Fuel depot hit")
ORCHIDS = Evidence("The orchid fair in Sellin counted 18,400 visitors.", "2026-03-20 | Orchid fair")


@pytest.fixture(scope="module")
def judge():
    return OnnxJudge.open()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many guards were injured?", INJURED),
        ("What hit the depot at Norvik?", STRIKE),
        ("How many people visited the orchid fair?", ORCHIDS),
    ],
)
def test_the_sentence_that_answers_is_the_surest(judge, question, answer):
    evidence = [STRIKE, INJURED, ORCHIDS]

    scores = judge.answers(question, evidence)

    assert evidence[scores.index(max(scores))] is answer


def test_a_sentence_supports_itself_and_contradicts_its_opposite(judge):
    same, opposite = judge.supports(
        [(INJURED.text, INJURED), ("Three guards were not injured or taken to the hospital in Aldane.", INJURED)]
    )

    assert same.supported > 0.5
    assert opposite.contradicted > opposite.supported


def test_the_order_of_what_is_judged_changes_nothing(judge):
    evidence = [STRIKE, INJURED, ORCHIDS]

    forward = judge.answers("Who was injured?", evidence)
    backward = judge.answers("Who was injured?", evidence[::-1])

    assert forward == pytest.approx(backward[::-1], abs=1e-3)


def test_what_else_is_judged_with_a_pair_changes_nothing(judge):
    long = Evidence("The orchid fair in Sellin counted 18,400 visitors, " * 8, "2026-03-20 | Orchid fair")

    alone = judge.answers("Who was injured?", [INJURED])
    together = judge.answers("Who was injured?", [long, INJURED, STRIKE])

    assert together[1] == alone[0]


def test_nothing_to_judge_is_judged_as_nothing(judge):
    assert judge.answers("Who was injured?", []) == []
    assert judge.supports([]) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=3_000), st.text(max_size=3_000), st.text(max_size=300))
def test_any_texts_get_probabilities(judge, question, text, around):
    (score,) = judge.answers(question, [Evidence(text, around)])
    (support,) = judge.supports([(question, Evidence(text, around))])

    assert 0 <= score <= 1
    assert support.supported + support.contradicted + support.not_found == pytest.approx(1)


def test_its_name_tells_its_weights(judge):
    manifest = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))

    assert judge.name == f"{manifest['name']}@{manifest['sha256'][MODEL][:12]}"


@pytest.mark.parametrize("file", [MODEL, TOKENIZER, MANIFEST])
def test_a_file_that_is_cut_is_named_before_it_is_used(file, tmp_path):
    folder = tmp_path / "judge"
    shutil.copytree(FOLDER, folder)
    (folder / file).write_bytes((folder / file).read_bytes()[:100])

    with pytest.raises(JudgeUnavailable) as unavailable:
        OnnxJudge.open(folder)

    assert str(folder) in str(unavailable.value)


def test_a_folder_without_a_judge_says_what_to_do(tmp_path):
    with pytest.raises(JudgeUnavailable, match=r"answer\.judge in settings\.toml"):
        OnnxJudge.open(tmp_path)


def test_the_weights_are_small_enough_to_travel_with_the_program():
    assert (FOLDER / MODEL).stat().st_size < 45_000_000
