"""The one question that is asked before typed words are thrown away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.dialogs.asking import confirmed


def may_discard(parent: QWidget) -> bool:
    """Ask; Enter and Escape both mean to go on writing."""
    question = _("Discard what you have written?")
    return confirmed(parent, question, go_on=_("Discard"), stay=_("Go on writing"))
