"""What one row of the file would do, field by field, and what a person should look at in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.controls import frame, heading, label
from portfolio_desktop.ui.dialogs.import_words import (
    change_words,
    doubt_words,
    full_name,
    lamp_of,
    told_changes,
)
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.screen_room import replace_part
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.ui.words import capital
from portfolio_desktop.workflows.import_values import FieldChange, PreviewRow, RowStatus
from portfolio_desktop.workflows.import_words import change_name, import_sentence, target_name

_NAME_WIDTH = 150
_LAMP = 14


class ImportDetails(QScrollArea):
    """Shows one row of the preview; `show_row(None)` shows nothing."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._theme = theme
        self._vocabulary = vocabulary
        self.setAccessibleName(_("What the row would do"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_row(None)

    def show_row(self, row: PreviewRow | None) -> None:
        body = QWidget()
        body.setProperty("look", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_M)
        if row is not None:
            column.addLayout(self._head(row))
            across = QHBoxLayout()
            across.setSpacing(SPACE_L)
            if row.changes or row.status is RowStatus.UNCHANGED:
                across.addLayout(self._changes(row), 3)
            if row.doubts or row.problem or row.proposals:
                across.addLayout(self._remarks(row), 2)
            column.addLayout(across)
        column.addStretch(1)
        replace_part(self, body)

    def _head(self, row: PreviewRow) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(label(full_name((row.number, row.name)) or "–", "strong", wrap=True), 1)
        head.addWidget(label(capital(row.place), "caption"), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _changes(self, row: PreviewRow) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS + 2)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        changes = told_changes(row)
        old = any(change.before for change in changes)
        grid.setColumnStretch(1, 1 if old else 0)
        grid.setColumnStretch(3, 1)
        for line, change in enumerate(changes):
            self._change_line(grid, line, change, old=old)
        if not changes and row.status is RowStatus.UNCHANGED:
            words = _("The register says the same already.")
            if row.doubts:
                words = _("Nothing in the register is changed.")
            grid.addWidget(label(words, "caption"), 0, 0, 1, 4)
        grid.setRowStretch(max(len(changes), 1), 1)
        return grid

    def _change_line(self, grid: QGridLayout, line: int, change: FieldChange, *, old: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(change_name(change, self._vocabulary), "caption"), line, 0, top)
        if old:
            grid.addWidget(self._value(change.field, change.before, soft=True), line, 1)
            grid.addWidget(label("→", "caption"), line, 2, top)
        grid.addWidget(self._value(change.field, change.after), line, 3)

    def _value(self, field: str, words: str, *, soft: bool = False) -> QWidget:
        is_lamp, colour = lamp_of(field, words)
        shown = label(words or "–", "caption" if soft else "plain", wrap=True)
        shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if not is_lamp or not words:
            return shown
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        lamp = LampView(self._theme, target_name(field, self._vocabulary), _LAMP)
        lamp.show_colour(colour, words)
        row.addWidget(lamp, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(shown, 1)
        return box

    def _remarks(self, row: PreviewRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        if row.problem is not None:
            column.addWidget(_note(import_sentence(row.problem), "fault"))
        if row.doubts:
            column.addWidget(heading(_("To look at")))
        for doubt in row.doubts:
            column.addWidget(_note(doubt_words(doubt, self._vocabulary), "hint"))
        if row.proposals:
            column.addWidget(heading(_("Proposed")))
        for proposal in row.proposals:
            words = change_words(proposal.change, self._vocabulary)
            column.addWidget(label(words, wrap=True))
        column.addStretch(1)
        return column


def _note(words: str, look: str) -> QFrame:
    box = frame(look)
    inside = QVBoxLayout(box)
    inside.setContentsMargins(10, 6, 10, 6)
    inside.addWidget(label(words, wrap=True))
    return box
