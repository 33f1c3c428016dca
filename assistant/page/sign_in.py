"""Asks for a name and a password before anything else is answered, where the page has users.

By HTTP's own Basic authentication: the browser asks, and programs send the same header. So there is no page of ours
before it, no cookie that could be stolen, and nothing of gradio that could be reached without.
"""

import base64
import binascii
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from anyio import CapacityLimiter, to_thread
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response

from assistant.page.users import Users

TRIES = 10  # passwords that are not known to be right, for one name from one address
MANY_TRIES = 100  # for one name from anywhere, and from one address for any name: a proxy may be the address of all
WITHIN = 600.0  # seconds
ADDRESSES = 10_000  # remembered, and names; the one longest silent is forgotten first
LONGEST_NAME = 100  # characters; longer ones are counted together with what they begin with
# Gradio calls it itself when it starts; it tells nothing and changes nothing.
OPEN = frozenset({"/gradio_api/startup-events"})


class NotSignedIn(AuthenticationError):
    """Nobody is let in with this request; `wait` is for how many seconds not to try again, 0 for none."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


# An address and a name, None for any.
_Key = tuple[str | None, str | None]


class Tries:
    """How often passwords were tried lately, for each name from each address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: OrderedDict[_Key, deque[float]] = OrderedDict()

    def wait(self, address: str, name: str) -> float:
        """Return for how many seconds no password is tried for a name from an address, 0 where one may be."""
        now = self._clock()
        counted = (self._times.get(key) for key in _keys(address, name))
        waits = (times[0] + WITHIN - now for times in counted if times and len(times) == times.maxlen)
        return max([0.0, *waits])

    def note(self, address: str, name: str) -> None:
        for key, most in _keys(address, name).items():
            self._times.setdefault(key, deque(maxlen=most)).append(self._clock())
            self._times.move_to_end(key)
        while len(self._times) > ADDRESSES:
            self._times.popitem(last=False)

    def forgive(self, address: str, name: str) -> None:
        """Forget the tries of a name from an address, of the others one: it was right."""
        self._times.pop((address, name[:LONGEST_NAME]), None)
        for key in _keys(address, name):
            if times := self._times.get(key):
                times.pop()


def _keys(address: str, name: str) -> dict[_Key, int]:
    """Return what tries are counted by, and how many there may be of each."""
    name = name[:LONGEST_NAME]
    return {(address, name): TRIES, (address, None): MANY_TRIES, (None, name): MANY_TRIES}


class SignIn(AuthenticationBackend):
    """Lets in who is among the users; whoever guesses has to wait."""

    def __init__(self, users: Users, tries: Tries | None = None) -> None:
        self._users = users
        self._tries = tries or Tries()
        self._hashing = CapacityLimiter(1)  # each takes 32 MiB and a core

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, SimpleUser]:
        """Return who asks. Raises NotSignedIn."""
        if conn.url.path in OPEN:
            return AuthCredentials(), SimpleUser("")
        name, password = _sent(conn.headers.get("authorization", ""))
        if not self._users.knows(name, password):
            await self._check(name, password, _address(conn))
        return AuthCredentials(), SimpleUser(name)

    async def _check(self, name: str, password: str, address: str) -> None:
        if wait := self._tries.wait(address, name):
            raise NotSignedIn("Too many wrong passwords. Try again later.", wait)
        # Before it is known to be wrong: else many at once would all be tried.
        self._tries.note(address, name)
        if not await to_thread.run_sync(self._users.check, name, password, limiter=self._hashing):
            raise NotSignedIn("Wrong name or password.")
        self._tries.forgive(address, name)


def refusal(_conn: HTTPConnection, error: AuthenticationError) -> Response:
    """Return the response to who is not let in: the browser then asks, or waits."""
    wait = error.wait if isinstance(error, NotSignedIn) else 0.0
    if wait:
        return PlainTextResponse(str(error), 429, {"retry-after": str(math.ceil(wait))})
    return PlainTextResponse(str(error), 401, {"www-authenticate": 'Basic realm="Briefing Assistant", charset="UTF-8"'})


def _sent(header: str) -> tuple[str, str]:
    """Return the name and the password in a header. Raises NotSignedIn where there are none."""
    scheme, _, sealed = header.partition(" ")
    try:
        name, colon, password = base64.b64decode(sealed, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        name, colon, password = "", "", ""
    if scheme.lower() != "basic" or not colon:
        raise NotSignedIn("Sign in with your name and password.")
    return name, password


def _address(conn: HTTPConnection) -> str:
    """Return whose tries are counted together."""
    host = conn.client.host if conn.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return address.packed[:8].hex()  # whoever has one address has the 2⁶⁴ beside it
    return host
