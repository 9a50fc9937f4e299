"""The account for one escalated project: how far it has come, and its words, saved as written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.accounts import Part
from portfolio_desktop.services.escalation_list import EscalationRow
from portfolio_desktop.ui.controls import TextLine, button, frame, label, labelled
from portfolio_desktop.ui.month_lamps import MonthLampsView
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_AWAITED = frozenset({AccountStage.NOT_ASKED, AccountStage.ASKED, AccountStage.REMINDED})


class AccountEditor(QWidget):
    """`written(part, words, goes_on)` asks for words to be saved, `verb_wished(id)` for a verb of
    the window; `writing_changed(bool)` says whether words wait to be saved, and `left` that the
    writer is done.
    """

    written = Signal(str, str, bool)
    verb_wished = Signal(str)
    writing_changed = Signal(bool)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: EscalationRow | None = None
        self._told_writing = False
        self._title = label("", "title")
        self._caption = label("", "caption", wrap=True)
        self._lamps = MonthLampsView(theme, _("Overall status by month"))
        self._stage = label("", "strong", wrap=True)
        self._reopened = label("", "caption", wrap=True)
        self._verbs = self._make_verbs()
        self.account = PassageBox(_("Account"), rows=4)
        self.account.setPlaceholderText(_("How the project stands, in the words of the account"))
        self.action = PassageBox(_("Corrective action in the account"), rows=2)
        self.action.setPlaceholderText(_("What is done to bring it back on plan"))
        self._given_by = TextLine(_("Given by"))
        self._given_by.setPlaceholderText(_("for instance the it-director of the region"))
        self._lay_out()
        self._connect()

    def _make_verbs(self) -> dict[str, QPushButton]:
        return {
            "ask_accounts": button(_("Ask for an account…"), name=_("Ask for this account")),
            "account_received": button(
                pgettext("account", "Received"), name=_("The account is received")
            ),
            "approve_account": button(
                pgettext("account", "Approve"), name=_("Approve the account"), look="primary"
            ),
            "reopen_account": button(pgettext("account", "Reopen…"), name=_("Reopen the account…")),
            "not_received": button(_("Not received after all"), look="link"),
            "put_back": button(_("Put back on the agenda")),
            "take_off": button(_("Take off the agenda…"), look="link"),
            "show_item": button(_("Show the project"), look="link"),
        }

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addLayout(words, 1)
        head.addWidget(self._lamps, 0, Qt.AlignmentFlag.AlignTop)
        texts = QHBoxLayout()
        texts.setSpacing(SPACE_L)
        texts.addWidget(labelled(_("Account"), self.account), 3)
        right = QVBoxLayout()
        right.setSpacing(SPACE_M)
        right.addWidget(labelled(_("Corrective action"), self.action), 1)
        right.addWidget(labelled(_("Given by"), self._given_by))
        texts.addLayout(right, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        whole.setSpacing(SPACE_M)
        whole.addLayout(head)
        whole.addWidget(self._stage_row())
        whole.addLayout(texts, 1)

    def _stage_row(self) -> QWidget:
        """How far it has come, and what can be done now."""
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._stage)
        told.addWidget(self._reopened)
        row = frame("aside")
        across = QHBoxLayout(row)
        across.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        across.setSpacing(SPACE_M)
        across.addLayout(told, 1)
        for each in self._verbs.values():
            across.addWidget(each)
        return row

    def _connect(self) -> None:
        for verb, made in self._verbs.items():
            wished = "account_received" if verb == "not_received" else verb
            made.clicked.connect(lambda _checked=False, name=wished: self.verb_wished.emit(name))
        for part, box in self.boxes.items():
            box.written.connect(
                lambda words, goes_on, name=part: self.written.emit(name, words, goes_on)
            )
            box.unsaved_changed.connect(self._tell_writing)
        self._given_by.committed.connect(lambda words: self.written.emit("given_by", words, False))
        for change in (self._given_by.committed, self._given_by.textChanged):
            change.connect(lambda _text: self._tell_writing())

    @property
    def boxes(self) -> dict[Part, PassageBox]:
        return {"account": self.account, "corrective_action": self.action}

    def show_row(self, row: EscalationRow, *, editable: bool, afresh: bool) -> None:
        """Show what is saved now; `afresh` where it is another project's or another month's."""
        self._shown = row
        self._title.setText(f"{row.number} {row.name}".strip())
        facts = (row.cause, _answers(row))
        self._caption.setText(" · ".join(fact for fact in facts if fact))
        self._lamps.show_months(row.lamps, row.lamp_words)
        self._stage.setText(row.state_words)
        reopened = row.stage is AccountStage.RECEIVED and bool(row.reopened)
        self._reopened.setText(_("Reopened: {reason}").format(reason=row.reopened))
        self._reopened.setVisible(reopened)
        self._offer(row, editable=editable)
        writes = editable and not row.locked and not row.taken_off
        for box, words in ((self.account, row.account), (self.action, row.corrective_action)):
            box.setReadOnly(not writes)
            box.show_text(words, afresh=afresh)
        self._given_by.setReadOnly(not writes)
        self._given_by.show_text(row.given_by, afresh=afresh)

    def _offer(self, row: EscalationRow, *, editable: bool) -> None:
        stage = None if row.taken_off or not editable else row.stage
        shown = {
            "ask_accounts": stage in _AWAITED,
            "account_received": stage in _AWAITED,
            "approve_account": stage is AccountStage.RECEIVED,
            "not_received": stage is AccountStage.RECEIVED,
            "reopen_account": stage is AccountStage.APPROVED,
            "put_back": editable and row.taken_off,
            "take_off": stage is not None and stage is not AccountStage.APPROVED,
            "show_item": True,
        }
        again = row.stage in {AccountStage.ASKED, AccountStage.REMINDED}
        words = pgettext("account", "Remind…") if again else _("Ask for an account…")
        self._verbs["ask_accounts"].setText(words)
        for verb, offered in shown.items():
            self._verbs[verb].setVisible(offered)

    def named(self, part: str) -> str:
        """A field as people know it: "Redegørelse, 18-6"."""
        fields: dict[str, QWidget] = {
            "account": self.account,
            "corrective_action": self.action,
            "given_by": self._given_by,
        }
        number = "" if self._shown is None else self._shown.number or self._shown.name
        return ", ".join(filter(None, (fields[part].accessibleName(), number)))

    def commit(self) -> None:
        """Save what is being written now, such as before another project is shown."""
        for box in self.boxes.values():
            box.save()
        self._given_by.commit()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again."""
        row = self._shown
        if row is not None:
            self.account.expect_saved(row.account)
            self.action.expect_saved(row.corrective_action)
            self._given_by.expect_saved(row.given_by)
            self._tell_writing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _tell_writing(self) -> None:
        boxes = any(box.unsaved for box in self.boxes.values())
        writing = boxes or self._given_by.unsaved
        if writing != self._told_writing:
            self._told_writing = writing
            self.writing_changed.emit(writing)


def _answers(row: EscalationRow) -> str:
    if not row.accountable:
        return _("nobody is named as accountable")
    return _("accountable: {name}").format(name=row.accountable)
