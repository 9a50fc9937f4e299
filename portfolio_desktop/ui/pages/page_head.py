"""How a page beside the grid is laid out: its title over facts, its tools, and the rest beneath."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS


def page_head(title: str, facts: Iterable[QWidget], tools: Iterable[QWidget]) -> QHBoxLayout:
    """The title with a line of facts under it, and at the right what can be done."""
    line = QHBoxLayout()
    line.setSpacing(SPACE_M)
    for fact in facts:
        line.addWidget(fact)
    line.addStretch(1)
    titles = QVBoxLayout()
    titles.setSpacing(SPACE_XS)
    titles.addWidget(label(title, "title"))
    titles.addLayout(line)
    head = QHBoxLayout()
    head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
    head.setSpacing(SPACE_S)
    head.addLayout(titles, 1)
    for tool in tools:
        head.addWidget(tool)
    return head


def fill_page(page: QWidget, heads: Iterable[QLayout], body: QWidget) -> None:
    """What stands above, and under it the body, which takes all the room there is."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for head in heads:
        column.addLayout(head)
    column.addWidget(body, 1)
