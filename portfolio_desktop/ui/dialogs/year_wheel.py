"""A year's meetings at once: the days are written, and the deadlines of each are shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.meeting_days import MeetingDay
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.meeting_days import meeting_day_name
from portfolio_desktop.services.meeting_forms import (
    MeetingDraft,
    days_of_draft,
    new_meeting_draft,
    readable_days,
    series_days,
    series_warnings,
)
from portfolio_desktop.services.meetings import add_series
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import day_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, heading, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.meeting import forum_choice
from portfolio_desktop.ui.screen_room import ScrollRoom
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M


class YearWheelDialog(FramedDialog):
    """`made` are the ids of the meetings that were made, by their day."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Year wheel"))
        self.resize(720, 520)
        self.made: tuple[str, ...] = ()
        self._usual = new_meeting_draft(context.reader)
        self.forum = forum_choice(context, self._usual.forum)
        self.starts = TextLine(_("Starts at"), self._usual.starts)
        self.ends = TextLine(_("Ends at"), self._usual.ends)
        self.place = TextLine(_("Place"), self._usual.place)
        self.days = TextBox(_("Days of the meetings"), rows=9)
        self.days.setPlaceholderText(_("one day on each line, for instance\n2.2.2024\n12.4.2024"))
        self._told = label("", wrap=True)
        self._fill_body()
        self.name_field("days", self.days)
        self.name_field("forum", self.forum)
        self.name_field("starts", self.starts)
        self.name_field("ends", self.ends)
        self.days.textChanged.connect(self._show)
        self.forum.currentTextChanged.connect(lambda _text: self._show())
        self._show()
        self.days.setFocus()
        self.guard_typed(lambda: (self.draft(), self.days.toPlainText()))

    def _fill_body(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(labelled(_("Board"), self.forum), 3)
        for field in (self.starts, self.ends):
            above.addWidget(labelled(field.accessibleName(), field), 1)
        above.addWidget(labelled(self.place.accessibleName(), self.place), 3)
        told = QWidget()
        told.setProperty("look", "panel")
        inside = QVBoxLayout(told)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._told)
        inside.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(heading(_("What is made")))
        right.addWidget(ScrollRoom(told), 1)
        both = QHBoxLayout()
        both.setSpacing(SPACE_L)
        both.addWidget(labelled(self.days.accessibleName(), self.days), 2)
        both.addLayout(right, 5)
        self.body.addLayout(above)
        self.body.addLayout(both, 1)
        self._make = self.show_verb(_("Make the meetings"), self._keep)

    def draft(self) -> MeetingDraft:
        return replace(
            self._usual,
            forum=self.forum.currentText(),
            starts=self.starts.text(),
            ends=self.ends.text(),
            place=self.place.text(),
        )

    def _show(self) -> None:
        """The meetings with their deadlines, as far as the days can be read."""
        reader, forum = self.context.reader, self.forum.currentText()
        typed, faults = readable_days(reader, self.days.toPlainText())
        try:
            days = series_days(reader, forum, typed)
            odd = [f"⚠ {each}" for each in (*faults, *series_warnings(reader, typed))]
        except RuleError as error:
            self._told.setText(problem_sentence(error.problem))
            self._make.setEnabled(True)  # which then tells it at the field
            return
        lines = [self._line(MeetingDraft(forum=forum, held_on=typed_day(day))) for day in days]
        count = len(days)
        words = ngettext("{count} meeting", "{count} meetings", count).format(count=count)
        self._told.setText("\n".join([words, *odd, "", *lines]))

    def _line(self, draft: MeetingDraft) -> str:
        days = days_of_draft(self.context.reader, draft)
        around = [
            f"{meeting_day_name(kind).lower()} {day_words(day)}"
            for kind in MeetingDay
            if kind is not MeetingDay.HELD and (day := days.of(kind)) is not None
        ]
        return f"{day_words(days.held)}:\n{', '.join(around)}\n"

    def _keep(self) -> None:
        self.clear_fault()
        register, draft, days = self.context.register, self.draft(), self.days.toPlainText()
        made = self.context.perform(lambda: add_series(register, draft, days))
        if made is not None:
            self.made = made.ids
            self.context.announce(made.change)
            self.accept()
