"""Trouble with a file beside the register in words: what happened, and what to do."""

from __future__ import annotations

import errno

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.trouble_words import bad_name_advice, too_long_advice

Words = tuple[str, str, str]
"""A stable code, what happened, what to do."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def file_words(error: OSError, name: str) -> Words:
    """Why the file called `name` could not be read or written."""
    code, happened, advice = _by_number(error) or _by_kind(error)
    detail = error.strerror or type(error).__name__
    return code, happened.format(name=name, detail=detail), advice


def folder_words() -> Words:
    """Why no file could be made in a folder that is there."""
    return (
        "folder_refuses",
        _("Nothing can be written in that folder."),
        _("Choose another folder, or ask for the right to write there."),
    )


def _by_number(error: OSError) -> Words | None:
    """For what Python has no exception of its own."""
    if error.errno in _FULL:
        return (
            "disk_full",
            _("“{name}” could not be written: there is no more room on the disk."),
            _("Free some space or choose another drive, and try again."),
        )
    if error.errno in _FORBIDDEN:
        return (
            "no_access",
            _(
                "There is no access to “{name}”: it is open in another program, or you may not "
                "use it."
            ),
            _("Close it in the other program, or choose another name or folder."),
        )
    if error.errno == errno.ENAMETOOLONG:
        happened = _("The name “{name}”, or the path to it, is too long.")
        return "name_too_long", happened, too_long_advice()
    if error.errno == errno.EINVAL and error.filename:
        return "bad_name", _("No file can be called “{name}”."), bad_name_advice()
    return None


def _by_kind(error: OSError) -> Words:
    match error:
        case FileNotFoundError():
            return (
                "missing",
                _("“{name}” or its folder does not exist."),
                _("Check whether it has been moved or renamed, then choose it again."),
            )
        case FileExistsError():
            happened = _("There is already a file named “{name}”.")
            return "exists", happened, _("Choose another name.")
        case IsADirectoryError() | NotADirectoryError():
            happened = _("“{name}” is a folder, or lies in what is no folder.")
            return "folder", happened, _("Choose another name.")
        case _:
            return (
                "file_error",
                _("The disk or the network reported an error about “{name}” ({detail})."),
                _("Check that the drive is connected, and try again."),
            )
