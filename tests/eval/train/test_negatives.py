from random import Random

from assistant.readers.judge import Evidence
from eval.train.asked import Asked
from eval.train.negatives import groups

NAMES = "Adair Brandt Corde Dunmore Elwin Farrow Garrick Holt Ivers Jorund Keller Lund Marsh Norwood Orin Pell".split()


def asked(name, number, **changes):
    gold = Evidence(f"Governor {name} opened bridge {number} in the town of {name}ville.")
    others = (Evidence(f"The bridge {number} is long."), Evidence(f"It rained on {name}ville."))
    made = {
        "source": "made",
        "text": f"text {number}",
        "question": f"Which bridge did {name} open?",
        "answer": f"bridge {number}",
        "gold": gold,
        "others": others,
    }
    return Asked(**(made | changes))


ALL = [asked(name, number) for number, name in enumerate(NAMES * 3)]


def made(all_asked=ALL):
    return list(groups(all_asked, (), Random(1)))


def test_the_sentence_that_answers_is_the_one_marked_right():
    for group, one in zip([g for g in made() if g.right is not None], ALL, strict=True):
        assert group.evidence[group.right] == one.gold


def test_negatives_come_from_the_same_text_and_from_others():
    first = made()[0]

    assert set(ALL[0].others) <= set(first.evidence)
    assert set(first.evidence) & {one.gold for one in ALL[1:]}


def test_a_sentence_that_holds_the_answer_is_never_a_negative():
    for group, one in zip([g for g in made() if g.right is not None], ALL, strict=True):
        wrong = [e.text.lower() for i, e in enumerate(group.evidence) if i != group.right]
        elsewhere = [text for text in wrong if text not in {e.text.lower() for e in one.others}]
        assert not any(one.answer in text for text in elsewhere)


def test_now_and_then_the_question_is_asked_about_somebody_else_and_nothing_answers():
    others = [group for group in made() if group.right is None]

    assert others
    assert not any(group.question.split()[3] in e.text for group in others for e in group.evidence)


def test_what_is_held_out_is_asked_about_nobody_else():
    assert [group.question for group in groups(ALL, (), Random(1), swapped=0)] == [one.question for one in ALL]


def test_a_weekday_is_no_name_that_gives_way():
    on_monday = [
        asked(
            name,
            number,
            question=f"Which bridge did {name} open on Monday?",
            gold=Evidence(f"It was on Monday that Governor {name} opened bridge {number}."),
        )
        for number, name in enumerate(NAMES * 3)
    ]

    others = [group for group in made(on_monday) if group.right is None]

    assert others
    assert all(group.question.endswith("open on Monday?") for group in others)


def test_the_same_seed_makes_the_same_groups():
    assert made() == made()


def test_a_question_that_nothing_answers_has_no_right_sentence():
    (group, *_) = made([asked("Adair", 0, gold=None), *ALL[1:]])

    assert group.right is None
