"""Who takes part in a meeting: a line for each, in the order of the front page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import AttendanceRole, Presence
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda import meeting_heading
from portfolio_desktop.services.attendances import (
    AttendanceDraft,
    attendance_drafts,
    usual_attendances,
    write_attendances,
)
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.finding import participant_of
from portfolio_desktop.services.forums import forum
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.project_team import person_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, heading, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import ParticipantDialog, choice
from portfolio_desktop.ui.offering import offer_with
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import capital

_SIZE = (1280, 680)
"""Room for nine people and their mail addresses; a smaller screen takes what it has."""
_STRETCH = (4, 4, 5, 5, 5, 3, 3)
_FIELDS = ("name", "title", "participant", "mail", "role", "presence", "stands_in_for")


class AttendancesDialog(FramedDialog):
    """The whole list is kept in one edit."""

    def __init__(self, context: WindowContext, parent: QWidget, meeting: str) -> None:
        super().__init__(context, parent, _("Participants of the meeting"))
        self.resize(*_SIZE)
        self.setSizeGripEnabled(True)
        self._meeting = meeting
        reader = context.reader
        found = meeting_of(reader, meeting)
        board = forum(reader, found.forum_id)
        self.show_head(self.windowTitle(), meeting_heading(found, board.name if board else ""))
        persons = person_words(reader)
        self._persons = sorted(set(persons.values()))
        self._mails = {persons[each.id]: each.mail for each in reader.persons()}
        self._participants = [each.name for each in reader.participants()]
        self.lines: list[AttendanceLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_S)
        self._add = button(_("Add a participant"), look="link")
        self._usual = button(_("As at the last meeting"), look="link")
        self._create = button("", look="link")
        self._create.hide()
        self._unknown: AttendanceLine | None = None
        """The line whose organisation the register does not know."""
        self._none = label(_("Nobody is named yet."), "caption")
        self._fill_body()
        for draft in attendance_drafts(reader, meeting):
            self.add(draft)
        self._add.clicked.connect(lambda: self.add(AttendanceDraft()).fields["name"].setFocus())
        self._usual.clicked.connect(self._take_usual)
        self._create.clicked.connect(self._create_participant)
        self._tell_none()
        (self.lines[0].fields["name"] if self.lines else self._add).setFocus()
        self.guard_typed(self.drafts)

    def _fill_body(self) -> None:
        titles = (
            pgettext("party", "Name"),
            _("Title"),
            _("Organisation"),
            _("Mail"),
            _("Role"),
            _("Presence"),
            _("Stands in for"),
        )
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        for words, stretch in zip(titles, _STRETCH, strict=True):
            head.addWidget(_sharing(heading(words)), stretch)
        head.addSpacing(32 + SPACE_S)
        inside = QWidget()
        inside.setProperty("look", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addSpacing(24)
        below.addWidget(self._usual)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        self._people = ScrollRoom(inside)
        self.body.addWidget(self._people, 1)
        self.show_verb(_("Save"), self._keep)

    def add(self, draft: AttendanceDraft) -> AttendanceLine:
        """A line for somebody more."""
        line = AttendanceLine(draft, len(self.lines) + 1, self._persons, self._participants)
        line.gone.clicked.connect(lambda: self._remove(line))
        line.fields["name"].editingFinished.connect(lambda: line.know_mail(self._mails))
        for name, field in line.fields.items():
            self.name_field(line.named(name), field)
        line.fields["participant"].textChanged.connect(self._create.hide)
        self.lines.append(line)
        self._rows.addWidget(line)
        line.show()  # else it comes with a later event, and the cursor could not go there
        self._tell_none()
        return line

    def drafts(self) -> tuple[AttendanceDraft, ...]:
        return tuple(line.draft() for line in self.lines)

    def _take_usual(self) -> None:
        """Add whoever took part in the last meeting and is not named yet."""
        named = {draft.name for draft in self.drafts()}
        for draft in usual_attendances(self.context.reader, self._meeting):
            if draft.name not in named:
                self.add(draft)

    def _remove(self, line: AttendanceLine) -> None:
        for name in line.fields:
            self.forget_field(line.named(name))
        if line is self._unknown:
            self._create.hide()
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._tell_none()
        self._add.setFocus()

    def _tell_none(self) -> None:
        self._none.setVisible(not self.lines)

    def show_fault(self, message: Message) -> None:
        """Mark the line and field it is about, and offer to create what is not known there."""
        name, between, place = message.field.partition("/")
        if not between:
            super().show_fault(message)
            return
        line = self.lines[int(place)]
        super().show_fault(replace(message, field=line.named(name)))
        if message.code == "lead_unknown":
            self._offer_to_create(line)

    def _offer_to_create(self, line: AttendanceLine) -> None:
        """Right under the line, where one looks."""
        self._unknown = line
        name = line.fields["participant"].text().strip()
        self._create.setText(_("Create the participant “{name}”…").format(name=name))
        self._rows.insertWidget(self._rows.indexOf(line) + 1, self._create)
        self._create.show()
        QTimer.singleShot(0, self, lambda: self._people.ensureWidgetVisible(self._create))

    def _create_participant(self) -> None:
        line = self._unknown
        if line is None:
            return
        field = line.fields["participant"]
        form = ParticipantDialog(self.context, self, name=field.text().strip())
        if form.exec():
            made = participant_of(self.context.reader, form.participant)
            self._participants.append(made.name)
            field.setText(made.name)
            self.clear_fault()
            self._create.hide()
            field.setFocus()

    def _keep(self) -> None:
        self.clear_fault()
        self._create.hide()
        register, drafts = self.context.register, self.drafts()
        verb = write_attendances
        if self.context.perform(lambda: verb(register, self._meeting, drafts)) is not None:
            self.accept()


class AttendanceLine(QWidget):
    """Somebody at the meeting; a line without a name is nobody."""

    def __init__(
        self, draft: AttendanceDraft, number: int, persons: list[str], participants: list[str]
    ) -> None:
        super().__init__()
        self._draft = draft
        self._key = new_id()
        self.fields = {
            "name": _line(_("Name of participant {number}"), number, draft.name, persons),
            "title": _line(_("Title of participant {number}"), number, draft.title, ()),
            "participant": _line(
                _("Organisation of participant {number}"), number, draft.participant, participants
            ),
            "mail": _line(_("Mail of participant {number}"), number, draft.mail, ()),
            "stands_in_for": _line(
                _("Whom participant {number} stands in for"), number, draft.stands_in_for, ()
            ),
        }
        self.role = _choice(
            _("Role of participant {number}"), number, AttendanceRole, draft.role.value
        )
        self.presence = _choice(
            _("Presence of participant {number}"), number, Presence, draft.presence.value
        )
        self.gone = button(
            "×", look="quiet", name=_("Remove participant {number}").format(number=number)
        )
        self.gone.setFixedWidth(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        widgets = {**self.fields, "role": self.role, "presence": self.presence}
        for name, stretch in zip(_FIELDS, _STRETCH, strict=True):
            row.addWidget(_sharing(widgets[name]), stretch)
        row.addWidget(self.gone)

    def named(self, field: str) -> str:
        """What a field of this line is called in the dialog, wherever the line stands."""
        return f"{field}/{self._key}"

    def know_mail(self, mails: Mapping[str, str]) -> None:
        """A person of the register comes with the mail that is known."""
        if not self.fields["mail"].text():
            self.fields["mail"].setText(mails.get(self.fields["name"].text(), ""))

    def draft(self) -> AttendanceDraft:
        return AttendanceDraft(
            id=self._draft.id,
            role=AttendanceRole(self.role.currentData()),
            presence=Presence(self.presence.currentData()),
            note=self._draft.note,
            **{name: field.text() for name, field in self.fields.items()},
        )


def _sharing(part: QWidget) -> QWidget:
    """A part that takes its share of a line whatever it holds, so that columns stand straight."""
    part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return part


def _line(name: str, number: int, text: str, offered: Iterable[str]) -> TextLine:
    made = TextLine(name.format(number=number), text)
    names = list(offered)
    if names:
        completer = QCompleter(names, made)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offer_with(completer, made)
    return made


def _choice(
    name: str, number: int, kind: type[AttendanceRole] | type[Presence], chosen: str
) -> QComboBox:
    entries = [(each.value, capital(board_word(each))) for each in kind]
    return choice(name.format(number=number), entries, chosen)
