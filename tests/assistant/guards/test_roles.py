import json
from pathlib import Path

import pytest

from assistant.guards.roles import roles
from assistant.readers.judge import Evidence

UNION = "The board accused the union of fraud."


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The union accused the board of fraud.", UNION),
        ("The board was accused of fraud by the union.", UNION),
        ("The board was accused of fraud.", UNION),
        ("The union accused the board.", "The union was accused of fraud by the board."),
        ("The union sued the board.", "On Monday the board, which is new, met; the board sued the union."),
        ("Rebels shelled the army near the river.", "The army shelled rebels near the river on Sunday night."),
        ("The rebels fired on the army.", "The army fired on the rebels."),
        ("The insurer has been sold to the state by the bank.", "The insurer has sold the bank to the state."),
        ("Imports exceeded exports for the first time.", "Exports exceeded imports for the first time."),
        ("The strike followed the vote.", "The vote followed the strike."),
        ("The ministry will sue the operator.", "The operator will sue the ministry, its lawyers said."),
        ("The court has not overruled the ministry.", "The ministry has not overruled the court."),
        ("The guard shot the student.", "The guard was shot by the student in the hall."),
        ("A trawler rescued 14 men.", "The coastguard rescued 14 men from a trawler."),
        ("A clerk had bribed a policeman.", "Customs arrested a policeman who had bribed a clerk."),
        ("Lund apologised to the miners.", "Lund's deputy, Aron Fiske, apologised to the miners."),
        ("Fishermen rescued the coastguard.", "The coastguard rescued fishermen off the cape."),
    ],
)
def test_the_sides_of_a_verb_may_not_be_exchanged(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The minister resigned.", "Lawyers for the minister resigned on Monday."),
        ("The depot was criticised.", "The attack on the depot was criticised by the governor."),
        ("The union accused the board.", "The head of the union accused the board."),
        ("The minister won the election.", "The minister's rival won the election."),
        ("Smith won the election.", "Smith's rival won the election."),
        ("The rebels were killed on Monday.", "The rebels' leader was killed on Monday."),
        ("The mayor was arrested.", "The mayor of Kesh's brother was arrested."),
    ],
)
def test_the_subject_of_a_verb_may_not_be_what_only_stands_beside_it(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Prosecutors charged the mayor with fraud.", "Prosecutors charged the mayor's aide with fraud."),
        ("Prosecutors charged the mayor with fraud.", "Prosecutors charged an aide to the mayor with fraud."),
        ("The mayor was charged with fraud.", "Prosecutors charged the mayor's aide with fraud."),
        ("Prosecutors charged the mayor.", "The mayor's aide was charged by prosecutors."),
    ],
)
def test_nor_may_its_object(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The rival won the election.", "The minister's rival won the election."),
        ("The mayor's brother was arrested.", "The mayor of Kesh's brother was arrested."),
        ("The aide was charged with fraud.", "Prosecutors charged the mayor's aide with fraud."),
        ("Kalvora entered the city.", "Kalvora's army entered the city."),
        ("The army entered the city.", "The army's third brigade entered the city."),
        ("The commander was dismissed.", "The commander of Kalvora's air force was dismissed."),
        ("The head of the board accused the union.", "The board's head accused the union."),
        ("Lawyers resigned on Monday.", "Lawyers for the minister resigned on Monday."),
        ("The guards were injured.", "Two of the guards were injured."),
        ("Soldiers attacked the depot.", "A group of soldiers attacked the depot."),
        ("Kalvora lowered the fee.", "The government of Kalvora lowered the fee."),
        ("Residents fled on Monday.", "In the north of the country residents fled on Monday."),
        ("The union was accused of fraud by the board.", UNION),
        ("The union was accused of fraud.", UNION),
        ("The board accused the union.", UNION),
        ("It was the union that the board accused.", UNION),
        ("The board accused the union of fraud.", "The union was accused of fraud by the board."),
        ("The army shelled rebels on Sunday.", "On Sunday the army shelled rebels near the river."),
        ("On Sunday the army shelled the rebels with rockets.", "The army shelled the rebels with rockets on Sunday."),
        ("With rockets the army shelled the depot on Sunday.", "On Sunday the army shelled the depot with rockets."),
        ("The police met the protesters.", "The protesters met the police."),
        ("Exports rose, and imports fell.", "Imports fell, and exports rose."),
        ("The union sued the board.", "The board sued the union, and the union sued the board."),
        ("Schools were closed on Monday.", "Schools closed on Monday."),
        ("Schools closed early.", "Schools were closed early."),
        ("The depot at Norvik was struck by two missiles.", "Two missiles struck the depot at Norvik."),
        ("The union's head accused the board.", "The head of the union accused the board."),
        ("Fuel will run short, the ministry said.", "The ministry said fuel will run short."),
        ("The ministry announced the closure of the port.", "The closure of the port was announced by the ministry."),
        ("The attack on rebels by the army failed.", "The army's attack on rebels failed."),
        ("The bank gave the firm a loan.", "The firm was given a loan by the bank."),
    ],
)
def test_the_same_told_in_another_order_passes(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)]) == ()


NAVY = "The navy rescued 14 fishermen off Corvo on Sunday."
CONVOY = "The attack by rebels on the army convoy left six dead."
FREED = "Gunmen kidnapped two engineers near the dam, and police freed them on Friday."


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Fourteen fishermen saved the navy's crew.", NAVY),
        ("The navy was saved by fishermen off Corvo.", NAVY),
        ("Velm blamed Arda for shelling Keth.", "Arda accused Velm of shelling the border town of Keth."),
        ("Dahl succeeded Moreau.", "Dahl was replaced by Moreau as head of the bank."),
        ("Dahl took over from Moreau.", "Dahl was replaced by Moreau as head of the bank."),
        ("The ministry took the union to court over overtime.", "The union sued the ministry over unpaid overtime."),
        ("Osten lost 3-1 to Valle in the final.", "Osten beat Valle 3-1 in the final."),
        ("The firm was sold to the shipyard.", "The firm bought the shipyard for $40 million."),
        ("The bank borrowed 20 million crowns from the city.", "The bank lent the city 20 million crowns."),
        ("Kesh gets its gas from Brenn.", "Kesh supplies Brenn with gas."),
    ],
)
def test_the_sides_of_a_deed_may_not_be_exchanged_in_other_words_either(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("The army attacked a rebel convoy, and six died.", CONVOY),
        (
            "The governor's criticism of the mayor drew an apology.",
            "The mayor's criticism of the governor drew an apology.",
        ),
        ("The governor criticised the mayor.", "The mayor's criticism of the governor drew an apology."),
        ("The army surrendered to the rebels.", "The rebels' surrender to the army ended the siege."),
        ("Sarn's attack on the army killed nine people.", "The army attacked Sarn on Tuesday, killing nine people."),
    ],
)
def test_nor_may_they_where_a_noun_tells_the_deed(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Two engineers were kidnapped by police.", FREED),
        ("Gunmen freed two engineers on Friday.", FREED),
        ("Morocco sent four water bombers.", "Spain sent four water bombers; Morocco has offered two more."),
    ],
)
def test_what_one_did_may_not_be_said_of_another_who_did_something_else(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)])


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Fourteen fishermen were saved by the navy.", NAVY),
        ("Moreau took over from Dahl.", "Dahl was replaced by Moreau as head of the bank."),
        ("Rebels attacked an army convoy.", CONVOY),
        ("The mayor criticised the governor.", "The mayor's criticism of the governor drew an apology."),
        ("Two engineers were freed by police on Friday.", FREED),
        ("The shipyard was sold to the firm.", "The firm bought the shipyard for $40 million."),
        ("The city borrowed 20 million crowns from the bank.", "The bank lent the city 20 million crowns."),
        ("Gas from Kesh is supplied to Brenn.", "Kesh supplies Brenn with gas."),
        ("Valle lost 3-1 to Osten in the final.", "Osten beat Valle 3-1 in the final."),
        ("Benzene was found by a laboratory in five wells.", "A laboratory found benzene in five wells."),
        ("The army's water trucks came.", "The mayor asked the army for water trucks, and twelve came."),
    ],
)
def test_the_same_deed_in_other_words_passes(claim: str, cited: str) -> None:
    assert roles(claim, [Evidence(cited)]) == ()


def test_of_several_sentences_one_that_has_it_like_the_claim_is_enough() -> None:
    other = "The union accused the board of neglect."

    assert roles("The union accused the board.", [Evidence(UNION), Evidence(other)]) == ()


def test_what_is_about_something_else_is_not_compared() -> None:
    assert roles("The union's lawyers and two members accused the board of theft.", [Evidence(UNION)]) == ()


def test_no_true_sentence_written_for_our_questions_is_objected_to() -> None:
    data = Path(__file__).parents[3] / "eval" / "data"
    gold = {
        record["id"]: [Evidence(point[0]["text"]) for point in record["gold"]]
        for record in map(json.loads, (data / "briefings.jsonl").read_text(encoding="utf-8").splitlines())
    }
    written = map(json.loads, (data / "written.jsonl").read_text(encoding="utf-8").splitlines())

    assert [text for record in written for text in record["true"] if roles(text, gold[record["id"]])] == []


@pytest.mark.parametrize(
    ("claim", "cited"),
    [
        ("Exports rose by 7 percent.", "Exports rose 7 percent, the port said."),
        ("Aldane is to buy eight boats.", "Aldane plans to buy eight boats from the yard."),
        ("Toe was himself suspended.", "Toe, who had spoken of the theft, was suspended."),
    ],
)
def test_a_rise_by_so_much_and_what_is_to_be_done_have_the_same_sides(claim, cited):
    assert roles(claim, [Evidence(cited)]) == ()
