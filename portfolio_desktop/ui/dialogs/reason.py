"""Doing something that needs a reason: what it means, why, and then it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What is about to be done and to what (`about`), what that means, and the reason it needs,
    which a refusal calls `field`."""

    title: str
    about: str
    means: str
    why: str
    example: str
    verb: str
    act: Callable[[str], Change]
    field: str = "reopened_reason"


class ReasonedDialog(FramedDialog):
    """Asks for the reason, and does it."""

    def __init__(self, context: WindowContext, parent: QWidget, reasoned: Reasoned) -> None:
        super().__init__(context, parent, reasoned.title)
        self._reasoned = reasoned
        self.show_head(reasoned.title, reasoned.about)
        self.resize(520, 300)
        self.reason = TextBox(reasoned.why, rows=4)
        self.reason.setPlaceholderText(reasoned.example)
        self.name_field(reasoned.field, self.reason)
        self.body.addWidget(label(reasoned.means, wrap=True))
        self.body.addWidget(labelled(reasoned.why, self.reason), 1)
        self.show_verb(reasoned.verb, self._act)
        self.reason.setFocus()
        self.guard_typed(self.reason.toPlainText)

    def _act(self) -> None:
        self.clear_fault()
        reason = self.reason.toPlainText()
        if self.context.perform(lambda: self._reasoned.act(reason)) is not None:
            self.accept()
