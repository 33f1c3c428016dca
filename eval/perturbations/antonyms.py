"""The opposite happened: rose ↔ fell, arrested ↔ released, before ↔ after."""

from collections.abc import Iterator, Sequence
from random import Random

from eval.perturbations.family import Family, by_family, pairs
from eval.perturbations.text import replaced, word_pattern

OPPOSITES = by_family(
    pairs(
        """rises/falls rose/fell rising/falling increases/decreases increased/decreased increasing/decreasing
        increase/decrease wins/loses won/lost winning/losing arrests/releases arrested/released imposes/lifts
        imposed/lifted imposing/lifting opens/closes opened/closed opening/closing reopens/closes accepts/rejects
        accepted/rejected approves/rejects approved/vetoed supports/opposes supported/opposed guilty/innocent
        more_than/less_than before/after largest/smallest highest/lowest acquits/convicts acquitted/convicted
        begins/ends began/ended begin/end enters/leaves entered/left joins/leaves confirms/denies confirmed/denied
        northern/southern north/south stronger/weaker"""
    ),
    pairs(
        """climbs/drops climbed/dropped climbing/dropping grows/shrinks grew/shrank
        defeats/loses_to defeated/lost_to beats/loses_to detains/frees detained/freed raises/lowers raised/lowered
        raise/lower resumes/halts resumed/halted resume/halt passes/blocks agrees/refuses agreed/refused
        praises/condemns praised/condemned strengthens/weakens strengthened/weakened allows/bans allowed/banned
        permits/forbids at_least/at_most gains/losses success/failure succeeds_in/fails_in survives/perishes_in
        advances/retreats advanced/retreated
        eastern/western east/west earlier/later ally/enemy legal/illegal safe/unsafe higher/lower widens/narrows
        voluntary/forced public/secret"""
    ),
)
_PATTERNS = {family: word_pattern(words) for family, words in OPPOSITES.items()}


def opposite(text: str, family: Family, _others: Sequence[str], _random: Random) -> Iterator[str]:
    """Yield the sentence with one word turned into its opposite, for each that has one."""
    yield from replaced(text, _PATTERNS[family], OPPOSITES[family])
