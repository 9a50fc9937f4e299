"""Recording what was decided about a change request, by whom and where."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.requests import (
    OUTCOMES,
    Decision,
    RequestDraft,
    decide_request,
)
from portfolio_desktop.services.words import request_state_word
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, button, heading, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.request_changes import RequestChanges
from portfolio_desktop.ui.tokens import SPACE_L


class DecisionDialog(FramedDialog):
    """Asks for the outcome, the day, and the meeting or written procedure that decided."""

    def __init__(
        self, context: WindowContext, parent: QWidget, request: str, draft: RequestDraft
    ) -> None:
        super().__init__(context, parent, _("Record a decision"))
        self._request = request
        caption = _("Change request {number} · {title}").format(
            number=draft.number, title=draft.title
        )
        self.show_head(_("Record a decision"), caption)
        self.resize(620, 560)
        self._outcomes = QButtonGroup(self)
        self._make_fields(draft)
        self._granted = RequestChanges(context.reader, draft.project_id, draft.changes)
        self._granted_title = heading(_("What is approved instead"))
        self._lay_out_fields()
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        record = button(_("Record the decision"), look="primary")
        record.clicked.connect(self._record)
        self.show_foot((), (cancel, record))
        self._outcomes.idToggled.connect(lambda _id, _on: self._show_granted())
        self._show_granted()
        self.guard_typed(self._decision)

    def _make_fields(self, draft: RequestDraft) -> None:
        self._day = TextLine(_("Decided on"), draft.meeting_on)
        self._day.setPlaceholderText(_("for instance 10.11.2023"))
        self._forum = TextLine(_("Decided by"), self.context.reader.info().forum)
        self._reference = TextLine(_("Meeting or written procedure"), draft.meeting)
        self._reference.setPlaceholderText(_("for instance the meeting's item 5, or a mail no. 14"))
        self._note = TextBox(_("Wording of the decision"), rows=3)
        fields = {
            "decided_on": self._day,
            "forum": self._forum,
            "reference": self._reference,
        }
        for name, field in fields.items():
            self.name_field(name, field)

    def _lay_out_fields(self) -> None:
        choices = QVBoxLayout()
        for place, outcome in enumerate(OUTCOMES):
            choice = QRadioButton(request_state_word(outcome).capitalize())
            self._outcomes.addButton(choice, place)
            choices.addWidget(choice)
        self._outcomes.button(0).setChecked(True)
        who = QHBoxLayout()
        who.setSpacing(SPACE_L)
        who.addWidget(labelled(_("Decided on"), self._day), 1)
        who.addWidget(labelled(_("Decided by"), self._forum), 1)
        self.body.addWidget(heading(_("Decision")))
        self.body.addLayout(choices)
        self.body.addWidget(self._granted_title)
        self.body.addWidget(self._granted)
        self.body.addLayout(who)
        self.body.addWidget(labelled(_("Meeting or written procedure"), self._reference))
        self.body.addWidget(labelled(_("Wording of the decision"), self._note), 1)
        self.body.addWidget(
            label(
                _("An approval makes the next approved plan and moves the date. It can be undone."),
                "caption",
                wrap=True,
            )
        )

    @property
    def _outcome(self) -> RequestState:
        return OUTCOMES[self._outcomes.checkedId()]

    def _show_granted(self) -> None:
        changed = self._outcome is RequestState.APPROVED_WITH_CHANGES
        self._granted.setVisible(changed)
        self._granted_title.setVisible(changed)

    def _decision(self) -> Decision:
        """The decision as it is typed now."""
        changed = self._outcome is RequestState.APPROVED_WITH_CHANGES
        return Decision(
            self._outcome,
            self._day.text(),
            self._forum.text(),
            self._reference.text(),
            self._note.toPlainText(),
            self._granted.drafts if changed else (),
        )

    def _record(self) -> None:
        self.clear_fault()
        register, decision = self.context.register, self._decision()
        done = self.context.perform(lambda: decide_request(register, self._request, decision))
        if done is not None:
            self.accept()
