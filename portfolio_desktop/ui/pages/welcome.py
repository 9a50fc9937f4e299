"""What the window shows while no register is open: begin, continue, or look around first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_WIDTH = 560
_MOST_RECENT = 6


class WelcomePage(QWidget):
    """Emits what the user wants: a new register, one to choose, a recent one, the demo."""

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, recent: Callable[[], tuple[str, ...]]) -> None:
        """`recent` gives the registers last worked in, the latest first."""
        super().__init__()
        self._recent_registers = recent
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = frame("card")
        card.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(SPACE_XL + SPACE_S, SPACE_XL, SPACE_XL + SPACE_S, SPACE_XL)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(label(_("Portfolio Desktop"), "welcome"))
        self._column.addWidget(
            label(
                _(
                    "The steering group's projects in one file: status month by month, change "
                    "requests, and the material for the meeting."
                ),
                wrap=True,
            )
        )
        self._column.addSpacing(SPACE_M)
        self._column.addLayout(self._offers())
        self._column.addSpacing(SPACE_S)
        self._column.addWidget(self._told_of_left())
        self._recent_box = QWidget()
        self._recent = QVBoxLayout(self._recent_box)
        self._recent.setContentsMargins(0, SPACE_L, 0, 0)
        self._recent.setSpacing(0)
        self._column.addWidget(self._recent_box)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addSpacing(SPACE_M)
        outer.addWidget(
            label(_("Everything is saved at once, and any step can be undone."), "caption"),
            0,
            Qt.AlignmentFlag.AlignHCenter,
        )
        outer.addStretch(3)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer_recent()

    def _offer_recent(self) -> None:
        """Offer the registers last worked in; none hides the list. Of the latest it is told where
        the program was killed with it open."""
        registers = self._recent_registers()
        self._tell_left(registers)
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recent_box.setVisible(bool(registers))
        self._recent.addWidget(heading(_("Last worked in")))
        for name in registers[:_MOST_RECENT]:
            path = Path(name)
            entry = button(
                f"{path.stem}    {path.parent}",
                look="row",
                name=_("Open {name}").format(name=path.name),
                tip=name,
            )
            entry.clicked.connect(
                lambda _checked=False, wished=name: self.recent_wanted.emit(wished)
            )
            self._recent.addWidget(entry)

    def _told_of_left(self) -> QWidget:
        self._left = frame("hint")
        self._left_happened = label("", "strong", wrap=True)
        self._left_rest = label("", wrap=True)
        told = QVBoxLayout(self._left)
        told.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        told.addWidget(self._left_happened)
        told.addWidget(self._left_rest)
        self._left.hide()
        return self._left

    def _tell_left(self, registers: tuple[str, ...]) -> None:
        from portfolio_desktop.services.last_session import message_before_opening

        message = message_before_opening(Path(registers[0])) if registers else None
        self._left.setVisible(message is not None)
        if message is not None:
            self._left_happened.setText(message.happened)
            self._left_rest.setText(f"{message.safe} {message.advice}")

    def _offers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        new = button(_("New register…"), look="primary")
        new.clicked.connect(self.new_wanted)
        existing = button(_("Open register…"))
        existing.clicked.connect(self.open_wanted)
        demo = button(_("Try the demo"), look="quiet")
        demo.clicked.connect(self.demo_wanted)
        for offer in (new, existing, demo):
            row.addWidget(offer)
        row.addStretch(1)
        return row
