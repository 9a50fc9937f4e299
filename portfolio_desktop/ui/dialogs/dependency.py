"""The form of one dependency: what needs what, by when, and until when one can choose otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.dependencies import (
    DependencyDraft,
    add_dependency,
    dependency_draft,
    dependency_of,
    edit_dependency,
    project_choices,
)
from portfolio_desktop.services.dependency_lines import preview
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import imprecise
from portfolio_desktop.services.words import date_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, frame, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.plan_page import CarryOut
from portfolio_desktop.ui.offering import offer_with
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M

_SIZE = (720, 470)


class DependencyDialog(FramedDialog):
    """A new dependency of `project`, or a known one, which may be another project's."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        project: str,
        dependency: str,
        carry_out: CarryOut,
    ) -> None:
        super().__init__(context, parent, _("Dependency"))
        self.resize(*_SIZE)
        reader = context.reader
        self._dependency = dependency
        self._carry_out = carry_out
        self._whose = dependency_of(reader, dependency).project_id if dependency else project
        before = dependency_draft(reader, dependency) if dependency else DependencyDraft()
        whose = finding.project(reader, self._whose)
        self.show_head(_("Dependency"), f"{whose.number} {whose.name}".strip())
        self._projects = project_choices(reader)
        self._names = {row: words for words, row in self._projects.items()}
        self._make_fields(before)
        self._lay_out_body()
        self._follow()
        self.guard_typed(self.draft)
        self.other.setFocus()

    def _make_fields(self, before: DependencyDraft) -> None:
        self.own = choice(_("What waits"), self._points(self._whose), before.milestone_id or "")
        self.other = TextLine(
            _("Needs something of the project"), self._names.get(before.on_project_id, "")
        )
        self.other.setPlaceholderText(_("number or name"))
        completer = QCompleter(list(self._projects), self.other)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offer_with(completer, self.other)
        self.what = choice(_("What it needs"), (), "")
        self._offer_points(before.on_milestone_id or "")
        self.need_by = TextLine(_("Needed by"), before.need_by)
        self.need_by.setPlaceholderText(
            _("for instance 3.11.2018; empty: when it is to happen here")
        )
        self.change_by = TextLine(_("Latest moment for changing one's mind"), before.change_by)
        self.change_by.setPlaceholderText(_("for instance 1.8.2018"))
        self.note = TextBox(_("What depends on it"), before.note, rows=2)
        self._told = wrapped("")

    def _lay_out_body(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        places: tuple[tuple[str, QWidget, int, int, int], ...] = (
            ("milestone_id", self.own, 0, 0, 2),
            ("on_project_id", self.other, 1, 0, 1),
            ("on_milestone_id", self.what, 1, 1, 1),
            ("need_by", self.need_by, 2, 0, 1),
            ("change_by", self.change_by, 2, 1, 1),
            ("note", self.note, 3, 0, 2),
        )
        for name, field, row, column, span in places:
            self.name_field(name, field)
            grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        told = frame("aside")
        inside = QGridLayout(told)
        inside.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        inside.addWidget(self._told)
        self.body.addWidget(told)
        self.body.addStretch(1)
        save = self.show_verb(_("Save"), self._keep)
        save.setEnabled(self.context.writable)

    def _follow(self) -> None:
        self.other.textChanged.connect(lambda _text: self._show_other())
        for field in (self.need_by, self.change_by):
            field.textChanged.connect(lambda _text: self._tell())
        for box in (self.own, self.what):
            box.currentIndexChanged.connect(lambda _index: self._tell())
        self._tell()

    def draft(self) -> DependencyDraft:
        """The form as it is written."""
        return DependencyDraft(
            self.own.currentData() or None,
            self._other_id,
            self.what.currentData() or None,
            self.need_by.text(),
            self.change_by.text(),
            self.note.raw_text(),
        )

    @property
    def _other_id(self) -> str:
        """The project that is written, by its number or by all its words."""
        text = " ".join(self.other.text().split()).casefold()
        for words, row in self._projects.items():
            if text and text in {words.casefold(), words.split(" ", 1)[0].casefold()}:
                return row
        return ""

    def _show_other(self) -> None:
        self._offer_points("")
        self._tell()

    def _offer_points(self, chosen: str) -> None:
        other = self._other_id
        self.what.clear()
        for value, words in self._points(other) if other else ():
            self.what.addItem(words, value)
        self.what.setCurrentIndex(max(self.what.findData(chosen), 0))
        self.what.setEnabled(bool(other))

    def _points(self, project: str) -> list[tuple[str, str]]:
        """The milestones of a project with when they are expected, and its end."""
        reader = self.context.reader
        found = []
        for each in milestones_of(reader, project):
            when = date_words(each.dates.expected)
            name = each.milestone.name
            found.append((each.milestone.id, f"{name} ({when})" if when else name))
        return [*found, ("", _("The end of the project"))]

    def _tell(self) -> None:
        """How it would stand as it is written."""
        draft, reader = self.draft(), self.context.reader
        if not draft.on_project_id:
            self._told.setText(_("Choose the project, and it is told whether it comes in time."))
            return
        rules = date_rules(reader)
        wished = Dependency(
            self._dependency,
            self._whose,
            draft.on_project_id,
            draft.milestone_id,
            draft.on_milestone_id,
            imprecise(draft.need_by, None, rules),
            imprecise(draft.change_by, None, rules),
        )
        self._told.setText(preview(reader, wished, self.context.register.today()))

    def _keep(self) -> None:
        self.clear_fault()
        register, draft = self.context.register, self.draft()
        if self._dependency:
            kept = self._carry_out(lambda: edit_dependency(register, self._dependency, draft))
        else:
            kept = self._carry_out(lambda: add_dependency(register, self._whose, draft).change)
        if kept:
            self.guard_typed(self.draft)
            self.accept()
