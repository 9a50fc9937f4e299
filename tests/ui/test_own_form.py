"""A form of the organisation's own, got to know in the window and then brought in like ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.fit_form import fit_form
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.exchange.tables import read_tables
from portfolio_desktop.services.form_layouts import form_layouts, keep_form_layout
from portfolio_desktop.ui.dialogs.forms import FormsDialog
from portfolio_desktop.ui.dialogs.importing import ImportDialog
from portfolio_desktop.ui.dialogs.own_form import OwnFormDialog
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.workflows.own_forms import keep_layout, known_layouts
from tests.exchange.reading.files import cell, docx, paragraph, word_table
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.walking import faults_of
from tests.workflows.own_form import ANSWERS, FIELDS, LAYOUT, own_docx, own_xlsx
from tools.own_form_files import region_docx, region_xlsx

from .test_forms import dropped, report

SPOTS = {
    "project": (2, 1),
    "period": (3, 1),
    "light.overall": (5, 1),
    "reason.overall": (5, 2),
    "light.time": (6, 1),
    "reason.time": (6, 2),
    "corrective_action": (7, 1),
    "remarks": (10, 0),
    "forecast": (8, 1),
    "reported_by": (11, 1),
}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return own_xlsx(tmp_path / "Kredsens skema.xlsx", {**ANSWERS, "project": "17-1"})


@pytest.fixture
def dialog(november: Desk, form: Path) -> Iterator[OwnFormDialog]:
    made = OwnFormDialog(november.context, november.window, form)
    made.show()
    yield made
    made.discard()


def point(dialog: OwnFormDialog, key: str) -> None:
    """Choose the answer, and click its cell."""
    dialog.answers.go_to(key)
    row, column = SPOTS[key]
    click(dialog, row, column)


def click(dialog: OwnFormDialog, row: int, column: int) -> None:
    """Click with the mouse in the middle of the cell."""
    cells = dialog.cells
    index = cells.model().index(row - 1, column)
    cells.scrollTo(index)
    left, middle = Qt.MouseButton.LeftButton, cells.visualRect(index).center()
    QTest.mouseClick(cells.viewport(), left, Qt.KeyboardModifier.NoModifier, middle)


def told(dialog: OwnFormDialog, key: str) -> tuple[str, str]:
    """In which cell the answer stands, and what is read there."""
    at = dialog.answers.keys.index(key)
    items = [dialog.answers.item(at, column) for column in (1, 2)]
    return tuple(item.text() if item else "" for item in items)  # type: ignore[return-value]


def ways(dialog: OwnFormDialog) -> list[str]:
    return [dialog.way.itemText(index) for index in range(dialog.way.count())]


def clear(dialog: OwnFormDialog) -> None:
    for key in dialog.answers.keys:
        dialog.answers.cleared.emit(key)


@pytest.mark.parametrize("by_menu", [True, False])
def test_pointed_at_saved_and_brought_in(november: Desk, form: Path, by_menu: bool) -> None:
    def learn(dialog: OwnFormDialog) -> None:
        clear(dialog)
        for key in SPOTS:
            point(dialog, key)
        assert told(dialog, "light.overall") == ("B5", "rød")
        dialog.answers.go_to("remarks")
        assert ways(dialog)[0] == "under »Bemærkninger til kredsen«"
        answer(FormsDialog, lambda forms: press(forms, "Hent"))
        press(dialog, "Gem")

    november.files.existing_path = form
    came = answer(OwnFormDialog, learn)
    if by_menu:
        november.menu("learn_form")
    else:
        november.shortcut("learn_form")
    assert came
    brought = report(november, "17-1")
    assert (brought.stage, brought.overall) == (ReportStage.REPORTED, Colour.RED)
    (layout,) = known_layouts(november.context.reader)
    assert layout.places == LAYOUT.places
    assert layout.name == "Kredsens skema"


def test_what_the_headings_say_is_proposed_and_only_looked_through(
    november: Desk, form: Path
) -> None:
    def learn(dialog: OwnFormDialog) -> None:
        assert {key for key in dialog.answers.keys if told(dialog, key)[0]} == set(SPOTS)
        assert "10 svar er foreslået" in words_in(dialog)
        answer(FormsDialog, lambda forms: press(forms, "Hent"))
        press(dialog, "Gem")

    november.files.existing_path = form
    answer(OwnFormDialog, learn)
    november.menu("learn_form")
    assert report(november, "17-1").overall is Colour.RED
    assert [each.places for each in known_layouts(november.context.reader)] == [LAYOUT.places]


@pytest.mark.parametrize(("make", "name"), [(region_xlsx, "a.xlsx"), (region_docx, "a.docx")])
def test_a_regions_form_is_dropped_got_to_know_and_the_next_is_read_by_itself(
    november: Desk, tmp_path: Path, make: Callable[..., Path], name: str
) -> None:
    """The story of the issue: pointed at once, and from then on read like ours."""

    def learn(dialog: OwnFormDialog) -> None:
        assert told(dialog, "project")[1].startswith("17-1 ")
        assert told(dialog, "light.overall")[1] == "gul"
        assert told(dialog, "light.resources")[1] == "rød"
        answer(FormsDialog, lambda forms: press(forms, "Hent"))
        press(dialog, "Gem")

    def say_so(dialog: ImportDialog) -> None:
        assert "ligner et indberetningsskema" in words_in(dialog)
        answer(OwnFormDialog, learn)
        press(dialog, "Det er et indberetningsskema")

    answer(ImportDialog, say_so)
    dropped(november, make(tmp_path / name, "17-1"))
    brought = report(november, "17-1")
    assert (brought.stage, brought.overall) == (ReportStage.REPORTED, Colour.YELLOW)
    assert brought.reported_by == "Karen Blixt"

    came = answer(FormsDialog, lambda forms: press(forms, "Hent"))
    dropped(november, make(tmp_path / f"n{name}", "Projekt 19-2"))
    assert came
    assert report(november, "19-2").overall is Colour.YELLOW


@pytest.mark.parametrize(("make", "name"), [(region_xlsx, "a.xlsx"), (region_docx, "a.docx")])
def test_an_empty_form_that_comes_back_says_no_colour(
    november: Desk, tmp_path: Path, make: Callable[..., Path], name: str
) -> None:
    """The cream of the cells to be filled in is not taken for yellow."""
    dialog = OwnFormDialog(november.context, november.window, make(tmp_path / name))
    dialog.show()
    press(dialog, "Gem")
    layouts = known_layouts(november.context.reader)
    empty = make(tmp_path / f"tomt{name}", filled=False)
    (page,) = fit_form(read_tables(empty), layouts)
    lamps = [each for each in page.fields if each.key.startswith("light.")]
    assert len(lamps) == 5
    assert all(read_lamp(each.text, each.fill).empty for each in lamps)


def test_the_next_ones_are_dropped_on_the_window(november: Desk, tmp_path: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    paths = [
        own_xlsx(tmp_path / "a.xlsx", {**ANSWERS, "project": "17-1"}),
        own_docx(tmp_path / "b.docx", {**ANSWERS, "project": "19-2"}),
    ]

    answer(FormsDialog, lambda forms: press(forms, "Hent 2"))
    dropped(november, *paths)
    assert report(november, "17-1").overall is report(november, "19-2").overall is Colour.RED


def test_one_that_is_dropped_alone_is_known_as_well(november: Desk, form: Path) -> None:
    keep_layout(november.context.register, LAYOUT)

    answer(FormsDialog, lambda forms: press(forms, "Hent"))
    dropped(november, form)
    assert report(november, "17-1").overall is Colour.RED


def test_a_form_without_a_month_is_got_to_know_and_asks_for_it(
    november: Desk, form: Path, qtbot: QtBot
) -> None:
    def learn(dialog: OwnFormDialog) -> None:
        dialog.answers.cleared.emit("period")
        assert told(dialog, "period") == (
            "",
            "fra filens navn, eller du spørges",
        )
        answer(FormsDialog, say_month)
        press(dialog, "Gem")

    def say_month(dialog: FormsDialog) -> None:
        assert "Hverken skemaerne eller filernes navne siger den." in words_in(dialog)
        use = dialog.focusWidget()
        assert isinstance(use, QPushButton)
        assert use.text() == "Brug denne måned"
        qtbot.keyClick(use, Qt.Key.Key_Space)
        press(dialog, "Hent 1")

    november.files.existing_path = form
    came = answer(OwnFormDialog, learn)
    november.menu("learn_form")
    assert came
    assert report(november, "17-1").overall is Colour.RED


def test_of_several_files_one_is_got_to_know_and_then_all_are_looked_through(
    november: Desk, tmp_path: Path
) -> None:
    paths = [
        own_xlsx(tmp_path / "a.xlsx", {**ANSWERS, "project": "17-1"}),
        own_xlsx(tmp_path / "b.xlsx", {**ANSWERS, "project": "19-2"}),
    ]

    def refused(dialog: FormsDialog) -> None:
        assert "0 rapporter · 2 er afvist" in words_in(dialog)
        answer(OwnFormDialog, learn)
        press(dialog, "Lær skemaet at kende")

    def learn(dialog: OwnFormDialog) -> None:
        answer(FormsDialog, lambda forms: press(forms, "Hent 2"))
        press(dialog, "Gem")

    answer(FormsDialog, refused)
    dropped(november, *paths)
    assert report(november, "17-1").overall is report(november, "19-2").overall is Colour.RED


def test_the_keyboard_alone_points_at_cells(dialog: OwnFormDialog, qtbot: QtBot) -> None:
    clear(dialog)
    dialog.cells.setCurrentCell(0, 0)
    dialog.answers.setFocus()
    qtbot.keyClick(dialog.answers, Qt.Key.Key_Return)
    assert dialog.cells.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.cells, key)
    assert told(dialog, "project")[0] == "B2"
    assert dialog.answers.key == "period"
    dialog.answers.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.answers, Qt.Key.Key_Delete)
    assert told(dialog, "project") == ("", "")


def test_a_click_on_the_heading_means_the_answer_beside_it(dialog: OwnFormDialog) -> None:
    clear(dialog)
    dialog.answers.go_to("period")
    click(dialog, 3, 0)
    assert told(dialog, "period") == ("B3", "november 2023")
    dialog.answers.go_to("remarks")
    click(dialog, 9, 0)
    assert told(dialog, "remarks") == ("A10", "NDIS venter på to regioner.")


def test_an_answer_that_reads_like_a_heading_is_taken_by_a_click(
    november: Desk, tmp_path: Path
) -> None:
    """Its words reach the report, and nothing is proposed beside the table."""
    lines = [
        ("Projektnummer", "17-1"),
        ("Måned", "november 2023"),
        ("Trafiklys", "Grøn"),
        ("Skriv her til kredsen", "Deadline rykkes til maj"),
    ]
    table = word_table(*(cell(name) + cell(said) for name, said in lines))
    path = docx(tmp_path / "a.docx", paragraph("Månedsrapport") + table)
    dialog = OwnFormDialog(november.context, november.window, path)
    dialog.show()
    assert told(dialog, "forecast") == ("", "")
    dialog.answers.go_to("remarks")
    click(dialog, 5, 1)
    assert dialog.fault == ""
    assert told(dialog, "remarks") == ("B5", "Deadline rykkes til maj")
    press(dialog, "Gem")
    answer(FormsDialog, lambda forms: press(forms, "Hent"))
    dropped(november, path)
    assert report(november, "17-1").remarks == "Deadline rykkes til maj"


def test_another_way_to_find_the_cell_is_chosen(dialog: OwnFormDialog) -> None:
    point(dialog, "light.overall")
    dialog.answers.go_to("light.overall")
    assert ways(dialog)[0] == "til højre for »Samlet status«"
    assert ways(dialog)[-1] == "i celle B5"
    dialog.way.setCurrentIndex(dialog.way.count() - 1)
    dialog.way.activated.emit(dialog.way.count() - 1)
    assert ways(dialog)[0] == "i celle B5"
    assert told(dialog, "light.overall") == ("B5", "rød")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), "Det mangler at blive udpeget, hvor skemaet angiver: Projekt (nummer eller navn)."),
        (("project", "period"), "Skemaet spørger ikke om noget endnu: Udpeg også mindst ét svar."),
    ],
)
def test_what_is_missing_is_said(
    november: Desk, dialog: OwnFormDialog, keys: tuple[str, ...], said: str
) -> None:
    clear(dialog)
    for key in keys:
        point(dialog, key)
    press(dialog, "Gem")
    assert dialog.fault == said
    assert form_layouts(november.context.reader) == {}


def test_one_cell_answers_one_question(dialog: OwnFormDialog) -> None:
    dialog.answers.go_to("remarks")
    click(dialog, 5, 1)
    assert dialog.fault.startswith("Cellen er allerede udpeget til noget andet: Status denne måned")
    assert told(dialog, "remarks")[0] == "A10"


def test_what_an_answer_is_found_by_is_no_answer_itself(november: Desk, tmp_path: Path) -> None:
    lines = [["Projekt", "17-1"], ["Måned", "november"], ["Hvad gør I nu?", "Ny plan."]]
    dialog = opened(november, tmp_path / "a.xlsx", lines)
    dialog.answers.go_to("corrective_action")
    click(dialog, 3, 1)
    assert told(dialog, "corrective_action") == ("B3", "Ny plan.")
    dialog.answers.go_to("remarks")
    click(dialog, 3, 0)
    assert dialog.fault.startswith("Cellen er overskriften for noget andet: Korrigerende handling")
    assert told(dialog, "remarks") == ("", "")
    dialog.discard()


def test_what_makes_no_sense_there_is_shown(dialog: OwnFormDialog) -> None:
    dialog.answers.cleared.emit("remarks")
    point_at = {"project": (10, 0), "period": (1, 0), "light.deliverables": (1, 2)}
    for key, (row, column) in point_at.items():
        dialog.answers.go_to(key)
        click(dialog, row, column)
    assert told(dialog, "project")[1] == "intet projekt hedder »NDIS venter på to regioner.«"
    assert told(dialog, "period")[1] == "»Statusskema« er ikke en måned"
    assert told(dialog, "light.deliverables")[1] == "(tomt)"


def opened(desk: Desk, path: Path, lines: list[list[str]]) -> OwnFormDialog:
    """The dialog on a spreadsheet of these lines."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    workbook.save(path)
    dialog = OwnFormDialog(desk.context, desk.window, path)
    dialog.show()
    return dialog


def test_a_list_of_projects_is_no_form(november: Desk, tmp_path: Path) -> None:
    lines = [
        ["Projekt nr.", "Samlet status", "Tid"],
        ["17-1", "rød", "gul"],
        ["19-2", "grøn", "grøn"],
        ["Måned", "november 2023"],
    ]
    dialog = opened(november, tmp_path / "liste.xlsx", lines)
    clear(dialog)
    spots = {"project": (2, 0), "period": (4, 1), "light.overall": (2, 1), "light.time": (2, 2)}
    for key, (row, column) in spots.items():
        dialog.answers.go_to(key)
        click(dialog, row, column)
    press(dialog, "Gem")
    assert dialog.fault.startswith("Skemaet ville ikke blive genkendt")
    assert form_layouts(november.context.reader) == {}
    dialog.discard()


def test_a_file_that_is_read_as_another_form_is_told(november: Desk, form: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    dialog.which.setCurrentIndex(0)
    dialog.which.activated.emit(0)
    dialog.answers.cleared.emit("forecast")
    (name,) = (each for each in dialog.findChildren(QLineEdit) if each.accessibleName())
    name.setText("Et andet skema")
    press(dialog, "Gem")
    assert dialog.fault.startswith("Filen passer også på det kendte skema »Kredsens skema«")
    assert known_layouts(november.context.reader) == (LAYOUT,)
    dialog.discard()


def test_a_form_that_is_known_is_mended_renamed_or_forgotten(november: Desk, form: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    assert dialog.which.currentText() == "Ret »Kredsens skema«"
    assert {key for key in FIELDS if told(dialog, key)[0]} == set(FIELDS)
    dialog.answers.cleared.emit("forecast")
    (name,) = (each for each in dialog.findChildren(QLineEdit) if each.accessibleName())
    name.setText("Regionens skema")
    press(dialog, "Gem")
    (layout,) = known_layouts(november.context.reader)
    assert layout.name == "Regionens skema"
    assert layout.places.keys() == LAYOUT.places.keys() - {"forecast"}
    november.menu("undo")
    assert known_layouts(november.context.reader) == (LAYOUT,)

    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    press(dialog, "Glem skemaet")
    assert form_layouts(november.context.reader) == {}
    november.menu("undo")
    assert list(form_layouts(november.context.reader)) == ["Kredsens skema"]


def test_a_known_form_that_has_been_given_other_headings_is_mended(
    november: Desk, tmp_path: Path
) -> None:
    """The file is known by nothing any more; the user says which form it is."""
    keep_layout(november.context.register, LAYOUT)
    path = own_xlsx(tmp_path / "nyt.xlsx", {**ANSWERS, "project": "17-1"})
    workbook = load_workbook(path)
    sheet = workbook.active
    for row, words in enumerate(("Sag", "Tidsrum", "", "Lampe", "Frist"), start=2):
        sheet.cell(row, 1).value = words or None
    workbook.save(path)
    dialog = OwnFormDialog(november.context, november.window, path)
    dialog.show()
    assert dialog.which.currentText() == "Et nyt skema"
    dialog.which.setCurrentIndex(1)
    dialog.which.activated.emit(1)
    assert told(dialog, "project") == ("", "overskriften findes ikke i denne fil")
    for key in ("project", "period", "light.overall", "reason.overall", "light.time"):
        point(dialog, key)
    point(dialog, "reason.time")
    press(dialog, "Gem")
    (layout,) = known_layouts(november.context.reader)
    assert layout.name == "Kredsens skema"
    assert layout.places["project"].at == "Sag"


def test_two_forms_do_not_share_a_name(november: Desk, tmp_path: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    path = region_xlsx(tmp_path / "Kredsens skema.xlsx")
    dialog = OwnFormDialog(november.context, november.window, path)
    dialog.show()
    press(dialog, "Gem")
    assert dialog.fault.startswith("Registret kender allerede et skema, der hedder")
    assert known_layouts(november.context.reader) == (LAYOUT,)
    dialog.discard()


def test_what_was_pointed_at_is_not_thrown_away_unasked(
    dialog: OwnFormDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(
        "portfolio_desktop.ui.dialogs.frame.may_discard", lambda _dialog: bool(asked.append(True))
    )
    dialog.reject()
    assert asked == []
    dialog.show()
    dialog.answers.cleared.emit("remarks")
    dialog.reject()
    assert asked == [True]
    assert dialog.isVisible()


def choose(dialog: OwnFormDialog, index: int) -> None:
    """Choose a form in the box at the top with the mouse."""
    dialog.which.setCurrentIndex(index)
    dialog.which.activated.emit(index)


def name_line(dialog: OwnFormDialog) -> QLineEdit:
    (name,) = (each for each in dialog.findChildren(QLineEdit) if each.accessibleName())
    return name


def choose_sheet(dialog: OwnFormDialog, index: int) -> None:
    boxes = dialog.findChildren(QComboBox)
    sheets = next(each for each in boxes if each.accessibleName() == "Ark")
    sheets.setCurrentIndex(index)
    sheets.activated.emit(index)


def test_looking_at_another_sheet_is_no_work_to_be_lost(
    november: Desk, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(
        "portfolio_desktop.ui.dialogs.frame.may_discard", lambda _dialog: bool(asked.append(True))
    )
    workbook = load_workbook(form)
    workbook.create_sheet("Bilag").append(["Projekt", "19-2"])
    workbook.save(form)
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    choose_sheet(dialog, 1)
    assert told(dialog, "project")[0] == "B1"
    dialog.reject()
    assert asked == []
    assert not dialog.isVisible()


def test_the_forms_of_a_file_are_got_to_know_sheet_by_sheet(november: Desk, form: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    workbook = load_workbook(form)
    second = workbook.create_sheet("Bilag")
    for line in (["Projekt", "19-2"], ["Måned", "november 2023"], ["Samlet status", "gul"]):
        second.append(line)
    workbook.save(form)
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    assert dialog.which.currentText() == "Ret »Kredsens skema«"
    choose(dialog, 0)
    choose_sheet(dialog, 1)
    assert told(dialog, "project")[0] == "B1"
    name_line(dialog).setText("Bilaget")
    press(dialog, "Gem")
    assert [each.name for each in known_layouts(november.context.reader)] == [
        "Bilaget",
        "Kredsens skema",
    ]
    answer(FormsDialog, lambda forms: press(forms, "Hent 2"))
    dropped(november, form)
    assert report(november, "17-1").overall is Colour.RED
    assert report(november, "19-2").overall is Colour.YELLOW


def test_another_form_is_begun_with_only_when_the_work_may_be_thrown_away(
    november: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_layout(november.context.register, LAYOUT)
    dialog = OwnFormDialog(november.context, november.window, region_xlsx(tmp_path / "a.xlsx"))
    dialog.show()
    asked: list[bool] = []
    agrees = False

    def ask(_dialog: QWidget) -> bool:
        asked.append(True)
        return agrees

    monkeypatch.setattr("portfolio_desktop.ui.dialogs.frame.may_discard", ask)
    choose(dialog, 1)
    choose(dialog, 0)
    assert asked == [], "nothing was typed yet"
    name_line(dialog).setText("Regionens skema")
    dialog.answers.cleared.emit("remarks")
    choose(dialog, 0)
    assert asked == [], "the form that is there already"
    assert name_line(dialog).text() == "Regionens skema"
    choose(dialog, 1)
    assert asked == [True]
    assert dialog.which.currentIndex() == 0
    assert name_line(dialog).text() == "Regionens skema"
    assert told(dialog, "remarks") == ("", "")
    agrees = True
    choose(dialog, 1)
    assert name_line(dialog).text() == "Kredsens skema"
    dialog.discard()


def test_the_wheel_changes_no_choice(dialog: OwnFormDialog) -> None:
    dialog.answers.go_to("light.overall")
    before = ways(dialog)
    for box in (dialog.which, dialog.way):
        at = QPointF(box.rect().center())
        turned = QWheelEvent(
            at,
            box.mapToGlobal(at),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turned)
        assert box.currentIndex() == 0
    assert ways(dialog) == before


def test_the_way_that_is_taken_already_stays_proposed(dialog: OwnFormDialog) -> None:
    dialog.answers.go_to("light.overall")
    dialog.way.activated.emit(0)
    cell = dialog.answers.item(dialog.answers.currentRow(), 1)
    assert cell is not None
    assert cell.font().italic()


def test_a_name_that_only_a_newer_version_understands_is_not_taken(
    november: Desk, dialog: OwnFormDialog
) -> None:
    newer = {"format": "noget nyere"}
    keep_form_layout(november.context.register, "Kredsens skema", newer)
    press(dialog, "Gem")
    assert dialog.fault.startswith("Registret kender allerede et skema")
    assert form_layouts(november.context.reader) == {"Kredsens skema": newer}


def test_the_ink_of_what_makes_no_sense_shows_in_the_chosen_line(dialog: OwnFormDialog) -> None:
    dialog.answers.go_to("project")
    dialog.answers.cleared.emit("remarks")
    dialog.answers.go_to("project")
    click(dialog, 10, 0)
    dialog.answers.go_to("project")
    assert told(dialog, "project")[1].startswith("intet projekt hedder")
    answers = dialog.answers
    shown = answers.viewport().grab(answers.visualItemRect(answers.item(0, 2))).toImage()
    pixels = {
        shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())
    }
    palette = dialog.context.theme.palette
    assert QColor(palette.late).name() in pixels
    assert QColor(palette.selection).name() in pixels


def test_what_is_read_has_room_for_words_on_a_usual_screen(
    november: Desk, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QRect(6, 38, 1428, 850)
    monkeypatch.setattr("portfolio_desktop.ui.screen_room.room_on_screen", lambda _window: room)
    keep_layout(november.context.register, LAYOUT)
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    assert dialog.answers.columnWidth(2) >= 200
    assert dialog.cells.width() >= 600
    dialog.discard()


def test_a_file_that_can_be_no_form_says_so(november: Desk, tmp_path: Path) -> None:
    path = tmp_path / "noter.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    dialog = OwnFormDialog(november.context, november.window, path)
    dialog.show()
    words = [each.accessibleName() for each in dialog.findChildren(QWidget)]
    assert any(each.startswith("Filen har intet ark eller dokument") for each in words)
    dialog.discard()


def test_the_whole_form_is_pointed_at_and_saved_by_keyboard(
    november: Desk, dialog: OwnFormDialog, qtbot: QtBot
) -> None:
    """Arrows and Enter at the left and in the form; the next answer is chosen by itself."""
    clear(dialog)
    dialog.cells.setCurrentCell(0, 0)
    for key, (row, column) in SPOTS.items():
        dialog.answers.setFocus()
        for arrow in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * dialog.answers.keys.index(key)):
            modifier = Qt.KeyboardModifier.ControlModifier
            none = Qt.KeyboardModifier.NoModifier
            home = arrow is Qt.Key.Key_Home
            qtbot.keyClick(dialog.answers, arrow, modifier if home else none)
        qtbot.keyClick(dialog.answers, Qt.Key.Key_Return)
        at = (dialog.cells.currentRow() + 1, dialog.cells.currentColumn())
        down, right = row - at[0], column - at[1]
        keys = [Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up] * abs(down)
        keys += [Qt.Key.Key_Right if right > 0 else Qt.Key.Key_Left] * abs(right)
        for arrow in (*keys, Qt.Key.Key_Space):
            qtbot.keyClick(dialog.cells, arrow)
    press(dialog, "Gem")
    (layout,) = known_layouts(november.context.reader)
    assert layout.places == LAYOUT.places


def test_the_file_is_read_beside_the_window(november: Desk, form: Path) -> None:
    runner = WorkerRunner(november.window)
    november.context.runner = runner
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    assert told(dialog, "project") == ("", "")
    november.qtbot.waitUntil(lambda: bool(told(dialog, "project")[0]), timeout=20_000)
    press(dialog, "Gem")
    assert [each.name for each in known_layouts(november.context.reader)] == ["Kredsens skema"]
    given_up = OwnFormDialog(november.context, november.window, form)
    given_up.show()
    given_up.reject()
    runner.close()
    QApplication.processEvents()


def test_every_control_is_named(dialog: OwnFormDialog) -> None:
    assert faults_of(dialog) == []
