"""A dimension of the status editor: its lamps last month and this month, and the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel import DimensionStatus
from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.lamp_controls import LampButtons, LampView
from portfolio_desktop.ui.panel.reason_box import ReasonField
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS

_NAME_WIDTH = 84
_LAMP_SIZE = 16


class StatusRow(QWidget):
    """The line of lamps of one `DimensionStatus`; changes only when it is given a new one.

    Its `reason` is a field to be put elsewhere, so that the lines of lamps stay where they are when
    it comes: it is there where the lamp is not green or a reason is missing, where one was written,
    and where the writer went to it.
    """

    colour_chosen = Signal(str, object)
    reason_written = Signal(str, str, bool)

    def __init__(self, theme: Theme, status: DimensionStatus, *, strong: bool = False) -> None:
        super().__init__()
        self._key = status.key
        self.name = status.name
        self._wanted = False
        self._name_label = label(status.name, "strong" if strong else "plain")
        self._name_above = self._name_label.sizeHint().width() > _NAME_WIDTH
        if self._name_above:
            self._name_label.setWordWrap(True)
        else:
            self._name_label.setFixedWidth(_NAME_WIDTH)
        self._previous = LampView(
            theme, _("{name}, last month").format(name=status.name), _LAMP_SIZE
        )
        self._buttons = LampButtons(
            theme, _("{name}, this month").format(name=status.name), self._lead_on
        )
        self.reason = ReasonField(status.name)
        self._buttons.chosen.connect(lambda colour: self.colour_chosen.emit(self._key, colour))
        self.reason.box.written.connect(
            lambda text, goes_on: self.reason_written.emit(self._key, text, goes_on)
        )
        self._lay_out()

    def _lay_out(self) -> None:
        lamps = QHBoxLayout()
        lamps.addWidget(self._previous)
        lamps.addStretch(1)
        lamps.addWidget(self._buttons)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        # A name too long to stand beside its lamps stands above them.
        grid.addWidget(self._name_label, 0, 0, 1, 2 if self._name_above else 1)
        grid.addLayout(lamps, 1 if self._name_above else 0, 1)

    def show_status(self, status: DimensionStatus, *, editable: bool, afresh: bool = False) -> None:
        """Show what is saved now; `afresh` where it is another project's or another month's."""
        self._previous.show_colour(status.previous.colour, status.previous.word)
        self._buttons.show_lamp(status.now)
        self._buttons.setEnabled(editable)
        self.reason.box.setReadOnly(not editable)
        self.reason.box.show_text(status.reason, afresh=afresh)
        coloured = status.now.seen.colour not in {None, Colour.GREEN}
        asked = coloured or bool(status.reason) or status.reason_missing
        self._wanted = self._wanted and not afresh
        printed = status.key == OVERALL or status.now.seen.colour is not Colour.GREEN
        self.reason.box.say_what_for(asked=asked, printed=printed)
        self.reason.setVisible(asked or self._wanted or self.reason.box.unsaved)

    @property
    def lamps(self) -> tuple[QWidget, ...]:
        """What Tab goes through in the line, in order."""
        return self._buttons.buttons

    def focus_lamp(self) -> None:
        self._buttons.setFocus()

    def focus_reason(self) -> bool:
        """Put the cursor in the reason, which a green lamp may have too; False where there is none
        to read and none can be written."""
        if self.reason.isHidden() and self.reason.box.isReadOnly():
            return False
        self._wanted = True
        self.reason.show()
        self.reason.box.setFocus()
        return True

    def _lead_on(self) -> bool:
        """From the lamp to its reason, where it is shown."""
        shown = self.reason.isVisible()
        if shown:
            self.reason.box.setFocus(Qt.FocusReason.TabFocusReason)
        return shown

    def expect_saved(self, status: DimensionStatus) -> None:
        self.reason.box.expect_saved(status.reason)
