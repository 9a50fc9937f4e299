"""A case text to be read: paragraphs, bold words and lists, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from portfolio_desktop.domain.case_text import Block, BlockKind, Run, blocks

_BELOW, _POINT_BELOW, _INSET = 6, 2, 16
"""Room under a paragraph and a point, and how far the words of a point stand in, in px."""
_STRONG = 600


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
    return "".join(_paragraph(block) for block in of)


def _paragraph(block: Block) -> str:
    if block.kind is BlockKind.PARAGRAPH:
        return f'<p style="margin: 0 0 {_BELOW}px 0">{_words(block)}</p>'
    sign = "•" if block.kind is BlockKind.BULLET else f"{block.number}."
    look = f"margin: 0 0 {_POINT_BELOW}px {_INSET}px; text-indent: -{_INSET}px"
    return f'<p style="{look}">{sign}&nbsp;&nbsp;{_words(block)}</p>'


def _words(block: Block) -> str:
    return "".join(_run(run) for run in block.runs).replace("\n", "<br>")


def _run(run: Run) -> str:
    words = escape(run.text)
    return f'<span style="font-weight: {_STRONG}">{words}</span>' if run.bold else words
