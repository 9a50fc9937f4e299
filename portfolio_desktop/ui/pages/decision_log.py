"""The decision log: everything decided over the years, searched, copied and passed on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.decision_log import (
    LoggedDecision,
    decision_log_steps,
    decision_years,
)
from portfolio_desktop.services.decision_table import (
    case_words,
    decision_heads,
    decision_table,
    project_words,
)
from portfolio_desktop.services.overview_tables import Table
from portfolio_desktop.services.search import matches, query_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label, tick
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page
from portfolio_desktop.ui.pages.records import THREE_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_SEARCH_WIDTH, _YEAR_WIDTH = 280, 130


def _columns() -> tuple[RecordColumn[LoggedDecision], ...]:
    day, board, where, project, case, recommended, decided = decision_heads()
    return (
        RecordColumn(day, lambda each: day_words(each.on), 96),
        RecordColumn(f"{board} / {where.lower()}", lambda each: f"{each.board}\n{each.where}", 290),
        RecordColumn(project, project_words, 140),
        RecordColumn(case, case_words, 0),
        RecordColumn(recommended, lambda each: each.recommended, 0),
        RecordColumn(decided, lambda each: each.outcome, 0),
    )


class DecisionLogPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs, `marked_changed` where another
    decision is marked, `menu_wished(global position)`."""

    verb_wished = Signal(str)
    marked_changed = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._all: tuple[LoggedDecision, ...] = ()
        self._project = ""
        self._model: RecordModel[LoggedDecision] = RecordModel(_columns(), self)
        self._table = RecordTable(_("Decision log"), self._model, THREE_LINES)
        self._table.lay_out(tuple(column.width for column in _columns()))
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.search_field = TextLine(_("Search in decisions"))
        self.search_field.setPlaceholderText(_("Search in decisions"))
        self.search_field.setFixedWidth(_SEARCH_WIDTH)
        self._year = ChoiceBox()
        self._year.setAccessibleName(_("Year"))
        self._year.setMinimumWidth(_YEAR_WIDTH)
        self._only = tick(_("Only the marked project"))
        self._count = label("", "caption")
        self._verbs = {
            "extract_decision": button(_("Extract…")),
            "copy_decisions": button(_("Copy")),
            "export_decisions": button(_("Save as Excel…")),
        }
        self._nothing = EmptyState(
            _("Nothing is decided yet"),
            _("Decisions of meetings, written procedures and change requests are gathered here."),
            (),
        )
        self.setFocusProxy(self._table)
        self._lay_out()
        self._connect()
        self._reading = SeenReading(self, context, Wish(_steps, self._take))

    def _lay_out(self) -> None:
        head, search = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        search.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_M)
        for row in (head, search):
            row.setSpacing(SPACE_M)
        head.addWidget(label(_("Decision log"), "title"))
        head.addStretch(1)
        for verb in self._verbs.values():
            head.addWidget(verb)
        for each in (self.search_field, self._year, self._only):
            search.addWidget(each)
        search.addStretch(1)
        search.addWidget(self._count)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        fill_page(self, (head, search), body)

    def _connect(self) -> None:
        for verb, made in self._verbs.items():
            made.clicked.connect(lambda _checked=False, name=verb: self.verb_wished.emit(name))
        self.search_field.textChanged.connect(lambda _text: self._show())
        self._year.activated.connect(lambda _place: self._show())
        self._only.toggled.connect(lambda _on: self._show())
        self._table.activated.connect(lambda _index: self.verb_wished.emit("show_decision"))
        self._table.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self._table.viewport().mapToGlobal(where))
        )
        self._table.selectionModel().currentRowChanged.connect(
            lambda _now, _old: self.marked_changed.emit(), Qt.ConnectionType.QueuedConnection
        )

    @property
    def marked(self) -> LoggedDecision | None:
        """The decision that verbs are about."""
        return self._model.at(self._table.marked())

    @property
    def shown(self) -> tuple[LoggedDecision, ...]:
        """The decisions that are looked at: searched, of the year and the project."""
        return self._model.records

    def offer_project(self, project: str, number: str) -> None:
        """The project that is marked in the portfolio, "" for none."""
        self._project = project
        self._only.setText(
            _("Only {number}").format(number=number) if number else _("Only the marked project")
        )
        self._only.setEnabled(bool(project))
        if not project:
            self._only.setChecked(False)
        self._show()

    def show_project(self, project: str, number: str) -> None:
        """Show the decisions about one project alone."""
        self.offer_project(project, number)
        self._only.setChecked(bool(project))

    def copy_table(self) -> None:
        """Put what is shown on the clipboard, to be pasted into Excel or a letter."""
        from portfolio_desktop.exchange.copied_table import as_html, as_tabbed

        table = decision_table(self.shown)
        copied = QMimeData()
        copied.setText(as_tabbed(table.heads, table.rows))
        copied.setHtml(as_html(table.heads, table.rows))
        QGuiApplication.clipboard().setMimeData(copied)
        count = len(table.rows)
        words = ngettext("{count} decision copied", "{count} decisions copied", count)
        self._context.noted.emit(words.format(count=count))

    def table(self) -> Table:
        """What is shown, as a table in words."""
        return decision_table(self.shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _take(self, found: tuple[LoggedDecision, ...] | None) -> None:
        self._all = found or ()
        chosen = self._year.currentData()
        self._year.clear()
        self._year.addItem(_("All years"), None)
        for year in decision_years(self._all):
            self._year.addItem(str(year), year)
        self._year.setCurrentIndex(max(self._year.findData(chosen), 0))
        self._show()

    def _show(self) -> None:
        words, year = query_words(self.search_field.text()), self._year.currentData()
        project = self._project if self._only.isChecked() else ""
        before = self.marked
        shown = tuple(
            each
            for each in self._all
            if (year is None or each.year == year)
            and (not project or each.project_id == project)
            and matches(each.search_text, words)
        )
        self._model.set_records(shown)
        places = [place for place, each in enumerate(shown) if before and each == before]
        if shown:
            self._table.selectRow(places[0] if places else 0)
        self._stack.setCurrentIndex(0 if self._all else 1)
        count = ngettext("{count} decision", "{count} decisions", len(shown))
        self._count.setText(count.format(count=len(shown)) if self._all else "")
        for made in self._verbs.values():
            made.setEnabled(bool(shown))
        self.marked_changed.emit()


def _steps(register: RegisterFile, _period: Period) -> Steps[tuple[LoggedDecision, ...]]:
    return decision_log_steps(register.reader)
