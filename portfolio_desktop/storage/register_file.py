"""The open register: one connection, one thread, every edit saved whole or not at all.

What opening does not need is imported where it is done: every start would wait for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import Codecs, codecs_for, instant, instant_text
from portfolio_desktop.storage.connection import relax
from portfolio_desktop.storage.errors import (
    StorageError,
    Trouble,
    known_errors,
    known_sqlite_errors,
)
from portfolio_desktop.storage.handle import FileHandle
from portfolio_desktop.storage.log import Salts, Tip
from portfolio_desktop.storage.logged_file import LoggedFile
from portfolio_desktop.storage.opening import open_checked
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.schema import CURRENT, Schema
from portfolio_desktop.storage.session import EditSession, read_columns
from portfolio_desktop.storage.values import (
    Change,
    Clock,
    EditId,
    EditKind,
    FieldValue,
    Label,
    Position,
    Progress,
    Trace,
    system_clock,
)

if TYPE_CHECKING:
    from portfolio_desktop.domain.register import RegisterInfo
    from portfolio_desktop.storage.copying import Copying, WrittenCopy
    from portfolio_desktop.storage.findings import FileFinding
    from portfolio_desktop.storage.recording import Scribe


class RegisterFile(LoggedFile):
    """A register file that is open; only the thread that opened it may call it, or one that
    it waits for.

    Trouble with the file is a `StorageError`: the attempted edit is not in, what was confirmed
    before is safe, and the next edit works or says why not.
    """

    path: Path
    id: str
    replica: str
    actor: str
    read_only: bool

    def __init__(
        self, path: Path, file: FileHandle, *, actor: str, clock: Clock, schema: Schema
    ) -> None:
        self.path = path
        self.actor = actor
        self.read_only, self.copied_at = file.read_only, file.copied_at
        self.found_unclosed = file.unclosed
        self.schema = schema
        self._clock = clock
        self._file = file
        self._codecs: Codecs = codecs_for(schema)
        self._salts = Salts()
        self._session: EditSession | None = None
        self._reader: Reader | None = None
        self.replica = self._file.local("replica")
        self.id = log.register_id(file.connection)
        self._tip: Tip = log.read_tip(file.connection, self.replica)
        self.opened_at: Position = log.position(file.connection)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        info: RegisterInfo,
        actor: str,
        clock: Clock = system_clock,
        schema: Schema = CURRENT,
    ) -> RegisterFile:
        """Make a new file and open it; `StorageError` EXISTS where the name is taken."""
        from portfolio_desktop.storage.creation import create_file

        create_file(path, info, actor, clock, schema)
        return cls.open(path, actor=actor, clock=clock, schema=schema)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        actor: str,
        clock: Clock = system_clock,
        schema: Schema = CURRENT,
    ) -> RegisterFile:
        """Open and lock it, read-only where it cannot be written; else `OpenRefused`."""
        file = FileHandle(path, open_checked(path, schema, clock()))
        try:
            return cls(path, file, actor=actor, clock=clock, schema=schema)
        except BaseException:
            file.close()
            raise

    def now(self) -> datetime:
        """The present moment in UTC, from the clock handed in."""
        return self._clock().astimezone(UTC)

    def today(self) -> date:
        """The day it is in Copenhagen."""
        return danish_time(self.now()).date()

    @property
    def editing(self) -> bool:
        """Whether an edit is open: its rows are written, and not yet in the log."""
        return self._session is not None

    @property
    def reader(self) -> Reader:
        """The rows as they are now; inside an edit, with its changes."""
        connection = self._usable()
        if self._reader is None:
            self._reader = Reader(connection)
        return self._reader

    def record(self, table: str, row: str) -> dict[str, FieldValue] | None:
        """A whole row as it is now by field name, or None when there is none."""
        with known_errors():
            columns = read_columns(self._usable(), self._codecs[table], row)
        return None if columns is None else self._codecs[table].record(columns)

    @contextmanager
    def edit(
        self,
        label: Label,
        *,
        kind: EditKind = EditKind.EDIT,
        reverts: EditId | None = None,
        progress: Progress | None = None,
    ) -> Iterator[EditSession]:
        """One edit: all of the block or, when anything at all goes wrong, nothing of it.

        On disk when the block has ended. A block that changes nothing records nothing.
        `progress` is told of the rows while they are logged.
        """
        with self._transaction() as session:
            yield session
            after = self._scribe().record_session(
                self._file.connection, self._tip, session, label, kind, reverts, progress
            )
            if after == self._tip:
                self._file.connection.execute("ROLLBACK")
                return
            self._commit(after)
            session.change = Change(EditId(self.replica, after.seq), session.touched())

    def erase(self, table: str, row: str, *fields: str, traces: Iterable[Trace] = ()) -> Change:
        """Remove every logged value of fields of words, with their `traces`; empty them for good.

        One edit, not to be undone. A ValueError where a field holds no words or the row never was.
        The file is written anew to leave no copies; where only that fails, erasing again does it.
        """
        from portfolio_desktop.storage.erasure import plan

        with self._transaction():
            connection = self._file.connection
            plans = plan(connection, self._codecs, (table, row), fields, traces)
            label = Label("erased", {"table": table, "row": row, "field": ",".join(fields)})
            ops = [each.op for each in plans]
            after = self._scribe().record(connection, self._tip, ops, label, EditKind.ERASE)
            for each in plans:
                each.carry_out(connection)
            self._commit(after)
        with known_errors():
            self._usable().execute("VACUUM")
        return Change(EditId(self.replica, after.seq), frozenset((op.table, op.row) for op in ops))

    @contextmanager
    def _transaction(self) -> Iterator[EditSession]:
        connection = self._writable()
        session = EditSession(connection, self._codecs)
        try:
            with known_sqlite_errors():
                connection.execute("BEGIN IMMEDIATE")
                self._session = session
                yield session
        except BaseException:
            self._recover()
            raise
        finally:
            self._session = None
            session.end()

    def check(self, progress: Progress | None = None) -> tuple[FileFinding, ...]:
        """Everything that is wrong with the file: pages, the whole chain, rows against the log.

        `progress` is told (done, total) and may raise to end the check. A sound outcome is noted
        as the last check.
        """
        from portfolio_desktop.storage.check import FullCheck

        connection = self._idle()
        with known_errors():
            findings = FullCheck(connection, self.schema, self._codecs, progress).run()
        if not any(finding.is_damage for finding in findings):
            self._note_check()
        return findings

    def check_slices(self, milliseconds: int = 40) -> Iterator[tuple[FileFinding, ...]]:
        """The same in steps of about that long, each with its findings; edits may come between.

        It ends early, with nothing noted, where the register is closed meanwhile. SQLite's own
        structure is left to `check`.
        """
        from portfolio_desktop.storage.slices import check_slices

        sound = True
        with known_errors():
            connection = self._usable()
            for step in check_slices(connection, self._codecs, milliseconds / 1000):
                sound = sound and not any(finding.is_damage for finding in step)
                yield step
                if self._file.closed or self._file.connection is not connection:
                    return
        if sound:
            self._note_check()

    def last_check(self) -> datetime | None:
        """When this file was last checked wholly and found sound, in UTC."""
        with known_errors():
            self._usable()
            text = self._file.local("checked_at")
        return instant(text) if text else None

    def copy_steps(self, path: Path) -> Copying:
        """Write the register to a new name, as a replica of its own, in steps between which it can
        be edited; what they return is still to be finished. `StorageError` as it comes.

        Works also where the open file was removed meanwhile.
        """
        from portfolio_desktop.storage.copying import copy_steps

        self._idle()
        return copy_steps(self._file, lambda _position: path, self.schema, new_identity=True)

    def backup_steps(self, folder: Path) -> Generator[tuple[int, int], None, WrittenCopy | None]:
        """Write a backup under the folder, by register id, in steps as `copy_steps`; it is still to
        be finished by `backup.finish_backup`. None where nothing was edited since the newest one.
        """
        from portfolio_desktop.storage.backup import backup_steps

        self._idle()
        return backup_steps(self._file, self.schema, folder, self.id, self.now())

    def relax_durability(self) -> None:
        """Give up every promise about crashes for speed, until it is closed: for filling a file
        that can be made again, such as a benchmark's."""
        relax(self._usable())

    def close(self) -> None:
        """Give the file back. A register can be closed twice."""
        if self._session is not None:
            raise ValueError("an edit is open")
        self._reader = None
        self._file.close()

    def __enter__(self) -> RegisterFile:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _note_check(self) -> None:
        if not self.read_only:
            with known_errors():
                self._usable()
                self._file.set_local("checked_at", instant_text(self.now()))

    def _usable(self) -> sqlite3.Connection:
        if self._file.closed:
            raise StorageError(Trouble.CLOSED)
        if self._file.lost:
            self._reader = None
            self._file.reconnect()
            with known_errors():
                self._tip = log.read_tip(self._file.connection, self.replica)
        return self._file.connection

    def _idle(self) -> sqlite3.Connection:
        if self._session is not None:
            raise ValueError("an edit is open")
        return self._usable()

    def _writable(self) -> sqlite3.Connection:
        if self._session is not None:
            raise ValueError("another edit is open")
        connection = self._usable()
        if self.read_only:
            raise StorageError(Trouble.READ_ONLY)
        self._file.require_same_file()
        return connection

    def _scribe(self) -> Scribe:
        from portfolio_desktop.storage.recording import Scribe

        return Scribe(self.replica, self.actor, self._clock, self.schema.version, self._salts)

    def _commit(self, after: Tip) -> None:
        self._file.require_same_file()
        self._file.connection.execute("COMMIT")
        self._tip = after

    def _recover(self) -> None:
        """Make memory equal the file again after a failure, also of COMMIT itself."""
        try:
            self._file.roll_back()
            self._tip = log.read_tip(self._file.connection, self.replica)
        except sqlite3.Error:
            # The file could not even be read back just now: the next call opens it anew, and
            # says why where that fails too. What went wrong first is what the caller hears.
            self._file.lost = True
