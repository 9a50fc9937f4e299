"""Making, opening and copying registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.domain.ids import dimension_id, new_id, phase_id
from portfolio_desktop.domain.ordering import spread_ranks
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.phases import DEFAULT_PHASES
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, known_errors
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import (
    Change,
    Clock,
    EditKind,
    Label,
    Progress,
    system_clock,
)

if TYPE_CHECKING:
    from portfolio_desktop.domain.register import RegisterInfo
    from portfolio_desktop.storage.copying import WrittenCopy


def new_register(
    path: Path,
    *,
    name: str,
    forum: str,
    secretariat: str,
    actor: str,
    clock: Clock = system_clock,
) -> RegisterFile:
    """Make a register with the shipped phases and status dimensions, and open it.

    The proposed folder is made with its first register. `StorageError` EXISTS where the name is
    taken; a RuleError where the register has no name, or its folder is not there.
    """
    from portfolio_desktop.domain.register import RegisterInfo  # not loaded at every start

    if not line(name):
        raise refuse("register_name_missing", "name")
    _require_folder(path.parent)
    info = RegisterInfo(
        id=new_id(), name=line(name), forum=line(forum), secretariat=line(secretariat)
    )
    with _making("register"):
        register = RegisterFile.create(path, info=info, actor=actor, clock=clock)
        try:
            with register.edit(Label("register_set_up"), kind=EditKind.SETUP) as edit:
                set_up(edit)
        except BaseException:
            register.close()
            path.unlink()  # half a register, made a moment ago
            raise
    return register


@contextmanager
def _making(what: str) -> Iterator[None]:
    """Trouble in here is about a file that is not there yet ("register", "copy"), and says so."""
    try:
        yield
    except OpenRefused:
        raise
    except StorageError as error:
        raise StorageError(error.code, {**error.facts, "making": what}) from error


def _require_folder(folder: Path) -> None:
    """Another folder than the proposed one is never made: a slip of the pen would make it."""
    if folder == program_folders().registers:
        with known_errors():
            folder.mkdir(parents=True, exist_ok=True)
    elif not folder.is_dir():
        raise refuse("folder_missing", "path", folder=str(folder))


def set_up(edit: EditSession) -> None:
    """Give an empty register the phases and dimensions it is shipped with."""
    ranks = spread_ranks(len(DEFAULT_DIMENSIONS))
    for rank, dimension in zip(ranks, DEFAULT_DIMENSIONS, strict=True):
        key, name_da, name_en, letter_da, letter_en = dimension
        edit.create(
            "dimension",
            dimension_id(key),
            {
                "key": key,
                "name_da": name_da,
                "name_en": name_en,
                "letter_da": letter_da,
                "letter_en": letter_en,
                "rank": rank,
            },
        )
    ranks = spread_ranks(len(DEFAULT_PHASES))
    for rank, (key, name_da, name_en) in zip(ranks, DEFAULT_PHASES, strict=True):
        edit.create(
            "phase",
            phase_id(key),
            {"key": key, "name_da": name_da, "name_en": name_en, "rank": rank},
        )


def edit_register(register: RegisterFile, info: RegisterInfo) -> Change:
    """Give the register another name, board or secretariat; a RuleError where it has no name."""
    known = register.reader.info()
    values = {
        "name": line(info.name),
        "forum": line(info.forum),
        "secretariat": line(info.secretariat),
    }
    if not values["name"]:
        raise refuse("register_name_missing", "name")
    changed = [field for field, value in values.items() if getattr(known, field) != value]
    with register.edit(_DETAILS.get("".join(changed), Label("register_edited"))) as edit:
        for field, value in values.items():
            edit.set("register", known.id, field, value)
    return edit.change


_DETAILS = {
    "name": Label("register_name"),
    "forum": Label("register_forum"),
    "secretariat": Label("register_secretariat"),
}
"""What the edit of one field alone is called."""


def open_register(
    path: Path,
    *,
    actor: str,
    clock: Clock = system_clock,
    tell_kept: Callable[[Path], None] | None = None,
) -> RegisterFile:
    """Open a register for work, read-only where it cannot be written; else `OpenRefused`.

    One of an older format is brought up to date first, on a verified copy; the file as it was is
    kept beside it, and `tell_kept` hears where.
    """
    try:
        return RegisterFile.open(path, actor=actor, clock=clock)
    except OpenRefused as refused:
        if refused.state is not OpenState.OLDER:
            raise
        # Hardly ever needed, so not loaded at every start.
        from portfolio_desktop.storage.migrations import migrate

        kept = migrate(path)
        if tell_kept is not None:
            tell_kept(kept)
    return RegisterFile.open(path, actor=actor, clock=clock)


def open_reading_copy(path: Path, *, actor: str, clock: Clock = system_clock) -> RegisterFile:
    """Open a verified copy of a register that is open elsewhere, to read; else `OpenRefused`.

    It shows what is saved at this moment, and goes when it is closed.
    """
    from portfolio_desktop.storage import reading_copy  # not loaded at every start

    return reading_copy.open_reading_copy(path, actor=actor, clock=clock)


def copy_steps(register: RegisterFile, path: Path) -> Steps[WrittenCopy]:
    """Write the whole register to a new file, as a copy that counts its own edits, in steps between
    which the register can be edited. An existing file is never written over.

    What they return is written and still to be looked at: `finish_copy`, in any thread.
    `StorageError` where it cannot be.
    """
    with _making("copy"):
        return (yield from register.copy_steps(path))


def finish_copy(copy: WrittenCopy, progress: Progress | None = None) -> Path:
    """Verify a copy and give it its name. Returns where it lies; `StorageError` where it cannot.

    `progress` may raise to give it up.
    """
    with _making("copy"):
        return copy.finish(progress)


def copy_register(source: Path, path: Path) -> None:
    """Write a closed register to a new file, verified, as a copy that counts its own edits.

    `StorageError` where it cannot; `source` is only read, and an existing file is never written
    over.
    """
    from portfolio_desktop.storage.backup import copy_file  # not loaded at every start

    with _making("copy"):
        copy_file(source, path)


def newest_month(register: RegisterFile) -> Period:
    """The month that is shown first: the last one that has reports, else the present one."""
    return max(register.reader.periods(), default=Period.of(register.today()))
