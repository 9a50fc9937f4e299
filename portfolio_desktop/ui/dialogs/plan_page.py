"""What the pages of a project's plan share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext

CarryOut = Callable[[Callable[[], Change]], bool]
"""Carries out an edit for a page and says whether it was kept."""


class PlanPage(QWidget):
    """One page: it shows what is saved, and every change is carried out at once."""

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__()
        self.context = context
        self.project = project
        self.carry_out = carry_out

    def show_saved(self) -> None:
        """Show what the register holds."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Keep what is being written now; False where that was refused and is still open."""
        return True

    def to_editor(self) -> None:
        """Put the cursor where something is being written."""
        self.setFocus()
