"""The panel: everything about one project in one month, as a view without rules.

It shows a frozen `ProjectPanel` and tells wishes by signals; `panel.controller` carries them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.date_readings import Explain, date_reading
from portfolio_desktop.services.panel import ProjectPanel
from portfolio_desktop.services.words import kind_word, period_words
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.panel.follow_section import FollowSection
from portfolio_desktop.ui.panel.meeting_text import MeetingText
from portfolio_desktop.ui.panel.no_light_row import NoLightRow
from portfolio_desktop.ui.panel.participants_section import ParticipantsSection
from portfolio_desktop.ui.panel.parts_section import PartsSection
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.panel.plan_section import PlanSection
from portfolio_desktop.ui.panel.remarks_editor import RemarksEditor
from portfolio_desktop.ui.panel.sections import (
    DatesSection,
    EditSection,
    HintSection,
    PurposeSection,
    RequestSection,
    StripSection,
    wrapped,
)
from portfolio_desktop.ui.panel.stage_row import StageRow
from portfolio_desktop.ui.panel.status_editor import StatusEditor
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS

_LONGEST = 180
"""A name longer than this is cut in the title; the form has all of it."""
REMARKS, NOTE, ACTION = "remarks", "secretariat_note", "corrective_action"


def reason_field(dimension: str) -> str:
    """The name of the field for a lamp's reason."""
    return f"reason {dimension}"


class PanelView(QFrame):
    """One project, or the advice to choose one."""

    colour_chosen = Signal(str, object)
    reason_written = Signal(str, str, bool)
    no_light_chosen = Signal(object, str)
    remarks_written = Signal(str, bool)
    note_written = Signal(str, bool)
    action_written = Signal(str, bool)
    writing_changed = Signal(bool)
    """Whether words are being written that are not in the file yet."""
    repeat_wished = Signal()
    edit_wished = Signal()
    request_opened = Signal(str)
    request_wished = Signal()
    history_wished = Signal()
    left = Signal()
    """Escape was pressed somewhere in the panel; what was written is committed."""

    def __init__(self, theme: Theme, explain: Explain = date_reading) -> None:
        super().__init__()
        self._theme = theme
        self._explain = explain
        self._shown: ProjectPanel | None = None
        self._told_writing = False
        self.setProperty("look", "side")
        self._make_parts()
        self._body = self._laid_out()
        self._empty = label("", "caption", wrap=True)
        self._empty.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scrolled(self._body))
        column.addWidget(self._empty)
        self._tell_wishes()
        self.show_project(None, editable=False)

    def _make_parts(self) -> None:
        self._title = wrapped("", "title")
        self._facts = wrapped("", "caption")
        self._edit = button(_("Edit project…"), look="link")
        self.stage = StageRow()
        self._status = StatusEditor(self._theme)
        self._no_light = NoLightRow(self._explain)
        self._hints = HintSection(self._theme)
        self.participants = ParticipantsSection(self._theme)
        self._action_heading = heading(_("Corrective action"))
        self._action = PassageBox(_("Corrective action"), rows=3)
        self._remarks = RemarksEditor(self._theme)
        self.parts = PartsSection(self._theme)
        self._purpose = PurposeSection()
        self._strip = StripSection(self._theme)
        self.dates = DatesSection()
        self.plan = PlanSection()
        self.follow = FollowSection()
        self._requests = RequestSection()
        self._edits = EditSection()

    def _laid_out(self) -> QWidget:
        body = QWidget()
        body.setProperty("look", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        facts = QHBoxLayout()
        facts.setSpacing(SPACE_M)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(facts)
        column.addSpacing(SPACE_XS)
        for part in (
            self._status,
            self.participants.suggestion,
            self._no_light,
            self._hints,
            self.participants,
            self._action_heading,
            self._action,
            self._remarks,
            self.stage,
            self.parts,
            self._purpose,
            self._strip,
            self.dates,
            self.plan,
            self.follow,
            self._requests,
            self._edits,
        ):
            column.addWidget(part)
        column.addStretch(1)
        return body

    def _scrolled(self, body: QWidget) -> QScrollArea:
        self._area = QScrollArea()
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._area

    def _tell_wishes(self) -> None:
        self._edit.clicked.connect(self.edit_wished)
        self._no_light.chosen.connect(self.no_light_chosen)
        self._status.colour_chosen.connect(self.colour_chosen)
        self._status.reason_written.connect(self.reason_written)
        self._action.written.connect(self.action_written)
        self._remarks.box.written.connect(self.remarks_written)
        self._remarks.note.box.written.connect(self.note_written)
        self._status.writing_changed.connect(self._tell_writing)
        self._no_light.writing_changed.connect(self._tell_writing)
        self._status.sight_wanted.connect(self._show_whole)
        passages = (self._action, self._remarks.box, self._remarks.note.box)
        for box in (*passages, self.participants.remarks):
            box.unsaved_changed.connect(self._tell_writing)
            box.sight_wanted.connect(lambda part=box: self._show_whole(part))
        self._status.repeat_wished.connect(self.repeat_wished)
        self.participants.suggestion.reason_wished.connect(self.focus_reason)
        self._requests.opened.connect(self.request_opened)
        self._requests.wished.connect(self.request_wished)
        self._edits.wished.connect(self.history_wished)
        self.parts.grown.connect(self._make_room)

    def advise(self, *, has_projects: bool) -> None:
        """What stands here while no project is shown."""
        choose = _("Choose a project in the list to see and change its status.")
        first = _("When the register has a project, its status is seen and changed here.")
        self._empty.setText(choose if has_projects else first)

    def show_project(self, panel: ProjectPanel | None, *, editable: bool) -> None:
        """Show this project as it is saved now; None shows the advice instead."""
        self._area.setVisible(panel is not None)
        self._empty.setVisible(panel is None)
        before, self._shown = self._shown, panel
        if panel is None:
            return
        another = before is None or before.id != panel.id
        afresh = another or before is None or before.period != panel.period
        self._show_head(panel, editable)
        open_for_edits = editable and not panel.stage.locked
        self.stage.show_stage(panel.stage, editable=editable)
        self._show_status(panel, open_for_edits, afresh)
        self._show_texts(panel, open_for_edits, afresh)
        self._hints.show_hints(panel.hints)
        self.parts.show_parts(panel.parts, afresh=another)
        self._strip.show_strip(panel.strip)
        self.dates.show_ends(panel.ends, panel.baselines)
        self.plan.show_plan(panel.plan)
        self.follow.show_facts(panel.follow)
        self._requests.show_requests(panel.requests, editable=editable)
        self._edits.show_edits(panel.last_edits)
        self._make_room()
        if another:
            self._area.verticalScrollBar().setValue(0)

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """While the participants' grid is filled in it stays where it is, whatever comes and goes
        above it: the next click must not meet another row.
        """
        grid = self.participants.grid
        before = grid.mapTo(self, QPoint(0, 0)).y()
        yield
        if grid.hasFocus():
            self._make_room()
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + grid.mapTo(self, QPoint(0, 0)).y() - before)

    def _make_room(self) -> None:
        """Give every part its place at once; Qt does it in turns, and paints parts that are pressed
        together in between."""
        layout = self._body.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
            needed = layout.totalHeightForWidth(self._body.width())
            self._body.resize(self._body.width(), max(needed, self._area.viewport().height()))

    def _show_head(self, panel: ProjectPanel, editable: bool) -> None:
        name = f"{panel.number} {panel.name}".strip()
        self._title.setText(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…")
        self._title.setToolTip(name if len(name) > _LONGEST else "")
        self._facts.setText(_facts(panel))
        self._edit.setVisible(editable)

    def _show_status(self, panel: ProjectPanel, editable: bool, afresh: bool) -> None:
        self._status.show_status(panel, editable=editable, afresh=afresh)
        dark = panel.overall.now.seen.colour is None
        self._no_light.setVisible(dark and (panel.has_report or editable))
        written = "" if panel.reports_from is None else panel.reports_from.text
        kind = panel.overall.now.seen.no_light
        self._no_light.show_kind(kind, written, editable=editable, afresh=afresh)

    def _show_texts(self, panel: ProjectPanel, editable: bool, afresh: bool) -> None:
        lamps = [status.now.seen.colour for status in (*panel.dimensions, panel.overall)]
        wanted = Colour.RED in lamps or bool(panel.corrective_action) or self._action.unsaved
        self._action_heading.setVisible(wanted)
        self._action.setVisible(wanted)
        self._action.setReadOnly(not editable)
        self._action.show_text(panel.corrective_action, afresh=afresh)
        self._remarks.show_remarks(panel, editable=editable, afresh=afresh)
        self._purpose.show_purpose(panel.purpose)

    @property
    def _boxes(self) -> tuple[PassageBox, ...]:
        return (*self._status.boxes, self._action, self._remarks.box, self._remarks.note.box)

    def passages(self) -> dict[str, PassageBox]:
        """The fields for words, each by its name here."""
        reasons = {reason_field(key): box for key, box in self._status.reasons().items()}
        own = {REMARKS: self._remarks.box, NOTE: self._remarks.note.box, ACTION: self._action}
        return own | reasons

    def named(self, field: str) -> str:
        """A field as people know it: "Bemærkninger, 17-1, oktober 2023"."""
        box, panel = self.passages().get(field), self._shown
        parts = (
            "" if box is None else box.accessibleName(),
            "" if panel is None else panel.number or panel.name,
            "" if panel is None else period_words(panel.period),
        )
        return ", ".join(part for part in parts if part)

    def commit(self) -> None:
        """Save what is being written now, such as before another project is shown."""
        for box in self._boxes:
            box.save()
        self._no_light.commit()
        self.participants.commit()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again."""
        panel = self._shown
        if panel is None:
            return
        self._status.expect_saved(panel)
        self._no_light.expect_saved("" if panel.reports_from is None else panel.reports_from.text)
        self._action.expect_saved(panel.corrective_action)
        self._remarks.box.expect_saved(panel.remarks)
        self._remarks.note.box.expect_saved(panel.texts.note)

    def _tell_writing(self) -> None:
        boxes = (*self._boxes, self.participants.remarks)
        writing = self._no_light.unsaved or any(box.unsaved for box in boxes)
        if writing != self._told_writing:
            self._told_writing = writing
            self.writing_changed.emit(writing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click just beside a field is meant for it. Any other takes the keyboard from the list,
        where digits that were meant as words would set lamps.
        """
        at = event.position().toPoint()
        near = (box for box in self._boxes if box.isVisible() and _around(box, self).contains(at))
        next(near, self).setFocus()

    def focus_lamp(self, dimension: str = OVERALL) -> None:
        self._status.focus_lamp(dimension)

    def focus_reason(self, dimension: str = OVERALL) -> None:
        """To the reason of this lamp; to the remarks where nothing can be written, only read."""
        if not self._status.focus_reason(dimension):
            self.focus_remarks()

    def focus_reports(self) -> None:
        """To the grid of the participants' reports."""
        self.participants.grid.setFocus()
        self._area.ensureWidgetVisible(self.participants)

    def focus_remarks(self) -> None:
        self._remarks.box.setFocus()

    def focus_note(self) -> None:
        """To the secretariat's own remark, where one can be written."""
        self._remarks.write_note()

    @property
    def texts(self) -> MeetingText:
        """What is told of the text for the meeting, and can be wished for it."""
        return self._remarks.texts

    def _show_whole(self, part: QWidget) -> None:
        """Scroll to all of a field; Qt would be content with its cursor."""
        top = part.mapTo(self._body, QPoint(0, 0)).y()
        for edge in (top + part.height(), top):
            self._area.ensureVisible(0, edge, 0, SPACE_XL)


def _around(box: QWidget, panel: QWidget) -> QRect:
    """A field and what stands close to it, in the panel's coordinates."""
    room = SPACE_L
    return QRect(box.mapTo(panel, QPoint(0, 0)), box.size()).adjusted(-room, -room, room, room)


def _facts(panel: ProjectPanel) -> str:
    """The line under the title: what it is, where it stands, when it ends."""
    facts = []
    if panel.kind is ProjectKind.PROGRAMME:
        facts.append(kind_word(panel.kind).capitalize())
    facts += [text for text in (panel.lead_name, panel.phase_name, panel.parent_name) if text]
    if panel.deadline_text:
        facts.append(_("ends {date}").format(date=panel.deadline_text))
    if panel.archived:
        facts.append(panel.left_words)
    elif panel.state is not LifecycleState.ACTIVE:
        facts.append(panel.state_word)
    if panel.closed_words:
        facts.append(panel.closed_words)
    return " · ".join(facts)
