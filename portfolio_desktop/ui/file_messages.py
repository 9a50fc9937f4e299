"""What to tell when a file beside the register could not be written or read."""

from __future__ import annotations

import errno
from pathlib import Path

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_HELD = {errno.EACCES, errno.EPERM, errno.EROFS}


def file_not_written(path: Path, error: OSError) -> Message:
    """The file is as it was, or not there; the register is untouched either way."""
    happened = _("{name} was not saved.").format(name=path.name)
    if error.errno in _FULL:
        advice = _("There is no room left on the disk. Make room, or choose another folder.")
    elif error.errno in _HELD:
        advice = _(
            "The file is open in another program, or the folder may not be written to. Close the "
            "file there, or choose another name or folder."
        )
    else:
        advice = _("Choose another folder, and ask your IT support if it happens again.")
    return Message("file_not_written", happened, _("The register is safe."), advice)
