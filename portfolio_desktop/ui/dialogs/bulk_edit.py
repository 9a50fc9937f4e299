"""Several projects edited together: what they are to be, and beside it what that does to each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.bulk_edit import edit_projects
from portfolio_desktop.services.bulk_planning import (
    BulkWish,
    LampWish,
    Planned,
    Surroundings,
    planned,
)
from portfolio_desktop.services.bulk_words import BulkLine, BulkTeller, stages_offered, summary
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.portfolio import Portfolio, PortfolioRow
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.words import (
    dimension_name,
    no_light_word,
    overall_name,
    period_words,
    phase_name,
    state_word,
)
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, heading, label, labelled, line
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.lamp_painting import lamp_icon
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital, colour_button, count_words

_FORM_WIDTH = 264
_SILENT = (
    NoLight.NO_BASELINE,
    NoLight.PAUSED,
    NoLight.MISSING,
    NoLight.CLOSED,
    NoLight.CONFIDENTIAL,
    NoLight.NOT_STATED,
)
_SHOW_AFTER_MS = 150
_LARGE = 500
"""With more projects than these the preview waits for a pause in the choosing."""


class BulkEditDialog(FramedDialog):
    """Every field begins as unchanged; nothing is done before the button is pressed that names how
    many projects change."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        portfolio: Portfolio,
        rows: tuple[PortfolioRow, ...],
        wish: BulkWish,
    ) -> None:
        count = len(rows)
        title = ngettext("Edit {count} project", "Edit {count} projects together", count).format(
            count=count_words(count)
        )
        super().__init__(context, parent, title)
        self._portfolio, self._rows = portfolio, rows
        self._plan: list[Planned] = []
        parents = {row.id: row.parent_id for row in portfolio.rows}
        self._around = Surroundings(portfolio.dimensions, parents)
        self._teller = BulkTeller(context.reader, self._around)
        self.show_head(title, period_words(portfolio.period))
        self.resize(980, 720)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SHOW_AFTER_MS)
        self._later.timeout.connect(self._preview)
        self._make_fields(wish)
        across = QHBoxLayout()
        across.setSpacing(SPACE_L)
        across.addLayout(self._form())
        across.addLayout(self._effects(), 1)
        self.body.addLayout(across, 1)
        self.carry_out = self.show_verb("", self._carry_out)
        self._preview()
        (self.light if wish.light is None else self.reason).setFocus()
        written = (self.reason, self.state_reason, self.resume)
        self.guard_typed(lambda: tuple(each.text() for each in written))

    @property
    def lines(self) -> tuple[BulkLine, ...]:
        """What is shown to happen."""
        return self._model.records

    def _make_fields(self, wish: BulkWish) -> None:
        reader = self.context.reader
        nobody = (pgettext("participant", "None"), "")
        participants = [nobody, *((each.name, each.id) for each in in_danish_order(reader))]
        phases = [(phase_name(each), each.key) for each in reader.phases() if each.active]
        programmes = [
            (f"{row.number} {row.name}".strip(), row.id)
            for row in self._portfolio.rows
            if row.kind is ProjectKind.PROGRAMME
        ]
        states = [(capital(state_word(each)), each.value) for each in LifecycleState]
        self.phase = _choice(_("Phase"), [*phases, (pgettext("phase", "None"), "")])
        self.state = _choice(_("State"), states)
        self.state_reason = TextLine(_("Why this state"))
        self.state_reason.setPlaceholderText(_("Why?"))
        self.resume = TextLine(_("Expected to resume"))
        self.resume.setPlaceholderText(_("Expected to resume, e.g. Dec 2027"))
        self.name_field("expected_resume", self.resume)
        self._resume_read = date_caption(self.resume, date_rules(reader))
        self.lead = _choice(_("Lead participant"), participants)
        self.accountable = _choice(_("Accountable participant"), participants)
        self.programme = _choice(_("Programme"), [(pgettext("programme", "None"), ""), *programmes])
        self.lamp = ChoiceBox()
        self.lamp.setAccessibleName(_("Which status"))
        self.lamp.addItem(overall_name(), OVERALL)
        for each in self._portfolio.dimensions:
            self.lamp.addItem(dimension_name(each), each.key)
        self.lamp.setCurrentIndex(max(self.lamp.findData(wish.lamp), 0))
        self.light = ChoiceBox()
        self.light.setAccessibleName(_("Colour"))
        self._offer_lights(wish.light)
        self.reason = TextLine(_("Reason for the colour"), wish.reason)
        self.reason.setPlaceholderText(_("Reason, for all of them"))
        self.stage = _choice(
            _("Report"), [(words, stage.value) for stage, words in stages_offered()]
        )
        self.lamp.currentIndexChanged.connect(lambda _index: self._offer_lights(self._light()))
        self.state.currentIndexChanged.connect(lambda _index: self._show_state_reason())
        for field in (self.phase, self.state, self.lead, self.accountable, self.programme):
            field.currentIndexChanged.connect(lambda _index: self._follow())
        for field in (self.lamp, self.light, self.stage):
            field.currentIndexChanged.connect(lambda _index: self._follow())
        for written in (self.reason, self.resume):
            written.textChanged.connect(lambda _text: self._follow())

    def _offer_lights(self, chosen: LampWish | None) -> None:
        """The colours and none; only the overall status says why there is none."""
        palette = self.context.theme.palette
        self.light.blockSignals(True)
        self.light.clear()
        self.light.addItem(_unchanged(), None)
        for colour in Colour:
            self.light.addItem(lamp_icon(colour, palette), colour_button(colour), colour.value)
        self.light.addItem(lamp_icon(None, palette), _("0 No light"), "out")
        if self.lamp.currentData() == OVERALL:
            for kind in _SILENT:
                words = capital(no_light_word(kind))
                self.light.addItem(lamp_icon(None, palette), words, kind.value)
        at = self.light.findData(None if chosen is None else str(chosen))
        self.light.setCurrentIndex(max(at, 0))
        self.light.blockSignals(False)

    def _form(self) -> QVBoxLayout:
        form = QVBoxLayout()
        form.setSpacing(SPACE_S)
        month = period_words(self._portfolio.period)
        form.addWidget(heading(_("Status {month}").format(month=month)))
        for field in (self.lamp, self.light, self.reason):
            form.addWidget(field)
        form.addWidget(labelled(_("Report"), self.stage))
        form.addSpacing(SPACE_S)
        form.addWidget(line())
        form.addSpacing(SPACE_S)
        for field in (self.phase, self.state):
            form.addWidget(labelled(field.accessibleName(), field))
        for below in (self.state_reason, self.resume, self._resume_read):
            form.addWidget(below)
        for field in (self.lead, self.accountable, self.programme):
            form.addWidget(labelled(field.accessibleName(), field))
        form.addStretch(1)
        fields: tuple[QWidget, ...] = (
            *(self.lamp, self.light, self.reason, self.stage, self.phase, self.state),
            *(self.state_reason, self.resume, self._resume_read),
            *(self.lead, self.accountable, self.programme),
        )
        for each in fields:
            each.setFixedWidth(_FORM_WIDTH)
        self._show_state_reason()
        return form

    def _effects(self) -> QVBoxLayout:
        columns: tuple[RecordColumn[BulkLine], ...] = (
            RecordColumn(pgettext("column", "No."), lambda each: each.number, 72),
            RecordColumn(_("Project"), lambda each: each.name, 190),
            RecordColumn(_("What changes"), _effect, 0),
        )
        self._model: RecordModel[BulkLine] = RecordModel(columns, self)
        table = RecordTable(_("What changes in each project"), self._model, TWO_LINES)
        table.lay_out(tuple(column.width for column in columns))
        self._told = label("", "strong", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(SPACE_M)
        rows.addWidget(self._told)
        rows.addWidget(table, 1)
        return rows

    def _show_state_reason(self) -> None:
        state = self.state.currentData()
        self.state_reason.setVisible(state is not None)
        for each in (self.resume, self._resume_read):
            each.setVisible(state == LifecycleState.PAUSED.value)
        self.make_room()

    def _follow(self) -> None:
        self.clear_fault()
        if len(self._rows) > _LARGE:
            self._later.start()
        else:
            self._preview()

    def _preview(self) -> None:
        wish = self._wish()
        self._plan = [] if wish.is_empty else planned(wish, self._rows, self._around)
        shown = [each for each in self._plan if each.changes or each.left_out]
        shown.sort(key=lambda each: not each.left_out)
        self._model.set_records(self._teller.lines(wish, shown))
        changed = sum(each.changes for each in self._plan)
        nothing = _("Choose beside this what is to change. Nothing happens before you say so.")
        self._told.setText(nothing if wish.is_empty else summary(self._plan))
        words = ngettext("Change {count} project", "Change {count} projects", changed)
        self.carry_out.setText(
            words.format(count=count_words(changed)) if changed else _("Change the projects")
        )
        self.carry_out.setAccessibleName(self.carry_out.text())
        self.carry_out.setEnabled(changed > 0)

    def _light(self) -> LampWish | None:
        chosen = self.light.currentData()
        if chosen is None or chosen == "out":
            return "out" if chosen else None
        colours = {colour.value: colour for colour in Colour}
        return colours.get(chosen) or NoLight(chosen)

    def _wish(self) -> BulkWish:
        state, stage = self.state.currentData(), self.stage.currentData()
        return BulkWish(
            phase=self.phase.currentData(),
            state=None if state is None else LifecycleState(state),
            state_reason=self.state_reason.text(),
            expected_resume=self.resume.text().strip(),
            lead_id=self.lead.currentData(),
            accountable_id=self.accountable.currentData(),
            parent_id=self.programme.currentData(),
            lamp=self.lamp.currentData(),
            light=self._light(),
            reason=self.reason.text().strip(),
            stage=None if stage is None else ReportStage(stage),
        )

    def _carry_out(self) -> None:
        self.clear_fault()
        context, wish = self.context, self._wish()
        ids = [row.id for row in self._rows]
        period = self._portfolio.period
        done = context.perform_long(
            _("The projects are being changed …"),
            lambda told: edit_projects(context.register, period, ids, wish, progress=told),
        )
        if done is not None:
            context.note_done()
            self.accept()


def _effect(each: BulkLine) -> str:
    return "\n".join(filter(None, (each.changes, each.left_out and capital(each.left_out))))


def _unchanged() -> str:
    return _("– unchanged –")


def _choice(name: str, entries: Iterable[tuple[str, str]]) -> ChoiceBox:
    """A list that begins as unchanged, with None as its value."""
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.addItem(_unchanged(), None)
    for words, value in entries:
        made.addItem(words, value)
    return made
