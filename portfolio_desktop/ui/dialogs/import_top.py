"""What stands above and instead of an import's preview: month and table, reading, refusal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import button, frame, heading, label, set_level, set_look
from portfolio_desktop.ui.dialogs.import_words import shortened
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.tool_row import PeriodChooser
from portfolio_desktop.ui.words import count_words
from portfolio_desktop.workflows.import_values import ImportKind, ImportPreview
from portfolio_desktop.workflows.import_words import import_sentence

_MIDDLE_WIDTH = 520


class ImportTop(QWidget):
    """Which month the status is for and which table it is read from, with what to know of the file
    as a whole. `period_wished` and `table_wished` carry another one.
    """

    period_wished = Signal(object)
    table_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._period: Period | None = None
        self._month = PeriodChooser()
        self._month_note = label("", "caption")
        self._use_month = button(_("Use this month"))
        self._table = ChoiceBox()
        self._table.setAccessibleName(_("Table in the file"))
        self._notes = frame("hint")
        self._note_words = label("", wrap=True)
        self._lay_out()
        self._month.period_requested.connect(self.period_wished)
        self._use_month.clicked.connect(lambda: self.period_wished.emit(self._period))
        self._table.activated.connect(
            lambda _index: self.table_wished.emit(int(self._table.currentData()))
        )

    def _lay_out(self) -> None:
        self._row = QWidget()
        top = QHBoxLayout(self._row)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(SPACE_M)
        for part in (heading(_("Status for")), self._month, self._use_month, self._month_note):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self._table)
        inside = QVBoxLayout(self._notes)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.addWidget(self._note_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._row)
        column.addWidget(self._notes)

    def show_preview(self, preview: ImportPreview, otherwise: Period) -> None:
        """`otherwise` is the month that is offered while none is known."""
        self._row.setVisible(preview.kind is ImportKind.TABLE)  # a register has its own months
        self._period = preview.period or otherwise
        self._month.show_period(self._period)
        self._use_month.setVisible(preview.period_missing)
        set_level(self._month_note, "late" if preview.period_missing else "caption")
        self._month_note.setText(_month_words(preview))
        self._show_tables(preview)
        self._note_words.setText("\n".join(import_sentence(note) for note in preview.notes))
        self._notes.setVisible(bool(preview.notes))

    def _show_tables(self, preview: ImportPreview) -> None:
        self._table.clear()
        for table in preview.tables:
            rows = count_words(table.rows)
            words = _("{table}: {rows} rows").format(table=table.name, rows=rows)
            self._table.addItem(words, table.number)
            if table.chosen:
                self._table.setCurrentIndex(self._table.count() - 1)
        self._table.setVisible(len(preview.tables) > 1)


def _month_words(preview: ImportPreview) -> str:
    """Where the month was read, or that it was not."""
    if preview.period_missing:
        return _("The file does not say which month it is for.")
    told = any(note.code == "import.period_uncertain" for note in preview.notes)
    if preview.period_text and not told:
        return _("read from “{text}”").format(text=shortened(preview.period_text))
    return ""


class ReadingPage(QFrame):
    """Shown while the file is being read."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Reading the file"))
        column = _middle(self)
        column.addWidget(label(_("Reading {name} …").format(name=name), wrap=True))
        column.addWidget(self._progress)

    def show_progress(self, done: int, total: int) -> None:
        """How much of the table has been understood."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)


class RefusedPage(QFrame):
    """Shown instead of a preview: why there is none. `by_hand_wished` where there are tables, and
    `form_wished` where the file may be a form that nobody has told about yet.
    """

    by_hand_wished = Signal()
    form_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._happened = label("", "title", wrap=True)
        self._rest = label("", wrap=True)
        self._by_hand = button(_("Choose the columns by hand"))
        self._by_hand.clicked.connect(self.by_hand_wished)
        column = _middle(self)
        column.addWidget(self._happened)
        column.addWidget(self._rest)
        self._form = button(_("It is a report form…"))
        self._form.clicked.connect(self.form_wished)
        ways = QHBoxLayout()
        ways.setSpacing(SPACE_S)
        ways.addWidget(self._by_hand)
        ways.addWidget(self._form)
        ways.addStretch(1)
        column.addLayout(ways)

    def show_message(
        self, message: Message, *, tables: bool, form: bool = False, likely: bool = False
    ) -> None:
        """`form` where the file may be one, and `likely` where it looks like one."""
        self._happened.setText(message.happened)
        self._rest.setText(" ".join(filter(None, (message.safe, message.advice))))
        self._by_hand.setVisible(tables)
        self._form.setVisible(form)
        set_look(self._form, "primary" if likely else "")
        if likely:
            self._form.setFocus()
        self.setAccessibleName(message.text)


def _middle(page: QFrame) -> QBoxLayout:
    """A column of even width in the middle of the page, a little above its centre."""
    page.setProperty("look", "panel")
    box = QWidget()
    box.setFixedWidth(_MIDDLE_WIDTH)
    column = QVBoxLayout(box)
    column.setSpacing(SPACE_L)
    across = QHBoxLayout()  # an alignment would take the height for their width from the labels
    across.addStretch(1)
    across.addWidget(box)
    across.addStretch(1)
    outer = QVBoxLayout(page)
    outer.addStretch(2)
    outer.addLayout(across)
    outer.addStretch(3)
    return column
