import pytest

from assistant.guards.dated import dated
from assistant.readers.judge import Evidence

INFLATION = "Inflation slowed to 4.1 percent in May from 5.3 percent in April."
SEATS = "The party won 41 seats in 2018 and 29 seats in 2022."


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Inflation was 4.1 percent in April.", INFLATION),
        ("In May inflation was 5.3 percent.", INFLATION),
        ("The party won 41 seats in 2022.", SEATS),
        ("In 2018 the party won 29 seats.", SEATS),
    ],
)
def test_a_number_of_one_day_is_not_that_of_another(claim, cited):
    assert dated(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Inflation was 5.3 percent in April.", INFLATION),
        ("In 2022 the party won 29 seats.", SEATS),
        ("The party won 29 seats in 2022, after 41 in 2018.", SEATS),
        ("The party won 41 seats.", SEATS),
        ("The party had 41 seats until 2022.", "The party won 41 seats in 2018."),
    ],
)
def test_numbers_with_their_own_days_pass(claim, cited):
    assert dated(claim, [Evidence(cited)]) == ()
