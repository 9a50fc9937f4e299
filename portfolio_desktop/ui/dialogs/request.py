"""A change request: written, sent in, put on an agenda and decided from one dialog.

Nothing typed is lost: it is saved while one writes (`request_saving`), closing saves the rest, and
where that is refused the dialog stays and says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services import finding, requests
from portfolio_desktop.services.attachments import Owner, OwnerField
from portfolio_desktop.services.chain_request import moved_point, topic_of
from portfolio_desktop.services.phase_documents import document_consequences
from portfolio_desktop.services.request_list import consequences, request_view
from portfolio_desktop.services.requests import RequestDraft
from portfolio_desktop.services.words import clock_words
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, button, heading, labelled
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.dialogs.chain import ChainDialog
from portfolio_desktop.ui.dialogs.decision import DecisionDialog
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.request_changes import RequestChanges
from portfolio_desktop.ui.dialogs.request_history import RequestHistoryDialog
from portfolio_desktop.ui.dialogs.request_saving import RequestSaving
from portfolio_desktop.ui.dialogs.request_side import SIDE_WIDTH, ConsequenceList, Steps
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_XL

_SIZE = (900, 740)
"""With room for what a moved date leads to: the window stands still while one writes, for a button
is not to go from under the mouse."""


class RequestDialog(FramedDialog):
    """One change request that is not decided yet, new (of `project_id`) or known (`request_id`)."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        *,
        project_id: str = "",
        request_id: str = "",
        files: FileChoice | None = None,
    ) -> None:
        super().__init__(context, parent, _("Change request"))
        self._saving = RequestSaving(context, self, project_id=project_id, request_id=request_id)
        self._state = self._saving.state
        self.resize(*_SIZE)
        self._show_whose()
        self._attachments = AttachmentList(
            context, self._owner_of_files, files=files, owner_wanted=self._saved_owner
        )
        self._make_fields(self._saving.saved)
        self._lay_out_body()
        self._attachments.take_from(self)
        self._make_buttons()
        self._changes.changed.connect(self._show_consequences)
        self._changes.field_added.connect(self._take_field)
        self._changes.field_removed.connect(self._drop_field)
        self._attachments.changed.connect(self._show_files)
        self._show_consequences()
        self._follow_writing()
        self._title_field.setFocus()

    def _follow_writing(self) -> None:
        """Let every letter be saved soon."""
        lines = (
            self._title_field,
            self._asked_by,
            self._owner,
            self._submitted,
            self._meeting,
            self._meeting_on,
        )
        for line in lines:
            line.textChanged.connect(self._tell_writing)
        for box in (self._reason, self._consequence):
            box.textChanged.connect(self._tell_writing)
        self._changes.changed.connect(self._tell_writing)
        self._saving.due.connect(self.save_now)
        self._saving.kept.connect(self._show_saved)

    def save_now(self) -> None:
        """Save what can be kept of the form as it is written."""
        self._saving.save_on(self._draft())

    def _tell_writing(self) -> None:
        self._saving.follow(self._draft())

    def _take_field(self, name: str, field: QWidget) -> None:
        self.name_field(name, field)
        self._order_stops()
        self.make_room()

    def _drop_field(self, name: str) -> None:
        self.forget_field(name)
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab goes through the form as it is read; fields that are added late stand in place."""
        stops: tuple[QWidget, ...] = (
            self._title_field,
            *self._changes.stops,
            self._reason,
            self._consequence,
            self._asked_by,
            self._owner,
            self._submitted,
            self._chain,
            self._meeting,
            self._meeting_on,
            *self._attachments.stops,
            *self._buttons,
        )
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    @property
    def _owner_of_files(self) -> Owner | None:
        request = self._saving.request
        return Owner(OwnerField.REQUEST, request) if request else None

    def _saved_owner(self) -> Owner | None:
        """The request as it is written is saved first: a file is kept with what is there."""
        return self._owner_of_files if self._save() else None

    def _show_files(self) -> None:
        self._order_stops()
        self._show_consequences()

    @property
    def _editable(self) -> bool:
        return self.context.writable

    def _show_whose(self, kept: str = "") -> None:
        """The request and its project; `kept` says when it was saved while it was written."""
        saved = self._saving.saved
        project = finding.project(self.context.reader, saved.project_id)
        number = _("Change request {number}").format(number=saved.number)
        whose = f"{project.number} {project.name}"
        self.show_head(number, " · ".join(part for part in (whose, kept) if part))

    def _show_saved(self) -> None:
        time = clock_words(danish_time(self.context.register.now()))
        self._show_whose(_("saved at {time}").format(time=time))

    def _make_fields(self, draft: RequestDraft) -> None:
        self._title_field = TextLine(_("Title"), draft.title)
        self._changes = RequestChanges(
            self.context.reader, draft.project_id, draft.changes, self.context.register.today()
        )
        self._reason = TextBox(_("Reason"), draft.reason, rows=3)
        self._consequence = TextBox(_("Consequence if refused"), draft.consequence, rows=2)
        self._asked_by = TextLine(_("Requested by"), draft.requested_by)
        self._owner = TextLine(_("Case officer"), draft.owner)
        self._submitted = TextLine(_("Submitted on"), draft.submitted_on)
        self._submitted.setPlaceholderText(_("today"))
        self._meeting = TextLine(_("To be decided at"), draft.meeting)
        self._meeting.setPlaceholderText(_("for instance the steering group"))
        self._meeting_on = TextLine(_("Date of the meeting"), draft.meeting_on)
        self._meeting_on.setPlaceholderText(_("for instance 10.11.2023"))
        fields: dict[str, QWidget] = {
            "title": self._title_field,
            "submitted_on": self._submitted,
            "meeting": self._meeting,
            "meeting_on": self._meeting_on,
            "changes": self._changes.stops[0],
            **self._changes.fields(),
        }
        for name, field in fields.items():
            self.name_field(name, field)
        if not self._editable:
            for line in self.findChildren(TextLine):
                line.setReadOnly(True)
            for box in (self._reason, self._consequence):
                box.setReadOnly(True)
            self._changes.setEnabled(False)

    def _lay_out_body(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_M)
        left.addWidget(Steps(self._state))
        left.addWidget(labelled(_("Title"), self._title_field))
        left.addWidget(heading(_("What changes")))
        left.addWidget(self._changes)
        left.addWidget(labelled(_("Reason"), self._reason), 3)
        left.addWidget(labelled(_("Consequence if refused"), self._consequence), 2)
        asked = QHBoxLayout()
        asked.setSpacing(SPACE_M)
        asked.addWidget(labelled(_("Requested by"), self._asked_by), 2)
        asked.addWidget(labelled(_("Case officer"), self._owner), 2)
        asked.addWidget(labelled(_("Submitted on"), self._submitted), 1)
        left.addLayout(asked)
        self._side = ConsequenceList(self.context.theme, _("If it is approved"))
        self._side.setFixedWidth(SIDE_WIDTH)
        self._chain = button(_("What slips?…"), tip=_("Move a date, and see what slips with it"))
        self._chain.clicked.connect(self._show_chain)
        self._side.column.addWidget(self._chain, 0, Qt.AlignmentFlag.AlignLeft)
        self._side.column.addSpacing(SPACE_M)
        self._side.column.addWidget(labelled(_("To be decided at"), self._meeting))
        self._side.column.addWidget(labelled(_("Date of the meeting"), self._meeting_on))
        self._show_postponement()
        self._side.column.addSpacing(SPACE_M)
        self._side.column.addWidget(self._attachments)
        self._side.column.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(SPACE_XL)
        across.addLayout(left, 1)
        across.addWidget(self._side)
        self.body.addLayout(across, 1)

    def _show_postponement(self) -> None:
        """What was decided the last time, where the request waits for another meeting."""
        if self._saving.is_new:
            return
        view = request_view(self.context.reader, self._saving.request)
        if not view.decision:
            return
        self._side.column.addSpacing(SPACE_M)
        self._side.column.addWidget(heading(view.state_word.capitalize()))
        for text in filter(None, (view.decision, view.request.decision_note)):
            self._side.column.addWidget(wrapped(text))

    def _make_buttons(self) -> None:
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        left, right = self._verbs(close) if self._editable else ((), (close,))
        self._buttons = (*left, *right)
        self.show_foot(left, right)
        self._order_stops()

    def _verbs(self, close: QPushButton) -> tuple[tuple[QPushButton, ...], tuple[QPushButton, ...]]:
        """What can be done with the request as it stands: to the left, and to the right."""
        left: list[QPushButton] = []
        if self._saving.is_new:
            left.append(self._verb(_("Discard the draft"), self._cancel))
        elif self._state is RequestState.DRAFT:
            left.append(self._verb(_("Delete draft"), self._remove))
        elif self._state in {RequestState.SUBMITTED, RequestState.ON_AGENDA}:
            left.append(self._verb(_("One step back"), self._step_back))
        if not self._saving.is_new:
            left.append(self._verb(_("History…"), self._show_history))
        decide = self._verb(_("Record a decision…"), self._decide)
        match self._state:
            case RequestState.DRAFT:
                on = self._verb(_("Submit"), self._submit, primary=True)
                right: tuple[QPushButton, ...] = (close, on)
            case RequestState.ON_AGENDA:
                decide.setProperty("look", "primary")
                right = (close, decide)
            case _:
                on = self._verb(_("Put on the agenda"), self._put_on_agenda, primary=True)
                right = (close, decide, on)
        return tuple(left), right

    def _verb(
        self, words: str, verb: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        made = button(words, look="primary" if primary else "plain")
        made.clicked.connect(lambda _checked=False: verb())
        return made

    def _draft(self) -> RequestDraft:
        return replace(
            self._saving.saved,
            title=self._title_field.text().strip(),
            reason=self._reason.toPlainText().strip(),
            consequence=self._consequence.toPlainText().strip(),
            requested_by=self._asked_by.text().strip(),
            owner=self._owner.text().strip(),
            meeting=self._meeting.text().strip(),
            meeting_on=self._meeting_on.text().strip(),
            submitted_on=self._submitted.text().strip(),
            changes=self._changes.drafts,
        )

    def _show_consequences(self) -> None:
        reader, drafts = self.context.reader, self._changes.drafts
        # The panel's hints are those of the month that is shown; the form must not contradict them.
        day = min(self.context.register.today(), self.context.period.last_day)
        project, request = self._saving.saved.project_id, self._saving.request
        self._side.show_consequences(
            (
                *consequences(reader, project, drafts, day),
                *document_consequences(reader, project, request, drafts),
            )
        )

    def _show_chain(self) -> None:
        """What else slips with the first date that is asked for, or with the end of the project."""
        project = self._saving.saved.project_id
        point, text = moved_point(project, self._changes.drafts)
        dialog = ChainDialog(self.context, self, project, point, of_request=text)
        dialog.exec()
        if dialog.taken is not None:
            at, text = dialog.taken
            self._changes.write(topic_of(at), text)

    def _save(self) -> bool:
        """Save what is written; False where it was refused and the fault is shown.

        A new form that nobody wrote in is refused.
        """
        self.clear_fault()
        return not self._editable or self._saving.begin(self._draft())

    def _move(self, verb: Callable[[], Change]) -> None:
        """Save, take the step, and close when both were done."""
        if self._save() and self.context.perform(verb) is not None:
            self.context.note_done()
            self.accept()

    def _submit(self) -> None:
        if not self._save():
            return
        register = self.context.register
        ready = self.context.perform(
            lambda: requests.complete_request(register.reader, self._saving.request), edits=False
        )
        if ready is not None and (ready.reason or self._may_miss_reason()):
            self._move(lambda: requests.submit_request(register, self._saving.request))

    def _may_miss_reason(self) -> bool:
        if confirmed(
            self,
            _("Submit the request without a reason?"),
            why=_("The reason goes into the report."),
            go_on=_("Submit all the same"),
            stay=_("Write the reason"),
        ):
            return True
        self._reason.setFocus()
        return False

    def _put_on_agenda(self) -> None:
        meeting, day = self._meeting.text(), self._meeting_on.text()
        self._move(
            lambda: requests.put_on_agenda(
                self.context.register, self._saving.request, meeting, day
            )
        )

    def _step_back(self) -> None:
        self._move(lambda: requests.take_back_request(self.context.register, self._saving.request))

    def _decide(self) -> None:
        if not self._save():
            return
        dialog = DecisionDialog(self.context, self, self._saving.request, self._draft())
        if dialog.exec():
            self.accept()

    def _show_history(self) -> None:
        RequestHistoryDialog(self.context, self, self._saving.request).exec()

    def _cancel(self) -> None:
        """The new request was not meant; one undo brings its draft back."""
        if self._saving.cancel(self._draft()):
            self.accept()

    def _remove(self) -> None:
        """A draft goes with one press and comes back with one undo."""
        if self._saving.remove():
            self.accept()

    def reject(self) -> None:
        """Close: what was written is saved first; what cannot be is asked about."""
        self.clear_fault()
        if self._saving.end(self._draft()) or self._may_lose_rest():
            super().reject()

    def _may_lose_rest(self) -> bool:
        """What can be saved of a form with a fault in it is saved, whatever the answer."""
        fault = self.fault
        self.save_now()
        return confirmed(
            self,
            _("Close without saving the rest?"),
            why=fault,
            go_on=_("Close all the same"),
            stay=_("Correct it"),
        )

    def done(self, result: int) -> None:
        self._saving.stop()
        super().done(result)
