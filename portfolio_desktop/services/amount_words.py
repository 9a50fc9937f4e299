"""Amounts as a table shows them: in the unit that fits each, or all in one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.money import Money, MoneyUnit, print_in_unit
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services.words import money_change_words, money_words


def unit_word(unit: MoneyUnit) -> str:
    """ "t.kr."."""
    match unit:
        case MoneyUnit.KRONER:
            return pgettext("unit", "DKK")
        case MoneyUnit.THOUSANDS:
            return pgettext("unit", "DKK thousand")
        case MoneyUnit.MILLIONS:
            return pgettext("unit", "DKK million")


def unit_of(text: str) -> MoneyUnit | None:
    """The unit of that name; None where it names none."""
    return next((unit for unit in MoneyUnit if unit.value == text), None)


@dataclass(frozen=True, slots=True)
class AmountWords:
    """In one unit amounts are bare numbers, exact, and the unit stands in the heading; None is the
    unit that fits each, which stands with it. `signed` amounts are differences."""

    unit: MoneyUnit | None = None
    signed: bool = False

    def of(self, amount: Money | None) -> str:
        """ "12,6 mio. kr. (2023-pl)", in thousands "12.600 (2023-pl)"; "" where there is none."""
        above = self.signed and amount is not None and amount.ore > 0
        return ("+" if above else "") + self._plain(amount)

    def _plain(self, amount: Money | None) -> str:
        if amount is None or self.unit is None:
            return money_words(amount)
        number = self._number(amount.ore)
        if amount.price_level is None:
            return number
        template = pgettext("money", "{amount} ({year} prices)")
        return template.format(amount=number, year=amount.price_level)

    def change(self, ore: int) -> str:
        """A difference: "+1,2 mio. kr.", in thousands "+1.200"; "" for none."""
        if self.unit is None or ore == 0:
            return money_change_words(ore)
        return ("+" if ore > 0 else "") + self._number(ore)

    def headed(self, titles: Sequence[str]) -> tuple[str, ...]:
        """The headings of a table, the first with the unit: "År (t.kr.)"."""
        first, *others = titles
        if self.unit is not None:
            first = _("{title} ({unit})").format(title=first, unit=unit_word(self.unit))
        return (first, *others)

    def _number(self, ore: int) -> str:
        danish = active_language() is Language.DANISH
        return print_in_unit(ore, self.unit or MoneyUnit.KRONER, "da" if danish else "en")


AS_FITS = AmountWords()
