"""What the forms of one row of the register share: fields in columns, and one way to save them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from portfolio_desktop.services.added import Added
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M


class RowForm(FramedDialog):
    """Fields in columns of equal width, and what saves them; `row` is the id of what was saved, or
    is shown.
    """

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        title: str,
        row: str = "",
        *,
        columns: int = 2,
    ) -> None:
        super().__init__(context, parent, title)
        self.row = row
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_M)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._columns = columns
        self.body.addLayout(self._grid)

    def place(self, name: str, field: QWidget, row: int, column: int, span: int = 1) -> None:
        """A field under its name; what is refused of `name` is told there."""
        self.name_field(name, field)
        self._grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)

    def add(self, told: QWidget, row: int, column: int = 0, span: int = 0) -> None:
        """Something without a name of its own, over all columns unless a span is given."""
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(told, row, column, 1, span or self._columns, top)

    def finish(self, words: str, keep: Callable[[], None], typed: Callable[[], object]) -> None:
        """The foot with its buttons; from now on closing guards what is typed."""
        save = self.show_verb(words, keep)
        save.setEnabled(self.context.writable)
        self.guard_typed(typed)

    def keep_row(self, add: Callable[[], Added], change: Callable[[], Change]) -> None:
        """Save as a new row, or what differs in the one that is shown."""
        self.clear_fault()
        if self.row:
            self.close_with(change)
            return
        added = self.context.perform(add)
        if added is not None:
            self.row = added.id
            self.context.announce(added.change)
            self.context.note_done()
            self.accept()
