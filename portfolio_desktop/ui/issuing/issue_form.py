"""What of a meeting is printed and sent: kind and edition, which parts, when and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QRadioButton, QVBoxLayout

from portfolio_desktop.domain.meetings import Edition, IssueKind
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.issues import Sending, usual_kind, usual_recipients
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.pack_choices import parts_of, usual_choice
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, heading, label, labelled, line
from portfolio_desktop.ui.issuing.annex_ways import AnnexWays
from portfolio_desktop.ui.issuing.choice_form import ChoiceForm
from portfolio_desktop.ui.issuing.group import Group
from portfolio_desktop.ui.issuing.meeting_choice import MeetingChoice
from portfolio_desktop.ui.preview.finding_lines import FindingLines
from portfolio_desktop.ui.preview.preview import PrintForm
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S
from portfolio_desktop.workflows.issuing import PreparedIssue

_ANNOTATED = "annotated"
_LISTED = 60
"""So many findings are listed; how many more there are is said."""


class IssueForm(PrintForm[AgendaWish]):
    """`options` is what is printed; `sending` goes with it when it is issued. The parts are folded
    until they are asked for, and then the rest gives them room. `finding_wanted(PaperFinding)` when
    the user wants to see what one is about."""

    finding_wanted = Signal(object)

    def __init__(self, context: WindowContext, meeting_id: str = "") -> None:
        super().__init__()
        self._reader = context.reader
        today = context.register.today()
        self.meeting = MeetingChoice(context.reader, today, meeting_id)
        self.kind = _kinds()
        self._full = QRadioButton(_("Full edition"))
        self._open = QRadioButton(_("Open edition, without what is closed"))
        self._full.setChecked(True)
        self.choice = ChoiceForm(context)
        self.to = TextBox(pgettext("issue", "Sent to"), rows=2, grows_to=5)
        self._usual: dict[Edition, str] = {}
        self._to_of: dict[Edition, str] = {}
        self.day = TextLine(pgettext("issue", "Sent on"), typed_day(today))
        self._unreleased_title = label("", "late", wrap=True)
        self._unreleased = FindingLines(_("Items that are not released"))
        self._lacking_title = label("", "late", wrap=True)
        self._lacking = FindingLines(_("Things to mend"))
        self.annexes = AnnexWays()
        self._changes_title = heading("")
        self._changes = label("", "caption", wrap=True)
        self._lay_out()
        self._propose_kind()
        self._propose_recipients()
        self._propose_choice()
        self._connect()

    def _lay_out(self) -> None:
        self._what = Group(
            pgettext("issue", "What"),
            labelled(_("Meeting"), self.meeting),
            labelled(pgettext("issue", "Papers"), self.kind),
            self._full,
            self._open,
        )
        remembered = _("The choice is remembered once the papers are issued.")
        self._parts = Group(
            pgettext("issue", "Parts"), self.choice, label(remembered, "caption", wrap=True)
        )
        self._sending = Group(
            pgettext("issue", "Sending"),
            labelled(pgettext("issue", "Sent to"), self.to),
            labelled(pgettext("issue", "Sent on"), self.day),
            *(self.annexes, self._lacking_title, self._lacking),
            *(self._unreleased_title, self._unreleased),
            *(self._changes_title, self._changes),
        )
        self._parts.unfold(on=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(self._what)
        column.addWidget(line())
        column.addWidget(self._parts)
        column.addWidget(line())
        column.addWidget(self._sending)
        column.addStretch(1)
        self.show_prepared(None)

    def _connect(self) -> None:
        self.meeting.currentIndexChanged.connect(lambda _index: self._choose_meeting())
        self.kind.currentIndexChanged.connect(lambda _index: self._choose_kind())
        self._open.toggled.connect(self._choose_edition)
        self.choice.changed.connect(self._choose_parts)
        self.annexes.chosen.connect(self.choice.choose_way)
        self.to.textChanged.connect(self._tell_groups)
        for each in (self._lacking, self._unreleased):
            each.wanted.connect(self.finding_wanted)
        self._what.turned.connect(lambda on: self._give_room(self._what, on=on))
        self._parts.turned.connect(lambda on: self._give_room(self._parts, on=on))
        self._sending.turned.connect(lambda on: self._give_room(self._sending, on=on))
        self._tell_groups()

    @property
    def options(self) -> AgendaWish | None:
        """None where the register has no meeting, or no part is chosen."""
        meeting, choice = self.meeting.meeting_id, self.choice.choice
        if not meeting or not choice.parts:
            return None
        if self._annotated:
            return AgendaWish(meeting, annotated=True, choice=choice)
        return AgendaWish(meeting, self._kind, self._edition, choice=choice)

    @property
    def _annotated(self) -> bool:
        return bool(self.kind.currentData() == _ANNOTATED)

    @property
    def _kind(self) -> IssueKind:
        """Of which the parts are; the chair's own papers are an agenda."""
        return IssueKind.AGENDA if self._annotated else IssueKind(self.kind.currentData())

    @property
    def _edition(self) -> Edition:
        return Edition.OPEN if self._open.isChecked() else Edition.FULL

    @property
    def sending(self) -> Sending:
        return Sending(self.day.text(), self.to.raw_text())

    def show_prepared(self, prepared: PreparedIssue | None) -> None:
        """What is to be looked at before it is sent: what is lacking, what is not released, and
        what is new."""
        lacking = () if prepared is None else prepared.lacks
        self._lacking_title.setVisible(bool(lacking))
        self._lacking_title.setText(lacking_words(lacking))
        self._lacking.show_findings(lacking, _LISTED)
        unreleased = () if prepared is None else prepared.waiting
        self._unreleased_title.setVisible(bool(unreleased))
        self._unreleased.show_findings(unreleased, _LISTED)
        empty = prepared is not None and not prepared.content.items
        self._unreleased_title.setText(unreleased_words(unreleased))
        if empty:
            self._unreleased_title.setVisible(True)
            self._unreleased_title.setText(_("The agenda has no items, so it cannot be issued."))
        compared = "" if prepared is None else prepared.compared
        self._changes_title.setVisible(bool(compared))
        self._changes.setVisible(bool(compared))
        if prepared is None or not compared:
            return
        self._changes_title.setText(prepared.content.front.changes_title)
        self._changes.setText(
            "\n".join(f"– {each}" for each in prepared.changes) or _("Nothing has changed.")
        )

    def show_details(self) -> None:
        """What is to be looked at, with room to see it."""
        self._sending.unfold(on=True)
        self._give_room(self._sending, on=True)
        self.to.setFocus()

    def show_day(self) -> None:
        """The day it is sent, which cannot be read or is none."""
        self._sending.unfold(on=True)
        self._give_room(self._sending, on=True)
        self.day.setFocus()
        self.day.selectAll()

    def _give_room(self, group: Group, *, on: bool) -> None:
        """The parts take as much room as all the rest: one or the other is unfolded, unless there
        is room for both."""
        outside = self.parentWidget()
        room = outside.height() if outside is not None else 0
        others = (self._what, self._sending) if group is self._parts else (self._parts,)
        for other in others if on else ():
            if other.unfolded and self.heightForWidth(self.width()) > room:
                other.unfold(on=False)

    def _choose_parts(self) -> None:
        self._tell_groups()
        self.turned.emit()

    def _choose_kind(self) -> None:
        self._propose_choice()
        self._tell()

    def _choose_edition(self, open_now: bool) -> None:
        """Each edition has its own recipients, until they are known the same as the other's."""
        before, now = (Edition.FULL, Edition.OPEN) if open_now else (Edition.OPEN, Edition.FULL)
        written = self.to.raw_text()
        self._to_of[before] = written
        self.to.setPlainText(self._to_of.get(now) or written)
        self.choice.follow_edition(open_only=open_now)
        self._tell()

    def _choose_meeting(self) -> None:
        self.kind.blockSignals(True)  # one choice, one report
        self._propose_kind()
        self.kind.blockSignals(False)
        self._propose_recipients()
        self._propose_choice()
        self._tell()

    def _propose_kind(self) -> None:
        if self.meeting.meeting_id:
            proposed = usual_kind(meeting_of(self._reader, self.meeting.meeting_id))
            self.kind.setCurrentIndex(self.kind.findData(proposed.value))

    def _propose_recipients(self) -> None:
        """Those who got each edition last, unless something of one's own is written."""
        meeting, proposed = self.meeting.meeting_id, {"", *self._usual.values()}
        if meeting:
            self._usual = {each: usual_recipients(self._reader, meeting, each) for each in Edition}
        self._to_of = dict(self._usual)
        if self.to.raw_text() in proposed:
            self.to.setPlainText(self._usual.get(self._edition, ""))

    def _propose_choice(self) -> None:
        """The parts that were chosen the last time such papers were issued for the board."""
        meeting = self.meeting.meeting_id
        if meeting:
            usual = usual_choice(self._reader, meeting, self._kind)
            self.choice.show_choice(usual, parts_of(self._kind))

    def _tell_groups(self) -> None:
        self._what.show_summary(f"{self.meeting.currentText()} · {self.kind.currentText()}")
        self._parts.show_summary(self.choice.summary)
        self._sending.show_summary(" ".join(self.to.raw_text().split()) or _("Not said to whom"))

    def _tell(self) -> None:
        for each in (self._full, self._open, self.to, self.day):
            each.setEnabled(not self._annotated)
        self._tell_groups()
        self.changed.emit()


def lacking_words(lines: Sequence[object]) -> str:
    """ "2 ting bør rettes:", before they are listed."""
    words = ngettext("{count} thing to mend:", "{count} things to mend:", len(lines))
    return words.format(count=len(lines))


def unreleased_words(lines: Sequence[object]) -> str:
    """ "2 punkter er ikke frigivet:", before they are listed."""
    words = ngettext("{count} item is not released:", "{count} items are not released:", len(lines))
    return words.format(count=len(lines))


def _kinds() -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(pgettext("issue", "Papers"))
    for kind in IssueKind:
        made.addItem(capital(board_word(kind)), kind.value)
    made.addItem(_("Annotated agenda (never sent out)"), _ANNOTATED)
    made.setMinimumContentsLength(18)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
