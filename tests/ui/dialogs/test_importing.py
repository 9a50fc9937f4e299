"""Bringing a status table in by hand: look, leave out, map, take over, import, undo."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import Workbook, read_tables
from portfolio_desktop.services.history import next_undo, undo
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.ui.dialogs import import_source
from portfolio_desktop.ui.dialogs.checklist import ChecklistView
from portfolio_desktop.ui.dialogs.import_lists import ImportProposals
from portfolio_desktop.ui.dialogs.import_words import import_words
from portfolio_desktop.ui.dialogs.importing import ImportDialog
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.workflows.exporting import export_register
from tests.ui.desk import NOVEMBER
from tests.ui.dialogs.workbooks import HEADS, status_workbook
from tests.ui.ground import Ground, ground, named, words_in
from tests.ui.walking import controls_of, faults_of

Opened = Callable[[Path | None], ImportDialog]


@pytest.fixture(scope="session")
def read_once(workbook: Path) -> Workbook:
    """The workbook as the limited process reads it; once, since each reading starts a process."""
    return read_tables(workbook)


@pytest.fixture
def opened(
    qtbot: QtBot,
    place: Ground,
    workbook: Path,
    read_once: Workbook,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opened]:
    """Opens the dialog on a file, with what was read of `workbook` at hand."""
    made: list[ImportDialog] = []

    def read(path: Path, *, stop: threading.Event, forms: bool) -> Workbook:
        return read_once if path == workbook else read_tables(path, stop=stop, forms=forms)

    monkeypatch.setattr(import_source, "read_tables", read)

    def open_on(path: Path | None) -> ImportDialog:
        dialog = ImportDialog(place.context, place.window, path)
        made.append(dialog)
        dialog.show()
        QApplication.processEvents()
        return dialog

    yield open_on
    for dialog in made:
        if isValid(dialog):
            dialog.close()


@pytest.fixture
def dialog(opened: Opened, workbook: Path) -> ImportDialog:
    return opened(workbook)


def press(dialog: ImportDialog, start: str) -> None:
    """Press the button whose words begin so."""
    (found,) = [
        each
        for each in dialog.findChildren(QPushButton)
        if each.text().startswith(start) and each.isVisible()
    ]
    assert found.isEnabled(), f"{found.text()} cannot be pressed"
    found.click()


def primary(dialog: ImportDialog) -> QPushButton:
    (found,) = [
        each for each in dialog.findChildren(QPushButton) if each.property("look") == "primary"
    ]
    return found


def turn_to(dialog: ImportDialog, title: str) -> None:
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    (place,) = [at for at in range(tabs.count()) if tabs.tabText(at).startswith(title)]
    tabs.setCurrentIndex(place)
    QApplication.processEvents()


def cells(dialog: ImportDialog, name: str) -> list[list[str]]:
    """The texts of a list, row by row."""
    view = named(dialog, name)
    model = view.model()  # type: ignore[attr-defined]
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def rows_of(dialog: ImportDialog) -> ChecklistView:
    view = named(dialog, "Filens rækker")
    assert isinstance(view, ChecklistView)
    return view


def test_the_preview_tells_what_each_row_would_do(dialog: ImportDialog, place: Ground) -> None:
    before = place.edits()
    assert "2 nye · 2 ændrede · 0 uændrede · 1 ikke forstået" in words_in(dialog)
    assert "november 2023" in named(dialog, "Måned").text()  # type: ignore[attr-defined]
    shown = cells(dialog, "Filens rækker")
    assert [row[1:3] for row in shown] == [
        ["Ændret", "17-1"],
        ["Ændret", "16-5"],
        ["Ny", "24-1"],
        ["Ny", "24-2"],
        ["Ikke forstået", ""],
    ]
    assert "apr. 2024 → maj 2024" in shown[0][4]
    assert shown[2][4].startswith("Status: grøn · ")
    assert "Forventet slutdato: ultimo 2025" in shown[2][4].split(" · ")
    assert "snart" in shown[3][5]
    assert shown[4][5] == "Rækken har hverken nummer eller navn."
    assert primary(dialog).text() == "Importér 4 rækker"
    assert place.edits() == before


def test_what_changes_has_the_room_where_there_is_nothing_to_look_at(dialog: ImportDialog) -> None:
    spans = [rows_of(dialog).columnSpan(row, 4) for row in range(5)]
    assert spans == [1 if row[5] else 2 for row in cells(dialog, "Filens rækker")]
    assert set(spans) == {1, 2}
    named(dialog, "Filter: Ikke forstået").click()  # type: ignore[attr-defined]
    assert rows_of(dialog).columnSpan(0, 4) == 1


def test_the_marked_row_is_told_field_by_field(dialog: ImportDialog) -> None:
    rows_of(dialog).selectRow(0)
    QApplication.processEvents()
    words = words_in(dialog)
    assert "17-1 Patologisk databank" in words
    assert "Forventet slutdato" in words
    assert "apr. 2024" in words
    assert "Arket »Status«, række 3" in words
    rows_of(dialog).selectRow(3)
    QApplication.processEvents()
    assert "Forventet slutdato: »snart« beholdes som tekst." in words_in(dialog)


def test_rows_are_filtered_by_what_they_are(dialog: ImportDialog) -> None:
    named(dialog, "Filter: Ikke forstået").click()  # type: ignore[attr-defined]
    assert [row[1] for row in cells(dialog, "Filens rækker")] == ["Ikke forstået"]
    named(dialog, "Filter: Alle").click()  # type: ignore[attr-defined]
    assert len(cells(dialog, "Filens rækker")) == 5


def test_importing_is_one_edit_that_one_undo_takes_back(
    dialog: ImportDialog, place: Ground
) -> None:
    before = place.edits()
    changes: list[object] = []
    place.context.changed.connect(changes.append)
    press(dialog, "Importér")
    assert place.edits() == before + 1
    assert len(changes) == 1
    assert not dialog.isVisible()
    assert place.noted == ["4 projekter importeret"]
    assert place.context.period == NOVEMBER
    assert place.report("17-1", NOVEMBER).overall is Colour.RED
    assert place.light("16-5", "time", NOVEMBER).colour is Colour.GREEN
    assert place.project("24-2").name == "Ø-beredskab på Læsø"
    step = next_undo(place.register)
    assert step is not None
    assert step.sentence == "importeret tabel med 4 projekter for november 2023"
    undo(place.register)
    assert {each.number for each in place.context.reader.projects()} == {
        "17-1", "16-5", "22-2", "19-2",
    }  # fmt: skip


def test_a_row_is_left_out_with_the_keyboard(
    dialog: ImportDialog, place: Ground, qtbot: QtBot
) -> None:
    view = rows_of(dialog)
    view.selectRow(2)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert primary(dialog).text() == "Importér 3 rækker"
    turn_to(dialog, "Ikke brugt")
    unused = cells(dialog, "Ikke brugt")
    assert [
        "24-1 Fælles booking af tolke",
        "Arket »Status«, række 5",
        "Valgt fra af dig.",
    ] in unused
    press(dialog, "Importér")
    numbers = {each.number for each in place.context.reader.projects()}
    assert "24-2" in numbers
    assert "24-1" not in numbers


def test_a_row_with_an_unread_colour_waits_for_its_tick_where_the_month_is_a_copy(
    opened: Opened, place: Ground, tmp_path: Path, qtbot: QtBot
) -> None:
    register = place.context.register
    (project,) = [each.id for each in register.reader.projects() if each.number == "17-1"]
    set_colour(register, project, NOVEMBER.previous, OVERALL, Colour.YELLOW)
    open_month(register, NOVEMBER)
    rows = [
        ("17-1", "Patologisk databank", "", "", "", "", "lilla", "", "Nyt."),
        ("24-2", "Ø-beredskab på Læsø", "", "", "", "", "gul", "gul", "Båden mangler."),
    ]
    dialog = opened(status_workbook(tmp_path / "lilla.xlsx", rows))
    assert primary(dialog).text() == "Importér 1 række"
    turn_to(dialog, "Ikke brugt")
    assert "Tages kun med, hvis du sætter flueben." in str(cells(dialog, "Ikke brugt"))
    turn_to(dialog, "Rækker")
    view = rows_of(dialog)
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert primary(dialog).text() == "Importér 2 rækker"
    press(dialog, "Importér")
    (report,) = place.context.reader.reports([NOVEMBER], [project])
    assert (report.overall, report.remarks) == (None, "Nyt.")


def test_everything_that_is_not_used_is_listed(dialog: ImportDialog) -> None:
    turn_to(dialog, "Ikke brugt")
    unused = cells(dialog, "Ikke brugt")
    assert [row[0] for row in unused] == ["En række", "Kolonnen »Projektleder«"]
    assert all(row[1] and row[2] for row in unused)
    assert "2 projekter i registret står ikke i filen" in words_in(dialog)
    assert "22-2 Ældre apoteksløsning" in words_in(dialog)


def test_the_files_other_tables_are_listed_as_not_used(opened: Opened, tmp_path: Path) -> None:
    table = tmp_path / "to tabeller.csv"
    table.write_text(
        "Nr.;Projekt;Status\n24-8;Fælles vagtplan;gul\n\n\nMedlem;Region\nIda;Nord\nBo;Syd\n",
        encoding="utf-8",
    )
    dialog = opened(table)
    turn_to(dialog, "Ikke brugt")
    (unused,) = cells(dialog, "Ikke brugt")
    assert unused[0] == "Tabel 2: 2 rækker"


def test_another_use_of_a_column_makes_the_preview_anew(
    dialog: ImportDialog, place: Ground
) -> None:
    turn_to(dialog, "Kolonner")
    choice = named(dialog, f"Kolonne {'ABCDEFGHI'[HEADS.index('Tid')]} bruges som")
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "Tid"
    choose(choice, "Økonomi")
    press(dialog, "Importér")
    lights = place.context.reader.lights([NOVEMBER], [place.project("17-1").id])
    assert {light.dimension: light.colour for light in lights}["cost"] is Colour.RED
    assert "time" not in {light.dimension for light in lights}


def choose(choice: QComboBox, words: str) -> None:
    index = choice.findText(words)
    assert index >= 0, f"{words} is not offered"
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    QApplication.processEvents()


@pytest.mark.parametrize("by_list", [False, True], ids=["arrow", "list"])
def test_a_use_chosen_with_the_keys_rebuilds_the_columns_under_them(
    dialog: ImportDialog, qtbot: QtBot, by_list: bool
) -> None:
    """The box that tells of the choice stands in what is rebuilt by it."""
    turn_to(dialog, "Kolonner")
    name = f"Kolonne {'ABCDEFGHI'[HEADS.index('Projektleder')]} bruges som"
    choice = named(dialog, name)
    assert isinstance(choice, QComboBox)
    before = choice.currentIndex()
    choice.setFocus()
    if by_list:
        choice.showPopup()
        qtbot.keyClick(choice.view(), Qt.Key.Key_Down)
        qtbot.keyClick(choice.view(), Qt.Key.Key_Return)
    else:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    QApplication.processEvents()
    again = named(dialog, name)
    assert isinstance(again, QComboBox)
    assert again.currentIndex() == before + 1


def test_every_column_shows_what_stands_in_it(dialog: ImportDialog) -> None:
    turn_to(dialog, "Kolonner")
    words = words_in(dialog)
    assert "Patologisk databank" in words
    assert "(farver uden tekst)" in words
    assert "Personers navne og adresser tages ikke med." in words


def test_a_use_is_given_to_one_column_only(dialog: ImportDialog) -> None:
    turn_to(dialog, "Kolonner")
    taken = named(dialog, f"Kolonne {'ABCDEFGHI'[HEADS.index('Projekt')]} bruges som")
    assert isinstance(taken, QComboBox)
    other = named(dialog, f"Kolonne {'ABCDEFGHI'[HEADS.index('Projektleder')]} bruges som")
    assert isinstance(other, QComboBox)
    choose(other, taken.currentText())
    again = named(dialog, f"Kolonne {'ABCDEFGHI'[HEADS.index('Projekt')]} bruges som")
    assert isinstance(again, QComboBox)
    assert again.currentText() == "– bruges ikke –"
    press(dialog, "Genkend")
    again = named(dialog, f"Kolonne {'ABCDEFGHI'[HEADS.index('Projekt')]} bruges som")
    assert isinstance(again, QComboBox)
    assert again.currentText() == "Navn"


def test_columns_are_remembered_for_the_next_file_of_the_kind(
    dialog: ImportDialog, opened: Opened, workbook: Path
) -> None:
    turn_to(dialog, "Kolonner")
    name = f"Kolonne {'ABCDEFGHI'[HEADS.index('Tid')]} bruges som"
    choice = named(dialog, name)
    assert isinstance(choice, QComboBox)
    choose(choice, "– bruges ikke –")
    press(dialog, "Importér")
    again = opened(workbook)
    assert "Kolonnerne bruges som sidst" in words_in(again)
    turn_to(again, "Kolonner")
    choice = named(again, name)
    assert isinstance(choice, QComboBox)
    assert choice.currentText() == "– bruges ikke –"


def test_a_proposal_is_taken_over_only_when_it_is_ticked(
    dialog: ImportDialog, place: Ground, qtbot: QtBot
) -> None:
    turn_to(dialog, "Forslag")
    (proposal,) = cells(dialog, "Forslag")
    assert proposal[1:4] == ["17-1", "Patologisk databank", "Økonomi: – → gul"]
    view = named(dialog, "Forslag")
    assert isinstance(view, ChecklistView)
    assert view.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    press(dialog, "Tag alle med")
    press(dialog, "Importér")
    assert place.light("17-1", "cost", NOVEMBER).colour is Colour.YELLOW


def test_a_thousand_proposals_are_taken_over_at_once(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [
        (f"30-{number}", f"Projekt {number}", "", "dec. 2026", "Idé", "", "grøn", "",
         "Der er gul status på økonomi.")
        for number in range(1000)
    ]  # fmt: skip
    dialog = opened(status_workbook(tmp_path / "stor.xlsx", rows))
    turn_to(dialog, "Forslag")
    proposals = dialog.findChild(ImportProposals)
    assert proposals is not None
    with qtbot.waitSignals([proposals.changed], raising=True):
        press(dialog, "Tag alle med")
    assert len(proposals.accepted) == 1000
    turn_to(dialog, "Rækker")
    assert primary(dialog).isEnabled()


def test_words_being_written_elsewhere_are_saved_before_the_file_is_looked_at(
    opened: Opened, place: Ground, workbook: Path
) -> None:
    saved_at: list[int] = []
    place.context.leaving.connect(lambda: saved_at.append(place.edits()))
    opened(workbook)
    assert saved_at


def test_a_proposal_that_is_not_ticked_changes_nothing(dialog: ImportDialog, place: Ground) -> None:
    press(dialog, "Importér")
    lights = place.context.reader.lights([NOVEMBER], [place.project("17-1").id])
    assert "cost" not in {light.dimension for light in lights}


def test_the_same_file_again_has_nothing_to_import(
    dialog: ImportDialog, opened: Opened, workbook: Path
) -> None:
    press(dialog, "Importér")
    again = opened(workbook)
    assert "0 nye · 0 ændrede · 4 uændrede" in words_in(again)
    assert primary(again).text() == "Intet at importere"
    assert not primary(again).isEnabled()


def test_another_month_is_chosen(dialog: ImportDialog, place: Ground) -> None:
    named(dialog, "Næste måned").click()  # type: ignore[attr-defined]
    press(dialog, "Importér")
    assert place.context.period == Period(2023, 12)
    assert place.report("17-1", Period(2023, 12)).overall is Colour.RED


def test_a_file_without_a_month_asks_for_it(opened: Opened, place: Ground, tmp_path: Path) -> None:
    dialog = opened(status_workbook(tmp_path / "uden.xlsx", title="Prøvekredsens status"))
    assert "Det fremgår ikke, hvilken måned tabellen gælder." in words_in(dialog)
    assert not primary(dialog).isEnabled()
    press(dialog, "Brug denne måned")
    press(dialog, "Importér")
    assert place.report("24-1").overall is Colour.GREEN


def test_a_wrong_file_is_refused_with_one_sentence(
    opened: Opened, place: Ground, tmp_path: Path
) -> None:
    wrong = tmp_path / "billede.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    dialog = opened(wrong)
    words = words_in(dialog)
    assert "billede.xlsx" in words
    assert "Intet er ændret" in words
    assert not primary(dialog).isVisible()
    for each in dialog.findChildren(QLabel):
        if each.isVisible():
            assert each.height() >= each.heightForWidth(each.width()), each.text()
    press(dialog, "Luk")
    assert place.told == []


def test_a_table_of_something_else_can_be_mapped_by_hand(
    opened: Opened, place: Ground, tmp_path: Path
) -> None:
    table = tmp_path / "indkøb.csv"
    table.write_text("Vare;Antal\nKaffe;4\nThe;2\n", encoding="utf-8")
    dialog = opened(table)
    press(dialog, "Vælg kolonnerne selv")
    choice = named(dialog, "Kolonne A bruges som")
    assert isinstance(choice, QComboBox)
    choose(choice, "Navn")
    press(dialog, "Importér 2 rækker")
    assert {each.name for each in place.context.reader.projects()} >= {"Kaffe", "The"}


def test_an_exported_register_is_brought_in_whole(
    opened: Opened, place: Ground, theme: Theme, tmp_path: Path
) -> None:
    exported = export_register(place.register, tmp_path / "alt.json").path
    empty = tmp_path / "tomt.pfreg"
    new_register(empty, name="Tomt", forum="", secretariat="", actor="Prøve").close()
    with ground(theme, empty) as other:
        dialog = ImportDialog(other.context, other.window, exported)
        dialog.show()
        QApplication.processEvents()
        assert "4 nye" in words_in(dialog)
        assert "Status for" not in words_in(dialog)
        assert faults_of(dialog) == []
        press(dialog, "Importér 4 rækker")
        assert {each.number for each in other.context.reader.projects()} == {
            each.number for each in place.context.reader.projects()
        }
        assert other.report("19-2").overall is Colour.RED


def test_a_json_file_of_something_else_is_refused(
    opened: Opened, place: Ground, tmp_path: Path
) -> None:
    other = tmp_path / "andet.json"
    other.write_text('{"a": 1}', encoding="utf-8")
    words = words_in(opened(other))
    assert "Filen er ikke et register" in words
    assert "Vælg kolonnerne selv" not in words


def test_cancelling_changes_nothing(dialog: ImportDialog, place: Ground) -> None:
    before = place.edits()
    press(dialog, "Annullér")
    assert not dialog.isVisible()
    assert place.edits() == before
    assert place.context.period != NOVEMBER


def test_what_was_copied_in_a_spreadsheet_is_read_from_the_clipboard(
    opened: Opened, place: Ground
) -> None:
    pasted = QMimeData()
    pasted.setText("Nr.\tProjekt\tStatus\r\n24-7\tÅben adgang\tgul\r\n")
    QGuiApplication.clipboard().setMimeData(pasted)
    dialog = opened(None)
    assert "Importér fra udklipsholderen" in words_in(dialog)
    press(dialog, "Brug denne måned")
    press(dialog, "Importér")
    assert place.report("24-7").overall is Colour.YELLOW


def test_an_empty_clipboard_says_so(opened: Opened) -> None:
    QGuiApplication.clipboard().clear()
    assert "udklipsholderen" in words_in(opened(None))


def test_closing_gives_the_reading_up(
    qtbot: QtBot,
    theme: Theme,
    small_register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given_up = threading.Event()

    def read_for_ever(path: Path, *, stop: threading.Event, forms: bool) -> Workbook:
        assert stop.wait(10), "the reading was never given up"
        given_up.set()
        raise UnreadableFile(Refusal.CANCELLED)

    monkeypatch.setattr(import_source, "read_tables", read_for_ever)
    with ground(theme, Path(shutil.copy(small_register, tmp_path)), WorkerRunner()) as place:
        dialog = ImportDialog(place.context, place.window, tmp_path / "langsom.xlsx")
        dialog.show()
        assert "Læser langsom.xlsx" in words_in(dialog)
        press(dialog, "Annullér")
        qtbot.waitUntil(given_up.is_set)
        QApplication.processEvents()
        assert place.told == []


def test_a_thousand_rows_stay_quick_to_tick(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    rows = [
        (f"30-{number}", f"Projekt {number}", "", "dec. 2026", "Idé", "grøn", "gul", "", "Tekst")
        for number in range(1000)
    ]
    dialog = opened(status_workbook(tmp_path / "stor.xlsx", rows))
    assert primary(dialog).text() == "Importér 1.000 rækker"
    view = rows_of(dialog)
    view.selectRow(999)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert primary(dialog).text() == "Importér 999 rækker"


@pytest.mark.parametrize("part", ["Rækker", "Kolonner", "Forslag", "Ikke brugt"])
def test_every_control_is_named(dialog: ImportDialog, part: str) -> None:
    turn_to(dialog, part)
    assert len(controls_of(dialog)) >= 4
    assert faults_of(dialog) == []


def test_the_button_says_that_more_than_rows_comes_in() -> None:
    assert import_words(2, 0, rest=True) == "Importér 2 rækker"
    assert import_words(0, 0, rest=True) == "Importér det øvrige"
    assert import_words(0, 0, rest=False) == "Intet at importere"
