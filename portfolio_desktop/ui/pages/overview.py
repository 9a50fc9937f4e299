"""The overview page: the month at a glance, every figure leading to the projects behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.copied_table import tables_as_html, tables_as_tabbed
from portfolio_desktop.services.due import prepare_due
from portfolio_desktop.services.overview import overview_steps
from portfolio_desktop.services.overview_tables import table_of
from portfolio_desktop.services.overview_values import Figure, Overview, Part
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.overview.canvas import AROUND, Canvas
from portfolio_desktop.ui.overview.card import PartCard
from portfolio_desktop.ui.overview.drawings import COLUMNS
from portfolio_desktop.ui.overview.head import draw_head
from portfolio_desktop.ui.overview.picture import part_picture, whole_picture
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page
from portfolio_desktop.ui.pages.reading import ReadingState
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_TWO_COLUMNS = 980
_WIDEST = 1720
_LEFT, _RIGHT = 9, 7
"""The share of the two columns."""


class OverviewPage(QWidget):
    """Follows the month of the window; it reads only while it is shown.

    `rows_wished(Figure)` and `project_wished(id)` when a figure or a project is pressed;
    `verb_wished(action id)` where a card leads on; `left` when the user gives the reading up.
    """

    rows_wished = Signal(object)
    project_wished = Signal(str)
    verb_wished = Signal(str)
    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._overview: Overview | None = None
        self._awaits_focus = False
        self._columns = 0
        self._across = QHBoxLayout()
        self._card_columns = [QVBoxLayout() for _column in COLUMNS]
        theme = context.theme
        self._title = label(_("Overview"), "title")
        self._sentence = label("", wrap=True)
        self._head = Canvas(theme, _("This month"))
        self.cards = {part: PartCard(theme, part) for column in COLUMNS for part in column}
        self._copy_picture = button(_("Copy as picture"))
        self._copy_table = button(_("Copy as table"))
        self._nothing = EmptyState(
            _("Nothing to show yet"),
            _("No project is in the portfolio this month."),
            ((_("Go to the portfolio"), "plain", self.left.emit),),
        )
        self._reading_state = ReadingState()
        self._lay_out()
        self._connect()
        wish = Wish(_steps, self._take, prepare_due, self._show_progress, self._cancel)
        self._reading = SeenReading(self, context, wish)

    @property
    def overview(self) -> Overview | None:
        """What is shown; None while there is nothing to show."""
        return self._overview

    @property
    def reading(self) -> bool:
        """Whether what is wanted is not shown yet."""
        return self._reading.awaited

    def copy_picture(self, part: Part | None = None) -> None:
        """Put a part, or all of it, on the clipboard as a picture."""
        if self._overview is None:
            return
        fonts = self._context.theme.figure_font
        if part is None:
            image = whole_picture(self._overview, fonts)
        else:
            image = part_picture(self._overview, part, fonts)
        QGuiApplication.clipboard().setImage(image)
        self._context.noted.emit(_("Copied as a picture"))

    def copy_table(self, part: Part | None = None) -> None:
        """Put the rows of a part, or of all parts, on the clipboard for Excel and Word."""
        if self._overview is None:
            return
        parts = list(Part) if part is None else [part]
        tables = [table_of(self._overview, each) for each in parts]
        content = QMimeData()
        content.setText(tables_as_tabbed(tables))
        content.setHtml(tables_as_html(tables))
        QGuiApplication.clipboard().setMimeData(content)
        self._context.noted.emit(_("Copied as a table"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._awaits_focus = self._reading.stale
        self._reading.page_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        head.setSpacing(SPACE_S)
        head.addWidget(self._title, 1)
        head.addWidget(self._copy_table)
        head.addWidget(self._copy_picture)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_L - AROUND, 0, SPACE_L, SPACE_XL)
        column.setSpacing(SPACE_L)
        column.addWidget(self._sentence)
        column.addWidget(self._head)
        self._across.setSpacing(SPACE_L)
        for part in (self._sentence, self._across):  # flush with what the canvas draws
            part.setContentsMargins(AROUND, 0, 0, 0)
        for cards in self._card_columns:
            cards.setSpacing(SPACE_L)
            self._across.addLayout(cards)
            self._across.setAlignment(cards, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._across)
        column.addStretch(1)
        whole = QWidget()
        whole.setProperty("look", "panel")
        beside = QHBoxLayout(whole)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(content, 1_000)
        beside.addStretch(1)
        self._room = ScrollRoom(whole)
        body = QWidget()
        self._stack = QStackedLayout(body)
        for each in (self._room, self._nothing, self._reading_state):
            self._stack.addWidget(each)
        fill_page(self, (head,), body)
        self._arrange()

    def _arrange(self) -> None:
        """One column of cards, or two where there is room for them."""
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        for part in Part:
            place = next(at for at, column in enumerate(COLUMNS) if part in column)
            self._card_columns[min(place, columns - 1)].addWidget(self.cards[part])
        for place, share in enumerate((_LEFT, _RIGHT if columns > 1 else 0)):
            self._across.setStretch(place, share)
        self._across.setSpacing(SPACE_L if columns > 1 else 0)

    def _connect(self) -> None:
        self._copy_picture.clicked.connect(lambda: self.copy_picture())
        self._copy_table.clicked.connect(lambda: self.copy_table())
        self._reading_state.cancelled.connect(self._cancel)
        self._head.chosen.connect(self._follow)
        for canvas in (self._head, *(card.canvas for card in self.cards.values())):
            canvas.reached.connect(self._room.ensureWidgetVisible)
        for card in self.cards.values():
            card.chosen.connect(self._follow)
            card.picture_wished.connect(self.copy_picture)
            card.table_wished.connect(self.copy_table)
            card.verb_wished.connect(self.verb_wished)

    def _follow(self, target: Figure | str) -> None:
        if isinstance(target, Figure):
            self.rows_wished.emit(target)
        else:
            self.project_wished.emit(target)

    def _show_progress(self, done: int, total: int) -> None:
        """What is shown stays while the same month is read again after an edit."""
        if self._overview is None or self._overview.period != self._context.period:
            month = period_words(self._context.period)
            words = _("Reading {month} …").format(month=month)
            self._reading_state.show_progress(words, done, total)
            self._show_body(self._reading_state)

    def _take(self, found: Overview | None) -> None:
        self._overview = found
        self._show()

    def _cancel(self) -> None:
        """Back to the month that was shown, or away where none was."""
        self._reading.give_up()
        shown = self._overview
        if shown is None:
            self._reading.put_off()
            self.left.emit()
            return
        self._show()
        if shown.period != self._context.period:
            self._context.show_period(shown.period)

    def _show(self) -> None:
        found = self._overview
        shown = found if found is not None and not found.is_empty else None
        self._sentence.setText(shown.sentence if shown is not None else "")
        self._head.show_drawing(None if shown is None else partial(draw_head, overview=shown))
        for card in self.cards.values():
            card.show_overview(shown)
        for tool in (self._copy_picture, self._copy_table):
            tool.setEnabled(shown is not None)
        self._show_body(self._room if shown is not None else self._nothing)

    def _show_body(self, body: QWidget) -> None:
        """Show what there is, and let it have the focus where what stood there had it, or where the
        page has just come forward."""
        focused, before = QApplication.focusWidget(), self._stack.currentWidget()
        inside = focused is not None and before is not None and before.isAncestorOf(focused)
        self._stack.setCurrentWidget(body)
        self.setFocusProxy(self._head if body is self._room else body)
        if self.isVisible() and (self._awaits_focus or (inside and body is not before)):
            self.setFocus()
            self._awaits_focus = body is self._reading_state


def _steps(register: RegisterFile, period: Period) -> Steps[Overview]:
    return overview_steps(register.reader, period, register.now())
