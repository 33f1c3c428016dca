"""English abbreviations with a full stop, by what the stop tells about the sentence.

All are in lower case and without their last stop.
"""

# A name follows, always. Abbreviations only with a capital: "Gen." is a title, "gen." may be anything.
TITLES = frozenset(
    "adm amb asst atty brig capt cmdr col cpl cpt dr drs fr gen gens gov govs hon insp lt maj messrs mlle mme mr mrs "
    "ms msgr pfc pres prof profs pvt rep reps rev sen sens sgt supt".split()
)

# What they introduce follows in the same sentence.
LINKS = frozenset("approx ca cf e.g eg i.e ie incl n.b resp v viz vs".split())

# Abbreviations where a number follows; words otherwise ("No. He did not go.").
BEFORE_NUMBERS = frozenset("art arts ch chap cl eq fig figs n no nos nr op p para pp pt sec vol vols № n° nº".split())

# The stop may end the sentence as well. The first are abbreviations only with a capital: "miss." is a word.
CAPITALISED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark ave bldg blvd calif cir colo conn ct dak del dep det dist div fla ft ga hwy ill ind kan ky la mass "
    "md mich min minn miss mo mont mt mtn neb nev okla ont ore pa pkwy pl rd rte sec sq st ste tenn tex va vt wash wis "
    "wyo".split()
)
AMBIGUOUS = frozenset(
    "al assn assoc ave avg bde blvd bn bros co corp dept dist est ext govt hr hrs hwy inc intl jr lb lbs llc ltd mfg "
    "mins mtn natl oz phd plc pty rd regt sq sr st tel univ yr yrs".split()
)

CLOCK = frozenset(("a.m", "p.m"))
AFTER_CLOCK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet ist msk jst kst eastern "
    "central mountain pacific greenwich".split()
)

# Names that are written with an exclamation mark.
EXCLAIMED = frozenset(("yahoo",))

# Words that seldom have a capital inside a sentence, so that an ambiguous stop before one does end it.
STARTERS = frozenset(
    "a after all also although an and another any are as at because before both but by can could did do does during "
    "each either even every few for from furthermore had has have he her here his how however i if in instead is it "
    "its let many meanwhile moreover most my neither nevertheless no nor now of on once one only or other our "
    "otherwise please several she should since so some still such than that the their then there therefore these they "
    "this those though thus to today together under unless until was we were what when where whether which while who "
    "whose why with would yes yet you your".split()
)
