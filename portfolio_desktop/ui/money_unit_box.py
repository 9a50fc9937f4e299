"""Which unit tables of money are shown in: chosen once, and the same in all of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from portfolio_desktop.domain.money import MoneyUnit
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.amount_words import AmountWords, unit_of, unit_word
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext

_WIDTH = 200


class MoneyUnitBox(ChoiceBox):
    """The choice is the person's, not the register's. `unit_chosen` after it has been kept."""

    unit_chosen = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(_("Amounts in"))
        self.setFixedWidth(_WIDTH)
        self.addItem(_("the unit that fits"), "")
        for unit in MoneyUnit:
            self.addItem(unit_word(unit), unit.value)
        self.show_kept()
        self.activated.connect(lambda _at: self._keep())

    def show_kept(self) -> None:
        """What was chosen last, here or in another table."""
        kept = self._context.choices.read().money_unit
        self.setCurrentIndex(max(self.findData(kept), 0))

    @property
    def words(self) -> AmountWords:
        return AmountWords(unit_of(str(self.currentData())))

    @property
    def typed(self) -> MoneyUnit:
        """What numbers count in that are written without a unit."""
        return self.words.unit or MoneyUnit.MILLIONS

    def _keep(self) -> None:
        kept = self._context.choices.read()
        self._context.choices.keep(replace(kept, money_unit=str(self.currentData())))
        self.unit_chosen.emit()
