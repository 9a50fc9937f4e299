"""Promises and risks as the meeting's papers print them: frozen values, nothing to look up.

What is closed keeps its number, its kind, its open heading and the reason in the open edition.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.risks import Dispute, Risk
from portfolio_desktop.services.concerns import Concern
from portfolio_desktop.services.follow_up import (
    ActionRow,
    Sorting,
    arranged,
    follow_up,
)
from portfolio_desktop.services.follow_words import concern_word
from portfolio_desktop.services.risk_list import ConcernRow, concerns, concerns_of, grade_words
from portfolio_desktop.services.risk_matrix import RiskMatrix, risk_matrix
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One commitment or action: what, who, by when with its moves, and how it stands."""

    number: str
    kind: str
    title: str
    who: str
    project: str
    due: str
    state: str
    late: bool


@dataclass(frozen=True, slots=True)
class MeetingPromises:
    """What was promised to one meeting; the heading names it, or says that it was to none."""

    heading: str
    lines: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk, issue or dispute. Of what is closed to the edition only the first three are said,
    with the reason. The positions, and what it blocks, are those of a dispute.
    """

    number: str
    kind: str
    title: str
    grade: str = ""
    trend: str = ""
    owner: str = ""
    handling: str = ""
    closed_reason: str = ""
    own_position: str = ""
    counterpart_position: str = ""
    blocks: str = ""


@dataclass(frozen=True, slots=True)
class ProjectRisks:
    """The open concerns of one project, the gravest first."""

    project_id: str
    project: str
    lines: tuple[RiskLine, ...]


@dataclass(frozen=True, slots=True)
class RiskPages:
    """All open concerns by project, and the matrix of them."""

    matrix: RiskMatrix
    projects: tuple[ProjectRisks, ...]


def promises_by_meeting(
    reader: Reader, today: date, since: date | None = None
) -> tuple[MeetingPromises, ...]:
    """What is open, and what has ended since a day (the last meeting), by the meeting it was
    promised to, the latest first.
    """
    ended = {each.id: each.ended_on for each in reader.board.rows(Action)}
    shown = [
        row for row in follow_up(reader, today).rows if row.is_open or _since(ended[row.id], since)
    ]
    return tuple(
        MeetingPromises(group.heading, tuple(map(_promise_line, group.rows)))
        for group in arranged(shown, Sorting.MEETING)
    )


def risks_by_project(reader: Reader, edition: Edition = Edition.FULL) -> RiskPages:
    """The open risks, issues and disputes of each project that has any, for one edition."""
    rows = concerns(reader).open
    by_project = grouped(rows, lambda row: row.project_id)
    hidden = _hidden_in(reader, edition, list(by_project))
    ordered = sorted(by_project.values(), key=lambda own: own[0].project_key)
    return RiskPages(
        risk_matrix(rows),
        tuple(
            ProjectRisks(
                own[0].project_id,
                own[0].project,
                tuple(hidden.get(row.id) or _risk_line(row) for row in own),
            )
            for own in ordered
        ),
    )


def project_risks(reader: Reader, project_id: str, edition: Edition) -> tuple[RiskLine, ...]:
    """The open concerns of one project, in the order they were put in by hand; of disputes also
    what each party holds.
    """
    hidden = _hidden_in(reader, edition, [project_id])
    disputes = {each.id: each for each in reader.board.rows(Dispute, project_id=[project_id])}
    return tuple(
        hidden.get(row.id) or _with_positions(_risk_line(row), disputes.get(row.id))
        for row in concerns_of(reader, project_id)
        if row.is_open
    )


def _since(ended: date | None, since: date | None) -> bool:
    return ended is not None and since is not None and ended >= since


def _promise_line(row: ActionRow) -> PromiseLine:
    return PromiseLine(
        number=row.number,
        kind=capital(row.kind_word),
        title=row.title,
        who=row.who,
        project=row.project,
        due=row.due_words,
        state=row.state_words,
        late=bool(row.overdue),
    )


def _risk_line(row: ConcernRow) -> RiskLine:
    return RiskLine(
        number=row.number,
        kind=capital(row.kind_word),
        title=row.title,
        grade=grade_words(row),
        trend=row.trend,
        owner=row.owner,
        handling=row.handling,
    )


def _with_positions(line: RiskLine, dispute: Dispute | None) -> RiskLine:
    if dispute is None:
        return line
    return replace(
        line,
        own_position=dispute.own_position.strip(),
        counterpart_position=dispute.counterpart_position.strip(),
        blocks=dispute.blocks.strip(),
    )


def _hidden_in(
    reader: Reader, edition: Edition, project_ids: Collection[str]
) -> dict[str, RiskLine]:
    """What stands in the open edition for each concern of these projects that is closed."""
    if edition is Edition.FULL:
        return {}
    rows = reader.board.rows
    found: tuple[Concern, ...] = (
        *rows(Risk, project_id=project_ids),
        *rows(Dispute, project_id=project_ids),
    )
    return {
        each.id: RiskLine(
            number=each.number,
            kind=capital(concern_word(each.kind if isinstance(each, Risk) else None)),
            title=each.open_heading,
            closed_reason=each.closed_reason,
        )
        for each in found
        if each.closed
    }
