"""One line of what a change request changes: what holds now → what it is to become."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from portfolio_desktop.domain.bare_money import UNIT_MISSING
from portfolio_desktop.domain.change_request import Subject, Topic
from portfolio_desktop.domain.money import is_bare
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.request_lines import ChangeLine as Preview
from portfolio_desktop.services.request_list import preview_changes
from portfolio_desktop.services.requested import field_of
from portfolio_desktop.services.requests import ChangeDraft
from portfolio_desktop.services.words import phase_name
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import (
    TextBox,
    TextLine,
    label,
    set_level,
    tick,
    tool_button,
)
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS

_NAME_WIDTH, _BEFORE_WIDTH, _DELTA_WIDTH = 92, 100, 100
_FIELD_LEAST = 110
_REMOVE_WIDTH = 28

Field = TextLine | TextBox | QComboBox

_HINTS = {
    Subject.END: lambda: _("e.g. Dec 2027"),
    Subject.MILESTONE: lambda: _("e.g. Dec 2027"),
    Subject.BUDGET: lambda: _("e.g. DKK 12.6 million"),
    Subject.YEAR_BUDGET: lambda: _("e.g. DKK 12.6 million"),
}


class ChangeLine(QWidget):
    """One topic: what holds now, what it is to become, and the difference in words.

    It can be taken away (`unwanted`) unless it is `fixed`, or the end date, which always stands. A
    fixed line can be `refusable`: then a tick says that this point is not approved. `count` tells
    several milestones apart that come with the request.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(
        self,
        reader: Reader,
        project_id: str,
        draft: ChangeDraft,
        *,
        fixed: bool = False,
        refusable: bool = False,
        count: int = 1,
    ) -> None:
        super().__init__()
        self._reader = reader
        self._project = project_id
        self._given = draft
        (words,) = preview_changes(reader, project_id, (draft,))
        title = words.title if count == 1 else f"{words.title} {count}"
        self._named = self._make_name(title, draft.name) if self._is_new and not fixed else None
        self._before = wrapped(words.before or "–", "caption")
        self._field = self._make_field(title, draft.after)
        self._field.setMinimumWidth(_FIELD_LEAST)
        self._delta = label("", "strong", wrap=True)
        self._delta.setFixedWidth(_DELTA_WIDTH)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setColumnStretch(3, 1)
        self._lay_out(wrapped(words.title))
        self._remove = None if fixed else self._remover(title)
        self._refuse = self._refuser(words.title) if refusable else None
        self._show_difference()

    @property
    def _is_new(self) -> bool:
        return bool(self.topic.about.added)

    @property
    def topic(self) -> Topic:
        return self._given.topic

    def _make_name(self, title: str, name: str) -> TextLine:
        made = TextLine(_("Name of {subject}").format(subject=title), name)
        made.setPlaceholderText(_("Name of the new milestone"))
        made.textChanged.connect(lambda _text: self._tell())
        return made

    def _remover(self, name: str) -> QWidget | None:
        if self.topic.subject is Subject.END:
            room = QWidget()
            room.setFixedWidth(_REMOVE_WIDTH)
            self._grid.addWidget(room, 0, 5)
            return None
        made = tool_button("✕", name=_("Remove {subject}").format(subject=name), look="quiet")
        made.setToolTip(made.accessibleName())
        made.setFixedWidth(_REMOVE_WIDTH)
        made.clicked.connect(self.unwanted)
        self._grid.addWidget(made, 0, 5, Qt.AlignmentFlag.AlignTop)
        return made

    def _refuser(self, name: str) -> QCheckBox:
        made = tick(_("Refuse"))
        made.setAccessibleName(_("Refuse {subject}").format(subject=name))
        made.toggled.connect(lambda _on: self._tell())
        self._grid.addWidget(made, 0, 5, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _lay_out(self, name: QWidget) -> None:
        if self.topic.subject is Subject.SCOPE:
            self._lay_out_text(name)
            return
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._named is not None:
            self._grid.addWidget(self._named, 0, 0, 1, 2, middle)
            self._named.setFixedWidth(_NAME_WIDTH + _BEFORE_WIDTH + SPACE_S)
        else:
            name.setFixedWidth(_NAME_WIDTH)
            self._before.setFixedWidth(_BEFORE_WIDTH)
            self._grid.addWidget(name, 0, 0, middle)
            self._grid.addWidget(self._before, 0, 1, middle)
        for column, part in enumerate((label("→"), self._field, self._delta), 2):
            self._grid.addWidget(part, 0, column, middle)

    def _lay_out_text(self, name: QWidget) -> None:
        """Words need the whole width: what holds now above, what it is to become below."""
        top = Qt.AlignmentFlag.AlignTop
        name.setFixedWidth(_NAME_WIDTH)
        self._grid.addWidget(name, 0, 0, top)
        self._grid.addWidget(self._before, 0, 1, 1, 3)
        self._grid.addWidget(self._delta, 0, 4, top)
        self._grid.addWidget(label("→"), 1, 0, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._field, 1, 1, 1, 4)

    def _make_field(self, name: str, after: str) -> Field:
        accessible = _("{subject} after").format(subject=name)
        if self.topic.subject is Subject.PHASE:
            return self._make_phases(accessible, after)
        if self.topic.subject is Subject.SCOPE:
            text = TextBox(accessible, after, rows=2)
            text.textChanged.connect(self._tell)
            return text
        line = TextLine(accessible, after)
        hint = _HINTS.get(self.topic.subject)
        line.setPlaceholderText(hint() if hint else "")
        line.textChanged.connect(lambda _text: self._tell())
        return line

    def _make_phases(self, accessible: str, after: str) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(accessible)
        box.addItem(_("Choose a phase"), "")
        for phase in self._reader.phases():
            if phase.active or phase.key == after:
                box.addItem(phase_name(phase), phase.key)
        box.setCurrentIndex(max(box.findData(after), 0))
        box.currentIndexChanged.connect(lambda _index: self._tell())
        return box

    @property
    def draft(self) -> ChangeDraft:
        """What is typed now."""
        given = self._given
        name = given.name if self._named is None else self._named.text().strip()
        return ChangeDraft(given.subject, self._typed, given.about, name)

    def write(self, after: str) -> None:
        """Let a date, an amount or a text be what it is to become."""
        if isinstance(self._field, TextLine):
            self._field.setText(after)

    @property
    def _typed(self) -> str:
        match self._field:
            case QComboBox():
                return str(self._field.currentData())
            case TextBox():
                return self._field.toPlainText().strip()
        return self._field.text().strip()

    @property
    def refused(self) -> bool:
        return self._refuse is not None and self._refuse.isChecked()

    @property
    def fields(self) -> dict[str, QWidget]:
        """The fields by the names that refusals use."""
        name = field_of(self.topic)
        named = {} if self._named is None else {f"{name}.name": self._named}
        return {name: self._field, **named}

    @property
    def first(self) -> QWidget:
        """Where one begins to write."""
        return self._field if self._named is None else self._named

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        parts = (self._named, self._field, self._refuse, self._remove)
        return tuple(part for part in parts if part is not None)

    def _tell(self) -> None:
        self._field.setEnabled(not self.refused)
        self._show_difference()
        self.changed.emit()

    def _show_difference(self) -> None:
        """Nothing is said of a field that is still empty."""
        draft = self.draft
        if self.refused:
            self._delta.setText("")
            return
        (words,) = preview_changes(self._reader, self._project, (draft,))
        unread = bool(draft.after) and words.problem is not None and self._named_or_not_new
        self._delta.setText(_unread_words(words) if unread else _told_words(draft, words))
        set_level(self._delta, "late" if unread else "strong")

    @property
    def _named_or_not_new(self) -> bool:
        """A name that is still missing does not make the date unreadable."""
        return self._named is None or bool(self._named.text().strip())


def _unread_words(words: Preview) -> str:
    if words.problem is not None and words.problem.code == UNIT_MISSING:
        return _("write the unit")
    return _("cannot be read")


def _told_words(draft: ChangeDraft, words: Preview) -> str:
    """The difference, and as what an amount is read that was typed without its unit."""
    amounts = {Subject.BUDGET, Subject.YEAR_BUDGET}
    if draft.subject not in amounts or not is_bare(draft.after):
        return words.difference
    read = _("understood as {amount}").format(amount=words.after)
    return "\n".join(part for part in (words.difference, read) if part)
