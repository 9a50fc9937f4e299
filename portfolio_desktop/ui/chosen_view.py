"""Which view of the portfolio is chosen, whether it was changed since, and the menu of views.

Choosing a view sets columns, filters, grouping and order, and empties the search; month and marked
project stay. What is then changed by hand belongs to the person, as without views; the view itself
changes only where that is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from portfolio_desktop.domain.views import OWN, Choice, Filters, Part, RowFilter, ViewDefinition
from portfolio_desktop.services.row_filters import Names
from portfolio_desktop.services.views import USUAL, View, all_views
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.actions import Need

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow

WITH_KEYS = 9
"""So many views have a key of their own: Alt and their number."""
_SHOWN_IN_VIEWS = frozenset({"saved_view", "register", "participant", "phase", "project"})


def view_action(place: int) -> str:
    """The id of the action that shows the view in a place, from 1."""
    return f"view_{place}"


class ChosenView(QObject):
    """Follows register and page, and keeps the view's button, menu and filter row true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.portfolio.arrangement
        self._key = USUAL
        self.views: tuple[View, ...] = ()
        self._further: list[QAction] = []
        self._one = QActionGroup(self)
        self._one.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for place in range(1, WITH_KEYS + 1):
            action = window.actions_by_id[view_action(place)]
            action.setShortcut(QKeySequence(f"Alt+{place}"))
            self._one.addAction(action)
        self._page.arranged.connect(self._follow_page)
        window.context.changed.connect(self._follow)

    @property
    def view(self) -> View | None:
        """The chosen view; None without a register."""
        chosen = [view for view in self.views if view.key == self._key]
        return chosen[0] if chosen else next(iter(self.views), None)

    @property
    def changed(self) -> bool:
        """Whether the portfolio is looked at otherwise than the chosen view says."""
        view = self.view
        return view is not None and not self._same(view.definition, self._page.definition)

    def needs(self) -> dict[Need, bool]:
        saved = self.view is not None and not self.view.shipped
        return {Need.SAVED_VIEW: saved, Need.CHANGED_VIEW: self.changed}

    def show_register(self) -> None:
        """Of the view that was chosen last its filters hold; what else was done by hand stays."""
        self._read_views()
        kept = self._window.context.choices.read().view
        self._key = kept if any(view.key == kept for view in self.views) else USUAL
        view = self.view
        filters = view.definition.filters if view else Filters()
        if _asks_for_own(filters) and not self._page.own_participant:
            self._key, filters = USUAL, Filters()
        self._page.filter_by(filters)

    def choose_place(self, place: int) -> None:
        """The view in a place of the menu, from 1."""
        if place <= len(self.views):
            self.choose(self.views[place - 1].key)

    def choose(self, key: str) -> None:
        """Look at the portfolio through a view. Whose region is one's own is asked for once."""
        view = next((each for each in self.views if each.key == key), None)
        if view is None:
            return
        if _asks_for_own(view.definition.filters) and not self._know_own():
            self._show()
            return
        self._window.show_page("portfolio")
        self.mark_chosen(key)
        self._window.tools.search.clear()
        self._page.look(view.definition)

    def mark_chosen(self, key: str) -> None:
        """Count a view as chosen, however the portfolio is looked at."""
        self._key = key
        choices = self._window.context.choices
        choices.keep(replace(choices.read(), view=key))
        self._show()

    def back_to_view(self) -> None:
        """Undo what was changed by hand since the view was chosen."""
        self.choose(self._key)

    def choose_own(self) -> bool:
        """Ask which participant the user belongs to; whether that was said."""
        from portfolio_desktop.ui.dialogs.own_participant import OwnParticipantDialog

        context = self._window.context
        dialog = OwnParticipantDialog(context, self._window, self._page.own_participant)
        dialog.exec()
        if not dialog.chosen:
            return False
        kept = context.choices.read()
        own = {**kept.own_participants, context.register.id: dialog.chosen}
        context.choices.keep(replace(kept, own_participants=own))
        self._page.filter_by(self._page.filters)
        return True

    def show_chips(self, shows: frozenset[RowFilter]) -> None:
        self._page.filter_by(replace(self._page.filters, shows=shows))

    def turn(self, choice: Choice) -> None:
        """Filter by one thing more, or no longer by it."""
        self._page.filter_by(self._page.filters.turned(choice))

    def clear_choices(self) -> None:
        """Filter by the chips alone."""
        self._page.filter_by(Filters(self._page.filters.shows))

    def _know_own(self) -> bool:
        known = {each.id for each in self._window.context.reader.participants()}
        return self._page.own_participant in known or self.choose_own()

    def _same(self, one: ViewDefinition, other: ViewDefinition) -> bool:
        told = self._window.portfolio.columns.told
        return _plain(one) == _plain(other) and told(one.columns) == told(other.columns)

    def _follow(self, change: Change) -> None:
        if _SHOWN_IN_VIEWS & {table for table, _row in change.rows}:
            self._read_views()
            self._follow_page()

    def _follow_page(self) -> None:
        filters = self._page.filters
        window = self._window
        window.tools.chips.choose(filters.shows)
        window.tools.grouping.show_grouping(self._page.grouping)
        names = Names(window.context.reader, self._page.own_participant) if filters.among else None
        chosen = sorted(filters.among)
        window.filters.show_filters([(each, names.of(each)) for each in chosen] if names else ())
        self._show()

    def _read_views(self) -> None:
        context = self._window.context
        self.views = all_views(context.reader) if context.has_register else ()
        menu = self._window.menus["views"]
        for action in self._further:
            self._one.removeAction(action)
            menu.removeAction(action)
            action.deleteLater()
        self._further = [QAction(view.name, menu) for view in self.views[WITH_KEYS:]]
        after = next(action for action in menu.actions() if action.isSeparator())
        menu.insertActions(after, self._further)
        for view, action in zip(self.views[WITH_KEYS:], self._further, strict=True):
            action.triggered.connect(partial(self._choose_by, view.key))
            action.setCheckable(True)
            self._one.addAction(action)

    def _choose_by(self, key: str, _checked: bool = False) -> None:
        self.choose(key)

    def _show(self) -> None:
        """Name the views in the menu, tick the chosen one, and say whether it was changed."""
        named = [self._window.actions_by_id[view_action(place + 1)] for place in range(WITH_KEYS)]
        for place, action in enumerate(named):
            action.setVisible(place < len(self.views))
        chosen = self.view
        for view, action in zip(self.views, [*named, *self._further], strict=False):
            action.setText(view.name.replace("&", "&&"))
            action.setChecked(view is chosen)
        if chosen is not None:
            self._window.tools.show_view(chosen.name, changed=self.changed)
        self._window.facts.refresh()


def _asks_for_own(filters: Filters) -> bool:
    return OWN in filters.values(Part.PARTICIPANT)


def _plain(definition: ViewDefinition) -> tuple[object, ...]:
    return (
        definition.filters,
        definition.grouping,
        definition.sort,
        bool(definition.sort) and definition.descending,
    )
