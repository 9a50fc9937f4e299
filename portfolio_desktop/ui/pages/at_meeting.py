"""At the meeting: its items at the left, and the one that is being treated, with its decisions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.item_absences import attend_item, miss_item
from portfolio_desktop.services.item_decisions import (
    decide_item,
    decide_point,
    word_decision,
    write_discussion,
)
from portfolio_desktop.services.meeting_desk import (
    DeskItem,
    MeetingDesk,
    meeting_at_hand,
    meeting_choices,
    meeting_desk,
)
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, framed, label
from portfolio_desktop.ui.pages.at_meeting_item import ItemAtMeeting
from portfolio_desktop.ui.pages.decision_keys import decision_of, means_nothing
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.pages.two_lines import TwoLineDelegate
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.unsaved_words import FieldKey, Written, put_words_back

_LIST_SHARE, _ITEM_SHARE = 380, 620
_LIST_LEAST, _CHOICE_WIDTH = 240, 220


def _columns() -> tuple[RecordColumn[DeskItem], ...]:
    return (
        RecordColumn("", lambda item: item.number, 36),
        RecordColumn(_("Item and decision"), lambda item: item.title_and_decision, 0),
    )


class _Found:
    """What is read for the page at once."""

    def __init__(self, desk: MeetingDesk | None, choices: tuple[tuple[str, str], ...]) -> None:
        self.desk = desk
        self.choices = choices


class _ItemTable(RecordTable):
    """A digit decides the whole item."""

    decided = Signal(object)

    def __init__(self, theme: Theme, model: RecordModel[DeskItem]) -> None:
        super().__init__(_("Items of the meeting"), model, TWO_LINES)
        self.read_whole(TWO_LINES)
        self.setItemDelegateForColumn(1, TwoLineDelegate(theme, self))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = decision_of(event)
        if found is None and not means_nothing(event):
            super().keyPressEvent(event)
        elif found is not None and found[0] is not None:
            self.decided.emit(found[0])


class AtMeetingPage(QWidget):
    """`verb_wished(id)` asks the window for one of its verbs; `marked_changed` where another item
    or another meeting is shown."""

    verb_wished = Signal(str)
    marked_changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._meeting = ""
        self._desk: MeetingDesk | None = None
        self._shown = ""
        self._wished = ""
        self._model: RecordModel[DeskItem] = RecordModel(_columns(), self)
        self._table = _ItemTable(context.theme, self._model)
        self._table.lay_out(tuple(column.width for column in _columns()))
        self._choice = ChoiceBox()
        self._choice.setAccessibleName(_("Which meeting"))
        self._choice.setMinimumWidth(_CHOICE_WIDTH)
        self._state = label("", "caption")
        self._agenda = button(_("To the agenda"), look="link")
        self._verbs = {
            "add_at_meeting": button(_("Add an item…")),
            "end_meeting": button(_("The meeting is over…")),
            "minutes": button(_("Minutes…"), look="primary"),
        }
        self.editor = ItemAtMeeting(context.theme)
        self._nothing = EmptyState(
            _("No meeting"), _("Make a meeting with its agenda first; it is decided here."), ()
        )
        self.setFocusProxy(self._table)
        self._lay_out()
        self._connect()
        self._reading = SeenReading(self, context, Wish(self._steps, self._take))

    def _lay_out(self) -> None:
        head, told = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        told.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_M)
        head.setSpacing(SPACE_M)
        head.addWidget(label(_("At the meeting"), "title"))
        head.addWidget(self._choice)
        head.addStretch(1)
        told.addWidget(self._state, 1)
        told.addWidget(self._agenda)
        for verb in self._verbs.values():
            head.addWidget(verb)
        self._table.setMinimumWidth(_LIST_LEAST)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._table)
        scrolled = ScrollRoom(framed(self.editor))
        beside = scrolled.verticalScrollBar().sizeHint().width()
        scrolled.setMinimumWidth(self.editor.minimumSizeHint().width() + beside)
        split.addWidget(scrolled)
        split.setSizes([_LIST_SHARE, _ITEM_SHARE])
        split.setStretchFactor(1, 1)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(split)
        self._stack.addWidget(self._nothing)
        fill_page(self, (head, told), body)

    def _connect(self) -> None:
        context, editor = self._context, self.editor
        self._agenda.clicked.connect(lambda: self.verb_wished.emit("to_agenda"))
        for verb, made in self._verbs.items():
            made.clicked.connect(lambda _checked=False, name=verb: self.verb_wished.emit(name))
        self._choice.activated.connect(
            lambda place: self.show_meeting(self._choice.itemData(place))
        )
        self._table.selectionModel().currentRowChanged.connect(
            # Words of the item before are saved, and the list is read anew: not while Qt selects.
            self._show_marked,
            Qt.ConnectionType.QueuedConnection,
        )
        self._table.decided.connect(self._decide_whole)
        self._table.activated.connect(lambda _index: self.editor.points.setFocus())
        editor.decided.connect(self._decide)
        editor.written.connect(self._write)
        editor.absence_wished.connect(self._set_absence)
        editor.verb_wished.connect(self.verb_wished)
        editor.writing_changed.connect(context.writing)
        editor.left.connect(self._table.setFocus)
        context.leaving.connect(editor.commit)
        context.register_changed.connect(self._forget)

    @property
    def desk(self) -> MeetingDesk | None:
        """The meeting that is shown."""
        return self._desk

    @property
    def meeting(self) -> str:
        """The id of the meeting that is shown, or is to be; "" for none."""
        return self._meeting

    @property
    def marked(self) -> DeskItem | None:
        """The item that verbs are about."""
        return self._model.at(self._table.marked())

    def show_meeting(self, meeting: str) -> None:
        """Show another meeting, from its first item that is not decided."""
        if meeting and meeting != self._meeting:
            self.editor.commit()
            self._meeting = meeting
            self._reading.put_off()
            self._reading.page_shown()

    def mark(self, item: str) -> None:
        """Mark this item, now or when the meeting has been read."""
        self._wished = item
        places = [place for place, each in enumerate(self._model.records) if each.id == item]
        if places:
            self._wished = ""
            self._table.selectRow(places[0])

    def move_on(self, step: int) -> None:
        """Mark the next item, or (-1) the one before, and stay with the hands where they are."""
        place = (self._table.marked() or 0) + step
        if 0 <= place < len(self._model.records):
            self._table.selectRow(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _steps(self, register: RegisterFile, _period: Period) -> Steps[_Found]:
        yield 0, 2
        choices = meeting_choices(register.reader)
        known = {row for row, _words in choices}
        if self._meeting not in known:
            self._meeting = meeting_at_hand(register.reader, register.today())
        yield 1, 2
        desk = meeting_desk(register.reader, self._meeting) if self._meeting else None
        return _Found(desk, choices)

    def _take(self, found: _Found | None) -> None:
        before = self._desk
        self._desk = found.desk if found is not None else None
        self._show_choices(found.choices if found is not None else ())
        desk = self._desk
        self._stack.setCurrentIndex(0 if desk is not None else 1)
        self._state.setText(desk.state_words if desk is not None else "")
        for verb, made in self._verbs.items():
            made.setEnabled(desk is not None and (verb == "minutes" or self._editable))
        another = before is None or desk is None or before.meeting.id != desk.meeting.id
        self._show_items(desk.items if desk is not None else (), another=another)

    def _show_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        self._choice.clear()
        for row, words in choices:
            self._choice.addItem(words, row)
        self._choice.setCurrentIndex(self._choice.findData(self._meeting))
        self._choice.setEnabled(len(choices) > 1)

    def _show_items(self, items: tuple[DeskItem, ...], *, another: bool) -> None:
        marked = self.marked
        self._model.set_records(items)
        places = [
            place
            for place, each in enumerate(items)
            if not another and marked is not None and each.id == marked.id
        ]
        undecided = [place for place, each in enumerate(items) if not each.decided_words]
        wished = [place for place, each in enumerate(items) if each.id == self._wished]
        if items:
            self._table.selectRow((wished or places or (undecided if another else []) or [0])[0])
        if wished:
            self._wished = ""
        self._show_marked()

    def _show_marked(self) -> None:
        item = self.marked
        if item is None:
            self._shown = ""
            self.editor.setVisible(False)
        else:
            afresh = item.id != self._shown
            if afresh:
                self.editor.commit()
                item = self.marked or item
            self._shown = item.id
            self.editor.setVisible(True)
            self.editor.show_item(item, editable=self._editable, afresh=afresh)
            if afresh:
                put_words_back(self._context, self.editor.boxes, self._key)
        self.marked_changed.emit()

    @property
    def _editable(self) -> bool:
        return self._context.writable and self._desk is not None and not self._desk.locked

    def _decide(self, point: str, decision: PointDecision | None) -> None:
        register, item = self._context.register, self._shown
        if not self._context.writable:
            return
        if point:
            done = self._context.perform(lambda: decide_point(register, point, decision))
        elif decision is not None:
            done = self._context.perform(lambda: decide_item(register, item, decision))
        else:
            return
        if done is not None and decision is not None:
            self._context.note_done()
            self.editor.mark_next()

    def _decide_whole(self, decision: PointDecision) -> None:
        item = self.marked
        if item is not None and self._context.writable:
            register = self._context.register
            if self._context.perform(lambda: decide_item(register, item.id, decision)) is not None:
                self._context.note_done()

    def _set_absence(self, attendance: str, misses: bool) -> None:
        register, item = self._context.register, self._shown
        verb = miss_item if misses else attend_item
        self._context.perform(lambda: verb(register, item, attendance))

    def _write(self, part: str, words: str, goes_on: bool) -> None:
        """Write to the item and point that were on screen when the words were written."""
        register, item, point = self._context.register, self._shown, self.editor.point

        def save() -> Change:
            if part == "decision":
                return word_decision(register, point, words, goes_on=goes_on)
            return write_discussion(register, item, words, goes_on=goes_on)

        written = Written(self._key(part), self._named(part), words, save)
        if self._context.write(written) is None:
            self.editor.keep_writing()

    def _key(self, part: str) -> FieldKey:
        return (self._shown, part, self.editor.point if part == "decision" else "")

    def _named(self, part: str) -> str:
        name = self.editor.boxes[part].accessibleName()
        item = self.marked
        number = pgettext("agenda", "item {number}").format(number=item.number) if item else ""
        return ", ".join(filter(None, (name, number)))

    def _forget(self) -> None:
        """Another register has other meetings."""
        if not self._context.has_register:
            self._meeting = self._shown = ""
