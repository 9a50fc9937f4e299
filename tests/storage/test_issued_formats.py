"""A real register file of every format that was issued: each is still read, as it was written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import ParticipantKind, Role
from portfolio_desktop.domain.plan import MilestoneKind, planned_milestones
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.storage.migrations import migrate
from portfolio_desktop.storage.values import Position, Record

from .conftest import LABEL, made, opened

GOLDEN = Path(__file__).parents[1] / "_files" / "schema-1.pfreg"
GOLDEN_2 = GOLDEN.with_name("schema-2.pfreg")
GOLDEN_3 = GOLDEN.with_name("schema-3.pfreg")

HASHES = ["47AB5DB1", "23342F2B", "1EC2F82D", "18B412F5"]
HASHES_2 = ["245A6919", "52260BE5", "14769AFA", "BC5C046C"]
HASHES_3 = ["7BF5A198", "7223F380", "8596D9E8"]
"""The beginnings of the golden files' edit hashes: the formats as issued."""


def write_golden(path: Path) -> None:
    """How the golden file was made. It stands for issued files, so it is not made again."""
    month = ImpreciseDate("Dec’23", date(2023, 12, 1), date(2023, 12, 31), Precision.MONTH)
    budget = Money(1_260_000_000, "12,6 mio. kr.", 2023)
    rows: list[tuple[str, str, Record]] = [
        ("participant", "r1", {"name": "Region Nord", "valid_to": date(2026, 12, 31)}),
        ("project", "p1", {"number": "22-3", "name": "Prøvesvar", "forecast_end": month}),
        ("baseline", "b1", {"project_id": "p1", "version": 1, "end": month, "budget": budget}),
        ("report", "rep", {"project_id": "p1", "period": "2023-10", "remarks": "Først"}),
        ("light", "l1", {"report_id": "rep", "dimension": "time", "colour": Colour.YELLOW}),
        ("project", "p2", {"number": "22-4", "name": "Slettes"}),
    ]
    with made(path) as register:
        with register.edit(LABEL) as session:
            for table, row, values in rows:
                session.create(table, row, values)
        with register.edit(LABEL) as session:
            session.set("report", "rep", "remarks", "Siden")
            session.set("project", "p1", "archived", True)
            session.delete("project", "p2")
        register.erase("participant", "r1", "name")


def brought_up(folder: Path, issued: Path) -> Path:
    """A copy of an issued file, in the format of today."""
    path = folder / "golden.pfreg"
    path.write_bytes(issued.read_bytes())
    migrate(path)
    return path


def test_the_register_of_schema_1_still_replays(tmp_path: Path) -> None:
    path = brought_up(tmp_path, GOLDEN)
    with opened(path) as register:
        assert register.check() == ()
        (report,) = register.reader.reports()
        assert report.stage is ReportStage.REPORTED
        assert [edit.id.seq for edit in register.edits()] == [4, 3, 2, 1]
        (project,) = register.reader.projects()
        assert (project.number, project.name, project.archived) == ("22-3", "Prøvesvar", True)
        (baseline,) = register.reader.baselines()
        assert baseline.budget == Money(1_260_000_000, "12,6 mio. kr.", 2023)
        second = Position.of({register.replica: 2})
        with register.as_of(second) as then:
            assert [report.remarks for report in then.reader.reports()] == ["Først"]
            assert len(then.reader.projects()) == 2
        with register.edit(LABEL) as session:
            session.set("report", "rep", "remarks", "I dag")
        assert register.check() == ()
    assert beginnings(GOLDEN) == HASHES


def write_golden_2(path: Path) -> None:
    """How the golden file of schema 2 was made: what that version brought, beside a project."""
    rows: list[tuple[str, str, Record]] = [
        ("participant", "r1", {"name": "Region Nord", "kind": ParticipantKind.REGION}),
        ("participant", "r2", {"name": "Region Øst", "valid_from": date(2027, 1, 1)}),
        ("person", "n1", {"name": "Åse Prøve", "mail": "aase@example.dk", "participant_id": "r1"}),
        ("project", "p1", {"number": "22-3", "accountable_id": "r1", "left_on": date(2023, 9, 1)}),
        ("assignment", "a1", {"project_id": "p1", "person_id": "n1", "role": Role.CHAIR}),
        ("participation", "t1", {"project_id": "p1", "participant_id": "r1"}),
        ("report", "rep", {"project_id": "p1", "period": "2023-10", "stage": ReportStage.DRAFT}),
        (
            "participant_report",
            "pr",
            {"project_id": "p1", "period": "2023-10", "participant_id": "r1"},
        ),
        (
            "participant_light",
            "pl",
            {"participant_report_id": "pr", "dimension": "time", "colour": Colour.RED},
        ),
        ("reminder", "m1", {"project_id": "p1", "period": "2023-10", "sent_to": "Åse"}),
        ("account", "k1", {"project_id": "p1", "period": "2023-10", "account": "Redegørelse"}),
        ("dismissal", "d1", {"project_id": "p1", "period": "2023-10", "code": "x", "reason": "y"}),
        ("saved_view", "v1", {"name": "Røde og gule", "definition": "{}"}),
    ]
    with made(path) as register:
        with register.edit(LABEL) as session:
            for table, row, values in rows:
                session.create(table, row, values)
        with register.edit(LABEL) as session:
            session.set("report", "rep", "stage", ReportStage.APPROVED)
            session.set("participant", "r1", "successor_id", "r2")
            session.delete("reminder", "m1")
        register.erase("person", "n1", "name")


def test_the_register_of_schema_2_still_replays(tmp_path: Path) -> None:
    path = brought_up(tmp_path, GOLDEN_2)
    with opened(path) as register:
        assert register.check() == ()
        (person,) = register.reader.persons()
        assert (person.name, person.mail) == ("", "aase@example.dk")
        (report,) = register.reader.reports()
        assert report.stage is ReportStage.APPROVED
        assert register.reader.plan.milestones() == ()
        with register.as_of(Position.of({register.replica: 2})) as then:
            assert [each.sent_to for each in then.reader.reminders()] == ["Åse"]
            assert [each.stage for each in then.reader.reports()] == [ReportStage.DRAFT]
    assert beginnings(GOLDEN_2) == HASHES_2


def write_golden_3(path: Path) -> None:
    """How the golden file of schema 3 was made: milestones and money per year in two plans."""
    november = ImpreciseDate("14.11.", date(2023, 11, 14), date(2023, 11, 14), Precision.DAY)
    spring = ImpreciseDate("Q1-2024", date(2024, 1, 1), date(2024, 3, 31), Precision.QUARTER)
    budget = Money(4_000_000_000, "40 mio. kr.", 2023)
    rows: list[tuple[str, str, Record]] = [
        ("participant", "r1", {"name": "Region Nord"}),
        ("project", "p1", {"number": "23-1", "name": "Journal"}),
        ("baseline", "b1", {"project_id": "p1", "version": 1}),
        ("baseline", "b2", {"project_id": "p1", "version": 2}),
        (
            "milestone",
            "m1",
            {
                "project_id": "p1",
                "name": "Go/no-go",
                "kind": MilestoneKind.GO_NO_GO,
                "forecast": spring,
                "criteria": "Ingen åbne fejl",
                "rank": "U",
            },
        ),
        ("milestone", "m2", {"project_id": "p1", "name": "Slettes"}),
        ("baseline_milestone", "d1", {"baseline_id": "b1", "milestone_id": "m1", "due": november}),
        ("baseline_milestone", "d2", {"baseline_id": "b2", "milestone_id": "m1", "due": spring}),
        ("baseline_budget", "y1", {"baseline_id": "b1", "year": 2024, "budget": budget}),
        ("baseline_budget", "y2", {"baseline_id": "b2", "year": 2024, "participant_id": "r1"}),
        ("budget_cell", "c1", {"project_id": "p1", "year": 2024, "stated_on": date(2023, 9, 30)}),
        ("budget_cell", "c2", {"project_id": "p1", "year": 2025, "participant_id": "r1"}),
    ]
    with made(path) as register:
        with register.edit(LABEL) as session:
            for table, row, values in rows:
                session.create(table, row, values)
        with register.edit(LABEL) as session:
            session.set("milestone", "m1", "actual", spring)
            session.set("baseline_budget", "y2", "budget", budget)
            session.set("budget_cell", "c1", "actual", Money(1_000_000_000, "10 mio.", 2023))
            session.set("budget_cell", "c2", "forecast", Money(5_260_000_000, "52,6 mio. kr."))
            session.delete("milestone", "m2")


def test_the_register_of_schema_3_still_replays(tmp_path: Path) -> None:
    path = brought_up(tmp_path, GOLDEN_3)
    with opened(path) as register:
        assert register.check() == ()
        (milestone,) = register.reader.plan.milestones()
        assert (milestone.name, milestone.kind) == ("Go/no-go", MilestoneKind.GO_NO_GO)
        assert milestone.actual == milestone.forecast
        (planned,) = planned_milestones(
            [milestone], register.reader.baselines(), register.reader.plan.due()
        )
        assert [day and day.text for day in (planned.dates.original, planned.dates.approved)] == [
            "14.11.",
            "Q1-2024",
        ]
        assert [
            (each.year, each.participant_id, each.budget and each.budget.ore)
            for each in register.reader.plan.budgets()
        ] == [(2024, None, 4_000_000_000), (2024, "r1", 4_000_000_000)]
        assert [
            (each.year, each.actual and each.actual.text, each.forecast and each.forecast.text)
            for each in register.reader.plan.cells()
        ] == [(2024, "10 mio.", None), (2025, None, "52,6 mio. kr.")]
        assert register.reader.plan.cells()[0].stated_on == date(2023, 9, 30)
        with register.as_of(Position.of({register.replica: 2})) as then:
            assert [each.name for each in then.reader.plan.milestones()] == ["Slettes", "Go/no-go"]
            assert [each.actual for each in then.reader.plan.cells()] == [None, None]
    assert beginnings(GOLDEN_3) == HASHES_3


@pytest.mark.parametrize("issued", [GOLDEN, GOLDEN_2], ids=["1", "2"])
def test_what_version_3_brought_can_be_written_to_an_older_register(
    tmp_path: Path, issued: Path
) -> None:
    path = brought_up(tmp_path, issued)
    with opened(path) as register:
        project = register.reader.projects()[0].id
        with register.edit(LABEL) as session:
            session.create("milestone", "m", {"project_id": project, "name": "Idriftsættelse"})
            session.create("budget_cell", "c", {"project_id": project, "year": 2024})
        assert register.check() == ()
    with opened(path) as again:
        assert [each.name for each in again.reader.plan.milestones()] == ["Idriftsættelse"]


def beginnings(path: Path) -> list[str]:
    """The beginnings of the hashes of a file's edits: the format as issued."""
    with closing(sqlite3.connect(path)) as plain:
        hashes = plain.execute("SELECT hex(hash) FROM edit ORDER BY seq").fetchall()
    return [text[:8] for (text,) in hashes]
