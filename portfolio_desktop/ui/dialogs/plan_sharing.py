"""Which cost-sharing key a project goes by, and what it makes each participant pay."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.contribution_sheet import (
    contribution_rows,
    contribution_titles,
    heads_for,
)
from portfolio_desktop.services.contributions import Basis, basis_word, contributions
from portfolio_desktop.services.sharing_keys import all_keys, choose_key
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.copied_table import copy_sheet
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.money_unit_box import MoneyUnitBox
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_WIDTHS = (84, 150, 150, 150)


class SharingPage(PlanPage):
    """The years under each other with their participants.

    `keys_wished` asks for the keys of the register.
    """

    keys_wished = Signal()

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        self.key = choice(_("Cost-sharing key"), (), "")
        bases = [(basis.value, capital(basis_word(basis))) for basis in Basis]
        self.basis = choice(_("What is divided"), bases, Basis.BUDGET.value)
        self.unit = MoneyUnitBox(context)
        self.keys = button(_("&Keys and shares…"), name=_("Write keys and their shares"))
        name = _("To collect from each participant")
        self.table = SheetView(name, contribution_titles(), context.theme)
        self.table.lay_out(_WIDTHS)
        self.told = label("", wrap=True)
        self.copy = button(_("Copy as table"), name=_("Copy what is to be collected as table"))
        self._lay_out()
        self.key.activated.connect(lambda _at: self._choose())
        self.basis.activated.connect(lambda _at: self.show_saved())
        self.unit.unit_chosen.connect(self.show_saved)
        self.keys.clicked.connect(self.keys_wished)
        self.copy.clicked.connect(self._copy)
        self.setFocusProxy(self.key)
        self.show_saved()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(labelled(self.key.accessibleName(), self.key), 3)
        above.addWidget(labelled(self.basis.accessibleName(), self.basis), 3)
        above.addWidget(labelled(self.unit.accessibleName(), self.unit))
        above.addStretch(1)
        above.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addStretch(0)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.copy)
        advice = _(
            "To collect is the participant's part less what stands under it in the same figure."
            " The parts of a year come to exactly the year's amount."
        )
        foot.addWidget(label(advice, "caption", wrap=True), 1)
        column.addLayout(foot)

    def show_saved(self) -> None:
        reader = self.context.reader
        self._offer_keys()
        self.unit.show_kept()
        today = self.context.register.today()
        found = contributions(reader, self.project, self._basis, today)
        self.table.show_rows(contribution_rows(reader, found, self.unit.words))
        self.table.setVisible(bool(found.years))
        told = [found.told, *(each for year in found.years for each in year.told)]
        self.told.setText("\n".join(each for each in told if each))
        self.told.setVisible(bool(self.told.text()))
        self.copy.setEnabled(bool(found.years))

    @property
    def chosen_key(self) -> str:
        """The id of the project's key, "" for none."""
        return str(self.key.currentData() or "")

    @property
    def _basis(self) -> Basis:
        return Basis(self.basis.currentData())

    def _offer_keys(self) -> None:
        """Those in use, and the one that was chosen before it was taken out of use."""
        chosen = finding.project(self.context.reader, self.project).sharing_key_id or ""
        self.key.clear()
        self.key.addItem(pgettext("sharing", "None"), "")
        for each in all_keys(self.context.reader):
            if each.active or each.id == chosen:
                self.key.addItem(each.name, each.id)
        self.key.setCurrentIndex(max(self.key.findData(chosen), 0))
        self.key.setEnabled(self.context.writable)

    def _choose(self) -> None:
        register, chosen = self.context.register, self.chosen_key or None
        self.carry_out(lambda: choose_key(register, self.project, chosen))

    def _copy(self) -> None:
        copy_sheet(self.unit.words.headed(heads_for(self._basis)), self.table.sheet.rows)
        self.context.noted.emit(_("The table is on the clipboard."))
