"""A project's money per year as a figure: budget against forecast and actual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from portfolio_desktop.domain.economy import Amounts, Economy, YearEconomy
from portfolio_desktop.domain.money import Money, MoneyUnit
from portfolio_desktop.environment.texts import Language, _, active_language, ngettext, pgettext
from portfolio_desktop.services.amount_words import unit_word
from portfolio_desktop.services.figure_values import BudgetForecast, MoneyBar, Tick
from portfolio_desktop.services.words import listed

_ORE = {MoneyUnit.KRONER: 100, MoneyUnit.THOUSANDS: 100_000, MoneyUnit.MILLIONS: 100_000_000}
_TEN_MILLIONS = 1_000_000_000
"""In øre; from there on one decimal of a million says enough."""
_ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_TICKS = 4
"""About so many steps an axis has."""

_Three = tuple[Money | None, Money | None, Money | None]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The unit of a figure and how many decimals its amounts have."""

    unit: MoneyUnit
    decimals: int

    def value(self, amount: Money | None) -> Decimal | None:
        if amount is None:
            return None
        step = Decimal(1).scaleb(-self.decimals)
        return (Decimal(amount.ore) / _ORE[self.unit]).quantize(step, ROUND_HALF_UP)

    def words(self, amount: Money | None) -> str:
        value = self.value(amount)
        return "" if value is None else number_words(value, self.decimals)


def number_words(value: Decimal, decimals: int) -> str:
    """ "1.250,5", "−3,0"; in English "1,250.5"."""
    text = f"{abs(value):,.{decimals}f}"
    if active_language() is Language.DANISH:
        text = text.translate(str.maketrans(",.", ".,"))
    return f"−{text}" if value < 0 else text


def budget_figure(economy: Economy) -> BudgetForecast | None:
    """The years of which any amount is known; None where there are none.

    Amounts of different price levels have no common scale: those of the level that most amounts
    have are drawn, and how many others there are is told.
    """
    years = [(year, _three(year.amounts)) for year in economy.years]
    level, others = _level(amount for _year, three in years for amount in three)
    drawn = [(year, _at_level(three, level)) for year, three in years]
    drawn = [(year, three) for year, three in drawn if any(each is not None for each in three)]
    if not drawn:
        return None
    scale = _scale([each.ore for _year, three in drawn for each in three if each is not None])
    bars = tuple(_bar(year, three, scale) for year, three in drawn)
    heads = (
        pgettext("economy", "Budget"),
        pgettext("economy", "Forecast"),
        pgettext("economy", "Actual"),
    )
    unit = unit_word(scale.unit)
    return BudgetForecast(
        title=_title(level),
        spoken=f"{_standing(drawn)} {_amounts(bars, heads, unit)}".strip(),
        heads=heads,
        unit=unit,
        bars=bars,
        ticks=_ticks(bars),
        note=_left_out(others),
    )


def _three(amounts: Amounts) -> _Three:
    return (amounts.approved, amounts.forecast, amounts.actual)


def _level(amounts: Iterable[Money | None]) -> tuple[int | None, int]:
    """The price level most amounts have, and how many have another."""
    found = Counter(each.price_level for each in amounts if each is not None)
    if not found:
        return None, 0
    level, count = found.most_common(1)[0]
    return level, found.total() - count


def _at_level(three: _Three, level: int | None) -> _Three:
    budget, forecast, actual = (
        each if each is not None and each.price_level == level else None for each in three
    )
    return (budget, forecast, actual)


def _scale(ore: Sequence[int]) -> _Scale:
    most = max(abs(each) for each in ore)
    if most >= _TEN_MILLIONS:
        return _Scale(MoneyUnit.MILLIONS, 1)
    if most >= _ORE[MoneyUnit.MILLIONS]:
        return _Scale(MoneyUnit.MILLIONS, 2)
    if most >= _ORE[MoneyUnit.THOUSANDS]:
        return _Scale(MoneyUnit.THOUSANDS, 0)
    return _Scale(MoneyUnit.KRONER, 0)


def _bar(year: YearEconomy, three: _Three, scale: _Scale) -> MoneyBar:
    budget, forecast, actual = three
    return MoneyBar(
        str(year.year),
        scale.value(budget),
        scale.value(forecast),
        scale.value(actual),
        (scale.words(budget), scale.words(forecast), scale.words(actual)),
    )


def _title(level: int | None) -> str:
    if level is None:
        return pgettext("figure", "Budget, forecast and actual")
    template = pgettext("figure", "Budget, forecast and actual ({year} prices)")
    return template.format(year=level)


def _standing(drawn: Sequence[tuple[YearEconomy, _Three]]) -> str:
    """In which years more is expected than was approved."""
    compared = [
        (year.year, forecast.ore - budget.ore)
        for year, (budget, forecast, _actual) in drawn
        if budget is not None and forecast is not None
    ]
    over = [str(year) for year, ore in compared if ore > 0]
    if over:
        return _("The forecast is above the budget in {years}.").format(years=listed(over))
    if compared:
        return _("The forecast is within the budget in every year that has both.")
    return ""


def _amounts(bars: Sequence[MoneyBar], heads: Sequence[str], unit: str) -> str:
    """Every amount of every year."""
    told = []
    for bar in bars:
        known = [
            f"{head.lower()} {words}" for head, words in zip(heads, bar.words, strict=True) if words
        ]
        told.append(f"{bar.label}: {', '.join(known)}")
    return _("Amounts in {unit}: {years}.").format(unit=unit, years="; ".join(told))


def _ticks(bars: Sequence[MoneyBar]) -> tuple[Tick, ...]:
    """Round amounts from below the least to above the most, nothing among them."""
    values = [value for bar in bars for value in (bar.budget, bar.forecast, bar.actual) if value]
    least, most = min([Decimal(0), *values]), max([Decimal(0), *values])
    step = _step((most - least) / _TICKS)
    first = int((least / step).to_integral_value("ROUND_FLOOR"))
    last = int((most / step).to_integral_value("ROUND_CEILING"))
    decimals = max(-int(step.adjusted()), 0)
    return tuple(
        Tick(step * place, number_words(step * place, decimals))
        for place in range(first, max(last, first + 1) + 1)
    )


def _step(least: Decimal) -> Decimal:
    """The least round number that is not less."""
    if not least:
        return Decimal(1)
    power = Decimal(1).scaleb(least.adjusted())
    return next(each * power for each in _ROUND if each * power >= least)


def _left_out(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} amount at another price level is not drawn.",
        "{count} amounts at other price levels are not drawn.",
        count,
    ).format(count=count)
