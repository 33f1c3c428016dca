from collections.abc import Sequence

import pytest

from assistant.readers.judge import Evidence, Support, Weights
from eval.perturbed import KEPT, SINCE, Made, figures, made, news

SENTENCE = Evidence("Kalvora may lower the fee of $4,200 on 1 October.", "2025-09-08")
FALSE = Made("0 number changed", "Kalvora may lower the fee of $4,800 on 1 October.", "number changed", SENTENCE)
TRUE = Made("0 kept 0", "Kalvora may lower the fee of $4,200 on 1 Oct.", KEPT, SENTENCE)


class YesJudge:
    """Supports whatever it is asked; remembers in how many goes it was asked."""

    name = "yes"
    weights = Weights()
    threshold = 0.5
    goes = 0

    def answers(self, question: str, evidence: Sequence[Evidence]) -> list[float]:
        return [1.0 for _ in evidence]

    def supports(self, claims: Sequence[tuple[str, Evidence]]) -> list[Support]:
        self.goes += 1
        return [Support(1.0, 0.0, 0.0) for _ in claims]


def test_a_judge_who_believes_everything_keeps_all_and_rejects_nothing_until_guards_help() -> None:
    found = {figure.key: figure.value for figure in figures("samples", (FALSE, TRUE), YesJudge())}

    assert found["samples, judge only", "rejected"] == 0.0
    assert found["samples, judge only", "kept"] == 1.0
    assert found["samples, both", "rejected"] == 1.0
    assert found["samples, both", "kept"] == 1.0
    assert found["samples, both", "rejected: number changed"] == 1.0


def test_the_judge_is_asked_once_for_all_claims() -> None:
    judge = YesJudge()

    list(figures("samples", (FALSE, TRUE), judge))

    assert judge.goes == 1


def test_without_a_judge_the_guards_are_measured_alone() -> None:
    assert {figure.group for figure in figures("samples", (FALSE, TRUE), None)} == {"samples, guards only"}


def test_a_measure_of_nothing_is_left_out() -> None:
    assert [figure.measure for figure in figures("samples", (TRUE,), None)] == ["kept"]


def test_of_each_sentence_and_kind_one_claim_is_made() -> None:
    claims = [claim for claim in made([SENTENCE]) if claim.kind != KEPT]

    assert len({claim.kind for claim in claims}) == len(claims) > 1


def test_the_same_claims_are_made_every_time() -> None:
    assert tuple(made([SENTENCE])) == tuple(made([SENTENCE]))


def test_only_items_that_train_no_judge_are_drawn_and_only_their_first_sentence() -> None:
    item = "The ferry was found off Cape Orlo on Friday. Nobody was aboard it. (Daily Post)"
    digests = [{"date": day, "sections": [{"items": ["Ferry", item]}]} for day in ("2018-12-31", SINCE.isoformat())]

    assert news(digests) == [Evidence("The ferry was found off Cape Orlo on Friday.", "2019-01-01")]


@pytest.mark.parametrize("number", [0, 3])
def test_no_more_items_are_drawn_than_asked_for(number: int) -> None:
    digests = [
        {
            "date": "2020-01-01",
            "sections": [{"items": [f"Item {n} is about the fee that large ships pay to pass." for n in range(9)]}],
        }
    ]

    assert len(news(digests, number)) == number
