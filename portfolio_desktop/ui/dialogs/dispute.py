"""A dispute: both parties' positions side by side, where it is tried, and what waits for it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.risks import ScopeClaim
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.disputes import (
    DisputeDraft,
    add_dispute,
    dispute_draft,
    edit_dispute,
    new_dispute_draft,
)
from portfolio_desktop.services.project_names import name_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine
from portfolio_desktop.ui.dialogs.closure_fold import ClosureFold
from portfolio_desktop.ui.dialogs.named_fields import participant_line, project_line
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.risk import required_project
from portfolio_desktop.ui.dialogs.row_form import RowForm
from portfolio_desktop.ui.words import capital

_SIZE = (820, 640)


class DisputeDialog(RowForm):
    """Asks for a dispute's facts; `project` is whose a new one is, "" while it is to be said."""

    def __init__(
        self, context: WindowContext, parent: QWidget, dispute: str = "", *, project: str = ""
    ) -> None:
        title = _("Edit dispute") if dispute else _("New dispute")
        super().__init__(context, parent, title, dispute, columns=4)
        reader = context.reader
        self._before = (
            dispute_draft(reader, dispute)
            if dispute
            else new_dispute_draft(reader, project, context.register.today())
        )
        self.resize(*_SIZE)
        self._make_fields(self._before)
        self._lay_out_fields()
        whose = name_of(reader, self._before.project_id)
        parts = (self._before.number, whose if dispute else "")
        self.show_head(title, " · ".join(part for part in parts if part))
        self.finish(_("Save") if dispute else _("Add"), self._keep, self._draft)
        (self._title_line if self._before.project_id else self._project).setFocus()

    def _make_fields(self, draft: DisputeDraft) -> None:
        reader = self.context.reader
        self._project = project_line(reader, draft.project_id)
        self._project.setReadOnly(bool(self.row))
        self._cases = TextLine(_("Number of cases"), draft.cases)
        self._cases.setPlaceholderText(_("for instance 17"))
        self._raised = TextLine(_("Raised on"), draft.raised_on)
        self._title_line = TextLine(_("What is disputed"), draft.title)
        self._own = participant_line(reader, _("Own party"), draft.participant)
        self._counterpart = participant_line(reader, _("Counterpart"), draft.counterpart)
        self._counterpart.setPlaceholderText(_("for instance the supplier"))
        self._own_position = TextBox(_("Own position"), draft.own_position, rows=4)
        self._other_position = TextBox(
            _("The counterpart's position"), draft.counterpart_position, rows=4
        )
        scopes = ((each.value, capital(board_word(each))) for each in ScopeClaim)
        unsaid = ("", pgettext("choice", "Not stated"))
        self._scope = choice(_("In or out of scope"), (unsaid, *scopes), draft.scope or "")
        self._forum = TextLine(_("Where it is tried"), draft.forum)
        self._forum.setPlaceholderText(_("for instance dispute board"))
        self._milestone = choice(
            _("Milestone it blocks"), self._milestones(reader, draft), draft.milestone_id or ""
        )
        self._milestone.setEnabled(bool(draft.project_id))
        self._blocks = TextBox(_("What it blocks"), draft.blocks, rows=2)
        self._fold = ClosureFold(draft.closure)
        self._fold.unfolded.connect(self.make_room)

    def _milestones(self, reader: Reader, draft: DisputeDraft) -> list[tuple[str, str]]:
        known = reader.plan.milestones([draft.project_id]) if draft.project_id else ()
        none = ("", pgettext("milestone", "None"))
        return [none, *((each.id, each.name) for each in known)]

    def _lay_out_fields(self) -> None:
        self.place("project_id", self._project, 0, 0, 2)
        self.place("cases", self._cases, 0, 2)
        self.place("raised_on", self._raised, 0, 3)
        self.place("title", self._title_line, 1, 0, 4)
        self.place("participant", self._own, 2, 0, 2)
        self.place("counterpart", self._counterpart, 2, 2, 2)
        self.place("own_position", self._own_position, 3, 0, 2)
        self.place("counterpart_position", self._other_position, 3, 2, 2)
        self.place("scope", self._scope, 4, 0)
        self.place("forum", self._forum, 4, 1)
        self.place("milestone_id", self._milestone, 4, 2, 2)
        self.place("blocks", self._blocks, 5, 0, 4)
        self.name_field("closed_reason", self._fold.reason)
        self.name_field("open_heading", self._fold.heading)
        self.body.addStretch(1)
        self.body.addWidget(self._fold)

    def _draft(self) -> DisputeDraft:
        """As it is written; the project is read once it is saved."""
        scope = self._scope.currentData()
        return replace(
            self._before,
            project_id=self._project.text(),
            title=self._title_line.text(),
            participant=self._own.text(),
            counterpart=self._counterpart.text(),
            own_position=self._own_position.raw_text(),
            counterpart_position=self._other_position.raw_text(),
            scope=ScopeClaim(scope) if scope else None,
            forum=self._forum.text(),
            blocks=self._blocks.raw_text(),
            milestone_id=self._milestone.currentData() or None,
            cases=self._cases.text(),
            raised_on=self._raised.text(),
            closure=self._fold.closure(),
        )

    def _keep(self) -> None:
        register, reader = self.context.register, self.context.reader

        def read() -> DisputeDraft:
            known = self._before.project_id if self.row else required_project(reader, self._project)
            return replace(self._draft(), project_id=known)

        self.keep_row(
            lambda: add_dispute(register, read()), lambda: edit_dispute(register, self.row, read())
        )
