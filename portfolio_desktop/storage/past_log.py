"""What the log tells of an earlier position: as a `LogReader` did there, then."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice

from portfolio_desktop.storage import log
from portfolio_desktop.storage.errors import known_errors
from portfolio_desktop.storage.history import edits_of_rows
from portfolio_desktop.storage.log_reader import LogReader
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.shapes import Rows, among, listed
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.storage.values import EditId, EditRecord, RowKey


class PastLogReader(LogReader):
    """Reads the log of the open file beside the rows of a snapshot; of edits after the snapshot's
    position nothing is told."""

    def __init__(self, connection: sqlite3.Connection, snapshot: Snapshot) -> None:
        super().__init__(connection)
        self._snapshot = snapshot
        self._upto = log.last_edit_of(connection, snapshot.position)

    def edits_of(self, rows: Iterable[RowKey], limit: int) -> tuple[EditRecord, ...]:
        with known_errors():
            found = edits_of_rows(
                self._connection,
                tuple(rows),
                field=None,
                newest_first=True,
                limit=None,
                upto=self._upto,
            )
            known = (each for each in found if self._snapshot.position.includes(each.id))
            return tuple(islice(known, limit))

    def gone_rows(self, table: str, field: str, links: Iterable[str]) -> set[str]:
        wanted = tuple(links)
        known = CURRENT.table(table)
        name = known.field(field).name
        gone = super().gone_rows(table, field, wanted)
        with known_errors():
            present = _linked(self._connection, known.name, name, wanted)
            then = _linked(self._snapshot.connection, known.name, name, wanted)
            return self._made_by_then(known.name, (gone | present) - then)

    def _made_by_then(self, table: str, rows: set[str]) -> set[str]:
        """Those that an edit up to the position has touched."""
        found = self._connection.execute(
            "SELECT o.row, e.replica, e.seq FROM json_each(?) AS wanted"
            " CROSS JOIN op AS o ON o.tbl = ? AND o.row = wanted.value"
            " JOIN edit AS e ON e.id = o.edit WHERE e.id <= ?",
            (listed(rows), table, self._upto),
        )
        position = self._snapshot.position
        return {row for row, replica, seq in found if position.includes(EditId(replica, seq))}


def _linked(connection: Rows, table: str, field: str, links: tuple[str, ...]) -> set[str]:
    where, values = among(**{field: listed(links)})
    return {str(row) for (row,) in connection.execute(f"SELECT id FROM {table}{where}", values)}
