"""A calm list of rows, whose columns share the width that the window leaves them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

LEAST_GIVEN, LEAST_SHARED, LEAST_ALONE = 72, 170, 220
"""So narrow columns may become, in px: those of a given width, those that share the rest, and one
that has the rest alone."""


class ListTable(QTableView):
    """One row marked at a time; Tab leaves the list."""

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        *,
        row_height: int,
        head_height: int,
        least: int = LEAST_GIVEN,
    ) -> None:
        """Heights in px; no column of a given width becomes narrower than `least`."""
        super().__init__()
        self._widths: tuple[int, ...] = ()
        self._least = least
        self.setAccessibleName(name)
        self.setProperty("look", "list")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(head_height)

    def lay_out(self, widths: Sequence[int]) -> None:
        """The columns' widths in px; those of 0 share what is left, at least a readable part."""
        self._widths = tuple(widths)
        header = self.horizontalHeader()
        for section, width in enumerate(widths):
            if not width:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        shared = _given_widths(self._widths, self.viewport().width(), self._least)
        for section, width in enumerate(shared):
            if width:
                self.setColumnWidth(section, width)


def _given_widths(widths: Sequence[int], room: int, least: int) -> tuple[int, ...]:
    """The widths in px that columns have in so much room, 0 for those that share what is left.

    In a narrow window the columns that are given more than `least` give way first, all by the same
    part, and none of them becomes narrower than that.
    """
    giving = sum(width for width in widths if width > least)
    sharing = sum(not width for width in widths)
    readable = LEAST_ALONE if sharing == 1 else LEAST_SHARED * sharing
    left = room - readable - (sum(widths) - giving)
    part = min(max(left / giving, 0.0), 1.0) if giving else 1.0
    return tuple(max(int(width * part), least) if width > least else width for width in widths)
