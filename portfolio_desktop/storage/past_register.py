"""The register as it was, in the place of the open one: whatever reads that reads this."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator, Iterator
from datetime import datetime
from itertools import islice

from portfolio_desktop.storage import log, snapshot
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors
from portfolio_desktop.storage.past_log import PastLogReader
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import read_columns
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.storage.values import EditRecord, FieldValue, Position, RowKey


class PastRegister(RegisterFile):
    """Stands beside the register it is of, which stays open and is not closed with it.

    Its rows, its log, its now and its today are those of the moment. Nothing can be written: every
    edit is a `StorageError` PAST. What is about the file, such as a check or a copy, is about the
    file as it is now.
    """

    def __init__(self, present: RegisterFile, rows: Snapshot, moment: datetime) -> None:
        super().__init__(
            present.path,
            present._file,
            actor=present.actor,
            clock=lambda: moment,
            schema=present.schema,
        )
        self.read_only, self.copied_at, self.found_unclosed = True, None, False
        self.present = present
        self.moment = moment
        self.opened_at = rows.position
        self._snapshot = rows
        self._upto = log.last_edit_of(self._usable(), rows.position)
        rows.reader.log = PastLogReader(self._usable(), rows)

    @property
    def reader(self) -> Reader:
        return self._snapshot.reader

    def record(self, table: str, row: str) -> dict[str, FieldValue] | None:
        with known_errors():
            columns = read_columns(self._snapshot.connection, self._codecs[table], row)
        return None if columns is None else self._codecs[table].record(columns)

    def position(self) -> Position:
        return self._snapshot.position

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
        found = super().edits(
            newest_first=newest_first, row=row, table=table, field=field, rows=rows
        )
        known = (record for record in found if self._snapshot.position.includes(record.id))
        yield from islice(known, limit)

    def close(self) -> None:
        """Give the memory back; the register that this is of stays open."""
        self._snapshot.close()

    def _usable(self) -> sqlite3.Connection:
        return self.present._usable()

    def _writable(self) -> sqlite3.Connection:
        raise StorageError(Trouble.PAST)


def past_register_steps(
    register: RegisterFile, position: Position, moment: datetime
) -> Generator[tuple[int, int], None, PastRegister]:
    """The register as it was at a position, told as that moment, read in steps between which it may
    be edited. `StorageError`: CLOSED where it was closed on the way."""
    with known_errors():
        source = register._usable()
        steps = snapshot.take_steps(source, register.schema, register._codecs, position)
        try:
            while True:
                try:
                    reached = next(steps)
                except StopIteration as end:
                    rows = Snapshot(end.value, position)
                    break
                yield reached
                if register._usable() is not source:
                    raise StorageError(Trouble.IO)
        finally:
            steps.close()
    return PastRegister(register, rows, moment)
