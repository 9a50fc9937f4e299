"""Qt's own dialogues speak Danish in the Danish window: no word is left in English."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from portfolio_desktop.app import Program
from portfolio_desktop.ui.qt_words import complete_qt_words
from portfolio_desktop.ui.runner import InlineRunner

SAME_IN_BOTH = {"type", "computer", "ok", "printer"}


@pytest.fixture
def program(qapp: QApplication, program_home: Path) -> Iterator[Program]:
    made = Program(qapp, runner=InlineRunner())
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.deleteLater()
    QApplication.processEvents()


def file_dialog() -> QDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    return dialog


def save_dialog() -> QDialog:
    dialog = file_dialog()
    assert isinstance(dialog, QFileDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def print_dialog() -> QDialog:
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    dialog.finished.connect(lambda _result: printer)  # it lives as long as its dialogue
    return dialog


def context_menus() -> QDialog:
    """The menus of the fields that people write in."""
    dialog = QDialog()
    for field in (QLineEdit(dialog), QPlainTextEdit(dialog)):
        field.createStandardContextMenu().setParent(dialog)
    return dialog


def words_of(dialog: QWidget) -> set[str]:
    """Everything a dialogue says or lets be read aloud."""
    found: list[str] = []
    for part in (dialog, *dialog.findChildren(QWidget)):
        found += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
        match part:
            case QLabel() | QAbstractButton():
                found.append(part.text())
            case QGroupBox():
                found.append(part.title())
            case QComboBox():
                found += [part.itemText(place) for place in range(part.count())]
            case QTabWidget():
                found += [part.tabText(place) for place in range(part.count())]
            case QAbstractItemView() if part.model() is not None:
                columns = range(part.model().columnCount())
                heads = (
                    part.model().headerData(each, Qt.Orientation.Horizontal) for each in columns
                )
                found += [str(head) for head in heads if head]
    for action in dialog.findChildren(QAction):
        found += [action.text().split("\t")[0], action.toolTip()]
    said = (text.replace("&", "").strip(" :") for text in found if not set(text) & {"/", "\\"})
    return {text for text in said if any(map(str.isalpha, text))}


def heads_of(view: QAbstractItemView) -> list[str]:
    model = view.model()
    columns = range(model.columnCount())
    heads = (model.headerData(column, Qt.Orientation.Horizontal) for column in columns)
    return [str(head) for head in heads if head]


def shown(make: Callable[[], QDialog]) -> set[str]:
    complete_qt_words()
    dialog = make()
    dialog.show()
    QApplication.processEvents()
    words = words_of(dialog)
    dialog.close()
    dialog.deleteLater()
    return words


MAKERS = [file_dialog, save_dialog, context_menus]
if sys.platform != "win32":  # there the system's own dialogue prints
    MAKERS.append(print_dialog)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_no_word_is_left_in_english(
    program: Program, qtbot: QtBot, make: Callable[[], QDialog]
) -> None:
    before = program.show(None)
    danish = shown(make)
    before.actions_by_id["english"].trigger()
    qtbot.waitUntil(lambda: program.window is not before)
    english = shown(make)
    assert len(danish) > 5
    left = {text for text in danish & english if text.lower() not in SAME_IN_BOTH}
    assert left == set()


def test_kinds_of_files_are_danish_too(program: Program, tmp_path: Path) -> None:
    program.show(None)
    complete_qt_words()
    provider = QFileIconProvider()
    assert provider.type(QFileInfo(str(tmp_path))) in {"Mappe", "Filmappe"}


def test_in_english_qt_keeps_its_own_words(program: Program, qtbot: QtBot) -> None:
    before = program.show(None)
    before.actions_by_id["english"].trigger()
    qtbot.waitUntil(lambda: program.window is not before)
    assert "Look in" in shown(file_dialog)
