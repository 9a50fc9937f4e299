"""Asking the user for a file, with the system's own dialogues. Tests hand in answers instead."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_desktop.environment.texts import _

REGISTER_SUFFIX = ".pfreg"


class FileChoice(Protocol):
    """`filters` is what Qt takes: "Registre (*.pfreg);;Alle filer (*)". None: the user gave up."""

    def existing(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None: ...

    def several(
        self, parent: QWidget, title: str, folder: Path, filters: str
    ) -> tuple[Path, ...]: ...

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        """A folder that exists, or that the user makes there."""
        ...

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None: ...

    def unused(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        """As `new`, for what will not be written over: nothing is asked about replacing."""
        ...


class SystemFileChoice:
    """The file dialogues of the desktop; Qt's own where the desktop has none."""

    def existing(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        _let_qt_speak()
        name, _filter = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
        return Path(name) if name else None

    def several(self, parent: QWidget, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        _let_qt_speak()
        names, _filter = QFileDialog.getOpenFileNames(parent, title, str(folder), filters)
        return tuple(map(Path, names))

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        _let_qt_speak()
        name = QFileDialog.getExistingDirectory(parent, title, str(folder))
        return Path(name) if name else None

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        return _chosen(_saving(parent, title, proposed, filters))

    def unused(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        dialog = _saving(parent, title, proposed, filters)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        return _chosen(dialog)


def _saving(parent: QWidget, title: str, proposed: Path, filters: str) -> QFileDialog:
    _let_qt_speak()
    dialog = QFileDialog(parent, title, str(proposed.parent), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(proposed.name)
    # Added before the question whether a file may be replaced, so that it names the right one.
    dialog.setDefaultSuffix(proposed.suffix)
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _let_qt_speak() -> None:
    from portfolio_desktop.ui.qt_words import complete_qt_words

    complete_qt_words()


def register_filter() -> str:
    return _("Registers (*.pfreg)") + ";;" + _("All files (*)")


def table_filter() -> str:
    kinds = (
        _("Tables (*.xlsx *.docx *.pdf *.csv *.txt)"),
        _("Everything in the register (*.json)"),
        _("All files (*)"),
    )
    return ";;".join(kinds)


def form_filter() -> str:
    return _("Report forms (*.xlsx *.docx)") + ";;" + _("All files (*)")


def own_form_filter() -> str:
    return _("Forms in Excel or Word (*.xlsx *.xlsm *.docx)") + ";;" + _("All files (*)")


def with_suffix(path: Path, suffix: str) -> Path:
    """`path` ending in `suffix`, added where the user typed none."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
