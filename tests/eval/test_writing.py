import pytest

from eval.figure import Figure
from eval.writers import Planted
from eval.writing import Followed, figures

TRUE, UNTRUE, WORSE = Planted("Two closed.", True), Planted("Three closed.", False), Planted("All closed.", False)


def figure(name: str, *followed: Followed) -> Figure:
    return next(figure for figure in figures(followed) if figure.measure == name)


ONE = Followed("a", (TRUE, UNTRUE), ("Two ports closed.",), ("Two closed.",), ("Three closed.",), 1, 1)
OTHER = Followed("b", (TRUE, UNTRUE, WORSE), ("Two ports closed.",), ("Two ports closed.", "All closed."), (), 1, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("untrue marked or withheld", 2 / 3),
        ("true kept", 1 / 2),
        ("true kept or put back", 1.0),
        ("unsupported before", 3 / 5),
        ("unsupported after", 1 / 3),
        ("citations that resolve", 2 / 3),
    ],
)
def test_the_figures_are_shares_of_what_was_written_and_shown(name: str, value: float) -> None:
    assert figure(name, ONE, OTHER).value == pytest.approx(value)


def test_a_figure_leaves_out_questions_of_which_nothing_was_written() -> None:
    nothing = Followed("c", (), ("Two ports closed.",), (), (), 0, 0)

    assert (figure("true kept", ONE, nothing).questions, figure("true kept", ONE, nothing).left_out) == (1, 1)


def test_without_untrue_sentences_there_is_no_figure_of_them() -> None:
    honest = Followed("a", (TRUE,), (), ("Two closed.",), (), 1, 1)

    assert "untrue marked or withheld" not in [figure.measure for figure in figures([honest])]
