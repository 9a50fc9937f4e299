"""New registers and folders, as cheap as they can be had: laws and stories take many of them."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.storage.register_file import RegisterFile


def folder() -> TemporaryDirectory[str]:
    """One that goes at the end of its block, where pytest has those of its tests."""
    return TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))


def fresh_register(path: Path, name: str, actor: str) -> RegisterFile:
    """An open register in which nothing has been done; a copy of one that was made before.

    Those of one file name are copies of the same; others are other registers.
    """
    shutil.copy(_made(path.name, name), path)
    return open_register(path, actor=actor)


@cache
def _made(file: str, name: str) -> Path:
    path = Path(mkdtemp(dir=os.environ["HOME"])) / file
    new_register(path, name=name, forum="", secretariat="", actor="Prøve").close()
    return path
