"""How the register's papers look: the organisation's logo and its colour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from portfolio_desktop.domain.colours import read_colour, readable
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.look import contrast_words, look_of, use_accent, use_logo
from portfolio_desktop.services.look_values import SHIPPED_ACCENT, Logo, Look
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper, SettingsPage
from portfolio_desktop.ui.file_choice import FileChoice, SystemFileChoice, picture_filter
from portfolio_desktop.ui.logo_reading import logo_of, logo_picture
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

AskColour = Callable[[QWidget, str], str]
"""Asks for a colour, beginning with one; "" where the user gave up."""

_SHOWN = QSize(300, 88)
_EDGE = 12
_PAPER = "background: white; border: 1px solid palette(mid); border-radius: 6px; color: #5D6878"
"""The logo lies on white, as it is printed, also in a dark window."""
_SWATCH, _COLOUR_WIDTH = 28, 110


class PapersPage(SettingsPage):
    """A logo that is chosen and taken away, and a colour that is written or chosen."""

    def __init__(
        self,
        keeper: SettingsKeeper,
        files: FileChoice | None = None,
        ask_colour: AskColour | None = None,
    ) -> None:
        super().__init__(keeper)
        self.files = files or SystemFileChoice()
        self.ask_colour = ask_colour or _asked_colour
        self._picture = QLabel()
        self._choose = button(_("Choose a logo…"))
        self._remove = button(_("Remove the logo"), look="link")
        self._colour = self.text_line(_("Colour of the papers"))
        self._swatch = QFrame()
        self._ask = button(_("Choose a colour…"))
        self._darker = button("", look="link")
        self._shipped = button(_("Use the program's colour"), look="link")
        self._contrast = label("", "caption", wrap=True)
        self._lay_out()
        self._choose.clicked.connect(self._choose_logo)
        self._remove.clicked.connect(lambda: self._keep_logo(None))
        self._colour.committed.connect(self._save)
        self._colour.textEdited.connect(lambda _text: self._darker.hide())
        self._ask.clicked.connect(self._choose_colour)
        self._darker.clicked.connect(lambda: self._save(readable(read_colour(self._colour.text()))))
        self._shipped.clicked.connect(lambda: self._save(SHIPPED_ACCENT))

    def show_saved(self) -> None:
        look = self._look()
        self._show_logo(look.logo)
        self._colour.show_text(look.accent)
        self._swatch.setStyleSheet(f"background: {look.accent}; border-radius: 4px")
        self._shipped.setEnabled(look.accent != SHIPPED_ACCENT)
        ratio = contrast_words(look.accent)
        words = _("For numbers, headings and marks in print. Contrast on white: {ratio} to 1.")
        self._contrast.setText(words.format(ratio=ratio))
        self._darker.hide()

    def unsaved(self) -> object:
        written, saved = self._colour.text(), self._look().accent
        return written if written != saved else ""

    def _look(self) -> Look:
        return look_of(self.keeper.context.reader)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_L, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(_("Logo")))
        self._picture.setFixedSize(_SHOWN + QSize(2 * _EDGE, 2 * _EDGE))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        words = _(
            "Stands at the top of front pages. A PNG, JPEG or SVG file; it is kept in the register."
        )
        column.addWidget(label(words, "caption", wrap=True))
        column.addLayout(_row(self._choose, self._remove))
        column.addSpacing(SPACE_XL)
        self._swatch.setFixedSize(_SWATCH, _SWATCH)
        self._colour.setFixedWidth(_COLOUR_WIDTH)
        column.addWidget(heading(_("Colour")))
        line = QWidget()
        line.setLayout(_row(self._colour, self._swatch, self._ask, self._shipped))
        column.addWidget(line)
        column.addLayout(_row(self._darker))
        column.addWidget(self._contrast)
        column.addStretch(1)
        self.setFocusProxy(self._choose)

    def _show_logo(self, logo: Logo | None) -> None:
        self._remove.setEnabled(logo is not None)
        self._picture.setStyleSheet(_PAPER)
        if logo is None:
            self._picture.setText(_("No logo"))
        else:
            self._picture.setPixmap(logo_picture(logo, _SHOWN))
        shown = _("The logo on the papers") if logo is not None else _("No logo")
        self._picture.setAccessibleName(shown)

    def _choose_logo(self) -> None:
        path = self.files.existing(self, _("Choose a logo"), Path.home(), picture_filter())
        if path is None:
            return
        logo = logo_of(path)
        if logo is not None:
            self._keep_logo(logo)
            return
        name = path.name

        def refused() -> None:
            raise refuse("logo_unread", "logo", file=name)

        self.keeper.carry_out(refused, {"logo": self._choose})

    def _keep_logo(self, logo: Logo | None) -> None:
        register = self.keeper.context.register
        self.keeper.carry_out(lambda: use_logo(register, logo), {"logo": self._choose})

    def _choose_colour(self) -> None:
        colour = self.ask_colour(self, self._look().accent)
        if colour:
            self._save(colour)

    def _save(self, text: str) -> None:
        register, before = self.keeper.context.register, self._look().accent
        done = self.keeper.carry_out(lambda: use_accent(register, text), {"accent": self._colour})
        if done is not None:
            self._colour.show_text(self._look().accent, afresh=True)
            self.show_saved()
            return
        self._colour.expect_saved(before)
        self._colour.setText(text)
        colour = read_colour(text)
        self._darker.setVisible(bool(colour))
        if colour:
            words = _("Use {colour}").format(colour=readable(colour))
            self._darker.setText(words)
            self._darker.setAccessibleName(words)


def _row(*controls: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_M)
    for control in controls:
        row.addWidget(control)
    row.addStretch(1)
    return row


def _asked_colour(parent: QWidget, before: str) -> str:
    chosen = QColorDialog.getColor(QColor(before), parent, pgettext("papers", "Colour"))
    return chosen.name() if chosen.isValid() else ""
