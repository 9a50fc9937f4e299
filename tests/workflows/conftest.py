"""A fresh register for every test of the workflows, or one that forms are made of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.meeting_ground import board_register
from tests.workflows.form_ground import FormGround, form_ground
from tests.workflows.ground import made


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterFile]:
    with made(tmp_path / "r.pfreg") as found:
        yield found


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    """With the meeting on 10 November 2023."""
    with board_register(tmp_path) as found:
        yield found


@pytest.fixture(scope="session")
def one_ground(tmp_path_factory: pytest.TempPathFactory) -> FormGround:
    """Made once and closed; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("ground")
    with made(folder / "g.pfreg") as register:
        return form_ground(register, folder)


@pytest.fixture
def ground(one_ground: FormGround, tmp_path: Path) -> Iterator[FormGround]:
    path = Path(shutil.copy(one_ground.register.path, tmp_path))
    with open_register(path, actor="Anne") as register:
        yield replace(one_ground, register=register, folder=tmp_path)
