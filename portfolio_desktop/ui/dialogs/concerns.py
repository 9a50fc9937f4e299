"""A project's risks, issues and disputes in its own order; every change is saved at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.concerns import move_concern
from portfolio_desktop.services.risk_list import ConcernRow, concerns_of
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.dispute import DisputeDialog
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.risk import RiskDialog
from portfolio_desktop.ui.pages.concern_table import ConcernTable
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.verbs import closing, concerns

_SIZE = (980, 560)
_CLOSE_KEYS = "Alt+Shift+F9"
"""As in the window's menu."""


class ConcernsDialog(FramedDialog):
    """The list with its verbs as buttons; Enter opens what is marked."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        title = _("Risks and disputes")
        super().__init__(context, parent, title)
        found = finding.project(context.reader, project)
        self._project = project
        self.show_head(title, f"{found.number} {found.name}".strip())
        self.resize(*_SIZE)
        self.table = ConcernTable(context.theme, self, whose=False)
        self._none = label(_("No risks and no disputes are written down yet."), "caption")
        self.body.addWidget(self._none)
        self.body.addWidget(self.table, 1)
        self._make_verbs()
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((), (close,))
        self.table.verb_wished.connect(self._carry_out)
        self.table.doubleClicked.connect(lambda _index: self._carry_out("edit_concern"))
        self.table.chosen_changed.connect(self._enable)
        context.changed.connect(self._follow)
        self._show()
        self.table.setFocus()

    def _make_verbs(self) -> None:
        self._verbs: dict[str, Callable[[], object]] = {
            "new_risk": lambda: self._new(RiskDialog),
            "new_dispute": lambda: self._new(DisputeDialog),
            "edit_concern": lambda: concerns.edit(self.context, self, self._marked),
            "end_concern": lambda: concerns.end(self.context, self, self._marked),
            "reopen_concern": lambda: concerns.reopen(self.context, self._marked),
            "close_concern": lambda: closing.close_concern(self.context, self, self._marked),
            "move_up": lambda: self._move(-1),
            "move_down": lambda: self._move(1),
            "remove_concern": lambda: concerns.remove(self.context, self._marked),
        }
        made = {
            "new_risk": button(_("New risk…"), tip="Insert"),
            "new_dispute": button(_("New dispute…")),
            "edit_concern": button(_("Edit…"), tip="Enter"),
            "end_concern": button(_("End…")),
            "reopen_concern": button(_("Open again")),
            "close_concern": button(_("The open edition…"), tip=_CLOSE_KEYS),
            "move_up": button(_("Move up"), tip="Alt+↑"),
            "move_down": button(_("Move down"), tip="Alt+↓"),
            "remove_concern": button(_("Remove"), tip="Delete"),
        }
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for verb, each in made.items():
            each.clicked.connect(self._verbs[verb])
            row.addWidget(each)
        row.addStretch(1)
        self.body.addLayout(row)
        self.buttons = made
        for keys, verb in (("Alt+Up", "move_up"), ("Alt+Down", "move_down")):
            QShortcut(QKeySequence(keys), self, self._verbs[verb])
        QShortcut(QKeySequence(_CLOSE_KEYS), self, lambda: self._carry_out("close_concern"))

    @property
    def _marked(self) -> ConcernRow | None:
        rows = self.table.chosen()
        return rows[0] if rows else None

    def _carry_out(self, verb: str) -> None:
        if self.buttons[verb].isEnabled():
            self._verbs[verb]()

    def _new(self, kind: type[RiskDialog] | type[DisputeDialog]) -> None:
        dialog = kind(self.context, self, project=self._project)
        if dialog.exec():
            self._show(dialog.row)

    def _move(self, step: int) -> None:
        """One place up or down among those of its kind that have not ended either."""
        row = self._marked
        if row is None or not self.context.writable:
            return
        peers = [each for each in self._rows if each.is_dispute == row.is_dispute]
        at = next(place for place, each in enumerate(peers) if each.id == row.id)
        target = at + step
        if not 0 <= target < len(peers):
            return
        before = target if step > 0 else target - 1
        after = peers[before].id if before >= 0 else None
        self.context.perform(lambda: move_concern(self.context.register, row.id, after))

    def _follow(self, _change: object) -> None:
        """A method, so that Qt lets go of it with the dialog."""
        self._show()

    def _show(self, wished: str = "") -> None:
        self._rows = concerns_of(self.context.reader, self._project)
        chosen = {wished} if wished else {row.id for row in self.table.chosen()}
        place = self.table.marked() or 0
        self.table.show_records(self._rows, lambda row: row.id in chosen, place)
        self._none.setVisible(not self._rows)
        self._enable()

    def _enable(self) -> None:
        row, writable = self._marked, self.context.writable
        for verb, each in self.buttons.items():
            each.setEnabled(writable and (row is not None or verb.startswith("new")))
        if row is not None and writable:
            self.buttons["end_concern"].setEnabled(not row.ended)
            self.buttons["reopen_concern"].setEnabled(bool(row.ended))
