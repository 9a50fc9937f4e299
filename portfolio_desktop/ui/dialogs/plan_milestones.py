"""The milestones of a project, filled in like a table; beneath it what a table has no room for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.economy_pasting import block_of
from portfolio_desktop.services.milestone_sheet import (
    NEW,
    milestone_rows,
    milestone_titles,
    write_block,
    write_milestone,
)
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    edit_milestone,
    milestone_draft,
    milestones_of,
    move_milestone,
    remove_milestone,
)
from portfolio_desktop.services.plan_words import milestone_kind_word
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, button, label, labelled
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital

_WIDTHS = (100, 100, 100, 100, 80, 124, 160)
_KIND_WIDTH = 190


class CriteriaBox(TextBox):
    """Keeps what was written when it is left."""

    def __init__(self, name: str, keep: Callable[[], None]) -> None:
        super().__init__(name, rows=2)
        self._keep = keep

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep()


class MilestonesPage(PlanPage):
    """The milestones with their dates. `criteria_wished` carries the milestone whose start criteria
    are to be shown."""

    criteria_wished = Signal(str)

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        self._shown = ""
        self.table = SheetView(_("Milestones"), milestone_titles(), context.theme)
        self.table.lay_out(_WIDTHS, words=(7,))
        kinds = ((kind.value, capital(milestone_kind_word(kind))) for kind in MilestoneKind)
        self.kind = choice(_("Kind of milestone"), kinds, MilestoneKind.OTHER.value)
        self.criteria = CriteriaBox(_("What must hold for it to be reached"), self._keep_details)
        self.up = button(_("Move up"), tip="Alt+↑")
        self.down = button(_("Move down"), tip="Alt+↓")
        self.remove = button(_("Remove"))
        self.criteria_link = button(_("Start criteria…"), look="link")
        self._lay_out()
        self._follow()
        self.setFocusProxy(self.table)
        self.show_saved()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.table, 1)
        advice = _(
            "Dates are written as people write them: 14.11.2023, Q1 2024, end of 2025. Rows can be"
            " pasted from Excel."
        )
        column.addWidget(label(advice, "caption", wrap=True))
        details = QHBoxLayout()
        details.setSpacing(SPACE_L)
        kind = labelled(self.kind.accessibleName(), self.kind)
        kind.setFixedWidth(_KIND_WIDTH)
        details.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        details.addWidget(labelled(self.criteria.accessibleName(), self.criteria), 1)
        column.addLayout(details)
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE_S)
        for each in (self.up, self.down, self.remove):
            verbs.addWidget(each)
        verbs.addStretch(1)
        verbs.addWidget(self.criteria_link)
        column.addLayout(verbs)

    def _follow(self) -> None:
        self.table.sheet.written.connect(self._write)
        self.table.cells_cleared.connect(self._clear)
        self.table.block_pasted.connect(self._paste)
        self.table.row_marked.connect(lambda _row: self._show_details())
        self.kind.activated.connect(lambda _index: self._keep_details())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.criteria_link.clicked.connect(lambda: self.criteria_wished.emit(self._shown))
        self.table.row_moved.connect(self._move)

    def show_saved(self, marked: str | None = None) -> None:
        """Show the milestones as the register holds them."""
        editable = self.context.writable
        rows = milestone_rows(self.context.reader, self.project, editable=editable)
        self.table.show_rows(rows, marked)
        self._show_details()

    def commit(self) -> bool:
        """Keep what is being written now; False where a cell was refused and is still open."""
        kept = self.table.commit()
        if kept:
            self._keep_details()
        return kept

    def to_editor(self) -> None:
        self.table.to_editor()

    def _write(self, row: str, column: int, text: str) -> None:
        known = self._ids()
        if not self._keep_cell(row, column, text):
            self.table.write_again(row, column, text)
        elif row == NEW:
            (new,) = self._ids() - known
            self.show_saved(new)

    def _keep_cell(self, row: str, column: int, text: str) -> bool:
        context, cell = self.context, (column, text)
        return self.carry_out(
            lambda: write_milestone(context.register, self.project, row, cell, context.period)
        )

    def _keep_block(self, lines: list[tuple[str, dict[int, str]]]) -> None:
        context = self.context
        self.carry_out(lambda: write_block(context.register, self.project, lines, context.period))

    def _clear(self, cells: list[tuple[str, int, str]]) -> None:
        lines: dict[str, dict[int, str]] = {}
        for row, column, text in cells:
            lines.setdefault(row, {})[column] = text
        self._keep_block(list(lines.items()))

    def _paste(self, text: str) -> None:
        """Lines beyond the last milestone become new ones."""
        start, rows = self.table.currentIndex(), self.table.sheet.rows
        if not start.isValid() or not self.context.writable or not text.strip():
            return
        lines: list[tuple[str, dict[int, str]]] = []
        for down, cells in enumerate(block_of(text)):
            place = start.row() + down
            row = rows[place].id if place < len(rows) else NEW
            lines.append((row, dict(enumerate(cells, start=start.column()))))
        self._keep_block(lines)

    def _move(self, step: int) -> None:
        row = self.table.marked_row
        others = [row.id for row in self.table.sheet.rows if row.id != NEW]
        if row not in others:
            return
        place = others.index(row) + step
        others.remove(row)
        if 0 <= place <= len(others):
            after = others[place - 1] if place else None
            self.carry_out(lambda: move_milestone(self.context.register, row, after))
            self.show_saved(row)

    def _remove(self) -> None:
        row = self.table.marked_row
        if row != NEW:
            self._shown = ""
            self.carry_out(lambda: remove_milestone(self.context.register, row))
            self.table.setFocus()

    def _ids(self) -> set[str]:
        return {each.milestone.id for each in milestones_of(self.context.reader, self.project)}

    def _show_details(self) -> None:
        """The kind and the criteria of the milestone whose row is marked."""
        row = self.table.marked_row
        if row != self._shown:
            self._keep_details()
        there = row in self._ids()
        draft = milestone_draft(self.context.reader, row) if there else MilestoneDraft()
        afresh, self._shown = row != self._shown, row if there else ""
        self.kind.setCurrentIndex(self.kind.findData(draft.kind.value))
        if afresh or not self.criteria.hasFocus():
            self.criteria.setPlainText(draft.criteria)
        writable = there and self.context.writable
        for field in (self.kind, self.up, self.down, self.remove):
            field.setEnabled(writable)
        self.criteria.setReadOnly(not writable)
        self.criteria_link.setEnabled(there)
        empty = pgettext("milestone", "Choose a milestone above")
        self.criteria.setPlaceholderText("" if there else empty)

    def _keep_details(self) -> None:
        if self._shown not in self._ids() or not self.context.writable:
            return
        before = milestone_draft(self.context.reader, self._shown)
        wished = MilestoneDraft(
            before.name,
            MilestoneKind(self.kind.currentData()),
            before.original,
            before.approved,
            before.forecast,
            before.actual,
            self.criteria.raw_text(),
        )
        if wished != before:
            row = self._shown
            period = self.context.period
            self.carry_out(lambda: edit_milestone(self.context.register, row, wished, period))
