"""The right side of a change request: what an approval would do, and where it is to be decided."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.outlook import Outlook
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.request_list import ChangeLine, Consequence
from portfolio_desktop.services.words import request_state_word
from portfolio_desktop.ui.controls import heading, label, line
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.panel.sections import clear, put, wrapped
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S, SPACE_XS

SIDE_WIDTH = 280
_LAMP, _PAIR = 16, 56
_LONGEST = 160
"""Letters of a value that the side shows."""


class ConsequenceList(QFrame):
    """What an approval or a decision leads to, one thing under the other."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "aside")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self.column.setSpacing(SPACE_S)
        self.column.addWidget(heading(title))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_S)
        self.column.addLayout(self._lines)

    def show_consequences(self, consequences: Iterable[Consequence]) -> None:
        """Says so where there is nothing to tell yet."""
        clear(self._lines)
        shown = tuple(consequences)
        if not shown:
            self._advise(_("Write what is to change to see what an approval would mean."))
        self._tell(shown)

    def show_outlook(self, outlook: Outlook) -> None:
        """What moves, before → after with the difference; then what follows."""
        clear(self._lines)
        if outlook.hindrance:
            self._advise(outlook.hindrance)
        for move in outlook.moves:
            self._add(_move(move))
        self._tell(outlook.follows)

    def _advise(self, advice: str) -> None:
        self._lines.addWidget(label(advice, "caption", wrap=True))

    def _tell(self, consequences: tuple[Consequence, ...]) -> None:
        """Under each other; room for a lamp is only kept where one of them has a lamp."""
        lamps = any(each.colour is not None for each in consequences)
        pairs = any(each.before is not None for each in consequences)
        for consequence in consequences:
            self._add(self._line(consequence, lamps, pairs))

    def _add(self, shown: QWidget) -> None:
        put(self._lines, shown)
        put(self._lines, line())

    def _line(self, consequence: Consequence, lamps: bool, pairs: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        row.setSpacing(SPACE_S)
        if lamps:
            room = self._lamps(consequence)
            room.setFixedWidth(_PAIR if pairs else _LAMP)
            row.addWidget(room, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(wrapped(consequence.sentence, "strong" if consequence.late else "plain"))
        if consequence.detail:
            words.addWidget(wrapped(consequence.detail, "caption"))
        row.addLayout(words, 1)
        return made

    def _lamps(self, consequence: Consequence) -> QWidget:
        """The hint's lamp, after the one there was before where that is another; else only room."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        if consequence.before is not None:
            row.addWidget(self._lamp(_("Hint before"), consequence.before))
            row.addWidget(label("→", "caption"))
        if consequence.colour is not None:
            row.addWidget(self._lamp(_("Hint"), consequence.colour))
        row.addStretch(1)
        return made

    def _lamp(self, name: str, colour: Colour) -> QWidget:
        shown = LampView(self._theme, name, _LAMP)
        shown.show_colour(colour)
        return shown


def _move(move: ChangeLine) -> QWidget:
    """ "Slutdato  +1 måned" above "mar. 2024 → apr. 2024"; why it cannot be read in its place."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
    column.setSpacing(2)
    above = QHBoxLayout()
    above.setSpacing(SPACE_S)
    above.addWidget(wrapped(move.title, "heading"), 1)
    above.addWidget(label(move.difference, "strong"), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(above)
    if move.problem is None:
        words = (_in_short(move.before or "–"), _in_short(move.after))
        column.addWidget(wrapped(" → ".join(words)))
    else:
        column.addWidget(wrapped(problem_sentence(move.problem), "late"))
    return made


def _in_short(text: str) -> str:
    """The beginning of a long text: the side has no room for a whole scope."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST:
        return plain
    return plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


class Steps(QWidget):
    """Where a request stands on its way: "Under udarbejdelse › Fremsendt › …"."""

    def __init__(self, state: RequestState) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        way = (RequestState.DRAFT, RequestState.SUBMITTED, RequestState.ON_AGENDA)
        steps = [(request_state_word(step), step is state) for step in way]
        decided = state not in way
        steps.append((request_state_word(state) if decided else _("decided"), decided))
        for place, (words, here) in enumerate(steps):
            if place:
                row.addWidget(label("›", "caption"))
            row.addWidget(label(words.capitalize(), "here" if here else "caption"))
        row.addStretch(1)
