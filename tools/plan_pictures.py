"""Pictures of plans that hang together, as `tools/screenshots.py` takes them: a register with LPR3,
Sundhedsplatformen and Praksys, made up in their dates but not in what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QScrollArea

from portfolio_desktop.domain.board_choices import CriterionState
from portfolio_desktop.domain.dependency_rules import Point
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    milestones_of,
)
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.start_criteria import (
    NEW,
    Relaxation,
    criteria_of,
    relax_criterion,
    set_criterion_state,
    write_criteria,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.dialogs.chain import ChainDialog
from portfolio_desktop.ui.dialogs.dependency import DependencyDialog
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.dialogs.relaxing import RelaxingDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.plan.timeline_scale import Zoom
from portfolio_desktop.ui.verbs.registers import open_path
from tools.window_pictures import NARROW, Camera

MOMENT = datetime(2028, 7, 4, 9, 0, tzinfo=UTC)
_CRITERIA = (
    "Ingen kritiske fejl er åbne",
    "De 17 omtvistede fejl er placeret hos leverandøren eller afvist",
    "Testdata er godkendt af parterne",
    "Testmiljøet er sat op hos alle regioner",
    "Superbrugerne er uddannet",
)


def plan_story(path: Path) -> None:
    """Three projects and a fourth that needs one of them, as they would stand in July 2028."""
    with new_register(
        path, name="RSI", forum="RSI-kredsen", secretariat="", actor="", clock=lambda: MOMENT
    ) as register:
        lpr3 = _project(register, "16-1", "LPR3", "dec. 2028")
        live = _milestone(
            register, lpr3, "Idriftsættelse", MilestoneKind.GO_LIVE, "3.11.2028", ("1.2.2029", 6)
        )
        _milestone(register, lpr3, "Snitflader klar", MilestoneKind.DELIVERY, "1.6.2028", None)
        platform = _project(register, "15-1", "Sundhedsplatformen 2028", "dec. 2028")
        training = _milestone(
            register, platform, "Uddannelse begynder", MilestoneKind.OTHER, "1.9.2028", None
        )
        ready = _milestone(
            register,
            platform,
            "Klar til LPR3",
            MilestoneKind.GO_LIVE,
            "3.11.2028",
            ("1.12.2028", 5),
        )
        _praksys(register)
        reports = _project(register, "17-4", "Ny sygehusstatistik", "medio 2029")
        for project, draft in (
            (platform, DependencyDraft(training, lpr3, live, "3.11.2028", "1.8.2028")),
            (platform, DependencyDraft(ready, platform, training, "1.9.2028")),
            (reports, DependencyDraft(None, lpr3, live, "apr. 2029", "1.10.2028")),
        ):
            add_dependency(register, project, draft)


def _project(register: RegisterFile, number: str, name: str, end: str) -> str:
    return add_project(register, ProjectDraft(number, name, approved_end=end, forecast_end=end)).id


def _milestone(
    register: RegisterFile,
    project: str,
    name: str,
    kind: MilestoneKind,
    approved: str,
    moved: tuple[str, int] | None,
) -> str:
    """Known from January, and expected later from some month on."""
    draft = MilestoneDraft(name, kind, approved=approved)
    made = add_milestone(register, project, draft, Period(2028, 1)).id
    if moved is not None:
        when, month = moved
        expected = replace(milestone_draft(register.reader, made), forecast=when)
        edit_milestone(register, made, expected, Period(2028, month))
    return made


def _praksys(register: RegisterFile) -> None:
    project = _project(register, "14-2", "Praksys", "2029")
    test = _milestone(
        register, project, "Test begynder", MilestoneKind.TEST, "maj 2028", ("sep. 2028", 4)
    )
    expected = replace(milestone_draft(register.reader, test), forecast="nov. 2028")
    edit_milestone(register, test, expected, Period(2028, 6))
    write_criteria(register, test, [(NEW, {"text": text}) for text in _CRITERIA])
    first, second, third, *_rest = criteria_of(register.reader, test)
    decision = Relaxation("27.6.2028", "RSI-kredsen", "Testen begynder med åbne fejl")
    relax_criterion(register, first.id, decision)
    for each in (second, third):
        set_criterion_state(register, each.id, CriterionState.MET)


def picture_plans(camera: Camera, window: MainWindow, home: Path) -> None:
    """Every page of a plan, its forms, and what slips."""
    path = home / "planer.pfreg"
    if not path.exists():
        plan_story(path)
    before = window.context.register.path
    open_path(window, path)
    window.context.show_period(Period(2028, 7))
    ids = {each.number: each.id for each in window.context.reader.projects()}
    _picture_pages(camera, window, ids)
    _picture_forms(camera, window, ids)
    window.portfolio.view.select_project(ids["15-1"])
    camera.settle()
    plan = window.panel.view.plan
    area = plan.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(plan)
    camera.window(window, "plan-panel")
    window.show_page("timeline")
    camera.settle()
    camera.window(window, "plan-timeline")
    window.timeline.table.zoom_to(Zoom.QUARTERS)
    camera.window(window, "plan-timeline-quarters")
    window.show_page("portfolio")
    open_path(window, before)


def _picture_pages(camera: Camera, window: MainWindow, ids: dict[str, str]) -> None:
    context = window.context
    for number, page in (
        ("14-2", "milestones"),
        ("14-2", "criteria"),
        ("15-1", "dependencies"),
        ("16-1", "dependencies"),
        ("15-1", "trend"),
        ("14-2", "trend"),
    ):
        dialog = PlanDialog(context, window, ids[number])
        dialog.show_page(getattr(dialog, page))
        camera.dialog(dialog, f"plan-{page}-{number}")


def _picture_forms(camera: Camera, window: MainWindow, ids: dict[str, str]) -> None:
    context, reader = window.context, window.context.reader
    found = milestones_of(reader, ids["16-1"])
    live = next(each.milestone.id for each in found if each.milestone.kind is MilestoneKind.GO_LIVE)
    for size, name in ((None, "chain"), (NARROW, "chain-narrow")):
        chain = ChainDialog(context, window, ids["16-1"], Point(ids["16-1"], live))
        chain.moved_to.setText("1.3.2029")
        if size is not None:
            chain.resize(size.width() - 300, chain.height())
        camera.dialog(chain, name)
    plan = PlanDialog(context, window, ids["15-1"])
    form = DependencyDialog(context, window, ids["15-1"], "", lambda _verb: False)
    form.other.setText("16-1")
    form.need_by.setText("3.11.2028")
    form.change_by.setText("1.8.2028")
    camera.dialog(form, "dependency")
    plan.deleteLater()
    (test,) = milestones_of(reader, ids["14-2"])
    last = criteria_of(reader, test.milestone.id)[-1].id
    camera.dialog(RelaxingDialog(context, window, last, lambda _verb: False), "relax-criterion")
