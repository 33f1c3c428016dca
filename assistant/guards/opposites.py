"""A word of the claim whose opposite the cited sentences say: rose and fell, arrested and released."""

from collections.abc import Sequence

from assistant.guards.said import near, said
from assistant.readers.judge import Evidence
from index.words import stem, words

_PAIRS = """rise/fall rises/falls rose/fell risen/fallen increase/decrease increase/reduce increase/decline gain/lose
gain/loss gained/lost detain/freed arrest/freed entered/left win/lose won/lost arrest/release detain/release detain/free
impose/lift open/close reopen/close accept/reject approve/reject approve/veto support/oppose guilty/innocent
more/less more/fewer before/after largest/smallest highest/lowest higher/lower acquit/convict begin/end
began/ended start/stop start/end enter/leave join/leave joined/left confirm/deny northern/southern
eastern/western north/south east/west strong/weak stronger/weaker climb/drop grow/shrink grew/shrank expand/cut
defeat/lose raise/lower raise/cut resume/halt resume/suspend pass/block agree/refuse agree/decline
praise/condemn praise/criticise strengthen/weaken allow/ban permit/forbid least/most success/failure
succeed/fail survive/die advance/retreat early/late earlier/later ally/enemy legal/illegal safe/unsafe
likely/unlikely able/unable with/without hire/dismiss appoint/dismiss buy/sell import/export attack/defend
public/secret voluntary/forced widen/narrow improve/worsen better/worse best/worst maximum/minimum upper/lower
inside/outside above/below first/last admit/deny deploy/withdraw extend/shorten ratify/reject true/false
dead/alive peaceful/violent positive/negative earliest/latest
bought/sold send/withdraw sent/withdraw sent/withdrew sent/withdrawn impose/ease tighten/ease tighten/loosen
arrive/leave arrived/left rise/drop rise/decline rose/drop rose/decline fall/climb fell/climb lend/borrow lent/borrow"""
_OPPOSITES: dict[str, set[str]] = {}
for _one, _other in (pair.split("/") for pair in _PAIRS.split()):
    _OPPOSITES.setdefault(stem(_one), set()).add(stem(_other))
    _OPPOSITES.setdefault(stem(_other), set()).add(stem(_one))


def opposites(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which words of the claim turn round what the cited sentences say."""
    there = {stem(word): word for word in words(said(near(claim, cited)))}
    mine = {stem(word): word for word in words(claim)}
    return tuple(
        f"The claim says {word!r}, the cited sentence says {there[opposite]!r}."
        for base, word in mine.items()
        if base not in there
        for opposite in sorted(_OPPOSITES.get(base, set()) & there.keys() - mine.keys())[:1]
    )
