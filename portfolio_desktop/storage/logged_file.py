"""What an open register file tells of its log: positions, edits, and the register as it was."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import Codecs
from portfolio_desktop.storage.errors import known_errors
from portfolio_desktop.storage.schema import Schema
from portfolio_desktop.storage.values import (
    EditId,
    EditRecord,
    Operation,
    Position,
    Progress,
    RowKey,
)

if TYPE_CHECKING:
    from portfolio_desktop.storage.anchor import Anchor
    from portfolio_desktop.storage.snapshot import Snapshot


class LoggedFile(ABC):
    """The part of a `RegisterFile` that reads its log and changes nothing."""

    schema: Schema
    _codecs: Codecs
    _upto: int | None = None
    """The highest local number of the edits that are told of; None for all."""

    @abstractmethod
    def _usable(self) -> sqlite3.Connection:
        """The connection, opened anew where that is needed; a `StorageError` where it cannot be."""

    def position(self) -> Position:
        """The end of the log as it is now."""
        with known_errors():
            return log.position(self._usable())

    def anchor(self, position: Position | None = None) -> Anchor:
        """How a document issued from a position, by default the present one, names it."""
        from portfolio_desktop.storage.anchor import anchor_at

        with known_errors():
            return anchor_at(self._usable(), position or self.position())

    def kept(self, name: str) -> bytes:
        """The bytes of a file kept under its SHA-256; `StorageError` where it is not as kept.

        Also for what an earlier moment named: kept files do not go.
        """
        from portfolio_desktop.storage import blobs

        with known_errors():
            return blobs.read(self._usable(), name)

    def kept_names(self) -> frozenset[str]:
        """The SHA-256 of every kept file."""
        with known_errors():
            found = self._usable().execute("SELECT hash FROM blob")
            return frozenset(name for (name,) in found)

    def as_of(self, moment: Position | datetime) -> Snapshot:
        """The register as it was at a position, or with the edits made up to a moment."""
        from portfolio_desktop.storage import snapshot

        connection = self._usable()
        position = moment if isinstance(moment, Position) else self.position_at(moment)
        with known_errors():
            rows = snapshot.take(connection, self.schema, self._codecs, position)
        return snapshot.Snapshot(rows, position)

    def position_at(self, moment: datetime) -> Position:
        """The end of the log with the edits made up to a moment."""
        with known_errors():
            return log.position_at(self._usable(), moment)

    def position_after(self, edit: EditId) -> Position:
        """The end of the log as it was when that edit had come; a KeyError where it never did."""
        with known_errors():
            return log.position_after(self._usable(), edit)

    def hours_of_edits(self) -> tuple[datetime, ...]:
        """The hours (UTC) in which edits were made, each once; read without the edits."""
        with known_errors():
            return log.hours_of_edits(self._usable())

    def edits(
        self,
        *,
        newest_first: bool = True,
        limit: int | None = None,
        row: str | None = None,
        table: str | None = None,
        field: str | None = None,
        rows: Collection[RowKey] | None = None,
    ) -> Iterator[EditRecord]:
        """The edits, all or those that touched a row, a table, or any of `rows`.

        `field` narrows rows down to the edits that concern one field of them. Without rows they
        are read as they are asked for, and edits made meanwhile do no harm.
        """
        from portfolio_desktop.storage import history

        connection = self._usable()
        upto = history.NO_END if self._upto is None else self._upto
        if row is not None:
            tables = [table] if table is not None else list(self._codecs)
            rows = [*(rows or ()), *((name, row) for name in tables)]
        with known_errors():
            if rows is not None:
                yield from history.edits_of_rows(
                    connection,
                    rows,
                    field=field,
                    newest_first=newest_first,
                    limit=limit,
                    upto=upto,
                )
            else:
                yield from history.edits(
                    connection, newest_first=newest_first, limit=limit, table=table, upto=upto
                )

    def operations(
        self,
        edit: EditId,
        *,
        rows: Collection[RowKey] | None = None,
        limit: int | None = None,
        progress: Progress | None = None,
    ) -> tuple[Operation, ...]:
        """What an edit did, in order: to these rows and so many at most, if given.

        A KeyError when there is no such edit.
        """
        from portfolio_desktop.storage import history

        with known_errors():
            telling = history.Telling(self._usable(), self._codecs, edit)
            return tuple(telling.operations(rows, limit, progress))
