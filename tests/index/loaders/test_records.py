import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from index.briefing import SectionKind
from index.errors import UnreadableFile
from index.loaders import records
from index.loaders.draft import Draft
from index.loaders.records import Record, read_lines, read_value

PARTS = {"id": "a1", "date": "2026-03-12", "takeaways": ["Six died.", " "], "narrative": ["It was dark.", "It rained."]}
DIGEST = {
    "date": "2026-03-12",
    "source_uri": "digest/1",
    "sections": [
        {"heading": "Armed conflicts", "items": ["Six died."]},
        {"heading": "Outlook", "items": ["More may."]},
    ],
}


def lines(*records):
    return list(read_lines("\n".join(json.dumps(record) for record in records).encode(), "a.jsonl"))


def bodies(draft):
    return [(s.kind, s.heading, draft.text[s.start : s.end]) for s in draft.sections]


def test_parts_become_a_readable_text_with_sections():
    (draft,) = lines(PARTS)

    assert draft.text == "Takeaways\n- Six died.\n\nNarrative\nIt was dark.\n\nIt rained."
    assert bodies(draft) == [
        (SectionKind.TAKEAWAYS, "Takeaways", "- Six died."),
        (SectionKind.NARRATIVE, "Narrative", "It was dark.\n\nIt rained."),
    ]


def test_a_digest_keeps_its_headings():
    (draft,) = lines(DIGEST)

    assert (draft.date, draft.source) == (date(2026, 3, 12), "digest/1")
    assert bodies(draft) == [
        (SectionKind.OTHER, "Armed conflicts", "- Six died."),
        (SectionKind.IMPLICATIONS, "Outlook", "- More may."),
    ]


def test_a_text_is_kept_as_it_is():
    (draft,) = lines({"text": " Six died.\n\n", "tags": "sea, orrest", "title": "Toll"})

    assert (draft.text, draft.tags, draft.title, draft.sections) == (" Six died.\n\n", ("sea", "orrest"), "Toll", ())


def test_a_bad_line_costs_only_itself_and_is_named_by_its_number():
    good, blank, broken, empty = '{"text": "Six died."}', "", '{"text": ', '{"title": "Toll"}'

    found = list(read_lines("\n".join([good, blank, broken, empty, good]).encode(), "a.jsonl"))

    assert [f.part if isinstance(f, Draft) else f.source for f in found] == [":1", "a.jsonl:3", "a.jsonl:4", ":5"]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"text": "  "}, "has no text"),
        ({"body": "Six died."}, "has no text"),
        ({"text": "Six died.", "takeaways": ["Six died."]}, "text twice"),
        ({"text": "Six died.", "date": "2026-02-30"}, "'2026-02-30' is no day"),
        ({"takeaways": "Six died."}, "`takeaways`"),
        ({"takeaways": ["Six died.", 6]}, "`takeaways.1`"),
        (["Six died."], "valid dictionary"),
        ("Six died.", "valid dictionary"),
    ],
)
def test_what_is_wrong_with_a_record_is_said(record, said):
    (failure,) = read_value(json.dumps([record]).encode(), "a.json")

    assert isinstance(failure, UnreadableFile)
    assert said in str(failure) and failure.source == "a.json#1"


def test_a_list_is_a_briefing_a_record_and_an_object_is_one():
    assert [d.part for d in read_value(json.dumps([PARTS, DIGEST]).encode(), "a.json")] == ["a1", "#2"]
    assert [d.part for d in read_value(json.dumps(PARTS).encode(), "a.json")] == [""]


def test_an_id_names_one_record_only():
    first, second = lines(PARTS, PARTS)

    assert first.part == "a1"
    assert "id 'a1'" in second.reason


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b'{"text": "a"}\n{"text": "b"}', b'{"text": "\\ud800"}'])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(UnreadableFile, match=r"a\.json: "):
        list(read_value(data, "a.json"))


def test_the_schema_beside_the_loader_is_the_one_it_uses():
    written = json.loads((Path(records.__file__).parent / "briefing.schema.json").read_text())

    assert {k: v for k, v in written.items() if k != "$schema"} == Record.model_json_schema()
    for record in (PARTS, DIGEST, {"text": "Six died."}):
        jsonschema.validate(record, written)
