"""A new register file: complete under its name, or not there at all."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.storage.codec import codecs_for
from portfolio_desktop.storage.connection import connect, make_durable
from portfolio_desktop.storage.errors import known_errors
from portfolio_desktop.storage.files import (
    put_in_place,
    require_new_name,
    sync_file,
    written_beside,
)
from portfolio_desktop.storage.log import Salts, Tip
from portfolio_desktop.storage.recording import Scribe, new_replica
from portfolio_desktop.storage.schema import APPLICATION_ID, Schema
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Clock, EditKind, FieldValue, Label

_PAGE_SIZE = 4096


def create_file(path: Path, info: RegisterInfo, actor: str, clock: Clock, schema: Schema) -> None:
    """Write a register that holds only its own name; EXISTS where the name is taken, BAD_NAME
    and NAME_TOO_LONG where no register can have it."""
    with known_errors():
        require_new_name(path)
    with known_errors(), written_beside(path) as temporary:
        with closing(connect(temporary, "rwc")) as connection:
            connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
            make_durable(connection)
            scribe = Scribe(new_replica(), actor, clock, schema.version, Salts())
            _fill(connection, schema, scribe, info)
            connection.execute("PRAGMA journal_mode = DELETE")
        sync_file(temporary)
        put_in_place(temporary, path)


def _fill(
    connection: sqlite3.Connection, schema: Schema, scribe: Scribe, info: RegisterInfo
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.version}")
    for statement in schema.ddl():
        connection.execute(statement)
    connection.execute("INSERT INTO local VALUES ('replica', ?)", (scribe.replica,))
    session = EditSession(connection, codecs_for(schema))
    session.create("register", info.id, own_fields(info))
    scribe.record_session(connection, Tip(), session, Label("register_created"), EditKind.SETUP)
    connection.execute("COMMIT")


def own_fields(info: RegisterInfo) -> dict[str, FieldValue]:
    return {
        field.name: getattr(info, field.name)
        for field in dataclasses.fields(info)
        if field.name != "id"
    }
