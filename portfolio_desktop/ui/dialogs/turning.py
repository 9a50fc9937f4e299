"""What the dialogs of a project's life share: put on hold, resumed, taken out, taken in again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class TurningDialog(FramedDialog):
    """Asks for the day that something happens to a project, and does it with one button.

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
        self.do = button("", look="primary")

    def proposed_day(self) -> str:
        return typed_day(self.period.nearest(self.context.register.today()))

    @property
    def day_text(self) -> str:
        """The day that is meant: an empty field means the proposed one."""
        return self.day.text().strip() or self._proposed

    def finish(self, words: str, verb: Callable[[], Change], typed: Callable[[], object]) -> None:
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        self.name_button(words)
        self.do.clicked.connect(lambda: self._carry_out(verb))
        self.show_foot((), (cancel, self.do))
        self.guard_typed(typed)

    def name_button(self, words: str) -> None:
        self.do.setText(words)
        self.do.setAccessibleName(words)

    def _carry_out(self, verb: Callable[[], Change]) -> None:
        self.clear_fault()
        change = self.context.perform(verb)
        if change is None:
            return
        if change.edit is not None:
            self.context.note_done()
        self.accept()
