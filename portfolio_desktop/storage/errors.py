"""Known trouble with the register file, as codes and facts; anything else is a bug."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from types import MappingProxyType

from portfolio_desktop.storage.values import Fact


class Trouble(StrEnum):
    DISK_FULL = "disk_full"
    IO = "io"
    READ_ONLY = "read_only"
    PAST = "past"
    """The register is looked at as it was."""
    LOCKED = "locked"
    MISSING = "missing"
    EXISTS = "exists"
    CANNOT_OPEN = "cannot_open"
    REMOVED = "removed"
    """The file was removed or renamed while it was open."""
    REPLACED = "replaced"
    """Another file stands in its place since it was opened."""
    DAMAGED = "damaged"
    MEMORY = "memory"
    TOO_BIG = "too_big"
    CLOSED = "closed"
    BAD_NAME = "bad_name"
    """No file can have that name, or Windows would lead it to a device."""
    NAME_TOO_LONG = "name_too_long"
    """The name or its whole path, counting what SQLite puts beside the file."""
    NOT_VERIFIED = "not_verified"
    """A copy that was just written did not read back as what was written."""


class StorageError(Exception):
    """Trouble with the file. What was confirmed before it is safe; the attempted edit is not in."""

    def __init__(self, code: Trouble, facts: Mapping[str, Fact] | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Mapping[str, Fact] = MappingProxyType(dict(facts or {}))

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else str(self.code)


class OpenState(StrEnum):
    """What opening a file found. OK and READ_ONLY open; the others are refusals."""

    OK = "ok"
    READ_ONLY = "read_only"
    OLDER = "older"
    TOO_NEW = "too_new"
    NOT_OURS = "not_ours"
    EMPTY = "empty"
    DAMAGED = "damaged"
    LOCKED = "locked"
    MISSING = "missing"
    NO_ACCESS = "no_access"


_TROUBLE_OF_STATE = {
    OpenState.LOCKED: Trouble.LOCKED,
    OpenState.MISSING: Trouble.MISSING,
    OpenState.DAMAGED: Trouble.DAMAGED,
}


class OpenRefused(StorageError):  # noqa: N818 (an answer, not an accident)
    """The file was not opened and not changed. `state` says why, `params` holds the facts.

    LOCKED: host, user, pid, since (UTC, ISO) where known; here, mine (1 or 0, see `presence`).
    OLDER and TOO_NEW: version, ours.
    MISSING: name.
    NOT_OURS and DAMAGED: finding, and where there is more to tell, detail.
    """

    def __init__(self, state: OpenState, params: Mapping[str, Fact] | None = None) -> None:
        super().__init__(_TROUBLE_OF_STATE.get(state, Trouble.CANNOT_OPEN), params)
        self.state = state

    @property
    def params(self) -> Mapping[str, Fact]:
        return self.facts

    def __str__(self) -> str:
        return f"{self.state}: {super().__str__()}"


_BY_RESULT_CODE = {
    sqlite3.SQLITE_FULL: Trouble.DISK_FULL,
    sqlite3.SQLITE_IOERR: Trouble.IO,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_CANTOPEN: Trouble.CANNOT_OPEN,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_NOMEM: Trouble.MEMORY,
    sqlite3.SQLITE_TOOBIG: Trouble.TOO_BIG,
}

_BY_ERRNO = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.ENOENT: Trouble.MISSING,
    errno.EEXIST: Trouble.EXISTS,
    errno.ENAMETOOLONG: Trouble.NAME_TOO_LONG,
}

# Windows says more than the errno that is made of it.
_BY_WINDOWS_ERROR = {
    21: Trouble.MISSING,  # the drive is not ready
    32: Trouble.LOCKED,  # another program has the file open
    33: Trouble.LOCKED,
    39: Trouble.DISK_FULL,
    123: Trouble.BAD_NAME,
    206: Trouble.NAME_TOO_LONG,
}


def trouble_of(error: sqlite3.Error) -> StorageError | None:
    """The known trouble behind an error of SQLite, or None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        # Python's own finding, without a code: a text in the file is not UTF-8 any more.
        return StorageError(Trouble.DAMAGED) if "decode to UTF-8" in str(error) else None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StorageError(Trouble.REMOVED)
    known = _BY_RESULT_CODE.get(code & 0xFF)
    if known is None:
        return None
    return StorageError(known, {"detail": getattr(error, "sqlite_errorname", "")})


def trouble_of_os(error: OSError) -> StorageError:
    known = _BY_WINDOWS_ERROR.get(getattr(error, "winerror", None) or 0)
    if known is None and error.errno == errno.EINVAL and error.filename:
        known = Trouble.BAD_NAME
    known = known or _BY_ERRNO.get(error.errno or 0, Trouble.IO)
    return StorageError(known, {"detail": errno.errorcode.get(error.errno or 0, "")})


@contextmanager
def known_sqlite_errors() -> Iterator[None]:
    """Turn known errors of SQLite into `StorageError`; let everything else through."""
    try:
        yield
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged place in its message, which then is no UTF-8 either.
        raise StorageError(Trouble.DAMAGED) from error
    except sqlite3.Error as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn known errors of SQLite and of the file system into `StorageError`; let bugs through."""
    try:
        with known_sqlite_errors():
            yield
    except OSError as error:
        raise trouble_of_os(error) from error
