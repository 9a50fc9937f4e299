"""What a form is asked for: where each answer stands in it, and what is read there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.lamp_painting import lamp_icon
from portfolio_desktop.ui.own_colours import OwnColours
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.workflows.own_form_words import Understood, answer_name, asked_keys

_NAME, _CELL, _READ = range(3)
_NAME_WIDTH, _CELL_WIDTH, _ROW = 184, 56, 30
_LEAST_WIDTH = 400


NOTHING = Understood("")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Where an answer stands, as `place` tells in words and `cell` by its address in this file,
    and what is read there; `proposed` by the form's headings.
    """

    place: str = ""
    cell: str = ""
    read: Understood = NOTHING
    proposed: bool = False


class FormAnswers(QTableWidget):
    """A line for each answer. `cleared` says that one is not to be read from the form."""

    cleared = Signal(str)
    entered = Signal()
    """Enter was pressed: the cell is to be pointed at."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary) -> None:
        self.keys = asked_keys(vocabulary)
        super().__init__(len(self.keys), 3)
        self._theme, self._vocabulary = theme, vocabulary
        self.setAccessibleName(_("What the form is asked for"))
        self.setProperty("look", "list")
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setHorizontalHeaderLabels([_("Answer"), _("Cell"), _("Reads in this file")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setColumnWidth(_NAME, _NAME_WIDTH)
        self.setColumnWidth(_CELL, _CELL_WIDTH)
        header.setSectionResizeMode(_READ, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegateForColumn(_READ, OwnColours(theme, self, marked=True))
        for at, key in enumerate(self.keys):
            for column in range(3):
                self.setItem(at, column, QTableWidgetItem())
            self._said(at, _NAME).setText(answer_name(key, vocabulary))
        self.setCurrentCell(0, 0)

    @property
    def key(self) -> str:
        """The answer that is chosen."""
        return self.keys[max(self.currentRow(), 0)]

    def name(self, key: str) -> str:
        return answer_name(key, self._vocabulary)

    def show_line(self, key: str, line: AnswerLine) -> None:
        at, colours = self.keys.index(key), self._theme.palette
        where, said = self._said(at, _CELL), self._said(at, _READ)
        where.setText(line.cell)
        where.setToolTip(_place_words(line))
        font = where.font()
        font.setItalic(line.proposed)
        where.setFont(font)
        where.setForeground(QColor(colours.soft))
        said.setText(line.read.text)
        said.setToolTip(line.read.text)
        said.setForeground(QColor(colours.ink if line.read.makes_sense else colours.late))
        lamp = line.read.colour
        said.setIcon(QIcon() if lamp is None else lamp_icon(lamp, colours))
        told = ", ".join(filter(None, (self.name(key), *_told(line))))
        self._said(at, _NAME).setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def go_on(self, placed: Iterable[str]) -> None:
        """To the next answer that has no place yet; it stays where all have one."""
        given = frozenset(placed)
        after = range(self.currentRow() + 1, len(self.keys))
        at = next((each for each in after if self.keys[each] not in given), None)
        if at is not None:
            self.setCurrentCell(at, 0)

    def go_to(self, key: str) -> None:
        self.setCurrentCell(self.keys.index(key), 0)

    def _said(self, at: int, column: int) -> QTableWidgetItem:
        item = self.item(at, column)
        assert item is not None
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.cleared.emit(self.key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)


def _told(line: AnswerLine) -> tuple[str, ...]:
    """A line as it is read aloud after the answer's name."""
    return (_place_words(line) or _("not pointed at"), line.read.text)


def _place_words(line: AnswerLine) -> str:
    return _("{place} (proposed)").format(place=line.place) if line.proposed else line.place
