"""Moves one date for a look, and shows what slips with it. Nothing is saved here but a change
request that is begun."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.domain.dependency_rules import Point
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.chain_request import begin_request
from portfolio_desktop.services.chain_view import ChainView, movable_points, what_if
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.overview.canvas import Canvas
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.plan.chain_drawing import draw_chain
from portfolio_desktop.ui.tokens import SPACE_L

_SIZE = (1000, 640)
_DATE_WIDTH = 200


class ChainDialog(FramedDialog):
    """Begins with `point`, or with the end of `project`. A row that is pressed is told in full over
    the drawing. `request_begun` is the id of the change request that was begun.

    Opened from a request (`of_request`), it begins with the date that is written there, and
    `taken` is the one to be written there instead.
    """

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        project: str,
        point: Point | None = None,
        *,
        of_request: str | None = None,
    ) -> None:
        super().__init__(context, parent, _("What slips?"))
        self.resize(*_SIZE)
        self.request_begun = ""
        self.taken: tuple[Point, str] | None = None
        self._of_request = of_request
        self._project = point.project_id if point is not None else project
        self._view: ChainView | None = None
        found = finding.project(context.reader, self._project)
        self.show_head(
            _("What slips?"),
            _("{project}. A look ahead: nothing is changed by it.").format(
                project=f"{found.number} {found.name}".strip()
            ),
        )
        self._points = movable_points(context.reader, self._project)
        self._make_fields(point)
        self._lay_out_body()
        self.point.currentIndexChanged.connect(lambda _index: self._show())
        self.moved_to.textChanged.connect(lambda _text: self._show())
        self.canvas.chosen.connect(self.summary.setText)
        self._show()
        self.moved_to.setFocus()

    def _make_fields(self, point: Point | None) -> None:
        places = [
            (str(at), f"{capital(what)} ({when})" if when else capital(what))
            for at, (_point, what, when) in enumerate(self._points)
        ]
        wanted = [at for at, (each, _what, _when) in enumerate(self._points) if each == point]
        chosen = str(wanted[0] if wanted else max(len(places) - 1, 0))
        self.point = choice(_("The date that moves"), places, chosen if places else "")
        self.moved_to = TextLine(_("Moves to"), self._of_request or "")
        self.moved_to.setPlaceholderText(_("for instance 1.3.2019"))
        self.name_field("moved_to", self.moved_to)
        self.summary = wrapped("", "strong")
        self.canvas = Canvas(self.context.theme, _("What slips, now and then"))

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        when = labelled(self.moved_to.accessibleName(), self.moved_to)
        when.setFixedWidth(_DATE_WIDTH)
        row.addWidget(labelled(self.point.accessibleName(), self.point), 1)
        row.addWidget(when)
        self.body.addLayout(row)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.canvas)
        self.body.addStretch(1)
        if self._of_request is None:
            self._begin = button(_("Begin a change request…"))
            self._begin.clicked.connect(self._begin_request)
        else:
            self._begin = button(_("Use the date in the request"))
            self._begin.clicked.connect(self._take_date)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((self._begin,), (close,))

    @property
    def _chosen(self) -> Point | None:
        place = self.point.currentData()
        return self._points[int(place)][0] if place not in {None, ""} else None

    def _show(self) -> None:
        """What slips by what is typed; while it is no date yet, what is missing."""
        self._view, told = self._read()
        view = self._view
        self.summary.setText(view.summary if view is not None else told)
        self.canvas.show_drawing((lambda sheet: draw_chain(sheet, view)) if view else None)
        self._begin.setEnabled(view is not None and self.context.writable)
        self.make_room()

    def _read(self) -> tuple[ChainView | None, str]:
        point, text = self._chosen, self.moved_to.text().strip()
        if point is None:
            return None, _("Every date of the project has been reached.")
        if not text:
            return None, _("Write the date it might move to.")
        try:
            return what_if(self.context.reader, point, text), ""
        except RuleError as error:
            return None, problem_sentence(error.problem)

    def _take_date(self) -> None:
        point = self._chosen
        if point is not None:
            self.taken = point, self.moved_to.text().strip()
            self.accept()

    def _begin_request(self) -> None:
        """A draft with the moved date and what slips; it is opened when this has closed."""
        point, view = self._chosen, self._view
        if point is None or view is None:
            return
        self.clear_fault()
        register, text = self.context.register, self.moved_to.text()
        added = self.context.perform(lambda: begin_request(register, point, text, view))
        if added is not None:
            self.context.announce(added.change)
            self.request_begun = added.id
            self.accept()
