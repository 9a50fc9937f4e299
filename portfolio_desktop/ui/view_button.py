"""The button that says which view is shown, and opens the menu of views."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.ui.controls import MenuButton
from portfolio_desktop.ui.tokens import CONTROL_HEIGHT

_WIDEST, _WIDEST_COMPACT = 260, 150


class ViewButton(MenuButton):
    """ "Visning: RSI-kredsens ▾"; a view that was changed since it was chosen says so, discreetly.

    It is as wide as with the mark, so that nothing beside it moves when the mark comes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._name, self._changed, self._compact = "", False, False
        self.setProperty("look", "button")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(_("View"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(CONTROL_HEIGHT)

    def show_view(self, name: str, *, changed: bool) -> None:
        self._name, self._changed = name, changed
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Say less where there is little room."""
        self._compact = compact
        self._show()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance
        widest = max(words(self._words(mark=True)), words(self._words(mark=False)))
        hint.setWidth(hint.width() - words(self.text()) + widest)
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _show(self) -> None:
        self.setText(self._words(mark=self._changed))
        said = _("{name}, changed").format(name=self._name) if self._changed else self._name
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.updateGeometry()

    def _words(self, *, mark: bool) -> str:
        name = self.fontMetrics().elidedText(
            self._name,
            Qt.TextElideMode.ElideRight,
            _WIDEST_COMPACT if self._compact else _WIDEST,
        )
        if self._compact:
            return f"{name}* ▾" if mark else f"{name} ▾"
        words = _("View: {name}").format(name=name)
        changed = pgettext("view", "changed")
        return f"{words} · {changed} ▾" if mark else f"{words} ▾"
