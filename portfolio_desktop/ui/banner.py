"""A calm line below the page, where it moves nothing that may be under the mouse: what happened,
what is safe, what to do. It waits to be closed, by its button or by Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, label, set_look, tool_button
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message


class Banner(QFrame):
    """Hidden until there is something to tell. `closed` when the user has closed it.

    What was refused is past with the next edit or page; what is about more than that (a file that
    was not written, a backup that failed) waits until it has been read and closed.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "fault")
        self.setAccessibleName(_("Message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._happened = label("", "strong", wrap=True)
        self._rest = label("", wrap=True)
        words.addWidget(self._happened)
        words.addWidget(self._rest)
        self._offer = button("", look="link")
        self._offer.clicked.connect(self._carry_out)
        self._lasting = False
        self._verb: Callable[[], object] | None = None
        words.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        self._close = tool_button("✕", name=_("Close the message"), look="quiet")
        self._close.setToolTip("Esc")
        self._close.clicked.connect(self._shut)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def _shut(self) -> None:
        """`closed` comes first, so that the focus is led on before Qt chooses a place for it."""
        self.closed.emit()
        self.hide()

    def shut_by_key(self) -> bool:
        """Close what is told; False where nothing is."""
        shown = self.isVisible()
        if shown:
            self._shut()
        return shown

    def let_pass(self) -> None:
        """Something else was done."""
        if not self._lasting:
            self.hide()

    def reassure(self, message: Message) -> None:
        """Tell something that is well, in a calm colour."""
        self.tell(message, look="hint")

    def offer(self, message: Message, words: str, verb: Callable[[], object]) -> None:
        """As `reassure`, with a button for what can be done; Enter presses it."""
        self.reassure(message)
        self._verb = verb
        self._offer.setText(words)
        self._offer.setAccessibleName(words)
        self._offer.show()
        self._offer.setFocus()

    def _carry_out(self) -> None:
        verb = self._verb
        self._shut()
        if verb is not None:
            verb()

    def tell(self, message: Message, look: str = "fault") -> None:
        set_look(self, look)
        self._lasting = message.lasting
        self._offer.hide()
        self._happened.setText(message.happened)
        rest = " ".join(part for part in (message.safe, message.advice) if part)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.setAccessibleDescription(message.text)
        self.show()
