"""A part of a form under a heading that folds it; folded, it says in a line what it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_S


class Group(QWidget):
    """`turned(bool)` when the user unfolds it or folds it."""

    turned = Signal(bool)

    def __init__(self, title: str, *parts: QWidget) -> None:
        super().__init__()
        self._title = title
        self._head: QPushButton = button("", look="group", name=title)
        self._head.setCheckable(True)
        self._summary = label("", "caption", wrap=True)
        self._summary.setContentsMargins(SPACE_S * 2 + 2, 0, 0, 0)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, SPACE_S)
        inside.setSpacing(SPACE_S)
        for part in parts:
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S // 2)
        column.addWidget(self._head)
        column.addWidget(self._summary)
        column.addWidget(self._body)
        self._head.clicked.connect(self._turn)
        self.unfold(on=True)

    @property
    def unfolded(self) -> bool:
        return self._head.isChecked()

    def unfold(self, *, on: bool) -> None:
        self._head.setChecked(on)
        self._head.setText(f"▾  {self._title}" if on else f"▸  {self._title}")
        self._body.setVisible(on)
        self._summary.setVisible(not on and bool(self._summary.text()))

    def show_summary(self, words: str) -> None:
        """What it holds, for while it is folded."""
        self._summary.setText(words)
        self._head.setAccessibleDescription(words)
        self._summary.setVisible(not self.unfolded and bool(words))

    def _turn(self) -> None:
        self.unfold(on=self._head.isChecked())
        self.turned.emit(self.unfolded)
