"""From an older format to this one: on a verified copy, with the log as it is and rows made anew.

A migration is data: the newer `Schema` with its upcasters. The log is never rewritten; tables whose
declaration changed are filled again from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from portfolio_desktop.environment.files import patiently, sync_folder
from portfolio_desktop.storage import log
from portfolio_desktop.storage.check import FullCheck
from portfolio_desktop.storage.codec import codecs_for
from portfolio_desktop.storage.connection import connect, make_durable, take_lock
from portfolio_desktop.storage.copying import write_copy
from portfolio_desktop.storage.errors import (
    OpenRefused,
    OpenState,
    StorageError,
    Trouble,
    known_errors,
)
from portfolio_desktop.storage.files import put_in_place, sync_file, written_beside
from portfolio_desktop.storage.opening import inspect_older
from portfolio_desktop.storage.rebuild import fill_table
from portfolio_desktop.storage.schema import LADDER, Schema


def migrate(path: Path, *, ladder: Sequence[Schema] = LADDER) -> Path:
    """Bring a closed register of an older format up to the last of the ladder, under its own name.

    Returns where the file is kept as it was ("name (version 1).pfreg" beside it). The copy is
    checked before and after; where anything is wrong the file stays untouched: `OpenRefused` for
    what cannot be migrated, `StorageError` for trouble on the way.
    """
    newest = ladder[-1]
    version = inspect_older(path, newest)
    older = {schema.version: schema for schema in ladder}.get(version)
    if older is None:
        raise OpenRefused(OpenState.OLDER, {"version": version, "ours": newest.version})
    kept = path.with_name(f"{path.stem} (version {version}){path.suffix}")
    with known_errors(), closing(connect(path, "rw")) as source:
        make_durable(source)
        take_lock(source)
        if kept.exists():
            raise StorageError(Trouble.EXISTS, {"detail": kept.name})
        _require_sound(source, older)
        with written_beside(path) as temporary:
            write_copy(source, temporary, older, new_identity=False)
            _convert(temporary, older, newest, log.position(source))
            source.execute("PRAGMA journal_mode = DELETE")
            source.close()
            patiently(lambda: path.rename(kept))
            try:
                put_in_place(temporary, path)
            except BaseException:
                patiently(lambda: kept.rename(path))
                raise
    sync_folder(path.parent)
    return kept


def _convert(temporary: Path, older: Schema, newest: Schema, position: object) -> None:
    with closing(connect(temporary, "rw")) as target:
        make_durable(target)
        target.execute("BEGIN EXCLUSIVE")
        _remake_tables(target, older, newest)
        target.execute(f"PRAGMA user_version = {newest.version}")
        target.execute("COMMIT")
        _require_sound(target, newest)
        if log.position(target) != position:
            raise StorageError(Trouble.NOT_VERIFIED, {"finding": "position"})
        target.execute("PRAGMA journal_mode = DELETE")
    sync_file(temporary)


def _remake_tables(target: sqlite3.Connection, older: Schema, newest: Schema) -> None:
    """Drop what the newer version declares otherwise, and fill it again from the log."""
    declared = {table.name: table.ddl() for table in older.tables}
    for statement in newest.blob_ddl() if not older.blob_ddl() else ():
        target.execute(statement)
    codecs = codecs_for(newest)
    upcast = {upcaster.table for upcaster in newest.upcasters}
    for name in declared.keys() - codecs.keys():
        target.execute(f"DROP TABLE {name}")
    for name, codec in codecs.items():
        if declared.get(name) == codec.table.ddl() and name not in upcast:
            continue
        target.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in codec.table.ddl():
            target.execute(statement)
        fill_table(target, codec)


def _require_sound(connection: sqlite3.Connection, schema: Schema) -> None:
    findings = FullCheck(connection, schema, codecs_for(schema)).run()
    for finding in findings:
        if finding.is_damage:
            facts = {"finding": finding.code.value, "count": len(findings)}
            raise OpenRefused(OpenState.DAMAGED, facts)
