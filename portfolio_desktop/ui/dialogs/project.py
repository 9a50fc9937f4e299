"""A new project, or the facts of one that stands in the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.date_readings import DateReading, date_reading
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.pausing_words import month_told
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import (
    Added,
    ProjectDraft,
    add_project,
    edit_project,
    new_project_draft,
    new_state,
    numbers_in_use,
    programmes,
    project_draft,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import line
from portfolio_desktop.services.words import kind_word, phase_name, state_word
from portfolio_desktop.storage.shapes import Columns
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import (
    TextBox,
    TextLine,
    label,
    labelled,
    set_level,
    set_look,
)
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice, pages
from portfolio_desktop.ui.dialogs.project_team import TeamForm
from portfolio_desktop.ui.offering import offer_with
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_XS

_SIZE = (760, 640)


class ProjectDialog(FramedDialog):
    """Asks for a project's facts. `project` is the one that was added or changed, once accepted.

    `field` is where the cursor stands first, as `ProjectDraft` calls it; else in the name.
    """

    def __init__(
        self, context: WindowContext, parent: QWidget, project: str = "", *, field: str = ""
    ) -> None:
        title = _("Edit project") if project else _("New project")
        super().__init__(context, parent, title)
        self.project = project
        reader = context.reader
        heads = reader.project_heads()  # ten thousand are not read three times
        self._before = project_draft(reader, project) if project else _new_draft(context, heads)
        plans = reader.baselines([project]) if project else ()
        self._planned = any(not plan.is_blank for plan in plans)
        self._numbers = numbers_in_use(heads, project)
        self.resize(*_SIZE)
        self._make_fields(self._before, programmes(heads, project))
        self._team = TeamForm(context, project)
        self._lay_out_fields()
        if project:
            self.show_head(title, f"{self._before.number} {self._before.name}")
        self.show_verb(_("Save") if project else _("Add project"), self._keep)
        self._start_in(field)
        self.guard_typed(self._written)

    def _make_fields(self, draft: ProjectDraft, above: Sequence[tuple[str, str]]) -> None:
        reader = self.context.reader
        self._number = TextLine(_("Number"), draft.number)
        self._name = TextLine(_("Name"), draft.name)
        self._case = TextLine(_("Case number"), draft.case_number)
        kinds = ((kind.value, kind_word(kind).capitalize()) for kind in ProjectKind)
        self._kind = choice(_("Kind"), kinds, draft.kind.value)
        offered = [("", _("None")), *above]
        self._parent = choice(_("Part of the programme"), offered, draft.parent_id or "")
        self._lead = TextLine(_("Lead participant"), draft.lead)
        names = [each.name for each in reader.participants()]
        completer = QCompleter(names, self._lead)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offer_with(completer, self._lead)
        phases = [
            (each.key, phase_name(each))
            for each in reader.phases()
            if each.active or each.key == draft.phase
        ]
        self._phase = choice(_("Phase"), [("", pgettext("phase", "None")), *phases], draft.phase)
        states = ((state.value, state_word(state).capitalize()) for state in LifecycleState)
        self._state = choice(_("State"), states, draft.state.value)
        self._reason = TextLine(_("Why"), draft.state_reason)
        self._resume = TextLine(_("Expected to resume"), draft.expected_resume)
        self._approved = TextLine(_("Approved end date"), draft.approved_end)
        self._forecast = TextLine(_("Forecast end date"), draft.forecast_end)
        self._actual = TextLine(_("Actual end date"), draft.actual_end)
        self._budget = TextLine(_("Approved budget"), draft.budget)
        self._entered = TextLine(_("In the register since"), draft.entered_on)
        self._entry = TextLine(_("Why it came in"), draft.entered_reason)
        self._decision = TextLine(_("Decision to take it in"), draft.entered_reference)
        self._purpose = TextBox(_("Purpose"), draft.purpose, rows=5)
        self._hint = label("", "caption", wrap=True)
        self._hint.setMinimumHeight(self.fontMetrics().lineSpacing() + SPACE_XS)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._explain()

    def _start_in(self, field: str) -> None:
        """A chosen field is marked whole, to be written over; the name is only offered."""
        if field == "participants":
            self._tabs.setCurrentWidget(self._team)
            self._team.focus_reporting()
            return
        chosen = self._fields.get(field)
        if chosen is None or not chosen.isEnabled():
            self._name.setFocus()
        else:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _explain(self) -> None:
        self._dates = (self._approved, self._forecast, self._actual, self._resume)
        self._number.textChanged.connect(lambda _text: self._show_hint(None))
        self._state.currentIndexChanged.connect(lambda _at: self._show_hint(None))
        for field in self._dates:
            field.setPlaceholderText(_("e.g. Dec 2027, Q1 2026"))
            field.textChanged.connect(lambda _text, at=field: self._show_hint(at))
        self._budget.setPlaceholderText(_("e.g. DKK 12.6 million"))
        self._entry.setPlaceholderText(_("e.g. new assignment from the board"))
        self._decision.setPlaceholderText(_("e.g. the board, item 4"))
        if self._planned:
            for field in (self._approved, self._budget):
                field.setReadOnly(True)
                field.setPlaceholderText("")

    def _show_hint(self, written: TextLine | None) -> None:
        """What is wrong with the number and the dates, else how the date being written is read."""
        rules = date_rules(self.context.reader)
        readings = {field: date_reading(field.text(), rules) for field in self._dates}
        wrong: dict[QWidget, str] = {
            field: reading.words
            for field, reading in readings.items()
            if reading and reading.unread
        }
        if self._number_taken:
            wrong[self._number] = self._number_taken
        for field in (self._number, *self._dates):
            set_look(field, "fault" if field in wrong else "")
        told = wrong or self._harmless(written, readings)
        lines = (f"{field.accessibleName()}: {words}" for field, words in told.items())
        self._hint.setText("\n".join(lines) or self._locked)
        set_level(self._hint, "late" if wrong else "caption")

    @property
    def _locked(self) -> str:
        """Why two of the fields cannot be written in; "" where they can."""
        words = _("The approved end date and budget are changed by a change request.")
        return words if self._planned else ""

    def _harmless(
        self, written: TextLine | None, readings: Mapping[TextLine, DateReading | None]
    ) -> dict[QWidget, str]:
        reading = readings.get(written) if written is not None else None
        if written is not None and reading is not None:
            return {written: reading.words}
        told = self._state_told()
        if told:
            return {self._state: told}
        if not line(self._number.text()):
            return {self._number: _("the project gets no number")}
        return {}

    def _state_told(self) -> str:
        """What a pause that begins or ends by the chosen state does to the shown month."""
        if not self.project:
            return ""
        reader, context = self.context.reader, self.context
        project, state = finding.project(reader, self.project), self._state.currentData()
        today = context.register.today()
        step = new_state(project, LifecycleState(state), None, context.period, today)
        return "" if step is None else month_told(reader, step)

    @property
    def _number_taken(self) -> str:
        """Whose the number is already, in words; "" where it is free."""
        owner = self._numbers.get(line(self._number.text()))
        return _("{name} has it already").format(name=owner) if owner else ""

    def _lay_out_fields(self) -> None:
        places: tuple[tuple[str, QWidget, int, int, int], ...] = (
            ("number", self._number, 0, 0, 1),
            ("name", self._name, 0, 1, 3),
            ("case_number", self._case, 1, 0, 1),
            ("lead", self._lead, 1, 1, 1),
            ("kind", self._kind, 1, 2, 1),
            ("parent_id", self._parent, 1, 3, 1),
            ("phase", self._phase, 2, 0, 1),
            ("state", self._state, 2, 1, 1),
            ("state_reason", self._reason, 2, 2, 1),
            ("expected_resume", self._resume, 2, 3, 1),
            ("approved_end", self._approved, 3, 0, 1),
            ("forecast_end", self._forecast, 3, 1, 1),
            ("actual_end", self._actual, 3, 2, 1),
            ("budget", self._budget, 3, 3, 1),
            ("entered_on", self._entered, 5, 0, 1),
            ("entered_reason", self._entry, 5, 1, 2),
            ("entered_reference", self._decision, 5, 3, 1),
            ("purpose", self._purpose, 6, 0, 4),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        for name, field, row, column, span in places:
            self.name_field(name, field)
            grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._hint, 4, 0, 1, 4)
        grid.setRowStretch(6, 1)
        self._show_hint(None)
        facts = QWidget()
        facts.setLayout(grid)
        grid.setContentsMargins(0, SPACE_M, 0, 0)
        self._tabs = pages()
        self._tabs.addTab(facts, _("Facts"))
        self._tabs.addTab(self._team, _("Participants and roles"))
        self.name_field("accountable_id", self._team.accountable)
        self.name_field("roles", self._team.roles)
        self.body.addWidget(self._tabs, 1)

    def show_fault(self, message: Message) -> None:
        """Bring the page forward on which the fault's field stands."""
        field = self._fields.get(message.field)
        if field is not None:
            self._tabs.setCurrentIndex(int(self._team.isAncestorOf(field)))
        super().show_fault(message)

    def _written(self) -> tuple[ProjectDraft, TeamDraft]:
        return self._draft(), self._team.draft()

    def _draft(self) -> ProjectDraft:
        return ProjectDraft(
            number=self._number.text(),
            name=self._name.text(),
            purpose=self._purpose.toPlainText(),
            case_number=self._case.text(),
            kind=ProjectKind(self._kind.currentData()),
            parent_id=self._parent.currentData() or None,
            lead=self._lead.text(),
            phase=self._phase.currentData(),
            state=LifecycleState(self._state.currentData()),
            state_from=self._before.state_from,
            state_reason=self._reason.text(),
            expected_resume=self._resume.text(),
            forecast_end=self._forecast.text(),
            actual_end=self._actual.text(),
            approved_end=self._approved.text(),
            budget=self._budget.text(),
            scope=self._before.scope,
            entered_on=self._entered.text(),
            entered_reason=self._entry.text(),
            entered_reference=self._decision.text(),
        )

    def _keep(self) -> None:
        self.clear_fault()
        register, (draft, team) = self.context.register, self._written()
        if not self._number_meant():
            self._number.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if self.project:
            period = self.context.period
            saved = self.context.perform(
                lambda: edit_project(register, self.project, draft, team, shown=period)
            )
            if saved is not None:
                if saved.edit is not None:
                    self.context.note_done()
                self.accept()
            return
        added: Added | None = self.context.perform(lambda: add_project(register, draft, team))
        if added is not None:
            self.project = added.id
            self.context.announce(added.change)
            self.context.project_requested.emit(added.id)
            self.accept()

    def _number_meant(self) -> bool:
        """Two projects may have one number, but hardly anybody wants it: that is asked."""
        number, taken = line(self._number.text()), self._number_taken
        if not taken or number == self._before.number:
            return True
        return confirmed(
            self,
            _("Two projects with the number {number}?").format(number=number),
            why=f"{number}: {taken}.",
            go_on=_("Use it all the same"),
            stay=_("Change the number"),
        )


def _new_draft(context: WindowContext, heads: Sequence[Columns]) -> ProjectDraft:
    """Made while a month is shown, it came in by that month, also where that is past already."""
    today = context.register.today()
    return new_project_draft(heads, today, min(today, context.period.last_day))
