"""The course of a written procedure: who is asked, an answer, and how it ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QWidget,
)

from portfolio_desktop.domain.board_choices import PointDecision, ProcedureReply
from portfolio_desktop.domain.meetings import ProcedureAnswer
from portfolio_desktop.domain.participants import ParticipantKind, is_valid
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    Closing,
    ProcedureStanding,
    answer_procedure,
    close_procedure,
    reopen_procedure,
)
from portfolio_desktop.services.procedure_list import tally_words
from portfolio_desktop.services.procedures import (
    send_procedure,
    take_back_procedure,
    withdraw_procedure,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, heading, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.reason import Reasoned
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.tokens import SPACE_L


class SendDialog(FramedDialog):
    """Who is asked and by when; accepted when it is noted as sent."""

    def __init__(
        self, context: WindowContext, parent: QWidget, standing: ProcedureStanding
    ) -> None:
        super().__init__(context, parent, _("Send the written procedure"))
        self._standing = standing
        self.show_head(_("Send the written procedure"), _called(standing))
        self.resize(560, 560)
        self._asked = QListWidget()
        self._asked.setAccessibleName(_("Who is asked"))
        self._asked.setProperty("look", "ticks")
        self._fill_asked()
        self._due = TextLine(_("Reply due"), typed_day(standing.procedure.reply_due))
        self._sent = TextLine(
            _("Sent on"), typed_day(standing.procedure.sent_on or context.register.today())
        )
        self.name_field("participants", self._asked)
        self.name_field("reply_due", self._due)
        self.name_field("sent_on", self._sent)
        self.body.addWidget(labelled(_("Who is asked"), self._asked), 1)
        days = QHBoxLayout()
        days.setSpacing(SPACE_L)
        for day in (self._due, self._sent):
            days.addWidget(labelled(day.accessibleName(), day))
        self.body.addLayout(days)
        self.body.addWidget(date_caption(self._due, date_rules(context.reader)))
        words = _("Afterwards the letters open as drafts in your mail program.")
        self.body.addWidget(label(words, "caption", wrap=True))
        self.show_verb(_("Note as sent"), self._send)
        self._due.setFocus()

    def _fill_asked(self) -> None:
        """The regions at first, or those who were asked before."""
        reader, today = self.context.reader, self.context.register.today()
        asked = {each.participant_id for each in self._standing.answers}
        known = [each for each in in_danish_order(reader) if is_valid(each, today)]
        regions = {each.id for each in known if each.kind is ParticipantKind.REGION}
        ticked = asked or regions or {each.id for each in known}
        for each in known:
            item = QListWidgetItem(each.name)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = each.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self._asked.addItem(item)

    def _send(self) -> None:
        self.clear_fault()
        register, row = self.context.register, self._standing.procedure.id
        items = [self._asked.item(place) for place in range(self._asked.count())]
        asked = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        done = self.context.perform(
            lambda: send_procedure(
                register, row, asked, reply_due=self._due.text(), sent_on=self._sent.text()
            )
        )
        if done is not None:
            self.accept()


class AnswerDialog(FramedDialog):
    """One participant's answer, with its remarks and who gave it."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        name: str,
        answer: ProcedureAnswer,
        reply: ProcedureReply | None = None,
    ) -> None:
        super().__init__(context, parent, _("Answer"))
        self._answer = answer
        self.show_head(_("Answer"), name)
        self.resize(560, 460)
        self._replies = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        for place, each in enumerate((*ProcedureReply, None)):
            made = QRadioButton(reply_word(each))
            self._replies.addButton(made, place)
            row.addWidget(made)
        row.addStretch(1)
        wanted = reply or answer.reply
        self._replies.button([*ProcedureReply, None].index(wanted)).setChecked(True)
        self._remarks = TextBox(_("Words of the remarks"), answer.remarks, rows=4)
        self._given_by = TextLine(_("Given by"), answer.given_by)
        received = answer.received_on or context.register.today()
        self._received = TextLine(_("Received on"), typed_day(received))
        fields: dict[str, QWidget] = {
            "remarks": self._remarks,
            "given_by": self._given_by,
            "received_on": self._received,
        }
        for field, widget in fields.items():
            self.name_field(field, widget)
        self.body.addWidget(heading(_("Answer")))
        self.body.addLayout(row)
        self.body.addWidget(labelled(_("Remarks"), self._remarks), 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.addWidget(labelled(_("Given by"), self._given_by), 0, 0)
        grid.addWidget(labelled(_("Received on"), self._received), 0, 1)
        self.body.addLayout(grid)
        self.show_verb(_("Save"), self._keep)
        self._remarks.setFocus()
        self.guard_typed(self._draft)

    def _draft(self) -> AnswerDraft:
        reply = [*ProcedureReply, None][self._replies.checkedId()]
        return AnswerDraft(
            reply, self._remarks.toPlainText(), self._given_by.text(), self._received.text()
        )

    def _keep(self) -> None:
        self.clear_fault()
        register, draft = self.context.register, self._draft()
        row = self._answer.id
        if self.context.perform(lambda: answer_procedure(register, row, draft)) is not None:
            self.accept()


class ClosingDialog(FramedDialog):
    """The result of a procedure; what the answers amount to is chosen at first."""

    def __init__(
        self, context: WindowContext, parent: QWidget, standing: ProcedureStanding
    ) -> None:
        super().__init__(context, parent, _("Close the written procedure"))
        self._standing = standing
        self.show_head(_("Close the written procedure"), _called(standing))
        self.resize(640, 560)
        self._results = QButtonGroup(self)
        choices = QGridLayout()
        choices.setHorizontalSpacing(SPACE_L)
        choices.setVerticalSpacing(0)
        for place, each in enumerate(PointDecision):
            made = QRadioButton(capital(board_word(each)))
            self._results.addButton(made, place)
            choices.addWidget(made, place % _ROWS, place // _ROWS)
            if each is standing.suggested:
                made.setChecked(True)
        self._text = TextBox(_("Words of the result"), standing.procedure.result_text, rows=3)
        self._day = TextLine(_("Closed on"), typed_day(context.register.today()))
        self.name_field("result", self._results.button(0))
        self.name_field("closed_on", self._day)
        self.body.addWidget(label(_answers_told(standing), wrap=True))
        self.body.addWidget(heading(_("Result")))
        self.body.addLayout(choices)
        self.body.addWidget(labelled(_("Words of the result"), self._text), 1)
        self.body.addWidget(labelled(_("Closed on"), self._day))
        if standing.procedure.request_id is not None:
            words = _("The change request is decided with it, in the same step.")
            self.body.addWidget(label(words, "caption", wrap=True))
        self.show_verb(_("Close it"), self._close)
        self.guard_typed(lambda: (self._results.checkedId(), self._text.toPlainText()))

    def _close(self) -> None:
        self.clear_fault()
        chosen = self._results.checkedId()
        result = tuple(PointDecision)[chosen] if chosen >= 0 else None
        closing = Closing(result, self._text.toPlainText(), self._day.text())
        register, row = self.context.register, self._standing.procedure.id
        if self.context.perform(lambda: close_procedure(register, row, closing)) is not None:
            self.context.note_done()
            self.accept()


_ROWS = 4


def reply_word(reply: ProcedureReply | None) -> str:
    """ "Godkendt", "Bemærkninger", "Intet svar"."""
    return capital(board_word(reply)) if reply is not None else pgettext("reply", "No answer")


def reopening(register: RegisterFile, standing: ProcedureStanding) -> Reasoned:
    """Why the closed procedure is opened again."""
    row = standing.procedure.id
    return Reasoned(
        title=_("Reopen the written procedure"),
        about=_called(standing),
        means=_("Answers can then be changed, and it is out for answers until it is closed again."),
        why=_("Why is the closed procedure opened again?"),
        example=_("for instance: an answer came after it was closed"),
        verb=_("Reopen"),
        act=lambda reason: reopen_procedure(register, row, reason),
    )


def taking_back(register: RegisterFile, standing: ProcedureStanding) -> Reasoned:
    """Why the procedure that is out for answers becomes a draft again."""
    row = standing.procedure.id
    return Reasoned(
        title=_("Take the written procedure back"),
        about=_called(standing),
        means=_(
            "Its text, points and annexes can then be changed, and it is sent again. Answers that"
            " were given stay; press 0 at an answer that is to be given anew."
        ),
        why=_("Why is what was sent taken back?"),
        example=_("for instance: the date in the recommendation was wrong"),
        verb=_("Take it back"),
        act=lambda reason: take_back_procedure(register, row, reason),
    )


def withdrawing(register: RegisterFile, standing: ProcedureStanding) -> Reasoned:
    """Why nobody is to answer the procedure any more."""
    row = standing.procedure.id
    return Reasoned(
        title=_("Withdraw the written procedure"),
        about=_called(standing),
        means=_(
            "Nobody is asked any more, and nothing is decided. Tell those who have the letter. It"
            " keeps its number and its answers, and can be sent again."
        ),
        why=_("Why is the written procedure withdrawn?"),
        example=_("for instance: the case is taken at the meeting instead"),
        verb=_("Withdraw it"),
        act=lambda reason: withdraw_procedure(register, row, reason),
    )


def _called(standing: ProcedureStanding) -> str:
    return f"{capital(standing.name)} · {standing.procedure.title}"


def _answers_told(standing: ProcedureStanding) -> str:
    """What has been answered, and what that suggests."""
    told = _("Answers: {counted}.").format(counted=tally_words(standing.counted))
    if standing.suggested is None:
        return " ".join((told, _("They leave the result to be judged.")))
    word = board_word(standing.suggested)
    return " ".join((told, _("That amounts to: {result}.").format(result=word)))
