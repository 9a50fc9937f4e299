"""Pictures of the window's states and dialogs, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from benchmarks.register_data import make_register
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.ui.dialogs.archive import ArchiveDialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from portfolio_desktop.ui.dialogs.register_settings import RegisterSettings
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.help import AboutDialog, KeysDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.register_form import RegisterForm
from portfolio_desktop.ui.verbs.registers import open_path
from portfolio_desktop.ui.warnings_dialog import WarningsDialog

LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures into one folder; every name ends with the look they were taken in."""

    application: QApplication
    folder: Path
    look: str

    def settle(self) -> None:
        """Let everything that was posted happen, layouts and delayed refreshes too."""
        for _round in range(20):
            self.application.processEvents()

    def window(self, window: MainWindow, name: str) -> None:
        self.settle()
        window.grab().save(str(self.folder / f"{name}-{self.look}.png"))

    def dialog(self, dialog: QDialog, name: str) -> None:
        dialog.show()
        self.settle()
        dialog.grab().save(str(self.folder / f"{name}-{self.look}.png"))
        dialog.close()
        dialog.deleteLater()
        self.settle()


def picture_dialogs(camera: Camera, window: MainWindow) -> None:
    """Every dialog that needs no file, on the register that is open."""
    for name, make in _dialogs(window):
        camera.dialog(make(), name)


def picture_states(camera: Camera, window: MainWindow, home: Path) -> None:
    """The window without a register, with an empty one, narrowed to nothing, and with 10,000."""
    window.tools.search.setText("findes ikke")
    camera.window(window, "search-without-hits")
    window.tools.search.clear()
    window.context.use_register(None)
    camera.window(window, "welcome")
    empty = home / "tomt.pfreg"
    if not empty.exists():
        new_register(empty, name="Nyt register", forum="", secretariat="", actor="").close()
    open_path(window, empty)
    camera.window(window, "empty")
    large = home / "stort.pfreg"
    if not large.exists():
        make_register(large, LARGE, 2)
    open_path(window, large)
    camera.window(window, "large")
    window.resize(QSize(1024, 640))
    camera.window(window, "small-window")


def _settings(window: MainWindow, part: int) -> QDialog:
    dialog = RegisterSettings(window.context, window)
    dialog.show_part(part)
    return dialog


def _dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    context = window.context
    project = window.current_project
    requests = context.reader.requests()
    yield "new-project", lambda: ProjectDialog(context, window)
    yield "edit-project", lambda: ProjectDialog(context, window, project)
    yield "archive-project", lambda: ArchiveDialog(context, window, project)
    yield "new-request", lambda: RequestDialog(context, window, project_id=project)
    if requests:
        yield "request", lambda: RequestDialog(context, window, request_id=requests[0].id)
    yield "warnings", lambda: WarningsDialog(context, window)
    for place, part in enumerate(("details", "dimensions", "phases", "dates")):
        yield f"settings-{part}", partial(_settings, window, place)
    yield "new-register", lambda: RegisterForm(context, window.files, window, lambda _form: False)
    yield "keys", lambda: KeysDialog(window)
    yield "about", lambda: AboutDialog(window)
