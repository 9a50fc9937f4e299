"""The collection desk as a user meets it: look, filter, choose, remind, copy, mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.status import set_no_light
from portfolio_desktop.ui.dialogs.due_rule import DueRuleDialog
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from portfolio_desktop.ui.pages.collection import CollectionPage
from portfolio_desktop.ui.verbs.collecting import open_drafts
from tests.letters import letter_in
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import NOVEMBER, Desk
from tests.ui.ground import words_in


@pytest.fixture
def november(desk: Desk) -> Desk:
    """The desk on November, opened as a copy, with a manager and a chair for 17-1."""
    register = desk.wind_clock()
    desk.give_role("17-1", Role.MANAGER, "Bo Prøve", "bo@example.org")
    desk.give_role("17-1", Role.CHAIR, "Ida Formand", "ida@example.org")
    desk.context.perform(lambda: open_month(register, NOVEMBER))
    desk.context.show_period(NOVEMBER)
    desk.menu("page_collection")
    QApplication.processEvents()
    return desk


def page(desk: Desk) -> CollectionPage:
    return desk.window.collection


def cells(desk: Desk) -> list[list[str]]:
    model = page(desk).findChild(QTableView).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(desk: Desk, *numbers: str) -> None:
    table = page(desk).findChild(QTableView)
    table.clearSelection()
    for place, row in enumerate(cells(desk)):
        if row[0] in numbers:
            table.selectionModel().select(
                table.model().index(place, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )


def test_the_desk_shows_who_is_missing_and_when_it_is_due(november: Desk) -> None:
    assert [row[:4] for row in cells(november)] == [
        ["16-5", "Register over enheder", "", "Ikke rapporteret"],
        ["17-1", "Patologisk databank", "Bo Prøve", "Ikke rapporteret"],
        ["19-2", "Praksisområdets system", "", "Ikke rapporteret"],
        ["22-2", "Ældre apoteksløsning", "Region Nordjylland", "Ikke rapporteret"],
    ]
    shown = words_in(page(november))
    assert "Frist 1. dec. 2023, om 29 dage" in shown
    assert "0 af 4 projekter har rapporteret" in shown


def test_ctrl_enter_marks_all_that_are_chosen_in_one_edit(november: Desk) -> None:
    choose(november, "17-1", "22-2")
    november.shortcut("report")
    stages = {row[0]: row[3:5] for row in cells(november)}
    assert stages["17-1"] == ["Rapporteret", "2. nov. 2023"]
    assert stages["22-2"] == ["Rapporteret", "2. nov. 2023"]
    assert "2 af 4 projekter har rapporteret" in words_in(page(november))
    assert november.row("17-1").stage is ReportStage.REPORTED
    november.menu("approve")
    assert november.row("22-2").stage is ReportStage.APPROVED
    november.menu("undo")
    november.menu("undo")
    assert [row[3] for row in cells(november)] == ["Ikke rapporteret"] * 4


def test_the_verbs_are_about_the_desk_while_it_is_shown_and_about_the_grid_after(
    november: Desk,
) -> None:
    november.menu("page_portfolio")
    november.window.portfolio.view.setCurrentIndex(november.window.portfolio.model.index(0, 0))
    assert november.window.current_project == "", "on the line of a group"
    assert not november.window.actions_by_id["report"].isEnabled()
    november.menu("page_collection")
    choose(november, "17-1")
    november.menu("report")
    assert november.row("17-1").stage is ReportStage.REPORTED
    assert november.window.actions_by_id["approve"].isEnabled()
    november.menu("page_portfolio")
    november.go("22-2")
    assert not november.window.actions_by_id["approve"].isEnabled()


def test_the_filter_leaves_those_that_are_missing(november: Desk) -> None:
    choose(november, "17-1", "19-2", "22-2")
    november.menu("report")
    page(november).findChild(QCheckBox).click()
    assert [row[0] for row in cells(november)] == ["16-5"]


def test_when_nobody_is_missing_the_filter_says_so(november: Desk) -> None:
    closed = november.row("16-5").id
    november.context.perform(
        lambda: set_no_light(november.context.register, closed, NOVEMBER, NoLight.NO_BASELINE)
    )
    choose(november, "17-1", "19-2", "22-2")
    november.menu("report")
    page(november).findChild(QCheckBox).click()
    assert "Alle projekter har rapporteret for måneden." in words_in(page(november))


def test_a_reminder_becomes_a_draft_for_each_recipient_and_is_kept(
    november: Desk, opened_files: list[Path]
) -> None:
    choose(november, "17-1", "22-2")
    seen: list[str] = []

    def make(dialog: QWidget) -> None:
        names = dialog.findChild(QListWidget)
        text = dialog.findChild(QPlainTextEdit)
        assert names is not None
        assert text is not None
        seen.extend(names.item(place).text() for place in range(names.count()))
        seen.append(text.toPlainText())
        press(dialog, "Lav kladder")

    came = answer(RemindingDialog, make)
    november.shortcut("remind")
    assert came
    assert seen[:2] == ["Bo Prøve", "Region Nordjylland – ingen adresse"]
    assert "Til: Bo Prøve <bo@example.org>\nKopi: Ida Formand <ida@example.org>" in seen[2]
    assert [path.name for path in opened_files] == ["Bo Prøve.eml"]
    draft = letter_in(opened_files[0].read_bytes())
    assert (draft["X-Unsent"], draft["Cc"].addresses[0].addr_spec) == ("1", "ida@example.org")
    (form,) = draft.iter_attachments()
    assert form.get_filename() == "17-1 Patologisk databank november 2023.xlsx"
    body = draft.get_body()
    assert body is not None
    assert "Udfyld det vedhæftede skema, og send det retur." in body.get_content()
    reminded = {row[0]: row[6] for row in cells(november)}
    assert reminded == {"16-5": "", "17-1": "2. nov. 2023", "19-2": "", "22-2": ""}
    assert "1 kladde lavet i" in november.window.status.note
    november.menu("undo")
    assert [row[6] for row in cells(november)] == [""] * 4


def test_a_letter_without_an_address_is_sent_to_the_one_that_is_written(
    november: Desk, opened_files: list[Path]
) -> None:
    choose(november, "22-2")
    told: list[str] = []

    def make(dialog: QWidget) -> None:
        press(dialog, "Lav kladder")
        told.append(words_in(dialog))
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert dialog.focusWidget() is field
        type_text(field, "it@rn.example.org")
        told.append(words_in(dialog))
        press(dialog, "Lav kladder")

    came = answer(RemindingDialog, make)
    november.shortcut("remind")
    assert came
    assert "Der er ingen mailadresse at skrive til. Skriv en." in told[0]
    assert "1 brev har ingen adresse." in told[0]
    assert "ingen adresse" not in told[1]
    (path,) = opened_files
    draft = letter_in(path.read_bytes())
    assert draft["To"].addresses[0].addr_spec == "it@rn.example.org"
    assert {row[0]: row[6] for row in cells(november)}["22-2"] == "2. nov. 2023"


def test_a_letter_goes_without_a_form_where_the_tick_is_taken_off(
    november: Desk, opened_files: list[Path]
) -> None:
    choose(november, "17-1")
    seen: list[str] = []

    def make(dialog: QWidget) -> None:
        box, text = dialog.findChild(QCheckBox), dialog.findChild(QPlainTextEdit)
        assert box is not None
        assert text is not None
        seen.append(text.toPlainText())
        box.click()
        seen.append(text.toPlainText())
        press(dialog, "Lav kladder")

    answer(RemindingDialog, make)
    november.menu("remind")
    assert "Vedhæftet: indberetningsskema" in seen[0]
    assert "edhæftet" not in seen[1]
    draft = letter_in(opened_files[0].read_bytes())
    assert not list(draft.iter_attachments())


def test_a_reminder_that_is_given_up_makes_nothing(
    november: Desk, opened_files: list[Path]
) -> None:
    answer(RemindingDialog, lambda dialog: press(dialog, "Annullér"))
    november.menu("remind")
    assert opened_files == []
    assert [row[6] for row in cells(november)] == [""] * 4


def test_without_a_mail_program_it_is_said_where_the_drafts_lie(
    november: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_desktop.ui.opening.open_outside", lambda _path: False)
    choose(november, "17-1")
    answer(RemindingDialog, lambda dialog: press(dialog, "Lav kladder"))
    november.menu("remind")
    assert "intet program, der åbner dem.\nDe ligger i" in words_in(november.window)


def test_many_drafts_are_shown_in_their_folder(november: Desk, opened_files: list[Path]) -> None:
    folder = Path("breve")
    open_drafts(november.window, folder, tuple(Path(f"{number}.eml") for number in range(6)))
    assert opened_files == [folder]


def test_who_has_reported_is_not_reminded(november: Desk, opened_files: list[Path]) -> None:
    choose(november, "17-1")
    november.menu("report")
    remind = next(
        each for each in page(november).findChildren(QPushButton) if each.text() == "Rykkerbrev…"
    )
    assert not remind.isEnabled()
    november.menu("remind")
    assert "Ingen af de valgte projekter mangler" in words_in(november.window)


def test_the_table_is_copied_as_text_and_as_html(november: Desk) -> None:
    november.menu("copy_collection")
    content = QGuiApplication.clipboard().mimeData()
    lines = content.text().splitlines()
    assert lines[0].split("\t")[:3] == ["Nr.", "Projekt", "Skal rapportere"]
    assert lines[2].split("\t")[:3] == ["17-1", "Patologisk databank", "Bo Prøve"]
    assert "<td" in content.html()
    assert november.window.status.note == "4 rækker kopieret"


def test_the_due_day_and_days_off_are_chosen_from_the_desk(november: Desk) -> None:
    def choose_third(dialog: QWidget) -> None:
        days = dialog.findChild(QComboBox)
        closed = dialog.findChild(QPlainTextEdit)
        assert days is not None
        assert closed is not None
        assert days.currentText() == "1. arbejdsdag"
        days.setCurrentIndex(2)
        closed.setPlainText("i julen")
        press(dialog, "Gem")
        assert "»i julen«" in words_in(dialog)
        closed.setPlainText("4.12.2023")
        press(dialog, "Gem")

    came = answer(DueRuleDialog, choose_third)
    press(page(november), "Frist…")
    assert came
    assert "Frist 6. dec. 2023" in words_in(page(november))


def test_enter_goes_to_the_project_in_the_portfolio(november: Desk) -> None:
    table = page(november).findChild(QTableView)
    choose(november, "22-2")
    place = [row[0] for row in cells(november)].index("22-2")
    table.activated.emit(table.model().index(place, 0))
    assert november.window.current_page == "portfolio"


def test_the_desk_follows_the_month_and_a_first_month_works(november: Desk) -> None:
    november.context.show_period(Period(2019, 1))
    QApplication.processEvents()
    assert [row[3] for row in cells(november)] == ["Ikke rapporteret"] * 3
    assert "22-2" not in [row[0] for row in cells(november)]
    assert "Frist 1. feb. 2019" in words_in(page(november))
    november.context.show_period(NOVEMBER.previous)
    QApplication.processEvents()
    assert [row[3] for row in cells(november)].count("Rapporteret") == 3


def test_the_navigation_counts_those_that_are_missing(november: Desk) -> None:
    entries = november.window.navigation.findChildren(QWidget)
    entry = next(each for each in entries if each.accessibleName() == "Side: Indsamling")
    assert entry.accessibleDescription() == "4"
