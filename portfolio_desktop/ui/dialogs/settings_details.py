"""What the register is called, and whose it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.registers import edit_register
from portfolio_desktop.ui.controls import label, labelled
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper, SettingsPage
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_XS

_WIDTH = 460


class DetailsPage(SettingsPage):
    """Name, board and secretariat, each with what it is used for."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__(keeper)
        told = {
            "name": (
                pgettext("register", "Name"),
                _("Stands above the window and on what is exported."),
            ),
            "forum": (
                _("Forum, as it stands on the material"),
                _("The board that the projects report to: on the front page and every head."),
            ),
            "secretariat": (_("Secretariat"), _("Who prints the material: at the foot of it.")),
        }
        self._fields = {name: self.text_line(title) for name, (title, _use) in told.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_L, 0, 0)
        column.setSpacing(SPACE_XS)
        for name, field in self._fields.items():
            title, use = told[name]
            field.setMinimumWidth(_WIDTH)
            field.setMaximumWidth(_WIDTH)
            field.committed.connect(lambda text, at=name: self._save(at, text))
            column.addWidget(labelled(title, field))
            column.addWidget(label(use, "caption", wrap=True))
            column.addSpacing(SPACE_M)
        column.addStretch(1)
        self.setFocusProxy(self._fields["name"])

    def show_saved(self) -> None:
        info = self._info()
        for name, field in self._fields.items():
            field.show_text(getattr(info, name))

    def unsaved(self) -> object:
        info = self._info()
        written = {name: field.text() for name, field in self._fields.items()}
        return {name: text for name, text in written.items() if text != getattr(info, name)}

    def _info(self) -> RegisterInfo:
        return self.keeper.context.reader.info()

    def _save(self, name: str, text: str) -> None:
        register, info = self.keeper.context.register, self._info()
        wanted = replace(info, **{name: text})
        field = self._fields[name]
        if self.keeper.carry_out(lambda: edit_register(register, wanted), {name: field}) is None:
            field.expect_saved(getattr(info, name))
        else:
            self.show_saved()
