"""The milestones of a project, filled in like a table; beneath it what a table has no room for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, button, label, labelled
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital

CarryOut = Callable[[Callable[[], Change]], bool]
"""Carries out an edit for the page and says whether it was kept."""

_WIDTHS = (116, 116, 116, 116, 92)
_KIND_WIDTH = 190


class CriteriaBox(TextBox):
    """Keeps what was written when it is left."""

    def __init__(self, name: str, keep: Callable[[], None]) -> None:
        super().__init__(name, rows=2)
        self._keep = keep

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep()


class MilestonesPage(QWidget):
    """Every change is carried out at once; the rows show what is saved."""

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__()
        self._context = context
        self._project = project
        self._carry_out = carry_out
        self._shown = ""
        self.table = SheetView(_("Milestones"), milestone_titles(), context.theme)
        self.table.lay_out(_WIDTHS)
        kinds = ((kind.value, capital(milestone_kind_word(kind))) for kind in MilestoneKind)
        self.kind = choice(_("Kind of milestone"), kinds, MilestoneKind.OTHER.value)
        self.criteria = CriteriaBox(_("What must hold for it to be reached"), self._keep_details)
        self.up = button(_("Move up"), tip="Alt+↑")
        self.down = button(_("Move down"), tip="Alt+↓")
        self.remove = button(_("Remove"))
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
        self.table.row_moved.connect(self._move)

    def show_saved(self, marked: str | None = None) -> None:
        """Show the milestones as the register holds them."""
        editable = self._context.writable
        rows = milestone_rows(self._context.reader, self._project, editable=editable)
        self.table.show_rows(rows, marked)
        self._show_details()

    def commit(self) -> bool:
        """Keep what is being written now; False where a cell was refused and is still open."""
        kept = self.table.commit()
        if kept:
            self._keep_details()
        return kept

    def _write(self, row: str, column: int, text: str) -> None:
        known = self._ids()
        if not self._keep_cell(row, column, text):
            self.table.write_again(row, column, text)
        elif row == NEW:
            (new,) = self._ids() - known
            self.show_saved(new)

    def _keep_cell(self, row: str, column: int, text: str) -> bool:
        context, cell = self._context, (column, text)
        return self._carry_out(
            lambda: write_milestone(context.register, self._project, row, cell, context.period)
        )

    def _keep_block(self, lines: list[tuple[str, dict[int, str]]]) -> None:
        context = self._context
        self._carry_out(lambda: write_block(context.register, self._project, lines, context.period))

    def _clear(self, cells: list[tuple[str, int, str]]) -> None:
        lines: dict[str, dict[int, str]] = {}
        for row, column, text in cells:
            lines.setdefault(row, {})[column] = text
        self._keep_block(list(lines.items()))

    def _paste(self, text: str) -> None:
        """Lines beyond the last milestone become new ones."""
        start, rows = self.table.currentIndex(), self.table.sheet.rows
        if not start.isValid() or not self._context.writable or not text.strip():
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
            self._carry_out(lambda: move_milestone(self._context.register, row, after))
            self.show_saved(row)

    def _remove(self) -> None:
        row = self.table.marked_row
        if row != NEW:
            self._shown = ""
            self._carry_out(lambda: remove_milestone(self._context.register, row))
            self.table.setFocus()

    def _ids(self) -> set[str]:
        return {each.milestone.id for each in milestones_of(self._context.reader, self._project)}

    def _show_details(self) -> None:
        """The kind and the criteria of the milestone whose row is marked."""
        row = self.table.marked_row
        if row != self._shown:
            self._keep_details()
        there = row in self._ids()
        draft = milestone_draft(self._context.reader, row) if there else MilestoneDraft()
        afresh, self._shown = row != self._shown, row if there else ""
        self.kind.setCurrentIndex(self.kind.findData(draft.kind.value))
        if afresh or not self.criteria.hasFocus():
            self.criteria.setPlainText(draft.criteria)
        writable = there and self._context.writable
        for field in (self.kind, self.up, self.down, self.remove):
            field.setEnabled(writable)
        self.criteria.setReadOnly(not writable)
        empty = pgettext("milestone", "Choose a milestone above")
        self.criteria.setPlaceholderText("" if there else empty)

    def _keep_details(self) -> None:
        if self._shown not in self._ids() or not self._context.writable:
            return
        before = milestone_draft(self._context.reader, self._shown)
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
            period = self._context.period
            self._carry_out(lambda: edit_milestone(self._context.register, row, wished, period))
