"""The points of an item, decided by a digit or a button that shows its digit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.meeting_desk import DeskPoint
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.controls import button, set_look
from portfolio_desktop.ui.pages.records import (
    TWO_LINES,
    RecordColumn,
    RecordModel,
    RecordTable,
)
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S

Index = QModelIndex | QPersistentModelIndex
DECISIONS: tuple[PointDecision | None, ...] = (*PointDecision, None)
"""In the order of their digits 1 to 7, and 0 for none."""
_ACROSS = 4
_MOST_HEIGHT = 360
"""So high the list of points becomes, in px, before it scrolls by itself."""
_DECIDED = 2
"""The place of the column with decisions."""


def digit_of(decision: PointDecision | None) -> str:
    return str(DECISIONS.index(decision) + 1) if decision is not None else "0"


def decision_of(event: QKeyEvent) -> tuple[PointDecision | None] | None:
    """What a digit decides, in a tuple since that may be nothing; None for any other key."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if held or not text.isdecimal() or len(text) != 1 or int(text) >= len(DECISIONS):
        return None
    return (DECISIONS[int(text) - 1],)


def means_nothing(event: QKeyEvent) -> bool:
    """Whether this is a digit that decides nothing: it does not search the list either, or the
    hand that slips from 7 to 8 would decide another row next."""
    return event.text().isdecimal() and decision_of(event) is None


def _columns() -> tuple[RecordColumn[DeskPoint], ...]:
    return (
        RecordColumn("", lambda point: point.number, 40),
        RecordColumn(_("Recommendation"), lambda point: point.text or _("The item as a whole"), 0),
        RecordColumn(_("Decision"), lambda point: point.decided or "–", 0),
    )


class PointModel(RecordModel[DeskPoint]):
    """A point that is not decided yet is pale in the place of its decision."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_columns())
        self._theme = theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.ForegroundRole:
            undecided = not self.records[index.row()].decided
            pale = undecided and index.column() == _DECIDED
            return QColor(self._theme.palette.soft) if pale else None
        return super().data(index, role)


class PointTable(RecordTable):
    """`decided(decision)` when a digit is pressed, for the point that is marked."""

    decided = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.points = PointModel(theme)
        super().__init__(_("Points of the item"), self.points, TWO_LINES)
        self.points.setParent(self)
        self.lay_out(tuple(column.width for column in _columns()))
        self.read_whole(TWO_LINES)
        rows = self.verticalHeader()
        rows.sectionResized.connect(lambda *_sizes: self.updateGeometry())
        rows.sectionCountChanged.connect(lambda *_counts: self.updateGeometry())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the points are: nothing is left open under a single one."""
        rows = max(self.verticalHeader().length(), TWO_LINES)
        height = self.horizontalHeader().height() + rows + 2 * self.frameWidth() + 1
        return QSize(super().sizeHint().width(), min(height, _MOST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = decision_of(event)
        if found is not None:
            self.decided.emit(found[0])
        elif not means_nothing(event):
            super().keyPressEvent(event)


class DecisionBar(QWidget):
    """A button for each of the usual wordings, with its digit; the one that holds is marked.

    `chosen(decision)` when one is pressed.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE_S)
        self._buttons: dict[PointDecision | None, QPushButton] = {}
        for place, decision in enumerate(DECISIONS):
            word = _word(decision)
            made = button(
                f"{digit_of(decision)}  {word}", name=_("Decide: {word}").format(word=word)
            )
            made.clicked.connect(lambda _checked=False, each=decision: self.chosen.emit(each))
            grid.addWidget(made, place // _ACROSS, place % _ACROSS)
            self._buttons[decision] = made

    def show_decision(self, decision: PointDecision | None, *, editable: bool) -> None:
        for each, made in self._buttons.items():
            set_look(made, "chosen" if each is decision and each is not None else "")
            made.setEnabled(editable and (each is not None or decision is not None))


def _word(decision: PointDecision | None) -> str:
    if decision is None:
        return pgettext("decision", "No decision")
    return capital(board_word(decision))
