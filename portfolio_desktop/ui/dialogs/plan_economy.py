"""The money of a project year by year, filled in like a table and pasted from a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.amount_words import unit_word
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.economy_pasting import (
    PastedBlock,
    block_of,
    block_parties,
    names_years,
    read_block,
    without_empty,
)
from portfolio_desktop.services.economy_preview import paste_preview
from portfolio_desktop.services.economy_sheet import (
    NEW,
    PARTS,
    economy_sheet,
    economy_titles,
    has_parties,
    has_quarters,
    read_year,
    row_id,
    wishes,
)
from portfolio_desktop.services.plan_words import quarters_sentence, spending_sentence
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.copied_table import copy_sheet
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.money_unit_box import MoneyUnitBox
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_WIDTHS = (130, 116, 116, 150, 112)


class EconomyPage(PlanPage):
    """Every change is carried out at once; a pasted block is one edit."""

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        self._years: tuple[int, ...] = ()
        self.table = SheetView(_("Economy"), economy_titles(), context.theme)
        self.table.lay_out(_WIDTHS)
        self.parties = QCheckBox(_("Show each participant"))
        self.parties.setChecked(has_parties(economy_of(context.reader, project)))
        self.quarters = QCheckBox(_("Show each quarter"))
        self.quarters.setChecked(has_quarters(economy_of(context.reader, project)))
        self.unit = MoneyUnitBox(context)
        self.spending = label("", wrap=True)
        self.copy = button(_("Copy as table"), name=_("Copy the economy as table"))
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.table.sheet.written.connect(self._write)
        self.table.cells_cleared.connect(self._clear)
        self.table.block_pasted.connect(self._paste)
        for each in (self.parties, self.quarters):
            each.toggled.connect(lambda _on: self.show_saved())
        self.unit.unit_chosen.connect(self.show_saved)
        self.setFocusProxy(self.table)
        self.show_saved()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        above = QHBoxLayout()
        above.setSpacing(SPACE_S)
        above.addWidget(self.parties)
        above.addSpacing(SPACE_M)
        above.addWidget(self.quarters)
        above.addStretch(1)
        above.addSpacing(SPACE_L)
        above.addWidget(label(self.unit.accessibleName(), "caption"))
        above.addWidget(self.unit)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.spending)
        self._advice = label("", "caption", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.copy)
        foot.addWidget(self._advice, 1)
        column.addLayout(foot)

    def _advise(self) -> None:
        """What is told of writing in the table, which depends on its unit."""
        advice = _(
            "Numbers without a unit are read as {unit}. A table from Excel is pasted with"
            " its headings (years or quarters, budget, spent, forecast, participants), wherever the"
            " cursor stands, and looked through before anything is written."
        )
        self._advice.setText(advice.format(unit=unit_word(self.unit.typed)))

    def show_saved(self, marked: str | None = None) -> None:
        """Show the years as the register holds them."""
        self.unit.show_kept()
        self._advise()
        today = self.context.register.today()
        shown = economy_sheet(
            self.context.reader,
            self.project,
            today,
            years=self._years,
            around=self.context.period.year,
            by_party=self.parties.isChecked(),
            by_quarter=self.quarters.isChecked(),
            editable=self.context.writable,
            words=self.unit.words,
        )
        self.table.show_rows(shown.rows, marked)
        sentences = (
            spending_sentence(shown.economy, today.year),
            quarters_sentence(shown.economy),
        )
        said = " ".join(each for each in sentences if each)
        self.spending.setText(said)
        self.spending.setVisible(bool(said))

    def to_editor(self) -> None:
        self.table.to_editor()

    def commit(self) -> bool:
        """Keep what is being written now; False where a cell was refused and is still open."""
        return self.table.commit()

    def _write(self, row: str, column: int, text: str) -> None:
        if row == NEW:
            self._add_year(text)
        elif not self._keep(wishes([(row, column, text)], self.unit.typed)):
            self.table.write_again(row, column, text)

    def _clear(self, cells: list[tuple[str, int, str]]) -> None:
        self._keep(wishes(cells, self.unit.typed))

    def _paste(self, text: str) -> None:
        if not text.strip() or not self.context.writable:
            return
        block = block_of(text)
        parties = block_parties(self.context.reader)
        if names_years(block, parties):
            wished = self._looked_through(read_block(block, parties, self.unit.typed, self._part))
        else:
            wished = without_empty(wishes(self.table.block_from_here(block), self.unit.typed))
        if wished and self._keep(wished):
            self._open_up(wished)

    def _copy(self) -> None:
        """With its headings, so that it can be pasted back; without what waits to be filled in."""
        rows = [row for row in self.table.sheet.rows if not row.advice]
        copy_sheet(self.unit.words.headed(economy_titles()), rows)
        self.context.noted.emit(_("The table is on the clipboard."))

    def _open_up(self, wished: tuple[CellWish, ...]) -> None:
        """Show what was written of quarters and participants."""
        if any(wish.quarter for wish in wished):
            self.quarters.setChecked(True)
        if any(wish.participant_id for wish in wished):
            self.parties.setChecked(True)

    @property
    def _part(self) -> Part | None:
        """What figures are of which no heading says so: that of the cursor's column."""
        return PARTS[max(self.table.currentIndex().column(), 0)]

    def _looked_through(self, pasted: PastedBlock) -> tuple[CellWish, ...]:
        """What is to be written of a block with headings; nothing where that is given up."""
        from portfolio_desktop.ui.dialogs.pasting import PastingDialog

        preview = paste_preview(self.context.reader, self.project, pasted)
        looked = PastingDialog(self.context, self, preview)
        return preview.wishes if looked.exec() else ()

    def _add_year(self, text: str) -> None:
        """A year is shown at once, and kept with its first amount."""
        year = self.context.perform(lambda: read_year(text), edits=False)
        if year is None:
            self.table.write_again(NEW, 0, text)
            return
        self._years = tuple(dict.fromkeys((*self._shown_years(), year)))
        self.show_saved(row_id(year))

    def _shown_years(self) -> tuple[int, ...]:
        """Those of the table in their order, so that it loses none of them and none jumps."""
        names = (row.name for row in self.table.sheet.rows)
        return tuple(int(name) for name in names if name.isdecimal())

    def _keep(self, wished: tuple[CellWish, ...]) -> bool:
        self._years = self._shown_years()
        register = self.context.register
        return self.carry_out(lambda: set_amounts(register, self.project, wished))
