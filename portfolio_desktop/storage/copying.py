"""A copy of a register: written step by step while its user works on, verified before it counts.

SQLite copies in one call that can pause only inside itself. So the call runs in a thread of its
own, and that thread and the caller take turns: never do both use the connection. Edits between two
steps reach the copy too, since SQLite passes on what is written through the connection it copies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore, Thread
from typing import TypeAlias

from portfolio_desktop.storage import log, soundness
from portfolio_desktop.storage.connection import connect, make_durable
from portfolio_desktop.storage.errors import OpenRefused, StorageError, Trouble, known_errors
from portfolio_desktop.storage.files import (
    name_beside,
    put_in_place,
    remove_unfinished,
    require_new_name,
    sync_file,
)
from portfolio_desktop.storage.handle import FileHandle
from portfolio_desktop.storage.recording import new_replica
from portfolio_desktop.storage.schema import Schema
from portfolio_desktop.storage.values import Position, Progress

PAGES_PER_STEP = 250
"""A megabyte, copied in a few milliseconds."""


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """A copy that is written whole and not yet looked at. `finish` makes it count, in any thread;
    nothing of it is at `path` before, and nothing stays anywhere if it fails.
    """

    path: Path
    temporary: Path
    schema: Schema
    position: Position
    new_identity: bool

    def finish(self, progress: Progress | None = None) -> Path:
        """Verify it, force it to the disk and give it its name. `StorageError`: EXISTS where the
        name is taken, NOT_VERIFIED where the copy did not read back. `progress` is told before and
        after the verifying, and may raise: nothing stays then either."""
        with known_errors():
            try:
                _tell(progress, 0)
                with closing(connect(self.temporary, "rw")) as copy:
                    self._settle(copy)
                sync_file(self.temporary)
                _tell(progress, 1)
                put_in_place(self.temporary, self.path)
            finally:
                remove_unfinished(self.temporary)
        return self.path

    def discard(self) -> None:
        """Take away what was written."""
        remove_unfinished(self.temporary)

    def _settle(self, copy: sqlite3.Connection) -> None:
        make_durable(copy)
        if self.new_identity:
            replica = new_replica()
            copy.execute("UPDATE local SET value = ? WHERE key = 'replica'", (replica,))
        self._verify(copy)
        copy.execute("PRAGMA journal_mode = DELETE")

    def _verify(self, copy: sqlite3.Connection) -> None:
        try:
            soundness.inspect(copy, self.schema, unclean=True)
        except OpenRefused as refusal:
            raise StorageError(Trouble.NOT_VERIFIED, refusal.facts) from refusal
        if log.position(copy) != self.position:
            raise StorageError(Trouble.NOT_VERIFIED, {"finding": "position"})


def _tell(progress: Progress | None, done: int) -> None:
    if progress is not None:
        progress(done, 1)


Copying: TypeAlias = Generator[tuple[int, int], None, WrittenCopy]
"""Yields how many pages of how many are copied; closed before its end it leaves nothing."""


def copy_steps(
    file: FileHandle, place: Callable[[Position], Path], schema: Schema, *, new_identity: bool
) -> Copying:
    """Write a copy to where `place` says for the position it holds when it is whole.

    With a new identity its edits will count as another replica's, so that the two can part and
    meet again. `StorageError`: EXISTS where the name is taken, CLOSED where the register was closed
    on the way, IO where its file had to be opened anew.
    """
    with known_errors():
        source = file.connection
        with (
            _unfinished(place(log.position(source))) as (temporary, target),
            closing(_steps(file, target)) as steps,
        ):
            for step in steps:
                yield step
                if file.closed:
                    raise StorageError(Trouble.CLOSED)
                if file.connection is not source:
                    raise StorageError(Trouble.IO)
        position = log.position(source)
        return WrittenCopy(place(position), temporary, schema, position, new_identity)


def write_copy(
    source: sqlite3.Connection, path: Path, schema: Schema, *, new_identity: bool
) -> None:
    """As `copy_steps` and `finish` at once, of a register that nobody works on."""
    with known_errors():
        with _unfinished(path) as (temporary, target):
            source.backup(target)
        position = log.position(source)
        WrittenCopy(path, temporary, schema, position, new_identity).finish()


@contextmanager
def _unfinished(path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """A file beside the new name to copy into; where that fails nothing of it stays."""
    require_new_name(path)
    temporary = name_beside(path)
    try:
        with closing(connect(temporary, "rwc")) as target:
            target.execute("PRAGMA synchronous = OFF")  # `finish` forces it to the disk
            yield temporary, target
    except BaseException:
        remove_unfinished(temporary)
        raise


class _GivenUpError(Exception):
    """The copying was ended before it was whole."""


def _steps(file: FileHandle, target: sqlite3.Connection) -> Generator[tuple[int, int], None, None]:
    turns = _Turns(file.connection, target)
    file.ends_copy.append(turns.end)
    try:
        while turns.await_step():
            yield turns.reached
            turns.go_on()
    finally:
        turns.end()
        if turns.end in file.ends_copy:
            file.ends_copy.remove(turns.end)
    if turns.error is not None:
        raise turns.error


class _Turns:
    """Who of the two may go on: the thread that copies, or the caller between its steps."""

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        self._source, self._target = source, target
        self._step_over, self._may_go_on = Semaphore(0), Semaphore(0)
        self._over = self._given_up = False
        self.reached = (0, 0)
        self.error: BaseException | None = None
        self._thread = Thread(target=self._copy, name="copy", daemon=True)
        self._thread.start()

    def _copy(self) -> None:
        try:
            self._source.backup(self._target, pages=PAGES_PER_STEP, progress=self._pause)
        except _GivenUpError:
            pass
        except BaseException as error:
            self.error = error
        self._over = True
        self._step_over.release()

    def _pause(self, _status: int, left: int, total: int) -> None:
        self.reached = (total - left, total)
        self._step_over.release()
        self._may_go_on.acquire()
        if self._given_up:
            raise _GivenUpError

    def await_step(self) -> bool:
        """Whether there was one; False at the end."""
        self._step_over.acquire()
        return not self._over

    def go_on(self) -> None:
        self._may_go_on.release()

    def end(self) -> None:
        """Give up what is not copied yet; the connection is free afterwards."""
        self._given_up = True
        self._may_go_on.release()
        self._thread.join()
