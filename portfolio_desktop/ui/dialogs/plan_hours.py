"""The internal hours of a project year by year, and what they are worth."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.economy_pasting import block_of
from portfolio_desktop.services.economy_sheet import NEW, offered_parties, read_year, row_id
from portfolio_desktop.services.hours import (
    HoursWish,
    has_parties,
    hours_of,
    parties_sentence,
    set_hours,
)
from portfolio_desktop.services.hours_sheet import hours_rows, hours_titles, hours_wishes
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.copied_table import copy_sheet
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_WIDTHS = (84, 84, 84, 104, 132, 132)


class HoursPage(PlanPage):
    """Every change is carried out at once."""

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        first = context.period.year
        self._years: tuple[int, ...] = (first, first + 1)
        self.table = SheetView(_("Internal hours"), hours_titles(), context.theme)
        self.table.lay_out(_WIDTHS)
        self.parties = QCheckBox(_("Show each participant"))
        self.parties.setChecked(has_parties(hours_of(context.reader, project)))
        self.told = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.parties)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        advice = _(
            "Whole hours of the participants' own people, in all or each for itself. The rate of a"
            " year is the register's: it holds for every project."
        )
        self.copy = button(_("Copy as table"), name=_("Copy the hours as table"))
        self.copy.clicked.connect(self._copy)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.copy)
        foot.addWidget(label(advice, "caption", wrap=True), 1)
        column.addLayout(foot)
        self.table.sheet.written.connect(self._write)
        self.table.cells_cleared.connect(lambda cells: self._keep(hours_wishes(cells)))
        self.table.block_pasted.connect(self._paste)
        self.parties.toggled.connect(lambda _on: self.show_saved())
        self.setFocusProxy(self.table)
        self.show_saved()

    def show_saved(self, marked: str | None = None) -> None:
        reader, writable = self.context.reader, self.context.writable
        years = hours_of(reader, self.project)
        parties: tuple[str, ...] = ()
        if self.parties.isChecked():
            stated = {party for year in years for party in year.parties}
            today = self.context.register.today()
            parties = offered_parties(reader, self.project, stated, today)
        rows = hours_rows(reader, self.project, self._years, parties=parties, editable=writable)
        self.table.show_rows(rows, marked)
        self.told.setText(parties_sentence(years))
        self.told.setVisible(bool(self.told.text()))

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
        self.show_saved(row_id(year))

    def _copy(self) -> None:
        rows = [row for row in self.table.sheet.rows if not row.advice]
        copy_sheet(hours_titles(), rows)
        self.context.noted.emit(_("The table is on the clipboard."))

    def _paste(self, text: str) -> None:
        if text.strip() and self.context.writable:
            self._keep(hours_wishes(self.table.block_from_here(block_of(text))))

    def _keep(self, wished: tuple[HoursWish, ...]) -> bool:
        register = self.context.register
        return not wished or self.carry_out(lambda: set_hours(register, self.project, wished))
