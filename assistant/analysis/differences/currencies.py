"""Amount → the currency that it is of; dollars of any country are one, for "$" may be each of them."""

import re

from assistant.guards.amounts import Amount

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound"}
_NAMES = {
    name: names.split()[0]
    for names in """dollar
    euro
    pound
    crown krona krone kronor kroner
    rouble ruble
    yen
    yuan
    rupee
    franc
    peso""".splitlines()
    for name in names.split()
}
_BEHIND = re.compile(rf"[\s-](?:(?:US|U\.S\.|(?-i:[A-Z])[a-z]+)\s)?({'|'.join(_NAMES)})s?\b", re.IGNORECASE)


def may_be_one(one: str, other: str) -> bool:
    """Are two currencies the same, as far as they are named?"""
    return not one or not other or one == other


def currency(text: str, amount: Amount) -> tuple[str, int]:
    """Return the currency of an amount, "" where none is named, and where its words end."""
    if behind := _BEHIND.match(text, amount.end):
        return _NAMES[behind[1].lower()], behind.end()
    return next((name for sign, name in _SIGNS.items() if sign in amount.words), ""), amount.end
