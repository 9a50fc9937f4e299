"""Verbs about what is shown: search, month, look, language, help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from portfolio_desktop.domain.views import Filters
from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.environment.texts import Language

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def to_search(window: MainWindow) -> None:
    """To the search of the page; one that has none gives way to the portfolio, which has."""
    field = window.search_field
    if field is None:
        window.show_page("portfolio")
        field = window.tools.search
    field.setFocus()
    field.selectAll()


def show_all(window: MainWindow) -> None:
    """Neither search nor filter; the marked project stays marked."""
    window.tools.search.clear()
    window.portfolio.filter_by(Filters())
    window.portfolio.setFocus()


def turn_programme(window: MainWindow) -> None:
    """Fold or unfold the programme that is marked, or that the marked project is part of."""
    row = window.portfolio.view.current_row()
    if row is not None:
        window.portfolio.arrangement.turn_programme(row)


def show_archived(window: MainWindow) -> None:
    window.portfolio.show_archived(window.actions_by_id["archived"].isChecked())


def move_month(window: MainWindow, step: int) -> None:
    window.context.show_period(window.context.period.shifted(step))


def use_look(window: MainWindow, appearance: Appearance) -> None:
    choices = window.context.choices
    choices.keep(replace(choices.read(), appearance=appearance))
    window.context.theme.use(appearance)


def use_language(window: MainWindow, language: Language) -> None:
    """Kept for the next start; the window is made anew in it at once."""
    choices = window.context.choices
    choices.keep(replace(choices.read(), language=language))
    window.facts.refresh_marks()
    window.language_requested.emit(language)


def show_guide(window: MainWindow) -> None:
    """Beside the work, which goes on; asked for again, it comes to the front."""
    from portfolio_desktop.ui.help import GuideDialog

    guide = window.findChild(GuideDialog) or GuideDialog(window)
    guide.show()
    guide.raise_()
    guide.activateWindow()


def show_keys(window: MainWindow) -> None:
    from portfolio_desktop.ui.keys_dialog import KeysDialog

    KeysDialog(window).exec()


def show_about(window: MainWindow) -> None:
    from portfolio_desktop.ui.help import AboutDialog

    AboutDialog(window).exec()
