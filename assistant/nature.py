"""A sentence → reported, attributed or assessed.

By section and wording: what stands under implications, or speaks of what may be, is a judgement; what somebody is said
to have said is theirs; the rest is reported.
"""

import re

from assistant.answer import Nature
from index.briefing import Section, SectionKind

# "May" is a month, and what rescuers could not do is a fact.
_JUDGEMENT = re.compile(
    r"\b(?:(?-i:may)|might|could(?!\s+not\b)|would|should|likely|unlikely|probably|possibl[ey]|perhaps|expected\s+to|risks?\s|potential(?:ly)?"
    r"|appears?\s+to|seems?\s+to|suggests?\s+that|signals?\b|underscores?|signif(?:y|ies)|highlights?|raises?\s+concerns?"
    r"|we\s+(?:assess|judge|expect))",
    re.IGNORECASE,
)
_SOMEBODY_SAYS = re.compile(
    r"\b(?:said|says|told|stated|announced|confirms|confirmed(?!\s+(?:cases|deaths))|den(?:y|ies|ied)|claim(?:s|ed)|revealed|warned|insist(?:s|ed)"
    r"|reported|reportedly|allegedly|according\s+to|accus(?:es|ed|ing)|acknowledged|admitted|declined\s+to|argued|vowed"
    r"|not\s+disclosed)\b",
    re.IGNORECASE,
)
# A quotation of somebody who hedges is still theirs.
_QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]")


def nature(text: str, section: Section) -> Nature:
    """Say what kind of statement a sentence makes, given the section it stands in."""
    if section.kind is SectionKind.IMPLICATIONS:
        return Nature.ASSESSED
    says = bool(_SOMEBODY_SAYS.search(text))
    if _JUDGEMENT.search(_QUOTED.sub(" ", text)) and not says:
        return Nature.ASSESSED
    return Nature.ATTRIBUTED if says else Nature.REPORTED
