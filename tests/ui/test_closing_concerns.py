"""Keeping a risk, an issue and a dispute out of the open edition, from the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from portfolio_desktop.domain.risks import Dispute, Risk, RiskKind
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.open_edition import open_reader
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.ui.dialogs.closing import ClosureDialog
from portfolio_desktop.ui.dialogs.concerns import ConcernsDialog
from portfolio_desktop.ui.follow_menus import CONCERN_ENTRIES
from portfolio_desktop.ui.pages.risks import RisksPage
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.ground import mark
from tests.ui.walking import faults_of

RISK, ISSUE, DISPUTE = range(3)
TITLES = ("Leverandøren når det ikke", "Fejl i drift", "Omfang")


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """A risk, an issue and a dispute, in this order on their page."""
    desk.wind_clock()
    register, project = desk.context.register, desk.row("19-2").id
    grave = RiskDraft(project, title=TITLES[RISK], probability="4", consequence="5")
    add_risk(register, grave)
    slight = RiskDraft(project, RiskKind.ISSUE, title=TITLES[ISSUE], description="Nedbrud")
    add_risk(register, slight)
    add_dispute(register, DisputeDraft(project, title=TITLES[DISPUTE], own_position="Inden for"))
    desk.go("19-2")
    desk.menu("page_risks")
    return desk


def page(desk: Desk) -> RisksPage:
    found = desk.window.page("risks")
    assert isinstance(found, RisksPage)
    return found


def mark_titled(desk: Desk, title: str) -> None:
    model = page(desk).table.model()
    shown = [str(model.index(row, 1).data()).split("\n")[0] for row in range(model.rowCount())]
    mark(page(desk).table, shown.index(title))


def close(dialog: ClosureDialog) -> None:
    assert faults_of(dialog) == []
    press(dialog, "Gem")
    assert dialog.fault  # the reason is asked for
    dialog.fold.reason.setText("forhandling")
    press(dialog, "Gem")
    assert dialog.fault  # and what stands there instead
    dialog.fold.heading.setText("Fortroligt forhold")
    press(dialog, "Gem")


def let_in(dialog: ClosureDialog) -> None:
    assert dialog.fold.reason.text() == "forhandling"
    dialog.fold.closed.setChecked(False)
    press(dialog, "Gem")


def in_open_edition(desk: Desk) -> str:
    """All that the open edition may read of risks and disputes."""
    board = open_reader(desk.context.register.reader).board
    return repr((board.rows(Risk), board.rows(Dispute)))


@pytest.mark.parametrize("which", [RISK, ISSUE, DISPUTE])
@pytest.mark.parametrize("by_menu", [False, True])
def test_it_is_closed_with_a_reason_and_let_in_again(
    listed: Desk, which: int, by_menu: bool
) -> None:
    verb = listed.menu if by_menu else listed.shortcut
    mark_titled(listed, TITLES[which])
    assert TITLES[which] in in_open_edition(listed)
    came = answer(ClosureDialog, close)
    verb("close_concern")
    assert came
    (row,) = page(listed).chosen
    assert (row.title, row.closed) == (TITLES[which], True)
    shown = page(listed).table.currentIndex().siblingAtColumn(1).data()
    assert "Lukket" in shown
    withheld = in_open_edition(listed)
    assert TITLES[which] not in withheld
    assert "Fortroligt forhold" in withheld
    came = answer(ClosureDialog, let_in)
    verb("close_concern")
    assert came
    assert TITLES[which] in in_open_edition(listed)
    listed.shortcut("undo")
    assert TITLES[which] not in in_open_edition(listed)
    listed.shortcut("undo")
    assert TITLES[which] in in_open_edition(listed)


def test_history_says_what_was_closed(listed: Desk) -> None:
    mark_titled(listed, TITLES[DISPUTE])
    came = answer(ClosureDialog, close)
    listed.shortcut("close_concern")
    assert came
    listed.menu("undo")
    assert "den åbne udgave" in listed.window.actions_by_id["redo"].text()


def test_nothing_is_asked_where_nothing_is_marked(listed: Desk) -> None:
    action = listed.window.actions_by_id["close_concern"]
    assert action.isEnabled()
    assert "close_concern" in CONCERN_ENTRIES  # the menu by a right click
    listed.menu("page_portfolio")
    assert not action.isEnabled()


def test_it_is_closed_in_the_list_of_its_project(listed: Desk) -> None:
    def work(dialog: ConcernsDialog) -> None:
        assert faults_of(dialog) == []
        mark(dialog.table, 0)
        came = answer(ClosureDialog, close)
        dialog.buttons["close_concern"].click()
        assert came
        came = answer(ClosureDialog, let_in)
        QTest.keySequence(dialog, "Alt+Shift+F9")
        assert came
        dialog.accept()

    listed.menu("page_portfolio")
    came = answer(ConcernsDialog, work)
    listed.shortcut("concerns")
    assert came
    assert TITLES[RISK] in in_open_edition(listed)


def test_an_edit_after_the_list_is_closed_finds_nobody_there(listed: Desk) -> None:
    """A list that is gone and still listened would be told of every later edit, and fail."""
    listed.menu("page_portfolio")
    came = answer(ConcernsDialog, lambda dialog: dialog.accept())
    listed.shortcut("concerns")
    assert came
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    project = listed.row("19-2").id
    made = add_risk(listed.context.register, RiskDraft(project, title="Endnu en"))
    listed.context.announce(made.change)
