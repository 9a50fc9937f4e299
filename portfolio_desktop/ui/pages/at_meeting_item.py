"""One item at the meeting: its points with their decisions, what is said, who is missing, and what
is agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.meeting_desk import DeskItem, DeskPoint
from portfolio_desktop.ui.controls import button, frame, label, labelled, tool_button
from portfolio_desktop.ui.pages.decision_keys import DecisionBar, PointTable
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS


class ItemAtMeeting(QWidget):
    """Shows an item, and asks for what the user does with it.

    `decided(point id, decision)` with "" for an item without points, `written(part, words,
    goes_on)` where part is "decision" or "discussion", `absence_wished(attendance, misses)`,
    `verb_wished(id)` for a verb of the window, `writing_changed(bool)`, and `left` on Escape.
    """

    decided = Signal(str, object)
    written = Signal(str, str, bool)
    absence_wished = Signal(str, bool)
    verb_wished = Signal(str)
    writing_changed = Signal(bool)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._item: DeskItem | None = None
        self._point = ""
        self._editable = False
        self._told_writing = False
        self._title = label("", "title", wrap=True)
        self._facts = label("", "caption", wrap=True)
        self._summary = label("", wrap=True)
        self.points = PointTable(theme)
        self._bar = DecisionBar()
        self.words = PassageBox(_("Words of the decision"), rows=2, grows_to=4)
        self.words.setPlaceholderText(_("What is added to the usual wording in the minutes"))
        self.discussion = PassageBox(_("Discussion"), rows=3, grows_to=10)
        self.discussion.setPlaceholderText(_("What was said, for full minutes"))
        self._people = tool_button(_("Took no part…"), name=_("Who takes no part in the item"))
        self._people.setMenu(QMenu(self._people))
        self._missing = label("", wrap=True)
        self._agree = button(_("New follow-up…"))
        self._agreed = label("", wrap=True)
        self._request = button(_("Decide change by change…"))
        self._minutes = button(_("The minutes it is about…"), look="link")
        self._held_back = frame("hint")
        self._why_back = label("", wrap=True)
        QVBoxLayout(self._held_back).addWidget(self._why_back)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        for each in (self._title, self._facts, self._summary):
            head.addWidget(each)
        head.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self._held_back)
        column.addWidget(self.points)
        column.addWidget(self._bar)
        column.addWidget(labelled(_("Words of the decision"), self.words))
        column.addWidget(labelled(_("Discussion"), self.discussion))
        for verb, words in ((self._people, self._missing), (self._agree, self._agreed)):
            row = QHBoxLayout()
            row.setSpacing(SPACE_S)
            row.addWidget(verb, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            column.addLayout(row)
        column.addWidget(self._request, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.points.decided.connect(self._decide)
        self._bar.chosen.connect(self._decide)
        self.points.selectionModel().currentRowChanged.connect(
            # What follows may save, and so have the item shown anew: not while Qt is selecting.
            self._show_point,
            Qt.ConnectionType.QueuedConnection,
        )
        for part, box in self.boxes.items():
            box.written.connect(
                lambda words, goes_on, name=part: self.written.emit(name, words, goes_on)
            )
            box.unsaved_changed.connect(self._tell_writing)
        self._people.menu().aboutToShow.connect(self._fill_people)
        self._agree.clicked.connect(lambda: self.verb_wished.emit("agree_action"))
        self._request.clicked.connect(lambda: self.verb_wished.emit("decide_changes"))
        self._minutes.clicked.connect(lambda: self.verb_wished.emit("item_minutes"))

    @property
    def boxes(self) -> dict[str, PassageBox]:
        return {"decision": self.words, "discussion": self.discussion}

    @property
    def point(self) -> str:
        """The id of the point that is marked; "" for an item without points."""
        return self._point

    def show_item(self, item: DeskItem, *, editable: bool, afresh: bool) -> None:
        """Show what is saved now; `afresh` where it is another item."""
        self._item, self._editable = item, editable
        self._title.setText(item.heading)
        self._facts.setText(item.facts)
        self._summary.setText(item.summary)
        self._summary.setVisible(bool(item.summary))
        self._show_points(item, afresh=afresh)
        self.discussion.setReadOnly(not editable)
        self.discussion.show_text(item.discussion, afresh=afresh)
        self._missing.setText(item.missing_words)
        self._people.setEnabled(editable and bool(item.people))
        self._agreed.setText("\n".join(item.agreed))
        self._agree.setEnabled(editable)
        self._request.setVisible(bool(item.undecided_request))
        self._request.setEnabled(editable)
        self._minutes.setVisible(bool(item.about_meeting))
        self._why_back.setText(item.held_back)
        self._held_back.setVisible(bool(item.held_back))

    def _show_points(self, item: DeskItem, *, afresh: bool) -> None:
        before = self._marked()
        marked = "" if afresh or before is None else before.id
        self.points.points.set_records(item.points)
        places = [place for place, each in enumerate(item.points) if marked and each.id == marked]
        undecided = [place for place, each in enumerate(item.points) if not each.decided]
        self.points.selectRow((places or (undecided if afresh else []) or [0])[0])
        self._show_point()

    def _show_point(self) -> None:
        """The bar and the words follow the point that is marked; words of the one before are saved
        first."""
        point = self._marked()
        if point is None:
            return
        afresh = point.id != self._point
        if afresh and self._point:
            self.words.save()
            point = self._marked() or point
        self._point = point.id
        self._bar.show_decision(point.decision, editable=self._editable)
        self.words.setReadOnly(not self._editable or not point.id)
        self.words.show_text(point.words, afresh=afresh)

    def _marked(self) -> DeskPoint | None:
        return self.points.points.at(self.points.marked())

    def _decide(self, decision: PointDecision | None) -> None:
        point = self._marked()
        if point is not None:
            self.decided.emit(point.id, decision)

    def mark_next(self) -> bool:
        """Mark the next point that is not decided; whether there is one."""
        records = self.points.points.records
        here = self.points.marked() or 0
        order = [*range(here + 1, len(records)), *range(here + 1)]
        left = [place for place in order if not records[place].decided]
        if left:
            self.points.selectRow(left[0])
        return bool(left)

    def _fill_people(self) -> None:
        menu = self._people.menu()
        menu.clear()
        for person in self._item.people if self._item else ():
            action = menu.addAction(person.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person.misses)
            action.triggered.connect(
                lambda misses, row=person.attendance_id: self.absence_wished.emit(row, misses)
            )
        menu.addSeparator()
        leaves = menu.addAction(_("Somebody leaves the meeting here…"))
        leaves.triggered.connect(lambda: self.verb_wished.emit("leaves_meeting"))

    def commit(self) -> None:
        """Save what is being written now, such as before another item is shown."""
        for box in self.boxes.values():
            box.save()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again."""
        point = self._marked()
        if self._item is not None:
            self.discussion.expect_saved(self._item.discussion)
        if point is not None:
            self.words.expect_saved(point.words)
        self._tell_writing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _tell_writing(self) -> None:
        writing = any(box.unsaved for box in self.boxes.values())
        if writing != self._told_writing:
            self._told_writing = writing
            self.writing_changed.emit(writing)
