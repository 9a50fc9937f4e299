"""A real register file of format 4: still read, as it was written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portfolio_desktop.domain.actions import Action, ActionMove, ActionState
from portfolio_desktop.domain.attachments import Attachment, DocumentKind
from portfolio_desktop.domain.board_choices import Edition, IssueKind
from portfolio_desktop.domain.change_request import PointVerdict, Subject
from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.meetings import (
    Forum,
    Item,
    ItemKind,
    Meeting,
    MeetingIssue,
    MeetingState,
    PointDecision,
    Recommendation,
)
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.risks import Dispute, Risk, ScopeClaim
from portfolio_desktop.domain.sharing import HourRate, KeyShare, SharingKey
from portfolio_desktop.storage.board_reader import TABLE_OF
from portfolio_desktop.storage.values import Position, Record

from .conftest import LABEL, made, opened
from .test_issued_formats import GOLDEN, GOLDEN_2, GOLDEN_3, beginnings, brought_up

GOLDEN_4 = GOLDEN.with_name("schema-4.pfreg")

HASHES_4 = ["7CB645AC", "AAF84F1A", "DCEBF288", "C4D11098"]
"""The beginnings of the golden file's edit hashes: the format as issued."""

PAPER = b"%PDF-1.7 r\xc3\xb8d bilag"
JUNE = ImpreciseDate("juni 2024", date(2024, 6, 1), date(2024, 6, 30), Precision.MONTH)


def _projects() -> list[tuple[str, str, Record]]:
    """Two projects that hang together, with money, risks and what was promised."""
    return [
        ("participant", "r1", {"name": "Region Nord"}),
        ("project", "p1", {"number": "23-1", "name": "Journal", "sharing_key_id": "k1"}),
        ("project", "p2", {"number": "17-3", "closed": True, "open_heading": "Et udbud"}),
        ("milestone", "m1", {"project_id": "p2", "name": "Idriftsættelse"}),
        ("baseline", "b1", {"project_id": "p1", "version": 1, "phase": "execution"}),
        ("change_request", "q1", {"project_id": "p1", "number": "2023-09", "owner": "Åse"}),
        (
            "requested_change",
            "c1",
            {"request_id": "q1", "subject": Subject.END, "verdict": PointVerdict.REFUSED},
        ),
        ("budget_cell", "y1", {"project_id": "p1", "year": 2024, "quarter": 2}),
        ("dependency", "d1", {"project_id": "p1", "on_project_id": "p2", "on_milestone_id": "m1"}),
        ("milestone_forecast", "f1", {"milestone_id": "m1", "period": "2023-10"}),
        ("start_criterion", "s1", {"milestone_id": "m1", "text": "Ingen kritiske fejl"}),
        ("sharing_key", "k1", {"name": "Bloktilskud"}),
        ("key_share", "k2", {"key_id": "k1", "year": 2023, "participant_id": "r1"}),
        ("hour_rate", "h1", {"year": 2024, "rate": Money(65_000, "650 kr.")}),
        ("hours_cell", "h2", {"project_id": "p1", "year": 2024, "planned": 400}),
        ("risk", "x1", {"project_id": "p1", "title": "Bemanding", "probability": 4}),
        ("dispute", "t1", {"project_id": "p1", "cases": 17, "scope": ScopeClaim.DISPUTED}),
        ("action", "a1", {"project_id": "p1", "title": "Revideret plan", "due": JUNE}),
        ("action_move", "a2", {"action_id": "a1", "after": JUNE, "reason": "Leverandøren"}),
    ]


def _meetings() -> list[tuple[str, str, Record]]:
    """A meeting with an item that was decided, and a decision asked for in writing."""
    return [
        ("forum", "o1", {"name": "Kredsen", "material_days": 7}),
        ("meeting", "e1", {"forum_id": "o1", "held_on": date(2023, 11, 10), "starts": "10.00"}),
        ("attendance", "n1", {"meeting_id": "e1", "name": "Åse Prøve", "participant_id": "r1"}),
        ("item", "i1", {"meeting_id": "e1", "title": "Ny plan", "kind": ItemKind.DECISION}),
        ("recommendation", "l1", {"item_id": "i1", "text": "at planen godkendes"}),
        ("item_absence", "l2", {"item_id": "i1", "attendance_id": "n1"}),
        ("minutes_comment", "l3", {"meeting_id": "e1", "text": "Ret datoen"}),
        ("written_procedure", "w1", {"forum_id": "o1", "number": "14"}),
        ("procedure_answer", "w2", {"procedure_id": "w1", "participant_id": "r1"}),
        ("filing", "g1", {"meeting_id": "e1", "document": "Punkt 04"}),
    ]


def write_golden_4(path: Path) -> None:
    """How the golden file was made. It stands for issued files, so it is not made again."""
    with made(path) as register:
        with register.edit(LABEL) as session:
            for table, row, values in (*_projects(), *_meetings()):
                session.create(table, row, values)
            paper: Record = {
                "item_id": "i1",
                "name": "Bilag.pdf",
                "blob": session.keep(PAPER),
                "size": len(PAPER),
                "kind": DocumentKind.PID,
            }
            session.create("attachment", "z1", paper)
        with register.edit(LABEL) as session:
            session.set("meeting", "e1", "state", MeetingState.HELD)
            session.set("recommendation", "l1", "decision", PointDecision.APPROVED)
            session.set("key_share", "k2", "share", 312_100)
            session.set("action", "a1", "state", ActionState.KEPT)
            session.delete("item_absence", "l2")
        with register.edit(LABEL) as session:
            session.create(
                "meeting_issue",
                "u1",
                {
                    "meeting_id": "e1",
                    "version": 1,
                    "kind": IssueKind.APPROVED_MINUTES,
                    "edition": Edition.OPEN,
                    "issued_at": datetime(2023, 11, 20, 9, 0, tzinfo=UTC),
                    "blob": session.keep(PAPER),
                },
            )


def test_the_register_of_schema_4_still_replays(tmp_path: Path) -> None:
    path = tmp_path / "golden.pfreg"
    path.write_bytes(GOLDEN_4.read_bytes())
    with opened(path) as register:
        assert register.check() == ()
        board = register.reader.board
        assert all(board.rows(kind) for kind in TABLE_OF if TABLE_OF[kind] != "item_absence")
        (dependency,) = board.rows(Dependency)
        assert (dependency.on_project_id, dependency.on_milestone_id) == ("p2", "m1")
        assert (board.rows(SharingKey)[0].name, board.rows(KeyShare)[0].share) == (
            "Bloktilskud",
            312_100,
        )
        assert board.rows(HourRate)[0].rate == Money(65_000, "650 kr.")
        assert (board.rows(Risk)[0].probability, board.rows(Dispute)[0].cases) == (4, 17)
        assert board.rows(Action)[0].due == board.rows(ActionMove)[0].after == JUNE
        assert (board.rows(Forum)[0].material_days, board.rows(Meeting)[0].state) == (
            7,
            MeetingState.HELD,
        )
        assert board.rows(Item)[0].kind is ItemKind.DECISION
        assert board.rows(Recommendation)[0].decision is PointDecision.APPROVED
        (issue,) = board.rows(MeetingIssue)
        (paper,) = board.rows(Attachment)
        assert issue.issued_at == datetime(2023, 11, 20, 9, 0, tzinfo=UTC)
        assert register.kept(issue.blob) == register.kept(paper.blob) == PAPER
        (change,) = register.reader.requested_changes()
        assert change.verdict is PointVerdict.REFUSED
        with register.as_of(Position.of({register.replica: 2})) as then:
            (open_action,) = then.reader.board.rows(Action)
            assert open_action.state is ActionState.OPEN
    assert beginnings(GOLDEN_4) == HASHES_4


@pytest.mark.parametrize("issued", [GOLDEN, GOLDEN_2, GOLDEN_3], ids=["1", "2", "3"])
def test_what_version_4_brought_can_be_written_to_an_older_register(
    tmp_path: Path, issued: Path
) -> None:
    path = brought_up(tmp_path, issued)
    with opened(path) as register:
        with register.edit(LABEL) as session:
            session.create("forum", "o1", {"name": "Kredsen"})
            session.create("meeting", "e1", {"forum_id": "o1"})
        assert register.check() == ()
    with opened(path) as again:
        assert [each.name for each in again.reader.board.rows(Forum)] == ["Kredsen"]
