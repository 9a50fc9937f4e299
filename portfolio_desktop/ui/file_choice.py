"""Asking the user for a file, with the system's own dialogues. Tests hand in answers instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from portfolio_desktop.environment.texts import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
    """The file dialogues of the desktop; Qt's own where the desktop has none. What makes them is
    loaded with the first: no start of the window needs it."""

    def existing(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        from portfolio_desktop.ui.file_dialogues import opening

        chosen = opening(parent, title, folder, filters).chosen()
        return chosen[0] if chosen else None

    def several(self, parent: QWidget, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        from portfolio_desktop.ui.file_dialogues import opening

        return opening(parent, title, folder, filters, several=True).chosen()

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        from portfolio_desktop.ui.file_dialogues import for_folder

        chosen = for_folder(parent, title, folder).chosen()
        return chosen[0] if chosen else None

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        from portfolio_desktop.ui.file_dialogues import saving

        chosen = saving(parent, title, proposed, filters).chosen()
        return chosen[0] if chosen else None

    def unused(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        from portfolio_desktop.ui.file_dialogues import saving

        chosen = saving(parent, title, proposed, filters, may_replace=True).chosen()
        return chosen[0] if chosen else None


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


def picture_filter() -> str:
    return _("Pictures (*.png *.jpg *.jpeg *.svg)") + ";;" + _("All files (*)")


def with_suffix(path: Path, suffix: str) -> Path:
    """`path` ending in `suffix`, added where the user typed none."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
