"""Rows and portfolios by hand, in our own words."""

from __future__ import annotations

from typing import Any

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour, Dimension
from portfolio_desktop.services.lamps import LampPair, LampValue
from portfolio_desktop.services.portfolio import PortfolioRow

WORDS = {Colour.GREEN: "grøn", Colour.YELLOW: "gul", Colour.RED: "rød"}
OCTOBER = Period(2023, 10)


def lamp(sign: str) -> LampValue:
    """g, y, r or - as a lamp."""
    colour = {"g": Colour.GREEN, "y": Colour.YELLOW, "r": Colour.RED}.get(sign)
    return LampValue(colour=colour, word=WORDS[colour]) if colour else LampValue()


def row(number: str, name: str, lamps: str = "g", **fields: Any) -> PortfolioRow:
    """A project whose `lamps` are overall, deliverables, time, cost and resources."""
    now, *dimensions = (lamp(sign) for sign in lamps.ljust(5, lamps[0]))
    values: dict[str, Any] = {
        "now": now,
        "lights": tuple(LampPair(now=value) for value in dimensions),
        "trend": (now,) * 12,
        "phase": "execution",
        "phase_name": "Gennemførelse",
        "phase_order": 3,
        **fields,
    }
    return PortfolioRow(id=number, number=number, name=name, **values)


def dimensions() -> tuple[Dimension, ...]:
    return tuple(
        Dimension(key, key, da, en, letter_da, letter_en, str(place))
        for place, (key, da, en, letter_da, letter_en) in enumerate(DEFAULT_DIMENSIONS)
    )


ROWS = (
    row("17-1", "Patologisk databank", "yyyyg", lead_name="Region Hovedstaden", lead_id="rh"),
    row("16-5", "Register over enheder", "-", remarks="Sat i gang igen efter en pause."),
    row(
        "22-2",
        "Ældre apoteksløsning",
        "ggggg",
        phase="analysis",
        phase_name="Analyse",
        phase_order=1,
        lead_name="Region Nordjylland",
        lead_id="rn",
    ),
    row("19-2", "Praksisområdets system", "rryrg", late=True, deadline_text="mar. 2023"),
)
