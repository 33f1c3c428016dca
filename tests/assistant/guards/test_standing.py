import pytest

from assistant.guards.standing import standing
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("President Kroll visited the camp.", "Former president Kroll visited the camp."),
        ("The mayor of Brel signed the lease.", "The acting mayor of Brel signed the lease."),
        ("Minister Farr boarded a flight.", "Ex-minister Farr boarded a flight."),
        ("The prime minister opened the school.", "The deputy prime minister opened the school."),
        ("The president met the miners.", "The president-elect met the miners."),
    ],
)
def test_who_was_or_stands_in_for_somebody_is_not_called_that(claim, cited):
    assert standing(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Kroll visited the camp.", "Former president Kroll visited the camp."),
        ("Kroll, once president, visited the camp.", "Former president Kroll visited the camp."),
        ("Hanak signed the lease as acting mayor.", "The acting mayor, Hanak, signed the lease."),
        ("The president received the general.", "The president received the former president of Kesh."),
        ("The manager acted on a tip.", "Acting on a tip, the manager called the police."),
    ],
)
def test_claims_that_say_so_or_do_not_call_him_that_pass(claim, cited):
    assert standing(claim, [Evidence(cited)]) == ()
