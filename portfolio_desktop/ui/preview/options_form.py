"""What to print: for whom, compared with which status, and whether our own remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout

from portfolio_desktop.domain.dates import Precision, read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.closed_mentions import ClosedMention
from portfolio_desktop.services.pack_basis import PackOptions, PurposeShown
from portfolio_desktop.services.pack_parts import REPORT
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import TextLine, heading, label, labelled, line, set_level
from portfolio_desktop.ui.issuing.choice_form import ChoiceForm
from portfolio_desktop.ui.issuing.group import Group
from portfolio_desktop.ui.preview.named_lines import NamedLines
from portfolio_desktop.ui.preview.preview import PrintForm
from portfolio_desktop.ui.preview.warning_line import WarningLine
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S


class OptionsForm(PrintForm[PackOptions]):
    """`changed` when the report would be another one, or none: `options` is None while the day of
    the last meeting cannot be read. The day counts when its field is left or Enter is pressed; the
    register's `meeting` is proposed. `warnings` tells what to look at first, and `named` which
    texts of the open edition name what is closed; in `choice` the parts
    are chosen, folded until they are asked for.
    """

    def __init__(
        self, period: Period, meeting: date | None = None, choice: ChoiceForm | None = None
    ) -> None:
        super().__init__()
        self._choice = choice
        self._period = period
        self._month = QRadioButton(
            _("With last month ({month})").format(month=period_words(period.previous))
        )
        self._meeting = QRadioButton(_("With the last meeting"))
        proposed = "" if meeting is None else f"{meeting:%d.%m.%Y}"
        self._day = TextLine(_("Date of the last meeting"), proposed)
        self._written = proposed
        self._day.setPlaceholderText(_("for instance 1.9.2023"))
        self._note = label("", "caption", wrap=True)
        self._full = QRadioButton(_("Full edition"))
        self._open = QRadioButton(_("Open edition, without what is closed"))
        self._purpose = ChoiceBox()
        self._purpose.setAccessibleName(_("Purpose"))
        for shown, words in (
            (PurposeShown.NEW, _("Only for new projects")),
            (PurposeShown.ALL, _("For all projects")),
            (PurposeShown.NONE, _("For none")),
        ):
            self._purpose.addItem(words, shown.value)
        self._notes = QCheckBox(_("The secretariat's remarks"))
        self._notes.setChecked(True)
        self._parts = QCheckBox(_("A row for each sub-project"))
        self._parts.setChecked(True)
        self.warnings = WarningLine()
        self.named = NamedLines()
        self._group_choices()
        self._day.setEnabled(False)
        self._lay_out()
        self._meeting.toggled.connect(self._choose_meeting)
        self._open.toggled.connect(self._choose_edition)
        self._day.committed.connect(self._take_day)
        self._day.editingFinished.connect(self._mark_unread)
        self._purpose.currentIndexChanged.connect(lambda _index: self._tell())
        self._notes.toggled.connect(lambda _on: self._tell())
        self._parts.toggled.connect(lambda _on: self._tell())

    def _group_choices(self) -> None:
        """Two pairs on one form: of each, one is chosen."""
        for first, second in ((self._month, self._meeting), (self._full, self._open)):
            pair = QButtonGroup(self)
            pair.addButton(first)
            pair.addButton(second)
            first.setChecked(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(label(_("Status report"), "title"))
        column.addWidget(label(period_words(self._period), "caption"))
        column.addSpacing(SPACE_S)
        column.addWidget(heading(pgettext("report", "Edition")))
        column.addWidget(self._full)
        column.addWidget(self._open)
        column.addWidget(self.named)
        column.addSpacing(SPACE_S)
        column.addWidget(heading(_("Compare")))
        column.addWidget(self._month)
        column.addWidget(self._meeting)
        column.addWidget(self._day)
        column.addWidget(self._note)
        column.addSpacing(SPACE_S)
        column.addWidget(labelled(_("Purpose"), self._purpose))
        column.addWidget(self._notes)
        column.addWidget(self._parts)
        if self._choice is not None:
            column.addWidget(line())
            column.addWidget(self._chosen_parts(self._choice))
            column.addWidget(line())
        column.addSpacing(SPACE_S)
        column.addWidget(self.warnings)
        column.addStretch(1)

    def _chosen_parts(self, choice: ChoiceForm) -> Group:
        group = Group(pgettext("issue", "Parts"), choice)
        group.unfold(on=False)
        group.show_summary(choice.summary)
        choice.changed.connect(self.turned)
        choice.changed.connect(lambda: group.show_summary(choice.summary))
        return group

    @property
    def options(self) -> PackOptions | None:
        """What is chosen now."""
        choice = REPORT if self._choice is None else self._choice.choice
        if not choice.parts:
            return None
        purpose = PurposeShown(self._purpose.currentData())
        notes, parts = self._notes.isChecked(), self._parts.isChecked()
        wanted = PackOptions(
            self._period, None, purpose, notes, parts, self._open.isChecked(), choice
        )
        if not self._meeting.isChecked():
            return wanted
        held = self._held
        return None if held is None else replace(wanted, last_meeting=held)

    def show_named(self, mentions: Sequence[ClosedMention]) -> None:
        self.named.show_mentions(mentions)

    @property
    def _held(self) -> date | None:
        """The day of the last meeting, where one can be read."""
        held = read_date(self._written)
        return held.latest if held.precision is Precision.DAY else None

    def _choose_edition(self, open_only: bool) -> None:
        """The open one carries no files, so its choice may be another as well."""
        if self._choice is not None:
            self._choice.follow_edition(open_only=open_only)
        self._tell()

    def _choose_meeting(self, chosen: bool) -> None:
        self._day.setEnabled(chosen)
        if chosen:
            self._day.setFocus()
        self._tell()

    def _take_day(self, written: str) -> None:
        self._written = written
        self._tell()

    def _tell(self) -> None:
        unread = self._meeting.isChecked() and self._held is None
        set_level(self._note, "caption")
        self._note.setText(_("Write the day of the meeting, such as 1.9.2023.") if unread else "")
        self.changed.emit()

    def _mark_unread(self) -> None:
        """Only who has finished writing has written something wrong."""
        if self._meeting.isChecked() and self._held is None and self._written:
            set_level(self._note, "late")
