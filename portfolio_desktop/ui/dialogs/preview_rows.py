"""Rows looked through before they are brought in: filtered by chips, ticked, told one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.ui.dialogs.checklist import CheckLine, ChecklistModel, ChecklistView
from portfolio_desktop.ui.dialogs.import_details import ImportDetails
from portfolio_desktop.ui.lamp_controls import Chip
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.workflows.import_values import PreviewRow

_LIST_SHARE, _DETAILS_SHARE = 3, 2
_LIST_HEIGHT, _DETAILS_HEIGHT, _DETAILS_LEAST = 390, 260, 150

Row = TypeVar("Row")


class PreviewRows(QWidget, Generic[Row]):
    """The list of rows over what the marked one would do. `changed` after every tick.

    What differs between the imports is in the methods below the line: how a row is shown, and what
    its tick means.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        vocabulary: Vocabulary,
        name: str,
        model: ChecklistModel,
        chips: Sequence[tuple[str, Callable[[Row], bool]]],
    ) -> None:
        """`chips` are the words of the filters and which rows each lets through; the first is on
        from the start.
        """
        super().__init__()
        self._rows: dict[str, Row] = {}
        self._model = model
        self._model.setParent(self)
        self.view = ChecklistView(theme, name, model, pill=True)
        self.details = ImportDetails(theme, vocabulary)
        self._chips = [(Chip(theme, words), accepts) for words, accepts in chips]
        self._lay_out()
        self._model.toggled.connect(self._toggle)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _old: self._show_marked())

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(SPACE_S)
        only_one = QButtonGroup(self)
        for chip, _accepts in self._chips:
            only_one.addButton(chip)
            chips.addWidget(chip)
            chip.clicked.connect(lambda _checked=False: self._show_lines())
        chips.addStretch(1)
        self._chips[0][0].setChecked(True)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        for place, (part, share) in enumerate(
            ((self.view, _LIST_SHARE), (self.details, _DETAILS_SHARE))
        ):
            split.addWidget(part)
            split.setStretchFactor(place, share)
        self.details.setMinimumHeight(_DETAILS_LEAST)
        split.setSizes([_LIST_HEIGHT, _DETAILS_HEIGHT])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(chips)
        column.addWidget(split, 1)

    def _show_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows, and of the filters how many each lets through."""
        self._rows = {self._told(row).key: row for row in rows}
        for chip, accepts in self._chips:
            chip.show_count(sum(map(accepts, self._rows.values())))
        self._show_lines()

    def _show_lines(self) -> None:
        accepts = next(accepts for chip, accepts in self._chips if chip.isChecked())
        shown = [row for row in self._rows.values() if accepts(row)]
        marked = self.view.marked()
        lines = [self._line(row) for row in shown]
        self._model.show_lines(lines, {key for key in self._rows if self._is_taken(key)})
        if lines:
            self.view.selectRow(_place_of(marked, lines))
        self._show_marked()

    def _show_marked(self) -> None:
        line = self.view.marked()
        self.details.show_row(None if line is None else self._told(self._rows[line.key]))

    # What each import says for itself.

    def _told(self, row: Row) -> PreviewRow:
        """What the row would do."""
        raise NotImplementedError

    def _line(self, row: Row) -> CheckLine:
        raise NotImplementedError

    def _is_taken(self, key: str) -> bool:
        raise NotImplementedError

    def _toggle(self, key: str, taken: bool) -> None:
        raise NotImplementedError


def _place_of(marked: CheckLine | None, lines: Sequence[CheckLine]) -> int:
    """The row that was marked, else the first that something can be decided about."""
    keys = [line.key for line in lines]
    if marked is not None and marked.key in keys:
        return keys.index(marked.key)
    return next((place for place, line in enumerate(lines) if line.checkable), 0)
