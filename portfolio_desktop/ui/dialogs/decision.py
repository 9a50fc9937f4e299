"""Recording what was decided about a change request, by whom and where, and seeing what it does."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.decision_places import DecisionPlace, decision_places
from portfolio_desktop.services.decisions import decision_faults
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.outlook import outlook
from portfolio_desktop.services.requests import (
    OUTCOMES,
    Decision,
    RequestDraft,
    decide_request,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.words import day_words, request_state_word
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import (
    TextBox,
    TextLine,
    heading,
    label,
    labelled,
    set_look,
)
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.dialogs.decided_at import DecidedAt
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.request_changes import RequestChanges
from portfolio_desktop.ui.dialogs.request_side import SIDE_WIDTH, ConsequenceList
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S, SPACE_XL

_SIZE = (900, 680)


class DecisionDialog(FramedDialog):
    """Asks for the outcome, the day, and the meeting or written procedure that decided.

    The side tells what recording it would do, and follows what is chosen and typed.
    """

    def __init__(
        self, context: WindowContext, parent: QWidget, request: str, draft: RequestDraft
    ) -> None:
        super().__init__(context, parent, _("Record a decision"))
        self._request = request
        caption = _("Change request {number} · {title}").format(
            number=draft.number, title=draft.title
        )
        self.show_head(_("Record a decision"), caption)
        self.resize(*_SIZE)
        self._outcomes = QButtonGroup(self)
        self._make_fields(draft)
        self._lay_out_body()
        self.show_verb(_("Record the decision"), self._record)
        self._outcomes.idToggled.connect(lambda _id, on: self._show_outcome() if on else None)
        self._granted.changed.connect(self._show_outlook)
        self._show_outcome()
        self.guard_typed(self._decision)

    def _make_fields(self, draft: RequestDraft) -> None:
        reader = self.context.reader
        for place, outcome in enumerate(OUTCOMES):
            choice = QRadioButton(request_state_word(outcome).capitalize())
            self._outcomes.addButton(choice, place)
        self._choices = _Choices(self._outcomes.buttons())
        today = self.context.register.today()
        self._granted = RequestChanges(
            reader, draft.project_id, draft.changes, today, only_these=True
        )
        self._submitted = TextLine(_("Submitted on"), draft.submitted_on)
        self._day = TextLine(_("Decided on"), draft.meeting_on)
        for day in (self._submitted, self._day):
            day.setPlaceholderText(_("for instance 10.11.2023"))
        places = decision_places(reader, self._request)
        own = places.of_item(finding.request(reader, self._request).item_id)
        words = own.words if own is not None else draft.meeting
        self._forum = TextLine(
            _("Decided by"), own.board if own is not None else reader.info().forum
        )
        self._at = DecidedAt(_("Meeting or written procedure"), words, places)
        self._at.chosen.connect(self._follow_place)
        self._reference = self._at.line
        self._reference.setPlaceholderText(_("for instance the meeting's item 5, or a mail no. 14"))
        self._note = TextBox(_("Wording of the decision"), rows=3)
        granted = self._granted.fields()
        fields: dict[str, QWidget] = {
            "submitted_on": self._submitted,
            "decided_on": self._day,
            "outcome": self._choices,
            "forum": self._forum,
            "reference": self._reference,
            **granted,
        }
        if granted:
            fields["granted"] = next(iter(granted.values()))
        for name, field in fields.items():
            self.name_field(name, field, _("Decision") if name == "outcome" else "")

    def _follow_place(self, place: DecisionPlace) -> None:
        """What the register knows of the place that was chosen: who decides there, and when."""
        self._forum.setText(place.board)
        if place.day:
            self._day.setText(place.day)

    def _lay_out_body(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(self.body.spacing())
        left.addWidget(heading(_("Decision")))
        left.addWidget(self._choices)
        left.addWidget(self._laid_out_granted())
        left.addLayout(self._laid_out_who())
        left.addWidget(self._at)
        left.addWidget(labelled(_("Wording of the decision"), self._note), 1)
        self._side = ConsequenceList(self.context.theme, _("When it is recorded"))
        self._side.setFixedWidth(SIDE_WIDTH)
        self._side.column.addStretch(1)
        self._side.column.addWidget(label(_("The decision can be undone."), "caption"))
        across = QHBoxLayout()
        across.setSpacing(SPACE_XL)
        across.addLayout(left, 1)
        across.addWidget(self._side)
        self.body.addLayout(across, 1)

    def _laid_out_granted(self) -> QWidget:
        self._instead = QWidget()
        column = QVBoxLayout(self._instead)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(_("What is approved instead")))
        column.addWidget(self._granted)
        advice = _("What was asked for stands in the fields: correct what is approved otherwise.")
        column.addWidget(label(advice, "caption", wrap=True))
        return self._instead

    def _laid_out_who(self) -> QHBoxLayout:
        who = QHBoxLayout()
        who.setSpacing(SPACE_L)
        who.addWidget(labelled(_("Submitted on"), self._submitted), 1)
        who.addWidget(labelled(_("Decided on"), self._day), 1)
        self._by = labelled(_("Decided by"), self._forum)
        who.addWidget(self._by, 1)
        return who

    @property
    def _outcome(self) -> RequestState | None:
        """What is chosen; nothing is proposed, since it must not be recorded by a slip."""
        chosen = self._outcomes.checkedId()
        return None if chosen < 0 else OUTCOMES[chosen]

    def _show_outcome(self) -> None:
        """Only the fields that this outcome needs; what was typed in the others is kept."""
        self.mend_fault("outcome")
        self._instead.setVisible(self._outcome is RequestState.APPROVED_WITH_CHANGES)
        decided = self._outcome is not RequestState.WITHDRAWN
        self._by.setVisible(decided)
        self._at.setVisible(decided)
        self._show_outlook()

    def showEvent(self, event: QShowEvent) -> None:
        """Opens as large as the largest outcome needs: a choice must not move the choices from
        under the pointer."""
        if not event.spontaneous():
            self._instead.show()
            super().showEvent(event)
            self._show_outcome()
            return
        super().showEvent(event)

    def _show_outlook(self) -> None:
        context = self.context
        day = min(context.register.today(), context.period.last_day)
        self._side.show_outlook(outlook(context.reader, self._request, self._decision(), day))
        self.make_room()

    def _decision(self) -> Decision:
        """The decision as it is typed now."""
        changed = self._outcome is RequestState.APPROVED_WITH_CHANGES
        decided = self._outcome is not RequestState.WITHDRAWN
        place = self._at.place if decided else None
        return Decision(
            self._outcome,
            self._day.text(),
            self._forum.text() if decided else "",
            self._reference.text() if decided else "",
            self._note.toPlainText(),
            self._granted.typed if changed else (),
            self._submitted.text(),
            self._granted.refused if changed else (),
            place.item_id if place is not None else None,
            place.procedure_id if place is not None else None,
        )

    def _record(self) -> None:
        self.clear_fault()
        register, decision = self.context.register, self._decision()
        faults = decision_faults(register.reader, self._request, decision)
        if faults:
            self.show_faults([message_for(each) for each in faults])
            return
        if not self._day_meant():
            self._day.setFocus()
            return
        done = self.context.perform(lambda: decide_request(register, self._request, decision))
        if done is not None:
            self.context.note_done()
            self.accept()

    def _day_meant(self) -> bool:
        """A meeting that is still to come has decided nothing yet: that is asked."""
        register = self.context.register
        reading = read_date(self._day.text(), date_rules(self.context.reader))
        if reading.earliest is None or reading.earliest <= register.today():
            return True
        return confirmed(
            self,
            _("The day of the decision, {day}, is still to come. Record it all the same?").format(
                day=day_words(reading.earliest)
            ),
            go_on=_("Record it all the same"),
            stay=_("Correct the day"),
        )


class _Choices(QWidget):
    """The outcomes under each other; what is wrong with the choice is marked at all of them."""

    def __init__(self, choices: Iterable[QAbstractButton]) -> None:
        super().__init__()
        self._buttons = tuple(choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for choice in self._buttons:
            column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._buttons[0])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:
            for choice in self._buttons:
                set_look(choice, self.property("look") or "")
        return super().event(event)
