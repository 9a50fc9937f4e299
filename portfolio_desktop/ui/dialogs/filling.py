"""What is new for an agenda, what was taken off it before, and what no longer belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda_filling import AgendaPlan, fill_as_planned
from portfolio_desktop.services.agenda_wishes import Wish
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import heading, label, tick
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.tokens import SPACE_S


class FillingDialog(FramedDialog):
    """Puts what is ticked on the agenda, in one edit."""

    def __init__(self, context: WindowContext, parent: QWidget, plan: AgendaPlan) -> None:
        super().__init__(context, parent, _("Fill the agenda"))
        self.resize(560, 360)
        self._plan = plan
        self._ticks: list[tuple[Wish, QCheckBox]] = []
        if plan.wanted:
            self._offer(_("New for the agenda"), plan.wanted, ticked=True)
        if plan.left_off:
            self._offer(_("Taken off before, or on another agenda"), plan.left_off, ticked=False)
        if plan.outdated:
            self.body.addWidget(heading(_("No longer belongs here")))
            for number, item in plan.outdated:
                self.body.addWidget(label(f"{number}. {item.title}", wrap=True))
            words = _(
                "What made these items is gone: the project is green again, or the request was"
                " withdrawn. They stay until you remove them."
            )
            self.body.addWidget(label(words, "caption", wrap=True))
        self.body.addStretch(1)
        self.show_verb(_("Put what is ticked on the agenda"), self._act)

    @property
    def ticked(self) -> tuple[Wish, ...]:
        return tuple(wish for wish, box in self._ticks if box.isChecked())

    def _offer(self, caption: str, wishes: Iterable[Wish], *, ticked: bool) -> None:
        self.body.addWidget(heading(caption))
        for wish in wishes:
            box = tick(wish.title)
            box.setChecked(ticked)
            self._ticks.append((wish, box))
            self.body.addWidget(box)
        self.body.addSpacing(SPACE_S)

    def _act(self) -> None:
        register, plan = self.context.register, replace(self._plan, wanted=self.ticked)
        filled = self.context.perform_long(
            _("Filling the agenda …"), lambda report: fill_as_planned(register, plan, report)
        )
        if filled is not None:
            self.context.announce(filled.change)
            self.accept()
