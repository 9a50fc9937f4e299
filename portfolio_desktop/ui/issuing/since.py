"""What has changed since the board was told last, as a list that leads to the projects."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QWidget

from portfolio_desktop.domain.meetings import MeetingIssue
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.issues import issue_words
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.since_meeting import lines_of
from portfolio_desktop.services.since_values import SinceLine, SinceMeeting
from portfolio_desktop.services.words import day_words, period_words
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.workflows.freezes import changes_since_steps, freezes, freezes_until

_WIDTHS = (150, 64, 230, 0)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the list."""

    section: str
    line: SinceLine


class SinceDialog(ReadingDialog):
    """The register as it is beside what was issued for a meeting that is chosen. Opening a line
    closes the dialog and marks the project."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        title = _("Since the last meeting")
        super().__init__(context, parent, title)
        self.show_head(title, period_words(context.period))
        self.resize(1080, 620)
        self._issues = freezes_until(context.reader, context.period)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(_("Compared with"))
        for issue in self._issues:
            self.choice.addItem(self._named(issue), issue.id)
        columns: tuple[RecordColumn[ChangeLine], ...] = (
            RecordColumn(_("What"), lambda each: each.section, _WIDTHS[0]),
            RecordColumn(_("Number"), lambda each: each.line.number, _WIDTHS[1]),
            RecordColumn(_("Project"), lambda each: each.line.name, _WIDTHS[2]),
            RecordColumn(pgettext("since", "Change"), lambda each: each.line.text),
        )
        self._model = RecordModel(columns, self)
        self.table = RecordTable(title, self._model, TWO_LINES)
        self.table.lay_out(_WIDTHS)
        self.table.activated.connect(self._open)
        self._state = label("", "caption", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Reading the register as it was"))
        self._build()
        self.choice.currentIndexChanged.connect(lambda _index: self._read())
        self._read()

    def _named(self, issue: MeetingIssue) -> str:
        held = meeting_of(self.context.reader, issue.meeting_id).held_on
        words = _("Meeting {day}: {issue}, sent {sent}")
        return words.format(
            day=day_words(held), issue=issue_words(issue).lower(), sent=day_words(issue.sent_on)
        )

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(label(_("Compared with"), "caption"))
        above.addWidget(self.choice)
        above.addWidget(self._progress)
        above.addStretch(1)
        self._progress.setFixedWidth(160)
        self.body.addLayout(above)
        self.body.addWidget(self._state)
        self.body.addWidget(self.table, 1)
        self._offer = button(_("Show the project"))
        self._copy = button(_("Copy as table"))
        close = button(_("Close"), look="primary")
        self._offer.clicked.connect(lambda: self._open(self.table.currentIndex()))
        self._copy.clicked.connect(self._copy_table)
        close.clicked.connect(self.reject)
        self.show_foot((self._copy,), (self._offer, close))

    def _read(self) -> None:
        self._give_up()
        self._model.set_records(())
        self._show_buttons()
        if not self._issues:
            self._progress.hide()
            self.choice.setEnabled(False)
            self._state.setText(self._nothing_words())
            return
        self._state.setText(_("Reading the register as it was …"))
        self._progress.show()
        self._progress.setRange(0, 0)
        issue = self._issues[max(self.choice.currentIndex(), 0)]
        steps = changes_since_steps(self.context.present, issue, self.context.period)
        self._take_steps(steps, self._show, self._break_off, self._advance)

    def _nothing_words(self) -> str:
        if freezes(self.context.reader):
            words = _("No agenda was issued for a meeting up to {month}. Choose a later month.")
            return words.format(month=period_words(self.context.period))
        return _(
            "No agenda has been issued yet. When one is, everything that changes after it"
            " is listed here."
        )

    def _advance(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show(self, since: SinceMeeting) -> None:
        self._progress.hide()
        self._model.set_records(tuple(ChangeLine(*each) for each in lines_of(since)))
        count = since.count
        words = ngettext("{since}: {count} change.", "{since}: {count} changes.", count)
        none = _("{since}: nothing has changed.")
        self._state.setText((words if count else none).format(since=since.title, count=count))
        if count:
            self.table.selectRow(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        some = bool(self._model.records)
        for made in (self._offer, self._copy):
            made.setEnabled(some)

    def _copy_table(self) -> None:
        rows = [
            "\t".join((each.section, each.line.number, each.line.name, each.line.text))
            for each in self._model.records
        ]
        QApplication.clipboard().setText("\n".join(rows))

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        project = self._model.records[index.row()].line.project_id
        if project:
            self.accept()
            self.context.project_requested.emit(project)
