import pytest

from assistant.guards.asked import asked
from assistant.readers.judge import Evidence


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The queen pardoned the smuggler.", "The bishop asked the queen to pardon the smuggler."),
        ("The crew left the ship.", "The captain told the crew to leave the ship."),
        ("Kesh withdrew its envoy.", "The council called on Kesh to withdraw its envoy."),
    ],
)
def test_what_somebody_was_asked_to_do_is_not_done(claim, cited):
    assert asked(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The bishop wants the smuggler pardoned.", "The bishop asked the queen to pardon the smuggler."),
        ("The queen was urged to pardon the smuggler.", "The bishop asked the queen to pardon the smuggler."),
        ("The crew left.", "The captain told the crew to leave the ship, and they left."),
        ("The army forced them out.", "The army forced them to leave."),
    ],
)
def test_claims_that_ask_too_and_deeds_that_followed_pass(claim, cited):
    assert asked(claim, [Evidence(cited)]) == ()
