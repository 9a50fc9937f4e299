"""Asking the user for a file, with the system's own dialogues. Tests hand in answers instead."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.file_icons import NameOnlyIcons

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
        chosen = _chosen(
            _opening(parent, title, folder, QFileDialog.FileMode.ExistingFile, filters)
        )
        return chosen[0] if chosen else None

    def several(self, parent: QWidget, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        mode = QFileDialog.FileMode.ExistingFiles
        return _chosen(_opening(parent, title, folder, mode, filters))

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        dialog = _opening(parent, title, folder, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = _chosen(dialog)
        return chosen[0] if chosen else None

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        chosen = _chosen(_saving(parent, title, proposed, filters))
        return chosen[0] if chosen else None

    def unused(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        dialog = _saving(parent, title, proposed, filters)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chosen = _chosen(dialog)
        return chosen[0] if chosen else None


def _dialog(parent: QWidget, title: str, folder: Path, filters: str = "") -> QFileDialog:
    """Made in a folder of the program's own: it looks into one before it can be told what icons to
    use, and must not do so in the folder of a register."""
    from portfolio_desktop.ui.qt_words import complete_qt_words

    complete_qt_words()
    dialog = QFileDialog(parent, title, str(resource("icons")), filters)
    icons = NameOnlyIcons()
    dialog.setIconProvider(icons)
    dialog.destroyed.connect(lambda: icons)  # which live as long as the dialogue asks for them
    dialog.setDirectory(str(folder))
    return dialog


def _opening(
    parent: QWidget, title: str, folder: Path, mode: QFileDialog.FileMode, filters: str = ""
) -> QFileDialog:
    dialog = _dialog(parent, title, folder, filters)
    dialog.setFileMode(mode)
    return dialog


def _saving(parent: QWidget, title: str, proposed: Path, filters: str) -> QFileDialog:
    dialog = _dialog(parent, title, proposed.parent, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(proposed.name)
    # Added before the question whether a file may be replaced, so that it names the right one.
    dialog.setDefaultSuffix(proposed.suffix)
    return dialog


def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    """What the user chooses in it; nothing where he gives up."""
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return tuple(map(Path, chosen))


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
