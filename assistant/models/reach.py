"""Is a model's server on this machine? What is asked of one that is not leaves the machine.

Leave for that comes from the environment alone: settings lie in the library, and libraries are handed on.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from index.errors import BadSetting

LEAVE = "BRIEFINGS_ALLOW_REMOTE"  # hosts that may be asked, with commas between them


def allowed(base_url: str, leave: str) -> str:
    """Return the address as it is; BadSetting where it is none, or on another machine that `leave` does not name."""
    host = _host(base_url)
    if not (is_here(base_url) or host in leave.replace(",", " ").split()):
        raise BadSetting(
            f"The model's server {host} is not on this machine: questions and the sentences found for them would be "
            f"sent there. If that is what you want, say so in the environment: {LEAVE}={host}"
        )
    return base_url


def is_here(base_url: str) -> bool:
    """Does the address name this machine? A name other than localhost could be anyone's."""
    host = _host(base_url)
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _host(base_url: str) -> str:
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port  # a port that is no number is refused when it is read
    except ValueError:
        host = None
    # Two readers of one address may disagree on what is written before an @ or behind a backslash.
    if not host or parts.scheme not in ("http", "https") or set(base_url) & set("@\\ \t\r\n"):
        shown = "…@" + base_url.rpartition("@")[2] if "@" in base_url else base_url  # a password may stand before it
        raise BadSetting(f'writer.base_url is {shown!r}; an example of one: "http://127.0.0.1:8080/v1"')
    return host
