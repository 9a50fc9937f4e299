"""What the log beside the rows tells about them: who touched them, and which are gone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from portfolio_desktop.storage.errors import known_errors
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.shapes import Rows
from portfolio_desktop.storage.values import EditId, EditRecord, RowKey


class Touch(NamedTuple):
    """That an edit touched a field of a row; "" for the whole row, made or taken away."""

    edit: EditId
    table: str
    row: str
    field: str


class LogReader:
    """Reads the log of one connection. A snapshot has no log: nothing is found there."""

    def __init__(self, connection: Rows) -> None:
        self._connection = connection

    def edits_of(self, rows: Iterable[RowKey], limit: int) -> tuple[EditRecord, ...]:
        """The newest edits that touched any of these rows."""
        from portfolio_desktop.storage.history import edits_of_rows

        if self._missing():
            return ()
        with known_errors():
            return tuple(
                edits_of_rows(
                    self._connection, tuple(rows), field=None, newest_first=True, limit=limit
                )
            )

    def touched(self, oldest: EditId, newest: EditId) -> tuple[Touch, ...]:
        """What the edits of one replica from the oldest to the newest touched, in their order; no
        values are read."""
        if self._missing():
            return ()
        with known_errors():
            found = self._connection.execute(
                "SELECT e.seq, o.tbl, o.row, o.field FROM edit e JOIN op o"
                " ON o.id BETWEEN e.first_op AND e.first_op + e.ops - 1"
                " WHERE e.replica = ? AND e.seq BETWEEN ? AND ? ORDER BY o.id",
                (oldest.replica, oldest.seq, newest.seq),
            ).fetchall()
        return tuple(
            Touch(EditId(oldest.replica, seq), table, row, field)
            for seq, table, row, field in found
        )

    def gone_rows(self, table: str, field: str, links: Iterable[str]) -> set[str]:
        """The rows the table no longer has that were made with one of these links in the field."""
        from portfolio_desktop.storage.history import rows_gone

        if self._missing():
            return set()
        known = CURRENT.table(table)
        name = known.field(field).name
        with known_errors():
            return rows_gone(self._connection, known.name, name, json.dumps(list(links)))

    def made_with(
        self, table: str, fields: Iterable[str], rows: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """The texts of these fields in the newest creation of each row, "" for none.

        Only of fields that are never erased.
        """
        from portfolio_desktop.storage.history import made_with

        if self._missing():
            return {}
        known = CURRENT.table(table)
        names = [known.field(name).name for name in fields]
        with known_errors():
            return made_with(self._connection, table, names, json.dumps(list(rows)))

    def _missing(self) -> bool:
        with known_errors():
            found = self._connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'edit'")
            return found.fetchone() is None
