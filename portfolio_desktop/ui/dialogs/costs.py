"""What the month's projects cost each participant, side by side."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.costs import (
    CostTable,
    Figure,
    cost_heads,
    cost_table_steps,
    figure_word,
)
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.copied_table import copy_cells
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.money_unit_box import MoneyUnitBox
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_M

_SIZE = (1080, 600)
_COLUMN = 124
_PICTURED = 40
"""A picture of more rows is no picture any more; it shows the first."""


class CostsDialog(ReadingDialog):
    """Reads in steps; another figure or year is read anew."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        title = _("Costs per participant")
        super().__init__(context, parent, title)
        self.show_head(title, period_words(context.period))
        self.resize(*_SIZE)
        figures = [(figure.value, figure_word(figure)) for figure in Figure]
        self.figure = choice(_("Figure"), figures, Figure.BUDGET.value)
        self.year = choice(_("Year"), [("", _("All years"))], "")
        self.unit = MoneyUnitBox(context)
        self.table: SheetView | None = None
        self._found = CostTable()
        self._heads: tuple[str, ...] = ()
        self.told = label("", wrap=True)
        self._fill_body()
        self.figure.activated.connect(lambda _at: self._read())
        self.year.activated.connect(lambda _at: self._read())
        self.unit.unit_chosen.connect(self._read)
        self.figure.setFocus()
        self._read()

    def _fill_body(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(labelled(self.figure.accessibleName(), self.figure), 2)
        above.addWidget(labelled(self.year.accessibleName(), self.year), 1)
        above.addWidget(labelled(self.unit.accessibleName(), self.unit))
        above.addStretch(3)
        self.body.addLayout(above)
        kept = self.told.sizePolicy()
        kept.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.told.setSizePolicy(kept)
        self.body.addWidget(self.told)
        self.copy = button(_("Copy as table"), name=_("Copy the costs as table"))
        self.picture = button(_("Copy as picture"), name=_("Copy the costs as picture"))
        self.copy.clicked.connect(self._copy)
        self.picture.clicked.connect(self._copy_picture)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.reject)
        self.show_foot((self.copy, self.picture), (close,))

    @property
    def _figure(self) -> Figure:
        return Figure(self.figure.currentData())

    def _read(self) -> None:
        self._give_up()
        context, year = self.context, self.year.currentData()
        steps = cost_table_steps(
            context.reader,
            context.period,
            context.register.today(),
            self._figure,
            int(year) if year else None,
            self.unit.words,
        )
        self.told.setText(_("The costs are being added up…"))
        self.told.show()
        self._take_steps(steps, self._show, self._break_off)

    def _show(self, found: CostTable) -> None:
        self._found = found
        self._heads = self.unit.words.headed(cost_heads(found))
        self._offer_years(found.years)
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = SheetView(_("Costs per participant"), self._heads, self.context.theme)
        self.table.lay_out([_COLUMN] * (len(self._heads) - 1))
        self.table.show_rows(found.rows)
        some = bool(found.costs)
        self.table.setVisible(some)
        self.body.insertWidget(1, self.table, 1)
        told = (found.gaps if some else _nothing(self._figure), "" if some else found.gaps)
        self.told.setText("\n".join(each for each in told if each))
        self.told.setVisible(bool(self.told.text()))
        for made in (self.copy, self.picture):
            made.setEnabled(some)

    def _offer_years(self, years: tuple[int, ...]) -> None:
        chosen = self.year.currentData()
        self.year.clear()
        self.year.addItem(_("All years"), "")
        for year in years:
            self.year.addItem(str(year), str(year))
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))

    def _pictured_words(self) -> str:
        words = _("{what}, {year}").format(
            what=self.figure.currentText(), year=self.year.currentText().lower()
        )
        return f"{words}. {self._found.gaps}" if self._found.gaps else words

    def _copy(self) -> None:
        """What the sums lack goes with them, in a line of its own."""
        rows = [[cell.shown for cell in row.cells] for row in self._found.rows]
        if self._found.gaps:
            rows.append([self._found.gaps, *("" for _head in self._heads[1:])])
        copy_cells(self._heads, rows)
        self.context.noted.emit(_("The table is on the clipboard."))

    def _copy_picture(self) -> None:
        """For a letter or a presentation: light on any screen."""
        from portfolio_desktop.ui.overview.picture import drawn_picture
        from portfolio_desktop.ui.overview.sheet import Sheet
        from portfolio_desktop.ui.plan.cost_drawing import cost_widths, draw_costs

        fonts = self.context.theme.figure_font
        heads, rows = self._heads, self._found.rows[:_PICTURED]
        width = sum(cost_widths(Sheet(0, fonts), heads, rows))
        picture = drawn_picture(
            _("Costs per participant"),
            self._pictured_words(),
            lambda sheet: draw_costs(sheet, heads, rows),
            fonts,
            width,
        )
        QGuiApplication.clipboard().setImage(picture)
        self.context.noted.emit(_("The costs have been copied as a picture."))


def _nothing(figure: Figure) -> str:
    template = _("No project of the month has anything of this kind: {figure}.")
    return template.format(figure=figure_word(figure))
