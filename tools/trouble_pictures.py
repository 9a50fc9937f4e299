"""Pictures of the window in trouble: after a crash, and with words that could not be saved."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

from PySide6.QtWidgets import QLineEdit

from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.presence import note_path
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.unsaved_words import Written
from portfolio_desktop.ui.verbs.registers import open_path
from tools.window_pictures import Camera


def picture_troubles(camera: Camera, window: MainWindow, home: Path) -> None:
    """On a copy of the register that is open, which ends up closed."""
    path = home / "nedbrud.pfreg"
    before = window.context.register.path
    window.context.use_register(None)
    copyfile(before, path)
    note_path(path).write_text("{}", encoding="utf-8")
    open_path(window, path)
    camera.window(window, "after-crash")
    _picture_unsaved(camera, window)
    camera.dialog(_written_request(window), "new-request-written")
    window.context.use_register(None)
    path.unlink()
    open_path(window, before)


def _picture_unsaved(camera: Camera, window: MainWindow) -> None:
    box = window.panel.view.passages()["remarks"]
    words = f"{box.accessibleName()}, {window.current_number}"
    window.context.write(Written(("picture",), words, "…", _fail))
    camera.window(window, "unsaved-words")
    window.context.unsaved.let_go(("picture",))


def _fail() -> Change:
    raise StorageError(Trouble.DISK_FULL)


def _written_request(window: MainWindow) -> RequestDialog:
    """A form in which a title has been written and saved."""
    dialog = RequestDialog(window.context, window, project_id=window.current_project)
    for line in dialog.findChildren(QLineEdit)[:1]:
        line.insert("Tre måneder til test")
    dialog.save_now()
    return dialog
