"""The status of a project in one month: every lamp in its line, and below them the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.status import OVERALL
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel import DimensionStatus, ProjectPanel
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.controls import button, heading, label, line
from portfolio_desktop.ui.panel.criteria import Criteria
from portfolio_desktop.ui.panel.reason_box import ReasonBox
from portfolio_desktop.ui.panel.sections import clear, put
from portfolio_desktop.ui.panel.status_row import StatusRow
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS


class StatusEditor(QWidget):
    """Shows the lamps and reasons of a `ProjectPanel`.

    The lines of lamps stand still while their colours are chosen: what comes and goes is below.
    `writing_changed` follows `unsaved` of each box. `sight_wanted(box)` is passed on.
    """

    colour_chosen = Signal(str, object)
    reason_written = Signal(str, str, bool)
    writing_changed = Signal()
    sight_wanted = Signal(object)
    repeat_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, StatusRow] = {}
        self._month = heading("")
        self._criteria = Criteria(theme)
        self._lamps = _column()
        self._repeat = button(_("Same colours as last month"), look="link")
        self._repeat.clicked.connect(self.repeat_wished)
        self._reasons = _column()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_S)
        head = QHBoxLayout()
        head.addWidget(self._month)
        head.addStretch(1)
        head.addWidget(self._criteria.switch)
        whole.addLayout(head)
        whole.addWidget(self._criteria)
        whole.addWidget(label(_("Last month to the left"), "caption"))
        whole.addLayout(self._lamps)
        whole.addWidget(self._repeat, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._reasons)

    @property
    def boxes(self) -> tuple[ReasonBox, ...]:
        return tuple(self.reasons().values())

    def reasons(self) -> dict[str, ReasonBox]:
        """The field for each dimension's reason, by the dimension's key."""
        return {key: row.reason.box for key, row in self._rows.items()}

    def show_status(self, panel: ProjectPanel, *, editable: bool, afresh: bool) -> None:
        """Show what is saved now; `afresh` where it is another project's or another month's."""
        self._month.setText(_("Status {month}").format(month=period_words(panel.period)))
        self._criteria.show_meanings(panel.meanings)
        statuses = tuple(_statuses(panel))
        shown = [(key, row.name) for key, row in self._rows.items()]
        if shown != [(status.key, status.name) for status in statuses]:
            self._make_rows(statuses)
        for status in statuses:
            self._rows[status.key].show_status(status, editable=editable, afresh=afresh)
        self._repeat.setVisible(editable and panel.colours_repeatable)

    def expect_saved(self, panel: ProjectPanel) -> None:
        """Know what is saved and keep what is written: saving it failed."""
        for status in _statuses(panel):
            self._rows[status.key].expect_saved(status)

    def focus_lamp(self, dimension: str) -> None:
        if dimension in self._rows:
            self._rows[dimension].focus_lamp()

    def focus_reason(self, dimension: str) -> bool:
        """Put the cursor in the reason, whatever the colour; False where none can be written and
        none is there to read."""
        row = self._rows.get(dimension)
        return row is not None and row.focus_reason()

    def _make_rows(self, statuses: tuple[DimensionStatus, ...]) -> None:
        for layout in (self._lamps, self._reasons):
            clear(layout)
        self._rows = {}
        for status in statuses:
            if status.key == OVERALL:
                put(self._lamps, line())
            row = StatusRow(self._theme, status, strong=status.key == OVERALL)
            row.colour_chosen.connect(self.colour_chosen)
            row.reason_written.connect(self.reason_written)
            row.reason.box.unsaved_changed.connect(self.writing_changed)
            row.reason.box.sight_wanted.connect(
                lambda field=row.reason: self.sight_wanted.emit(field)
            )
            put(self._lamps, row)
            self._reasons.addWidget(row.reason)
            self._rows[status.key] = row
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go as the eye does: down the lamps, then down the reasons, never from a reason to
        a lamp, where what is written next would set colours."""
        rows = self._rows.values()
        lamps = (lamp for row in rows for lamp in row.lamps)
        before: QWidget = self._criteria.switch
        for stop in (*lamps, self._repeat, *(row.reason.box for row in rows)):
            self.setTabOrder(before, stop)
            before = stop


def _statuses(panel: ProjectPanel) -> Iterator[DimensionStatus]:
    yield from panel.dimensions
    yield panel.overall


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(SPACE_XS + 2)
    return made
