"""Where a change request was decided: written as the minutes call it, or chosen from a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.decision_places import DecisionPlace, DecisionPlaces
from portfolio_desktop.ui.controls import labelled, tool_button
from portfolio_desktop.ui.dialogs.named_fields import offering_line
from portfolio_desktop.ui.tokens import SPACE_S

_SHOWN = 12
"""Meetings, and written procedures, that the menu has; the line offers the rest as one writes."""
_LONGEST = 60


class DecidedAt(QWidget):
    """A line for words of one's own, and a menu of the items, meetings and written procedures that
    the register has. `chosen` follows a choice from the menu.
    """

    chosen = Signal(object)

    def __init__(self, name: str, words: str, places: DecisionPlaces) -> None:
        super().__init__()
        self._places = places
        self.line = offering_line(name, words, dict.fromkeys(each.words for each in places.all))
        self.choose = tool_button(_("Choose…"), name=_("Choose a meeting or a written procedure"))
        self.choose.setToolTip(self.choose.accessibleName())
        self.choose.setMenu(self._menu())
        self.choose.setVisible(bool(places.all))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(labelled(name, self.line), 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self.line)

    @property
    def place(self) -> DecisionPlace | None:
        """The place of the register that the words name; None for words of one's own."""
        return self._places.named(self.line.text())

    def _menu(self) -> QMenu:
        menu = QMenu(self.choose)
        for title, places in (
            (_("About the request or its project"), self._places.own),
            (_("Meetings"), self._places.meetings[:_SHOWN]),
            (_("Written procedures"), self._places.procedures[:_SHOWN]),
        ):
            if places:
                menu.addSeparator()
                menu.addAction(title).setEnabled(False)
            for place in places:
                entry = menu.addAction(_entry(place).replace("&", "&&"))
                entry.triggered.connect(lambda _checked=False, place=place: self._take(place))
        return menu

    def _take(self, place: DecisionPlace) -> None:
        self.line.setText(place.words)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(place)


def _entry(place: DecisionPlace) -> str:
    """ "mødet 10. nov. 2023, punkt 5 · Ændringsanmodning 2023-01"."""
    title = place.title
    if len(title) > _LONGEST:
        title = title[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return " · ".join(part for part in (place.words, title) if part)
