"""The register as it is, or as it was at an earlier moment, to be read in the same way."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.storage.values import Position


@dataclass(frozen=True, slots=True)
class Present:
    """The open register in the place of a snapshot."""

    reader: Reader
    position: Position


def register_as_of(
    register: RegisterFile, as_of: Position | datetime | None
) -> AbstractContextManager[Snapshot | Present]:
    """The rows at a position or moment, those of the open register where `as_of` is None.

    Only in the thread that owns the register, and within the block.
    """
    if as_of is None:
        return nullcontext(Present(register.reader, register.position()))
    return register.as_of(as_of)


def too_early(position: Position) -> Message | None:
    """What to tell where a position lies before the register's first edit."""
    if position.last:
        return None
    return Message(
        "before_register",
        _("There was no register yet at that time."),
        _("Nothing has been written."),
        _("Choose a later day."),
    )
