"""How a date is read while it is typed, told beneath its field."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from portfolio_desktop.domain.dates import DateRules
from portfolio_desktop.services.date_readings import date_reading
from portfolio_desktop.ui.controls import label, set_level
from portfolio_desktop.ui.tokens import SPACE_XS


def date_caption(field: QLineEdit, rules: DateRules) -> QLabel:
    """A line that follows the field, and stands out where what is written cannot be read."""
    told = label("", "caption", wrap=True)
    told.setMinimumHeight(told.fontMetrics().lineSpacing() + SPACE_XS)

    def follow(text: str) -> None:
        reading = date_reading(text, rules)
        told.setText(reading.words if reading else "")
        set_level(told, "late" if reading and reading.unread else "caption")

    field.textChanged.connect(follow)
    follow(field.text())
    return told
