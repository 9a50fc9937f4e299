"""The secretariat's month on the real table: opened, collected, judged, and checked before print.

October's table comes in, November is opened, five forms are filled in and brought in, NDIS is
reported by five regions of which one is yellow, SOR is resumed, KIIT goes before the board, and the
warnings name the rows that they are there for. All of it is done by the keyboard alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from portfolio_desktop.domain.checks import CheckCode
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.account_checks import ACCOUNT_NOT_READY
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.ui.dialogs.escalating import LastMeetingDialog
from portfolio_desktop.ui.dialogs.forms import FormsDialog
from portfolio_desktop.ui.dialogs.importing import ImportDialog
from portfolio_desktop.ui.dialogs.making_forms import MakingFormsDialog
from portfolio_desktop.ui.dialogs.opening_month import OpeningMonthDialog
from portfolio_desktop.ui.dialogs.participant_forms import ParticipantDialog
from portfolio_desktop.ui.dialogs.participants import ParticipantsDialog
from portfolio_desktop.ui.dialogs.pausing import PauseDialog, ResumeDialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.answering import Dialog, answer
from tests.ui.desk import MOMENT, NOVEMBER, OCTOBER, Desk
from tests.ui.hands import Hands
from tests.workflows.form_ground import fill

TABLE = Path(__file__).resolve().parents[3] / "shared/fixtures/porteføljestatus-2023-11.docx"
REGIONS = ("Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark")
ANSWERS = {
    "17-1": {"light.overall": "gul", "remarks": "Testbrugerne er oprettet i tre regioner."},
    "19-2": {"light.overall": "Gul", "remarks": "Den nye løsning er taget i brug som planlagt."},
    "20-6": {"light.overall": "Gul", "remarks": "Afslutningsrapporten er sendt til kommentering."},
    "22-1": {"light.overall": "G", "remarks": "Sidste delleverance er modtaget."},
    "23-1": {"light.overall": "rød", "remarks": "Økonomien er fortsat ikke dækket ind."},
}

pytestmark = pytest.mark.skipif(
    not TABLE.is_file(), reason="the real table lies beside the checkout"
)


@pytest.fixture
def october(empty_desk: Desk, tmp_path: Path) -> Desk:
    """October's table in a new register, brought in by the keyboard."""
    path = tmp_path / "portefølje.pfreg"
    new_register(
        path,
        name="Portefølje",
        forum="Kredsen",
        secretariat="",
        actor="Prøve",
        clock=lambda: MOMENT,
    ).close()
    open_path(empty_desk.window, path)
    empty_desk.files.existing_path = TABLE
    by_keys(empty_desk, "import", ImportDialog, lambda hands: hands.hit("Return"))
    assert empty_desk.context.period == OCTOBER
    assert len(empty_desk.shown()) == 13
    return empty_desk


def by_keys(desk: Desk, action: str, kind: type[Dialog], act: Callable[[Hands], None]) -> None:
    """Press the keys of an action, and those that its dialog is answered with."""
    came = answer(kind, lambda dialog: act(Hands(dialog)))
    desk.shortcut(action)
    assert came, f"{action} opened no dialog"


def open_november(desk: Desk) -> None:
    by_keys(desk, "open_month", OpeningMonthDialog, lambda hands: hands.hit("Return"))
    assert desk.context.period == NOVEMBER
    assert desk.row("17-1").stage is ReportStage.DRAFT


def collect_five_forms(desk: Desk, folder: Path) -> None:
    desk.files.folder_path = folder

    def make(hands: Hands) -> None:
        hands.to("Vælg…")
        hands.hit("Return")
        hands.to("Lav 12 skemaer")
        hands.hit("Return")

    by_keys(desk, "make_forms", MakingFormsDialog, make)
    made = {path.name.split()[0]: path for path in folder.iterdir()}
    desk.files.several_paths = tuple(
        fill(made[number], {**answers, "reported_by": "Mette Holm"})
        for number, answers in ANSWERS.items()
    )
    by_keys(desk, "bring_in_forms", FormsDialog, lambda hands: hands.hit("Return"))
    for number, answers in ANSWERS.items():
        row = desk.row(number)
        assert (row.stage, row.remarks) == (ReportStage.REPORTED, answers["remarks"])


def make_regions(hands: Hands) -> None:
    hands.to("Ny part…")
    for name in REGIONS:
        answer(ParticipantDialog, lambda form, said=name: _fill_in(Hands(form), f"Region {said}"))
        hands.hit("Return")
    hands.to("Luk")
    hands.hit("Return")


def _fill_in(hands: Hands, name: str) -> None:
    hands.to("Navn")
    hands.type(name)
    hands.hit("Return")


def take_part(hands: Hands) -> None:
    hands.hit("Ctrl+Tab")
    for name in REGIONS:
        hands.to(f"Region {name}")
        hands.hit("Space")
    hands.hit("Return")


def report_by_five_regions(desk: Desk) -> None:
    by_keys(desk, "participants", ParticipantsDialog, make_regions)
    desk.go("18-4")
    by_keys(desk, "edit_project", ProjectDialog, take_part)
    desk.go("18-4")
    desk.shortcut("to_reports")
    for name in REGIONS:
        desk.press(Qt.Key.Key_Home)
        desk.press(Qt.Key.Key_Right)
        desk.press(Qt.Key.Key_2 if name == "Sjælland" else Qt.Key.Key_1)
        desk.press(Qt.Key.Key_Down)
    desk.go("18-4")
    desk.shortcut("take_suggestion")
    desk.go("18-4")
    desk.shortcut("report")
    row = desk.row("18-4")
    assert (row.stage, row.now.colour) == (ReportStage.REPORTED, Colour.YELLOW)


def pause(desk: Desk) -> None:
    def say(hands: Hands) -> None:
        hands.type("Afventer et nyt udbud")
        hands.hit("Tab", "Ctrl+A")
        hands.type("1.10.2023")
        hands.hit("Tab")
        hands.type("ultimo 2023")
        hands.hit("Return")

    desk.go("16-5")
    by_keys(desk, "pause", PauseDialog, say)
    assert desk.row("16-5").now.word == "på pause"


def resume(desk: Desk) -> None:
    def say(hands: Hands) -> None:
        hands.to("Rapporterer igen fra")
        hands.type("ultimo 2023")
        hands.hit("Return")

    desk.go("16-5")
    by_keys(desk, "resume", ResumeDialog, say)
    assert desk.row("16-5").now.word == "genoptaget – rapporterer fra ultimo 2023"


def escalate(desk: Desk) -> None:
    desk.go("18-6")
    desk.press(Qt.Key.Key_3)
    desk.go("18-6")
    desk.shortcut("report")

    def say(hands: Hands) -> None:
        hands.type("10.11.2023")
        hands.hit("Return")

    desk.shortcut("page_escalations")
    by_keys(desk, "last_meeting", LastMeetingDialog, say)
    model = desk.window.escalations.items.findChild(QTableView).model()
    items = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert items == ["18-6", "23-1"]


def codes(desk: Desk) -> dict[str, set[str]]:
    """The warnings before printing November, by project."""
    found: dict[str, set[str]] = {}
    for each in warnings(desk.context.reader, NOVEMBER, MOMENT.date()):
        found.setdefault(each.number, set()).add(each.problem.code)
    return found


def test_a_month_from_the_table_to_the_warnings_before_print(
    october: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_desktop.ui.form_writing.open_outside", lambda path: True)
    pause(october)
    open_november(october)
    collect_five_forms(october, tmp_path / "skemaer")
    report_by_five_regions(october)
    resume(october)
    escalate(october)
    assert codes(october) == {
        "16-5": {CheckCode.PURPOSE_OUTDATED, CheckCode.REMARKS_UNCHANGED},
        "18-4": {CheckCode.DEADLINE_PASSED, CheckCode.REMARKS_UNCHANGED},
        "18-6": {
            CheckCode.ACTION_MISSING,
            CheckCode.REMARKS_UNCHANGED,
            ACCOUNT_NOT_READY,
        },
        "19-2": {CheckCode.DEADLINE_PASSED},
        "20-6": {CheckCode.DEADLINE_PASSED},
        "22-1": {CheckCode.DEADLINE_AFTER_TEXT},
        "22-2": {CheckCode.DEADLINE_AFTER_TEXT, CheckCode.NO_REPORT},
        "23-1": {CheckCode.ACTION_MISSING, ACCOUNT_NOT_READY},
        **{number: {CheckCode.NO_REPORT} for number in ("20-5", "21-2", "21-4", "22-3")},
    }
