from assistant.analysis.differences.names import names
from assistant.answer import About
from tests.assistant.analysis.differences.quoted import said


def differ(one: str, other: str) -> tuple[str, str] | None:
    found = names(said(one), said(other))
    return (found.first, found.second) if found else None


def test_another_name_in_the_same_place_is_a_difference_of_which_nobody_can_be_sure() -> None:
    found = names(said("The convoy was hit near Sellin."), said("The convoy was hit near Orvast."))

    assert found and (found.about, found.first, found.second, found.sure) == (About.NAME, "Sellin", "Orvast", False)


def test_a_longer_form_of_a_name_is_the_same_name() -> None:
    assert differ("The envoy is Ana Reval.", "The envoy is Reval.") is None


def test_names_differ_as_a_whole() -> None:
    assert differ("The envoy flew to the United Kingdom.", "The envoy flew to the United States.") == (
        "United Kingdom",
        "United States",
    )


def test_what_two_may_each_do_is_no_difference() -> None:
    assert differ("France sent ships.", "Italy sent ships.") is None


def test_where_more_differs_than_a_name_it_is_something_else() -> None:
    assert differ("The mayor of Tarsa resigned.", "The judge of Corve resigned.") is None
