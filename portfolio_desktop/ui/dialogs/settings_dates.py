"""How the register reads dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.dates import DEFAULT_DATE_RULES, DateRules
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.settings import date_rules, use_date_rules
from portfolio_desktop.services.words import month_word
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper, SettingsPage
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_LAST_DAY = 31


class DatesPage(SettingsPage):
    """What primo, medio and ultimo mean."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__(keeper)
        numbers = range(1, _LAST_DAY + 1)
        days = [(pgettext("day of the month", "{day}").format(day=day), day) for day in numbers]
        months = [(month_word(month), month) for month in range(1, 13)]
        self._choices = {
            "early_until_day": _choice(_("Primo of a month ends on day"), days),
            "late_from_day": _choice(_("Ultimo of a month begins on day"), days),
            "early_until_month": _choice(_("Primo of a year ends with"), months),
            "middle_from_month": _choice(_("Medio of a year begins with"), months),
            "middle_until_month": _choice(_("Medio of a year ends with"), months),
            "late_from_month": _choice(_("Ultimo of a year begins with"), months),
        }
        self._usual = button(_("Use the usual meaning"), look="link")
        self._lay_out()
        for choice in self._choices.values():
            choice.activated.connect(lambda _place: self._save(self._chosen()))
        self._usual.clicked.connect(self._back_to_usual)

    def show_saved(self) -> None:
        reader = self.keeper.context.reader
        rules = date_rules(reader)
        for name, value in _bounds(rules).items():
            choice = self._choices[name]
            choice.setCurrentIndex(choice.findData(value))
        self._usual.setEnabled(_bounds(rules) != _bounds(DEFAULT_DATE_RULES))

    def unsaved(self) -> object:
        rules = date_rules(self.keeper.context.reader)
        chosen = self._chosen()
        return None if chosen == rules else chosen

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_L, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(_("What primo, medio and ultimo mean")))
        column.addWidget(self._table(), 0, Qt.AlignmentFlag.AlignLeft)
        below = QHBoxLayout()
        below.setSpacing(SPACE_L)
        words = _("Dates that have been read already stay as they are.")
        below.addWidget(label(words, "caption"))
        below.addWidget(self._usual)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)

    def _table(self) -> QWidget:
        """Three rows: primo, medio, ultimo; in a month, and in a year."""
        box = frame("aside")
        grid = QGridLayout(box)
        grid.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_S)
        grid.addWidget(heading(_("In a month")), 0, 1)
        grid.addWidget(heading(_("In a year")), 0, 2)
        for row, name in enumerate(("Primo", "Medio", "Ultimo"), 1):
            grid.addWidget(label(name, "strong"), row, 0)
        chosen = self._choices
        grid.addWidget(_phrase(_("until day"), chosen["early_until_day"]), 1, 1)
        grid.addWidget(label(_("the days between"), "caption"), 2, 1)
        grid.addWidget(_phrase(_("from day"), chosen["late_from_day"]), 3, 1)
        grid.addWidget(_phrase(_("until the end of"), chosen["early_until_month"]), 1, 2)
        grid.addWidget(
            _phrase(
                _("from"), chosen["middle_from_month"], _("until"), chosen["middle_until_month"]
            ),
            2,
            2,
        )
        grid.addWidget(_phrase(_("from"), chosen["late_from_month"]), 3, 2)
        return box

    def _chosen(self) -> DateRules:
        said = {name: int(choice.currentData()) for name, choice in self._choices.items()}
        return replace(
            date_rules(self.keeper.context.reader),
            early_until_day=said["early_until_day"],
            late_from_day=said["late_from_day"],
            early_until_month=said["early_until_month"],
            middle_months=(said["middle_from_month"], said["middle_until_month"]),
            late_from_month=said["late_from_month"],
        )

    def _save(self, rules: DateRules) -> None:
        register = self.keeper.context.register
        self.keeper.carry_out(lambda: use_date_rules(register, rules), self._choices)

    def _back_to_usual(self) -> None:
        """The parts only: in which order day and month stand is nobody's usual meaning."""
        now = date_rules(self.keeper.context.reader)
        self._save(replace(DEFAULT_DATE_RULES, day_first=now.day_first, pivot=now.pivot))


def _bounds(rules: DateRules) -> dict[str, int]:
    first, last = rules.middle_months
    return {
        "early_until_day": rules.early_until_day,
        "late_from_day": rules.late_from_day,
        "early_until_month": rules.early_until_month,
        "middle_from_month": first,
        "middle_until_month": last,
        "late_from_month": rules.late_from_month,
    }


def _choice(name: str, entries: Iterable[tuple[str, int]]) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    for words, value in entries:
        made.addItem(words, value)
    return made


def _phrase(*parts: str | QWidget) -> QWidget:
    """Words and choices on one line, as they are read."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    for part in parts:
        row.addWidget(label(part) if isinstance(part, str) else part)
    row.addStretch(1)
    return box
