"""The papers of a meeting before they are sent, and the act of issuing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.agenda_content import AgendaWish, status_options
from portfolio_desktop.services.annex_values import PreparedAnnex
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.checks import standing, warnings_steps
from portfolio_desktop.services.issues import issue_words, issues_of, sending_day
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, set_level
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.issuing.annex_ways import unbound_lines, unbound_words
from portfolio_desktop.ui.issuing.before_sending import BeforeSending
from portfolio_desktop.ui.issuing.issue_form import IssueForm, lacking_words, unreleased_words
from portfolio_desktop.ui.issuing.issue_mail import IssueMail
from portfolio_desktop.ui.preview.finding_lines import listed_lines
from portfolio_desktop.ui.preview.laying_out import laid_out
from portfolio_desktop.ui.preview.preview import Press, Preview
from portfolio_desktop.ui.preview.print_verb import print_document
from portfolio_desktop.ui.progress import CancelledError, Progress, raise_unforeseen
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from portfolio_desktop.workflows.annexes import prepared_annexes
from portfolio_desktop.workflows.issuing import (
    PreparedIssue,
    agenda_bytes,
    check_steps,
    issue_prepared,
    prepare_steps,
)
from portfolio_desktop.workflows.paper_files import PaperFormat, papers_as

_ASKED = 5
"""So many lines of each list stand in the question, which has to fit any screen."""


class IssuePreview(Preview[AgendaWish, PreparedIssue]):
    """Choose what of a meeting is printed, look at it, save it, issue it. `item_wanted(meeting id,
    item id)` when the user wants to see an item, and the papers are closed."""

    item_wanted = Signal(str, str)
    form_width = 364
    print_look = "plain"

    def __init__(
        self, context: WindowContext, parent: QWidget, form: IssueForm, files: DocumentChoice
    ) -> None:
        self._context = context
        self._issue_form = form
        self._prepared: PreparedIssue | None = None
        self._shelf = context.annex_shelf
        self._issue = button(_("&Issue…"), look="primary")
        self._mail = button(_("Make a mail draft"))
        self._issued = ""
        self._before = BeforeSending()
        self._annexes: tuple[PreparedAnnex, ...] = ()
        self._counted = ""
        self._counting: Progress | None = None
        register = context.register
        super().__init__(
            parent,
            form,
            Press(lambda wish: prepare_steps(register, wish), self._draw, "", _written),
            context.runner,
            context.tell,
            lambda asking, document, pdf: print_document(
                context, asking, document, pdf, self._file_name().removesuffix(".pdf")
            ),
            files,
        )
        self.setWindowTitle(_("Issue papers of a meeting"))
        self._before.details_wanted.connect(form.show_details)
        self._before.warnings_wanted.connect(self._show_warnings)
        form.finding_wanted.connect(self._lead_to)

    def _above_pages(self) -> tuple[QWidget, ...]:
        return (self._before,)

    def _further_buttons(self) -> tuple[QPushButton, ...]:
        self._issue.clicked.connect(self._ask_and_issue)
        self._mail.clicked.connect(self._make_draft)
        self._mail.setEnabled(False)  # in its place from the start: nothing moves under the mouse
        self._mail.setToolTip(_("When the papers have been issued."))
        return (self._mail, self._issue)

    def _draw(self, prepared: PreparedIssue, progress: Progress) -> bytes:
        return laid_out(partial(agenda_bytes, prepared.content, shelf=self._shelf), progress)

    def _lay_out_content(self, wish: int, content: PreparedIssue) -> None:
        self._prepared = content
        self._issue_form.show_prepared(content)
        self._before.show_details(_details(content, self._annexes))
        self._before.show_notice(content.content.front.notice)
        self._count_warnings(content.wish.meeting_id)
        super()._lay_out_content(wish, content)

    def _end_busy(self) -> None:
        super()._end_busy()
        self._before.show_size(self._report.document.pageCount(), len(self._pdf))
        self._look_at_annexes()

    def _look_at_annexes(self) -> None:
        """What was found in them, which is on the shelf by now."""
        wish, prepared, shelf = self._wish, self._prepared, self._shelf
        if prepared is None or not prepared.content.annex_files:
            self._show_annexes(wish, ())
            return
        content = prepared.content
        self._runner.run(
            lambda _progress: prepared_annexes(content, shelf),
            lambda annexes: self._show_annexes(wish, annexes),
            raise_unforeseen,
        )

    def _show_annexes(self, wish: int, annexes: tuple[PreparedAnnex, ...]) -> None:
        if wish != self._wish or self._prepared is None:  # other papers are wished for by now
            return
        self._annexes = annexes
        self._issue_form.annexes.show_annexes(annexes)
        self._before.show_details(_details(self._prepared, annexes))

    def _enable(self, ready: bool) -> None:
        super()._enable(ready)
        prepared = self._prepared
        issuable = (
            prepared is not None and not prepared.wish.annotated and bool(prepared.content.items)
        )
        self._issue.setEnabled(ready and issuable and self._context.writable)
        self._mail.setEnabled(False)

    def _count_warnings(self, meeting_id: str) -> None:
        """Of the month the meeting sees, whichever the window shows."""
        if meeting_id == self._counted:
            return
        self._counted = meeting_id
        self._stop_counting()
        self._before.show_warnings(0)
        context, today = self._context, self._context.register.today()
        self._counting = self._runner.run_steps(
            warnings_steps(context.reader, self._month_of(meeting_id), today),
            lambda found: self._before.show_warnings(len(standing(found))),
            raise_unforeseen,
            aside=True,
        )

    def _month_of(self, meeting_id: str) -> Period:
        reader, today = self._context.reader, self._context.register.today()
        return status_options(reader, meeting_of(reader, meeting_id), today).period

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def _show_warnings(self) -> None:
        """Who wants to see one of the projects is led there, away from the papers."""
        if WarningsDialog(self._context, self, self._month_of(self._counted)).exec():
            self.reject()
            return
        counted, self._counted = self._counted, ""
        self._count_warnings(counted)

    def _lead_to(self, finding: PaperFinding) -> None:
        """To where it can be mended, away from the papers."""
        meeting = self._issue_form.meeting.meeting_id
        self.reject()
        if finding.item_id:
            self.item_wanted.emit(meeting, finding.item_id)
        else:
            self._context.project_requested.emit(finding.project_id)

    def _let_go(self) -> None:
        self._stop_counting()
        self._shelf.forget_failures()
        super()._let_go()

    def _laying_out_words(self) -> str:
        return _("Laying out the papers …")

    def _save_words(self) -> str:
        return _("Save the papers")

    def _file_name(self) -> str:
        return "" if self._prepared is None else self._prepared.file_name

    def _ask_and_issue(self) -> None:
        """What is sent cannot be called back, so it is asked; then the whole file is checked."""
        prepared = self._prepared
        if prepared is None or not self._day_is_one() or not self._confirmed(prepared):
            return
        self._busy(True)
        self._state.setText(_("Checking the register …"))
        self._follow(
            self._runner.run_steps(
                check_steps(self._context.register),
                lambda _nothing: self._keep(prepared),
                self._fail_check,
                self._advance,
            )
        )

    def _day_is_one(self) -> bool:
        """Else it is told, and the field stands ready to be mended."""
        register, sending = self._context.register, self._issue_form.sending
        self._context.told.connect(self._show_refusal)
        try:
            day = self._context.perform(lambda: sending_day(register, sending), edits=False)
        finally:
            self._context.told.disconnect(self._show_refusal)
        if day is None:
            self._issue_form.show_day()
        return day is not None

    def _confirmed(self, prepared: PreparedIssue) -> bool:
        front = prepared.content.front
        words = _("Issue {title}, {meeting} ({edition}, version {version})?").format(
            title=front.title.lower(),
            edition=board_word(prepared.wish.edition),
            version=prepared.wish.version,
            meeting=front.meeting.lower(),
        )
        why = "\n\n".join(self._reasons_to_wait(prepared))
        return confirmed(self, words, go_on=_("Issue"), stay=_("Not yet"), why=why)

    def _reasons_to_wait(self, prepared: PreparedIssue) -> Iterator[str]:
        """A paragraph each, the gravest first; the form beside lists all of what is counted."""
        yield _("What is issued is kept as it is, and cannot be undone.")
        yield _receivers_words(self._issue_form.sending.to)
        lacking, unreleased = prepared.lacking, prepared.unreleased
        for words, lines in (
            (lacking_words(lacking), lacking),
            (unreleased_words(unreleased), unreleased),
            (f"{unbound_words(self._annexes)}:", unbound_lines(self._annexes)),
        ):
            if lines:
                yield "\n".join((words, *listed_lines(lines, _ASKED)))

    def _keep(self, prepared: PreparedIssue) -> None:
        self._running = None
        self._busy(False)
        register, pdf, sending = self._context.register, self._pdf, self._issue_form.sending
        self._context.told.connect(self._show_refusal)
        try:
            done = self._context.perform_to_its_end(
                _("Keeping the papers …"), lambda: issue_prepared(register, prepared, pdf, sending)
            )
        finally:
            self._context.told.disconnect(self._show_refusal)
        if done is None:
            return
        self._issue.setEnabled(False)
        kept = issues_of(register.reader, prepared.wish.meeting_id)[-1]
        self._issued = kept.id
        self._mail.setEnabled(True)
        set_level(self._state, "caption")
        self._state.setText(
            _("Issued: {issue}. Save it as PDF, or make a mail draft.").format(
                issue=issue_words(kept)
            )
        )

    def _make_draft(self) -> None:
        IssueMail(self._context, self).make(self._issued, self._state.setText)

    def _show_refusal(self, message: object) -> None:
        set_level(self._state, "late")
        self._state.setText(str(getattr(message, "text", "")))

    def _fail_check(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):  # something else is wished for, and laid out by now
            return
        self._running = None
        self._busy(False)
        if not isinstance(error, RuleError):
            raise error
        self._show_trouble(message_for(error))


def _receivers_words(to: str) -> str:
    """To whom it is sent, as it is written: of many lines the first and how many more."""
    lines = [" ".join(each.split()) for each in to.splitlines() if each.strip()]
    if not lines:
        return _("It is not written to whom it is sent, and that cannot be added later.")
    if len(lines) == 1:
        return _("Sent to: {who}").format(who=lines[0])
    return "\n".join((_("Sent to: {who}").format(who="").rstrip(), *listed_lines(lines, _ASKED)))


def _details(prepared: PreparedIssue, annexes: Sequence[PreparedAnnex]) -> list[str]:
    """What the form has more to say of: "1 ting bør rettes", "2 punkter er ikke frigivet", "1 bilag
    bindes ikke ind"."""
    lacks, waiting = len(prepared.lacking), len(prepared.unreleased)
    told = (
        (lacks, ngettext("{count} thing to mend", "{count} things to mend", lacks)),
        (
            waiting,
            ngettext("{count} item is not released", "{count} items are not released", waiting),
        ),
    )
    counted = [words.format(count=count) for count, words in told if count]
    unbound = unbound_words(annexes)
    return [*counted, unbound] if unbound else counted


def _written(prepared: PreparedIssue, kind: PaperFormat) -> bytes:
    return papers_as(prepared.content, kind)
