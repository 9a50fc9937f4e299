"""The script behind `dev.py screenshots` takes its pictures of a window that is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QVBoxLayout

from tests.ui.desk import Desk
from tools import window_pictures
from tools.window_pictures import NARROW, Camera, picture_dialogs, picture_files, picture_pages


@pytest.fixture
def camera(qapp: QApplication, tmp_path: Path) -> Camera:
    folder = tmp_path / "pictures"
    folder.mkdir()
    return Camera(qapp, folder, "da-light")


FORMS = {"make-forms", "import-forms"}
OWN = {"own-form-xlsx", "own-form-docx"}


def names(camera: Camera) -> set[str]:
    return {path.name.removesuffix("-da-light.png") for path in camera.folder.iterdir()}


def test_a_picture_of_the_window_has_the_project_panel(desk: Desk, camera: Camera) -> None:
    camera.window(desk.window, "portfolio")
    assert desk.window.panel.project == desk.window.current_project
    assert desk.window.panel.view.isVisible()
    assert names(camera) == {"portfolio"}


def test_every_page_is_pictured_wide_and_narrow(desk: Desk, camera: Camera) -> None:
    picture_pages(camera, desk.window)
    pages = set(desk.window.pages)
    narrow = {f"{page}-narrow" for page in pages} | {"portfolio-narrow-without-panel"}
    assert names(camera) == pages | narrow
    widths = {QImage(str(camera.folder / f"{name}-da-light.png")).width() for name in narrow}
    assert widths == {round(NARROW.width() * desk.window.devicePixelRatio())}
    assert desk.window.panel_shown


def test_every_dialog_is_pictured(desk: Desk, camera: Camera) -> None:
    picture_dialogs(camera, desk.window)
    assert {"new-project", "warnings", "new-register", "about"} <= names(camera)


def test_dialogs_that_take_their_time_are_pictured_when_they_are_ready(
    desk: Desk, camera: Camera, tmp_path: Path
) -> None:
    desk.go("17-1")
    picture_files(camera, desk.window, tmp_path)
    assert names(camera) == {"pack-preview", "sheets-preview", "import", *FORMS} | OWN
    page = QImage(str(camera.folder / "pack-preview-da-light.png"))
    middle = page.copy(page.width() // 3, page.height() // 8, page.width() // 3, page.height() // 2)
    ink = [
        (left, top)
        for left in range(middle.width())
        for top in range(middle.height())
        if middle.pixelColor(left, top).lightness() < 100
    ]
    assert ink


def test_a_dialog_that_is_never_ready_is_not_waited_for_for_ever(
    camera: Camera, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_pictures, "LONGEST_WAIT_MS", 50)
    dialog = QDialog(desk.window)
    QVBoxLayout(dialog).addWidget(QProgressBar())
    with pytest.raises(TimeoutError, match="endless"):
        camera.answered(dialog.exec, "endless")
    assert names(camera) == set()


def test_a_dialog_that_never_comes_is_told_and_the_next_is_not_taken_for_it(
    camera: Camera, desk: Desk
) -> None:
    with pytest.raises(TimeoutError, match="never"):
        camera.answered(lambda: None, "never")
    camera.answered(QDialog(desk.window).exec, "next")
    assert names(camera) == {"next"}
