"""A commitment or an action: written down, its due date moved, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.actions import ActionKind, ActionState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.actions import (
    ActionDraft,
    Ending,
    action_draft,
    add_action,
    edit_action,
    end_actions,
    move_due,
    new_action_draft,
)
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.follow_up import ActionRow, MoveLine, action_row
from portfolio_desktop.services.project_names import project_named
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, label
from portfolio_desktop.ui.dialogs.named_fields import (
    meeting_entries,
    participant_line,
    project_line,
)
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.row_form import RowForm
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.words import capital

_SIZE, _SMALL = (680, 520), (560, 380)


class ActionDialog(RowForm):
    """Asks who promised what to which meeting, and by when; of a known one its moves are told.

    `project` is what a new one is about, where that is known.
    """

    def __init__(
        self, context: WindowContext, parent: QWidget, action: str = "", *, project: str = ""
    ) -> None:
        title = _("Edit commitment or action") if action else _("New commitment or action")
        super().__init__(context, parent, title, action, columns=4)
        reader = context.reader
        self._before = (
            action_draft(reader, action)
            if action
            else replace(
                new_action_draft(reader, context.register.today()), project_id=project or None
            )
        )
        self.resize(*_SIZE)
        self._make_fields(self._before)
        self._lay_out_fields()
        moves = _moves(context, action)
        if moves:
            self.add(label(moved_told(moves), "caption", wrap=True), 5)
        self.body.addStretch(1)
        self.show_head(title, self._before.number)
        self.finish(_("Save") if action else _("Add"), self._keep, self._draft)
        self._title_line.setFocus()

    def _make_fields(self, draft: ActionDraft) -> None:
        reader = self.context.reader
        kinds = ((kind.value, capital(board_word(kind))) for kind in ActionKind)
        self._kind = choice(_("Kind of follow-up"), kinds, draft.kind.value)
        self._title_line = TextLine(_("What was promised or is to be done"), draft.title)
        self._owner = TextLine(_("Who"), draft.owner)
        self._owner.setPlaceholderText(_("name or role"))
        self._participant = participant_line(reader, _("Participant"), draft.participant)
        self._project = project_line(reader, draft.project_id)
        self._meeting = choice(
            _("Promised to the meeting"), meeting_entries(reader), draft.meeting_id or ""
        )
        self._promised = TextLine(_("Promised on"), draft.promised_on)
        self._promised.setPlaceholderText(_("today, or the day of the meeting"))
        self._due = TextLine(_("Due"), draft.due)
        self._due.setPlaceholderText(_("e.g. Dec 2027"))
        self._description = TextBox(_("Details"), draft.description, rows=3)
        if self.row and draft.due:
            self._due.setReadOnly(True)
            self._reading = label(_("It is moved with “Move the due date”."), "caption", wrap=True)
        else:
            self._reading = date_caption(self._due, date_rules(reader))

    def _lay_out_fields(self) -> None:
        self.place("kind", self._kind, 0, 0)
        self.place("title", self._title_line, 0, 1, 3)
        self.place("owner", self._owner, 1, 0, 2)
        self.place("participant", self._participant, 1, 2, 2)
        self.place("meeting_id", self._meeting, 2, 0, 2)
        self.place("promised_on", self._promised, 2, 2)
        self.place("due", self._due, 2, 3)
        self.add(self._reading, 3, 2, 2)
        self.place("project_id", self._project, 3, 0, 2)
        self.place("description", self._description, 4, 0, 4)

    def _draft(self) -> ActionDraft:
        """As it is written; the project is read once it is saved."""
        return replace(
            self._before,
            kind=ActionKind(self._kind.currentData()),
            title=self._title_line.text(),
            description=self._description.raw_text(),
            project_id=self._project.text(),
            owner=self._owner.text(),
            participant=self._participant.text(),
            meeting_id=self._meeting.currentData() or None,
            promised_on=self._promised.text(),
            due=self._due.text(),
        )

    def _keep(self) -> None:
        register = self.context.register
        self.keep_row(
            lambda: add_action(register, self._read()),
            lambda: edit_action(register, self.row, self._read()),
        )

    def _read(self) -> ActionDraft:
        project = project_named(self.context.reader, self._project.text())
        return replace(self._draft(), project_id=project)


class MoveDueDialog(RowForm):
    """Asks for another due date and why; the moves before are told beneath."""

    def __init__(self, context: WindowContext, parent: QWidget, row: ActionRow) -> None:
        super().__init__(context, parent, _("Move the due date"), row.id)
        self.resize(*_SMALL)
        self.show_head(_("Move the due date"), f"{row.number} {row.title}")
        self._due = TextLine(_("New due date"))
        self._due.setPlaceholderText(_("e.g. Dec 2027, Q1 2026"))
        self._day = TextLine(_("Moved on"), typed_day(context.register.today()))
        self._reason = TextBox(_("Why is it moved?"), rows=3)
        self.add(label(_("Due now: {date}").format(date=row.due or "–")), 0)
        self.place("due", self._due, 1, 0)
        self.place("moved_on", self._day, 1, 1)
        self.add(date_caption(self._due, date_rules(context.reader)), 2)
        self.place("reason", self._reason, 3, 0, 2)
        if row.moves:
            self.add(label(moved_told(row.moves), "caption", wrap=True), 4)
        self.body.addStretch(1)
        self.finish(_("Move"), self._keep, self._written)
        self._due.setFocus()

    def _written(self) -> tuple[str, ...]:
        return self._due.text(), self._reason.raw_text(), self._day.text()

    def _keep(self) -> None:
        register, (due, reason, day) = self.context.register, self._written()
        self.close_with(lambda: move_due(register, self.row, due, reason, day))


class EndActionsDialog(RowForm):
    """Asks on which day one or several were kept, not kept or dropped, and what came of it."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        rows: Sequence[ActionRow],
        state: ActionState,
    ) -> None:
        promised = all(row.kind is ActionKind.COMMITMENT for row in rows)
        title = ending_title(state, promised=promised)
        super().__init__(context, parent, title)
        self._ids = tuple(row.id for row in rows)
        self._state = state
        self.resize(_SMALL[0], 320)
        told = f"{rows[0].number} {rows[0].title}" if len(rows) == 1 else ""
        several = _("{count} commitments and actions").format(count=len(rows))
        self.show_head(title, told or several)
        not_kept = _("Why it was not kept") if promised else _("Why it was not done")
        why = {
            ActionState.KEPT: _("What came of it"),
            ActionState.NOT_KEPT: not_kept,
            ActionState.DROPPED: _("Why it is dropped"),
        }[state]
        self._outcome = TextBox(why, rows=3)
        self._day = TextLine(_("Day"), typed_day(context.register.today()))
        self.place("outcome", self._outcome, 0, 0, 2)
        self.place("ended_on", self._day, 1, 0)
        self.body.addStretch(1)
        self.finish(title, self._keep, self._written)
        self._outcome.setFocus()

    def _written(self) -> Ending:
        return Ending(self._state, self._day.text(), self._outcome.raw_text())

    def _keep(self) -> None:
        def end() -> Change:
            return end_actions(self.context.register, self._ids, self._written())

        self.close_with(end)


def ending_title(state: ActionState, *, promised: bool) -> str:
    """What the dialog that asks about an ending is called; what was not `promised` was asked for by
    a meeting."""
    if not promised:
        return {
            ActionState.KEPT: _("Action carried out"),
            ActionState.NOT_KEPT: _("Action not carried out"),
            ActionState.DROPPED: _("Drop the action"),
        }[state]
    return {
        ActionState.KEPT: _("Commitment kept"),
        ActionState.NOT_KEPT: _("Commitment not kept"),
        ActionState.DROPPED: _("Drop the commitment"),
    }[state]


def moved_told(moves: Sequence[MoveLine]) -> str:
    """Every move in a line: "Flyttet 10. nov. 2023 fra mar. 2024 til juni 2024: forsinket"."""
    template = _("Moved {day} from {before} to {after}: {reason}")
    return "\n".join(
        template.format(day=move.on, before=move.before, after=move.after, reason=move.reason)
        for move in moves
    )


def _moves(context: WindowContext, action: str) -> tuple[MoveLine, ...]:
    row = action_row(context.reader, action, context.register.today()) if action else None
    return row.moves if row is not None else ()
