"""The row under the menus: which month, what is searched, which rows, in which view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QMenu

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.portfolio import PortfolioCounts
from portfolio_desktop.services.row_kinds import KINDS, kind_colour, kind_words
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.controls import button, tool_button
from portfolio_desktop.ui.filter_button import FilterButton
from portfolio_desktop.ui.grouping_menu import GroupingMenu
from portfolio_desktop.ui.lamp_controls import COUNT_ALONE, Chip
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import CONTROL_HEIGHT, SPACE_M, SPACE_S
from portfolio_desktop.ui.view_button import ViewButton
from portfolio_desktop.ui.words import capital

_MONTHS_AROUND = 12
_SEARCH_LEAST, _SEARCH_ROOM, _SEARCH_MOST = 96, 150, 280


_SAYS_LESS = {
    RowFilter.RED: 2,
    RowFilter.YELLOW: 2,
    RowFilter.GREEN: 2,
    RowFilter.NO_LIGHT: 3,
    RowFilter.NOT_REPORTED: 4,
    RowFilter.ALL: 5,
}
"""In which step towards a narrow window a chip begins to say less; filter and view do before."""
_OTHERS_SAY_LESS, _LAST_STEP = 1, 5
_STEPS_TO_NARROW = ((0, _SEARCH_ROOM), *((step, _SEARCH_LEAST) for step in range(_LAST_STEP + 1)))
"""How much less is said, and what room the search has then, in px."""
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class PeriodChooser(QFrame):
    """‹ oktober 2023 ▾ ›: one month back, a menu of months, one month on."""

    period_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "control")
        self.setFixedHeight(CONTROL_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._period = Period(2000, 1)
        self._back = tool_button("‹", name=_("Previous month"), look="quiet")
        self._on = tool_button("›", name=_("Next month"), look="quiet")
        self._month = tool_button("", name=_("Month"), look="quiet")
        self._month.setProperty("look", "month")
        self._menu = QMenu(self._month)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._month.setMenu(self._menu)
        for part in (self._back, self._month, self._on):
            row.addWidget(part)
        for end in (self._back, self._on):
            end.setFixedSize(28, CONTROL_HEIGHT - 2)
        self._month.setFixedHeight(CONTROL_HEIGHT - 2)
        self._month.setMinimumWidth(126)
        self._back.clicked.connect(lambda: self.period_requested.emit(self._period.shifted(-1)))
        self._on.clicked.connect(lambda: self.period_requested.emit(self._period.shifted(1)))

    def show_period(self, period: Period) -> None:
        self._period = period
        self._month.setText(f"{period_words(period)} ▾")
        self._month.setAccessibleDescription(period_words(period))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for step in range(_MONTHS_AROUND // 4, -_MONTHS_AROUND - 1, -1):
            period = self._period.shifted(step)
            action = self._menu.addAction(period_words(period))
            action.setCheckable(True)
            action.setChecked(step == 0)
            action.triggered.connect(
                lambda _checked=False, wished=period: self.period_requested.emit(wished)
            )


class SearchField(QLineEdit):
    """Free-text search. Escape empties it, Down and Enter go to the rows found."""

    rows_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Search"))
        self.set_compact(False)
        self.setClearButtonEnabled(True)
        self.setFixedHeight(CONTROL_HEIGHT)
        self.setMinimumWidth(_SEARCH_LEAST)
        self.setMaximumWidth(_SEARCH_MOST)

    def set_compact(self, compact: bool) -> None:
        """Say less where there is little room."""
        self.setPlaceholderText(_("Search") if compact else _("Search all fields   Ctrl+F"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.rows_requested.emit()
            case _:
                super().keyPressEvent(event)


class FilterChips(QFrame):
    """The chips: all, or those that are on. `chosen` carries the ones that are to be on.

    A click means this one alone, and all where it was on alone; with Ctrl or Shift it is added or
    taken away.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        self._on: frozenset[RowFilter] = frozenset()
        self.chips: dict[RowFilter, Chip] = {}
        for kind, (title, lamp) in _chip_words().items():
            chip = Chip(theme, title, lamp=lamp, short=_short_words().get(kind, COUNT_ALONE))
            chip.clicked.connect(lambda _checked=False, wish=kind: self._press(wish))
            self.chips[kind] = chip
            row.addWidget(chip)
        self.choose(frozenset())

    def choose(self, shows: frozenset[RowFilter]) -> None:
        """Turn these on, "all" for none of them, without asking for anything."""
        self._on = shows
        for kind, chip in self.chips.items():
            chip.setChecked(kind in shows or (kind is RowFilter.ALL and not shows))

    def _press(self, kind: RowFilter) -> None:
        before = self._on
        if kind is RowFilter.ALL:
            wanted: frozenset[RowFilter] = frozenset()
        elif QApplication.keyboardModifiers() & _ADDING:
            wanted = before ^ {kind}
        else:
            wanted = frozenset() if before == {kind} else frozenset({kind})
        self.choose(wanted)
        self.chosen.emit(wanted)

    def say_less(self, step: int) -> None:
        """Say all at step 0, and less with each step: first the colours, then the others."""
        for kind, chip in self.chips.items():
            chip.set_compact(step >= _SAYS_LESS[kind])

    @property
    def needed(self) -> int:
        """How wide the chips are together now, in px."""
        return sum(chip.sizeHint().width() + SPACE_S for chip in self.chips.values()) - SPACE_S

    def show_counts(self, counts: PortfolioCounts) -> None:
        for kind, chip in self.chips.items():
            chip.show_count(getattr(counts, kind.value))


class ToolRow(QFrame):
    """The whole row. Its parts are public: the window connects them."""

    def __init__(self, theme: Theme, groupings: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M + 2, 10, SPACE_M + 2, 10)
        row.setSpacing(SPACE_M)
        self.period = PeriodChooser()
        self.search = SearchField()
        self.chips = FilterChips(theme)
        self.filter = FilterButton(theme)
        self.grouping = GroupingMenu(groupings, self)
        self.view = ViewButton()
        self.pack = button(_("Status report…"), look="primary")
        self.papers = button(_("Meeting material…"), look="primary")
        row.addWidget(self.period)
        row.addWidget(self.search, 1)
        row.addWidget(self.chips)
        row.addWidget(self.filter)
        row.addStretch()
        row.addWidget(self.view)
        row.addWidget(self.pack)
        row.addWidget(self.papers)
        self.show_papers(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def show_counts(self, counts: PortfolioCounts) -> None:
        self.chips.show_counts(counts)
        self._fit_again()

    def show_view(self, name: str, *, changed: bool) -> None:
        self.view.show_view(name, changed=changed)
        self._fit_again()

    def show_row_tools(self, on: bool) -> None:
        """Whether the page below has rows to search, filter and group."""
        for tool in (self.search, self.chips, self.filter, self.view):
            tool.setVisible(on)

    def show_papers(self, on: bool) -> None:
        """Whether the page below has meetings: their papers stand in place of the status report."""
        self.papers.setVisible(on)
        self.pack.setVisible(not on)

    def _fit_again(self) -> None:
        """Before it is shown, its width says nothing; when it is, it is fitted."""
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Let the chips and the view say as much as there is room for; the search gives way first,
        for who searches knows where it is."""
        for step, search_room in _STEPS_TO_NARROW:
            self.chips.say_less(step)
            self.search.set_compact(search_room < _SEARCH_ROOM)
            self.filter.set_compact(step >= _OTHERS_SAY_LESS)
            self.view.set_compact(step >= _OTHERS_SAY_LESS)
            if self._needed(search_room) <= self.width():
                break

    def _needed(self, search_room: int) -> int:
        others = (self.period, self.filter, self.view, self.pack)
        ends = self._row.contentsMargins().left() + self._row.contentsMargins().right()
        gaps = (len(others) + 1) * self._row.spacing()
        return (
            sum(each.sizeHint().width() for each in others)
            + self.chips.needed
            + (search_room + ends + gaps)
        )


def _chip_words() -> dict[RowFilter, tuple[str, Colour | None]]:
    return {
        kind: (capital(kind_words(kind)), kind_colour(kind)) for kind in (RowFilter.ALL, *KINDS)
    }


def _short_words() -> dict[RowFilter, str]:
    """What a chip says where there is little room, unless it is the count alone."""
    return {RowFilter.NOT_REPORTED: _("Missing {count}"), RowFilter.ALL: _("All")}
