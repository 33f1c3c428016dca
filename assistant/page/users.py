"""Who may sign in: a file with a user a line, `name:scrypt$…`, each password hashed with a salt of its own."""

import hashlib
import hmac
import logging
import os
import re
import secrets
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from assistant.records.whole_file import write_whole
from index.errors import BadSetting

SHORTEST, LONGEST = 10, 1_000  # characters of a password
_NAME = re.compile(r"[\w.@+-]{1,64}")
# OWASP's second row for scrypt: 32 MiB and some 0.2 s for a guess. They stand in each line, so they may grow.
_LOG_N, _R, _P = 15, 8, 3

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hashed:
    """A password's hash by scrypt, with all that it takes to make it again."""

    log_n: int
    r: int
    p: int
    salt: bytes
    digest: bytes

    def __str__(self) -> str:
        return f"scrypt${self.log_n}${self.r}${self.p}${_written(self.salt)}${_written(self.digest)}"

    def is_of(self, password: str) -> bool:
        return hmac.compare_digest(self.digest, _scrypt(password, self.log_n, self.r, self.p, self.salt))


def hashed(password: str) -> Hashed:
    """Hash a password; BadSetting where it is too short or too long to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadSetting(f"A password has {SHORTEST} to {LONGEST:,} characters; this one has {len(password):,}.")
    salt = secrets.token_bytes(16)
    return Hashed(_LOG_N, _R, _P, salt, _scrypt(password, _LOG_N, _R, _P, salt))


def read_users(file: Path) -> dict[str, Hashed]:
    """Return the users of a file by name. Raises BadSetting where it cannot be read, or others can read it too."""
    try:
        # As far as the system tells: Windows keeps that elsewhere.
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise BadSetting(f"The users in {file} can be read by others on this machine. Close it: chmod 600 {file}")
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BadSetting(
            f"The users in {file} cannot be read: {reason}. Make the file: briefings users add NAME --file {file}"
        ) from error
    return dict(_user(line, f"Line {number} of {file}") for number, line in enumerate(lines, 1) if line.strip())


def add_user(file: Path, name: str, password: str) -> bool:
    """Add a user to a file, made where there is none, or give one another password; say whether the user is new.

    Raises BadSetting, CannotWrite.
    """
    if not _NAME.fullmatch(name):
        raise BadSetting(f"{name!r} is no name for a user: up to 64 letters, digits and . _ @ + - may be.")
    users = read_users(file) if file.exists() else {}
    _write(file, users | {name: hashed(password)})
    return name not in users


def remove_user(file: Path, name: str) -> None:
    """Remove a user from a file. Raises BadSetting, CannotWrite."""
    users = read_users(file)
    if name not in users:
        raise BadSetting(f"There is no user {name!r} in {file}. See who there is: briefings users list --file {file}")
    _write(file, {other: users[other] for other in users if other != name})


class Users:
    """The users of a file as it is now: whoever is removed from it is let in no more. Safe to use from threads."""

    def __init__(self, file: Path) -> None:
        """Raise BadSetting where the file cannot be read, or nobody is in it."""
        self._file = file
        self._lock = Lock()
        self._stamp = self._stamped()
        self._users = read_users(file)
        if not self._users:
            raise BadSetting(f"There is nobody in {file}. Add a user: briefings users add NAME --file {file}")
        # What was right before, so that not every request costs a hash: sealed with a key that nobody else has.
        self._key = secrets.token_bytes(32)
        self._right: dict[str, bytes] = {}

    def knows(self, name: str, password: str) -> bool:
        """Was this password right before, and is it still? Takes no time."""
        self._read_again()
        with self._lock:
            return hmac.compare_digest(self._right.get(name, b""), self._seal(name, password))

    def check(self, name: str, password: str) -> bool:
        """Is this the password of this user? Takes as long for a name that nobody has."""
        self._read_again()
        with self._lock:
            users = self._users
        known = users.get(name, Hashed(_LOG_N, _R, _P, bytes(16), bytes(32)))
        if len(password) > LONGEST or not known.is_of(password):
            return False
        with self._lock:
            if self._users is users:  # else the file changed meanwhile, and what was right may be no more
                self._right[name] = self._seal(name, password)
        return True

    def _seal(self, name: str, password: str) -> bytes:
        return hmac.digest(self._key, f"{name}:{password}".encode("utf-8", "surrogatepass"), "sha256")

    def _read_again(self) -> None:
        stamp = self._stamped()
        with self._lock:
            if stamp == self._stamp:
                return
            self._stamp, self._right = stamp, {}
            try:
                self._users = read_users(self._file)
            except BadSetting as error:
                self._users = {}
                log.error("%s Nobody is let in until then.", error)

    def _stamped(self) -> tuple[int, ...]:
        try:
            now = self._file.stat()
        except OSError:
            return ()
        return (now.st_mtime_ns, now.st_size, now.st_ino, now.st_mode)


def _user(line: str, where: str) -> tuple[str, Hashed]:
    try:
        name, kept = line.strip().split(":")
        kind, log_n, r, p, salt, digest = kept.split("$")
        read = Hashed(int(log_n), int(r), int(p), b64decode(salt, validate=True), b64decode(digest, validate=True))
        # A hash that costs too little protects nobody, one that costs too much takes the machine's memory.
        is_sound = 14 <= read.log_n <= 20 and 1 <= read.r <= 16 and 1 <= read.p <= 16 and len(read.digest) == 32
        if kind != "scrypt" or not is_sound or not _NAME.fullmatch(name):
            raise ValueError
    except (ValueError, NotBase64) as error:
        raise BadSetting(f"{where} is no user. Remove it, and add the user anew: briefings users add NAME") from error
    return name, read


def _write(file: Path, users: dict[str, Hashed]) -> None:
    lines = "".join(f"{name}:{kept}\n" for name, kept in users.items())
    write_whole(file, lines.encode("utf-8"), mode=0o600)


def _scrypt(password: str, log_n: int, r: int, p: int, salt: bytes) -> bytes:
    # The same password typed on another keyboard may come as other characters that look alike.
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    memory = 128 * r * (2**log_n + p + 2)
    return hashlib.scrypt(typed, salt=salt, n=2**log_n, r=r, p=p, maxmem=memory, dklen=32)


def _written(data: bytes) -> str:
    return b64encode(data).decode("ascii")
