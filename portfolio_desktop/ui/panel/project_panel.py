"""The panel: everything about one project in one month, as a view without rules.

It shows a frozen `ProjectPanel` and tells wishes by signals; `panel.controller` carries them out.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from portfolio_desktop.domain.project import ProjectKind
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.date_readings import Explain, date_reading
from portfolio_desktop.services.panel import ProjectPanel
from portfolio_desktop.services.words import kind_word, period_words
from portfolio_desktop.ui.controls import TextBox, button, heading, label, line
from portfolio_desktop.ui.panel.criteria import Criteria
from portfolio_desktop.ui.panel.no_light_row import NoLightRow
from portfolio_desktop.ui.panel.participants_section import ParticipantsSection
from portfolio_desktop.ui.panel.remarks_box import RemarksBox
from portfolio_desktop.ui.panel.sections import (
    DatesSection,
    EditSection,
    HintSection,
    RequestSection,
    StripSection,
    wrapped,
)
from portfolio_desktop.ui.panel.stage_row import StageRow
from portfolio_desktop.ui.panel.status_row import StatusRow
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS


class PanelView(QFrame):
    """One project, or the advice to choose one."""

    colour_chosen = Signal(str, object)
    reason_written = Signal(str, str)
    no_light_chosen = Signal(object, str)
    remarks_written = Signal(str)
    action_written = Signal(str)
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
        self._rows: dict[str, StatusRow] = {}
        self._shown: ProjectPanel | None = None
        self.setProperty("look", "side")
        self._make_parts()
        self._body = self._laid_out()
        self._empty = label(
            _("Choose a project in the list to see and change its status."), "caption", wrap=True
        )
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
        self._month = heading("")
        self.stage = StageRow()
        self._status = QVBoxLayout()
        self._status.setSpacing(SPACE_XS + 2)
        self._criteria = Criteria(self._theme)
        self._no_light = NoLightRow(self._explain)
        self._hints = HintSection(self._theme)
        self.participants = ParticipantsSection(self._theme)
        self._action_heading = heading(_("Corrective action"))
        self._action = TextBox(_("Corrective action"), rows=3)
        self._remarks = RemarksBox(self._theme)
        self._previous = button(_("Show last month's remarks"), look="link")
        self._previous.setCheckable(True)
        self._previous_text = wrapped("", "caption")
        self._previous_text.hide()
        self._strip = StripSection(self._theme)
        self._dates = DatesSection()
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
        column.addWidget(self._month)
        column.addWidget(self.stage)
        column.addLayout(self._status)
        for part in (
            self.participants.suggestion,
            self._no_light,
            self._criteria,
            self._hints,
            self.participants,
            self._action_heading,
            self._action,
            heading(_("Remarks")),
            self._remarks,
            self._previous,
            self._previous_text,
            self._strip,
            self._dates,
            self._requests,
            self._edits,
        ):
            column.addWidget(part)
        column.setAlignment(self._previous, Qt.AlignmentFlag.AlignLeft)
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
        self._action.committed.connect(self.action_written)
        self._remarks.committed.connect(self.remarks_written)
        self._previous.toggled.connect(self._previous_text.setVisible)
        self.participants.suggestion.reason_wished.connect(self.focus_reason)
        self._requests.opened.connect(self.request_opened)
        self._requests.wished.connect(self.request_wished)
        self._edits.wished.connect(self.history_wished)

    def show_project(self, panel: ProjectPanel | None, *, editable: bool) -> None:
        """Show this project as it is saved now; None shows the advice instead."""
        self._area.setVisible(panel is not None)
        self._empty.setVisible(panel is None)
        another = panel is None or self._shown is None or panel.id != self._shown.id
        self._shown = panel
        if panel is None:
            return
        self._show_head(panel, editable)
        self.stage.show_stage(panel.stage, editable=editable)
        self._show_status(panel, editable and not panel.stage.locked)
        self._show_texts(panel, editable and not panel.stage.locked)
        self._hints.show_hints(panel.hints)
        self._strip.show_strip(panel.strip)
        self._dates.show_ends(panel.ends)
        self._requests.show_requests(panel.requests, editable=editable)
        self._edits.show_edits(panel.last_edits)
        if another:
            self._area.verticalScrollBar().setValue(0)

    def _show_head(self, panel: ProjectPanel, editable: bool) -> None:
        self._title.setText(f"{panel.number} {panel.name}".strip())
        self._facts.setText(_facts(panel))
        self._edit.setVisible(editable)
        self._month.setText(
            _("Status {month} (last month to the left)").format(month=period_words(panel.period))
        )

    def _show_status(self, panel: ProjectPanel, editable: bool) -> None:
        statuses = (*panel.dimensions, panel.overall)
        shown = [(key, row.name) for key, row in self._rows.items()]
        if shown != [(status.key, status.name) for status in statuses]:
            self._make_rows(panel)
        for status in statuses:
            self._rows[status.key].show_status(status, editable=editable)
        dark = panel.overall.now.seen.colour is None
        self._no_light.setVisible(dark and (panel.has_report or editable))
        written = "" if panel.reports_from is None else panel.reports_from.text
        self._no_light.show_kind(panel.overall.now.seen.no_light, written, editable=editable)

    def _make_rows(self, panel: ProjectPanel) -> None:
        self._rows = {}
        while (item := self._status.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for status in (*panel.dimensions, panel.overall):
            if status.key == OVERALL:
                self._status.addWidget(line())
            row = StatusRow(self._theme, status, strong=status.key == OVERALL)
            row.colour_chosen.connect(self.colour_chosen)
            row.reason_written.connect(self.reason_written)
            self._status.addWidget(row)
            self._rows[status.key] = row
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go through the rows, which are made late, where they stand."""
        before: QWidget = self._edit
        rows = [stop for row in self._rows.values() for stop in row.stops]
        for stop in (*self.stage.stops, *rows):
            self.setTabOrder(before, stop)
            before = stop

    def _show_texts(self, panel: ProjectPanel, editable: bool) -> None:
        lamps = [status.now.seen.colour for status in (*panel.dimensions, panel.overall)]
        red = Colour.RED in lamps
        wanted = red or bool(panel.corrective_action)
        self._action_heading.setVisible(wanted)
        self._action.setVisible(wanted)
        self._action.show_text(panel.corrective_action)
        self._action.setReadOnly(not editable)
        self._remarks.show_remarks(panel.remarks, panel.remark_parts)
        self._remarks.setReadOnly(not editable)
        self._previous_text.setText(panel.previous_remarks)
        self._previous.setVisible(bool(panel.previous_remarks))
        if not panel.previous_remarks:
            self._previous.setChecked(False)

    def commit(self) -> None:
        """Save what is being written now, before another project is shown."""
        for row in self._rows.values():
            row.commit()
        self._no_light.commit()
        self._action.commit()
        self._remarks.commit()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again."""
        panel = self._shown
        if panel is None:
            return
        for status in (*panel.dimensions, panel.overall):
            self._rows[status.key].expect_saved(status)
        self._no_light.expect_saved("" if panel.reports_from is None else panel.reports_from.text)
        self._action.expect_saved(panel.corrective_action)
        self._remarks.expect_saved(panel.remarks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focus_lamp(self, dimension: str = OVERALL) -> None:
        if dimension in self._rows:
            self._rows[dimension].focus_lamp()

    def focus_reason(self, dimension: str = OVERALL) -> None:
        """To the reason of this lamp; to the remarks where it asks for none."""
        row = self._rows.get(dimension)
        if row is None or not row.focus_reason():
            self.focus_remarks()

    def focus_reports(self) -> None:
        """To the grid of the participants' reports."""
        self.participants.grid.setFocus()
        self._area.ensureWidgetVisible(self.participants)

    def focus_remarks(self) -> None:
        self._remarks.setFocus()
        self._area.ensureWidgetVisible(self._remarks)


def _facts(panel: ProjectPanel) -> str:
    """The line under the title: what it is, where it stands, when it ends."""
    facts = []
    if panel.kind is ProjectKind.PROGRAMME:
        facts.append(kind_word(panel.kind).capitalize())
    if panel.sub_projects:
        subs = ngettext("{count} sub-project", "{count} sub-projects", panel.sub_projects)
        facts.append(subs.format(count=panel.sub_projects))
    facts += [text for text in (panel.lead_name, panel.phase_name, panel.parent_name) if text]
    if panel.deadline_text:
        facts.append(_("ends {date}").format(date=panel.deadline_text))
    if panel.archived:
        facts.append(_("archived: {reason}").format(reason=panel.archived_reason))
    return " · ".join(facts)
