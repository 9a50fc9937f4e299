"""Written procedures: the list of them, and the answers in the one that is marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from portfolio_desktop.domain.board_choices import ProcedureReply, ProcedureState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    ProcedureStanding,
    answer_procedure,
    procedure_standing,
)
from portfolio_desktop.services.procedure_list import ProcedureRow, procedure_rows_steps
from portfolio_desktop.services.search import matches, query_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, framed, label
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.pages.division import Division
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page
from portfolio_desktop.ui.pages.procedure_view import ProcedureView
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M

_LIST_SHARE, _VIEW_SHARE = 280, 420
_SEARCH_WIDTH = 240
_LEAST_LIST = 150
"""Room for two procedures under the heading, in px."""


def _columns() -> tuple[RecordColumn[ProcedureRow], ...]:
    return (
        RecordColumn(_("Written procedure"), lambda row: row.name, 170),
        RecordColumn(_("Title"), lambda row: "\n".join(filter(None, (row.title, row.project))), 0),
        RecordColumn(_("Reply due"), lambda row: row.due_words, 120),
        RecordColumn(_("Answers"), lambda row: row.answers, 150),
        RecordColumn(_("Result"), lambda row: row.state_words, 180),
        RecordColumn(_("On the agenda"), lambda row: row.reported, 190),
    )


class ProceduresPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs, `marked_changed` where another
    procedure is marked or it stands otherwise, `menu_wished(global position)`."""

    verb_wished = Signal(str)
    marked_changed = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, context: WindowContext, files: FileChoice) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[ProcedureRow, ...] = ()
        self._wished = ""
        self._model: RecordModel[ProcedureRow] = RecordModel(_columns(), self)
        self._table = RecordTable(_("Written procedures"), self._model, TWO_LINES)
        self._table.lay_out(tuple(column.width for column in _columns()))
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.search_field = TextLine(_("Search in written procedures"))
        self.search_field.setPlaceholderText(_("Search in written procedures"))
        self.search_field.setFixedWidth(_SEARCH_WIDTH)
        self._new = button(_("New written procedure…"), look="primary")
        self.view = ProcedureView(context, files)
        self._room = ScrollRoom(framed(self.view))
        self._nothing = EmptyState(
            _("No written procedures"),
            _(
                "What cannot wait for the next meeting is decided in writing: the participants"
                " answer by a day, and the result comes on the next agenda."
            ),
            ((_("New procedure…"), "primary", lambda: self.verb_wished.emit("new_procedure")),),
        )
        self.setFocusProxy(self._table)
        self._lay_out()
        self._connect()
        self._reading = SeenReading(self, context, Wish(_steps, self._take))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        head.setSpacing(SPACE_M)
        head.addWidget(label(_("Written procedures"), "title"))
        head.addStretch(1)
        head.addWidget(self.search_field)
        head.addWidget(self._new)
        self._table.setMinimumHeight(_LEAST_LIST)
        split = Division((self._table, self._room))
        split.setSizes([_LIST_SHARE, _VIEW_SHARE])
        split.setStretchFactor(0, 1)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(split)
        self._stack.addWidget(self._nothing)
        fill_page(self, (head,), body)

    def _connect(self) -> None:
        self._new.clicked.connect(lambda: self.verb_wished.emit("new_procedure"))
        self.search_field.textChanged.connect(lambda _text: self._show())
        self._table.activated.connect(lambda _index: self.verb_wished.emit("edit_procedure"))
        self._table.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self._table.viewport().mapToGlobal(where))
        )
        self._table.selectionModel().currentRowChanged.connect(
            self._show_marked, Qt.ConnectionType.QueuedConnection
        )
        self.view.verb_wished.connect(self.verb_wished)
        self.view.answered.connect(self._answer)
        self.view.left.connect(self._table.setFocus)

    @property
    def marked(self) -> ProcedureRow | None:
        """The procedure that verbs are about."""
        return self._model.at(self._table.marked())

    @property
    def standing(self) -> ProcedureStanding | None:
        """How the marked procedure stands."""
        return self.view.standing

    def mark(self, procedure: str) -> None:
        """Mark this procedure, once it has been read."""
        self._wished = procedure
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _take(self, found: tuple[ProcedureRow, ...] | None) -> None:
        self._rows = found or ()
        self._new.setEnabled(self._context.writable)
        self._show()

    def _show(self) -> None:
        words = query_words(self.search_field.text())
        shown = tuple(row for row in self._rows if matches(row.search_text, words))
        before = self.marked
        wanted = self._wished or (before.id if before is not None else "")
        self._model.set_records(shown)
        places = [place for place, row in enumerate(shown) if row.id == wanted]
        if shown:
            self._table.selectRow(places[0] if places else 0)
        if places:
            self._wished = ""
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self._show_marked()

    def _show_marked(self) -> None:
        row = self.marked
        if row is None or not self._context.has_register:
            self._room.hide()
            self.view.show_nothing()
        else:
            standing = procedure_standing(self._context.reader, row.id)
            self.view.show_standing(standing, row, editable=self._context.writable)
            self._room.show()
        self.marked_changed.emit()

    def _answer(self, answer: str, reply: ProcedureReply | None) -> None:
        """A digit at a participant: remarks are asked for, anything else is taken down at once."""
        standing = self.standing
        found = [each for each in standing.answers if each.id == answer] if standing else []
        if not found or standing is None or standing.procedure.state is not ProcedureState.SENT:
            return
        if reply is ProcedureReply.REMARKS:
            self.ask_answer(reply)
            return
        register, known = self._context.register, found[0]
        draft = AnswerDraft(reply, known.remarks, known.given_by)
        if self._context.perform(lambda: answer_procedure(register, answer, draft)) is not None:
            self.view.mark_next()

    def ask_answer(self, reply: ProcedureReply | None = None) -> None:
        """Show the form of the marked participant's answer."""
        from portfolio_desktop.ui.dialogs.procedure_course import AnswerDialog

        standing, answer = self.standing, self.view.marked
        if standing is not None and answer is not None:
            name = standing.names.get(answer.participant_id, "")
            AnswerDialog(self._context, self.window(), name, answer, reply).exec()


def _steps(register: RegisterFile, _period: Period) -> Steps[tuple[ProcedureRow, ...]]:
    return procedure_rows_steps(register.reader, register.today())
