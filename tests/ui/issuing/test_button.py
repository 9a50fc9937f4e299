"""The button at the top right is named after what it shows."""

from __future__ import annotations

import pytest

from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from tests.ui.answering import in_dialog
from tests.ui.desk import Desk
from tests.ui.issuing.ground import hold_meeting


@pytest.mark.parametrize("page", ["meetings", "at_meeting", "decision_log"])
def test_the_button_on_the_pages_of_meetings_shows_the_papers(desk: Desk, page: str) -> None:
    hold_meeting(desk)
    desk.window.show_page(page)
    shown: list[str] = []

    def act(preview: IssuePreview) -> None:
        shown.append(preview._issue_form.meeting.currentText())

    tools = desk.window.tools
    assert (tools.papers.isVisible(), tools.pack.isVisible()) == (True, False)
    in_dialog(IssuePreview, act, tools.papers.click)
    assert [each.split(",")[0] for each in shown] == ["RSI-kredsen"]


def test_elsewhere_the_button_is_the_status_report(desk: Desk) -> None:
    hold_meeting(desk)
    tools = desk.window.tools
    for page in ("meetings", "portfolio", "overview"):
        desk.window.show_page(page)
    assert (tools.papers.isVisible(), tools.pack.isVisible()) == (False, True)
    assert tools.pack.text() == "Statusrapport…"
    titles: list[str] = []

    def act(preview: PackPreview) -> None:
        titles.append(preview.windowTitle())

    in_dialog(PackPreview, act, tools.pack.click)
    assert titles == ["Statusrapport"]
