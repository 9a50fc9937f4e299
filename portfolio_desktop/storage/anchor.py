"""The end of the log at a position, to be named outside the register by what is issued from it."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from portfolio_desktop.storage.values import Position


@dataclass(frozen=True, slots=True)
class Anchor:
    """`head` names all edits up to a position, in hexadecimal; `at` (UTC) is the last one's time.

    With one replica it is the hash of its last edit, with several the SHA-256 over the lines
    "replica seq hash", sorted. "" and the year 1970 for a position before every edit.
    """

    head: str
    at: datetime


_NOWHERE = Anchor("", datetime(1970, 1, 1, tzinfo=UTC))


def anchor_at(connection: sqlite3.Connection, position: Position) -> Anchor:
    """Read the ends of the chains at a position of this log."""
    ends: list[tuple[str, int, str]] = []
    moments: list[datetime] = []
    for replica, seq in position.last:
        found = connection.execute(
            "SELECT at_utc, hash FROM edit WHERE replica = ? AND seq = ?", (replica, seq)
        ).fetchone()
        if found is None:
            raise ValueError(f"not a position of this register: {position}")
        moments.append(datetime.fromisoformat(found[0]).astimezone(UTC))
        ends.append((replica, seq, bytes(found[1]).hex()))
    if not ends:
        return _NOWHERE
    if len(ends) == 1:
        return Anchor(ends[0][2], max(moments))
    lines = "".join(f"{replica} {seq} {head}\n" for replica, seq, head in sorted(ends))
    return Anchor(hashlib.sha256(lines.encode("utf-8")).hexdigest(), max(moments))
