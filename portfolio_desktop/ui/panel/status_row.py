"""One line of the status editor: a dimension's lamps last month and this month, and the reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel import DimensionStatus
from portfolio_desktop.ui.controls import TextLine, label
from portfolio_desktop.ui.lamp_controls import LampButtons, LampView
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS

_NAME_WIDTH = 84
_LAMP_SIZE = 16


class StatusRow(QWidget):
    """Shows one `DimensionStatus`; changes only what it shows when it is given a new one.

    The reason has its line where the lamp is not green or a reason is missing, and where one was
    written.
    """

    colour_chosen = Signal(str, object)
    reason_written = Signal(str, str)

    def __init__(self, theme: Theme, status: DimensionStatus, *, strong: bool = False) -> None:
        super().__init__()
        self._key = status.key
        self.name = status.name
        self._name_label = label(status.name, "strong" if strong else "plain")
        self._name_above = self._name_label.sizeHint().width() > _NAME_WIDTH
        if self._name_above:
            self._name_label.setWordWrap(True)
        else:
            self._name_label.setFixedWidth(_NAME_WIDTH)
        self._previous = LampView(
            theme, _("{name}, last month").format(name=status.name), _LAMP_SIZE
        )
        self._buttons = LampButtons(theme, _("{name}, this month").format(name=status.name))
        self._reason = TextLine(_("Reason for {name}").format(name=status.name))
        self._reason.setPlaceholderText(_("Why? (goes into the report)"))
        self._buttons.chosen.connect(lambda colour: self.colour_chosen.emit(self._key, colour))
        self._reason.committed.connect(lambda text: self.reason_written.emit(self._key, text))
        self._lay_out()
        self.show_status(status, editable=True)

    def _lay_out(self) -> None:
        lamps = QHBoxLayout()
        lamps.addWidget(self._previous)
        lamps.addStretch(1)
        lamps.addWidget(self._buttons)
        grid = self._grid = QGridLayout(self)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        # A name too long to stand beside its lamps stands above them.
        grid.addWidget(self._name_label, 0, 0, 1, 2 if self._name_above else 1)
        grid.addLayout(lamps, 1 if self._name_above else 0, 1)
        grid.addWidget(self._reason, 2, 0, 1, 2)

    def show_status(self, status: DimensionStatus, *, editable: bool) -> None:
        """Show what is saved now; what the user is writing is kept while it stays the same text."""
        self._previous.show_colour(status.previous.colour, status.previous.word)
        self._buttons.show_lamp(status.now)
        self._buttons.setEnabled(editable)
        self._reason.show_text(status.reason)
        self._reason.setReadOnly(not editable)
        self._reason.setToolTip(status.reason)
        coloured = status.now.seen.colour not in {None, Colour.GREEN}
        asked = coloured or bool(status.reason) or status.reason_missing
        self._reason.setVisible(asked)
        self._grid.setContentsMargins(0, 0, 0, SPACE_XS if asked else 0)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (*self._buttons.buttons, self._reason)

    def focus_lamp(self) -> None:
        self._buttons.setFocus()

    def focus_reason(self) -> bool:
        """Put the cursor in the reason; False where this lamp asks for none."""
        if self._reason.isHidden():
            return False
        self._reason.setFocus()
        return True

    def commit(self) -> None:
        self._reason.commit()

    def expect_saved(self, status: DimensionStatus) -> None:
        self._reason.expect_saved(status.reason)
