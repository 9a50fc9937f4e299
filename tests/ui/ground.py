"""A real register and its context for single panels, dialogs and pages, without the main window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import Choices, WindowContext
from portfolio_desktop.ui.runner import InlineRunner, Runner
from portfolio_desktop.ui.theme import Theme
from tests.ui.desk import MOMENT, OCTOBER


@dataclass
class Ground:
    """The context on an open register, what it told, and a plain window to stand in."""

    context: WindowContext
    window: QWidget
    told: list[Message] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    @property
    def register(self) -> RegisterFile:
        return self.context.register

    def project(self, number: str) -> Project:
        found = [each for each in self.context.reader.projects() if each.number == number]
        assert len(found) == 1, f"{number}: {len(found)} projects"
        return found[0]

    def report(self, number: str, period: object = OCTOBER) -> Report:
        (found,) = self.context.reader.reports([period], [self.project(number).id])
        return found

    def light(self, number: str, dimension: str, period: object = OCTOBER) -> Light:
        lights = self.context.reader.lights([period], [self.project(number).id])
        (found,) = [light for light in lights if light.dimension == dimension]
        return found

    def edits(self) -> int:
        return len(list(self.register.edits()))


@contextmanager
def ground(theme: Theme, path: Path, runner: Runner | None = None) -> Iterator[Ground]:
    kept = [Preferences()]
    context = WindowContext(
        theme,
        runner or InlineRunner(),
        Choices(lambda: kept[-1], kept.append),
        OCTOBER,
        "Prøve",
    )
    context.use_register(open_register(path, actor="Prøve", clock=lambda: MOMENT))
    made = Ground(context, QWidget())
    context.setParent(made.window)
    context.told.connect(made.told.append)
    context.noted.connect(made.noted.append)
    yield made
    context.runner.close()
    context.use_register(None)
    made.window.close()
    made.window.deleteLater()
    QApplication.processEvents()


def words_in(widget: QWidget) -> str:
    """Everything the visible labels under `widget` say."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def mark(table: QTableView, row: int) -> None:
    """Choose one row alone, whatever keys seem to be held."""
    flag = QItemSelectionModel.SelectionFlag
    where = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(where, flag.ClearAndSelect | flag.Rows)
    QApplication.processEvents()


def write(widget: QWidget, name: str, text: str) -> None:
    """Write in the line or box that is read aloud as `name`."""
    field = named(widget, name)
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        assert isinstance(field, QLineEdit)
        field.setText(text)


def press(widget: QWidget, name: str) -> None:
    """Press the button, or tick the box, that is read aloud as `name`."""
    button = named(widget, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def named(widget: QWidget, name: str) -> QWidget:
    """The visible control that is read aloud as `name`."""
    found = [
        each
        for each in widget.findChildren(QWidget)
        if each.accessibleName() == name and each.isVisibleTo(widget)
    ]
    assert len(found) == 1, f"{len(found)} controls are called {name!r}"
    return found[0]
