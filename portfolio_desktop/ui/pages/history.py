"""The history page: what was done, by whom and when; any of it can be undone from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.history import (
    CHANGES_SHOWN,
    HistoryLine,
    edit_changes,
    history_lines,
    undo_edit,
)
from portfolio_desktop.services.history_search import search_history
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import project_draft
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, frame, label
from portfolio_desktop.ui.pages.history_lines import history_columns, in_words
from portfolio_desktop.ui.pages.records import READ_AT_ONCE, RecordModel, RecordTable
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words

_SEARCH_WIDTH = 220


def _first(lines: Iterator[HistoryLine]) -> Steps[tuple[HistoryLine, ...]]:
    """As many as fill the table, in steps."""
    read: list[HistoryLine] = []
    for line in islice(lines, READ_AT_ONCE):
        read.append(line)
        yield len(read), READ_AT_ONCE
    return tuple(read)


class HistoryPage(QWidget):
    """Every edit, newest first, of the whole register or of one project; older ones are read as
    the user comes to them, all of them where words are searched for.

    `marked_wished` asks for the project that is marked in the portfolio; `line_marked` says that
    another edit is marked, or none, `past_wished` asks for the register as it was right after it,
    and `menu_wished(QPoint)` for what can be done with it.
    """

    marked_wished = Signal()
    line_marked = Signal()
    past_wished = Signal()
    menu_wished = Signal(object)
    shown = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._project: str | None = None
        self._stale = True
        self._searching: Progress | None = None
        columns = history_columns()
        self._model: RecordModel[HistoryLine] = RecordModel(columns, self)
        self._table = RecordTable(_("History"), self._model)
        self._table.lay_out(tuple(column.width for column in columns))
        self.setFocusProxy(self._table)
        self._title = label(_("History"), "title")
        self._only = label("", "caption")
        self._all = button(_("Show all projects"), look="quiet")
        self._all.hide()
        self._marked_only = button("", look="quiet")
        self.search_field = TextLine(_("Search in the history"))
        self.search_field.setPlaceholderText(_("Search in the history"))
        self.search_field.setFixedWidth(_SEARCH_WIDTH)
        self._found = label("", "caption")
        self.undo = button(_("Undo this change"))
        self._past = button(_("Show the register as it was here"), look="quiet")
        self._whole = button(_("Show everything it changed"), look="quiet")
        self._said = wrapped("", "heading")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("What the change did"))
        self._lay_out()
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._show_line())
        self._model.modelReset.connect(self._show_line)
        self._all.clicked.connect(lambda: self.show_project(None))
        self._marked_only.clicked.connect(self.marked_wished)
        self.search_field.textChanged.connect(lambda _text: self._follow())
        self.undo.clicked.connect(self._undo_marked)
        self._past.clicked.connect(self.past_wished)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self._table.viewport().mapToGlobal(where))
        )
        self._whole.clicked.connect(self._show_everything)
        context.changed.connect(lambda _change: self._follow())
        context.register_changed.connect(lambda: self.show_project(None))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        head.setSpacing(SPACE_M)
        head.addWidget(self._title)
        head.addWidget(self._only)
        head.addWidget(self._all)
        head.addWidget(self.search_field)
        head.addWidget(self._marked_only)
        head.addWidget(self._found)
        head.addStretch(1)
        head.addWidget(self.undo)
        below = frame("panel")
        column = QVBoxLayout(below)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        above = QHBoxLayout()
        above.addWidget(self._said, 1)
        above.addWidget(self._whole)
        above.addWidget(self._past)
        column.addLayout(above)
        column.addWidget(self._details)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._table)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(split, 1)

    def show_project(self, project: str | None) -> None:
        """Show the edits of one project, or of all."""
        self._project = project
        self._all.setVisible(project is not None)
        self._only.setText("")
        if project is not None:
            draft = project_draft(self._context.reader, project)
            self._only.setText(f"{draft.number} {draft.name}")
        self._offer_marked()
        self._follow()

    def offer_project(self, number: str) -> None:
        """Offer the edits of the project of this number alone, "" for none."""
        self._marked_only.setText(_("Only {number}").format(number=number) if number else "")
        self._marked_only.setAccessibleName(self._marked_only.text())
        self._offer_marked()

    def _offer_marked(self) -> None:
        offered = self._project is None and bool(self._marked_only.text())
        self._marked_only.setVisible(offered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
        if self._stale:
            self._read()

    def _follow(self) -> None:
        """Read anew at once when shown, else when it is shown next."""
        self._stale = True
        self._give_up()
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._found.setText("")
        if not self._context.has_register:
            self._model.set_records(())
        elif self.search_field.text().strip():
            self._search()
        else:
            lines = history_lines(self._context.register, self._project)
            self._run(_first(lines), lambda read: self._show_first(read, lines))

    def _show_first(self, read: tuple[HistoryLine, ...], rest: Iterator[HistoryLine]) -> None:
        self._searching = None
        self._model.read_on_from(read, rest)
        self._mark_first()

    def _mark_first(self) -> None:
        if self._model.records:
            self._table.selectRow(0)

    def _search(self) -> None:
        """Begin to look for the words; a long history is read between the window's events."""
        steps = search_history(self._context.register, self.search_field.text(), self._project)
        self._run(steps, self._take, lambda *_done: self._found.setText(_("Searching …")))

    def _run(
        self,
        steps: Steps[tuple[HistoryLine, ...]],
        take: Callable[[tuple[HistoryLine, ...]], None],
        told: Callable[[int, int], None] = lambda *_done: None,
    ) -> None:
        """Read between the window's events what takes longer than a moment."""
        searching = self._context.runner.run_steps(steps, take, self._fail, told)
        if not searching.over:
            self._searching = searching

    def _take(self, found: tuple[HistoryLine, ...]) -> None:
        self._searching = None
        words = ngettext("{count} found", "{count} found", len(found))
        self._found.setText(words.format(count=count_words(len(found))))
        self._model.set_records(found)
        self._mark_first()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):  # given up for another search, or for none
            return
        if not isinstance(error, StorageError):
            raise error
        self._searching = None
        self._found.setText("")
        self._context.tell(message_for(error))

    def _give_up(self) -> None:
        searching, self._searching = self._searching, None
        if searching is not None:
            searching.cancel()

    @property
    def marked(self) -> HistoryLine | None:
        """The edit that is marked."""
        return self._model.at(self._table.marked())

    def _show_line(self) -> None:
        line = self.marked
        self._said.setText(_("What the change did") if line is None else line.standing)
        self._details.setPlainText("" if line is None else in_words(line.changes))
        self._whole.setVisible(line is not None and len(line.changes) >= CHANGES_SHOWN)
        self.undo.setEnabled(line is not None and not line.undone and self._context.writable)
        self._past.setEnabled(line is not None)
        self.line_marked.emit()

    def _show_everything(self) -> None:
        """All of a large edit, such as an import, once it is asked for."""
        line = self.marked
        if line is not None:
            changes = edit_changes(self._context.register, line.edit, self._project)
            self._details.setPlainText(in_words(changes))
            self._whole.hide()

    def _undo_marked(self) -> None:
        line, register = self.marked, self._context.register
        if line is None:
            return
        undone = self._context.perform_long(
            _("Undoing …"), lambda report: undo_edit(register, line.edit, report)
        )
        if undone is not None:
            newest = next(history_lines(register))
            self._context.noted.emit(newest.sentence)
