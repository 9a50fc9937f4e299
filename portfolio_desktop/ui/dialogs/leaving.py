"""Taking a project out of the register and into it again: the day, the reason and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.leaving import (
    LeavingDraft,
    ReturnDraft,
    leave_register,
    return_to_register,
)
from portfolio_desktop.services.leaving_words import leaving_told, mistake_told, return_told
from portfolio_desktop.services.row_counts import left_words
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, label, labelled, tick
from portfolio_desktop.ui.dialogs.turning import TurningDialog
from portfolio_desktop.ui.tokens import SPACE_L
from portfolio_desktop.ui.words import count_words

_SIZE = (600, 400)


class _CrossingDialog(TurningDialog):
    """What both ask for: day and decision beside each other, above them the reason."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        title: str,
        project: str,
        questions: tuple[str, str, str],
    ) -> None:
        why, when, which = questions
        super().__init__(context, parent, title, project, when)
        self.resize(*_SIZE)
        self.reason = TextBox(why, rows=3)
        self.reference = TextLine(which)
        self.reference.setPlaceholderText(_("for instance the board 12 Nov. 2026, item 4"))
        self.month.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.month.setAlignment(Qt.AlignmentFlag.AlignTop)

    def lay_out(self, words: str, tick: QCheckBox, *further: QWidget) -> None:
        across = QHBoxLayout()
        across.setSpacing(SPACE_L)
        across.addWidget(labelled(self.day.accessibleName(), self.day), 1)
        across.addWidget(labelled(self.reference.accessibleName(), self.reference), 3)
        if words:
            self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(labelled(self.reason.accessibleName(), self.reason))
        self.body.addLayout(across)
        self.body.addWidget(self.month)
        for each in (tick, *further):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self.show_month()
        tick.toggled.connect(lambda _on: self.clear_fault())
        self.reason.setFocus()


class LeavingDialog(_CrossingDialog):
    """Asks why a project, and of a programme also its sub-projects, leaves the register; `others`
    leave along with it, on the same day and for the same reason."""

    def __init__(
        self, context: WindowContext, parent: QWidget, project: str, others: Sequence[str] = ()
    ) -> None:
        questions = (
            _("Why does it leave the register?"),
            _("First day without it"),
            _("Decided by (meeting or written procedure)"),
        )
        title = _("Take out of the register")
        super().__init__(context, parent, title, project, questions)
        self._leaving = [project, *(each for each in others if each != project)]
        parts = [part for each in self._leaving for part in _parts(context, each)]
        self._parts = [part for part in parts if part not in self._leaving]
        self.reason.setPlaceholderText(_("for instance: closed, the closing report is approved"))
        self._undecided = tick(_("There is no decision to refer to"))
        self._with_parts = tick(_parts_words(len(self._parts)))
        self._with_parts.setChecked(True)
        self._undecided.toggled.connect(self.reference.setDisabled)
        self.name_field("archived_reason", self.reason)
        self.name_field("left_on", self.day)
        self.name_field("left_reference", self.reference)
        further = (self._with_parts,) if self._parts else ()
        self.lay_out("", self._undecided, *further)
        self.finish("", self._take_out, self._draft)
        self._with_parts.toggled.connect(lambda _on: self._count())
        self._count()

    def _draft(self) -> LeavingDraft:
        undecided = self._undecided.isChecked()
        return LeavingDraft(
            reason=self.reason.toPlainText(),
            reference="" if undecided else self.reference.text(),
            day=self.day_text,
            undecided=undecided,
        )

    @property
    def _going(self) -> list[str]:
        """All that leave, by the tick."""
        return [*self._leaving, *(self._parts if self._with_parts.isChecked() else ())]

    def told_of(self, day: date) -> str:
        return leaving_told(day, self.period, len(self._going))

    def _count(self) -> None:
        """The button says how many leave, for the tick is there before anybody has read it."""
        count = len(self._going)
        projects = ngettext("{count} project", "{count} projects", count)
        named = f"{self.project.number} {self.project.name}" if len(self._leaving) == 1 else ""
        counted = projects.format(count=count_words(count)) if count > 1 else ""
        self.show_head(self.windowTitle(), " · ".join(filter(None, (named, counted))))
        self.show_month()
        words = ngettext("Take {count} project out", "Take {count} projects out", count)
        self.name_button(words.format(count=count_words(count)) if count > 1 else _("Take out"))

    def _take_out(self) -> Change:
        return leave_register(self.context.register, self._going, self._draft())


class ReturnDialog(_CrossingDialog):
    """Asks why a project comes back, or whether it should never have been taken out."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        questions = (
            _("Why does it come back?"),
            _("First day with it again"),
            _("Decided by (meeting or written procedure)"),
        )
        title = _("Take into the register again")
        super().__init__(context, parent, title, project, questions)
        self._mistaken = tick(_("It was taken out by mistake: it was there all the time"))
        self._mistaken.toggled.connect(self._follow_mistake)
        self.name_field("entered_reason", self.reason)
        self.name_field("entered_on", self.day)
        self.name_field("entered_reference", self.reference)
        left = capital(left_words(self.project, context.register.today()))
        self.lay_out(f"{left}.", self._mistaken)
        self.finish(_("Take in again"), self._take_in, self._draft)

    def proposed_day(self) -> str:
        """After the day it left: before that there is nothing to come back from."""
        day, left = self.period.nearest(self.context.register.today()), self.project.left_on
        return typed_day(day if left is None else max(day, left + timedelta(days=1)))

    def told_of(self, day: date) -> str:
        return mistake_told() if self._mistaken.isChecked() else return_told(day)

    def _follow_mistake(self, mistaken: bool) -> None:
        for field in (self.reason, self.day, self.reference):
            field.setDisabled(mistaken)
        self.show_month()

    def _draft(self) -> ReturnDraft:
        return ReturnDraft(
            reason=self.reason.toPlainText(),
            reference=self.reference.text(),
            day=self.day_text,
            mistaken=self._mistaken.isChecked(),
        )

    def _take_in(self) -> Change:
        return return_to_register(self.context.register, self.project.id, self._draft())


def _parts(context: WindowContext, project: str) -> list[str]:
    """The sub-projects that are in the register still."""
    inside = context.reader.projects(context.reader.sub_projects([project]))
    return [each.id for each in project_order(inside) if not each.archived]


def _parts_words(count: int) -> str:
    words = ngettext("Its {count} sub-project, too", "Its {count} sub-projects, too", count)
    return words.format(count=count)
