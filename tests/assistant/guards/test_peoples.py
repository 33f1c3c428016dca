import pytest

from assistant.guards.peoples import is_people_of


@pytest.mark.parametrize(
    ("people", "country"),
    [("iranian", "iran"), ("swedish", "sweden"), ("nigerian", "nigeria"), ("austrian", "austria")],
)
def test_a_people_is_told_by_its_ending(people: str, country: str) -> None:
    assert is_people_of(people, country)


@pytest.mark.parametrize(
    ("people", "country"), [("austrian", "australia"), ("nigerian", "niger"), ("iraqi", "iran"), ("slovak", "slovenia")]
)
def test_a_people_that_begins_alike_is_of_another_country(people: str, country: str) -> None:
    assert not is_people_of(people, country)
