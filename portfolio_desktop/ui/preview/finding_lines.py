"""Findings under each other, each a way to where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.ui.preview.named_lines import rest_line


class FindingLines(QLabel):
    """`wanted(PaperFinding)` where the user wants to see what one is about; of many the first are
    listed, and how many more there are. What users wrote is never read as markup."""

    wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._findings: tuple[PaperFinding, ...] = ()
        self.setAccessibleName(name)
        self.setProperty("level", "caption")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda place: self.wanted.emit(self._findings[int(place)]))

    def show_findings(self, findings: Sequence[PaperFinding], most: int) -> None:
        self._findings = tuple(findings)
        lines = [_line(place, each) for place, each in enumerate(findings[:most])]
        lines += [escape(rest) for rest in rest_line(len(findings) - most)]
        self.setText("<br>".join(lines))
        self.setVisible(bool(findings))


def _line(place: int, finding: PaperFinding) -> str:
    words = escape(finding.sentence)
    if finding.item_id or finding.project_id:
        words = f'<a href="{place}" style="text-decoration: none">{words}</a>'
    return f"– {words}"
