"""The main window: puts the parts together and passes wishes on. It owns no rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.portfolio import PortfolioCounts
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.actions import fill_menu_bar, hear_keys, make_actions
from portfolio_desktop.ui.banner import Banner
from portfolio_desktop.ui.chosen_view import ChosenView
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import frame
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.filter_row import FilterRow
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_groupings
from portfolio_desktop.ui.later_parts import LaterParts
from portfolio_desktop.ui.looking_back import LookingBack
from portfolio_desktop.ui.marked_bar import MarkedBar
from portfolio_desktop.ui.menus import ACTIONS, MENUS
from portfolio_desktop.ui.navigation import Navigation
from portfolio_desktop.ui.page_entries import (
    COLLECTION,
    ESCALATIONS,
    MEETINGS,
    PAGES,
    PART_OF,
    PORTFOLIO,
    REQUESTS,
    page_entries,
)
from portfolio_desktop.ui.pages.portfolio import PortfolioPage
from portfolio_desktop.ui.pages.welcome import WelcomePage
from portfolio_desktop.ui.past_band import PastBand
from portfolio_desktop.ui.screen_room import PageStack
from portfolio_desktop.ui.status_row import StatusRow
from portfolio_desktop.ui.tool_row import ToolRow
from portfolio_desktop.ui.verbs import several
from portfolio_desktop.ui.verbs.registers import open_path
from portfolio_desktop.ui.verbs.views import view_menu
from portfolio_desktop.ui.verbs.wishes import follow_tools, follow_wishes
from portfolio_desktop.ui.warning_count import WarningCount
from portfolio_desktop.ui.window_facts import WindowFacts
from portfolio_desktop.ui.window_pages import WindowPages
from portfolio_desktop.ui.window_place import keep_place, restore_place

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.ui.panel.controller import PanelController

_PANEL_WIDTH, _PANEL_LEAST = 360, 328
"""The least has room for the panel's line of a lamp with its three buttons, and its scroll bar."""
_AFTER_PAINT_MS = 20


class MainWindow(WindowPages, QMainWindow):
    """One window on one register. `language_requested(Language)` asks for a window in another
    language; `closed` follows when the user has closed this one."""

    language_requested = Signal(object)
    closed = Signal()
    pages = PAGES
    current_page: str

    def __init__(self, context: WindowContext, files: FileChoice) -> None:
        super().__init__()
        self.context = context
        context.setParent(self)  # who listens to it would otherwise keep window and context alive
        self.files = files
        self.tools = ToolRow(
            context.theme, tuple((title, item.id) for title, item in portfolio_groupings())
        )
        self.navigation = Navigation(context.theme, page_entries())
        self.filters = FilterRow()
        self.marked = MarkedBar()
        self.banner = Banner()
        self.past_band = PastBand(context.theme)
        self.portfolio = PortfolioPage(context)
        self._later = LaterParts(self)
        self._grid_stands = False
        self._side = frame("side")
        self.welcome = WelcomePage(lambda: context.choices.read().recent_registers)
        self.status = StatusRow()
        self._lay_out()
        self.actions_by_id = make_actions(self, ACTIONS, self._later.carry_out)
        hear_keys(self.portfolio.view, ACTIONS, self.actions_by_id)
        self.menus = fill_menu_bar(self.menuBar(), MENUS, self.actions_by_id)
        self.views = ChosenView(self)
        self.tools.view.setMenu(view_menu(self))
        self.facts = WindowFacts(self)
        self.warning_count = WarningCount(context, self.status)
        self.setAcceptDrops(True)
        self._connect()
        self.looking_back = LookingBack(self)
        restore_place(self, self._splitter)
        self.actions_by_id["panel"].setChecked(True)
        self._show_register()

    def show_page(self, page: str) -> None:
        """Show a page by its id; the project panel stands beside the portfolio only."""
        leaves = self._leaves_focus(page)
        if page != self.current_page:
            self.banner.let_pass()
        self._stack.setCurrentWidget(self.page(page))
        self.navigation.show_page(PART_OF.get(page, page))
        self.tools.show_row_tools(page == PORTFOLIO)
        self.tools.show_papers(PART_OF.get(page, page) == MEETINGS)
        self.filters.allow(page == PORTFOLIO)
        self.marked.setVisible(page == PORTFOLIO and several.are_several(self))
        self.status.show_rows(page == PORTFOLIO)
        self._side.setVisible(page == PORTFOLIO and self.panel_shown)
        self.current_page = page
        self.facts.refresh()
        if leaves:  # Qt would take the next control, and that may be a button
            self._to_page()

    def page(self, page: str) -> QWidget:
        """The widget of a page, made on its first use."""
        widget = self._later.page(page)
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        return widget

    @property
    def panel(self) -> PanelController:
        """The project panel, made on its first use."""
        panel = self._later.panel
        if self._side_room.indexOf(panel.view) < 0:
            self._side_room.addWidget(panel.view)
        return panel

    @property
    def panel_made(self) -> bool:
        """Whether the panel stands there yet."""
        return self._side_room.count() > 0

    @property
    def panel_shown(self) -> bool:
        return self.actions_by_id["panel"].isChecked()

    @property
    def current_project(self) -> str:
        """The project that verbs are about: the marked one, "" for none."""
        return self.portfolio.view.current_project() if self.context.has_register else ""

    @property
    def current_number(self) -> str:
        """What the marked project is called in short, "" for none."""
        row = self.portfolio.view.current_row() if self.context.has_register else None
        return "" if row is None else row.number or row.name

    @property
    def search_field(self) -> QLineEdit | None:
        """Where the page that is shown is searched, if it can be."""
        return self._later.search_field(self.current_page)

    def tell(self, message: Message) -> None:
        """Show what was refused or failed, unless a dialog in front tells it at its own field."""
        if QApplication.activeModalWidget() is None:
            self.banner.tell(message)

    def may_let_go(self) -> bool:
        """Whether the register may be closed; asks where that would lose words."""
        if not self.context.holds_words:
            return True
        from portfolio_desktop.ui.unsaved_line import may_let_go

        return may_let_go(self, self.context)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing else had a use for it, closes the message below the page."""
        if event.key() != Qt.Key.Key_Escape or not self.banner.shut_by_key():
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.facts.refresh()
        QTimer.singleShot(_AFTER_PAINT_MS, self._load)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.leave()
        if not self.may_let_go():
            event.ignore()
            return
        self.portfolio.columns.keep()
        keep_place(self, self._splitter)
        self.context.use_register(None)
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from portfolio_desktop.ui.verbs.importing import take_files

        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            take_files(self, paths)

    def _lay_out(self) -> None:
        self._stack = PageStack()
        self._stack.addWidget(self.portfolio)
        self.current_page = PORTFOLIO
        middle = QWidget()
        middle.setProperty("look", "panel")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beneath = _column(middle)
        beneath.addWidget(self._stack, 1)
        beneath.addWidget(self.marked)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(middle)
        self._side.setMinimumWidth(_PANEL_LEAST)
        self._side_room = _column(self._side)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([1000, _PANEL_WIDTH])
        work = QWidget()
        rows = _column(work)
        rows.addWidget(self.past_band)
        rows.addWidget(self.tools)
        rows.addWidget(self.filters)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self._splitter, 1)
        rows.addLayout(across, 1)
        self._work = work
        self._root = PageStack()
        self._root.addWidget(self.welcome)
        self._root.addWidget(work)
        whole = QWidget()
        column = _column(whole)
        column.addWidget(self._root, 1)
        column.addWidget(self.banner)
        self._below = column
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        context, tools, page, verbs = self.context, self.tools, self.portfolio, self.actions_by_id
        context.register_changed.connect(self._show_register)
        context.period_changed.connect(tools.period.show_period)
        context.period_changed.connect(lambda _period: self.status.forget_note())
        context.told.connect(self.tell)
        context.noted.connect(self.status.show_note)
        context.changed.connect(self._follow)
        context.words_held.connect(self._name_unsaved)
        self.banner.closed.connect(self._to_page)
        tools.search.rows_requested.connect(self._to_rows)
        self.status.warnings_requested.connect(self.actions_by_id["warnings"].trigger)
        self.status.count_requested.connect(self.actions_by_id["row_count"].trigger)
        self.status.meeting_requested.connect(self.actions_by_id["page_meetings"].trigger)
        self.navigation.page_requested.connect(lambda page: verbs[f"page_{page}"].trigger())
        self.warning_count.items_counted.connect(
            lambda count: self.navigation.show_count(ESCALATIONS, count or None)
        )
        page.counted.connect(self._show_counts)
        page.shown.connect(self.status.show_shown)
        follow_tools(self)
        follow_wishes(self)
        self.welcome.new_wanted.connect(self.actions_by_id["new_register"].trigger)
        self.welcome.open_wanted.connect(self.actions_by_id["open_register"].trigger)
        self.welcome.recent_wanted.connect(lambda name: open_path(self, Path(name)))
        self.welcome.demo_wanted.connect(self.actions_by_id["demo"].trigger)

    def _show_register(self) -> None:
        has_register = self.context.has_register
        self._root.setCurrentWidget(self._work if has_register else self.welcome)
        self.status.setVisible(has_register)
        self.banner.hide()
        self.tools.period.show_period(self.context.period)
        self._show_title()
        if has_register:
            self.tools.search.clear()
            self.views.show_register()
            self.show_page(PORTFOLIO)
            self.portfolio.view.select_first()
            self.portfolio.setFocus()
            if self.isVisible():
                QTimer.singleShot(_AFTER_PAINT_MS, self._load)

    def _show_title(self) -> None:
        title = _("Portfolio Desktop")
        if self.context.has_register:
            name = self.context.reader.name()
            title = _("{name} – Portfolio Desktop").format(name=name)
        self.setWindowTitle(title)

    def _follow(self, change: Change) -> None:
        self.banner.let_pass()
        self.status.forget_note()
        if any(table == "register" for table, _row in change.rows):
            self._show_title()

    def _name_unsaved(self) -> None:
        line = self._later.unsaved_line
        self._below.insertWidget(self._below.indexOf(self.status), line)
        line.show_held()

    def _load(self) -> None:
        """Make what stands beside the grid, once the grid has been there for a moment: desktops
        take their time to put a window on the screen, and nothing is painted before."""
        if not self.isVisible():
            return  # when it is shown again this is begun again
        stood, shown = self._grid_stands, self.windowHandle().isExposed()
        self._grid_stands = shown and not self.portfolio.reading
        if stood and self._grid_stands:
            self._later.load()
        else:
            QTimer.singleShot(_AFTER_PAINT_MS, self._load)

    def _show_counts(self, counts: PortfolioCounts) -> None:
        self.tools.show_counts(counts)
        self.navigation.show_count(PORTFOLIO, counts.all)
        self.navigation.show_count(COLLECTION, counts.not_reported or None)
        portfolio = self.portfolio.portfolio
        awaiting = sum(row.open_requests for row in portfolio.rows) if portfolio else 0
        self.navigation.show_count(REQUESTS, awaiting or None)

    def _to_page(self) -> None:
        """Back to what the user was at: the grid, or the page that stands in its place."""
        if not self.context.has_register:
            self.welcome.setFocus()
        elif self.current_page == PORTFOLIO:
            self.portfolio.setFocus()
        else:
            self.page(self.current_page).setFocus()

    def _leaves_focus(self, page: str) -> bool:
        """Whether the focus goes to `page`: unless it walks through the pages at the left."""
        focused = QApplication.focusWidget() or self
        walks = focused is self.navigation or self.navigation.isAncestorOf(focused)
        return page != self.current_page and not walks

    def _to_rows(self) -> None:
        if not self.current_project:
            self.portfolio.view.select_first()
        self.portfolio.setFocus()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    """The local files that are dragged, if they all are."""
    urls = event.mimeData().urls()
    local = all(url.isLocalFile() for url in urls)
    return tuple(Path(url.toLocalFile()) for url in urls) if local else ()
