"""What of the papers is printed, on which paper, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.annex_values import AnnexWay
from portfolio_desktop.services.pack_parts import (
    USUAL,
    Carried,
    GridPaper,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.services.part_words import paper_word, sheets_word
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, labelled, tick
from portfolio_desktop.ui.issuing.annex_ways import with_way
from portfolio_desktop.ui.issuing.sheet_choice import SheetChoiceDialog
from portfolio_desktop.ui.preview.parts_form import PartsForm
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words


class ChoiceForm(QWidget):
    """`changed` when something else is chosen; `choice` is what is chosen then. What the edition
    does not allow stays ticked and is greyed, so that it is there again in the other one. `usual`
    is what "as usual" goes back to; who `carries` can attach the register."""

    changed = Signal()

    def __init__(
        self, context: WindowContext, usual: PackChoice = USUAL, *, carries: bool = True
    ) -> None:
        super().__init__()
        self._context = context
        self._usual = usual
        self._carries = carries
        self._projects: tuple[str, ...] = ()
        self._offered: tuple[Part, ...] = ()
        self._ways: tuple[tuple[str, AnnexWay], ...] = ()
        self._open = False
        self.parts = PartsForm(context.theme)
        self.sheets = ChoiceBox()
        for sheets in SheetsOf:
            self.sheets.addItem(sheets_word(sheets), sheets.value)
        self._which = button("", look="link")
        self._sheets_box = labelled(_("A sheet each for"), self.sheets)
        self.paper = ChoiceBox()
        for paper in GridPaper:
            self.paper.addItem(paper_word(paper), paper.value)
        self._paper_box = labelled(_("Paper of the portfolio table"), self.paper)
        self.draft = tick(_("“Draft” across every page"))
        self.carried = {
            Carried.XLSX: tick(_("Attach the register as a spreadsheet")),
            Carried.JSON: tick(_("Attach the register as JSON")),
        }
        self._none = label(_("Choose at least one part."), "late", wrap=True)
        self._why_not = label(_("Nothing is attached to the open edition."), "caption", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.parts)
        column.addWidget(self._none)
        across = QHBoxLayout()
        across.setSpacing(SPACE_M)
        across.addWidget(self._sheets_box, 3)
        across.addWidget(self._paper_box, 2)
        column.addLayout(across)
        column.addWidget(self._which)
        column.addWidget(self.draft)
        for each in self.carried.values():
            column.addWidget(each)
        column.addWidget(self._why_not)

    def _connect(self) -> None:
        self.parts.changed.connect(self._tell)
        self.parts.reset.connect(self._reset)
        self.sheets.activated.connect(self._take_sheets)
        self.paper.activated.connect(lambda _place: self._tell())
        self._which.clicked.connect(self._ask_which)
        for each in (self.draft, *self.carried.values()):
            each.toggled.connect(lambda _on: self._tell())

    @property
    def choice(self) -> PackChoice:
        carried = () if self._open else self._ticked
        return PackChoice(
            parts=self.parts.arrangement.parts,
            sheets=SheetsOf(self.sheets.currentData()),
            projects=self._projects,
            grid_paper=GridPaper(self.paper.currentData()),
            draft=self.draft.isChecked(),
            carried=carried,
            annexes=self._ways,
        )

    @property
    def _ticked(self) -> tuple[Carried, ...]:
        return tuple(each for each in Carried if self.carried[each].isChecked())

    def show_choice(self, choice: PackChoice, offered: Sequence[Part]) -> None:
        """Show a choice among what the papers can hold; nothing is told of that."""
        self._offered = tuple(offered)
        self._projects = choice.projects
        self._ways = choice.annexes
        self.parts.show_parts(choice.parts, offered)
        ticks = [(self.draft, choice.draft)]
        ticks += [(self.carried[each], each in choice.carried) for each in Carried]
        for box, on in ticks:
            with QSignalBlocker(box):
                box.setChecked(on)
        self.sheets.setCurrentIndex(self.sheets.findData(choice.sheets.value))
        self.paper.setCurrentIndex(self.paper.findData(choice.grid_paper.value))
        self._follow()

    def follow_edition(self, *, open_only: bool) -> None:
        self._open = open_only
        self._follow()

    def choose_way(self, annex: str, way: AnnexWay) -> None:
        """What becomes of one annex, whatever the others do."""
        self._ways = with_way(dict(self._ways), annex, way)
        self._tell()

    @property
    def summary(self) -> str:
        """ "8 of 11 parts · A4 …", while the form is folded."""
        arranged = self.parts.arrangement
        count, most = len(arranged.parts), len(arranged.order)
        words = _("All parts") if count == most else _("{count} of {most} parts")
        return words.format(count=count, most=most)

    def _follow(self) -> None:
        """Offer what makes a difference for the parts that are chosen."""
        chosen = self.parts.arrangement.chosen
        self._none.setVisible(not chosen)
        self._sheets_box.setVisible(Part.SHEETS in self._offered)
        self.sheets.setEnabled(Part.SHEETS in chosen)
        self._paper_box.setVisible(Part.GRID in self._offered)
        self.paper.setEnabled(Part.GRID in chosen)
        some = SheetsOf(self.sheets.currentData()) is SheetsOf.CHOSEN
        self._which.setVisible(some and Part.SHEETS in chosen)
        count = len(self._projects)
        words = ngettext("{count} project chosen…", "{count} projects chosen…", count)
        self._which.setText(words.format(count=count_words(count)) if count else _("Choose…"))
        self._which.setAccessibleName(_("Choose the projects that have a sheet"))
        for each in self.carried.values():
            each.setVisible(self._carries)
            each.setEnabled(not self._open)
        self._why_not.setVisible(self._open)

    def _take_sheets(self, _place: int) -> None:
        """Who wants chosen ones is asked which, the first time."""
        self._follow()
        if SheetsOf(self.sheets.currentData()) is SheetsOf.CHOSEN and not self._projects:
            self._ask_which()
        else:
            self._tell()

    def _ask_which(self) -> None:
        dialog = SheetChoiceDialog(
            self._context, self.window(), self._projects, open_only=self._open
        )
        if dialog.exec():
            self._projects = dialog.projects
        dialog.deleteLater()
        self._tell()

    def _reset(self) -> None:
        """As the program proposes it where nobody chose anything, all of it."""
        self.show_choice(self._usual, self._offered)
        self.changed.emit()

    def _tell(self) -> None:
        self._follow()
        self.changed.emit()
