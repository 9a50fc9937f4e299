"""What is told beneath a field while it is written: how a date is read, what an address lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from portfolio_desktop.domain.dates import DateRules
from portfolio_desktop.services.addresses import address_problem
from portfolio_desktop.services.date_readings import date_reading
from portfolio_desktop.services.problem_words import problem_sentence
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


def mail_caption(field: QLineEdit) -> QLabel:
    """A line that says what is wrong with a mail address once it is written, and no earlier."""
    told = label("", "late", wrap=True)

    def judge() -> None:
        problem = address_problem(field.text()) if field.text().strip() else None
        told.setText("" if problem is None else problem_sentence(problem))

    field.textChanged.connect(lambda _text: told.setText(""))
    field.editingFinished.connect(judge)
    return told
