"""Where a register may be worked on, and the backups that are taken of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.environment.drives import find_place
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.places import PlaceKind
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.registers import copy_register
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Progress

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.storage.copying import WrittenCopy


def unfit_place(path: Path) -> Message | None:
    """Why a register cannot be worked on (or made) where `path` lies; None where it can.

    File locks do not hold on the network, and a synchronising service may replace an open file.
    """
    place = find_place(path)
    if place.fit_for_work:
        return None
    from portfolio_desktop.services.messages import Message

    # A register that is still to be made is nowhere yet: its folder is what is told.
    shown = path if path.exists() else path.parent
    if place.kind is PlaceKind.NETWORK:
        happened = _(
            "{file} lies on the network ({place}), where two people could write at once."
        ).format(file=shown, place=place.name)
    else:
        happened = _(
            "{file} lies in a folder that {service} synchronises, which may replace it while it "
            "is open."
        ).format(file=shown, service=place.name)
    advice = (
        _("Copy it to a folder of this computer alone, for instance {folder}, and work there.")
        if shown is path
        else _("Choose a folder of this computer alone, for instance {folder}.")
    ).format(folder=program_folders().registers)
    return Message("unfit_place", happened, _("Nothing has been changed."), advice)


def local_copy(path: Path) -> Path:
    """Copy a register, verified, into the proposed folder under a name that is free there.

    The copy is a replica of its own. Raises `StorageError`; the original is not touched.
    """
    folder = program_folders().registers
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    number = 2
    while target.exists():
        target = folder / f"{path.stem} {number}{path.suffix}"
        number += 1
    copy_register(path, target)
    return target


def backup_steps(register: RegisterFile) -> Steps[WrittenCopy | None]:
    """Take a backup if anything was edited since the newest one; the register can be edited between
    the steps.

    What they return is written and still to be looked at: `finish_backup`, in any thread. None
    where no backup was needed. Both raise `StorageError`.
    """
    return register.backup_steps(program_folders().backups)


def finish_backup(copy: WrittenCopy) -> Path:
    """Verify a backup and let the old ones go. Returns where it lies."""
    from portfolio_desktop.storage import backup  # not loaded at every start

    return backup.finish_backup(copy)


def back_up(register: RegisterFile, progress: Progress | None = None) -> Path | None:
    """Both at once. Returns where the backup lies, None where none was needed."""
    copy = run_through(backup_steps(register), progress)
    return None if copy is None else finish_backup(copy)
