"""The milestone trend of a project as a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.milestone_trend import MilestoneTrend, milestone_trend
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.overview.canvas import Canvas
from portfolio_desktop.ui.plan.trend_drawing import draw_trend
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S


class TrendPage(PlanPage):
    """What was expected of each milestone, month by month, up to the month that is shown.

    `milestone_wished` carries the milestone whose name was pressed.
    """

    milestone_wished = Signal(str)

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        self._trend: MilestoneTrend | None = None
        self.canvas = Canvas(context.theme, _("Milestone trend"))
        self._about = label("", "caption", wrap=True)
        self._empty = label(
            _(
                "There is nothing to draw yet. Whenever the expected date of a milestone is"
                " written, it is kept for the month, and the dates of the months make the picture."
            ),
            "caption",
            wrap=True,
        )
        self.copy = button(_("Copy as picture"))
        self.copy.clicked.connect(self._copy)
        self.canvas.chosen.connect(lambda milestone: self.milestone_wished.emit(milestone))
        self.setFocusProxy(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._empty)
        column.addWidget(self.canvas)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self._about, 1)
        column.addLayout(foot)
        self.show_saved()

    def show_saved(self) -> None:
        trend = milestone_trend(self.context.reader, self.project, self.context.period)
        self._trend = trend
        drawn = bool(trend.lines)
        self._empty.setVisible(not drawn)
        self.canvas.setVisible(drawn)
        self.copy.setEnabled(drawn)
        self._about.setText(_about(trend))
        self.canvas.setAccessibleDescription(" ".join(trend.sentences))
        self.canvas.show_drawing((lambda sheet: draw_trend(sheet, trend)) if drawn else None)

    def _copy(self) -> None:
        """For a letter or a presentation: light on any screen."""
        from portfolio_desktop.ui.overview.picture import drawn_picture

        trend = self._trend
        if trend is None:
            return
        project = finding.project(self.context.reader, self.project)
        title = _("{what}, {month}").format(
            what=f"{project.number} {project.name}".strip(),
            month=period_words(self.context.period),
        )
        fonts = self.context.theme.figure_font
        picture = drawn_picture(
            title, _("Milestone trend"), lambda sheet: draw_trend(sheet, trend), fonts
        )
        QGuiApplication.clipboard().setImage(picture)
        self.context.noted.emit(_("The milestone trend has been copied as a picture."))


def _about(trend: MilestoneTrend) -> str:
    if not trend.unshown:
        return ""
    return _("Not shown: {count} (without a date, or reached long ago).").format(
        count=trend.unshown
    )
