"""Everything a register holds, as one value between the register and its file forms."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange
from portfolio_desktop.domain.project import Baseline, Participant, Phase, Project
from portfolio_desktop.domain.register import RegisterInfo, Setting
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import Dimension


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """All rows of a register at one moment. `info.id` is the file's own and is not part of what
    is written: a register filled from an export keeps its own.
    """

    info: RegisterInfo
    settings: tuple[Setting, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    phases: tuple[Phase, ...] = ()
    participants: tuple[Participant, ...] = ()
    projects: tuple[Project, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    reports: tuple[Report, ...] = ()
    lights: tuple[Light, ...] = ()
    requests: tuple[ChangeRequest, ...] = ()
    requested_changes: tuple[RequestedChange, ...] = ()
