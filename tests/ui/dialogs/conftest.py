"""The dialogs' tests: a copy of the small register, and a workbook beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from portfolio_desktop.ui.theme import Theme
from tests.ui.dialogs.workbooks import status_workbook
from tests.ui.ground import Ground, ground


@pytest.fixture
def place(theme: Theme, small_register: Path, tmp_path: Path) -> Iterator[Ground]:
    with ground(theme, Path(shutil.copy(small_register, tmp_path))) as made:
        yield made


@pytest.fixture
def project(place: Ground) -> str:
    return place.project("17-1").id


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return status_workbook(tmp_path_factory.mktemp("tabel") / "status æøå.xlsx")


@pytest.fixture(autouse=True)
def dialogs_closed() -> Iterator[None]:
    """A dialog that a failed test left open is that test's fault only."""
    yield
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.done(QDialog.DialogCode.Rejected)  # closing might ask
