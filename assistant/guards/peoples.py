"""Names of one country in other words: its people, its capital, its initials. Widely known ones, in closed lists."""

# A people and its country, where they do not begin alike or their endings are not those below.
PEOPLES = dict(
    pair.split("/")
    for pair in """french/france frenchman/france frenchmen/france
    dutch/netherlands danish/denmark dane/denmark spanish/spain spaniard/spain welsh/wales swiss/switzerland
    greek/greece filipino/philippines philippine/philippines british/uk briton/uk english/england american/us
    polish/poland pole/poland finnish/finland finn/finland turkish/turkey turk/turkey
    thai/thailand irish/ireland scottish/scotland scot/scotland swedish/sweden swede/sweden chinese/china
    burmese/myanmar burma/myanmar german/germany lebanese/lebanon afghan/afghanistan portuguese/portugal togolese/togo
    peruvian/peru
    argentine/argentina norwegian/norway emirati/emirates congolese/congo mozambican/mozambique moroccan/morocco
    panamanian/panama uzbek/uzbekistan kazakh/kazakhstan kyrgyz/kyrgyzstan tajik/tajikistan kurdish/kurdistan
    shiite/shia""".split()
)
# A capital speaks and acts for its country, all the words of it: Seoul not for the other Korea.
CAPITALS = dict(
    pair.split("/")
    for pair in """washington/us moscow/russia beijing/china london/uk paris/france berlin/germany rome/italy
    madrid/spain tokyo/japan seoul/south-korea pyongyang/north-korea delhi/india islamabad/pakistan kabul/afghanistan
    tehran/iran baghdad/iraq damascus/syria beirut/lebanon ankara/turkey riyadh/saudi cairo/egypt khartoum/sudan
    athens/greece canberra/australia wellington/zealand ottawa/canada caracas/venezuela havana/cuba bogotá/colombia
    hanoi/vietnam manila/philippines jakarta/indonesia kyiv/ukraine kiev/ukraine warsaw/poland dublin/ireland
    brussels/eu tbilisi/georgia baku/azerbaijan pretoria/south-africa nairobi/kenya lisbon/portugal
    vienna/austria""".split()
)
SAME = {
    "u.s": "us",
    "usa": "us",
    "u.s.a": "us",
    "u.k": "uk",
    "u.n": "un",
    "e.u": "eu",
    "britain": "uk",
    "america": "us",
}
_OF_PEOPLE = frozenset("ian ians an ans ean eans n ns ese ish i is ic ite ites er ers ist ists ism iot iots s".split())
_OF_COUNTRY = frozenset(" a e y ia ea ey en ain land and an o os us istan".split(" "))
_NOT_OF = frozenset({("nigerian", "niger")})  # and look so
SPOKEN_OUT = {"us": "united states", "uk": "united kingdom", "un": "united nations", "eu": "european union"}


def is_people_of(people: str, country: str) -> bool:
    """Iranian is of Iran, Swedish of Sweden, Islamist of what is Islamic; Austrian is not of Australia."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(people, country, strict=False)) if a != b), min(len(people), len(country))
    )
    if (people.rstrip("s"), country) in _NOT_OF:
        return False
    of = _OF_COUNTRY | _OF_PEOPLE
    return any(people[at:] in _OF_PEOPLE and country[at:] in of and at >= 4 for at in (shared, shared - 1))
