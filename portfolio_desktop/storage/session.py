"""One edit in the making: rows are written at once, the log when the block ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import (
    WHOLE,
    Codecs,
    Columns,
    RowCodec,
    canonical_field,
    from_columns,
    to_columns,
)
from portfolio_desktop.storage.log import NewOp
from portfolio_desktop.storage.values import Action, Change, FieldValue, Progress, RowKey

_TOLD_EVERY = 50


def read_columns(connection: sqlite3.Connection, codec: RowCodec, row: str) -> Columns | None:
    """A row's columns without the id, or None when there is no such row."""
    found = connection.execute(f"{codec.select} WHERE id = ?", (row,)).fetchone()
    return None if found is None else tuple(found[1:])


class EditSession:
    """The edit inside `with register.edit(...)`; unusable afterwards but for `change`.

    A wish that cannot be (an unknown table or field, a row that is there already or not at all, a
    value of the wrong type) is a ValueError, KeyError or TypeError and undoes the whole edit.
    """

    change: Change

    def __init__(self, connection: sqlite3.Connection, codecs: Codecs) -> None:
        self._connection = connection
        self._codecs = codecs
        self._before: dict[RowKey, Columns | None] = {}
        self._now: dict[RowKey, Columns | None] = {}
        self._open = True
        self.change = Change(None)

    def create(self, table: str, row: str, values: Mapping[str, FieldValue]) -> None:
        """Make a row; fields not named hold their defaults."""
        codec = self._codec(table)
        if not row or not row.isprintable():
            raise ValueError(f"not a row id: {row!r}")
        columns = codec.columns(values)
        key = (table, row)
        if self._now.get(key) is not None:
            raise ValueError(f"{table} {row} is there already")
        try:
            self._connection.execute(codec.insert, (row, *columns))
        except sqlite3.IntegrityError as error:
            raise ValueError(f"{table} {row} is there already") from error
        self._before.setdefault(key, None)
        self._now[key] = columns

    def set(self, table: str, row: str, field: str, value: FieldValue) -> None:
        """Write one field; nothing when it holds that value already."""
        codec = self._codec(table)
        known, place = codec.slot(field)
        columns = self._columns(table, row)
        wished = to_columns(known, value)
        if columns[place] == wished:
            return
        self._connection.execute(codec.update(known), (*wished, row))
        self._now[table, row] = (*columns[: place.start], *wished, *columns[place.stop :])

    def delete(self, table: str, row: str) -> None:
        """Remove a row. Rows that point to it are the caller's concern."""
        codec = self._codec(table)
        self._columns(table, row)
        self._connection.execute(codec.delete, (row,))
        self._now[table, row] = None

    def keep(self, data: bytes) -> str:
        """Keep a file with the register; the SHA-256 by which fields called `blob` name it."""
        if not self._open:
            raise ValueError("this edit has ended")
        from portfolio_desktop.storage import blobs  # not loaded at every start

        return blobs.keep(self._connection, data)

    def record(self, table: str, row: str) -> dict[str, FieldValue] | None:
        """The whole row as it is now, this edit's changes included; None when there is none."""
        codec = self._codec(table)
        columns = self._known_columns(table, row)
        return None if columns is None else codec.record(columns)

    def value(self, table: str, row: str, field: str) -> FieldValue:
        """One field as it is now, this edit's changes included."""
        known, place = self._codec(table).slot(field)
        return from_columns(known, self._columns(table, row)[place])

    def operations(self, progress: Progress | None = None) -> list[NewOp]:
        """What the edit amounts to: rows that ended as they began are left out."""
        found: list[NewOp] = []
        for done, key in enumerate(self._before):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, len(self._before))
            found += self._row_operations(key)
        return found

    def touched(self) -> frozenset[RowKey]:
        return frozenset(key for key, before in self._before.items() if before != self._now[key])

    def end(self) -> None:
        self._open = False

    def _codec(self, table: str) -> RowCodec:
        if not self._open:
            raise ValueError("this edit has ended")
        codec = self._codecs.get(table)
        if codec is None:
            raise KeyError(f"no table {table}")
        return codec

    def _known_columns(self, table: str, row: str) -> Columns | None:
        key = (table, row)
        if key not in self._now:
            columns = read_columns(self._connection, self._codecs[table], row)
            if columns is None:
                return None
            self._before.setdefault(key, columns)
            self._now[key] = columns
        return self._now[key]

    def _columns(self, table: str, row: str) -> Columns:
        columns = self._known_columns(table, row)
        if columns is None:
            raise ValueError(f"there is no {table} {row}")
        return columns

    def _row_operations(self, key: RowKey) -> Iterator[NewOp]:
        before, after = self._before[key], self._now[key]
        if before == after:
            return
        if after is None:
            yield self._whole_row(key, Action.DELETE, ())
        elif before is None:
            yield self._whole_row(key, Action.CREATE, self._texts(key[0], after))
        else:
            yield from self._field_operations(key, before, after)

    def _texts(self, table: str, columns: Columns) -> tuple[tuple[str, str], ...]:
        codec = self._codecs[table]
        return ((WHOLE, codec.canonical(columns)), *codec.parts(columns))

    def _whole_row(self, key: RowKey, action: Action, texts: tuple[tuple[str, str], ...]) -> NewOp:
        from portfolio_desktop.storage.lineage import lineage

        table, row = key
        earlier = log.ops_of_row(self._connection, table, row)
        replaces = lineage(earlier).refs if earlier else ()
        return NewOp(action, table, row, "", replaces, texts)

    def _field_operations(self, key: RowKey, before: Columns, after: Columns) -> Iterator[NewOp]:
        from portfolio_desktop.storage.lineage import lineage

        table, row = key
        for field, place in self._codecs[table].fields():
            if before[place] != after[place]:
                earlier = log.ops_of_row(self._connection, table, row, field.name)
                replaces = lineage(earlier).refs_of(field.name)
                text = canonical_field(field, after[place])
                yield NewOp(Action.SET, table, row, field.name, replaces, ((WHOLE, text),))
