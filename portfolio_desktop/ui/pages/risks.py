"""Risks, issues and disputes of all projects: the matrix of them, and the list beside it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.risks import RiskKind
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.risk_list import ConcernRow, Concerns, concerns_steps
from portfolio_desktop.services.risk_matrix import RiskMatrix, risk_matrix
from portfolio_desktop.services.search import matches, query_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label, tick
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.pages.concern_table import ConcernTable
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.matrix_card import MatrixCard
from portfolio_desktop.ui.pages.page_head import fill_page, page_head
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_SEARCH_WIDTH, _CHOICE_WIDTH = 220, 170
_SIDE_BY_SIDE = 1120
"""From this width on, in px, the matrix stands beside the list; else above it."""
_MATRIX_WIDTH, _MATRIX_HEIGHT = 440, 276


class Kind(StrEnum):
    """Which of them are listed."""

    ALL = "all"
    RISK = "risk"
    ISSUE = "issue"
    DISPUTE = "dispute"


class RisksPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs, `marked_changed` where other rows are
    chosen, and `menu_wished(global position)`.
    """

    verb_wished = Signal(str)
    marked_changed = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._found: Concerns | None = None
        self._cell = ""
        self._wished = ""
        self.table = ConcernTable(context.theme, self, whose=True)
        self.card = MatrixCard(context)
        self._counts = label("", "caption")
        self._new_risk = button(_("New risk…"), look="primary", tip="Insert")
        self._new_dispute = button(_("New dispute…"))
        self._make_filters()
        self._empty = EmptyState(
            _("No risks and no disputes"),
            _(
                "What may go wrong in a project, what has, and what is disputed with a supplier is"
                " written down here, with who has it and what is done."
            ),
            ((_("Write down a risk…"), "primary", self._wish_risk),),
        )
        self._lay_out()
        self._connect()
        self._reading = SeenReading(self, context, Wish(_steps, self._take))

    def _make_filters(self) -> None:
        kinds = (
            (Kind.ALL.value, _("All kinds")),
            (Kind.RISK.value, _("Risks")),
            (Kind.ISSUE.value, _("Issues")),
            (Kind.DISPUTE.value, _("Disputes")),
        )
        self.kind = choice(_("Which kind to show"), kinds, Kind.ALL.value)
        self.project = choice(_("Which project to show"), [("", _("All projects"))], "")
        self.ended = tick(_("Those that have ended, too"))
        self.search_field = TextLine(_("Search in risks and disputes"))
        self.search_field.setPlaceholderText(_("Search in risks and disputes"))
        self.search_field.setFixedWidth(_SEARCH_WIDTH)
        self._only = button("", look="filter")
        for box in (self.kind, self.project):
            box.setFixedWidth(_CHOICE_WIDTH)

    def _lay_out(self) -> None:
        head = page_head(
            _("Risks and disputes"), (self._counts,), (self._new_dispute, self._new_risk)
        )
        filters = QHBoxLayout()
        filters.setContentsMargins(SPACE_L, 0, SPACE_L, SPACE_M)
        filters.setSpacing(SPACE_S)
        for part in (self.search_field, self.kind, self.project, self.ended, self._only):
            filters.addWidget(part)
        filters.addStretch(1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(ScrollRoom(self.card))
        self._split.addWidget(self.table)
        self._split.setStretchFactor(1, 1)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty)
        fill_page(self, (head, filters), body)
        self._arrange()

    def _connect(self) -> None:
        self._new_risk.clicked.connect(self._wish_risk)
        self._new_dispute.clicked.connect(partial(self.verb_wished.emit, "new_dispute"))
        self._only.clicked.connect(lambda: self._show_cell(""))
        self.card.cell_chosen.connect(self._show_cell)
        self.table.verb_wished.connect(self.verb_wished)
        self.table.doubleClicked.connect(self._open)
        self.table.menu_wished.connect(self.menu_wished)
        self.table.chosen_changed.connect(self.marked_changed)
        self.search_field.textChanged.connect(lambda _text: self._show())
        self.ended.toggled.connect(lambda _on: self._show())
        for box in (self.kind, self.project):
            box.currentIndexChanged.connect(lambda _at: self._show())

    @property
    def chosen(self) -> tuple[ConcernRow, ...]:
        """The rows that verbs are about."""
        return self.table.chosen()

    @property
    def shown_project(self) -> str:
        """The id of the one project that is shown, "" for all."""
        return str(self.project.currentData())

    @property
    def matrix(self) -> RiskMatrix | None:
        """The matrix as it is shown; None while there is nothing to show."""
        return self.card.matrix

    def mark(self, concern: str) -> None:
        """Choose this one as soon as it is shown, whatever is filtered."""
        self._wished = concern
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The matrix beside the list where there is room for both, else above it."""
        beside = self.width() >= _SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() == way and any(self._split.sizes()):
            return
        self._split.setOrientation(way)
        self.card.set_low(not beside)
        size, room = (_MATRIX_WIDTH, self.width()) if beside else (_MATRIX_HEIGHT, self.height())
        self._split.setSizes([size, max(room - size, size)])

    def _wish_risk(self) -> None:
        self.verb_wished.emit("new_risk")

    def _open(self, _index: QModelIndex) -> None:
        if self.chosen:
            self.verb_wished.emit("edit_concern")

    def _take(self, found: Concerns | None) -> None:
        self._found = found
        self._counts.setText(found.count_words if found is not None and found.rows else "")
        for verb in (self._new_risk, self._new_dispute):
            verb.setEnabled(self._context.writable)
        self._offer_projects(found)
        self._show()

    def _offer_projects(self, found: Concerns | None) -> None:
        """The projects that have any, by number; the chosen one stays as long as it is there."""
        rows = sorted(found.rows, key=lambda row: row.project_key) if found is not None else []
        named = {row.project_id: row.project for row in rows}
        kept = self.project.currentData()
        self.project.blockSignals(True)
        self.project.clear()
        for value, words in (("", _("All projects")), *named.items()):
            self.project.addItem(words, value)
        self.project.setCurrentIndex(max(self.project.findData(kept), 0))
        self.project.blockSignals(False)

    def _show_cell(self, cell: str) -> None:
        """Only what stands in a cell of the matrix; "" for all of it."""
        self._cell = cell
        self._show()
        if cell:
            self.table.setFocus()

    def _show(self) -> None:
        rows = self._found.rows if self._found is not None else ()
        wished = self._wished if any(row.id == self._wished for row in rows) else ""
        chosen = {wished} if wished else {row.id for row in self.chosen}
        of_project = [row for row in rows if self.project.currentData() in {"", row.project_id}]
        matrix = risk_matrix(of_project)
        cell = matrix.at(self._cell)
        in_cell = frozenset(cell.ids) if cell is not None else None
        shown = [
            row
            for row in of_project
            if row.id == wished or (self._passes(row) and (in_cell is None or row.id in in_cell))
        ]
        self.card.show_matrix(matrix if rows else None)
        self._only.setVisible(cell is not None)
        if cell is not None:
            words = f"{cell.probability} × {cell.consequence}"
            self._only.setText(f"{words}  ✕")
            self._only.setAccessibleName(_("Show all, not only {what}").format(what=cell.words))
        self.table.show_records(shown, lambda row: row.id in chosen, self.table.marked() or 0)
        if wished:
            self._wished = ""
        self._stack.setCurrentIndex(0 if rows else 1)
        self.setFocusProxy(self.table if rows else self._empty)
        self.marked_changed.emit()

    def _passes(self, row: ConcernRow) -> bool:
        of_kind = {
            Kind.ALL: True,
            Kind.RISK: row.kind is RiskKind.RISK,
            Kind.ISSUE: row.kind is RiskKind.ISSUE,
            Kind.DISPUTE: row.is_dispute,
        }[Kind(self.kind.currentData())]
        words = query_words(self.search_field.text())
        in_time = row.is_open or self.ended.isChecked()
        return of_kind and in_time and matches(row.search_text, words)


def _steps(register: RegisterFile, _period: Period) -> Steps[Concerns]:
    return concerns_steps(register.reader)
