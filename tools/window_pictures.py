"""Pictures of the window's states and dialogs, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QSize, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QRadioButton, QWidget

from benchmarks.register_data import make_register
from portfolio_desktop.domain.change_request import RequestState, is_open
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import Choice, Part
from portfolio_desktop.services.account_letters import account_letters
from portfolio_desktop.services.bulk_planning import BulkWish
from portfolio_desktop.services.collection import collection
from portfolio_desktop.services.escalation_list import escalations
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.reminding import reminder_letters
from portfolio_desktop.services.reporting import months_to_open
from portfolio_desktop.services.requests import OUTCOMES, request_draft
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.dialogs.bulk_edit import BulkEditDialog
from portfolio_desktop.ui.dialogs.confirming import ConfirmingDialog
from portfolio_desktop.ui.dialogs.decision import DecisionDialog
from portfolio_desktop.ui.dialogs.due_rule import DueRuleDialog
from portfolio_desktop.ui.dialogs.escalating import LastMeetingDialog, taking_off
from portfolio_desktop.ui.dialogs.leaving import LeavingDialog
from portfolio_desktop.ui.dialogs.making_forms import MakingFormsDialog
from portfolio_desktop.ui.dialogs.opening_month import OpeningMonthDialog
from portfolio_desktop.ui.dialogs.own_participant import OwnParticipantDialog
from portfolio_desktop.ui.dialogs.pausing import PauseDialog, ResumeDialog
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.dialogs.plan_history import PlanHistoryDialog
from portfolio_desktop.ui.dialogs.project import ProjectDialog
from portfolio_desktop.ui.dialogs.project_files import ProjectFilesDialog
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.dialogs.register_settings import RegisterSettings
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from portfolio_desktop.ui.dialogs.reopening import reopening
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.dialogs.row_count import RowCountDialog
from portfolio_desktop.ui.dialogs.view_name import ViewNameDialog
from portfolio_desktop.ui.filter_popup import FilterPopup
from portfolio_desktop.ui.help import AboutDialog, GuideDialog
from portfolio_desktop.ui.keys_dialog import KeysDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.register_form import RegisterForm
from portfolio_desktop.ui.verbs.escalating import account_kind
from portfolio_desktop.ui.verbs.forms import learn_from
from portfolio_desktop.ui.verbs.forms import preview as preview_forms
from portfolio_desktop.ui.verbs.importing import preview
from portfolio_desktop.ui.verbs.registers import open_path
from portfolio_desktop.ui.verbs.requests import request_dialog
from portfolio_desktop.ui.verbs.views import open_filters
from portfolio_desktop.ui.waiting import WaitingBeside
from portfolio_desktop.ui.warnings_dialog import WarningsDialog
from tools.form_pictures import filled_forms
from tools.own_form_files import region_docx, region_xlsx

LARGE = 10_000
_MARKED = 4
NARROW = QSize(1024, 700)
LONGEST_WAIT_MS, LOOK_AGAIN_MS = 30_000, 20
INK = 100
"""So light is the ink of a printed page at most, of 255."""
TABLE = """\
Status pr. ultimo oktober 2023
Nr.;Projekt;Slutdato;Fase;Status;Tid;Bemærkninger
23-1;Sundhedsjournalen 4.0;mar. 2024;Gennemførelse;rød;rød;Slutdatoen flyttes til marts 2024.
22-1;Pseudonymisering;apr. 2024;Gennemførelse;gul;gul;Der er gul status på økonomi.
24-1;Fælles booking af tolke;ultimo 2025;Idé;grøn;grøn;
24-2;Beredskab på øerne;snart;Idé;gul;gul;Båden mangler.
;;;;;;Rettet af sekretariatet
"""
"""Changed projects, a colour that is only proposed, new ones, a doubtful date and a loose end."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures into one folder; every name ends with the look they were taken in."""

    application: QApplication
    folder: Path
    look: str

    def settle(self) -> None:
        """Let everything that was posted happen, layouts and delayed refreshes too."""
        for _round in range(20):
            self.application.processEvents()

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Let events come until something is so; TimeoutError when it never comes to be."""
        deadline = QDeadlineTimer(LONGEST_WAIT_MS)
        while not holds():
            if deadline.hasExpired():
                raise TimeoutError(f"waited in vain for {what}")
            self.application.processEvents()

    def window(self, window: MainWindow, name: str) -> None:
        """The window as it is when all of it has come, the project panel too."""
        self.wait_until(lambda: _is_whole(window), "the month and the project panel")
        self.settle()
        window.grab().save(str(self.folder / f"{name}-{self.look}.png"))

    def dialog(self, dialog: QDialog, name: str) -> None:
        dialog.show()
        self.settle()
        dialog.grab().save(str(self.folder / f"{name}-{self.look}.png"))
        dialog.done(QDialog.DialogCode.Rejected)  # closing would ask about what was chosen
        dialog.deleteLater()
        self.settle()

    def answered(
        self,
        show: Callable[[], None],
        name: str,
        act: Callable[[QWidget], None] | None = None,
    ) -> None:
        """A dialog that `show` waits for, when all of it has come; then it is closed. `act` does
        something in it first. TimeoutError when it never is ready."""
        wishes = [] if act is None else [act]
        deadline = QDeadlineTimer(LONGEST_WAIT_MS)
        taken: list[str] = []
        shows = [True]

        def look() -> None:
            dialog = self.application.activeModalWidget()
            if not shows:  # it never came, and the next one is not it
                return
            if deadline.hasExpired():
                if dialog is not None:
                    dialog.close()
                return
            if dialog is None or _is_busy(dialog):
                QTimer.singleShot(LOOK_AGAIN_MS, look)
                return
            if wishes:
                wishes.pop()(dialog)
                QTimer.singleShot(LOOK_AGAIN_MS, look)
                return
            self.settle()
            dialog.grab().save(str(self.folder / f"{name}-{self.look}.png"))
            taken.append(name)
            dialog.close()

        QTimer.singleShot(0, look)
        show()
        shows.clear()
        self.settle()
        if not taken:
            raise TimeoutError(f"waited in vain for {name}")


def picture_pages(camera: Camera, window: MainWindow) -> None:
    """Every page, at the size the window has and in the narrowest one."""
    for page in window.pages:
        window.show_page(page)
        camera.window(window, page)
    size = window.size()
    window.resize(NARROW)
    for page in window.pages:
        window.show_page(page)
        camera.window(window, f"{page}-narrow")
    window.show_page(window.pages[0])
    window.actions_by_id["panel"].trigger()
    camera.window(window, f"{window.pages[0]}-narrow-without-panel")
    window.actions_by_id["panel"].trigger()
    window.resize(size)


def picture_views(camera: Camera, window: MainWindow) -> None:
    """Another view with filters in force, the lists they are chosen in, and several marked."""
    lead = next((each.id for each in window.context.reader.participants()), "")
    window.views.choose("shipped:red_and_yellow")
    window.views.turn(Choice(Part.PHASE, "execution"))
    window.views.turn(Choice(Part.PARTICIPANT, lead))
    camera.window(window, "view-filtered")
    open_filters(window)
    for popup in window.findChildren(FilterPopup):
        camera.dialog(popup, "filters")
    window.views.choose("shipped:board")
    marks = window.portfolio.view.marks
    window.portfolio.view.select_first()
    marks.reach_to(min(_MARKED, len(window.portfolio.model.lines) - 1))
    camera.window(window, "several-marked")
    portfolio = window.portfolio.portfolio
    if portfolio is not None:
        wish = BulkWish(light=Colour.YELLOW)
        camera.dialog(
            BulkEditDialog(window.context, window, portfolio, marks.rows(), wish), "edit-together"
        )
    marks.mark_current_alone()


def picture_dialogs(camera: Camera, window: MainWindow) -> None:
    """Every dialog that needs no file, on the register that is open."""
    for name, make in _dialogs(window):
        camera.dialog(make(), name)


def picture_files(camera: Camera, window: MainWindow, home: Path) -> None:
    """What goes out of the register and what comes in: the report, a table and forms, doubtful."""
    camera.answered(window.actions_by_id["pack"].trigger, "pack-preview")
    camera.answered(window.actions_by_id["sheets"].trigger, "sheets-preview")
    camera.answered(window.actions_by_id["make_forms"].trigger, "make-forms")
    table = home / "status.csv"
    table.write_text(TABLE, encoding="utf-8")
    camera.answered(lambda: preview(window, table), "import")
    filled = filled_forms(window.context.register, home)
    camera.answered(lambda: preview_forms(window, filled), "import-forms")
    for make, name in ((region_xlsx, "skema.xlsx"), (region_docx, "skema.docx")):
        own = make(home / name)
        camera.answered(partial(learn_from, window, own), f"own-form-{own.suffix[1:]}")


def picture_states(camera: Camera, window: MainWindow, home: Path) -> None:
    """The window without a register, with an empty one, narrowed to nothing, and with 10,000."""
    window.tools.search.setText("findes ikke")
    camera.window(window, "search-without-hits")
    window.tools.search.clear()
    window.context.use_register(None)
    camera.window(window, "welcome")
    empty = home / "tomt.pfreg"
    if not empty.exists():
        new_register(empty, name="Nyt register", forum="", secretariat="", actor="").close()
    open_path(window, empty)
    camera.window(window, "empty")
    large = home / "stort.pfreg"
    if not large.exists():
        make_register(large, LARGE, 2)
    open_path(window, large)
    camera.window(window, "large")
    window.resize(NARROW)
    camera.window(window, "large-narrow")


def _is_busy(dialog: QWidget) -> bool:
    return (
        any(bar.isVisible() for bar in dialog.findChildren(QProgressBar))
        or bool(dialog.findChildren(WaitingBeside))
        or any(_is_blank(view) for view in dialog.findChildren(QPdfView))
        or (isinstance(dialog, MakingFormsDialog) and not dialog.orders)
    )


def _is_blank(view: QPdfView) -> bool:
    """Its pages are drawn beside the window and come when they are ready, with ink on them: the
    first page has some at its head, however little stands in its middle."""
    document = view.document()
    if document is None or not document.pageCount():
        return False
    image = view.viewport().grab().toImage()
    return not any(
        image.pixelColor(left, top).lightness() < INK
        for top in range(0, image.height(), 2)
        for left in range(0, image.width(), 2)
    )


def _is_whole(window: MainWindow) -> bool:
    """A large month is read in steps, and the panel comes after the grid, by itself; without a
    register there is neither."""
    if not window.context.has_register:
        return True
    if window.current_page == "overview" and window.overview.reading:
        return False
    shown = window.panel.project or "" if window.panel_made else None
    return not window.portfolio.reading and shown == window.current_project


def _economy(window: MainWindow, project: str) -> QDialog:
    dialog = PlanDialog(window.context, window, project)
    dialog.tabs.setCurrentWidget(dialog.economy)
    return dialog


def _settings(window: MainWindow, part: int) -> QDialog:
    dialog = RegisterSettings(window.context, window)
    dialog.show_part(part)
    return dialog


def _dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    context = window.context
    project = window.current_project
    yield "new-project", lambda: ProjectDialog(context, window)
    yield "edit-project", lambda: ProjectDialog(context, window, project)
    yield "take-out", lambda: LeavingDialog(context, window, project)
    yield "pause", lambda: PauseDialog(context, window, project)
    yield "resume", lambda: ResumeDialog(context, window, project)
    yield "row-count", lambda: RowCountDialog(context, window)
    yield "new-request", lambda: RequestDialog(context, window, project_id=project)
    yield "plan-milestones", lambda: PlanDialog(context, window, project)
    yield "plan-economy", partial(_economy, window, project)
    yield "approved-plans", lambda: PlanHistoryDialog(context, window, project)
    yield "project-files", lambda: ProjectFilesDialog(context, window, project)
    yield from _request_dialogs(window)
    yield from _month_dialogs(window)
    yield from _escalation_dialogs(window)
    yield "save-view", lambda: ViewNameDialog(context, window, lambda _name: Change(None))
    yield "own-region", lambda: OwnParticipantDialog(context, window, "")
    yield "warnings", lambda: WarningsDialog(context, window)
    parts = ("details", "dimensions", "phases", "dates", "hints", "forms", "papers")
    for place, part in enumerate(parts):
        yield f"settings-{part}", partial(_settings, window, place)
    yield "new-register", lambda: RegisterForm(context, window.files, window, lambda _form: False)
    yield "guide", lambda: GuideDialog(window)
    yield "keys", lambda: KeysDialog(window)
    yield "about", lambda: AboutDialog(window)


def _request_dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    """One request that waits, its decision with each outcome, and one that is decided."""
    context = window.context
    requests = context.reader.requests()
    waiting = [request for request in requests if request.state is RequestState.ON_AGENDA]
    decided = [request for request in requests if not is_open(request.state)]
    for request in waiting[:1]:
        yield "request", partial(request_dialog, context, window, request.id)
        for outcome in OUTCOMES:
            yield f"decision-{outcome}", partial(_decision, window, request.id, outcome)
    for request in decided[:1]:
        yield "request-decided", partial(request_dialog, context, window, request.id)


def _month_dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    """The next month about to be opened, a report to reopen, reminders, and the due rule."""
    context, register = window.context, window.context.register
    months = months_to_open(context.reader)
    desk = collection(context.reader, context.period, register.today())
    missing = [row.project_id for row in desk.rows if row.missing]
    letters = reminder_letters(context.reader.info(), desk, missing)
    yield "open-month", lambda: OpeningMonthDialog(context, window, months)
    yield (
        "reopen-report",
        lambda: ReasonedDialog(context, window, reopening(context, window.current_project)),
    )
    yield "confirm-text", lambda: ConfirmingDialog(context, window, window.current_project)
    yield "due-rule", lambda: DueRuleDialog(context, window)
    if letters:
        yield "reminder", lambda: RemindingDialog(context, window, letters)


def _escalation_dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    """The last meeting, and an item about to be taken off or asked for."""
    context = window.context
    rows = escalations(context.reader, context.period).standing
    yield "last-meeting", lambda: LastMeetingDialog(context, window)
    for row in rows[:1]:
        yield "take-off", partial(ReasonedDialog, context, window, taking_off(context, row))
    ids = [row.project_id for row in rows]
    letters = account_letters(context.reader, context.period, ids, context.register.today())
    if letters:
        yield "ask-accounts", lambda: RemindingDialog(context, window, letters, account_kind())


def _decision(window: MainWindow, request: str, outcome: RequestState) -> QDialog:
    context = window.context
    dialog = DecisionDialog(context, window, request, request_draft(context.reader, request))
    dialog.findChildren(QRadioButton)[OUTCOMES.index(outcome)].setChecked(True)
    return dialog
