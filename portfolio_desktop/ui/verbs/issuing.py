"""Issuing the papers of a meeting, and finding them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.verbs.minutes import chosen_meeting

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def issue(window: MainWindow) -> None:
    """Choose what of the meeting that is on screen is printed, look at it, and issue it."""
    issue_papers(window, chosen_meeting(window))


def issue_papers(window: MainWindow, meeting: str) -> None:
    """The same of this meeting; "" for the one that is likely meant."""
    from portfolio_desktop.ui.issuing.issue_form import IssueForm
    from portfolio_desktop.ui.issuing.issue_preview import IssuePreview

    context = window.context
    context.leave()
    form = IssueForm(context, meeting)
    preview = IssuePreview(context, window, form, _documents(window))
    preview.item_wanted.connect(lambda meeting, item: _show_item(window, meeting, item))
    preview.exec()
    preview.deleteLater()


def show_issued(window: MainWindow) -> None:
    """Everything that was issued, as it was sent."""
    from portfolio_desktop.ui.issuing.issued import IssuedDialog

    window.context.leave()
    IssuedDialog(window.context, window, _documents(window), chosen_meeting(window)).exec()


def file_papers(window: MainWindow) -> None:
    """The documents of a meeting for the case system."""
    from portfolio_desktop.ui.issuing.filing import FilingDialog

    window.context.leave()
    FilingDialog(window.context, window, _documents(window), chosen_meeting(window)).exec()


def list_documents(window: MainWindow) -> None:
    """What there is about the marked project, or about all, for a request for access."""
    from portfolio_desktop.ui.issuing.access_list import AccessListDialog

    window.context.leave()
    project = window.current_project or None
    AccessListDialog(window.context, window, _documents(window), project).exec()


def show_since(window: MainWindow) -> None:
    """What has changed since the board was told last."""
    from portfolio_desktop.ui.issuing.since import SinceDialog

    window.context.leave()
    SinceDialog(window.context, window).exec()


def show_told(window: MainWindow, project: str | None) -> None:
    """What the board was told of a project, issue by issue."""
    from portfolio_desktop.ui.issuing.told import ToldDialog

    if project is not None:
        window.context.leave()
        ToldDialog(window.context, window, project).exec()


def _show_item(window: MainWindow, meeting: str, item: str) -> None:
    window.show_page("meetings")
    window.meetings.mark(meeting, item)


def _documents(window: MainWindow) -> DocumentChoice:
    return DocumentChoice(window.files, window.context.choices)
