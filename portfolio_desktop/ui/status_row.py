"""The bottom line: that all is saved, in which file, what to look at, and how much is shown."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.words import clock_words, day_words
from portfolio_desktop.ui.controls import button, dress_anew, label
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M
from portfolio_desktop.ui.words import count_words

NOTE_MS = 10_000
"""How long a note stands, where nothing else is begun before."""


class StatusRow(QFrame):
    """`warnings_requested` when the user presses the count of warnings, `count_requested` when the
    number of projects is pressed, `meeting_requested` when the next meeting is."""

    warnings_requested = Signal()
    count_requested = Signal()
    meeting_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M + 2, 0, SPACE_M + 2, 0)
        row.setSpacing(SPACE_L + 4)
        self._saved = label("", "caption")
        self._file = label("", "caption")
        self._warnings = button("", look="quiet", name=_("Warnings before printing"))
        self._warnings.setProperty("look", "foot")
        self._warnings.clicked.connect(self.warnings_requested)
        self._meeting = button("", look="quiet", name=_("The next meeting"))
        self._meeting.setProperty("look", "foot")
        self._meeting.clicked.connect(self.meeting_requested)
        self._shown = button(
            "",
            look="quiet",
            name=_("The number of projects"),
            tip=_("Why so many? See which projects came in and went out"),
        )
        self._shown.setProperty("look", "foot")
        self._shown.clicked.connect(self.count_requested)
        self._rows_shown = True
        self._checked = label("", "caption")
        self._note = label("", "caption")
        self._note_end = QTimer(self)
        self._note_end.setSingleShot(True)
        self._note_end.setInterval(NOTE_MS)
        self._note_end.timeout.connect(lambda: self._note.setText(""))
        parts = (self._saved, self._file, self._warnings, self._meeting, self._checked, self._note)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._shown)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No register is open."""
        self._saved.setMinimumWidth(0)
        for part in (self._saved, self._file, self._checked, self._note):
            part.setText("")
        self._shown.setText("")
        self._shown.hide()
        self._warnings.hide()
        self._meeting.hide()

    def show_saved(self, at: datetime) -> None:
        """`at` is the local time of the last durable edit, or of opening."""
        self._set_saved("saved", _("✓ All saved at {time}").format(time=clock_words(at)))

    def show_writing(self) -> None:
        """Words are being written that are not in the file yet."""
        self._set_saved("caption", _("Writing …"))

    def show_unsaved(self) -> None:
        self._set_saved("unsaved", _("The last change was not saved"))

    def show_read_only(self, copied_at: datetime | None = None) -> None:
        """Nothing can be changed; `copied_at` is when a copy for reading was taken."""
        words = _("Read only: nothing can be changed")
        if copied_at is not None:
            time = danish_time(copied_at).strftime("%H.%M")
            words = _("Copy to read, as saved at {time}: nothing can be changed").format(time=time)
        self._set_saved("caption", words)

    def show_past(self) -> None:
        """The register is shown as it was; the band above says of when."""
        self._set_saved("caption", _("As it was: nothing can be changed"))

    def show_file(self, path: Path) -> None:
        self._file.setText(path.name)
        self._file.setToolTip(str(path))

    def show_check(self, at: datetime | None, today: date | None = None) -> None:
        """When the whole file was last checked and found sound; None where it never was."""
        if at is None:
            self._checked.setText("")
            self._checked.setToolTip("")
            return
        local = danish_time(at)
        day, time = day_words(local.date()), clock_words(local)
        words = _("File checked at {time}") if local.date() == today else _("File checked {date}")
        self._checked.setText(words.format(time=time, date=day))
        told = _(
            "The whole file was read and checked {date} at {time}: nothing is damaged, and every"
            " change stands in its history as it was written."
        )
        self._checked.setToolTip(told.format(date=day, time=time))

    def show_note(self, words: str) -> None:
        """Say for a while what went well and shows nowhere else."""
        self._note.setText(words)
        self._note_end.start()

    def forget_note(self) -> None:
        """Something else was done: what the note told is past."""
        self._note_end.stop()
        self._note.setText("")

    @property
    def note(self) -> str:
        return self._note.text()

    def words(self) -> tuple[str, ...]:
        """What the row says now, from left to right."""
        return tuple(part.text() for part in (self._saved, self._file, self._checked, self._shown))

    def show_warnings(self, count: int) -> None:
        """How many warnings there are before printing."""
        self._warnings.setVisible(count != 0)
        words = ngettext(
            "{count} warning before printing", "{count} warnings before printing", count
        )
        self._warnings.setText(words.format(count=count_words(count)))

    def show_meeting(self, words: str) -> None:
        """When the next meeting is: "næste møde 10. nov. 2023"; "" where none is planned."""
        self._meeting.setText(words)
        self._meeting.setAccessibleDescription(words)
        self._meeting.setVisible(bool(words))

    def show_rows(self, on: bool) -> None:
        """Whether the page above shows the projects that are counted here."""
        self._rows_shown = on
        self._shown.setVisible(on)

    def show_shown(self, total: int, shown: int, selected: int) -> None:
        parts = [
            ngettext("{count} project", "{count} projects", total).format(count=count_words(total))
        ]
        if shown != total:
            parts.append(_("{count} shown").format(count=count_words(shown)))
        if selected:
            parts.append(_("{count} selected").format(count=selected))
        self._shown.setText(" · ".join(parts))
        self._shown.setVisible(self._rows_shown)
        self._shown.setAccessibleDescription(self._shown.text())

    def _set_saved(self, level: str, words: str) -> None:
        self._saved.setText(words)
        self._saved.setProperty("level", level)
        dress_anew(self._saved)
        # What stands beside it does not move while it changes from one to another.
        widest = max(self._saved.minimumWidth(), self._saved.sizeHint().width())
        self._saved.setMinimumWidth(widest)
