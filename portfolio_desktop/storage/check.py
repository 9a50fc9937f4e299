"""The full check: pages, the whole chain, and the rows against what the log makes of them.

Everything is streamed. Rows that were only ever created are compared with their creations by sums
of hashes that do not depend on order; the others, and all rows of a table whose sums differ, are
rebuilt one by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from portfolio_desktop.storage import blobs, chain, soundness, sums
from portfolio_desktop.storage.codec import Codecs, RowCodec
from portfolio_desktop.storage.errors import OpenRefused, trouble_of
from portfolio_desktop.storage.fields import Table
from portfolio_desktop.storage.findings import MOST_FINDINGS, FileFinding, Finding
from portfolio_desktop.storage.rebuild import compare_row, log_rows
from portfolio_desktop.storage.schema import Schema
from portfolio_desktop.storage.values import Progress, RowKey


class FullCheck:
    """One check of one open file. Nothing is changed, and nothing may be edited meanwhile."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        schema: Schema,
        codecs: Codecs,
        progress: Progress | None = None,
    ) -> None:
        self._connection = connection
        self._schema = schema
        self._codecs = codecs
        self._progress = progress
        self._done = 0
        self._total = 0
        self._findings: list[FileFinding] = []

    def run(self) -> tuple[FileFinding, ...]:
        """All findings, at most `MOST_FINDINGS`; none for a sound file."""
        with self._damage_as_finding():
            self._count()
            self._check_structure()
        with self._damage_as_finding():
            self._check_contents()
        return tuple(self._findings[:MOST_FINDINGS])

    @contextmanager
    def _damage_as_finding(self) -> Iterator[None]:
        try:
            yield
        except OpenRefused as refusal:
            self._found(Finding.SCHEMA, detail=str(refusal.params.get("detail", "")))
        except (sqlite3.Error, ValueError) as error:
            if isinstance(error, sqlite3.Error) and trouble_of(error) is None:
                raise
            self._found(Finding.PAGES, detail=str(error))

    def _found(self, code: Finding, **facts: str | int) -> None:
        if len(self._findings) < MOST_FINDINGS:
            self._findings.append(FileFinding(code, facts))

    def _count(self) -> None:
        self._total = self._connection.execute("SELECT count(*) FROM op").fetchone()[0]

    def _advance(self, steps: int) -> None:
        self._done += steps
        if self._progress is not None:
            self._progress(self._done, self._total)

    def _check_structure(self) -> None:
        soundness.compare_schema(self._connection, self._schema)
        for (answer,) in self._connection.execute("PRAGMA quick_check(20)"):
            self._advance(0)
            if answer != "ok":
                self._found(Finding.PAGES, detail=str(answer))
        for table in ("local", "edit"):
            for (answer,) in self._connection.execute(f"PRAGMA integrity_check({table})"):
                if answer != "ok":
                    self._found(Finding.PAGES, detail=str(answer))

    def _check_contents(self) -> None:
        changed = self._changed_rows()
        created = self._check_chain(changed)
        apart = {name: {row for table, row in changed if table == name} for name in self._codecs}
        whole = sum(
            self._sum_table(codec.table, apart[name]) for name, codec in self._codecs.items()
        )
        for name, codec in self._codecs.items():
            if whole != created:
                self._compare_all(codec)
            else:
                self._compare_some(codec, apart[name])
        self._check_references()
        self._check_blobs()

    def _changed_rows(self) -> set[RowKey]:
        """Rows with more behind them than one creation, or with one in an older form."""
        found: set[RowKey] = set(
            self._connection.execute(
                "SELECT tbl, row FROM op WHERE action <> 'create' OR replaces <> ''"
            )
        )
        for name, codec in self._codecs.items():
            if codec.oldest_as_is:
                found |= set(
                    self._connection.execute(
                        "SELECT o.tbl, o.row FROM op AS o JOIN edit AS e ON e.id = o.edit"
                        " WHERE e.schema < ? AND o.tbl = ?",
                        (codec.oldest_as_is, name),
                    )
                )
        return found

    def _check_chain(self, changed: set[RowKey]) -> int:
        """Verify every edit; the sum of the creations of rows that never changed."""
        found = chain.Sums(frozenset(self._codecs), frozenset(changed))
        for finding in chain.verify(self._connection, found, self._advance):
            self._found(finding.code, **finding.facts)
        self._compare_index("op", "op_by_row", ("tbl", "row", "field"), found.index)
        self._check_unknown(found.seen)
        return found.records

    def _sum_table(self, table: Table, apart: set[str]) -> int:
        """The sum over the rows that never changed; the indexes are compared on the way."""
        found = sums.table_sums(self._connection, table, apart, lambda: self._advance(0))
        for name, columns in table.all_indexes():
            self._compare_index(table.name, name, columns, found.keys[name])
        return found.records

    def _compare_index(self, table: str, name: str, columns: Sequence[str], wanted: int) -> None:
        """Whether an index holds just what the table does.

        SQLite's own comparison looks up every entry by itself, which takes minutes where the file
        is larger than the memory for its pages; this reads the index from end to end.
        """
        self._advance(0)
        if sums.index_sum(self._connection, table, name, columns) != wanted:
            self._found(Finding.PAGES, detail=f"index {name} does not match its table")

    def _compare_all(self, codec: RowCodec) -> None:
        name = codec.table.name
        in_table = (row for (row,) in self._connection.execute(f"SELECT id FROM {name}"))
        known = set(log_rows(self._connection, name))
        for row in in_table:
            if row not in known:
                self._found(Finding.ROW_EXTRA, table=name, row=row)
        self._compare_some(codec, known)

    def _compare_some(self, codec: RowCodec, rows: set[str]) -> None:
        for number, row in enumerate(sorted(rows)):
            if number % 100 == 0:
                self._advance(0)
            for finding in compare_row(self._connection, codec, row):
                self._found(finding.code, **finding.facts)

    def _check_unknown(self, seen: set[tuple[str, str]]) -> None:
        for table, field in sorted(seen):
            if not self._schema.knows(table, field):
                (count,) = self._connection.execute(
                    "SELECT count(*) FROM op WHERE tbl = ? AND field = ?", (table, field)
                ).fetchone()
                self._found(Finding.UNKNOWN, table=table, field=field, count=count)

    def _check_blobs(self) -> None:
        for finding in blobs.check(self._connection, self._schema.tables):
            self._advance(0)
            if finding is not None:
                self._found(finding.code, **finding.facts)

    def _check_references(self) -> None:
        for table in self._schema.tables:
            for field in table.fields:
                if field.references:
                    self._advance(0)
                    self._find_dangling(table.name, field.name, field.references)

    def _find_dangling(self, table: str, field: str, target: str) -> None:
        missing = self._connection.execute(
            f"SELECT link FROM (SELECT DISTINCT {field} AS link FROM {table}"
            f" WHERE {field} IS NOT NULL)"
            f" WHERE NOT EXISTS (SELECT 1 FROM {target} WHERE id = link) LIMIT 100"
        ).fetchall()
        for (link,) in missing:
            rows = self._connection.execute(
                f"SELECT id FROM {table} WHERE {field} = ? LIMIT 10", (link,)
            )
            for (row,) in rows.fetchall():
                self._found(Finding.DANGLING, table=table, row=row, field=field, target=link)
