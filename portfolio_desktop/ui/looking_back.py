"""The whole window on the register as it was: there, and back to where one was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.views import Filters
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import explain_disabled
from portfolio_desktop.ui.menus import ACTIONS

if TYPE_CHECKING:
    from portfolio_desktop.services.moments import Moment
    from portfolio_desktop.storage.past_register import PastRegister
    from portfolio_desktop.ui.main_window import MainWindow


class _Place(NamedTuple):
    """Where one was: the page, the month, the marked project, and what was searched."""

    page: str
    period: Period
    project: str
    search: str
    filters: Filters


class LookingBack(QObject):
    """Shows another moment in the window, and keeps band, title and verbs true meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left: _Place | None = None
        self._shown = ""
        context = window.context
        context.register_changed.connect(self._follow)
        context.present_requested.connect(self.end)
        window.past_band.present_wished.connect(self.end)
        window.past_band.other_wished.connect(lambda: window.actions_by_id["look_back"].trigger())
        window.installEventFilter(self)

    def begin(self, moment: Moment) -> None:
        """Read the register as it was, which takes a while where it is large, and show it."""
        from portfolio_desktop.ui.past_reading import PastReading

        window = self._window
        window.context.leave()
        if not window.context.holds_words:
            PastReading(window.context, window).begin(moment, self._show)
            return
        from portfolio_desktop.services.messages import Message

        window.tell(
            Message(
                "words_held",
                _("There are words that could not be saved yet."),
                _("They are kept here."),
                _("Save or copy them first; then the register can be seen as it was."),
            )
        )

    def end(self) -> None:
        """Back to the register as it is, to the page and the month one came from."""
        left, context = self._left, self._window.context
        if context.past is None or left is None:
            return
        self._left = None
        context.look_back(None, left.period)
        self._go(left)
        context.noted.emit(_("Back to the register as it is today"))

    def says_why_not(self) -> bool:
        """Whether nothing can be changed since the register is shown as it was; then it is said,
        quietly, for the band has said it already."""
        if self._window.context.past is None:
            return False
        self._window.context.noted.emit(_("Nothing changed: {reason}").format(reason=self._reason))
        return True

    @property
    def _reason(self) -> str:
        return _("you see the register as it was {moment}.").format(moment=self._shown)

    def _show(self, past: PastRegister) -> None:
        from portfolio_desktop.services.registers import newest_month

        place = self._place()
        if self._left is None:
            self._left = place
        self._window.context.look_back(past, newest_month(past))
        self._go(place)

    def _place(self) -> _Place:
        window = self._window
        return _Place(
            window.current_page,
            window.context.period,
            window.current_project,
            window.tools.search.text(),
            window.portfolio.arrangement.filters,
        )

    def _go(self, place: _Place) -> None:
        """Stand there again; the rows of a large register come a little later."""
        window = self._window
        window.tools.search.setText(place.search)
        window.portfolio.filter_by(place.filters)
        window.show_page(place.page)
        if place.project and not window.portfolio.view.select_project(place.project):
            mark = partial(window.portfolio.view.select_project, place.project)
            window.portfolio.month_shown.connect(mark, Qt.ConnectionType.SingleShotConnection)

    def _follow(self) -> None:
        """Another register, or the same as of another moment."""
        window, past = self._window, self._window.context.past
        self._shown = ""
        if past is None:
            self._left = None
        else:
            from portfolio_desktop.services.moments import moment_words

            self._shown = moment_words(past.moment)
            title = _("{name} as it was {moment} – Portfolio Desktop")
            window.setWindowTitle(title.format(name=past.reader.info().name, moment=self._shown))
        window.past_band.show_moment(self._shown)
        reason = _("Cannot be done here: {reason}").format(reason=self._reason) if past else ""
        explain_disabled(window.actions_by_id, ACTIONS, reason)
        for menu in window.menus.values():
            menu.setToolTipsVisible(bool(past))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that nobody else has taken: Esc leads back, and those of a verb that cannot be done
        say why."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if self._window.context.past is None:
            return False
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.end()
            return True
        return self._is_of_disabled(event) and self.says_why_not()

    def _is_of_disabled(self, event: QKeyEvent) -> bool:
        keys = QKeySequence(event.keyCombination())
        return any(
            keys in action.shortcuts() and not action.isEnabled()
            for action in self._window.actions_by_id.values()
        )
