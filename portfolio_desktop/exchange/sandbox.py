"""Limits on the process that reads foreign files.

On Linux the reading process limits itself before it opens anything (rlimits); on Windows the
parent puts it into a job object before it hands over the file's name, since a process cannot be
trusted to have done so. The parent also watches time and memory itself on both: a job object's
limits cannot be proven from the outside, and address space is not the memory that hurts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from portfolio_desktop.exchange.tables import Limits

_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
    "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.startfile", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink",
    "os.chmod", "os.chown", "os.truncate", "_winapi.CreateProcess",
    "shutil.rmtree", "urllib.Request", "ftplib.connect", "webbrowser.open", "winreg.SetValue",
)  # fmt: skip


class ForbiddenError(Exception):
    """Something a reader never needs was attempted."""


def limit_this_process(limits: Limits) -> None:
    """Called by the reading process before it opens the file; there is no way back."""
    if sys.platform != "win32":
        _set_rlimits(limits)
    # Modules that load from now on are not compiled to files: writing is refused.
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse_forbidden)


def _refuse_forbidden(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN or (event == "open" and _for_writing(arguments)):
        raise ForbiddenError(event)


def _for_writing(arguments: tuple[object, ...]) -> bool:
    """Of the audit event `open`: path, mode and flags."""
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & _WRITING)


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


if sys.platform != "win32":
    import resource

    def _set_rlimits(limits: Limits) -> None:
        seconds = int(limits.seconds) + 1
        for name, value in (
            ("RLIMIT_AS", limits.memory),
            ("RLIMIT_CPU", seconds),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_CORE", 0),
        ):
            kind = getattr(resource, name, None)
            if kind is None:
                continue
            _soft, hard = resource.getrlimit(kind)
            capped = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (capped, hard if name == "RLIMIT_CPU" else capped))

    class Job:
        """Watches the reading process; its limits it has set itself (`limit_this_process`)."""

        def __init__(self, process: subprocess.Popen[bytes], _limits: Limits) -> None:
            self._statm = Path(f"/proc/{process.pid}/statm")

        def memory(self) -> int:
            """Bytes in memory just now; 0 where the system does not tell."""
            try:
                text = self._statm.read_text(encoding="ascii")
            except OSError:
                return 0
            return int(text.split()[1]) * resource.getpagesize()

        def close(self) -> None:
            """Nothing is held here."""

else:
    from portfolio_desktop.exchange.windows_job import Job

__all__ = ["ForbiddenError", "Job", "limit_this_process"]
