"""The part of a change request that says what changes: a line for each subject, before → after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QMenu, QVBoxLayout, QWidget

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.request_list import preview_changes
from portfolio_desktop.services.requests import ChangeDraft
from portfolio_desktop.services.words import phase_name, subject_word
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.controls import TextBox, TextLine, label, set_level, tool_button
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS

_NAME_WIDTH, _BEFORE_WIDTH, _DELTA_WIDTH = 84, 100, 100
_FIELD_LEAST = 110
_REMOVE_WIDTH = 28

Field = TextLine | TextBox | QComboBox


class ChangeLine(QWidget):
    """One subject: what holds now, what it is to become, and the difference in words.

    It can be taken away (`unwanted`) unless it is `fixed`, or the end date, which always stands.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(
        self, reader: Reader, project_id: str, draft: ChangeDraft, *, fixed: bool = False
    ) -> None:
        super().__init__()
        self._reader = reader
        self._project = project_id
        self.subject = draft.subject
        (words,) = preview_changes(reader, project_id, (draft,))
        self._name = wrapped(words.title)
        self._name.setFixedWidth(_NAME_WIDTH)
        self._before = wrapped(words.before or "–", "caption")
        self._field = self._make_field(words.title, draft.after)
        self._field.setMinimumWidth(_FIELD_LEAST)
        self._delta = label("", "strong", wrap=True)
        self._delta.setFixedWidth(_DELTA_WIDTH)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setColumnStretch(3, 1)
        if self.subject is Subject.SCOPE:
            self._lay_out_text()
        else:
            self._lay_out_value()
        self._remove = None if fixed else self._remover(words.title)
        self._show_difference()

    def _remover(self, name: str) -> QWidget | None:
        self._grid.setColumnMinimumWidth(5, _REMOVE_WIDTH)
        if self.subject is Subject.END:
            return None
        made = tool_button("✕", name=_("Remove {subject}").format(subject=name), look="quiet")
        made.setToolTip(made.accessibleName())
        made.setFixedWidth(_REMOVE_WIDTH)
        made.clicked.connect(self.unwanted)
        self._grid.addWidget(made, 0, 5, Qt.AlignmentFlag.AlignTop)
        return made

    def _lay_out_value(self) -> None:
        self._before.setFixedWidth(_BEFORE_WIDTH)
        parts = (self._name, self._before, label("→"), self._field, self._delta)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignVCenter)

    def _lay_out_text(self) -> None:
        """Words need the whole width: what holds now above, what it is to become below."""
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._name, 0, 0, top)
        self._grid.addWidget(self._before, 0, 1, 1, 3)
        self._grid.addWidget(self._delta, 0, 4, top)
        self._grid.addWidget(label("→"), 1, 0, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._field, 1, 1, 1, 4)

    def _make_field(self, name: str, after: str) -> Field:
        accessible = _("{subject} after").format(subject=name)
        if self.subject is Subject.PHASE:
            box = QComboBox()
            box.setAccessibleName(accessible)
            box.addItem(_("Choose a phase"), "")
            for phase in self._reader.phases():
                if phase.active or phase.key == after:
                    box.addItem(phase_name(phase), phase.key)
            box.setCurrentIndex(max(box.findData(after), 0))
            box.currentIndexChanged.connect(lambda _index: self._tell())
            return box
        if self.subject is Subject.SCOPE:
            text = TextBox(accessible, after, rows=2)
            text.textChanged.connect(self._tell)
            return text
        line = TextLine(accessible, after)
        hint = {
            Subject.END: _("e.g. Dec 2027"),
            Subject.BUDGET: _("e.g. DKK 12.6 million"),
        }.get(self.subject, "")
        line.setPlaceholderText(hint)
        line.textChanged.connect(lambda _text: self._tell())
        return line

    @property
    def draft(self) -> ChangeDraft:
        """What is typed now."""
        match self._field:
            case QComboBox():
                return ChangeDraft(self.subject, self._field.currentData())
            case TextBox():
                return ChangeDraft(self.subject, self._field.toPlainText().strip())
        return ChangeDraft(self.subject, self._field.text().strip())

    @property
    def field(self) -> QWidget:
        return self._field

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self._field,) if self._remove is None else (self._field, self._remove)

    def _tell(self) -> None:
        self._show_difference()
        self.changed.emit()

    def _show_difference(self) -> None:
        """Nothing is said of a field that is still empty."""
        draft = self.draft
        (words,) = preview_changes(self._reader, self._project, (draft,))
        unread = bool(draft.after) and words.problem is not None
        self._delta.setText(_("cannot be read") if unread else words.difference)
        set_level(self._delta, "late" if unread else "strong")


class RequestChanges(QWidget):
    """The lines that are asked for; the end date always stands first. `changed` after any word.

    `typed` is what the lines say, `drafts` leaves out what was not filled in. With `only_these`
    no line can be added to those given, nor taken away.
    """

    changed = Signal()
    field_added = Signal(str, object)
    field_removed = Signal(str)

    def __init__(
        self,
        reader: Reader,
        project_id: str,
        drafts: Iterable[ChangeDraft],
        *,
        only_these: bool = False,
    ) -> None:
        super().__init__()
        self._reader = reader
        self._project = project_id
        self._only_these = only_these
        self._lines: dict[Subject, ChangeLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = tool_button(_("+ Add a field"), name=_("Add a field"), look="quiet")
        self._more.setProperty("look", "link")
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        given = {} if only_these else {Subject.END: ChangeDraft(Subject.END)}
        given |= {draft.subject: draft for draft in drafts}
        for draft in sorted(given.values(), key=lambda draft: list(Subject).index(draft.subject)):
            self._add(draft)

    @property
    def typed(self) -> tuple[ChangeDraft, ...]:
        return tuple(line.draft for line in self._lines.values())

    @property
    def drafts(self) -> tuple[ChangeDraft, ...]:
        return tuple(draft for draft in self.typed if draft.after)

    def fields(self) -> dict[str, QWidget]:
        """The fields by the names that refusals use."""
        return {f"changes.{subject.value}": line.field for subject, line in self._lines.items()}

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (*(stop for line in self._lines.values() for stop in line.stops), self._more)

    def _add(self, draft: ChangeDraft) -> None:
        line = ChangeLine(self._reader, self._project, draft, fixed=self._only_these)
        line.changed.connect(self.changed)
        line.unwanted.connect(lambda: self._remove(draft.subject))
        self._lines[draft.subject] = line
        self._column.insertWidget(self._column.count() - 1, line)
        self._offer_rest()
        self.field_added.emit(f"changes.{draft.subject.value}", line.field)

    def _remove(self, subject: Subject) -> None:
        """Take a line away, with what was written in it; the cursor goes to the one before."""
        place = list(self._lines).index(subject)
        line = self._lines.pop(subject)
        self.field_removed.emit(f"changes.{subject.value}")
        before = list(self._lines.values())[max(place - 1, 0)]
        before.field.setFocus()
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._offer_rest()
        self.changed.emit()

    def _offer_rest(self) -> None:
        rest = [
            subject for subject in Subject if subject not in self._lines and not self._only_these
        ]
        menu = QMenu(self._more)
        for subject in rest:
            entry = menu.addAction(subject_word(subject))
            entry.triggered.connect(lambda _checked=False, wish=subject: self._add_by_hand(wish))
        self._more.setMenu(menu)
        self._more.setVisible(bool(rest))

    def _add_by_hand(self, subject: Subject) -> None:
        self._add(ChangeDraft(subject))
        self._lines[subject].field.setFocus()
        self.changed.emit()
