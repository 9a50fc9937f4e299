"""One small register with a clock that steps, shared by the storage tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

INFO = RegisterInfo(id=new_id(), name="Kredsens portefølje", forum="Kredsen")
LABEL = Label("tested", {"number": "22-3"})


class SteppingClock:
    """A second later at every look."""

    def __init__(self, moment: datetime = datetime(2023, 11, 1, 8, 0, tzinfo=UTC)) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def made(path: Path) -> RegisterFile:
    return RegisterFile.create(path, info=INFO, actor="inge", clock=SteppingClock())


def save_copy(register: RegisterFile, path: Path) -> Path:
    """A copy, written and verified at once."""
    return run_through(register.copy_steps(path)).finish()


def opened(path: Path) -> RegisterFile:
    return RegisterFile.open(path, actor="inge", clock=SteppingClock())


@pytest.fixture(scope="session")
def disk() -> Iterator[Path]:
    """A folder on the disk. Other tests may have theirs in memory; kills and faults have not."""
    prefix = "portfolio-desktop-disk-"
    with TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


@pytest.fixture
def on_disk(disk: Path) -> Iterator[Path]:
    """A new folder there."""
    folder = Path(mkdtemp(dir=disk))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterFile]:
    register = made(tmp_path / "kreds.pfreg")
    yield register
    register.close()
