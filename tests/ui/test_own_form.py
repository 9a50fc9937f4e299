"""A form of the organisation's own, got to know in the window and then brought in like ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.form_layouts import form_layouts
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.ui.dialogs.forms import FormsDialog
from portfolio_desktop.ui.dialogs.importing import ImportDialog
from portfolio_desktop.ui.dialogs.own_form import OwnFormDialog
from portfolio_desktop.workflows.own_forms import keep_layout, known_layouts
from tests.ui.desk import Desk
from tests.ui.walking import faults_of
from tests.workflows.own_form import ANSWERS, FIELDS, LAYOUT, own_docx, own_xlsx

from .test_forms import NOVEMBER, answered, dropped, press, report

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
def november(desk: Desk) -> Desk:
    desk.context.perform(lambda: open_month(desk.context.register, NOVEMBER))
    desk.context.show_period(NOVEMBER)
    return desk


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
    dialog.answers.setCurrentCell(dialog.answers.keys.index(key), 0)
    row, column = SPOTS[key]
    dialog.cells.cellClicked.emit(row - 1, column)


def told(dialog: OwnFormDialog, key: str) -> tuple[str, str]:
    """Where the answer stands, and what is read there."""
    at = dialog.answers.keys.index(key)
    items = [dialog.answers.item(at, column) for column in (1, 2)]
    return tuple(item.text() if item else "" for item in items)  # type: ignore[return-value]


def test_pointed_at_by_menu_saved_and_brought_in(november: Desk, form: Path) -> None:
    def learn(dialog: QWidget) -> None:
        assert isinstance(dialog, OwnFormDialog)
        for key in SPOTS:
            point(dialog, key)
        assert told(dialog, "light.overall") == ("til højre for »Samlet status«", "rød")
        assert told(dialog, "remarks")[0] == "under »Bemærkninger til kredsen«"
        answered(bring_in)
        press(dialog, "Gem")

    def bring_in(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        press(dialog, "Hent")

    november.files.existing_path = form
    answered(learn)
    november.menu("learn_form")
    brought = report(november, "17-1")
    assert (brought.stage, brought.overall) == (ReportStage.REPORTED, Colour.RED)
    (layout,) = known_layouts(november.context.reader)
    assert layout.places == LAYOUT.places
    assert layout.name == "Kredsens skema"


def test_the_next_ones_are_dropped_on_the_window(november: Desk, tmp_path: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    paths = [
        own_xlsx(tmp_path / "a.xlsx", {**ANSWERS, "project": "17-1"}),
        own_docx(tmp_path / "b.docx", {**ANSWERS, "project": "19-2"}),
    ]

    def bring_in(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        press(dialog, "Hent 2")

    answered(bring_in)
    dropped(november, *paths)
    assert report(november, "17-1").overall is report(november, "19-2").overall is Colour.RED


def test_one_that_is_dropped_alone_is_known_as_well(november: Desk, form: Path) -> None:
    keep_layout(november.context.register, LAYOUT)

    def bring_in(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        press(dialog, "Hent")

    answered(bring_in)
    dropped(november, form)
    assert report(november, "17-1").overall is Colour.RED


def test_a_file_that_is_no_table_may_be_a_form(november: Desk, form: Path) -> None:
    def say_so(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        answered(lambda next_one: opened.append(next_one) or next_one.close())
        press(dialog, "Det er et indberetningsskema")

    opened: list[QWidget] = []
    answered(say_so)
    dropped(november, form)
    assert [type(each) for each in opened] == [OwnFormDialog]


def test_the_keyboard_alone_points_at_cells(dialog: OwnFormDialog, qtbot: QtBot) -> None:
    dialog.answers.setFocus()
    qtbot.keyClick(dialog.answers, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.cells or dialog.cells.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.cells, key)
    assert told(dialog, "project") == ("til højre for »Projekt nr.«", "17-1")
    assert dialog.answers.key == "period"
    dialog.answers.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.answers, Qt.Key.Key_Delete)
    assert told(dialog, "project") == ("", "")


def test_another_way_to_find_the_cell_is_chosen(dialog: OwnFormDialog) -> None:
    point(dialog, "light.overall")
    dialog.answers.setCurrentCell(dialog.answers.keys.index("light.overall"), 0)
    way = dialog.way
    words = [way.itemText(index) for index in range(way.count())]
    assert words[0] == "til højre for »Samlet status«"
    assert words[-1] == "i celle B5"
    way.setCurrentIndex(way.count() - 1)
    way.activated.emit(way.count() - 1)
    assert told(dialog, "light.overall") == ("i celle B5", "rød")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), "Det mangler at blive udpeget, hvor skemaet angiver: Projekt (nummer eller navn)."),
        (("project",), "Det mangler at blive udpeget, hvor skemaet angiver: Måned."),
        (("project", "period"), "Skemaet spørger ikke om noget endnu: Udpeg også mindst ét svar."),
    ],
)
def test_what_is_missing_is_said(
    november: Desk, dialog: OwnFormDialog, keys: tuple[str, ...], said: str
) -> None:
    for key in keys:
        point(dialog, key)
    press(dialog, "Gem")
    assert dialog.fault == said
    assert form_layouts(november.context.reader) == {}


def test_a_form_that_is_known_is_mended_or_forgotten(november: Desk, form: Path) -> None:
    keep_layout(november.context.register, LAYOUT)
    dialog = OwnFormDialog(november.context, november.window, form)
    dialog.show()
    assert {key for key in FIELDS if told(dialog, key)[0]} == set(FIELDS)
    press(dialog, "Glem skemaet")
    assert form_layouts(november.context.reader) == {}
    november.menu("undo")
    assert list(form_layouts(november.context.reader)) == ["Kredsens skema"]


def test_a_file_that_can_be_no_form_says_so(november: Desk, tmp_path: Path) -> None:
    path = tmp_path / "noter.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    dialog = OwnFormDialog(november.context, november.window, path)
    dialog.show()
    words = [each.accessibleName() for each in dialog.findChildren(QWidget)]
    assert any(each.startswith("Filen har intet ark eller dokument") for each in words)
    dialog.discard()


def test_every_control_is_named(dialog: OwnFormDialog) -> None:
    assert faults_of(dialog) == []
