"""What a new register needs to know: its name, its forum, and where it shall lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.file_names import proposed_name
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, frame, label, labelled, set_level
from portfolio_desktop.ui.file_choice import (
    REGISTER_SUFFIX,
    FileChoice,
    register_filter,
    with_suffix,
)
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message


class RegisterForm(QDialog):
    """Asks for `path`, `name`, `forum` and `secretariat`, and closes when `make` has made the
    register of them. What is refused is told here, and what was filled in stays.
    """

    def __init__(
        self,
        context: WindowContext,
        files: FileChoice,
        parent: QWidget,
        make: Callable[[RegisterForm], bool],
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._make = make
        self._path: Path | None = None
        self._folder = program_folders().registers
        self.setWindowTitle(_("New register"))
        self.setMinimumWidth(520)
        self._name = TextLine(_("Name of the register"))
        self._forum = TextLine(_("Forum"))
        self._secretariat = TextLine(_("Secretariat"))
        self._place = label("", "caption", wrap=True)
        self._create = button(_("Create register"), look="primary")
        self._create.setDefault(True)
        self._lay_out()
        self._name.textChanged.connect(self._show_place)
        self._create.clicked.connect(self._try)
        context.told.connect(self.refuse)
        self._show_place()

    @property
    def path(self) -> Path:
        name = proposed_name(self.name, _("register"), REGISTER_SUFFIX)
        return self._path or self._folder / name

    @property
    def name(self) -> str:
        return self._name.text().strip()

    @property
    def forum(self) -> str:
        return self._forum.text().strip()

    @property
    def secretariat(self) -> str:
        return self._secretariat.text().strip()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        inside.setSpacing(SPACE_M)
        inside.addWidget(label(_("New register"), "title"))
        inside.addWidget(labelled(pgettext("register", "Name"), self._name))
        inside.addWidget(labelled(_("Forum, as it stands on the material"), self._forum))
        inside.addWidget(labelled(_("Secretariat"), self._secretariat))
        inside.addWidget(labelled(_("The file"), self._place_row()))
        column.addWidget(body)
        foot = frame("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self._create)
        column.addWidget(foot)

    def _place_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._place, 1)
        elsewhere = button(_("Choose another place…"), look="quiet")
        elsewhere.clicked.connect(self._choose_place)
        row.addWidget(elsewhere)
        return box

    def _choose_place(self) -> None:
        path = self._files.unused(self, _("Where shall it lie"), self.path, register_filter())
        if path is not None:
            self._path = with_suffix(path, REGISTER_SUFFIX)
            self._show_place()

    def refuse(self, why: Message) -> None:
        """Say why the register cannot be made there."""
        self._place.setText(why.text)
        set_level(self._place, "late")

    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def _try(self) -> None:
        if self._make(self):
            self.accept()

    def _show_place(self) -> None:
        self._create.setEnabled(bool(self.name))
        set_level(self._place, "caption")
        self._place.setText(str(self.path))
