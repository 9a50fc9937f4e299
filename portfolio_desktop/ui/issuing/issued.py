"""What was issued, meeting by meeting: looked at as it was sent, saved, printed, laid out again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.meetings import MeetingIssue
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.issues import issue_words, issues_of
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.messages import file_not_written
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label, set_level
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import with_suffix
from portfolio_desktop.ui.issuing.issue_mail import IssueMail
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.preview.laying_out import laid_out
from portfolio_desktop.ui.preview.other_files import writing_words
from portfolio_desktop.ui.preview.print_verb import print_document
from portfolio_desktop.ui.preview.report_view import ReportView
from portfolio_desktop.ui.progress import raise_unforeseen
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S
from portfolio_desktop.workflows.issuing import agenda_bytes, issued_bytes, reprint_steps

_WIDTHS = (110, 0, 110)
_LIST_LEAST, _LIST_MOST = 290, 460


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """One issue in words."""

    issue: MeetingIssue
    day: str
    what: str
    meeting: str


def issued_lines(reader: Reader) -> tuple[IssuedLine, ...]:
    """Everything that was issued, the newest first."""
    return tuple(
        IssuedLine(
            each,
            day_words(each.sent_on),
            issue_words(each),
            day_words(meeting_of(reader, each.meeting_id).held_on),
        )
        for each in reversed(issues_of(reader))
    )


class IssuedDialog(ReadingDialog):
    """The list at the left, the marked issue at the right, byte for byte as it was sent."""

    def __init__(
        self, context: WindowContext, parent: QWidget, files: DocumentChoice, meeting_id: str = ""
    ) -> None:
        title = _("Issued papers")
        super().__init__(context, parent, title)
        self._files = files
        self._pdf = b""
        self.show_head(title, _("as they were sent"))
        self.resize(1240, 760)
        columns: tuple[RecordColumn[IssuedLine], ...] = (
            RecordColumn(pgettext("issued", "Sent"), lambda line: line.day, _WIDTHS[0]),
            RecordColumn(_("What"), lambda line: line.what),
            RecordColumn(_("Meeting"), lambda line: line.meeting, _WIDTHS[2]),
        )
        self._model = RecordModel(columns, self)
        self.table = RecordTable(title, self._model, TWO_LINES)
        self.table.lay_out(_WIDTHS)
        self._facts = label("", "caption", wrap=True)
        self._state = label("", "caption", wrap=True)
        self._report = ReportView(context.runner)
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show())
        self._model.set_records(issued_lines(context.reader))
        self._mark(meeting_id)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.table, 1)
        left.addWidget(self._facts)
        left.addWidget(self._state)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setMinimumWidth(_LIST_LEAST)
        side.setMaximumWidth(_LIST_MOST)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(side, 2)
        row.addWidget(self._report, 3)
        self.body.addLayout(row, 1)
        self._again = button(_("Lay out again"))
        self._save = button(_("Save as PDF…"))
        self._print = button(_("Print…"))
        self._mail = button(_("Make a mail draft"))
        close = button(_("Close"), look="primary")
        self._again.setToolTip(_("From the register as it was; it must be the same."))
        self._again.clicked.connect(self._lay_out_again)
        self._save.clicked.connect(self._save_as)
        self._print.clicked.connect(self._print_it)
        self._mail.clicked.connect(self._make_draft)
        close.clicked.connect(self.reject)
        self.show_foot((self._again,), (self._mail, self._save, self._print, close))

    def _mark(self, meeting_id: str) -> None:
        """The newest of the meeting; of no special one the newest of all."""
        lines = self._model.records
        wanted = (place for place, line in enumerate(lines) if line.issue.meeting_id == meeting_id)
        if lines:
            self.table.selectRow(next(wanted, 0))
        else:
            self._facts.setText(_("Nothing has been issued yet."))
            for made in (self._again, self._mail, self._save, self._print):
                made.setEnabled(False)

    @property
    def _line(self) -> IssuedLine | None:
        return self._model.at(self.table.marked())

    @property
    def _name(self) -> str:
        return "" if self._line is None else self._line.issue.file_name

    def _show(self) -> None:
        line = self._line
        if line is None:
            return
        self._give_up()
        self._state.setText("")
        register, issue = self.context.present, line.issue
        pdf = self.context.perform_to_its_end(
            _("Reading the papers …"), lambda: issued_bytes(register, issue.id), edits=False
        )
        self._pdf = pdf or b""
        if pdf is not None:
            self._report.show_report(pdf)
        self._facts.setText(_facts_of(issue))

    def _lay_out_again(self) -> None:
        line = self._line
        if line is None:
            return
        self._give_up()
        set_level(self._state, "caption")
        self._state.setText(_("Reading the register as it was …"))
        steps = reprint_steps(self.context.present, line.issue.id)
        self._take_steps(steps, self._draw, raise_unforeseen)

    def _draw(self, content: AgendaContent) -> None:
        draw = partial(agenda_bytes, content)
        self._run(lambda progress: laid_out(draw, progress), self._compare, raise_unforeseen)

    def _compare(self, again: bytes) -> None:
        if again == self._pdf:
            self._state.setText(_("Laid out again: the same, byte for byte."))
            return
        set_level(self._state, "late")
        self._state.setText(
            _(
                "Laid out again it is not the same: names were erased since, or the program is"
                " another. What was sent stands unchanged at the right."
            )
        )

    def _save_as(self) -> None:
        chosen = self._files.new(
            self, _("Save what was issued"), self._name, _("PDF files (*.pdf)")
        )
        if chosen is None:
            return
        path, pdf = with_suffix(chosen, ".pdf"), self._pdf
        set_level(self._state, "caption")
        self._state.setText(writing_words(path))
        self._run(
            lambda _progress: write_whole(path, pdf),
            lambda _nothing: self._tell_saved(path),
            lambda error: self._fail_saving(path, error),
        )

    def _tell_saved(self, path: Path) -> None:
        self._files.saved(path)
        self._state.setText(_("Saved as {name}").format(name=path.name))

    def _fail_saving(self, path: Path, error: BaseException) -> None:
        self._state.setText("")
        if not isinstance(error, OSError):
            raise_unforeseen(error)
            return
        self.show_fault(file_not_written(path, error))

    def _print_it(self) -> None:
        name = self._name.removesuffix(".pdf")
        said = print_document(self.context, self, self._report.document, self._pdf, name)
        set_level(self._state, "caption")
        self._state.setText(said)

    def _make_draft(self) -> None:
        if self._line is not None:
            set_level(self._state, "caption")
            IssueMail(self.context, self).make(self._line.issue.id, self._state.setText)

    def done(self, result: int) -> None:
        self._report.close_report()
        super().done(result)


def _facts_of(issue: MeetingIssue) -> str:
    lines = []
    if issue.sent_to:
        lines.append(_("Sent to {who}").format(who=issue.sent_to))
    lines.extend(f"– {each}" for each in issue.changes.splitlines())
    return "\n".join(lines)
