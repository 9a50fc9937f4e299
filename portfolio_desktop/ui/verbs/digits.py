"""The digits in the grid: what they set is said, for nobody looks where they press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.words import dimension_name
from portfolio_desktop.ui.verbs import several
from portfolio_desktop.ui.verbs.projects import ask_why
from portfolio_desktop.ui.words import colour_word

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def set_by_digit(window: MainWindow, project: str, dimension: str, colour: Colour | None) -> None:
    """Set one lamp of the shown month, None for no colour, and say it quietly."""
    from portfolio_desktop.services import status

    if window.looking_back.says_why_not():
        return
    if several.are_several(window):
        several.colour_together(window, dimension, colour)
        return
    context = window.context
    change = context.perform(
        lambda: status.set_colour(context.register, project, context.period, dimension, colour)
    )
    if change is not None:
        what = _lamp(window, project, dimension)
        context.noted.emit(_words(what, colour, changed=change.edit is not None))
        ask_why(window, project, dimension, colour)


def tell_closed(window: MainWindow) -> None:
    """A digit on last month's lamp changes nothing."""
    window.context.noted.emit(
        _("Nothing changed: last month's status is set in that month, this month's under “Now”.")
    )


def tell_heading(window: MainWindow) -> None:
    """A digit on a heading means no project."""
    window.context.noted.emit(
        _("Nothing changed: a heading is marked here. Press Down to get to its projects.")
    )


def _lamp(window: MainWindow, project: str, dimension: str) -> str:
    """ "22-2: tid"."""
    reader = window.context.reader
    lamp = next(
        (dimension_name(each) for each in reader.dimensions() if each.key == dimension),
        _("overall status"),
    )
    name = next(each.number or each.name for each in reader.projects([project]))
    return f"{name}: {lamp.lower()}"


def _words(what: str, colour: Colour | None, *, changed: bool) -> str:
    if colour is None:
        words = _("{what} has no status now") if changed else _("{what} has no status already")
    else:
        words = _("{what} is {colour} now") if changed else _("{what} is {colour} already")
    return words.format(what=what, colour=colour_word(colour))
