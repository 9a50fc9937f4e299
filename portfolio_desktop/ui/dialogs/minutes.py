"""The minutes of a meeting: of what kind, how far they have come, and the comments on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.board_choices import MinutesKind, MinutesState
from portfolio_desktop.domain.meetings import MinutesComment
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.decided_where import item_numbers, meeting_name
from portfolio_desktop.services.meeting_desk import meeting_desk
from portfolio_desktop.services.meeting_lacks import lacking_words, undecided_words
from portfolio_desktop.services.minutes import (
    MinutesStanding,
    approval_day,
    approve_minutes,
    begin_minutes,
    choose_minutes_kind,
    minutes_standing,
    proposed_comments_due,
    reopen_minutes,
)
from portfolio_desktop.services.minutes_comments import (
    remove_comment,
    unsettle_comment,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import capital, day_words, listed
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import (
    TextLine,
    button,
    frame,
    heading,
    label,
    labelled,
    set_look,
)
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.minutes_comment import CommentDialog, SettlingDialog
from portfolio_desktop.ui.dialogs.minutes_sending import SendMinutes
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.reason import Reasoned, ReasonedDialog
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_SIZE = (940, 640)
_DAY_WIDTH, _KIND_WIDTH = 200, 220


class MinutesDialog(FramedDialog):
    """Every change is carried out at once and can be undone; what is shown is what is saved."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        meeting: str,
        send: SendMinutes,
        show: Callable[[], object],
    ) -> None:
        super().__init__(context, parent, pgettext("agenda", "Minutes"))
        self._meeting = meeting
        self._send = send
        self._standing = minutes_standing(context.reader, meeting)
        self.resize(*_SIZE)
        self._state = label("", "strong", wrap=True)
        self._told = label("", "caption", wrap=True)
        kinds = ((kind.value, capital(board_word(kind))) for kind in MinutesKind)
        self._kind: QComboBox = choice(
            _("Kind of minutes"), kinds, self._standing.meeting.minutes_kind.value
        )
        due = self._standing.meeting.comments_due or proposed_comments_due(
            context.reader, self._standing.meeting, context.register.today()
        )
        self._due = TextLine(_("Comments due"), typed_day(due))
        self.name_field("comments_due", self._due)
        self._verbs = self._make_verbs()
        self._model: RecordModel[MinutesComment] = RecordModel(self._columns(), self)
        self._table = RecordTable(_("Comments on the minutes"), self._model, TWO_LINES)
        self._table.lay_out(tuple(column.width for column in self._columns()))
        self._silent = label("", wrap=True)
        self._lay_out_body()
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        printed = button(_("Show the minutes…"))
        printed.clicked.connect(lambda: show())
        self.show_foot((printed,), (close,))
        self._connect()
        self.show_saved()

    def _make_verbs(self) -> dict[str, QPushButton]:
        return {
            "begin": button(_("Begin the minutes")),
            "send": button(_("Send for comments…")),
            "remind": button(_("Remind those who are silent…")),
            "approve": button(_("Approve the minutes")),
            "reopen": button(_("Reopen the minutes…")),
            "add": button(_("Add a comment…")),
            "edit": button(_("Edit the comment…")),
            "settle": button(_("Settle…")),
            "remove": button(_("Remove the comment")),
        }

    def _columns(self) -> tuple[RecordColumn[MinutesComment], ...]:
        reader = self.context.reader
        numbers = item_numbers(reader, self._meeting)
        names = {each.id: each.name for each in reader.participants()}

        def giver(each: MinutesComment) -> str:
            of = names.get(each.participant_id or "", "")
            return "\n".join(filter(None, (each.given_by, of)))

        return (
            RecordColumn(_("From"), giver, 170),
            RecordColumn(_("Item"), lambda each: numbers.get(each.item_id or "", "–"), 72),
            RecordColumn(_("Comment"), lambda each: each.text or _("No remarks"), 0),
            RecordColumn(_("What was done"), lambda each: each.treatment, 0),
            RecordColumn(_("Settled"), lambda each: _("Yes") if each.settled else _("No"), 84),
        )

    def _lay_out_body(self) -> None:
        stage = frame("aside")
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._state)
        told.addWidget(self._told)
        across = QHBoxLayout(stage)
        across.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        across.setSpacing(SPACE_S)
        across.addLayout(told, 1)
        for verb in ("begin", "send", "remind", "approve", "reopen"):
            across.addWidget(self._verbs[verb])
        self.body.addWidget(stage)
        fields = QHBoxLayout()
        fields.setSpacing(SPACE_L)
        self._kind.setFixedWidth(_KIND_WIDTH)
        self._due.setFixedWidth(_DAY_WIDTH)
        fields.addWidget(labelled(_("Kind of minutes"), self._kind))
        fields.addWidget(labelled(_("Comments due"), self._due))
        read = date_caption(self._due, date_rules(self.context.reader))
        read.setMinimumHeight(self._due.sizeHint().height())  # it stands beside the field's text
        fields.addWidget(read, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(fields)
        self.body.addWidget(heading(_("Comments")))
        self.body.addWidget(self._table, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE_S)
        for verb in ("add", "edit", "settle", "remove"):
            verbs.addWidget(self._verbs[verb])
        verbs.addStretch(1)
        self.body.addLayout(verbs)
        self.body.addWidget(self._silent)

    def _connect(self) -> None:
        acts = {
            "begin": self._begin,
            "send": lambda: self._send_out(silent_only=False),
            "remind": lambda: self._send_out(silent_only=True),
            "approve": self._approve,
            "reopen": self._reopen,
            "add": lambda: self._ask_comment(None),
            "edit": self._edit_marked,
            "settle": self._turn_settled,
            "remove": self._remove_marked,
        }
        for verb, act in acts.items():
            self._verbs[verb].clicked.connect(lambda _checked=False, wanted=act: wanted())
        self._kind.activated.connect(lambda _place: self._choose_kind())
        self._table.activated.connect(lambda _index: self._edit_marked())
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._offer())
        self.context.changed.connect(self._follow)

    def _follow(self, _change: object) -> None:
        """Bound, not a lambda: it goes with the dialog."""
        self.show_saved()

    def show_saved(self) -> None:
        """Show how the minutes stand now."""
        standing = self._standing = minutes_standing(self.context.reader, self._meeting)
        meeting = standing.meeting
        self.show_head(pgettext("agenda", "Minutes"), capital(meeting_name(meeting)))
        self._state.setText(_state_words(standing))
        self._told.setText(_told_words(standing))
        self._kind.setCurrentIndex(self._kind.findData(meeting.minutes_kind.value))
        marked = self._table.marked()
        self._model.set_records(standing.comments)
        if standing.comments:
            self._table.selectRow(min(marked or 0, len(standing.comments) - 1))
        self._silent.setText(_silent_words(standing))
        self._offer()

    def _offer(self) -> None:
        state, writable = self._standing.meeting.minutes_state, self.context.writable
        comment = self._marked()
        open_still = writable and state in {MinutesState.DRAFT, MinutesState.SENT}
        shown = {
            "begin": state is MinutesState.NONE,
            "send": state in {MinutesState.DRAFT, MinutesState.SENT},
            "remind": state is MinutesState.SENT and bool(self._standing.silent),
            "approve": state in {MinutesState.DRAFT, MinutesState.SENT},
            "reopen": state is MinutesState.APPROVED,
        }
        for verb, offered in shown.items():
            self._verbs[verb].setVisible(offered)
            self._verbs[verb].setEnabled(writable)
        self._lead_on()
        self._verbs["add"].setEnabled(open_still)
        for verb in ("edit", "settle", "remove"):
            self._verbs[verb].setEnabled(open_still and comment is not None)
        settled = comment is not None and comment.settled
        self._verbs["settle"].setText(_("Not settled") if settled else _("Settle…"))
        self._kind.setEnabled(writable and state is not MinutesState.APPROVED)
        self._due.setReadOnly(not open_still)

    def _lead_on(self) -> None:
        """The chief verb is the next step: minutes are sent for comments before their approval."""
        sent = self._standing.meeting.comments_due is not None
        set_look(self._verbs["send"], "" if sent else "primary")
        set_look(self._verbs["approve"], "primary" if sent else "")

    def _marked(self) -> MinutesComment | None:
        return self._model.at(self._table.marked())

    def _begin(self) -> None:
        register = self.context.register
        self.context.perform(lambda: begin_minutes(register, self._meeting))

    def _send_out(self, *, silent_only: bool) -> None:
        self.clear_fault()
        self._send(self, self._meeting, self._due.text(), silent_only=silent_only)

    def _approve(self) -> None:
        self.clear_fault()
        register, granted = self.context.register, self._standing.granted
        day = typed_day(granted.on) if granted is not None else ""
        possible = self.context.perform(
            lambda: approval_day(register, self._meeting, day), edits=False
        )
        if possible is None or not self._meant():
            return
        if self.context.perform(lambda: approve_minutes(register, self._meeting, day)) is not None:
            self.context.note_done()

    def _meant(self) -> bool:
        """What the minutes lack is told once more, before they are locked."""
        desk = meeting_desk(self.context.reader, self._meeting)
        lacking = lacking_words(desk, desk.meeting.ended_at)
        return not lacking or confirmed(
            self,
            "\n".join(lacking),
            go_on=_("Approve the minutes"),
            stay=_("Not yet"),
            why=_("Approved minutes are locked. They are opened again only with a reason."),
        )

    def _reopen(self) -> None:
        register, meeting = self.context.register, self._meeting
        reasoned = Reasoned(
            title=_("Reopen the minutes"),
            about=capital(meeting_name(self._standing.meeting)),
            means=_("They can then be changed, and are a draft until they are approved again."),
            why=_("Why are the approved minutes opened again?"),
            example=_("for instance: the decision under item 4 was noted wrongly"),
            verb=_("Reopen"),
            act=lambda reason: reopen_minutes(register, meeting, reason),
        )
        ReasonedDialog(self.context, self, reasoned).exec()

    def _choose_kind(self) -> None:
        register, kind = self.context.register, MinutesKind(self._kind.currentData())
        self.context.perform(lambda: choose_minutes_kind(register, self._meeting, kind))

    def _ask_comment(self, comment: MinutesComment | None) -> None:
        CommentDialog(self.context, self, self._meeting, comment).exec()

    def _edit_marked(self) -> None:
        comment = self._marked()
        if comment is not None and self._verbs["edit"].isEnabled():
            self._ask_comment(comment)

    def _turn_settled(self) -> None:
        """Settle the comment, saying how; or unsettle it at once."""
        comment, register = self._marked(), self.context.register
        self.clear_fault()
        if comment is None:
            return
        if comment.settled:
            self.context.perform(lambda: unsettle_comment(register, comment.id))
        else:
            SettlingDialog(self.context, self, comment).exec()

    def _remove_marked(self) -> None:
        comment, register = self._marked(), self.context.register
        if comment is not None:
            self.context.perform(lambda: remove_comment(register, comment.id))


def _state_words(standing: MinutesStanding) -> str:
    """ "Sendt i høring – frist 10. nov. 2023", "Godkendt 2. dec. 2023"."""
    meeting = standing.meeting
    word = capital(board_word(meeting.minutes_state))
    if meeting.minutes_state is MinutesState.SENT:
        return _("{state} – comments due {day}").format(
            state=word, day=day_words(meeting.comments_due)
        )
    if meeting.minutes_state is MinutesState.APPROVED:
        return f"{word} {day_words(meeting.minutes_approved_on)}"
    return word


def _told_words(standing: MinutesStanding) -> str:
    """What is left to do before they can be approved, or why they were opened again."""
    parts = []
    if standing.meeting.minutes_state is not MinutesState.APPROVED:
        parts.append(undecided_words(standing.undecided))
        if not standing.reopened:  # what the board approved is what was opened again
            parts.append(_granted_words(standing))
    if standing.reopened and standing.meeting.minutes_state is MinutesState.DRAFT:
        parts.append(_("Reopened: {reason}").format(reason=standing.reopened))
    return " ".join(filter(None, parts))


def _granted_words(standing: MinutesStanding) -> str:
    """That the board has approved them, and what is left to do here."""
    if standing.granted is None:
        return ""
    words = _("The board has approved them: {where}. Approve them here too")
    if standing.unsettled:
        words = _("The board has approved them: {where}. Settle the comments, then approve them")
    return words.format(where=standing.granted.where) + "."


def _silent_words(standing: MinutesStanding) -> str:
    if standing.meeting.minutes_state is not MinutesState.SENT:
        return ""
    if not standing.silent:
        return _("All have answered.")
    names = listed([each.name for each in standing.silent])
    return _("No answer yet from: {names}").format(names=names)
