import gzip
import json
from pathlib import Path

import pytest

from eval.segmentation import Segmented, boundary_f1, exact_sentences, measures
from eval.sets import golden_rules, ud_ewt
from eval.share import Undefined, total


def split_at_stops(text: str) -> list[tuple[int, int]]:
    """A splitter that knows nothing of abbreviations."""
    found, start = [], 0
    for i, sign in enumerate(text):
        if sign == ".":
            found.append((start, i + 1))
            start = i + 2
    return found


def test_boundary_f1_counts_the_ends_of_all_texts_together():
    gold_and_found = [(((0, 5), (6, 9)), ((0, 5), (6, 9))), (((0, 9),), ((0, 3), (4, 9)))]

    # 3 ends are shared, 3 are gold, 4 were found.
    assert boundary_f1(gold_and_found) == pytest.approx(6 / 7)


def test_boundary_f1_is_undefined_without_any_end():
    with pytest.raises(Undefined):
        boundary_f1([])


def test_a_sentence_is_exact_only_with_both_its_ends():
    assert total([exact_sentences(((0, 5), (6, 9)), ((0, 5), (7, 9)))]) == 0.5


def test_measures_are_those_worked_out_by_hand():
    example = Segmented("Gen. Kim left. He won.", ((0, 14), (15, 22)))

    assert measures([example], split_at_stops) == pytest.approx(
        {
            "boundary_f1": 2 * 2 / (2 + 3),
            "boundary_precision": 2 / 3,
            "boundary_recall": 1.0,
            "inner_boundary_f1": 2 * 1 / (1 + 2),
            "exact_sentence_recall": 1 / 2,
            "documents": 1.0,
            "sentences": 2.0,
        }
    )


def test_a_gold_sentence_with_white_space_around_it_is_refused():
    with pytest.raises(ValueError, match="white space around it"):
        Segmented("He won. ", ((0, 8),))


def test_a_text_without_gold_sentences_is_refused():
    with pytest.raises(ValueError, match="measures nothing"):
        Segmented("He won.", ())


def rules_in(folder: Path, *rules: tuple[str, list[str]]) -> Path:
    file = folder / golden_rules.FILE
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps([{"text": text, "sentences": sentences} for text, sentences in rules]), "utf-8")
    return folder


def test_a_golden_rule_is_read_as_its_text_and_sentences(tmp_path):
    data = rules_in(tmp_path, ("He won. She left.", ["He won.", "She left."]))

    assert list(golden_rules.read(data)) == [golden_rules.Rule("He won. She left.", ("He won.", "She left."))]


def test_a_golden_rule_counts_only_if_all_its_sentences_are_found(tmp_path):
    data = rules_in(tmp_path, ("He won. She left.", ["He won.", "She left."]), ("Gen. Kim left.", ["Gen. Kim left."]))

    assert golden_rules.evaluate(data, split_at_stops)["exact"] == 0.5


def test_golden_rules_are_compared_without_list_marks_and_with_them(tmp_path):
    data = rules_in(tmp_path, ("1.) The first item", ["1.) The first item"]))

    found = golden_rules.evaluate(data)

    assert found == {"exact": 1.0, "exact_with_list_marks": 0.0, "rules": 1.0}


def conllu(*lines: str) -> list[str]:
    return [line.replace(" | ", "\t") + "\n" for line in lines]


HE_WON = ("# text = He won.", "1 | He | _ | _", "2 | won | _ | SpaceAfter=No", "3 | . | _ | _")


def test_the_sentences_of_a_paragraph_are_joined_by_a_space():
    (document,) = ud_ewt.documents(conllu("# newdoc id = a", "# newpar id = p1", *HE_WON, "", *HE_WON))

    assert document == Segmented("He won. He won.", ((0, 7), (8, 15)))


def test_sentences_that_touch_in_the_web_text_touch_here():
    (document,) = ud_ewt.documents(conllu(*HE_WON[:-1], "3 | . | _ | SpaceAfter=No", "", *HE_WON))

    assert document.text == "He won.He won."


def test_paragraphs_are_set_apart_by_a_blank_line():
    (document,) = ud_ewt.documents(conllu("# newpar", *HE_WON, "", "# newpar", *HE_WON))

    assert document.text == "He won.\n\nHe won."


def test_each_document_of_the_treebank_is_an_example_of_its_own():
    documents = ud_ewt.documents(conllu("# newdoc id = a", *HE_WON, "", "# newdoc id = b", *HE_WON))

    assert [document.text for document in documents] == ["He won.", "He won."]


def test_the_treebank_is_measured_from_its_packed_file(tmp_path):
    file = tmp_path / ud_ewt.FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.compress("".join(conllu("# newdoc id = a", *HE_WON, "", *HE_WON)).encode()))

    found = ud_ewt.evaluate(tmp_path)

    assert (found["boundary_f1"], found["documents"], found["sentences"]) == (1.0, 1.0, 2.0)
