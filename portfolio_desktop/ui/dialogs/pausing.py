"""Putting a project on hold, and resuming it: what both need to say."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.pausing import (
    PauseDraft,
    ResumeDraft,
    StateChange,
    is_approved,
    pause_project,
    resume_project,
)
from portfolio_desktop.services.pausing_words import month_told
from portfolio_desktop.services.words import date_words, day_words, period_words
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, label, labelled
from portfolio_desktop.ui.dialogs.turning import TurningDialog
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_XS

_SIZE = (560, 340)


class _HoldDialog(TurningDialog):
    """A day, and beside it an imprecise date whose reading is told while it is typed; below them
    what the shown month is going to say.
    """

    state: LifecycleState

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        title: str,
        project: str,
        questions: tuple[str, str],
    ) -> None:
        when, until = questions
        super().__init__(context, parent, title, project, when)
        self.resize(*_SIZE)
        self.until = TextLine(until)
        self.until.setPlaceholderText(_("e.g. Dec 2027, Q1 2026"))
        self._reading = date_caption(self.until, self.rules)
        self.name_field("state_from", self.day)
        self.name_field("until", self.until)

    def lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_XS)
        grid.addWidget(labelled(self.day.accessibleName(), self.day), 0, 0)
        grid.addWidget(labelled(self.until.accessibleName(), self.until), 0, 1)
        grid.addWidget(self._reading, 1, 1)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.month)
        self.body.addStretch(1)
        self.show_month()

    def told_of(self, day: date) -> str:
        return month_told(
            self.context.reader, StateChange(self.project, self.state, day, self.period)
        )


class PauseDialog(_HoldDialog):
    """Asks from when, why, and until when a project is on hold."""

    state = LifecycleState.PAUSED

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        questions = (_("On hold from"), _("Expected to resume"))
        super().__init__(context, parent, _("Put on hold"), project, questions)
        self._reason = TextBox(_("Why is it put on hold?"), rows=3)
        self._reason.setPlaceholderText(_("for instance: waits for the new supplier"))
        self.name_field("state_reason", self._reason)
        self.body.addWidget(labelled(self._reason.accessibleName(), self._reason))
        self.lay_out()
        self.finish(_("Put on hold"), self._pause, self._draft)
        self._reason.setFocus()

    def _draft(self) -> PauseDraft:
        return PauseDraft(self._reason.toPlainText(), self.day_text, self.until.text())

    def _pause(self) -> Change:
        return pause_project(self.context.register, self.project.id, self.period, self._draft())


class ResumeDialog(_HoldDialog):
    """Asks from when a project is at work again, and from when it reports."""

    state = LifecycleState.ACTIVE

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        questions = (_("Resumed on"), _("Reports again from"))
        super().__init__(context, parent, _("Resume project"), project, questions)
        held = self._held_words()
        if held:
            self.body.addWidget(label(held, wrap=True))
        self.lay_out()
        self.finish(_("Resume"), self._resume, self._draft)
        self.until.setFocus()

    def told_of(self, day: date) -> str:
        told = super().told_of(day)
        if day > self.period.last_day or is_approved(
            self.context.reader, self.project.id, self.period
        ):
            return told
        words = _("Leave the date empty if it reports for {month} already.")
        return f"{told} {words.format(month=period_words(self.period))}".lstrip()

    def _held_words(self) -> str:
        """How long, why, and until when it was on hold, as far as that is known."""
        project = self.project
        parts = []
        if project.state_from is not None:
            parts.append(_("On hold since {day}.").format(day=day_words(project.state_from)))
        if project.state_reason:
            parts.append(project.state_reason)
        if project.expected_resume is not None:
            expected = date_words(project.expected_resume)
            parts.append(_("Expected to resume: {date}.").format(date=expected))
        return "\n".join(parts)

    def _draft(self) -> ResumeDraft:
        return ResumeDraft(self.day_text, self.until.text())

    def _resume(self) -> Change:
        return resume_project(self.context.register, self.project.id, self.period, self._draft())
