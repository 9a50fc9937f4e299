"""The internal hours of a project year by year, and what they are worth."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.economy_pasting import block_of
from portfolio_desktop.services.economy_sheet import NEW, read_year
from portfolio_desktop.services.hours import HoursWish, set_hours
from portfolio_desktop.services.hours_sheet import hours_rows, hours_titles, hours_wishes
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_M

_WIDTHS = (84, 84, 84, 104, 132, 132)


class HoursPage(PlanPage):
    """Every change is carried out at once."""

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        first = context.period.year
        self._years: tuple[int, ...] = (first, first + 1)
        self.table = SheetView(_("Internal hours"), hours_titles(), context.theme)
        self.table.lay_out(_WIDTHS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.table, 1)
        advice = _(
            "Whole hours of the project's own people. The rate of a year is the register's: it"
            " holds for every project."
        )
        column.addWidget(label(advice, "caption", wrap=True))
        self.table.sheet.written.connect(self._write)
        self.table.cells_cleared.connect(lambda cells: self._keep(hours_wishes(cells)))
        self.table.block_pasted.connect(self._paste)
        self.setFocusProxy(self.table)
        self.show_saved()

    def show_saved(self, marked: str | None = None) -> None:
        reader, writable = self.context.reader, self.context.writable
        rows = hours_rows(reader, self.project, self._years, editable=writable)
        self.table.show_rows(rows, marked)

    def to_editor(self) -> None:
        self.table.to_editor()

    def commit(self) -> bool:
        return self.table.commit()

    def _write(self, row: str, column: int, text: str) -> None:
        if row == NEW:
            self._add_year(text)
        elif not self._keep(hours_wishes([(row, column, text)])):
            self.table.write_again(row, column, text)

    def _add_year(self, text: str) -> None:
        """A year is shown at once, and kept with its first hours."""
        year = self.context.perform(lambda: read_year(text), edits=False)
        if year is None:
            self.table.write_again(NEW, 0, text)
            return
        self._years = (*self._years, year)
        self.show_saved(str(year))

    def _paste(self, text: str) -> None:
        if text.strip() and self.context.writable:
            self._keep(hours_wishes(self.table.block_from_here(block_of(text))))

    def _keep(self, wished: tuple[HoursWish, ...]) -> bool:
        register = self.context.register
        return not wished or self.carry_out(lambda: set_hours(register, self.project, wished))
