"""What a row shows in a month, as everything that counts rows counts and calls it.

The chips above the grid, the overview and the printed summary ask here, so that a month has the
same numbers wherever they stand. A draft, and a report without an overall status, is missing.
"""

from __future__ import annotations

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.lamps import LampValue, is_reported

KINDS = (
    RowFilter.RED,
    RowFilter.YELLOW,
    RowFilter.GREEN,
    RowFilter.NO_LIGHT,
    RowFilter.NOT_REPORTED,
)
"""From the worst colour to none, and last what is missing; each row is one of them."""
_OF_COLOUR = {
    Colour.RED: RowFilter.RED,
    Colour.YELLOW: RowFilter.YELLOW,
    Colour.GREEN: RowFilter.GREEN,
}
_COLOURS = {kind: colour for colour, kind in _OF_COLOUR.items()}


def kind_of(lamp: LampValue) -> RowFilter:
    if lamp.colour is not None:
        return _OF_COLOUR[lamp.colour]
    return RowFilter.NO_LIGHT if is_reported(lamp) else RowFilter.NOT_REPORTED


def kind_colour(kind: RowFilter) -> Colour | None:
    """The colour that rows of a kind show, None where they show none."""
    return _COLOURS.get(kind)


def kind_words(kind: RowFilter) -> str:
    """What the projects of a kind are called inside a sentence: "røde", "mangler rapport"."""
    match kind:
        case RowFilter.RED:
            return pgettext("projects", "red")
        case RowFilter.YELLOW:
            return pgettext("projects", "yellow")
        case RowFilter.GREEN:
            return pgettext("projects", "green")
        case RowFilter.NO_LIGHT:
            return pgettext("projects", "no light")
        case RowFilter.NOT_REPORTED:
            return pgettext("projects", "report missing")
        case RowFilter.ALL:
            return pgettext("projects", "all")
