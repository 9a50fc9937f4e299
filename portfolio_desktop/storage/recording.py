"""From an edit session to a logged edit: who, when and under which name."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import clean_text, instant_text
from portfolio_desktop.storage.log import EditHead, NewOp, Salts, Tip
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Clock, EditId, EditKind, Label, Progress


def new_replica() -> str:
    """A name for one copy of a register: 16 hexadecimal digits."""
    return os.urandom(8).hex()


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes edits for one replica and one person."""

    replica: str
    actor: str
    clock: Clock
    schema: int
    salts: Salts

    def record(
        self,
        connection: sqlite3.Connection,
        tip: Tip,
        ops: list[NewOp],
        label: Label,
        kind: EditKind = EditKind.EDIT,
        reverts: EditId | None = None,
        progress: Progress | None = None,
    ) -> Tip:
        """Log the operations as one edit in the open transaction; the new end of the chain."""
        now = self.clock().astimezone(UTC)
        head = EditHead(
            replica=self.replica,
            seq=tip.seq + 1,
            hlc=max(log.clock_reading(now), tip.hlc + 1),
            at_utc=instant_text(now),
            actor=clean_text(self.actor),
            label=label.code,
            params=clean_text(log.canonical_params(label)),
            kind=kind.value,
            reverts=str(reverts) if reverts else "",
            schema=self.schema,
        )
        from portfolio_desktop.storage.appending import append  # not loaded at a start

        return append(connection, tip, head, ops, self.salts, progress)

    def record_session(
        self,
        connection: sqlite3.Connection,
        tip: Tip,
        session: EditSession,
        label: Label,
        kind: EditKind = EditKind.EDIT,
        reverts: EditId | None = None,
        progress: Progress | None = None,
    ) -> Tip:
        """Log what the session amounts to; the same end of the chain where that is nothing."""
        ops = session.operations(progress)
        return self.record(connection, tip, ops, label, kind, reverts, progress) if ops else tip
