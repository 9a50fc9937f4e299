"""What the dialogs of a project's life share: put on hold, resumed, taken out, taken in again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services import finding
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, typed_day
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class TurningDialog(FramedDialog):
    """Asks for the day that something happens to a project, and does it with one button; the line
    `month` tells what the months are going to show of it, with the day that is typed.

    Proposed is the day of the shown month that lies nearest today: what is done while a month is
    shown is about that month, also where it is past.
    """

    def __init__(
        self, context: WindowContext, parent: QWidget, title: str, project: str, when: str
    ) -> None:
        super().__init__(context, parent, title)
        self.project = finding.project(context.reader, project)
        self.period = context.period
        self.show_head(title, f"{self.project.number} {self.project.name}")
        self._proposed = self.proposed_day()
        self.day = TextLine(when, self._proposed)
        self.rules = date_rules(context.reader)
        self.month = label("", "caption", wrap=True)
        self.day.textChanged.connect(lambda _text: self.show_month())

    def told_of(self, day: date) -> str:
        """What the months show of it, where it happens on that day."""
        raise NotImplementedError

    def show_month(self) -> None:
        """A day that cannot be read is told at its field, once it is tried."""
        try:
            day = certain_day(self.day_text, "", self.rules)
        except RuleError:
            day = None
        self.month.setText("" if day is None else self.told_of(day))

    def proposed_day(self) -> str:
        return typed_day(self.period.nearest(self.context.register.today()))

    @property
    def day_text(self) -> str:
        """The day that is meant: an empty field means the proposed one."""
        return self.day.text().strip() or self._proposed

    def finish(self, words: str, verb: Callable[[], Change], typed: Callable[[], object]) -> None:
        self._do = self.show_verb(words, lambda: self.close_with(verb))
        self.guard_typed(typed)

    def name_button(self, words: str) -> None:
        self._do.setText(words)
        self._do.setAccessibleName(words)
