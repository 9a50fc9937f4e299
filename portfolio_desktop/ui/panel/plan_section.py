"""The part of the panel that tells the next milestones, and the money in a line or two."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.dependency_lines import DependencyFacts
from portfolio_desktop.services.plan_panel import MilestoneLine, PlanFacts
from portfolio_desktop.ui.controls import Level, button, heading, label
from portfolio_desktop.ui.panel.sections import Section, clear, put, wrapped
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS


class PlanSection(Section):
    """A few milestones with date and slip; the link opens them all, with the economy."""

    wished = Signal()

    def __init__(self) -> None:
        super().__init__(_("Milestones and economy"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(0, 1)
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE_XS)
        self._open = button(_("Plan and economy…"), look="link", tip="Ctrl+U")
        self._open.clicked.connect(self.wished)
        self.content.addLayout(self._grid)
        self.content.addLayout(self._words)
        self.content.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, plan: PlanFacts) -> None:
        clear(self._grid)
        for place, line in enumerate(plan.milestones):
            self._show_line(2 * place, line)
            if line.criteria:
                self._show_criteria(2 * place + 1, line)
        clear(self._words)
        if plan.more:
            more = ngettext("{count} more milestone", "{count} more milestones", plan.more)
            put(self._words, label(more.format(count=plan.more), "caption"))
        for words in plan.money:
            put(self._words, wrapped(words))
        self._show_dependencies(plan.dependencies)

    def _show_dependencies(self, facts: DependencyFacts) -> None:
        """What it waits for and who waits for it, the worst first."""
        if facts.lines:
            put(self._words, heading(_("Dependencies")))
        for fact in facts.lines:
            put(self._words, wrapped(fact.words))
            put(self._words, wrapped(fact.standing, "late" if fact.late else "caption"))
        if facts.more:
            more = ngettext("{count} more dependency", "{count} more dependencies", facts.more)
            put(self._words, label(more.format(count=facts.more), "caption"))

    def _show_line(self, place: int, line: MilestoneLine) -> None:
        """Name, date and slip side by side; what is reached is quieter, what has passed is not."""
        parts = [
            wrapped(line.name, "caption" if line.reached else "plain"),
            label(_when(line), _level(line)),
        ]
        slips = (line.slip, line.slip_approved)
        if any(slips):
            parts.append(label("\n".join(filter(None, slips)), "caption"))
            parts[-1].setToolTip(_("Against the original plan, and against the approved"))
        top = Qt.AlignmentFlag.AlignTop
        for column, part in enumerate(parts):
            self._grid.addWidget(part, place, column, top if column == 0 else top | _RIGHT)
            part.show()  # Qt would show it a turn later, and press the rest together

    def _show_criteria(self, place: int, line: MilestoneLine) -> None:
        told = label(_("Start criteria: {count}").format(count=line.criteria), "caption")
        self._grid.addWidget(told, place, 0, 1, 3)
        told.show()


_RIGHT = Qt.AlignmentFlag.AlignRight


def _when(line: MilestoneLine) -> str:
    return _("reached {date}").format(date=line.when) if line.reached else line.when or "–"


def _level(line: MilestoneLine) -> Level:
    if line.passed:
        return "late"
    return "caption" if line.reached else "plain"
