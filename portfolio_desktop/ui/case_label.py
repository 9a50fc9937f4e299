"""A case text to be read: paragraphs, bold words and lists, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from portfolio_desktop.domain.case_text import Block, BlockKind, blocks

_LISTS = {BlockKind.BULLET: "ul", BlockKind.NUMBER: "ol"}
_BELOW, _INSET = 6, 18
"""Room under a paragraph, and how far a point stands in, in px."""


class CaseLabel(QLabel):
    """Shows one text; what is in it is never read as markup of another kind."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_case(self, text: str) -> None:
        self.setText(case_markup(blocks(text)))
        self.setVisible(bool(text))


def case_markup(of: Iterable[Block]) -> str:
    """The blocks as rich text."""
    parts: list[str] = []
    for kind, group in groupby(of, lambda block: block.kind):
        words = [_words(block) for block in group]
        if kind is BlockKind.PARAGRAPH:
            parts += [f'<p style="margin: 0 0 {_BELOW}px 0">{each}</p>' for each in words]
            continue
        points = "".join(f"<li>{each}</li>" for each in words)
        look = f"margin: 0 0 {_BELOW}px {_INSET}px; -qt-list-indent: 0"
        parts.append(f'<{_LISTS[kind]} style="{look}">{points}</{_LISTS[kind]}>')
    return "".join(parts)


def _words(block: Block) -> str:
    made = (f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in block.runs)
    return "".join(made).replace("\n", "<br>")
