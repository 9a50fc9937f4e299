"""The form of a written procedure: what it is about, what it recommends, and by when to answer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from portfolio_desktop.domain.board_choices import ProcedureState
from portfolio_desktop.domain.request_states import is_open
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.decided_where import procedure_of
from portfolio_desktop.services.forums import forums
from portfolio_desktop.services.procedures import (
    ProcedureDraft,
    add_procedure,
    edit_procedure,
    new_procedure_draft,
    procedure_draft,
)
from portfolio_desktop.services.project_names import project_named
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.case_text import CaseTextField
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label, labelled, tick
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.named_fields import project_line
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.points_box import PointsBox
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M

_SIZE = (820, 680)
_COLUMNS = 4
_FILLING = QSizePolicy.Policy.Expanding


class ProcedureDialog(FramedDialog):
    """Writes a new procedure, or changes one that is not closed; `procedure` is its id then."""

    def __init__(
        self, context: WindowContext, parent: QWidget, procedure: str = "", request: str = ""
    ) -> None:
        title = _("Written procedure") if procedure else _("New written procedure")
        super().__init__(context, parent, title)
        self.procedure = procedure
        self.resize(*_SIZE)
        self._before = _begun(context, procedure, request)
        self.show_head(title, self._before.title)
        self._make_fields(context.reader, self._before)
        self._lay_out_fields()
        save = self.show_verb(_("Save"), self._keep)
        save.setEnabled(context.writable)
        self._title_line.setFocus()
        self._follow_request()
        if self._is_out():
            self._hold_what_is_asked()
        self.guard_typed(lambda: (self._draft(), self._project.text()))

    def _make_fields(self, reader: Reader, draft: ProcedureDraft) -> None:
        boards = [("", reader.info().forum or _("The register's board"))]
        boards = [(each.id, each.name) for each in forums(reader)] or boards
        self._board = choice(_("Board"), boards, draft.forum_id or boards[0][0])
        self._board.setEnabled(not self.procedure and len(boards) > 1)
        self._series = TextLine(_("What the series is called"), draft.series)
        self._number = TextLine(_("Number"), draft.number)
        self._title_line = TextLine(_("Title"), draft.title)
        self._case = TextLine(_("Case number"), draft.case_number)
        self._due = TextLine(_("Reply due"), draft.reply_due)
        self._due.setPlaceholderText(_("for instance 10.11.2023"))
        self._request = choice(
            _("Change request it decides"), _requests(reader), draft.request_id or ""
        )
        self._project = project_line(reader, draft.project_id)
        self._request.activated.connect(lambda _place: self._follow_request())
        self._text = CaseTextField(_("Text of the procedure"), rows=6, grows_to=18)
        self._text.box.show_text(draft.text, afresh=True)
        hint = _("for instance: that the new date is approved")
        self._points = PointsBox(_("Recommendation, a point on each line"), rows=3, hint=hint)
        self._points.show_text("\n".join(draft.points), afresh=True)
        self._closed = tick(_("Closed: not in the open edition"))
        self._closed.setChecked(draft.closed)
        self._reason = TextLine(_("Reason for closing it"), draft.closed_reason)
        self._heading = TextLine(_("Heading in the open edition"), draft.open_heading)

    def _lay_out_fields(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        places = (
            ("title", self._title_line, 0, 0, 3),
            ("number", self._number, 0, 3, 1),
            ("request_id", self._request, 1, 0, 2),
            ("project_id", self._project, 1, 2, 1),
            ("case_number", self._case, 1, 3, 1),
            ("points", self._points, 3, 0, 4),
            ("reply_due", self._due, 4, 0, 1),
            ("forum_id", self._board, 4, 1, 2),
            ("series", self._series, 4, 3, 1),
        )
        for name, field, row, column, span in places:
            self.name_field(name, field)
            grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)
        self.name_field("text", self._text.box)
        self._text.box.setSizePolicy(_FILLING, _FILLING)
        grid.addWidget(self._text, 2, 0, 1, 4)
        grid.addWidget(date_caption(self._due, date_rules(self.context.reader)), 5, 0, 1, 4)
        grid.addWidget(self._closed, 6, 0, 1, 4)
        self._fold = QWidget()
        inside = QGridLayout(self._fold)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(SPACE_L)
        for place, line in enumerate((self._reason, self._heading)):
            inside.addWidget(labelled(line.accessibleName(), line), 0, place)
        grid.addWidget(self._fold, 7, 0, 1, 4)
        grid.setRowStretch(2, 1)
        self.body.addLayout(grid, 1)
        self._fold.setVisible(self._closed.isChecked())
        self._closed.toggled.connect(self._unfold)

    def _is_out(self) -> bool:
        """Whether those who are asked have it already."""
        state = procedure_of(self.context.reader, self.procedure).state if self.procedure else None
        return state is ProcedureState.SENT

    def _hold_what_is_asked(self) -> None:
        """Only what those who are asked do not see can be changed."""
        self._text.set_read_only(True)
        for field in (self._title_line, self._points, self._project):
            field.setReadOnly(True)
        self._request.setEnabled(False)
        words = _(
            "It is out for answers. To change what it asks, choose “Change what was sent…” first."
        )
        self.body.addWidget(label(words, "caption", wrap=True))
        self._case.setFocus()

    def _unfold(self, closed: bool) -> None:
        self._fold.setVisible(closed)
        if closed:
            self.make_room()

    def _draft(self) -> ProcedureDraft:
        """The form as it is typed now, but for its project, which has yet to be found."""
        return replace(
            self._before,
            title=self._title_line.text(),
            text=self._text.box.words_in_document(),
            points=tuple(self._points.words_in_document().splitlines()),
            forum_id=str(self._board.currentData()) or None,
            number=self._number.text(),
            series=self._series.text(),
            case_number=self._case.text(),
            request_id=str(self._request.currentData()) or None,
            reply_due=self._due.text(),
            closed=self._closed.isChecked(),
            closed_reason=self._reason.text(),
            open_heading=self._heading.text(),
        )

    def _found(self) -> ProcedureDraft:
        """The form with its project; a RuleError where there is none of that name. Of a change
        request it is the request's own."""
        draft = self._draft()
        if draft.request_id is not None:
            return replace(draft, project_id=None)
        project = project_named(self.context.reader, self._project.text())
        return replace(draft, project_id=project)

    def _follow_request(self) -> None:
        """The project of a change request is the request's."""
        self._project.setEnabled(not self._request.currentData())

    def _keep(self) -> None:
        self.clear_fault()
        register = self.context.register
        if self.procedure:
            row = self.procedure
            written = self.context.perform(lambda: edit_procedure(register, row, self._found()))
            done = written is not None
        else:
            added = self.context.perform(lambda: add_procedure(register, self._found()))
            done = added is not None
            if added is not None:
                self.procedure = added.id
                self.context.announce(added.change)
        if done:
            self.accept()


def _begun(context: WindowContext, procedure: str, request: str) -> ProcedureDraft:
    """The form as it opens; one for a change request is named after it."""
    if procedure:
        return procedure_draft(context.reader, procedure)
    boards = forums(context.reader)
    draft = new_procedure_draft(context.reader, boards[0].id if boards else None)
    if not request:
        return draft
    (found,) = context.reader.requests([request])
    point = _("that change request {number} is approved").format(number=found.number)
    return replace(draft, request_id=request, title=found.title, points=(point,))


def _requests(reader: Reader) -> list[tuple[str, str]]:
    """None, or one of the change requests that await their decision."""
    open_still = [each for each in reader.requests() if is_open(each.state)]
    numbers = {
        row[0]: row[1] for row in reader.grid_projects([each.project_id for each in open_still])
    }
    found = [("", _("No change request"))]
    for each in open_still:
        parts = (each.number, numbers.get(each.project_id, ""), each.title)
        found.append((each.id, " · ".join(filter(None, parts))))
    return found
