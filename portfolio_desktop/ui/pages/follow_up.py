"""Commitments and actions: who promised what to which meeting, due when, moved, kept or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.follow_up import (
    ActionGroup,
    ActionRow,
    FollowUp,
    Sorting,
    arranged,
    follow_up_steps,
)
from portfolio_desktop.services.search import matches, query_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.grouped_records import GroupedModel, GroupedTable, Heading
from portfolio_desktop.ui.pages.page_head import fill_page, page_head
from portfolio_desktop.ui.pages.records import RecordColumn
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.pages.two_lines import TwoLineDelegate
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital

_SEARCH_WIDTH, _CHOICE_WIDTH = 220, 170
_WHAT, _DUE, _STATE = 1, 4, 5
"""Places of columns: those of two lines, and those that tell what is overdue."""
_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_Insert: "new_follow_up",
    Qt.Key.Key_F2: "move_due",
    Qt.Key.Key_F3: "show_promise",
    Qt.Key.Key_1: "follow_up_kept",
    Qt.Key.Key_2: "follow_up_not_kept",
    Qt.Key.Key_3: "follow_up_dropped",
    Qt.Key.Key_0: "reopen_follow_up",
    Qt.Key.Key_Delete: "remove_follow_up",
    Qt.Key.Key_Return: "edit_follow_up",
    Qt.Key.Key_Enter: "edit_follow_up",
}


class Shown(StrEnum):
    """Which of them are shown."""

    OPEN = "open"
    OVERDUE = "overdue"
    ENDED = "ended"
    ALL = "all"


def _columns() -> tuple[RecordColumn[ActionRow], ...]:
    return (
        RecordColumn(_("No."), lambda row: row.number, 72),
        RecordColumn(_("What"), _what, 0),
        RecordColumn(_("Who"), lambda row: row.who or "–", 180),
        RecordColumn(_("Promised"), lambda row: row.meeting or row.promised, 140),
        RecordColumn(_("Due"), _due, 120),
        RecordColumn(_("How it stands"), lambda row: row.state_words, 180),
    )


class FollowUpPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs, `marked_changed` where other rows are
    chosen, `counted` how many are overdue, and `menu_wished(global position)`.
    """

    verb_wished = Signal(str)
    marked_changed = Signal()
    counted = Signal(int)
    menu_wished = Signal(QPoint)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._found: FollowUp | None = None
        self._wished = ""
        self._model: GroupedModel[ActionRow] = GroupedModel(
            _columns(), self, context.theme, soft=lambda row: not row.is_open, late=_is_late
        )
        self.table: GroupedTable[ActionRow] = GroupedTable(
            _("Commitments and actions"), self._model, _KEYS
        )
        self.table.lay_out(tuple(column.width for column in _columns()))
        for column in (_WHAT, _DUE):
            self.table.setItemDelegateForColumn(column, TwoLineDelegate(context.theme, self.table))
        self.setFocusProxy(self.table)
        self._counts = label("", "caption")
        self._new = button(_("New commitment or action…"), look="primary", tip="Insert")
        self._make_filters()
        self._empty = EmptyState(
            _("Nothing to follow up"),
            _(
                "What somebody has promised to a meeting, or was asked to do, is written down here"
                " with its due date."
            ),
            ((_("Write down a commitment…"), "primary", self._wish_new),),
        )
        self._lay_out()
        self._connect()
        self._reading = SeenReading(self, context, Wish(_steps, self._take))

    def _make_filters(self) -> None:
        shown = (
            (Shown.OPEN.value, pgettext("follow-up", "Open")),
            (Shown.OVERDUE.value, pgettext("follow-up", "Overdue")),
            (Shown.ENDED.value, pgettext("follow-up", "Ended")),
            (Shown.ALL.value, pgettext("follow-up", "All")),
        )
        self.shown = choice(_("Which to show"), shown, Shown.OPEN.value)
        self.participant = choice(_("Whose to show"), [("", _("Everybody"))], "")
        sortings = (
            (Sorting.DUE.value, _("By due date")),
            (Sorting.OWNER.value, _("By who promised")),
            (Sorting.MEETING.value, _("By meeting")),
            (Sorting.PROJECT.value, _("By project")),
        )
        self.sorting = choice(_("Put together by"), sortings, Sorting.DUE.value)
        self.search_field = TextLine(_("Search in follow-up"))
        self.search_field.setPlaceholderText(_("Search in follow-up"))
        self.search_field.setFixedWidth(_SEARCH_WIDTH)
        for box in (self.shown, self.participant, self.sorting):
            box.setFixedWidth(_CHOICE_WIDTH)

    def _lay_out(self) -> None:
        head = page_head(_("Follow-up"), (self._counts,), (self._new,))
        filters = QHBoxLayout()
        filters.setContentsMargins(SPACE_L, 0, SPACE_L, SPACE_M)
        filters.setSpacing(SPACE_S)
        for part in (self.search_field, self.shown, self.participant, self.sorting):
            filters.addWidget(part)
        filters.addStretch(1)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        fill_page(self, (head, filters), body)

    def _connect(self) -> None:
        self._new.clicked.connect(self._wish_new)
        self.table.verb_wished.connect(self.verb_wished)
        self.table.doubleClicked.connect(self._open)
        self.table.menu_wished.connect(self.menu_wished)
        self.table.chosen_changed.connect(self.marked_changed)
        self.search_field.textChanged.connect(lambda _text: self._show())
        for box in (self.shown, self.participant, self.sorting):
            box.currentIndexChanged.connect(lambda _at: self._show())
        self._context.theme.changed.connect(self.table.viewport().update)

    @property
    def chosen(self) -> tuple[ActionRow, ...]:
        """The rows that verbs are about."""
        return self.table.chosen()

    def mark(self, action: str) -> None:
        """Choose this one as soon as it is shown, whatever is filtered."""
        self._wished = action
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _wish_new(self) -> None:
        self.verb_wished.emit("new_follow_up")

    def _open(self, index: QModelIndex) -> None:
        if self._model.record(index.row()) is not None:
            self.verb_wished.emit("edit_follow_up")

    def _take(self, found: FollowUp | None) -> None:
        self._found = found
        self._counts.setText(self._count_words(found) if found is not None and found.rows else "")
        self._new.setEnabled(self._context.writable)
        self.counted.emit(len(found.overdue) if found is not None else 0)
        self._offer_participants(found)
        self._show()

    def _count_words(self, found: FollowUp) -> str:
        """The counts, with the day they are of where that is not today."""
        if found.day >= self._context.register.today():
            return found.count_words
        told = _("as of {day}").format(day=day_words(found.day))
        return f"{found.count_words} · {told}"

    def _offer_participants(self, found: FollowUp | None) -> None:
        """Those who have promised something; the chosen one stays as long as it is among them."""
        entries = [("", _("Everybody")), *(found.participants if found is not None else ())]
        self.participant.blockSignals(True)
        _fill(self.participant, entries)
        self.participant.blockSignals(False)

    def _show(self) -> None:
        found = self._found
        rows = found.rows if found is not None else ()
        wished = self._wished if any(row.id == self._wished for row in rows) else ""
        chosen = {wished} if wished else {row.id for row in self.chosen}
        shown = [row for row in rows if self._passes(row) or row.id == wished]
        place = self.table.marked() or 0
        groups = arranged(shown, Sorting(self.sorting.currentData()))
        self.table.show_records(_lines(groups), lambda row: row.id in chosen, place)
        if wished:
            self._wished = ""
        self._stack.setCurrentIndex(0 if rows else 1)
        self.setFocusProxy(self.table if rows else self._empty)
        self.marked_changed.emit()

    def _passes(self, row: ActionRow) -> bool:
        shown, whose = self.shown.currentData(), self.participant.currentData()
        of_state = {
            Shown.OPEN: row.is_open,
            Shown.OVERDUE: row.overdue > 0,
            Shown.ENDED: not row.is_open,
            Shown.ALL: True,
        }[Shown(shown)]
        words = query_words(self.search_field.text())
        return of_state and whose in {"", row.participant_id} and matches(row.search_text, words)


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    kept = box.currentData()
    box.clear()
    for value, words in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(kept), 0))


def _lines(groups: Iterable[ActionGroup]) -> Iterator[ActionRow | Heading]:
    for group in groups:
        if group.heading:
            yield Heading(group.heading, len(group.rows))
        yield from group.rows


def _is_late(row: ActionRow, column: int) -> bool:
    return row.overdue > 0 and column in {_DUE, _STATE}


def _what(row: ActionRow) -> str:
    """The promise, and under it what kind it is and its project."""
    return "\n".join((row.title, " · ".join(filter(None, (capital(row.kind_word), row.project)))))


def _due(row: ActionRow) -> str:
    """The date, and under it how often it was moved."""
    return "\n".join(filter(None, (row.due or "–", row.moved)))


def _steps(register: RegisterFile, period: Period) -> Steps[FollowUp]:
    """What is overdue is so on the day the month shown is told of: today, or its last day where the
    month is past. The panel, the time line and the overview count to that day too."""
    return follow_up_steps(register.reader, min(register.today(), period.last_day))
