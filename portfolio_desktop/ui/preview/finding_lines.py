"""Findings under each other, each a way to where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.ui.words import count_words

_SHOWN = 20
"""So many are listed; how many more there are is said."""


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

    def show_findings(self, findings: Sequence[PaperFinding], most: int = _SHOWN) -> None:
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


def listed_lines(lines: Sequence[str], most: int) -> list[str]:
    """The lines under each other, of more than `most` the first and how many more."""
    return [*(f"– {each}" for each in lines[:most]), *rest_line(len(lines) - most)]


def rest_line(count: int) -> list[str]:
    """How many more there are, where there are any."""
    words = ngettext("– and {count} more", "– and {count} more", count)
    return [words.format(count=count_words(count))] if count > 0 else []
