"""The main window: puts the parts together and passes wishes on. It owns no rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.portfolio import PortfolioCounts
from portfolio_desktop.ui.actions import fill_menu_bar, make_actions
from portfolio_desktop.ui.banner import Banner
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_groupings
from portfolio_desktop.ui.menus import ACTIONS, MENUS
from portfolio_desktop.ui.navigation import Navigation, PageEntry
from portfolio_desktop.ui.pages.history import HistoryPage
from portfolio_desktop.ui.pages.portfolio import PortfolioPage
from portfolio_desktop.ui.pages.requests import RequestsPage
from portfolio_desktop.ui.pages.welcome import WelcomePage
from portfolio_desktop.ui.panel.controller import PanelController
from portfolio_desktop.ui.status_row import StatusRow
from portfolio_desktop.ui.tool_row import RowFilter, ToolRow
from portfolio_desktop.ui.verbs.handlers import handlers
from portfolio_desktop.ui.verbs.importing import take_file
from portfolio_desktop.ui.verbs.wishes import follow_wishes
from portfolio_desktop.ui.window_facts import WindowFacts

PORTFOLIO, REQUESTS, HISTORY = "portfolio", "requests", "history"
_PANEL_WIDTH = 360


class MainWindow(QMainWindow):
    """One window on one register. `language_requested(Language)` asks for a window in another
    language; `closed` follows when the user has closed this one."""

    language_requested = Signal(object)
    closed = Signal()

    def __init__(self, context: WindowContext, files: FileChoice) -> None:
        super().__init__()
        self.context = context
        self.files = files
        self.tools = ToolRow(
            context.theme, tuple((title, item.id) for title, item in portfolio_groupings())
        )
        self.navigation = Navigation(
            context.theme,
            (
                PageEntry(PORTFOLIO, _("Portfolio")),
                PageEntry(REQUESTS, _("Change requests")),
                PageEntry(HISTORY, _("History")),
            ),
        )
        self.banner = Banner()
        self.portfolio = PortfolioPage(context)
        self.panel = PanelController(context)
        self.requests = RequestsPage(context)
        self.history = HistoryPage(context)
        self.pages: dict[str, QWidget] = {
            PORTFOLIO: self.portfolio,
            REQUESTS: self.requests,
            HISTORY: self.history,
        }
        self.welcome = WelcomePage()
        self.status = StatusRow()
        self._lay_out()
        self.actions_by_id = make_actions(self, ACTIONS, handlers(self))
        self.menus = fill_menu_bar(self.menuBar(), MENUS, self.actions_by_id)
        self.facts = WindowFacts(self)
        self.setAcceptDrops(True)
        self._connect()
        self._restore()
        self._show_register()

    def show_page(self, page: str) -> None:
        """Show a page by its id; the project panel stands beside the portfolio only."""
        self._stack.setCurrentWidget(self.pages[page])
        self.navigation.show_page(page)
        self.tools.show_row_tools(page == PORTFOLIO)
        self.panel.view.setVisible(page == PORTFOLIO and self.panel_shown)

    @property
    def current_page(self) -> str:
        shown = self._stack.currentWidget()
        return next((key for key, page in self.pages.items() if page is shown), PORTFOLIO)

    @property
    def panel_shown(self) -> bool:
        return self.actions_by_id["panel"].isChecked()

    @property
    def current_project(self) -> str:
        """The project that verbs are about: the marked one, "" for none."""
        return self.portfolio.view.current_project() if self.context.has_register else ""

    def tell(self, message: Message) -> None:
        """Show what was refused or failed, unless a dialog in front tells it at its own field."""
        if QApplication.activeModalWidget() is None:
            self.banner.tell(message)

    def show_filter(self, kind: RowFilter) -> None:
        self.tools.chips.choose(kind)
        self.portfolio.filter_by(kind)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.leaving.emit()
        self.portfolio.columns.keep()
        self._keep()
        self.context.use_register(None)
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            take_file(self, path)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        middle = QWidget()
        middle.setProperty("look", "panel")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = _column(middle)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(middle)
        self._splitter.addWidget(self.panel.view)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([1000, _PANEL_WIDTH])
        work = QWidget()
        rows = _column(work)
        rows.addWidget(self.tools)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self._splitter, 1)
        rows.addLayout(across, 1)
        rows.addWidget(self.status)
        self._work = work
        self._root = QStackedWidget()
        self._root.addWidget(self.welcome)
        self._root.addWidget(work)
        self.setCentralWidget(self._root)

    def _connect(self) -> None:
        context, tools, page = self.context, self.tools, self.portfolio
        context.register_changed.connect(self._show_register)
        context.period_changed.connect(tools.period.show_period)
        context.told.connect(self.tell)
        context.changed.connect(lambda _change: self.banner.hide())
        tools.period.period_requested.connect(context.show_period)
        tools.search.textChanged.connect(page.search)
        tools.search.rows_requested.connect(self._to_rows)
        tools.chips.chosen.connect(page.filter_by)
        tools.grouping.grouping_chosen.connect(self._group_by)
        tools.pack.clicked.connect(self.actions_by_id["pack"].trigger)
        self.navigation.page_requested.connect(self.show_page)
        page.counted.connect(self._show_counts)
        page.shown.connect(self.status.show_shown)
        page.cleared.connect(self.actions_by_id["show_all"].trigger)
        page.project_wanted.connect(self.actions_by_id["new_project"].trigger)
        page.import_wanted.connect(self.actions_by_id["import"].trigger)
        follow_wishes(self)
        self.welcome.new_wanted.connect(self.actions_by_id["new_register"].trigger)
        self.welcome.open_wanted.connect(self.actions_by_id["open_register"].trigger)
        self.welcome.demo_wanted.connect(self.actions_by_id["demo"].trigger)

    def _show_register(self) -> None:
        has_register = self.context.has_register
        self._root.setCurrentWidget(self._work if has_register else self.welcome)
        self.banner.hide()
        self.welcome.show_recent(self.context.choices.read().recent_registers)
        self.tools.period.show_period(self.context.period)
        self.setWindowTitle(_("Portfolio Desktop"))
        if has_register:
            name = self.context.reader.info().name
            self.setWindowTitle(_("{name} – Portfolio Desktop").format(name=name))
            self.show_page(PORTFOLIO)
            self.portfolio.view.select_first()
            self.portfolio.view.setFocus()

    def _show_counts(self, counts: PortfolioCounts) -> None:
        self.tools.chips.show_counts(counts)
        self.navigation.show_count(PORTFOLIO, counts.all)

    def _group_by(self, grouping: str) -> None:
        self.tools.grouping.show_grouping(grouping)
        self.portfolio.group_by(grouping)

    def _to_rows(self) -> None:
        if not self.current_project:
            self.portfolio.view.select_first()
        self.portfolio.view.setFocus()

    def _restore(self) -> None:
        preferences = self.context.choices.read()
        self.resize(1440, 860)
        self.setMinimumSize(1024, 600)
        self.restoreGeometry(QByteArray.fromBase64(preferences.window_geometry.encode()))
        self._splitter.restoreState(QByteArray.fromBase64(preferences.window_state.encode()))
        self.actions_by_id["panel"].setChecked(True)
        self.tools.grouping.show_grouping(self.portfolio.grouping)

    def _keep(self) -> None:
        choices = self.context.choices
        choices.keep(
            replace(
                choices.read(),
                window_geometry=_text(self.saveGeometry()),
                window_state=_text(self._splitter.saveState()),
            )
        )


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _dropped(event: QDropEvent) -> Path | None:
    """The one local file that is dragged, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
