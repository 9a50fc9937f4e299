"""Files of the disk into the register, and copies of kept files out of it."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path

from portfolio_desktop.domain.file_kinds import MOST_BYTES
from portfolio_desktop.environment.file_names import usable_name
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.attachments import Owner, add_attachment, attachment_of
from portfolio_desktop.storage.register_file import RegisterFile


def attach_file(register: RegisterFile, owner: Owner, path: Path) -> Added:
    """Keep a file of the disk, which stays where it is.

    OSError where it cannot be read, RuleError where it cannot be kept; one that is too large is
    refused before all of it is read.
    """
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return add_attachment(register, owner, path.name, data)


def save_copy(register: RegisterFile, attachment_id: str, path: Path) -> None:
    """Write a kept file to `path`, whole or not at all; OSError where it cannot be written."""
    attachment = attachment_of(register.reader, attachment_id)
    write_whole(path, register.kept(attachment.blob))


def copy_to_open(register: RegisterFile, attachment_id: str, folder: Path) -> Path:
    """A copy in `folder` for another program to open; it cannot be written to, so that nobody
    works on in a copy that leads nowhere. OSError where there is no room for it."""
    attachment = attachment_of(register.reader, attachment_id)
    # A folder of its own: two files of one name are two files.
    place = folder / attachment.blob[:16]
    place.mkdir(parents=True, exist_ok=True)
    path = place / usable_name(attachment.name)
    if not path.exists():
        write_whole(path, register.kept(attachment.blob))
        with suppress(OSError):  # a file system without such rights
            path.chmod(stat.S_IREAD)
    return path
