"""Meetings: the year's meetings, the agenda of the one that is marked, and its marked item."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.meetings import ItemStage
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda import Agenda, agenda
from portfolio_desktop.services.due import prepare_due
from portfolio_desktop.services.items import (
    ItemDraft,
    ItemText,
    edit_item,
    move_item,
    set_item_project,
    set_stage,
    write_item,
)
from portfolio_desktop.services.meeting_list import MeetingRow, meeting_rows, next_meeting_words
from portfolio_desktop.services.meeting_rules import item_of
from portfolio_desktop.services.recommendations import recommendation, write_recommendation
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, label
from portfolio_desktop.ui.pages.agenda_table import AgendaTable
from portfolio_desktop.ui.pages.division import Division
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.item_editor import ItemEditor
from portfolio_desktop.ui.pages.item_texts import POINTS
from portfolio_desktop.ui.pages.meeting_head import MeetingHead
from portfolio_desktop.ui.pages.meeting_list import MeetingList
from portfolio_desktop.ui.pages.page_head import fill_page
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.ui.unsaved_words import FieldKey, Written, put_words_back
from portfolio_desktop.ui.words import capital

_LIST_WIDTH = 262


class MeetingsPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs; `marked_changed` where another
    meeting or item is marked, or the same shows otherwise."""

    verb_wished = Signal(str)
    marked_changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._wished = ""
        self._wished_item = ""
        self._item: tuple[RegisterFile, str] | None = None
        self.shown: Agenda | None = None
        self.meetings = MeetingList(context.theme)
        self.head = MeetingHead(context.theme)
        self.agenda = AgendaTable(context.theme)
        self.editor = ItemEditor(context)
        self._under = frame("panel")
        self._room = ScrollRoom(self._under)
        self._room.follow_focus()
        self._room.hide()
        self._next = label("", "caption", wrap=True)
        self._new = button(_("New meeting…"))
        self._wheel = button(_("Year wheel…"))
        self._none = EmptyState(
            _("No meetings yet"),
            _(
                "Make the year's meetings at once with the year wheel, or one at a time. The"
                " deadlines are counted back from the day of the meeting."
            ),
            (
                (_("Year wheel…"), "primary", partial(self.verb_wished.emit, "year_wheel")),
                (_("New meeting…"), "plain", partial(self.verb_wished.emit, "new_meeting")),
            ),
        )
        self._no_items = EmptyState(
            _("The agenda is empty"),
            _(
                "“Fill the agenda” makes the usual items, and one for each escalated project and"
                " change request that waits for the meeting."
            ),
            ((_("Fill the agenda now"), "plain", partial(self.verb_wished.emit, "fill_agenda")),),
        )
        self.setFocusProxy(self.meetings)
        self._lay_out()
        self._connect()
        self._reading = SeenReading(self, context, Wish(_steps, self._take, prepare=prepare_due))

    def _lay_out(self) -> None:
        items = QWidget()
        self._items = QStackedLayout(items)
        self._items.addWidget(self.agenda)
        self._items.addWidget(self._no_items)
        self._right = Division((items, self._room))
        for place, part in enumerate((items, self._room)):  # they share the height as it is
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            self._right.setStretchFactor(place, self._shares()[place])
        meeting = QWidget()
        column = QVBoxLayout(meeting)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._right, 1)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        both.addWidget(self._year())
        both.addWidget(meeting)
        both.setSizes([_LIST_WIDTH, 800])
        both.setStretchFactor(1, 1)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(both)
        self._stack.addWidget(self._none)
        fill_page(self, (), body)
        # Last, since Qt goes through all that a part holds whenever it is put into another.
        fill_page(self._under, (), self.editor)

    def _shares(self) -> tuple[int, int]:
        """Of the height, for the agenda and for its item."""
        share = min(max(self._context.choices.read().agenda_share, 10), 90)
        return share, 100 - share

    def _keep_shares(self) -> None:
        """The height as the user divides it, for the next time too."""
        agenda_height, item_height = self._right.sizes()
        choices = self._context.choices
        share = round(100 * agenda_height / max(agenda_height + item_height, 1))
        choices.keep(replace(choices.read(), agenda_share=share))

    def _year(self) -> QWidget:
        """The list of meetings, under the page's title and the verbs that make them."""
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE_S)
        verbs.addWidget(self._new, 1)
        verbs.addWidget(self._wheel, 1)
        above = QVBoxLayout()
        above.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_S)
        above.setSpacing(SPACE_XS)
        above.addWidget(label(_("Meetings"), "title"))
        above.addWidget(self._next)
        above.addSpacing(SPACE_XS)
        above.addLayout(verbs)
        made = frame("panel")
        made.setMinimumWidth(_LIST_WIDTH)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.meetings, 1)
        return made

    def _connect(self) -> None:
        context, editor = self._context, self.editor
        self._right.splitterMoved.connect(lambda _place, _part: self._keep_shares())
        self._new.clicked.connect(lambda: self.verb_wished.emit("new_meeting"))
        self._wheel.clicked.connect(lambda: self.verb_wished.emit("year_wheel"))
        for part in (self.head, editor):
            part.verb_wished.connect(self.verb_wished)
        self.meetings.meeting_marked.connect(lambda _meeting: self._show_meeting())
        self.meetings.activated.connect(lambda _at: self.agenda.setFocus())
        self.agenda.item_marked.connect(lambda _item: self._show_item())
        self.agenda.activated.connect(lambda _at: self.to_item())
        self.agenda.moved.connect(self.move_item)
        editor.edited.connect(self._edit)
        editor.stage_chosen.connect(self._set_stage)
        editor.project_named.connect(self._set_project)
        editor.written.connect(self._write)
        editor.writing_changed.connect(context.writing)
        editor.left.connect(self.agenda.setFocus)
        context.leaving.connect(editor.commit)

    def mark(self, meeting: str, item: str = "") -> None:
        """Mark this meeting and item, at once or when the page has read them."""
        self._wished, self._wished_item = meeting, item
        if not self._reading.awaited:
            self._show_wished()

    def to_item(self) -> None:
        """Put the cursor in the title of the marked item."""
        self.editor.lines["title"].setFocus()
        self.editor.lines["title"].selectAll()

    def move_item(self, item: str, after: str) -> None:
        """Put an item right after another, "" for first."""
        context = self._context
        context.perform(lambda: move_item(context.register, item, after or None))

    @property
    def editable(self) -> bool:
        """Whether the shown agenda may be changed."""
        return self._context.writable and self.shown is not None and not self.shown.locked

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _take(self, rows: tuple[MeetingRow, ...] | None) -> None:
        writable = self._context.writable
        self._new.setEnabled(writable)
        self._wheel.setEnabled(writable)
        marked = self._wished or self.meetings.marked
        self.meetings.show_rows(rows or (), marked)
        self._stack.setCurrentIndex(0 if rows else 1)
        words = ""
        if rows is not None and self._context.has_register:
            words = next_meeting_words(self._context.reader, self._context.register.today())
            words = words or _("No meeting is ahead: make the next with the year wheel.")
        self._next.setText(capital(words))
        self._show_meeting()

    def _show_wished(self) -> None:
        if self._wished:
            self.meetings.mark(self._wished)
        self._show_meeting()

    def _show_meeting(self) -> None:
        """The agenda follows the list; what was being written on the item before is saved first."""
        meeting = self.meetings.marked
        if not meeting or not self._context.has_register:
            self.shown = None
            self._show_item()
            return
        register = self._context.register
        other = self.shown is None or self.shown.meeting.id != meeting
        self.shown = found = agenda(register.reader, meeting, register.today())
        self.head.show_agenda(found, writable=self._context.writable)
        self._no_items.enable_offers(self.editable)
        self.agenda.drag.allowed = self.editable
        marked = self._wished_item or ("" if other else self.agenda.marked_item)
        self._wished = self._wished_item = ""
        self.agenda.show_rows(found.rows, marked)
        self._items.setCurrentIndex(0 if found.rows else 1)
        self._show_item()

    def _show_item(self) -> None:
        row = self.agenda.marked_row if self.shown is not None else None
        if row is None:
            self.editor.commit()
            self._item = None
            self._room.hide()
            self.marked_changed.emit()
            return
        place = (self._context.register, row.item_id)
        afresh = place != self._item
        if afresh:
            self.editor.commit()
        self._item = place
        reader = self._context.reader
        points = "\n".join(each.text for each in recommendation(reader, row.item_id))
        self.editor.show_item(
            row,
            item_of(reader, row.item_id),
            points,
            editable=self.editable,
            afresh=afresh,
        )
        if afresh:
            put_words_back(self._context, self.editor.texts.boxes, self._key)
            self._room.verticalScrollBar().setValue(0)
        if self._room.isHidden():
            self._room.show()
            self._right.setSizes([100 * share for share in self._shares()])
        self.marked_changed.emit()

    def _edit(self, draft: ItemDraft) -> None:
        """Particulars go to the item that was on screen when they were typed."""
        if self._item is None:
            return
        register, item = self._item
        if self._context.perform(lambda: edit_item(register, item, draft)) is None:
            self.editor.keep_writing()

    def _set_stage(self, stage: ItemStage) -> None:
        if self._item is not None:
            register, item = self._item
            self._context.perform(lambda: set_stage(register, [item], stage))

    def _set_project(self, number: str) -> None:
        if self._item is None:
            return
        register, item = self._item
        if self._context.perform(lambda: set_item_project(register, item, number)) is None:
            self.editor.keep_writing()

    def _write(self, part: str, words: str, goes_on: bool) -> None:
        if self._item is None:
            return
        register, item = self._item

        def save() -> Change:
            if part == POINTS:
                return write_recommendation(register, item, words.split("\n"), goes_on=goes_on)
            return write_item(register, item, cast("ItemText", part), words, goes_on=goes_on)

        written = Written(self._key(part), self.editor.named(part), words, save)
        if self._context.write(written) is None:
            self.editor.keep_writing()

    def _key(self, part: str) -> FieldKey:
        return ("", "", "item", part) if self._item is None else (self._item[1], "", "item", part)


def _steps(register: RegisterFile, _period: Period) -> Steps[tuple[MeetingRow, ...]]:
    rows = meeting_rows(register.reader, register.today())
    yield 1, 1
    return rows
