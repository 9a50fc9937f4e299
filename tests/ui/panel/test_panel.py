"""One project in one month: lamps by keys, reasons and words, saved where they belong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
)

from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.requests import draft_request, new_request_draft
from portfolio_desktop.services.status import set_colour, set_no_light, set_remarks
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.panel.remarks_box import RemarksBox
from tests.ui.conftest import ring, type_text
from tests.ui.desk import OCTOBER
from tests.ui.ground import words_in
from tests.ui.panel.conftest import Desk
from tests.ui.walking import controls_of, faults_of

LEFT = Qt.MouseButton.LeftButton
TIME_GREEN = "Tid, denne måned: 1 Grøn"
REMARKS = "Bemærkninger"


def test_a_project_is_shown_with_its_facts(desk: Desk) -> None:
    assert "Vælg et projekt" in words_in(desk.panel.view)
    desk.show("17-1")
    words = words_in(desk.panel.view)
    assert "17-1 Patologisk databank" in words
    assert "Region Hovedstaden" in words
    assert "slut apr. 2024" in words
    assert "oktober 2023" in words
    assert "Vælg et projekt" not in words


def test_lamps_are_set_by_digits_and_taken_away_by_nought(desk: Desk) -> None:
    desk.show("17-1")
    for key, colour in (
        (Qt.Key.Key_3, Colour.RED),
        (Qt.Key.Key_1, Colour.GREEN),
        (Qt.Key.Key_2, Colour.YELLOW),
        (Qt.Key.Key_0, None),
    ):
        desk.press(TIME_GREEN, key)
        assert desk.place.light("17-1", "time").colour is colour
    undo(desk.place.register)
    assert desk.place.light("17-1", "time").colour is Colour.YELLOW


def test_pressing_the_colour_that_is_on_takes_it_away(desk: Desk) -> None:
    desk.show("17-1")
    button = desk.control("Samlet status, denne måned: 2 Gul")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.place.report("17-1").overall is None


def test_the_reason_is_asked_for_where_a_lamp_is_not_green(desk: Desk) -> None:
    desk.show("22-2")
    reasons = [each.accessibleName() for each in controls_of(desk.panel.view)]
    assert "Begrundelse for Tid" not in reasons
    desk.press(TIME_GREEN, Qt.Key.Key_2)
    reason = desk.passage("Begrundelse for Tid")
    reason.setFocus()
    reason.setPlainText("Udbuddet er klaget over")
    desk.leave()
    assert desk.place.light("22-2", "time").reason == "Udbuddet er klaget over"


def test_no_lamp_moves_under_the_mouse_while_colours_are_chosen(desk: Desk) -> None:
    desk.show("22-2")
    names = ("Tid", "Økonomi", "Ressourcer", "Samlet status")

    def places() -> list[int]:
        buttons = (desk.control(f"{name}, denne måned: 3 Rød") for name in names)
        return [button.mapTo(desk.panel.view, QPoint(0, 0)).y() for button in buttons]

    before = places()
    for name in names:
        button = desk.control(f"{name}, denne måned: 3 Rød")
        desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert desk.passage(f"Begrundelse for {name}").isVisible()
        assert places() == before


def test_red_asks_for_a_corrective_action(desk: Desk) -> None:
    desk.show("22-2")
    assert "Korrigerende handling" not in words_in(desk.panel.view)
    desk.press("Samlet status, denne måned: 1 Grøn", Qt.Key.Key_3)
    action = desk.passage("Korrigerende handling")
    action.setFocus()
    action.setPlainText("Ny leverandør i marts")
    desk.leave()
    assert desk.place.report("22-2").corrective_action == "Ny leverandør i marts"


def test_words_are_saved_when_the_field_is_left(desk: Desk) -> None:
    desk.show("17-1")
    before = desk.place.edits()
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Netværket er udvidet på Ærø.")
    desk.leave()
    assert desk.place.report("17-1").remarks == "Netværket er udvidet på Ærø."
    assert desk.place.edits() == before + 1
    box.setFocus()
    desk.leave()
    assert desk.place.edits() == before + 1


def test_words_go_to_their_own_project_when_another_is_shown(desk: Desk) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Hører til 17-1")
    desk.show("22-2")
    assert desk.place.report("17-1").remarks == "Hører til 17-1"
    assert desk.place.report("22-2").remarks == ""
    assert desk.passage(REMARKS).toPlainText() == ""


def test_words_go_to_their_own_month_when_another_is_shown(desk: Desk) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Gælder oktober")
    desk.place.context.show_period(OCTOBER.previous)
    assert desk.place.report("17-1").remarks == "Gælder oktober"
    assert desk.place.report("17-1", OCTOBER.previous).remarks == ""
    assert desk.passage(REMARKS).toPlainText() == ""


def test_words_are_saved_before_the_edit_that_follows_them(desk: Desk) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Først ordene")
    desk.panel.set_colour("cost", Colour.RED)
    assert desk.place.report("17-1").remarks == "Først ordene"
    assert desk.passage(REMARKS).toPlainText() == "Først ordene"
    undo(desk.place.register)
    assert desk.place.report("17-1").remarks == "Først ordene"


def test_words_that_could_not_be_saved_stay_in_the_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Må ikke gå tabt")

    def full_disk(*_wish: object, **_more: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(RegisterFile, "edit", full_disk)
        desk.leave()
    assert len(desk.place.told) == 1
    assert box.toPlainText() == "Må ikke gå tabt"
    assert desk.place.report("17-1").remarks == ""
    box.setFocus()
    desk.leave()
    assert desk.place.report("17-1").remarks == "Må ikke gå tabt"


def test_escape_saves_what_was_written_and_asks_to_leave(desk: Desk) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Går ikke tabt")
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert desk.place.report("17-1").remarks == "Går ikke tabt"
    undo(desk.place.register)
    assert desk.place.report("17-1").remarks == ""


@pytest.mark.parametrize("name", [REMARKS, "Begrundelse for Tid", TIME_GREEN])
def test_escape_leaves_the_panel_from_every_field(desk: Desk, name: str) -> None:
    desk.show("17-1")
    desk.control(name).setFocus()
    edits = desk.place.edits()
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.place.edits() == edits


def test_every_lamp_that_is_not_green_has_its_reason_line(desk: Desk) -> None:
    project = desk.place.project("17-1").id
    set_remarks(desk.place.register, project, OCTOBER, "Tid er gul, og det samlede er gult.")
    desk.show("17-1")
    for name in ("Begrundelse for Tid", "Begrundelse for Samlet status"):
        assert desk.passage(name).isVisible()


def test_a_date_to_report_from_says_how_it_is_read(desk: Desk) -> None:
    desk.show("16-5")
    kinds = desk.control("Hvorfor der ingen status er")
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentIndex(kinds.findData(NoLight.RESUMED.value))
    kinds.activated.emit(kinds.currentIndex())
    line = desk.line("Rapporterer igen fra")
    line.setText("snart måske")
    assert "kan ikke læses som en dato" in words_in(desk.panel.view)
    line.setText("ultimo 2027")
    assert "forstås som ultimo 2027" in words_in(desk.panel.view)
    line.clear()
    assert "forstås" not in words_in(desk.panel.view)


def marked(box: RemarksBox) -> list[str]:
    return [selection.cursor.selectedText() for selection in box.extraSelections()]


def test_nothing_is_marked_while_one_writes_and_a_word_says_what_the_marks_are(desk: Desk) -> None:
    project = desk.place.project("17-1").id
    set_remarks(desk.place.register, project, OCTOBER.previous, "Prøverne er talt.")
    desk.show("17-1")
    box = desk.passage(REMARKS)
    assert isinstance(box, RemarksBox)
    assert "nyt siden sidste måned" not in words_in(desk.panel.view)
    box.setFocus()
    type_text(box, "Prøverne er talt. Flytningen begynder")
    ring(box, "pause")
    assert marked(box) == []
    desk.leave()
    assert [text.strip() for text in marked(box)] == ["Flytningen begynder"]
    assert "nyt siden sidste måned" in words_in(desk.panel.view)
    box.setFocus()
    assert marked(box) == []
    assert "nyt siden sidste måned" not in words_in(desk.panel.view)


@pytest.mark.parametrize("sign", ["", "🚧 ", "👩‍💻🇩🇰 ", "𝔄 "])
def test_new_words_are_marked_whatever_stands_before_them(desk: Desk, sign: str) -> None:
    project = desk.place.project("17-1").id
    old, new = f"{sign}Prøverne er talt.", "Flytningen begynder i maj."
    set_remarks(desk.place.register, project, OCTOBER.previous, old)
    set_remarks(desk.place.register, project, OCTOBER, f"{old} {new}")
    desk.show("17-1")
    box = desk.passage(REMARKS)
    assert isinstance(box, RemarksBox)
    assert [text.strip() for text in marked(box)] == [new]
    box.insertPlainText("Mere. ")
    assert marked(box) == []


def test_last_months_remarks_can_be_looked_at(desk: Desk) -> None:
    project = desk.place.project("17-1").id
    set_remarks(desk.place.register, project, OCTOBER.previous, "Det skrev vi i september.")
    desk.show("17-1")
    assert "Det skrev vi i september." not in words_in(desk.panel.view)
    switch = desk.control("Vis sidste måneds bemærkninger")
    assert isinstance(switch, QPushButton)
    switch.click()
    assert "Det skrev vi i september." in words_in(desk.panel.view)
    assert switch.text() == switch.accessibleName() == "Skjul sidste måneds bemærkninger"
    words = next(
        each for each in desk.panel.view.findChildren(QLabel) if "september" in each.text()
    )
    words.setSelection(0, 9)
    assert words.selectedText() == "Det skrev"
    desk.panel.refresh()
    assert words.selectedText() == "Det skrev"
    switch.click()
    assert switch.text() == "Vis sidste måneds bemærkninger"


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "Vi venter på svar."), ("Mere følger.", "Mere følger.\nVi venter på svar.")],
)
def test_last_months_remarks_are_used_again_and_written_on(
    desk: Desk, before: str, after: str
) -> None:
    project = desk.place.project("17-1").id
    set_remarks(desk.place.register, project, OCTOBER.previous, "Vi venter på svar.")
    set_remarks(desk.place.register, project, OCTOBER, before)
    desk.show("17-1")
    box = desk.passage(REMARKS)
    for name in ("Vis sidste måneds bemærkninger", "Brug sidste måneds bemærkninger igen"):
        button = desk.control(name)
        assert isinstance(button, QPushButton)
        button.click()
    assert box.hasFocus()
    type_text(box, " Den kom")
    desk.leave()
    assert desk.place.report("17-1").remarks == f"{after} Den kom"
    assert "Brug igen" not in words_in(desk.panel.view)


def test_a_register_that_is_only_read_uses_nothing_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = desk.place.project("16-5").id
    set_remarks(desk.place.register, project, OCTOBER.previous, "Vi venter.")
    set_colour(desk.place.register, project, OCTOBER.previous, OVERALL, Colour.RED)
    monkeypatch.setattr(desk.place.register, "read_only", True)
    desk.show("16-5")
    switch = desk.control("Vis sidste måneds bemærkninger")
    assert isinstance(switch, QPushButton)
    switch.click()
    offered = {each.accessibleName() for each in controls_of(desk.panel.view)}
    assert not offered & {"Brug sidste måneds bemærkninger igen", "Samme farver som sidste måned"}


def test_last_months_colours_are_offered_where_this_month_has_none(desk: Desk) -> None:
    project = desk.place.project("16-5").id
    offer = "Samme farver som sidste måned"

    def offered() -> bool:
        return offer in [each.accessibleName() for each in controls_of(desk.panel.view)]

    desk.show("16-5")
    assert not offered()
    set_colour(desk.place.register, project, OCTOBER.previous, OVERALL, Colour.RED)
    desk.panel.refresh()
    link = desk.control(offer)
    assert isinstance(link, QPushButton)
    with desk.qtbot.waitSignal(desk.panel.repeat_wished) as wished:
        link.click()
    assert wished.args == [project]
    set_no_light(desk.place.register, project, OCTOBER, NoLight.PAUSED)
    desk.panel.refresh()
    assert not offered()


def test_what_a_project_is_for_stands_in_the_panel(desk: Desk) -> None:
    desk.show("17-1")
    assert "Formål" not in words_in(desk.panel.view)
    register, project = desk.place.register, desk.place.project("17-1").id
    draft = replace(project_draft(register.reader, project), purpose="Ét fælles sted at lede.")
    edit_project(register, project, draft)
    desk.panel.refresh()
    assert "Ét fælles sted at lede." in words_in(desk.panel.view)


def test_the_kind_of_no_light_is_chosen_and_resuming_asks_from_when(desk: Desk) -> None:
    desk.show("16-5")
    kinds = desk.control("Hvorfor der ingen status er")
    assert isinstance(kinds, QComboBox)
    index = kinds.findData(NoLight.RESUMED.value)
    kinds.setCurrentIndex(index)
    kinds.activated.emit(index)
    assert desk.place.report("16-5").no_light is NoLight.RESUMED
    line = desk.line("Rapporterer igen fra")
    line.setFocus()
    line.setText("primo 2024")
    desk.leave()
    again = desk.place.report("16-5").reports_from
    assert again is not None
    assert again.text == "primo 2024"


def test_a_register_that_may_only_be_read_offers_nothing_to_write(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.place.register, "read_only", True)
    desk.show("17-1")
    assert desk.passage(REMARKS).isReadOnly()
    assert not desk.control(TIME_GREEN).isEnabled()
    assert "Ny ændringsanmodning" not in words_in(desk.panel.view)


def test_the_focus_can_be_sent_to_lamp_reason_and_remarks(desk: Desk) -> None:
    desk.show("19-2")
    desk.panel.view.focus_reason("time")
    assert QApplication.focusWidget() is desk.passage("Begrundelse for Tid")
    desk.panel.view.focus_lamp(OVERALL)
    assert QApplication.focusWidget() is desk.control("Samlet status, denne måned: 3 Rød")
    desk.panel.view.focus_remarks()
    assert QApplication.focusWidget() is desk.passage(REMARKS)


@pytest.mark.parametrize(
    ("dimension", "name", "says"),
    [
        ("time", "Begrundelse for Tid", "udskrives ikke"),
        (OVERALL, "Begrundelse for Samlet status", "valgfri; kommer med i rapporten"),
    ],
)
def test_a_green_lamp_may_have_a_reason_too(
    desk: Desk, dimension: str, name: str, says: str
) -> None:
    desk.show("22-2")
    desk.panel.view.focus_reason(dimension)
    reason = desk.passage(name)
    assert QApplication.focusWidget() is reason
    assert reason.isVisible()
    assert says in reason.placeholderText()
    desk.show("19-2")
    desk.show("22-2")
    assert not reason.isVisible(), "it was left empty, and is gone with its project"


def test_who_may_only_read_is_led_to_the_remarks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.place.register, "read_only", True)
    desk.show("22-2")
    desk.panel.view.focus_reason("time")
    assert QApplication.focusWidget() is desk.passage(REMARKS)


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason])
def test_who_comes_by_keys_writes_behind_the_words(desk: Desk, reason: Qt.FocusReason) -> None:
    desk.show("17-1")
    remarks = desk.passage(REMARKS)
    remarks.setPlainText("Projektets egne ord")
    remarks.moveCursor(QTextCursor.MoveOperation.Start)
    remarks.setFocus(reason)
    cursor = remarks.textCursor()
    assert (cursor.position(), cursor.hasSelection()) == (len("Projektets egne ord"), False)


@pytest.mark.parametrize("number", ["17-1", "16-5", "19-2", "22-2"])
def test_every_control_is_named(desk: Desk, number: str) -> None:
    desk.show(number)
    assert len(controls_of(desk.panel.view)) >= 15
    assert faults_of(desk.panel.view) == []


def stops(desk: Desk, first: str, count: int) -> list[str]:
    """What has the focus after each press of Tab, beginning at the control called `first`."""
    desk.control(first).setFocus()
    found = []
    for _press in range(count):
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget().accessibleName())
    return found


def test_tab_goes_down_the_lamps_and_then_down_the_reasons_to_the_remarks(desk: Desk) -> None:
    desk.show("19-2")
    assert stops(desk, "Ressourcer, denne måned: 1 Grøn", 8) == [
        "Samlet status, denne måned: 3 Rød",
        "Begrundelse for Tid",
        "Begrundelse for Samlet status",
        "Korrigerende handling",
        REMARKS,
        "Tilføj en bemærkning fra sekretariatet",
        "Godkend rapporten",
        "Ikke rapporteret alligevel",
    ]


def test_a_digit_and_tab_lead_to_the_reason(desk: Desk) -> None:
    desk.show("22-2")
    desk.press(TIME_GREEN, Qt.Key.Key_3)
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.passage("Begrundelse for Tid")
    desk.press("Begrundelse for Tid", Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)


def test_digits_and_spaces_in_the_midst_of_words_set_no_lamp(desk: Desk) -> None:
    desk.show("22-2")
    lamp = desk.control(TIME_GREEN)
    lamp.setFocus()
    before = desk.place.light("22-2", "time").colour
    for key in (Qt.Key.Key_U, Qt.Key.Key_Space, Qt.Key.Key_3, Qt.Key.Key_0):
        desk.qtbot.keyClick(QApplication.focusWidget(), key)
        assert desk.place.light("22-2", "time").colour is before
    desk.elsewhere.setFocus()
    lamp.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(TIME_GREEN, Qt.Key.Key_3)
    assert desk.place.light("22-2", "time").colour is Colour.RED


def test_arrows_go_through_the_colours_of_a_lamp(desk: Desk) -> None:
    desk.show("22-2")
    desk.press(TIME_GREEN, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is desk.control("Tid, denne måned: 2 Gul")
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert desk.place.light("22-2", "time").colour is Colour.YELLOW


def test_nothing_widens_the_panel(desk: Desk) -> None:
    register, project = desk.place.register, desk.place.project("17-1").id
    name = "Speciallægepraksisforsyningssikkerhedsstyrelsesregister" * 3
    draft = replace(project_draft(register.reader, project), name=name, lead="Æ" * 90)
    edit_project(register, project, draft)
    set_remarks(register, project, OCTOBER.previous, "ø" * 200)
    asked = new_request_draft(register.reader, project, register.today())
    draft_request(register, replace(asked, title="Udskydelse & omlægning af driften " * 6))
    desk.show("17-1")
    area = desk.panel.view.findChild(QScrollArea)
    assert area is not None
    assert area.widget().width() <= area.viewport().width()
    (opener,) = [
        each for each in controls_of(desk.panel.view) if "omlægning" in each.accessibleName()
    ]
    assert isinstance(opener, QPushButton)
    assert opener.text().endswith("…")
    assert "&&" in opener.text()


def test_words_that_differ_from_the_lamps_are_told_while_one_writes(desk: Desk) -> None:
    desk.show("17-1")
    said = "Bemærkningerne siger rød på tid, men status er gul."
    box = desk.passage(REMARKS)
    box.setFocus()
    box.setPlainText("Projektet er rødt på tid.")
    assert said not in words_in(desk.panel.view)
    ring(box, "pause")
    assert box.hasFocus()
    assert said in words_in(desk.panel.view)
    box.setPlainText("Projektet er gult på tid.")
    ring(box, "pause")
    assert said not in words_in(desk.panel.view)


def test_a_project_can_be_confidential(desk: Desk) -> None:
    desk.show("16-5")
    kinds = desk.control("Hvorfor der ingen status er")
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentIndex(kinds.findText("Fortroligt"))
    kinds.activated.emit(kinds.currentIndex())
    report = desk.place.report("16-5")
    assert (report.no_light, report.overall) == (NoLight.CONFIDENTIAL, None)


def test_a_click_beside_a_field_is_meant_for_it_and_never_leaves_the_list_the_keyboard(
    desk: Desk,
) -> None:
    desk.show("17-1")
    view, remarks = desk.panel.view, desk.passage(REMARKS)
    beside = remarks.mapTo(view, QPoint(-6, 20))
    desk.leave()
    desk.qtbot.mouseClick(
        view.childAt(beside), LEFT, pos=view.childAt(beside).mapFrom(view, beside)
    )
    assert remarks.hasFocus()
    desk.leave()
    title = next(each for each in view.findChildren(QLabel) if each.text().startswith("17-1"))
    desk.qtbot.mouseClick(title, LEFT)
    assert view.hasFocus()


def test_an_endless_name_is_cut_and_told_in_full_beside_it(desk: Desk) -> None:
    register, project = desk.place.register, desk.place.project("17-1").id
    draft = replace(project_draft(register.reader, project), name="Databank " * 100)
    edit_project(register, project, draft)
    desk.show("17-1")
    title = next(
        each for each in desk.panel.view.findChildren(QLabel) if each.text().startswith("17-1")
    )
    assert len(title.text()) <= 180
    assert title.text().endswith("…")
    assert title.toolTip().count("Databank") == 100
