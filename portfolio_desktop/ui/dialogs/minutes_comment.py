"""The form of one comment on draft minutes, and of what was done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QWidget

from portfolio_desktop.domain.meetings import MinutesComment
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.attendances import named_attendances
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.minutes import minutes_standing
from portfolio_desktop.services.minutes_comments import (
    CommentDraft,
    add_comment,
    comment_draft,
    edit_comment,
    settle_comment,
)
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, button, label, labelled, tick
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.offering import offer_with
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S


class CommentDialog(FramedDialog):
    """Adds a comment, or changes one."""

    def __init__(
        self, context: WindowContext, parent: QWidget, meeting: str, comment: MinutesComment | None
    ) -> None:
        title = _("Comment on the minutes")
        super().__init__(context, parent, title)
        self._meeting, self._comment = meeting, comment
        self.show_head(title)
        self.resize(680, 560)
        draft = comment_draft(comment) if comment else CommentDraft("")
        self._make_fields(draft)
        self._lay_out_fields()
        self.show_verb(_("Save"), self._keep)
        self._given_by.setFocus()
        self.guard_typed(self._draft)

    def _make_fields(self, draft: CommentDraft) -> None:
        reader = self.context.reader
        silent = minutes_standing(reader, self._meeting).silent
        self._given_by = TextLine(_("Given by"), draft.given_by)
        self._given_by.setPlaceholderText(silent[0].name if silent else "")
        self._people = {each.name: each for each in named_attendances(reader, self._meeting)}
        offered = QCompleter(sorted(self._people, key=danish_key), self._given_by)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        offer_with(offered, self._given_by)
        self._given_by.textChanged.connect(self._follow_name)
        parties = [("", _("Nobody in particular"))]
        parties += [(each.id, each.name) for each in in_danish_order(reader)]
        self._party = choice(_("Participant"), parties, draft.participant_id or "")
        items = [("", _("The minutes as a whole"))]
        for number, item in items_of(reader, self._meeting):
            items.append((item.id, f"{number}. {item.title}"))
        self._item = choice(_("About"), items, draft.item_id or "")
        received = draft.received_on or typed_day(self.context.register.today())
        self._received = TextLine(_("Received on"), received)
        self._text = TextBox(_("Comment"), draft.text, rows=4)
        self._treatment = TextBox(_("What was done about it"), draft.treatment, rows=3)
        self._settled = tick(_("The comment is settled"))
        self._settled.setChecked(draft.settled)

    def _lay_out_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        fields = (
            ("given_by", self._given_by, 0, 0, 1),
            ("participant_id", self._party, 0, 1, 1),
            ("item_id", self._item, 1, 0, 1),
            ("received_on", self._received, 1, 1, 1),
            ("text", self._text, 2, 0, 2),
            ("treatment", self._treatment, 3, 0, 2),
        )
        for name, field, row, column, span in fields:
            self.name_field(name, field)
            grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)
        grid.addWidget(self._settled, 4, 0, 1, 2)
        words = _("Without words it says that there are no remarks.")
        grid.addWidget(label(words, "caption", wrap=True), 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid, 1)

    def _follow_name(self, name: str) -> None:
        """Whoever was at the meeting speaks for the participant that they were there for."""
        found = self._people.get(name)
        place = self._party.findData(found.participant_id) if found is not None else -1
        if place >= 0:
            self._party.setCurrentIndex(place)

    def _draft(self) -> CommentDraft:
        return CommentDraft(
            self._text.toPlainText(),
            self._given_by.text(),
            str(self._party.currentData()) or None,
            str(self._item.currentData()) or None,
            self._received.text(),
            self._treatment.toPlainText(),
            self._settled.isChecked(),
        )

    def _keep(self) -> None:
        self.clear_fault()
        register, draft = self.context.register, self._draft()
        if self._comment is not None:
            row = self._comment.id
            done = self.context.perform(lambda: edit_comment(register, row, draft)) is not None
        else:
            added = self.context.perform(lambda: add_comment(register, self._meeting, draft))
            done = added is not None
            if added is not None:
                self.context.announce(added.change)
        if done:
            self.accept()


class SettlingDialog(FramedDialog):
    """Settles a comment; how is said in the usual words, in others, or not at all."""

    def __init__(self, context: WindowContext, parent: QWidget, comment: MinutesComment) -> None:
        super().__init__(context, parent, _("Settle the comment"))
        self._comment = comment
        self.show_head(_("Settle the comment"), comment.given_by)
        self.resize(560, 340)
        self.body.addWidget(label(comment.text, wrap=True))
        self._treatment = TextBox(_("What was done about it"), comment.treatment, rows=3)
        self._treatment.setPlaceholderText(_("for instance: put into the minutes under item 4"))
        self.name_field("treatment", self._treatment)
        usual = QHBoxLayout()
        usual.setSpacing(SPACE_S)
        for words in (_("Put into the minutes"), _("Noted"), _("Not put into the minutes")):
            made = button(words, name=_("Write: {words}").format(words=words))
            made.clicked.connect(lambda _on=False, said=words: self._say(said))
            usual.addWidget(made)
        usual.addStretch(1)
        self.body.addLayout(usual)
        self.body.addWidget(labelled(_("What was done about it"), self._treatment), 1)
        self.show_verb(_("Settled"), self._settle)
        self._treatment.setFocus()
        self.guard_typed(self._treatment.toPlainText)

    def _say(self, words: str) -> None:
        self._treatment.setPlainText(words)
        self._treatment.setFocus()
        self._treatment.moveCursor(QTextCursor.MoveOperation.End)

    def _settle(self) -> None:
        register, said = self.context.register, self._treatment.toPlainText()
        row = self._comment.id
        if self.context.perform(lambda: settle_comment(register, row, said)) is not None:
            self.accept()
