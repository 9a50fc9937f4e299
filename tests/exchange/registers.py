"""Register contents for tests, made by hypothesis: every field and what the domain allows."""

from __future__ import annotations

import dataclasses
import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestedChange,
    RequestState,
    Subject,
)
from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import (
    Assignment,
    Participant,
    Participation,
    Person,
    Role,
)
from portfolio_desktop.domain.plan import (
    BaselineBudget,
    BaselineMilestone,
    BudgetCell,
    Milestone,
    MilestoneKind,
)
from portfolio_desktop.domain.project import (
    DEFAULT_PHASES,
    Baseline,
    LifecycleState,
    Phase,
    Project,
    ProjectKind,
)
from portfolio_desktop.domain.register import Dismissal, RegisterInfo, SavedView, Setting
from portfolio_desktop.domain.report import (
    Confirmation,
    Light,
    ParticipantLight,
    ParticipantReport,
    Reminder,
    Report,
    ReportSource,
    ReportStage,
)
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour, Dimension, NoLight
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.storage.board_reader import TABLE_OF
from portfolio_desktop.storage.fields import Field, FieldKind
from portfolio_desktop.storage.schema import BLOB_FIELD, CURRENT

TEXTS = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("æøåÆØÅ=+-@\t\r\n;,\"'"),
    max_size=20,
).map(lambda text: unicodedata.normalize("NFC", text))
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
DATELESS = st.builds(
    ImpreciseDate,
    TEXTS,
    st.none(),
    st.none(),
    st.sampled_from([Precision.NONE, Precision.UNREAD]),
)
DATED = st.builds(
    lambda text, days, precision: ImpreciseDate(text, min(days), max(days), precision),
    TEXTS,
    st.tuples(DAYS, DAYS),
    st.sampled_from(sorted(set(Precision) - {Precision.NONE, Precision.UNREAD})),
)
DATES = DATED | DATELESS
MONEY = st.builds(Money, st.integers(-(2**50), 2**50), TEXTS, st.none() | st.integers(1990, 2060))
COLOURS = st.sampled_from(list(Colour))

DIMENSIONS = tuple(
    Dimension(ids.dimension_id(key), key, *names, rank=str(place))
    for place, (key, *names) in enumerate(DEFAULT_DIMENSIONS)
)
PHASES = tuple(
    Phase(ids.phase_id(key), key, danish, english, rank=str(place))
    for place, (key, danish, english) in enumerate(DEFAULT_PHASES)
)


@st.composite
def registers(draw: st.DrawFn) -> RegisterContent:
    """A register with up to four projects and everything that hangs on them."""
    participants = tuple(
        Participant(f"part-{n}", draw(TEXTS), draw(TEXTS), draw(st.none() | DAYS)) for n in range(2)
    )
    count = draw(st.integers(0, 4))
    projects = tuple(draw(_project(f"project-{n}", participants)) for n in range(count))
    content = RegisterContent(
        RegisterInfo("", draw(TEXTS), draw(TEXTS), draw(TEXTS)),
        (Setting(ids.setting_id("one"), "one", draw(TEXTS)),),
        DIMENSIONS,
        PHASES,
        participants,
        projects,
    )
    for project in projects:
        content = draw(_with_rows(content, project.id))
        content = draw(_with_plans(content, project.id))
        content = draw(_with_month(content, project.id))
    views = (SavedView("view-1", draw(TEXTS), draw(TEXTS), draw(TEXTS)),)
    people = (Person("person-1", draw(TEXTS), draw(TEXTS), draw(TEXTS), participants[0].id),)
    content = dataclasses.replace(content, persons=people, saved_views=views)
    return draw(_with_board(content)) if projects else content


@st.composite
def _with_board(draw: st.DrawFn, content: RegisterContent) -> RegisterContent:
    """One record of each class of change control, decisions and meetings, linked to the others."""
    there = {
        "project": content.projects[0].id,
        "participant": content.participants[0].id,
        "person": content.persons[0].id,
        "milestone": content.milestones[0].id,
        "change_request": content.requests[0].id if content.requests else None,
        **{table: f"{table}-1" for table in TABLE_OF.values()},
    }
    rows = (draw(_board_row(kind, there)) for kind in TABLE_OF)
    return dataclasses.replace(content, board=tuple(rows))


@st.composite
def _board_row(draw: st.DrawFn, kind: type[Any], there: dict[str, str | None]) -> Any:
    table = CURRENT.table(TABLE_OF[kind])
    values: dict[str, Any] = {}
    for field in table.fields:
        link = there[field.references] if field.references else None
        if field.references:
            required = field.default == ""
            values[field.name] = link if required else draw(st.sampled_from([None, link]))
        elif field.name == BLOB_FIELD:
            values[field.name] = ""
        else:
            values[field.name] = draw(_value(field))
    return kind(there[table.name], **values)


def _value(field: Field) -> st.SearchStrategy[Any]:
    match field.kind:
        case FieldKind.TEXT:
            return TEXTS
        case FieldKind.BOOLEAN:
            return st.booleans()
        case FieldKind.CHOICE if field.choice is not None:
            words = st.sampled_from(list(field.choice))
            return words if field.default is not None else st.none() | words
    kinds: dict[FieldKind, st.SearchStrategy[Any]] = {
        FieldKind.INTEGER: st.integers(0, 2**40),
        FieldKind.DAY: DAYS,
        FieldKind.INSTANT: st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(
            lambda moment: moment.replace(tzinfo=UTC)
        ),
        FieldKind.IMPRECISE: DATES,
        FieldKind.MONEY: MONEY,
    }
    found = kinds[field.kind]
    return found if field.default is not None else st.none() | found


@st.composite
def _project(draw: st.DrawFn, row: str, participants: tuple[Participant, ...]) -> Project:
    optional: dict[str, Any] = {
        "lead_id": draw(st.none() | st.sampled_from([p.id for p in participants])),
        "phase": draw(st.sampled_from(["", *(phase.key for phase in PHASES)])),
        "state": draw(st.sampled_from(list(LifecycleState))),
        "kind": draw(st.sampled_from(list(ProjectKind))),
        "state_from": draw(st.none() | DAYS),
        "expected_resume": draw(st.none() | DATES),
        "forecast_end": draw(st.none() | DATES),
        "actual_end": draw(st.none() | DATES),
        "archived": draw(st.booleans()),
    }
    words = {
        name: draw(TEXTS)
        for name in ("purpose", "case_number", "state_reason", "rank", "archived_reason")
    }
    return Project(row, draw(TEXTS), draw(TEXTS), **words, **optional)


@st.composite
def _with_rows(draw: st.DrawFn, content: RegisterContent, project: str) -> RegisterContent:
    baselines = tuple(
        Baseline(
            ids.baseline_id(project, version), project, version, draw(st.none() | DATES),
            draw(st.none() | MONEY), draw(TEXTS), draw(st.booleans()), draw(st.none() | DAYS),
        )
        for version in range(1, draw(st.integers(1, 3)))
    )  # fmt: skip
    reports = tuple(
        draw(_report(project, period))
        for period in sorted(draw(st.sets(st.sampled_from(["2023-09", "2023-10", "2024-01"]))))
    )
    lights = tuple(
        light
        for report in reports
        for dimension in DIMENSIONS
        for light in [
            Light(
                ids.light_id(report.id, dimension.key), report.id, dimension.key,
                draw(st.none() | COLOURS), draw(TEXTS),
            )
        ]
        if light.colour is not None or light.reason
    )  # fmt: skip
    requests = tuple(draw(_request(project, n)) for n in range(draw(st.integers(0, 1))))
    changes = tuple(draw(_change(request.id, Subject.END)) for request in requests)
    return dataclasses.replace(
        content,
        baselines=content.baselines + baselines,
        reports=content.reports + reports,
        lights=content.lights + lights,
        requests=content.requests + requests,
        requested_changes=content.requested_changes + changes,
    )


@st.composite
def _with_plans(draw: st.DrawFn, content: RegisterContent, project: str) -> RegisterContent:
    """Milestones and money per year, with what each version of the plan says of both."""
    milestone = Milestone(
        f"{project}-go", project, draw(TEXTS), draw(st.sampled_from(list(MilestoneKind))),
        draw(st.none() | DATES), draw(st.none() | DATES), draw(TEXTS), draw(TEXTS),
    )  # fmt: skip
    years = [(2024, None), (2024, content.participants[0].id), (2025, content.participants[1].id)]
    plans = [plan.id for plan in content.baselines if plan.project_id == project]
    due = tuple(
        BaselineMilestone(
            ids.baseline_milestone_id(plan, milestone.id), plan, milestone.id,
            draw(st.none() | DATES),
        )
        for plan in plans
    )  # fmt: skip
    budgets = tuple(
        BaselineBudget(ids.baseline_budget_id(plan, *at), plan, *at, draw(st.none() | MONEY))
        for plan in plans
        for at in years
    )
    cells = tuple(
        BudgetCell(
            ids.budget_cell_id(project, *at), project, *at, draw(st.none() | MONEY),
            draw(st.none() | MONEY), draw(st.none() | DAYS),
        )
        for at in years
    )  # fmt: skip
    return dataclasses.replace(
        content,
        milestones=(*content.milestones, milestone),
        baseline_milestones=content.baseline_milestones + due,
        baseline_budgets=content.baseline_budgets + budgets,
        budget_cells=content.budget_cells + cells,
    )


@st.composite
def _with_month(draw: st.DrawFn, content: RegisterContent, project: str) -> RegisterContent:
    """What participants, people and the collection of a month bring."""
    period, participant = "2023-10", content.participants[1].id
    report = ids.participant_report_id(project, period, participant)
    lights = tuple(
        ParticipantLight(
            ids.participant_light_id(report, key), report, key, draw(st.none() | COLOURS),
            draw(TEXTS),
        )
        for key in ("cost", "overall")
    )  # fmt: skip
    day = draw(st.none() | DAYS)
    return dataclasses.replace(
        content,
        assignments=(
            *content.assignments,
            Assignment(f"{project}-chair", project, "person-1", draw(st.sampled_from(list(Role)))),
        ),
        participations=(
            *content.participations,
            Participation(ids.participation_id(project, participant), project, participant),
        ),
        participant_reports=(
            *content.participant_reports,
            ParticipantReport(report, project, period, participant, draw(TEXTS), draw(TEXTS), day),
        ),
        participant_lights=content.participant_lights + lights,
        reminders=(
            *content.reminders,
            Reminder(f"{project}-1", project, period, participant, day, draw(TEXTS)),
        ),
        accounts=(
            *content.accounts,
            Account(
                ids.account_id(project, period), project, period, day, account=draw(TEXTS),
                removed_reason=draw(TEXTS),
            ),
        ),
        dismissals=(
            *content.dismissals,
            Dismissal(
                ids.dismissal_id(project, period, "x", ""), project, period, "x", "", draw(TEXTS)
            ),
        ),
    )  # fmt: skip


@st.composite
def _report(draw: st.DrawFn, project: str, period: str) -> Report:
    lamp: Any = draw(st.none() | COLOURS | st.sampled_from(list(NoLight)))
    return Report(
        ids.report_id(project, period),
        project,
        period,
        lamp if isinstance(lamp, Colour) else None,
        draw(TEXTS),
        draw(TEXTS),
        lamp if isinstance(lamp, NoLight) else None,
        draw(st.none() | DATES),
        draw(TEXTS),
        draw(st.sampled_from(list(ReportSource))),
        draw(TEXTS),
        draw(st.none() | DAYS),
        stage=draw(st.sampled_from(list(ReportStage))),
        reported_remarks=draw(TEXTS),
        confirmation=draw(st.none() | st.sampled_from(list(Confirmation))),
    )


@st.composite
def _request(draw: st.DrawFn, project: str, number: int) -> ChangeRequest:
    return ChangeRequest(
        f"{project}-request-{number}", draw(TEXTS), project, draw(TEXTS), draw(TEXTS), draw(TEXTS),
        draw(st.sampled_from(list(RequestState))), draw(TEXTS), draw(st.none() | DAYS),
    )  # fmt: skip


@st.composite
def _change(draw: st.DrawFn, request: str, subject: Subject) -> RequestedChange:
    return RequestedChange(
        ids.requested_change_id(request, subject), request, subject, draw(st.none() | DATES),
        draw(st.none() | DATES), draw(st.none() | DATES), draw(st.none() | MONEY),
        before_text=draw(TEXTS),
    )  # fmt: skip
