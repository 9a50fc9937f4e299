"""One written procedure: what it recommends, how far it has come, and the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.board_choices import ProcedureReply, ProcedureState
from portfolio_desktop.domain.meetings import ProcedureAnswer, WrittenProcedure
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.attachments import Owner, OwnerField
from portfolio_desktop.services.board_letters import numbered_points
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.procedure_answers import ProcedureStanding
from portfolio_desktop.services.procedure_list import ProcedureRow, tally_words
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.ui.attachments import AttachmentList
from portfolio_desktop.ui.case_label import CaseLabel
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.file_choice import FileChoice
from portfolio_desktop.ui.pages.records import ROW_HEIGHT, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

REPLIES: tuple[ProcedureReply | None, ...] = (*ProcedureReply, None)
"""In the order of their digits 1 to 3, and 0 for no answer."""
_ANSWER = 112
"""Room for the longest word of an answer, in px."""
_SAME_VERB = {"send_again": "send_procedure"}
"""What is called otherwise on its button than in the menu."""
_LEAST_ANSWERS = 210
"""Room for four answers under the heading, in px."""


class _AnswerTable(RecordTable):
    """`answered(reply)` when a digit is pressed."""

    answered = Signal(object)

    def __init__(self, name: str, model: RecordModel[ProcedureAnswer]) -> None:
        super().__init__(name, model, least=_ANSWER)
        self.read_whole(ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text in {"0", "1", "2", "3"}:
            self.answered.emit(REPLIES[int(text) - 1])
        else:
            super().keyPressEvent(event)


class ProcedureView(QWidget):
    """`verb_wished(id)` for a verb of the window, `answered(answer id, reply)` for a digit, and
    `left` on Escape."""

    verb_wished = Signal(str)
    answered = Signal(str, object)
    left = Signal()

    def __init__(self, context: WindowContext, files: FileChoice) -> None:
        super().__init__()
        self._annexes = AttachmentList(context, None, files=files, kinds=False)
        self._standing: ProcedureStanding | None = None
        self._title = label("", "title", wrap=True)
        self._facts = label("", "caption", wrap=True)
        self._state = label("", "strong", wrap=True)
        self._counted = label("", "caption", wrap=True)
        self._points = label("", wrap=True)
        self._text = CaseLabel()
        self._model: RecordModel[ProcedureAnswer] = RecordModel(self._columns(), self)
        self._table = _AnswerTable(_("Answers of the participants"), self._model)
        self._table.lay_out(tuple(column.width for column in self._columns()))
        self._table.setMinimumHeight(_LEAST_ANSWERS)
        self._keys = label(
            _("Answers by a key: 1 approved, 2 remarks, 3 rejected, 0 no answer; Enter for more."),
            "caption",
            wrap=True,
        )
        self._verbs = self._make_verbs()
        self._lay_out()
        for verb, made in self._verbs.items():
            wish = _SAME_VERB.get(verb, verb)
            made.clicked.connect(lambda _checked=False, name=wish: self.verb_wished.emit(name))
        self._table.answered.connect(self._answer)
        self._table.activated.connect(lambda _index: self.verb_wished.emit("answer_procedure"))

    def _columns(self) -> tuple[RecordColumn[ProcedureAnswer], ...]:
        def name(answer: ProcedureAnswer) -> str:
            return self._standing.names.get(answer.participant_id, "") if self._standing else ""

        def reply(answer: ProcedureAnswer) -> str:
            if answer.reply is None:
                return pgettext("reply", "No answer")
            return capital(board_word(answer.reply))

        return (
            RecordColumn(_("Participant"), name, 170),
            RecordColumn(_("Answer"), reply, _ANSWER),
            RecordColumn(_("Remarks"), lambda answer: " ".join(answer.remarks.split()), 0),
            RecordColumn(_("Given by"), lambda answer: answer.given_by, 120),
            RecordColumn(_("Received"), lambda answer: day_words(answer.received_on), 100),
        )

    def _make_verbs(self) -> dict[str, QPushButton]:
        return {
            "send_procedure": button(_("Send…"), name=_("Send the procedure…"), look="primary"),
            "remind_procedure": button(_("Letters…"), name=_("Letters to those who are asked…")),
            "close_procedure": button(_("Close…"), name=_("Close the procedure…"), look="primary"),
            "reopen_procedure": button(_("Reopen…"), name=_("Reopen the procedure…")),
            "take_back_procedure": button(
                _("Change what was sent…"), name=_("Take the procedure back to change it…")
            ),
            "edit_procedure": button(_("Edit…"), name=_("Edit the procedure…")),
            "withdraw_procedure": button(_("Withdraw…"), name=_("Withdraw the procedure…")),
            "send_again": button(
                _("Send again…"), name=_("Send the procedure again…"), look="primary"
            ),
            "remove_procedure": button(_("Remove"), name=_("Remove the procedure")),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(self._title)
        head.addWidget(self._facts)
        column.addLayout(head)
        column.addWidget(self._stage_row())
        across = QHBoxLayout()
        across.setSpacing(SPACE_L)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(heading(_("Recommendation")))
        left.addWidget(self._points)
        left.addWidget(self._text)
        left.addWidget(self._annexes)
        left.addStretch(1)
        across.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        right.addWidget(self._table, 1)
        right.addWidget(self._keys)
        across.addLayout(right, 5)
        column.addLayout(across, 1)

    def _stage_row(self) -> QWidget:
        """How far it has come, and what can be done now."""
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._state)
        told.addWidget(self._counted)
        row = frame("aside")
        across = QHBoxLayout(row)
        across.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        across.setSpacing(SPACE_S)
        across.addLayout(told, 1)
        for each in self._verbs.values():
            across.addWidget(each)
        return row

    @property
    def standing(self) -> ProcedureStanding | None:
        return self._standing

    @property
    def marked(self) -> ProcedureAnswer | None:
        """The answer that is marked."""
        return self._model.at(self._table.marked())

    def show_nothing(self) -> None:
        self._standing = None
        self._annexes.show_owner(None)
        self._model.set_records(())

    def show_standing(
        self, standing: ProcedureStanding, row: ProcedureRow, *, editable: bool
    ) -> None:
        """Show what is saved now."""
        before = self.marked
        self._standing = standing
        self._title.setText(f"{row.name}: {standing.procedure.title}")
        due = _("reply due {day}").format(day=row.due_words) if row.due_words else ""
        sent = day_words(standing.procedure.sent_on)
        sent = _("sent {day}").format(day=sent) if sent else ""
        self._facts.setText(" · ".join(filter(None, (row.project, sent, due, row.reported))))
        self._state.setText(_state(standing, row))
        self._counted.setText(tally_words(standing.counted))
        self._counted.setVisible(bool(standing.counted.asked))
        self._points.setText(numbered_points(standing.points))
        self._text.show_case(standing.procedure.text)
        drafted = standing.procedure.state is ProcedureState.DRAFT
        owner = Owner(OwnerField.PROCEDURE, standing.procedure.id)
        self._annexes.show_owner(owner, locked=not drafted)
        self._offer(standing.procedure, editable=editable)
        self._model.set_records(standing.answers)
        places = [
            place
            for place, each in enumerate(standing.answers)
            if before is not None and each.id == before.id
        ]
        if standing.answers:
            self._table.selectRow(places[0] if places else 0)

    def _offer(self, procedure: WrittenProcedure, *, editable: bool) -> None:
        state = procedure.state
        never_sent = state is ProcedureState.DRAFT and procedure.sent_on is None
        open_still = state in {ProcedureState.DRAFT, ProcedureState.SENT}
        shown = {
            "send_procedure": state is ProcedureState.DRAFT,
            "remind_procedure": state is ProcedureState.SENT,
            "close_procedure": state is ProcedureState.SENT,
            "reopen_procedure": state is ProcedureState.CLOSED,
            "edit_procedure": open_still,
            "take_back_procedure": state in {ProcedureState.SENT, ProcedureState.WITHDRAWN},
            "send_again": state is ProcedureState.WITHDRAWN,
            "withdraw_procedure": open_still and not never_sent,
            "remove_procedure": never_sent,
        }
        for verb, offered in shown.items():
            self._verbs[verb].setVisible(offered and editable)
        self._keys.setVisible(editable and state is ProcedureState.SENT)

    def mark_next(self) -> None:
        """Mark the next participant that has not answered."""
        records, here = self._model.records, self._table.marked() or 0
        later = [*range(here + 1, len(records)), *range(here + 1)]
        silent = [place for place in later if records[place].reply is None]
        if silent:
            self._table.selectRow(silent[0])

    def _answer(self, reply: ProcedureReply | None) -> None:
        answer = self.marked
        if answer is not None:
            self.answered.emit(answer.id, reply)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _state(standing: ProcedureStanding, row: ProcedureRow) -> str:
    """ "Sendt – svar mangler efter fristen", "Godkendt (afsluttet 2. nov. 2023)"."""
    if standing.procedure.state is ProcedureState.CLOSED:
        day = day_words(standing.procedure.closed_on)
        return _("{result} (closed {day})").format(result=row.state_words, day=day)
    words = capital(board_word(standing.procedure.state))
    if row.late:
        return _("{state} – answers are missing after the day").format(state=words)
    if standing.reopened and standing.procedure.state is ProcedureState.SENT:
        return _("{state} – opened again: {reason}").format(state=words, reason=standing.reopened)
    if standing.reopened and standing.procedure.state is ProcedureState.DRAFT:
        return _("{state} – taken back: {reason}").format(state=words, reason=standing.reopened)
    if standing.reopened and standing.procedure.state is ProcedureState.WITHDRAWN:
        return _("{state}: {reason}").format(state=words, reason=standing.reopened)
    return words
