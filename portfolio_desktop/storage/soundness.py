"""What an opening looks at, bounded so that a large register opens at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import codecs_for
from portfolio_desktop.storage.errors import OpenRefused, OpenState
from portfolio_desktop.storage.schema import Schema, fingerprint, name_in

QUICK_CHECK_BYTES = 24 * 1024 * 1024
"""Up to this size every page is looked at at every opening (about 0.1 s). Above it the small tables
are, and all pages only after an unclean close and in the full check: a GB would cost seconds."""

_SMALL_TABLES = ("register", "setting", "dimension", "phase", "participant", "project")
_LAST_EDIT_OPS = 2_000
_LATEST_EDITS = 100
_LATEST_OPS = 5_000


def inspect(connection: sqlite3.Connection, schema: Schema, *, unclean: bool) -> None:
    """Raise `OpenRefused` unless the file is one of ours and sound as far as is looked."""
    compare_schema(connection, schema)
    _check_pages(connection, schema, everything=unclean)
    _check_ends(connection)
    if not log.register_id(connection):
        raise OpenRefused(OpenState.DAMAGED, {"finding": "register"})
    if unclean:
        _check_latest_rows(connection, schema)


def _check_latest_rows(connection: sqlite3.Connection, schema: Schema) -> None:
    """After a crash: the rows of the last edits must be what the log says they are."""
    from portfolio_desktop.storage.rebuild import compare_row  # needed after a crash only

    codecs = codecs_for(schema)
    keys = connection.execute(
        "SELECT DISTINCT tbl, row FROM op WHERE edit > (SELECT max(id) FROM edit) - ?"
        " AND id > (SELECT max(id) FROM op) - ?",
        (_LATEST_EDITS, _LATEST_OPS),
    ).fetchall()
    for table, row in keys:
        for finding in compare_row(connection, codecs[table], row) if table in codecs else ():
            facts = {"finding": finding.code.value, "detail": f"{table} {row}"}
            raise OpenRefused(OpenState.DAMAGED, facts)


def compare_schema(connection: sqlite3.Connection, schema: Schema) -> None:
    """Refuse objects that are not ours (a planted trigger writes for its maker) or are gone."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE NOT (type = 'index' AND sql IS NULL)"
    ).fetchall()
    if fingerprint(found) != schema.fingerprint:
        _compare_objects(found, schema)
    _check_names_of_keys(connection)


def _compare_objects(found: Iterable[tuple[str, str]], schema: Schema) -> None:
    declared = {name_in(statement): statement for statement in schema.ddl()}
    for name, sql in found:
        if name not in declared:
            raise OpenRefused(OpenState.NOT_OURS, {"finding": "foreign_object", "detail": name})
        if sql != declared.pop(name):
            raise OpenRefused(OpenState.DAMAGED, {"finding": "schema", "detail": name})
    if declared:
        missing = min(declared)
        raise OpenRefused(OpenState.DAMAGED, {"finding": "schema", "detail": missing})


def _check_names_of_keys(connection: sqlite3.Connection) -> None:
    """SQLite names the indexes behind keys itself, after their table, and holds no text of them."""
    odd = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NULL"
        " AND name NOT GLOB 'sqlite_autoindex_' || tbl_name || '_[0-9]'"
    ).fetchone()
    if odd is not None:
        raise OpenRefused(OpenState.DAMAGED, {"finding": "schema", "detail": odd[0]})


def _check_pages(connection: sqlite3.Connection, schema: Schema, *, everything: bool) -> None:
    pages, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    if everything or pages * size <= QUICK_CHECK_BYTES:
        _refuse_unless_ok(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        return
    for table in _SMALL_TABLES:
        if schema.knows(table, ""):
            _refuse_unless_ok(connection.execute(f"PRAGMA quick_check({table})").fetchone()[0])


def _refuse_unless_ok(answer: str) -> None:
    if answer != "ok":
        raise OpenRefused(OpenState.DAMAGED, {"finding": "pages", "detail": answer})


def _check_ends(connection: sqlite3.Connection) -> None:
    """Recompute the hash of each replica's last edit (of ordinary size)."""
    for replica, seq, _, digest in log.last_edits(connection):
        if not log.last_edit_holds(connection, replica, seq, digest, _LAST_EDIT_OPS):
            raise OpenRefused(OpenState.DAMAGED, {"finding": "chain", "detail": f"{replica}:{seq}"})


def has_newer_edits(connection: sqlite3.Connection, schema: Schema) -> bool:
    """Whether a newer program's edits are in the log: they are kept, and the file is read-only."""
    newest = connection.execute("SELECT max(schema) FROM edit").fetchone()[0]
    return newest is not None and newest > schema.version
