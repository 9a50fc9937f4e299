"""A change of organisation: who is followed by whom, what moves, and what that will change."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.messages import Message, message_for
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.reorganisation_words import ChangeLine, change_lines
from portfolio_desktop.services.reorganising import (
    Following,
    ReorganisationDraft,
    plan_reorganisation,
    reorganise,
)
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, button, label, labelled
from portfolio_desktop.ui.dialogs.checklist import (
    CheckLine,
    ChecklistModel,
    ChecklistView,
)
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import pages
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_SIZE = (900, 680)


class ReorganisationDialog(FramedDialog):
    """Nothing is changed before “Carry out”; then all of it is, and one undo takes it back."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Change of organisation"))
        self.show_head(
            _("Change of organisation"),
            _("Earlier months keep their participants. Change requests keep who asked for them."),
        )
        self.resize(*_SIZE)
        self._make_fields()
        self._tabs = pages()
        self._tabs.addTab(self._first_page(), _("What changes"))
        self._tabs.addTab(self._leaving_page(), _("Projects that leave"))
        self._tabs.addTab(self._preview_page(), _("Preview"))
        self._tabs.currentChanged.connect(self._follow_tab)
        self.body.addWidget(self._tabs, 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        preview = button(_("Preview"))
        preview.clicked.connect(lambda: self._tabs.setCurrentIndex(_PREVIEW))
        carry_out = button(_("Carry out"), look="primary")
        carry_out.clicked.connect(self._carry_out)
        self.show_foot((), (cancel, preview, carry_out))
        self._day.setFocus()
        self.guard_typed(self._draft)

    def _make_fields(self) -> None:
        self._day = TextLine(_("The new organisations' first day"))
        self._day.setPlaceholderText(_("for instance 1.1.2027"))
        self._reference = TextLine(_("Decided by (meeting or written procedure)"))
        self._reference.setPlaceholderText(_("for instance the board 12 Nov. 2026, item 4"))
        self._leads = _ticked(_("Lead participant of projects"))
        self._accountables = _ticked(_("Accountable participant of projects"))
        self._participations = _ticked(_("Reporting on projects"))
        self._people = _ticked(_("People, and seats in coming meetings"))
        self._promises = _ticked(_("Open commitments, actions and disputes"))
        self._keys = _ticked(_("Shares of cost-sharing keys"))
        self._budgets = _ticked(_("Money and hours of later years"))
        self._followed: dict[str, TextLine] = {}
        day = self.context.register.today()
        standing = [
            each
            for each in in_danish_order(self.context.reader)
            if each.valid_to is None or each.valid_to >= day
        ]
        names = [each.name for each in standing]
        for each in standing:
            field = TextLine(_("{participant} is followed by").format(participant=each.name))
            field.setPlaceholderText(_("goes on as it is"))
            completer = QCompleter(names, field)
            field.setCompleter(completer)
            self._followed[each.id] = field
        self._names = {each.id: each.name for each in standing}
        self.name_field("day", self._day)
        self.name_field("reference", self._reference)

    def _first_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, SPACE_M, 0, 0)
        rows.setSpacing(SPACE_M)
        top = QHBoxLayout()
        top.setSpacing(SPACE_L)
        top.addWidget(labelled(self._day.accessibleName(), self._day), 1)
        top.addWidget(labelled(self._reference.accessibleName(), self._reference), 2)
        rows.addLayout(top)
        across = QHBoxLayout()
        across.setSpacing(SPACE_L)
        across.addWidget(self._successors(), 2)
        moves = QVBoxLayout()
        moves.setSpacing(SPACE_S)
        moves.addWidget(label(_("What moves along"), "heading"))
        for each in (
            *(self._leads, self._accountables, self._participations),
            *(self._people, self._promises, self._keys, self._budgets),
        ):
            moves.addWidget(each)
        moves.addStretch(1)
        across.addLayout(moves, 1)
        rows.addLayout(across, 1)
        return page

    def _successors(self) -> QWidget:
        """Each participant with who follows it; a new name becomes a participant."""
        inner = QWidget()
        inner.setProperty("look", "panel")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, SPACE_M, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.addWidget(label(_("Participant"), "heading"), 0, 0)
        grid.addWidget(label(_("Followed by (an existing or a new one)"), "heading"), 0, 1)
        for row, (participant, field) in enumerate(self._followed.items(), start=1):
            grid.addWidget(label(self._names[participant]), row, 0)
            grid.addWidget(field, row, 1)
            field.textChanged.connect(self.clear_fault)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._followed) + 1, 1)
        if self._followed:
            self.name_field("followings", next(iter(self._followed.values())))
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        return area

    def _leaving_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, SPACE_M, 0, 0)
        rows.setSpacing(SPACE_M)
        projects = project_order(self.context.reader.projects())
        lines = [
            CheckLine(each.id, f"{each.number} {each.name}", (each.number, each.name))
            for each in projects
            if not each.archived
        ]
        titles = (_("No."), _("Project"))
        self._leaving = ChecklistModel(_("Leaves the register:"), titles, self, fade=False)
        self._leaving.show_lines(lines, checked=())
        view = ChecklistView(
            self.context.theme, _("Projects that leave the register"), self._leaving, pill=False
        )
        view.lay_out((80, 0))
        self._reason = TextBox(_("Why do they leave the register?"), rows=2)
        self.name_field("leaving_reason", self._reason)
        rows.addWidget(view, 1)
        rows.addWidget(labelled(self._reason.accessibleName(), self._reason))
        return page

    def _preview_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, SPACE_M, 0, 0)
        rows.setSpacing(SPACE_M)
        self._told = label("", "strong", wrap=True)
        columns: tuple[RecordColumn[ChangeLine], ...] = (
            RecordColumn(_("Project, participant or person"), lambda line: line.what, 210),
            RecordColumn(_("Field"), lambda line: line.field, 180),
            RecordColumn(_("Change"), lambda line: line.change, 0),
        )
        self._lines: RecordModel[ChangeLine] = RecordModel(columns, self)
        table = RecordTable(_("What will be changed"), self._lines, TWO_LINES)
        table.lay_out(tuple(column.width for column in columns))
        rows.addWidget(self._told)
        rows.addWidget(table, 1)
        return page

    def _follow_tab(self, tab: int) -> None:
        if tab == _PREVIEW:
            self._preview()

    def _preview(self) -> None:
        """What would change; what is missing is told at its field, and nothing is shown."""
        self.clear_fault()
        reader = self.context.reader
        try:
            lines = change_lines(reader, plan_reorganisation(reader, self._draft()))
        except RuleError as error:
            self._lines.set_records(())
            self._told.setText(message_for(error).happened)
            return
        self._lines.set_records(lines)
        words = ngettext("{count} thing changes.", "{count} things change.", len(lines))
        self._told.setText(words.format(count=len(lines)))

    def _draft(self) -> ReorganisationDraft:
        return ReorganisationDraft(
            day=self._day.text(),
            followings=tuple(
                Following(participant, field.text())
                for participant, field in self._followed.items()
                if field.text().strip()
            ),
            reference=self._reference.text(),
            leads=self._leads.isChecked(),
            accountables=self._accountables.isChecked(),
            participations=self._participations.isChecked(),
            people=self._people.isChecked(),
            promises=self._promises.isChecked(),
            keys=self._keys.isChecked(),
            budgets=self._budgets.isChecked(),
            leaving=frozenset(
                line.key for line in self._leaving.lines if self._leaving.is_checked(line.key)
            ),
            leaving_reason=self._reason.toPlainText(),
        )

    def _carry_out(self) -> None:
        self.clear_fault()
        register, draft = self.context.register, self._draft()
        done = self.context.perform_long(
            _("The organisation is being changed…"),
            lambda report: reorganise(register, draft, report),
        )
        if done is not None:
            self.accept()

    def show_fault(self, message: Message) -> None:
        """Bring the page forward on which the fault's field stands."""
        self._tabs.setCurrentIndex(_PAGE_OF.get(message.field, 0))
        super().show_fault(message)


_PREVIEW = 2
_PAGE_OF = {"leaving_reason": 1}


def _ticked(words: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setChecked(True)
    return made
