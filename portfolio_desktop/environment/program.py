"""How the program starts itself again, as a separate process, however it was started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

WORKER_VERB = "import-worker"
"""The hidden verb that reads foreign files; `exchange.worker` answers it."""


def is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def worker_command() -> tuple[str, ...]:
    """The command line of an import worker, to which its own arguments are added.

    The frozen window has no streams on Windows, so its console twin in the same folder is asked.
    """
    if not is_frozen():
        return (sys.executable, "-m", "portfolio_desktop", WORKER_VERB)
    name = "portfolio-desktop.exe" if os.name == "nt" else "portfolio-desktop"
    return (str(Path(sys.executable).with_name(name)), WORKER_VERB)
