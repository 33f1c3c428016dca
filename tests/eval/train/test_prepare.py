import gzip
import json

from eval.train.prepare import held_out

NAMES = "Adair Brandt Corde Dunmore Elwin Farrow Garrick Holt Ivers Jorund Keller Lund Marsh Norwood Orin Pell".split()


def told(name):
    def sentence(text):
        return {"day": "2024-05-02", "title": f"The bridge of {name}", "text": text}

    return {
        "sentences": [sentence(f"On Thursday, Governor {name} opened it."), sentence("It is long."), sentence("Rain.")],
        "answered": [[f"Which bridge did {name} open?", [0]]],
        "unanswered": [f"What did {name} pay?"],
        "true": [],
        "false": [],
    }


def test_what_is_held_out_are_the_questions_that_were_written_and_no_others(tmp_path):
    (tmp_path / "current-events-briefs").mkdir()
    with gzip.open(tmp_path / "current-events-briefs" / "daily_briefs.jsonl.gz", "wt"):
        pass
    (tmp_path / "stories.jsonl").write_text("".join(json.dumps(told(name)) + "\n" for name in NAMES * 2))

    found, _ = held_out(tmp_path, tmp_path)

    asked = [
        f"{begins} {name} {ends}"
        for name in NAMES * 2
        for begins, ends in (("Which bridge did", "open?"), ("What did", "pay?"))
    ]
    assert [group.question for group in found] == asked
