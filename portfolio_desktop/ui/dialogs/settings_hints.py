"""By which criteria the register gives hints, and whether it gives any."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import STATE_CRITERIA
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.criteria import (
    criteria,
    criteria_draft,
    meanings,
    use_criteria,
    use_shipped_criteria,
)
from portfolio_desktop.services.settings import hints_wanted, use_hints
from portfolio_desktop.ui.controls import TextLine, button, frame, heading, label, labelled, tick
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper, SettingsPage
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS
from portfolio_desktop.ui.words import colour_word

_NAME_WIDTH, _NUMBER_WIDTH, _AMOUNT_WIDTH = 460, 64, 150


class HintsPage(SettingsPage):
    """The criteria's name and bounds, each saved when it is left, and the switch for the hints."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__(keeper)
        self._hints = tick(_("Give hints"))
        self._fields = {
            "name": self.text_line(_("What the criteria are called")),
            "yellow_months": self.text_line(_("Time: yellow from so many months")),
            "red_above_months": self.text_line(_("Time: red above so many months")),
            "red_above_percent": self.text_line(_("Cost: red above so many percent")),
            "red_above_amount": self.text_line(_("Cost: red above the amount")),
        }
        self._meanings = {colour: label("", wrap=True) for colour in Colour}
        self._shipped = button(_("Use the criteria that come with the program"), look="link")
        self._lay_out()
        for name, field in self._fields.items():
            field.committed.connect(lambda text, at=name: self._save(at, text))
        self._hints.clicked.connect(self._switch)
        self._shipped.clicked.connect(self._back_to_shipped)

    def show_saved(self) -> None:
        reader = self.keeper.context.reader
        now = criteria(reader)
        self._show_fields(afresh=False)
        self._hints.setChecked(hints_wanted(reader))
        self._shipped.setEnabled(replace(now, enabled=True) != STATE_CRITERIA)
        for colour, words in meanings(now).items():
            self._meanings[colour].setText(words)

    def _show_fields(self, *, afresh: bool) -> None:
        for name, text in asdict(criteria_draft(self.keeper.context.reader)).items():
            self._fields[name].show_text(text, afresh=afresh)

    def unsaved(self) -> object:
        saved = asdict(criteria_draft(self.keeper.context.reader))
        written = {name: field.text() for name, field in self._fields.items()}
        return {name: text for name, text in written.items() if text != saved[name]}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_L, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._hints)
        words = _(
            "Shown in a project's panel with their arithmetic. A hint is a suggestion and never"
            " changes a colour by itself."
        )
        column.addWidget(label(words, "caption", wrap=True))
        column.addSpacing(SPACE_M)
        name = self._fields["name"]
        name.setFixedWidth(_NAME_WIDTH)
        column.addWidget(labelled(name.accessibleName(), name))
        column.addSpacing(SPACE_S)
        column.addWidget(self._bounds(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._shipped, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE_M)
        column.addWidget(heading(_("What the colours then mean")))
        for colour, meaning in self._meanings.items():
            column.addLayout(self._meaning(colour, meaning))
        column.addStretch(1)

    def _bounds(self) -> QWidget:
        """Two rows, as they are read: time, and cost."""
        box = frame("aside")
        grid = QGridLayout(box)
        grid.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_M)
        fields = self._fields
        for name in ("yellow_months", "red_above_months", "red_above_percent"):
            fields[name].setFixedWidth(_NUMBER_WIDTH)
            fields[name].setAlignment(Qt.AlignmentFlag.AlignRight)
        fields["red_above_amount"].setFixedWidth(_AMOUNT_WIDTH)
        grid.addWidget(label(_("Time"), "strong"), 0, 0)
        grid.addLayout(
            _phrase(
                pgettext("criteria", "yellow from"),
                fields["yellow_months"],
                pgettext("criteria", "months, red above"),
                fields["red_above_months"],
                pgettext("criteria", "months after the approved plan"),
            ),
            0,
            1,
        )
        grid.addWidget(label(_("Cost"), "strong"), 1, 0)
        grid.addLayout(
            _phrase(
                pgettext("criteria", "red above"),
                fields["red_above_percent"],
                pgettext("criteria", "% of the budget, or above"),
                fields["red_above_amount"],
                pgettext("criteria", "– what is reached first"),
            ),
            1,
            1,
        )
        return box

    def _meaning(self, colour: Colour, meaning: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        lamp = LampView(self.keeper.context.theme, _("Criteria"), 14)
        lamp.show_colour(colour, colour_word(colour))
        row.addWidget(lamp, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(meaning, 1)
        row.setContentsMargins(0, SPACE_XS, 0, 0)
        return row

    def _save(self, name: str, text: str) -> None:
        register, reader = self.keeper.context.register, self.keeper.context.reader
        before = criteria_draft(reader)
        wanted = replace(before, **{name: text})
        field = self._fields[name]
        if self.keeper.carry_out(lambda: use_criteria(register, wanted), {name: field}) is None:
            field.expect_saved(getattr(before, name))
        else:
            self.show_saved()

    def _switch(self, wanted: bool) -> None:
        register = self.keeper.context.register
        self.keeper.carry_out(lambda: use_hints(register, wanted), {})

    def _back_to_shipped(self) -> None:
        register = self.keeper.context.register
        if self.keeper.carry_out(lambda: use_shipped_criteria(register), {}) is not None:
            self._show_fields(afresh=True)  # also what was refused


def _phrase(*parts: str | TextLine) -> QHBoxLayout:
    """Words and fields on one line, as they are read."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    for part in parts:
        row.addWidget(label(part) if isinstance(part, str) else part)
    row.addStretch(1)
    return row
