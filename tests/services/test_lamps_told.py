"""A lamp inside a sentence: a colour as a word, a kind of no light as a citation."""

from __future__ import annotations

from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.services.lamps import NOTHING, LampValue
from portfolio_desktop.services.pack_grid import lamp_told, printed_lamp


def test_kinds_of_no_light_are_quoted_and_colours_are_not() -> None:
    resumed = LampValue(no_light=NoLight.RESUMED, word="genoptaget – rapporterer fra ultimo 2023")
    told = [lamp_told(printed_lamp(each)) for each in (LampValue(Colour.RED, word="rød"), resumed)]
    assert told == ["rød", "»genoptaget – rapporterer fra ultimo 2023«"]
    assert lamp_told(printed_lamp(NOTHING)) == "»mangler rapport«"
