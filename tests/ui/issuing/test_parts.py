"""The parts of the papers in the dialog that issues them: ticked, moved, kept with the issue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog

from portfolio_desktop.domain.board_choices import IssueKind
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.services.pack_choices import choice_of
from portfolio_desktop.services.pack_parts import (
    ALL_PARTS,
    MINUTES_PARTS,
    STATUS_PARTS,
    Carried,
    GridPaper,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.ui.issuing.choice_form import ChoiceForm
from portfolio_desktop.ui.issuing.group import Group
from portfolio_desktop.ui.issuing.issue_form import IssueForm
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.issuing.sheet_choice import SheetChoiceDialog
from portfolio_desktop.ui.preview.part_list import PartList
from portfolio_desktop.ui.progress import CancelledError
from tests.services.meeting_ground import change
from tests.ui.answering import answer
from tests.ui.desk import Desk
from tests.ui.ground import named, press, words_in
from tests.ui.issuing.ground import hold_meeting, in_issuing, issue_it
from tests.ui.preview.opened import choose
from tests.ui.walking import faults_of

_ALT = Qt.KeyboardModifier.AltModifier


def form_of(preview: IssuePreview) -> IssueForm:
    found = preview.findChild(IssueForm)
    assert isinstance(found, IssueForm)
    return found


def unfold(preview: IssuePreview) -> PartList:
    """The parts, which are folded until they are asked for."""
    found = preview.findChild(PartList)
    assert isinstance(found, PartList)
    assert not found.isVisible()
    preview.activateWindow()
    QApplication.processEvents()
    press(preview, "Dele")
    assert found.isVisible()
    return found


def chosen(preview: IssuePreview) -> PackChoice:
    found = preview.findChild(ChoiceForm)
    assert isinstance(found, ChoiceForm)
    return found.choice


def laid_out(preview: IssuePreview) -> IssuePreview:
    """When nothing more was ticked for a moment, and the pages have come."""
    while preview._rest.isActive() or not preview._progress.isHidden():
        QApplication.processEvents()
    return preview


def mark(parts: PartList, words: str) -> None:
    (item,) = parts.findItems(words, Qt.MatchFlag.MatchExactly)
    parts.setCurrentItem(item)
    parts.setFocus()


def turn(parts: PartList, words: str, *, by_keys: bool) -> None:
    mark(parts, words)
    if by_keys:
        QTest.keyClick(parts, Qt.Key.Key_Space)
    else:
        room = parts.visualItemRect(parts.currentItem())
        tick = QPoint(room.left() + 9, room.center().y())
        QTest.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=tick)


def drag(parts: PartList, words: str, height: int) -> None:
    """Take the line and let it go at that height of the list."""
    mark(parts, words)
    start = parts.visualItemRect(parts.currentItem()).center()
    left = Qt.MouseButton.LeftButton
    for kind, y in (
        (QEvent.Type.MouseButtonPress, start.y()),
        (QEvent.Type.MouseMove, (start.y() + height) // 2),
        (QEvent.Type.MouseMove, height),
        (QEvent.Type.MouseButtonRelease, height),
    ):
        where = QPoint(start.x(), y)
        at = QPointF(parts.viewport().mapToGlobal(where))
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, QPointF(where), at, left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(parts.viewport(), event)


@pytest.mark.parametrize("by_keys", [False, True])
def test_a_part_that_is_left_out_is_on_no_page(desk: Desk, by_keys: bool) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        parts = unfold(preview)
        pages = preview._report.document.pageCount()
        turn(parts, "Projektark", by_keys=by_keys)
        assert not preview._issue.isEnabled(), "the pages that are shown are not the ones wished"
        laid_out(preview)
        assert preview._issue.isEnabled()
        assert Part.SHEETS not in chosen(preview).parts
        assert preview._report.document.pageCount() < pages
        assert f"{preview._report.document.pageCount()} sider · " in words_in(preview)
        turn(parts, "Projektark", by_keys=by_keys)
        assert chosen(preview).parts == ALL_PARTS

    in_issuing(desk, act)


def test_a_click_on_the_words_marks_a_part_and_leaves_its_tick(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        parts = unfold(preview)
        for words, part in (("Projektark", Part.SHEETS), ("Siden sidste møde", Part.SINCE)):
            (item,) = parts.findItems(words, Qt.MatchFlag.MatchExactly)
            place = parts.visualItemRect(item).center()
            QTest.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert parts.part is part
            assert chosen(preview).parts == ALL_PARTS
        room = parts.visualItemRect(parts.currentItem())
        tick = QPoint(room.left() + 22 + 9, room.center().y())
        QTest.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=tick)
        assert Part.SINCE not in chosen(preview).parts

    in_issuing(desk, act)


def test_without_parts_nothing_is_printed_and_it_says_what_to_do(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        parts = unfold(preview)
        assert "Vælg mindst én del" not in words_in(preview)
        for part in range(parts.count()):
            parts.setCurrentRow(part)
            QTest.keyClick(parts, Qt.Key.Key_Space)
        laid_out(preview)
        assert chosen(preview).parts == ()
        assert "Vælg mindst én del." in words_in(preview)
        for button in (preview._issue, preview._print, preview._save):
            assert not button.isEnabled()
        turn(parts, "Projektark", by_keys=True)
        laid_out(preview)
        assert preview._issue.isEnabled()
        assert "ikke frigivet" not in words_in(preview), "no item is printed"

    in_issuing(desk, act)


def test_several_ticks_lay_the_papers_out_once(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        parts, before = unfold(preview), preview._pdf
        for words in ("Forside", "Indhold", "Udvikling"):
            turn(parts, words, by_keys=True)
            assert preview._pdf is before
        assert laid_out(preview)._pdf != before

    in_issuing(desk, act)


def test_sheets_are_moved_before_the_items_by_keys_buttons_and_mouse(desk: Desk) -> None:
    hold_meeting(desk)
    sheets_first = (Part.FRONT, Part.CONTENTS, Part.SHEETS, Part.ITEMS)

    def act(preview: IssuePreview) -> None:
        parts = unfold(preview)
        mark(parts, "Projektark")
        QTest.keyClick(parts, Qt.Key.Key_Up, _ALT)
        assert chosen(preview).parts[:4] == sheets_first
        assert parts.part is Part.SHEETS, "it stays marked where it went"
        press(preview, "Flyt delen ned")
        assert chosen(preview).parts == ALL_PARTS
        drag(parts, "Projektark", parts.visualItemRect(parts.item(2)).top() + 2)
        assert chosen(preview).parts[:4] == sheets_first
        drag(parts, "Ændringsanmodninger", 1)
        assert chosen(preview).parts[4:6] == (Part.REQUESTS, Part.SINCE), "among its own"
        press(preview, "Som sædvanligt")
        assert chosen(preview).parts == ALL_PARTS

    in_issuing(desk, act)


def test_what_stands_first_or_last_moves_no_further(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        parts = unfold(preview)
        for words, up, down in (
            ("Forside", False, False),
            ("Dagsordenens punkter", False, True),
            ("Siden sidste møde", False, True),
            ("Ændringsanmodninger", True, False),
            ("Bilag", True, False),
        ):
            mark(parts, words)
            moves = (named(preview, "Flyt delen op"), named(preview, "Flyt delen ned"))
            assert [each.isEnabled() for each in moves] == [up, down], words

    in_issuing(desk, act)


def test_minutes_offer_only_what_minutes_hold(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        parts, kind = unfold(preview), form_of(preview).kind
        kind.setCurrentIndex(kind.findData(IssueKind.DRAFT_MINUTES.value))
        assert chosen(preview).parts == MINUTES_PARTS
        assert parts.count() == len(MINUTES_PARTS)

    in_issuing(desk, act)


def test_paper_draft_and_what_is_attached_are_chosen(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        unfold(preview)
        choose(preview, "Oversigtens papir", "A3 på tværs")
        press(preview, "»Udkast« på tværs af hver side")
        press(preview, "Læg registret ved som regneark")
        made = chosen(preview)
        assert (made.grid_paper, made.draft, made.carried) == (
            GridPaper.A3,
            True,
            (Carried.XLSX,),
        )

    in_issuing(desk, act)


def test_nothing_is_attached_to_the_open_edition_and_it_says_why(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        unfold(preview)
        press(preview, "Læg registret ved som JSON")
        form_of(preview)._open.setChecked(True)
        box = named(preview, "Læg registret ved som JSON")
        assert isinstance(box, QCheckBox)
        assert not box.isEnabled()
        assert chosen(preview).carried == ()
        assert "I den åbne udgave lægges der aldrig noget ved." in words_in(preview)
        form_of(preview)._full.setChecked(True)
        assert chosen(preview).carried == (Carried.JSON,)

    in_issuing(desk, act)


def test_projects_are_chosen_for_sheets_in_a_list_that_is_searched(desk: Desk) -> None:
    hold_meeting(desk)

    def pick(dialog: SheetChoiceDialog) -> None:
        assert faults_of(dialog) == []
        dialog.search.setText("apotek")
        model = dialog.list.model()
        assert model.rowCount() == 1
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.search.setText("17-1")
        place = dialog.list.visualRect(model.index(0, 0)).center()
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert "2 projekter valgt" in words_in(dialog)
        press(dialog, "Brug disse")

    def act(preview: IssuePreview) -> None:
        unfold(preview)
        came = answer(SheetChoiceDialog, pick)
        choose(preview, "Projektark for", "Valgte projekter")
        assert came
        made = chosen(preview)
        assert made.sheets is SheetsOf.CHOSEN
        assert made.projects == (desk.row("17-1").id, desk.row("22-2").id)
        assert named(preview, "Vælg de projekter, der har et ark").isVisible()

    in_issuing(desk, act)


@pytest.mark.parametrize("edition", ["_open", "_full"])
def test_closed_projects_are_marked_where_the_open_edition_has_no_sheet_of_them(
    desk: Desk, edition: str
) -> None:
    hold_meeting(desk)
    change(desk.context.present, "project", desk.row("17-1").id, closed=True)
    seen: list[str] = []

    def look(dialog: SheetChoiceDialog) -> None:
        model = dialog.list.model()
        seen.extend(str(model.index(row, 0).data()) for row in range(model.rowCount()))
        dialog.reject()

    def act(preview: IssuePreview) -> None:
        getattr(form_of(preview), edition).setChecked(True)
        unfold(preview)
        came = answer(SheetChoiceDialog, look)
        choose(preview, "Projektark for", "Valgte projekter")
        assert came

    in_issuing(desk, act)
    marked = [line.split()[0] for line in seen if line.endswith("· lukket, har intet ark")]
    assert marked == (["17-1"] if edition == "_open" else [])
    assert len(seen) > 1


def test_who_gives_up_choosing_projects_has_chosen_none(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        unfold(preview)
        came = answer(SheetChoiceDialog, QDialog.reject)
        choose(preview, "Projektark for", "Valgte projekter")
        assert came
        assert chosen(preview).projects == ()

    in_issuing(desk, act)


def test_a_secretary_s_choice_is_there_again_the_next_time(desk: Desk) -> None:
    """She leaves out the trend and the annexes, puts the sheets first, looks, and issues; the next
    version begins with the same."""
    hold_meeting(desk)
    wanted = (
        *(Part.FRONT, Part.CONTENTS, Part.SHEETS, Part.ITEMS),
        *(each for each in STATUS_PARTS if each is not Part.TREND),
    )

    def issue(preview: IssuePreview) -> None:
        parts = unfold(preview)
        turn(parts, "Udvikling", by_keys=True)
        turn(parts, "Bilag", by_keys=True)
        mark(parts, "Projektark")
        QTest.keyClick(parts, Qt.Key.Key_Up, _ALT)
        assert laid_out(preview)._issue.isEnabled()
        issue_it(preview)

    def look(preview: IssuePreview) -> None:
        assert "9 af 11 dele" in words_in(preview)
        assert chosen(preview).parts == wanted

    in_issuing(desk, issue)
    (issue_row,) = issues_of(desk.context.reader)
    assert choice_of(desk.context.reader, issue_row.id).parts == wanted
    in_issuing(desk, look, by_keys=True)


def test_parts_and_the_rest_give_each_other_room(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        assert form_of(preview).to.isVisible()
        unfold(preview)
        assert not form_of(preview).kind.isVisible()
        assert "RSI-kredsen, 10. nov. 2023 · Dagsorden" in words_in(preview)
        press(preview, "Afsendelse")
        assert form_of(preview).to.isVisible()

    in_issuing(desk, act)


def test_what_is_not_released_leads_to_the_list_of_it(desk: Desk) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        unfold(preview)
        (link,) = [
            each
            for each in preview._before.findChildren(type(preview._issue))
            if each.isVisible() and "ikke frigivet" in each.text()
        ]
        link.click()
        assert form_of(preview).to.hasFocus()
        assert "Punkt 5, Opsigelse af kontrakten med Zebrafirma: udkast" in words_in(preview)

    in_issuing(desk, act)


@pytest.mark.parametrize("group", ["Hvad", "Dele", "Afsendelse"])
def test_every_control_of_the_dialog_is_named(desk: Desk, group: str) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        if group == "Dele":
            unfold(preview)
        combos = preview.findChildren(QComboBox)
        assert len(combos) >= 4
        assert faults_of(preview) == []

    in_issuing(desk, act)


def test_a_check_given_up_for_other_papers_does_not_offer_them_before_they_are_there(
    desk: Desk,
) -> None:
    hold_meeting(desk)

    def act(preview: IssuePreview) -> None:
        preview._draw_soon()
        form_of(preview).choice.draft.setChecked(True)
        assert not preview._issue.isEnabled()
        preview._fail_check(CancelledError())
        assert not preview._issue.isEnabled()
        assert laid_out(preview)._issue.isEnabled()

    in_issuing(desk, act)


@pytest.mark.parametrize("language", Language)
def test_the_form_is_not_scrolled_sideways_with_its_parts_open(
    desk: Desk, language: Language
) -> None:
    hold_meeting(desk)

    def look(preview: IssuePreview) -> None:
        for box in form_of(preview).findChildren(Group):
            box.unfold(on=True)
        QApplication.processEvents()
        assert preview._form_room.horizontalScrollBar().maximum() == 0

    use_language(language)
    in_issuing(desk, look)
