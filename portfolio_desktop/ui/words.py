"""The words that only the window needs: on buttons, in headings and read aloud."""

from __future__ import annotations

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services import words
from portfolio_desktop.services.words import capital as capital


def colour_word(colour: Colour | None) -> str:
    """The colour as inside a sentence: "gul"; "ingen status" where there is none."""
    return pgettext("lamp", "no light") if colour is None else words.colour_word(colour)


def colour_button(colour: Colour) -> str:
    """The colour with the key that sets it: "2 Gul"."""
    return {
        Colour.GREEN: _("1 Green"),
        Colour.YELLOW: _("2 Yellow"),
        Colour.RED: _("3 Red"),
    }[colour]


def count_words(count: int) -> str:
    """A number of things: "10.000"."""
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if active_language() is Language.DANISH else grouped


def group_line(title: str, count: int) -> str:
    """The heading of a group of rows with how many it holds."""
    return f"{title} · {count_words(count)}"
