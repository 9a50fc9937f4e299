"""The folder of shared material beside the checkout, where there is one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def shared(*parts: str) -> Path:
    """A file of the neighbour folder; the test is skipped where it is not there."""
    folder = SHARED.joinpath(*parts[:-1])
    wanted = unicodedata.normalize("NFC", parts[-1])
    for path in folder.iterdir() if folder.is_dir() else ():
        if unicodedata.normalize("NFC", path.name) == wanted:
            return path
    pytest.skip(f"no shared material beside the checkout: {'/'.join(parts)}")
