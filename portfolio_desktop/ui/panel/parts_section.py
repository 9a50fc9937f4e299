"""The panel's list of a programme's sub-projects, each with its lamp; one leads to each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.part_lines import NO_PARTS, PartFacts, PartLine
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.grid.lamp_words import lamp_words
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.panel.sections import LinkLine, Section, clear
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS

SHOWN = 12
"""So many are listed before the user asks for all."""
_LAMP = 14


class PartsSection(Section):
    """`opened` carries the id of the sub-project that is pressed; `grown` tells that the section
    takes more room."""

    opened = Signal(str)
    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self._theme = theme
        self._parts = NO_PARTS
        self._whole = False
        self._links: list[LinkLine] = []
        self._title = heading("")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        self._more = button("", look="link")
        self._more.clicked.connect(self._show_whole)
        self.content.addWidget(self._title)
        self.content.addLayout(self._grid)
        self.content.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_parts(self, parts: PartFacts, *, afresh: bool) -> None:
        """`afresh` for another project, whose list begins short again."""
        self._whole = self._whole and not afresh
        self._parts = parts
        self._title.setText(capital(parts.told))
        self._list()
        self.setVisible(bool(parts.lines))

    def _show_whole(self) -> None:
        self._whole = True
        self._list()
        self._links[SHOWN].setFocus()
        self.grown.emit()

    def _list(self) -> None:
        clear(self._grid)
        self._links.clear()
        lines = self._parts.lines
        left = 0 if self._whole else max(len(lines) - SHOWN, 0)
        for place, line in enumerate(lines[: len(lines) - left]):
            self._show_line(place, line)
        words = ngettext("and {count} more", "and {count} more", left)
        self._more.setText(words.format(count=left))
        self._more.setAccessibleName(_("Sub-projects: {words}").format(words=self._more.text()))
        self._more.setVisible(left > 0)

    def _show_line(self, place: int, line: PartLine) -> None:
        words, shown = f"{line.number} {line.name}".strip(), lamp_words(line.lamp)
        lamp = LampView(self._theme, words, _LAMP)
        lamp.show_lamp(line.lamp, shown)
        link = LinkLine(words)
        undated = _("without date") if line.undated else ""
        link.setAccessibleName(", ".join(filter(None, (words, shown, undated))))
        link.clicked.connect(lambda _checked=False: self.opened.emit(line.id))
        for column, part in enumerate((lamp, link, label(undated, "caption"))):
            self._grid.addWidget(part, place, column)
            part.show()  # Qt would show it a turn later, and press the rest together
        self._links.append(link)
