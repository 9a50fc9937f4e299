"""The cells of a table that are opened to be written in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex


class OpenedCells(QStyledItemDelegate):
    """Opens cells to write in, one at a time, and knows which is open. All but the first column
    hold figures and dates, which stand to the right."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.editor: QLineEdit | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.editor = QLineEdit(parent)
        self.editor.setAccessibleName(
            str(self._view.model().headerData(index.column(), Qt.Orientation.Horizontal))
        )
        self.editor.setProperty("look", "cell")
        if index.column():
            self.editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)
