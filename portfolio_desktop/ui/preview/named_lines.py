"""Beside the pages of the open edition: which of its texts name what is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.closed_mentions import ClosedMention
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.preview.finding_lines import FindingLines
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import count_words


class NamedLines(QWidget):
    """Only there when there is something to tell. `wanted(project_id)` when the user asks for the
    project whose words they are."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "late", wrap=True)
        self._lines = FindingLines(_("Texts that name what is closed"))
        self._lines.wanted.connect(lambda finding: self.wanted.emit(finding.project_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        self.hide()

    def show_mentions(self, mentions: Sequence[ClosedMention]) -> None:
        count = len(mentions)
        words = ngettext(
            "{count} text names what is closed:", "{count} texts name what is closed:", count
        )
        self._title.setText(words.format(count=count_words(count)))
        self._lines.show_findings(
            [PaperFinding(each.sentence, "", each.project_id) for each in mentions]
        )
        self.setVisible(bool(mentions))
