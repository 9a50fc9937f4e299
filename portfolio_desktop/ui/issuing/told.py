"""What the board was told of a project, and when: every issue that speaks of it, one below the
other.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.told import Told, ToldFact
from portfolio_desktop.services.words import day_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, label, tick
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.lamp_painting import lamp_pixmap
from portfolio_desktop.ui.panel.difference import DifferenceLabel
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.workflows.telling_back import told_steps

_LABEL_WIDTH = 130
_LAMP = 18


class ToldDialog(ReadingDialog):
    """The oldest first, as it was said; what is new in each is underlined, what it no longer says
    struck out."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        title = _("What the board was told, and when")
        super().__init__(context, parent, title)
        found = finding.project(context.reader, project)
        self.show_head(title, f"{found.number} {found.name}".strip())
        self.resize(940, 720)
        self.only_changes: QCheckBox = tick(_("Only what had changed"))
        self._all_told: tuple[Told, ...] = ()
        self._state = label("", "caption", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Reading what was issued"))
        self._progress.setFixedWidth(160)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE_M)
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(self._state, 1)
        above.addWidget(self._progress)
        above.addWidget(self.only_changes)
        self.body.addLayout(above)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.reject)
        self.show_foot((), (close,))
        self.only_changes.toggled.connect(lambda _on: self._fill())
        self.only_changes.setEnabled(False)
        self._state.setText(_("Reading what was issued …"))
        steps = told_steps(context.present, project)
        self._take_steps(steps, self._show, self._break_off, self._advance)

    def _advance(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show(self, told: tuple[Told, ...]) -> None:
        self._all_told = told
        self._progress.hide()
        self.only_changes.setEnabled(len(told) > 1)
        self._state.setText(
            _(
                "As it was sent, the oldest first. What is new is underlined, what is gone struck"
                " out."
            )
            if told
            else _("Nothing has been issued that speaks of this project.")
        )
        self._fill()

    def _fill(self) -> None:
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, told in enumerate(self._all_told):
            only = self.only_changes.isChecked() and place > 0
            self._cards.addWidget(_Card(self.context, told, only_changes=only))
        self.make_room()


class _Card(QWidget):
    """One issue: when and to whom, its lamp, and what it said."""

    def __init__(self, context: WindowContext, told: Told, *, only_changes: bool) -> None:
        super().__init__()
        self._context = context
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        card = frame("card")
        outside.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(self._head(told))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for fact in told.facts:
            if fact.changed or not only_changes:
                self._add_fact(grid, fact)
        column.addLayout(grid)

    def _head(self, told: Told) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(told.heading, "strong", wrap=True))
        sent = _("Sent {day}").format(day=day_words(told.sent_on))
        if told.sent_to:
            sent = _("Sent {day} to {who}").format(day=day_words(told.sent_on), who=told.sent_to)
        names.addWidget(label(sent, "caption", wrap=True))
        row.addLayout(names, 1)
        if told.lamp is not None:
            picture = QLabel()
            palette, ratio = self._context.theme.palette, self.devicePixelRatioF()
            picture.setPixmap(lamp_pixmap(told.lamp.colour, palette, _LAMP, ratio))
            row.addWidget(picture)
            row.addWidget(label(_lamp_words(told), "strong"))
        return row

    def _add_fact(self, grid: QGridLayout, fact: ToldFact) -> None:
        row = grid.rowCount()
        name = label(fact.label, "caption", wrap=True)
        text = DifferenceLabel(self._context.theme)
        text.show_difference(fact.segments)
        text.setAccessibleName(f"{fact.label}: {fact.text}")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)


def _lamp_words(told: Told) -> str:
    word = "" if told.lamp is None else told.lamp.word
    if told.lamp_changed and told.lamp_before is not None:
        return _("{now} (before: {before})").format(now=word, before=told.lamp_before.word.lower())
    return word
