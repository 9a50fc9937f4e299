"""A fresh register for every test of the workflows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.storage.register_file import RegisterFile
from tests.workflows.form_ground import FormGround, form_ground
from tests.workflows.ground import made


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterFile]:
    with made(tmp_path / "r.pfreg") as found:
        yield found


@pytest.fixture
def ground(register: RegisterFile, tmp_path: Path) -> FormGround:
    return form_ground(register, tmp_path)
