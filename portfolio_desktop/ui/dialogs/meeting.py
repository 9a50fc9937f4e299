"""A meeting's form: its board, day, time and place, and the days around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.meeting_days import MeetingDay
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.forums import forums
from portfolio_desktop.services.meeting_days import meeting_day_name
from portfolio_desktop.services.meeting_forms import (
    MeetingDraft,
    days_of_draft,
    known_board,
    meeting_draft,
    new_meeting_draft,
    no_working_day_words,
    usual_draft,
)
from portfolio_desktop.services.meetings import add_meeting, edit_meeting
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, heading, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_XS
from portfolio_desktop.ui.words import capital

_DUE = {
    "points_due": MeetingDay.POINTS,
    "material_due": MeetingDay.MATERIAL,
    "issue_due": MeetingDay.ISSUE,
    "minutes_due": MeetingDay.MINUTES,
}
_USUAL = ("starts", "ends", "place")


class MeetingDialog(FramedDialog):
    """For a new meeting, or the one that is given; `made` is the id of the one that was kept."""

    def __init__(self, context: WindowContext, parent: QWidget, meeting: str = "") -> None:
        title = _("The meeting") if meeting else _("New meeting")
        super().__init__(context, parent, title)
        self.resize(640, 520)
        self.made = meeting
        reader = context.reader
        draft = meeting_draft(reader, meeting) if meeting else new_meeting_draft(reader)
        self.forum = forum_choice(context, draft.forum)
        self.lines = {
            "held_on": TextLine(_("Day of the meeting"), draft.held_on),
            "starts": TextLine(_("Starts at"), draft.starts),
            "ends": TextLine(_("Ends at"), draft.ends),
            "place": TextLine(_("Place"), draft.place),
            "title": TextLine(_("Title, if it has one of its own"), draft.title),
            "number": TextLine(_("Meeting no."), draft.number),
            **{name: TextLine(meeting_day_name(day)) for name, day in _DUE.items()},
        }
        for name in _DUE:
            self.lines[name].setText(getattr(draft, name))
        self.note = TextBox(_("Note to the meeting"), draft.note, rows=2)
        self.lines["held_on"].setPlaceholderText(_("for instance 10.11.2023"))
        self._off_day = label("", "caption")
        self._told = label("", "caption", wrap=True)
        self._fill_body()
        for name, field in (*self.lines.items(), ("forum", self.forum)):
            self.name_field(name, field)
        for name in ("held_on", *_DUE):
            self.lines[name].textChanged.connect(lambda _text: self._count())
        self.forum.currentTextChanged.connect(lambda _text: self._take_usual())
        self._count()
        self.lines["held_on"].setFocus()
        self.guard_typed(self.draft)

    def _fill_body(self) -> None:
        lines = self.lines
        above = QVBoxLayout()
        above.setSpacing(SPACE_XS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_M)
        grid.addWidget(labelled(_("Board"), self.forum), 0, 0, 1, 2)
        grid.addWidget(_field(lines["title"]), 0, 2, 1, 2)
        for column, name in enumerate(("held_on", "starts", "ends", "number")):
            grid.addWidget(_field(lines[name]), 1, column)
            grid.setColumnStretch(column, 1)
        self._off_day.setMinimumHeight(self._off_day.fontMetrics().lineSpacing())  # nothing moves
        above.addLayout(grid)
        above.addWidget(self._off_day)
        above.addWidget(_field(lines["place"]))
        self.body.addLayout(above)
        self.body.addWidget(heading(_("Days around the meeting")))
        days = QHBoxLayout()
        days.setSpacing(SPACE_M)
        for name in _DUE:
            days.addWidget(_field(lines[name]), 1)
        self.body.addLayout(days)
        self.body.addWidget(self._told)
        self.body.addWidget(labelled(self.note.accessibleName(), self.note), 1)
        self.show_verb(_("Save"), self._keep)

    def draft(self) -> MeetingDraft:
        return MeetingDraft(
            forum=self.forum.currentText(),
            note=self.note.toPlainText(),
            **{name: field.text() for name, field in self.lines.items()},
        )

    def _take_usual(self) -> None:
        """Another board brings its usual times and place where nobody wrote others."""
        board = known_board(self.context.reader, self.forum.currentText())
        if board is not None and not self.made:
            usual = usual_draft(board)
            for name in _USUAL:
                self.lines[name].setText(getattr(usual, name))
        self._count()

    def _count(self) -> None:
        """Show in each empty field the day that is counted, as far as the day can be read, and say
        of a written one that it is no working day: it may be meant."""
        reader = self.context.reader
        self._off_day.setText(capital(no_working_day_words(reader, self.lines["held_on"].text())))
        self._told.setText("\n".join((self._counted_words(), *self._off_days())))

    def _off_days(self) -> Iterator[str]:
        """ "Materialefrist: søndag – ikke en arbejdsdag"."""
        for name in _DUE:
            why = no_working_day_words(self.context.reader, self.lines[name].text())
            if why:
                named = self.lines[name].accessibleName()
                yield _("{what}: {value}").format(what=named, value=why)

    def _counted_words(self) -> str:
        """What is counted, which is shown in each empty field."""
        names = {each.name for each in fields(MeetingDraft)} & set(_DUE)
        try:
            day = self.lines["held_on"].text()
            wanted = MeetingDraft(forum=self.forum.currentText(), held_on=day)
            days = days_of_draft(self.context.reader, wanted)
        except RuleError:
            for name in names:
                self.lines[name].setPlaceholderText("")
            return _("Write the day of the meeting, and the others are counted.")
        for name in names:
            self.lines[name].setPlaceholderText(typed_day(days.of(_DUE[name])))
        return _(
            "Empty fields follow the meeting, counted in Danish working days. Write a day to"
            " set it by hand."
        )

    def _keep(self) -> None:
        self.clear_fault()
        register, draft = self.context.register, self.draft()
        if self.made:
            meeting = self.made
            if self.context.perform(lambda: edit_meeting(register, meeting, draft)) is not None:
                self.accept()
            return
        added = self.context.perform(lambda: add_meeting(register, draft))
        if added is not None:
            self.made = added.id
            self.context.announce(added.change)
            self.accept()


def forum_choice(context: WindowContext, chosen: str) -> QComboBox:
    """The boards in use to choose from; another name can be written."""
    made = ChoiceBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setAccessibleName(_("Board"))
    made.addItems([each.name for each in forums(context.reader)])
    made.setCurrentText(chosen)
    return made


def _field(line: TextLine) -> QWidget:
    return labelled(line.accessibleName(), line)
