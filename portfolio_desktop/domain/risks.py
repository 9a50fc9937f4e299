"""Risks, issues and disputes (DOMAIN section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import RiskKind as RiskKind
from portfolio_desktop.domain.board_choices import RiskResponse as RiskResponse
from portfolio_desktop.domain.board_choices import ScopeClaim as ScopeClaim
from portfolio_desktop.domain.board_choices import Trend as Trend


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk or an issue of a project; probability and consequence go from 1 to 5.

    `closed` hides it from the open edition; `ended_on` says that it is over.
    """

    id: str
    project_id: str
    number: str = ""
    kind: RiskKind = RiskKind.RISK
    title: str = ""
    description: str = ""
    probability: int | None = None
    consequence: int | None = None
    owner: str = ""
    response: RiskResponse | None = None
    response_note: str = ""
    trend: Trend | None = None
    raised_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""
    rank: str = ""
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement with another party, with both positions; `cases` counts what it is about (17
    defects).
    """

    id: str
    project_id: str
    number: str = ""
    title: str = ""
    participant_id: str | None = None
    counterpart_id: str | None = None
    own_position: str = ""
    counterpart_position: str = ""
    scope: ScopeClaim | None = None
    forum: str = ""
    blocks: str = ""
    milestone_id: str | None = None
    cases: int | None = None
    raised_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""
    rank: str = ""
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""
