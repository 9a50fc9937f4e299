"""The papers of a meeting in the window at 10,000 projects, as `benchmarks.turns` measures them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog

from portfolio_desktop.domain.meetings import ItemSource
from portfolio_desktop.services.agenda_filling import fill_as_planned, plan_agenda
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.ui.main_window import MainWindow

_CASES, _SHEETS = 10, 20
_FORUM = "Målekredsen"


def paper_turns(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """A meeting's papers looked through and saved for Word and Excel, then some project sheets."""
    from portfolio_desktop.ui.document_choice import DocumentChoice
    from portfolio_desktop.ui.issuing.issue_form import IssueForm
    from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
    from portfolio_desktop.ui.issuing.sheet_choice import SheetChoiceDialog
    from portfolio_desktop.ui.preview.sheets import sheets_preview
    from portfolio_desktop.workflows.paper_files import PaperFormat, papers_as

    context, shown = window.context, _Shown()
    meeting = _held_meeting(window)
    documents = DocumentChoice(window.files, context.choices)

    def issue() -> QDialog:
        return IssuePreview(context, window, IssueForm(context, meeting), documents)

    yield "issue", partial(shown.show, issue)
    issuing = shown.dialog
    assert isinstance(issuing, IssuePreview)
    prepared = issuing._content
    assert prepared is not None
    content = prepared.content

    def write(kind: PaperFormat) -> None:
        context.runner.run(lambda _progress: papers_as(content, kind), _take, _take)

    yield "contents", issuing._report.turn_contents
    yield "word", partial(write, PaperFormat.DOCX)
    yield "excel", partial(write, PaperFormat.XLSX)
    yield "open edition", partial(issuing._issue_form._open.setChecked, True)
    yield "away", shown.close
    yield "which sheets", partial(shown.show, lambda: SheetChoiceDialog(context, window, ()))
    choosing = shown.dialog
    assert isinstance(choosing, SheetChoiceDialog)
    yield "search them", partial(choosing.search.setText, "e")
    yield "chosen", shown.close
    portfolio = window.portfolio.portfolio
    assert portfolio is not None
    rows = portfolio.rows[:_SHEETS]
    yield "sheets", partial(shown.show, lambda: sheets_preview(context, window, window.files, rows))
    yield "sheets away", shown.close


class _Shown:
    """The dialog that is open."""

    dialog: QDialog | None = None

    def show(self, make: Callable[[], QDialog]) -> None:
        self.dialog = make()
        self.dialog.show()

    def close(self) -> None:
        if self.dialog is not None:
            self.dialog.done(QDialog.DialogCode.Rejected)
            self.dialog.deleteLater()
            self.dialog = None


def _take(_written: object) -> None:
    """Nobody keeps the file."""


def _held_meeting(window: MainWindow) -> str:
    """A meeting with the standing items and as many cases as a board can take."""
    register = window.context.present
    meeting = add_meeting(register, MeetingDraft(_FORUM, held_on="10.11.2023", starts="10.00")).id
    plan = plan_agenda(register.reader, meeting)
    cases = [each for each in plan.wanted if each.source is ItemSource.ESCALATION][:_CASES]
    standing = [each for each in plan.wanted if each.source is not ItemSource.ESCALATION]
    fill_as_planned(register, replace(plan, wanted=(*standing, *cases)))
    return meeting
