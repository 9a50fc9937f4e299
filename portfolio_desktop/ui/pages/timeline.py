"""The page Tidslinje: the month's projects on a time axis, with what needs what."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QStackedLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.timeline import Timeline, timeline_steps
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page, page_head
from portfolio_desktop.ui.pages.reading import ReadingState
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.plan.timeline_scale import Zoom
from portfolio_desktop.ui.plan.timeline_table import TimelineTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S

_ZOOM_WIDTH = 150


class TimelinePage(QWidget):
    """Follows the month of the window; it reads only while it is shown.

    `project_wished(id)` when a project is opened, `left` when the user gives the reading up.
    """

    project_wished = Signal(str)
    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.table = TimelineTable(context.theme)
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(_("Time"))
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.zoom = choice(_("Zoom"), _zooms(), Zoom.ALL.value)
        self.zoom.setFixedWidth(_ZOOM_WIDTH)
        self.to_today = button(_("To today"))
        self.copy = button(_("Copy as picture"))
        self._counts = label("", "caption")
        self._reading_state = ReadingState()
        self._nothing = EmptyState(
            _("Nothing to show yet"),
            _("No project is in the portfolio this month."),
            ((_("Go to the portfolio"), "plain", self.left.emit),),
        )
        self._lay_out()
        self._connect()
        wish = Wish(_steps, self._take, None, self._show_progress, self._give_up)
        self._reading = SeenReading(self, context, wish)

    @property
    def reading(self) -> bool:
        """Whether what is wanted is not shown yet."""
        return self._reading.awaited

    def copy_picture(self) -> None:
        """Put what is seen on the clipboard: light on any screen."""
        from portfolio_desktop.ui.plan.timeline_picture import timeline_picture

        found, scale = self.table.timeline, self.table.scale
        if found is None or scale is None or found.is_empty:
            return
        title = _("Time line, {month}").format(month=period_words(found.period))
        first, last = self.table.seen
        fonts = self._context.theme.figure_font
        picture = timeline_picture(title, found, scale, (first, last), fonts)
        QGuiApplication.clipboard().setImage(picture)
        self._context.noted.emit(_("Copied as a picture"))

    def offer(self, *verbs: QAction) -> None:
        """What a right click offers, after opening the project."""
        show = QAction(_("Show in the portfolio"), self.table)
        show.triggered.connect(lambda: self._open(self.table.currentIndex()))
        self.table.addActions([show, *verbs])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _lay_out(self) -> None:
        head = page_head(_("Time line"), (self._counts,), (self.zoom, self.to_today, self.copy))
        shown = QWidget()
        shown.setProperty("look", "panel")
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        key = label(_key(), "caption", wrap=True)
        key.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        column.addWidget(key)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._shown = shown
        for each in (shown, self._nothing, self._reading_state):
            self._stack.addWidget(each)
        fill_page(self, (head,), body)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.activated.connect(self._open)
        self.table.moved.connect(self._follow_time)
        self.table.zoomed.connect(
            lambda zoom: self.zoom.setCurrentIndex(self.zoom.findData(zoom.value))
        )
        self.bar.valueChanged.connect(self._move_time)
        self.zoom.activated.connect(
            lambda _index: self.table.zoom_to(Zoom(self.zoom.currentData()))
        )
        self.to_today.clicked.connect(self.table.to_today)
        self.copy.clicked.connect(self.copy_picture)
        self._reading_state.cancelled.connect(self._give_up)

    def _open(self, _index: QModelIndex) -> None:
        if self.table.marked:
            self.project_wished.emit(self.table.marked)

    def _move_time(self, value: int) -> None:
        scale = self.table.scale
        if scale is not None and value != int(scale.moved):
            self.table.move_time(value)

    def _follow_time(self) -> None:
        """The bar shows which part of the time is seen; it goes where all of it is."""
        scale = self.table.scale
        hidden = int(scale.hidden) if scale is not None else 0
        self.bar.setVisible(hidden > 0)
        if scale is None:
            return
        self.bar.blockSignals(True)
        self.bar.setRange(0, hidden)
        self.bar.setPageStep(int(scale.width))
        self.bar.setSingleStep(40)
        self.bar.setValue(int(scale.moved))
        self.bar.blockSignals(False)

    def _show_progress(self, done: int, total: int) -> None:
        found = self.table.timeline
        if found is None or found.period != self._context.period:
            words = _("Reading {month} …").format(month=period_words(self._context.period))
            self._reading_state.show_progress(words, done, total)
            self._show_body(self._reading_state)

    def _take(self, found: Timeline | None) -> None:
        self.table.show_timeline(found)
        empty = found is None or found.is_empty
        for tool in (self.zoom, self.to_today, self.copy):
            tool.setEnabled(not empty)
        self._counts.setText(_count_words(found) if found is not None else "")
        self._show_body(self._nothing if empty else self._shown)

    def _give_up(self) -> None:
        """Back to what was shown, or away where nothing was."""
        self._reading.give_up()
        if self.table.timeline is None:
            self._reading.put_off()
            self.left.emit()
        else:
            self._show_body(self._shown)

    def _show_body(self, body: QWidget) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._stack.setCurrentWidget(body)
        self.setFocusProxy(self.table if body is self._shown else body)
        if self.isVisible() and inside:
            self.setFocus()


def _zooms() -> tuple[tuple[str, str], ...]:
    return (
        (Zoom.ALL.value, _("All of it")),
        (Zoom.YEARS.value, _("By year")),
        (Zoom.QUARTERS.value, _("By quarter")),
    )


def _key() -> str:
    return _(
        "◆ expected end   ◇ original end   | approved end   ○ milestone   ● reached   red: passed"
        " without being reached   arrow: is needed by, dashed where it comes too late"
    )


def _count_words(found: Timeline) -> str:
    projects = ngettext("{count} project", "{count} projects", len(found.rows))
    told = projects.format(count=len(found.rows))
    if not found.links:
        return told
    links = ngettext("{count} dependency", "{count} dependencies", len(found.links))
    return f"{told} · {links.format(count=len(found.links))}"


def _steps(register: RegisterFile, period: Period) -> Steps[Timeline]:
    return timeline_steps(register.reader, period, register.today())
