"""The start criteria of a project's milestones, filled in like a table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from portfolio_desktop.domain.board_choices import CriterionState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.criteria_sheet import FIELDS, criteria_rows, criteria_titles
from portfolio_desktop.services.economy_pasting import block_of
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.start_criteria import (
    NEW,
    NO_CRITERIA,
    criteria_counts,
    criteria_of,
    move_criterion,
    remove_criterion,
    set_criterion_state,
    write_criteria,
)
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.dialogs.relaxing import RelaxingDialog
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_WIDTHS = (150, 210, 210)
_MILESTONE_WIDTH = 320


class CriteriaPage(PlanPage):
    """One milestone's criteria at a time: what must hold, and whether it does."""

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        self.milestone = choice(_("Milestone that is to start"), (), "")
        self.milestone.setFixedWidth(_MILESTONE_WIDTH)
        self.count = label("", "strong")
        self.table = SheetView(_("Start criteria"), criteria_titles(), context.theme)
        self.table.lay_out(_WIDTHS, words=(1, 2, 3))
        self.met = button(_("&Met"))
        self.not_met = button(_("&Not met"))
        self.relax = button(_("&Relaxed by decision…"))
        self.up = button(_("Move up"), name=_("Move the criterion up"), tip="Alt+↑")
        self.down = button(_("Move down"), name=_("Move the criterion down"), tip="Alt+↓")
        self.remove = button(_("Remove"), name=_("Remove the criterion"))
        self._verbs = (self.met, self.not_met, self.relax, self.up, self.down, self.remove)
        self._lay_out()
        self._follow()
        self.setFocusProxy(self.table)
        self.show_saved()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        above, verbs = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(label(self.milestone.accessibleName(), "heading"))
        above.addWidget(self.milestone)
        above.addWidget(self.count)
        above.addStretch(1)
        verbs.setSpacing(SPACE_S)
        for each in self._verbs:
            verbs.addWidget(each)
        verbs.addStretch(1)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        advice = _(
            "What must hold before a test or a go-live may start. One that does not hold can be"
            " relaxed by a decision. Lines can be pasted from Word or Excel."
        )
        column.addWidget(label(advice, "caption", wrap=True))
        column.addLayout(verbs)

    def _follow(self) -> None:
        self.milestone.activated.connect(lambda _index: self.show_saved())
        self.table.sheet.written.connect(self._write)
        self.table.cells_cleared.connect(self._clear)
        self.table.block_pasted.connect(self._paste)
        self.table.row_marked.connect(lambda _row: self._enable())
        self.table.row_moved.connect(self._move)
        self.met.clicked.connect(lambda: self._set(CriterionState.MET))
        self.not_met.clicked.connect(lambda: self._set(CriterionState.NOT_MET))
        self.relax.clicked.connect(self._relax)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)

    def show_milestone(self, milestone: str) -> None:
        """Show the criteria of this one."""
        self.milestone.setCurrentIndex(self.milestone.findData(milestone))
        self.show_saved()

    def show_saved(self) -> None:
        self._offer_milestones()
        reader, chosen = self.context.reader, self._chosen
        editable = self.context.writable and bool(chosen)
        rows = criteria_rows(reader, chosen, editable=editable) if chosen else ()
        self.table.show_rows(rows)
        counted = criteria_counts(reader, [chosen]).get(chosen, NO_CRITERIA) if chosen else None
        self.count.setText(counted.words if counted else _("Write a milestone first."))
        self._enable()

    def commit(self) -> bool:
        return self.table.commit()

    def to_editor(self) -> None:
        self.table.to_editor()

    @property
    def _chosen(self) -> str:
        return str(self.milestone.currentData() or "")

    def _offer_milestones(self) -> None:
        """The project's milestones; first shown is the next that has not been reached."""
        planned = milestones_of(self.context.reader, self.project)
        chosen = self._chosen
        ahead = next((each.milestone.id for each in planned if not each.reached), "")
        self.milestone.clear()
        for each in planned:
            self.milestone.addItem(each.milestone.name, each.milestone.id)
        place = self.milestone.findData(chosen)
        self.milestone.setCurrentIndex(place if place >= 0 else self.milestone.findData(ahead))
        if self.milestone.currentIndex() < 0 and planned:
            self.milestone.setCurrentIndex(len(planned) - 1)
        self.milestone.setEnabled(bool(planned))

    def _enable(self) -> None:
        marked = self.context.writable and self.table.marked_row != NEW
        for each in self._verbs:
            each.setEnabled(marked)

    def _write(self, row: str, column: int, text: str) -> None:
        known = {each.id for each in criteria_of(self.context.reader, self._chosen)}
        if not self._keep([(row, {FIELDS[column]: text})]):
            self.table.write_again(row, column, text)
        elif row == NEW:
            added = {each.id for each in criteria_of(self.context.reader, self._chosen)} - known
            if added:
                self.table.show_rows(self.table.sheet.rows, added.pop())

    def _clear(self, cells: list[tuple[str, int, str]]) -> None:
        self._keep([(row, {FIELDS[column]: ""}) for row, column, _text in cells])

    def _paste(self, text: str) -> None:
        """A line is a criterion; in the row for a new one each becomes one."""
        start, rows = self.table.currentIndex(), self.table.sheet.rows
        if not start.isValid() or not self.context.writable or not text.strip():
            return
        lines: list[tuple[str, Mapping[str, str]]] = []
        for down, cells in enumerate(block_of(text)):
            place = start.row() + down
            row = rows[place].id if place < len(rows) else NEW
            fields = zip(FIELDS[start.column() :], cells, strict=False)
            lines.append((row, {field: cell for field, cell in fields if field}))
        self._keep(lines)

    def _keep(self, lines: list[tuple[str, Mapping[str, str]]]) -> bool:
        register, chosen = self.context.register, self._chosen
        return self.carry_out(lambda: write_criteria(register, chosen, lines))

    def _set(self, state: CriterionState) -> None:
        register, row = self.context.register, self.table.marked_row
        if row != NEW:
            self.carry_out(lambda: set_criterion_state(register, row, state))
            self.table.setFocus()

    def _relax(self) -> None:
        row = self.table.marked_row
        if row == NEW:
            return
        form = RelaxingDialog(self.context, self.window(), row, self.carry_out)
        form.exec()
        self.table.setFocus()

    def _move(self, step: int) -> None:
        register, row = self.context.register, self.table.marked_row
        if row != NEW:
            self.carry_out(lambda: move_criterion(register, row, step))

    def _remove(self) -> None:
        register, row = self.context.register, self.table.marked_row
        if row != NEW:
            self.carry_out(lambda: remove_criterion(register, row))
            self.table.setFocus()
