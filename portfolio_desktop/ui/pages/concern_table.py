"""The list of risks, issues and disputes, on their page and in a project's dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.closed_words import closed_words
from portfolio_desktop.services.risk_list import ConcernRow, grade_words, graded_words
from portfolio_desktop.ui.pages.grouped_records import GroupedModel, GroupedTable
from portfolio_desktop.ui.pages.records import RecordColumn
from portfolio_desktop.ui.pages.two_lines import TwoLineDelegate
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.words import capital

CONCERN_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_Insert: "new_risk",
    Qt.Key.Key_Delete: "remove_concern",
    Qt.Key.Key_Return: "edit_concern",
    Qt.Key.Key_Enter: "edit_concern",
}
_WHAT, _GRAVITY = 1, 2
"""Places of the columns of two lines."""
_SPACE, _HARD_SPACE = " ", "\u00a0"


class ConcernTable(GroupedTable[ConcernRow]):
    """What has ended is pale. `whose` says whether each row names its project."""

    def __init__(self, theme: Theme, parent: QWidget, *, whose: bool) -> None:
        columns = _columns(whose=whose)
        model: GroupedModel[ConcernRow] = GroupedModel(
            columns, parent, theme, soft=lambda row: not row.is_open, late=_never
        )
        super().__init__(_("Risks, issues and disputes"), model, CONCERN_KEYS)
        for column in (_WHAT, _GRAVITY):
            self.setItemDelegateForColumn(column, TwoLineDelegate(theme, self))
        self.lay_out(tuple(column.width for column in columns))
        theme.changed.connect(self.viewport().update)


def _columns(*, whose: bool) -> tuple[RecordColumn[ConcernRow], ...]:
    def what(row: ConcernRow) -> str:
        closed = closed_words(row.closed, "")
        under = (closed, capital(row.kind_word), row.project if whose else "")
        return "\n".join((row.title, " · ".join(part for part in under if part)))

    return (
        RecordColumn(_("No."), lambda row: row.number, 68),
        RecordColumn(_("What"), what, 0),
        RecordColumn(_("How grave"), _gravity, 132, _grades),
        RecordColumn(_("Owner"), lambda row: row.owner or "–", 150),
        RecordColumn(_("What is done"), lambda row: row.handling or "–", 0),
        RecordColumn(_("How it stands"), _state, 104),
    )


def _gravity(row: ConcernRow) -> str:
    """ "4 × 5 = 20, høj", and under it which way it goes."""
    return "\n".join(part for part in (capital(grade_words(row)) or "–", row.trend) if part)


def _grades(row: ConcernRow) -> str:
    """What the figures stand for, in full words."""
    return "\n".join(part for part in (_gravity(row), capital(graded_words(row))) if part)


def _state(row: ConcernRow) -> str:
    """A day is not broken over two lines."""
    words = row.state_words
    for day in filter(None, (row.raised, row.ended)):
        words = words.replace(day, day.replace(_SPACE, _HARD_SPACE))
    return words


def _never(_row: ConcernRow, _column: int) -> bool:
    return False
