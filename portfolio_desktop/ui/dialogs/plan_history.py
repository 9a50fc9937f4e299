"""The approved plans of a project, the newest first: what each changed, when, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.plan_history import PlanVersion, plan_history
from portfolio_desktop.services.request_list import ChangeLine
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_SIZE = (720, 560)
_NAME_WIDTH = 170


class PlanHistoryDialog(FramedDialog):
    """Nothing in it can be changed. `request` is the change request that is to be opened when it
    has been closed, "" for none."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        title = _("Approved plans")
        super().__init__(context, parent, title)
        self.request = ""
        whose = finding.project(context.reader, project)
        self.show_head(title, f"{whose.number} {whose.name}")
        self.resize(*_SIZE)
        history = plan_history(context.reader, project)
        self.body.setSpacing(SPACE_L)
        self.body.addWidget(wrapped(history.sentence))
        for version in history.versions:
            self.body.addWidget(self._card(version))
        self.body.addStretch(1)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.reject)
        self.show_foot((), (close,))
        close.setFocus()

    def _card(self, version: PlanVersion) -> QFrame:
        made = frame("aside")
        column = QVBoxLayout(made)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_XS)
        above = QHBoxLayout()
        above.setSpacing(SPACE_M)
        above.addWidget(label(version.title, "strong"))
        above.addWidget(label(version.approved, "caption"), 1)
        if version.request_id:
            above.addWidget(self._opener(version))
        column.addLayout(above)
        if version.reason:
            column.addWidget(wrapped(version.reason))
        if version.lines:
            column.addSpacing(SPACE_XS)
            column.addLayout(_lines(version))
        return made

    def _opener(self, version: PlanVersion) -> QWidget:
        opener = button(_("Open the request…"), look="link")
        opener.setAccessibleName(_("Open the request behind {plan}").format(plan=version.title))
        opener.clicked.connect(lambda: self._open(version.request_id))
        return opener

    def _open(self, request: str) -> None:
        self.request = request
        self.accept()


def _lines(version: PlanVersion) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(SPACE_S)
    grid.setColumnMinimumWidth(0, _NAME_WIDTH)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, line in enumerate(version.lines):
        grid.addWidget(label(line.title, "caption"), place, 0, top)
        grid.addWidget(wrapped(_words(version, line)), place, 1, top)
        told = "" if version.version == 1 else line.difference
        grid.addWidget(label(told, "strong"), place, 2, top | Qt.AlignmentFlag.AlignRight)
    return grid


def _words(version: PlanVersion, line: ChangeLine) -> str:
    """ "dec. 2023 → maj 2025"; of the original plan what it says."""
    after = line.after or "–"
    return after if version.version == 1 else f"{line.before or '–'} → {after}"
