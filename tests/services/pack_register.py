"""A small register in a real file, for the tests of the status report: two months of five projects.

Written anew; the facts are those the domain's own stories have.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestedChange,
    RequestState,
    Subject,
)
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.project import DEFAULT_PHASES, Baseline, Phase, Project, ProjectKind
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour, Dimension, NoLight
from portfolio_desktop.services.pack_content import Origin
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

COLOURS = {"g": Colour.GREEN, "y": Colour.YELLOW, "r": Colour.RED}
ORIGIN = Origin(datetime(2023, 11, 3, 13, 5, tzinfo=UTC), "ab" * 32)
INFO = RegisterInfo(
    "4a1f7c1e-8a55-4d0a-b2a9-2b8f3f6c1d77", "Test", "RSI-kredsen", "RSI-sekretariatet"
)


@dataclass
class Clock:
    """Starts at 13.05 on 3 November 2023 (UTC) and moves a second with every reading."""

    moment: datetime = field(default_factory=lambda: datetime(2023, 11, 3, 13, 5, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Filler:
    """Puts domain values into an open register, one edit for each call of `put`."""

    def __init__(self, register: RegisterFile) -> None:
        self.register = register

    def put(self, *rows: Any) -> None:
        with self.register.edit(Label("test")) as session:
            for row in rows:
                values = {each.name: getattr(row, each.name) for each in fields(row)}
                identity = values.pop("id")
                session.create(_TABLES[type(row)], identity, values)

    def report(
        self,
        project: str,
        period: str,
        overall: str = "",
        lights: str = "",
        remarks: str = "",
        **more: Any,
    ) -> None:
        identity = ids.report_id(project, period)
        rows: list[Any] = [
            Report(identity, project, period, COLOURS.get(overall), remarks=remarks, **more)
        ]
        for (key, *_names), code in zip(DEFAULT_DIMENSIONS, lights, strict=False):
            colour = COLOURS.get(code)
            rows.append(Light(ids.light_id(identity, key), identity, key, colour))
        self.put(*rows)


_TABLES = {
    Dimension: "dimension",
    Phase: "phase",
    Participant: "participant",
    Project: "project",
    Baseline: "baseline",
    Report: "report",
    Light: "light",
    ChangeRequest: "change_request",
    RequestedChange: "requested_change",
}


@contextmanager
def new_register(folder: Path, *, setup: bool = True) -> Iterator[Filler]:
    path = folder / "prøve.pfreg"
    register = RegisterFile.create(path, info=INFO, actor="Sekretæren", clock=Clock())
    filler = Filler(register)
    if setup and not register.reader.dimensions():
        filler.put(
            *(
                Dimension(ids.dimension_id(key), key, da, en, letter, other, f"{place}1")
                for place, (key, da, en, letter, other) in enumerate(DEFAULT_DIMENSIONS)
            ),
            *(
                Phase(ids.phase_id(key), key, da, en, f"{place}1")
                for place, (key, da, en) in enumerate(DEFAULT_PHASES)
            ),
        )
    try:
        yield filler
    finally:
        register.close()


def project(number: str, name: str, deadline: str = "", **more: Any) -> Project:
    end = read_date(deadline) if deadline else None
    return Project(f"p-{number}", number, name, phase="execution", forecast_end=end, **more)


def plan(number: str, end: str, version: int = 1) -> Baseline:
    owner = f"p-{number}"
    return Baseline(ids.baseline_id(owner, version), owner, version, read_date(end))


def fill(filler: Filler) -> None:
    """Five projects in September and October 2023, a sixth that is new in October."""
    filler.put(
        Participant("rh", "Region Hovedstaden"),
        project("17-1", "Patologi- og Genetikdatabank (PGDB)", "apr. 2024"),
        project("16-5", "Sundhedsvæsenets Organisationsregister (SOR)", "jun. 2024"),
        project("19-2", "LUNA – administration af praksisområdet", "28.11.2023", lead_id="rh"),
        project("22-3", "Interregionalt Billedindeks (IBI 2.0)", "18.12.2023"),
        project("23-1", "Sundhedsjournalen", "dec. 2023", kind=ProjectKind.PROGRAMME),
        project(
            "23-4",
            "Medicinkort til bosteder",
            "ultimo 2025",
            purpose="Samme opdaterede liste over medicin på bosted og sygehus.",
        ),
        Project("p-old", "12-1", "Et lukket projekt", archived=True, archived_reason="afsluttet"),
        plan("17-1", "apr. 2024"),
        plan("19-2", "mar. 2023"),
        plan("22-3", "18.12.2023"),
    )
    september(filler)
    october(filler)


def september(filler: Filler) -> None:
    filler.report("p-17-1", "2023-09", "y", "yyyg", "Gul på leverancer, tid og økonomi.")
    filler.report("p-16-5", "2023-09", no_light=NoLight.PAUSED)
    filler.report("p-19-2", "2023-09", "r", "rrrg", "Datoen kan ikke holdes.")
    filler.report("p-22-3", "2023-09", "y", "gygg", "Afventer afgørelse af ændringsanmodningen.")
    filler.report("p-23-1", "2023-09", "y", "yyyy", "Gul på det hele.")


def october(filler: Filler) -> None:
    filler.report(
        "p-17-1",
        "2023-10",
        "y",
        "yyyg",
        "Gul på leverancer, tid og økonomi. Testbrugere mangler i tre regioner.",
    )
    filler.report(
        "p-16-5",
        "2023-10",
        remarks="Arbejdet er taget op igen.",
        no_light=NoLight.RESUMED,
        reports_from=read_date("ultimo 2023"),
    )
    filler.report(
        "p-19-2", "2023-10", "y", "yyyg", "Ny dato er fastsat.", overall_reason="Datoen holder nu."
    )
    filler.report("p-22-3", "2023-10", "g", "gggg", "Ny plan godkendt. Alt følger den.")
    filler.report(
        "p-23-1",
        "2023-10",
        "r",
        "yyrr",
        "Rammen overskrides med 12,6 mio. kr. i 2024.",
        corrective_action="Ny finansiering forelægges i december.",
    )
    filler.report("p-23-4", "2023-10", "g", "gggg", "Organiseringen er aftalt.")


def fill_requests(filler: Filler) -> None:
    """One request on the agenda, one approved in October, one decided long ago."""
    filler.put(
        ChangeRequest(
            "r-1",
            "2023-09",
            "p-17-1",
            title="En måned mere",
            reason="Testmiljøet kom en måned for sent.",
            consequence="Drift uden fuld test.",
            state=RequestState.ON_AGENDA,
            requested_by="Region Hovedstaden",
            submitted_on=date(2023, 10, 27),
            meeting="RSI-kredsen",
            meeting_on=date(2023, 11, 10),
        ),
        RequestedChange(
            ids.requested_change_id("r-1", "end"),
            "r-1",
            Subject.END,
            before_date=read_date("apr. 2024"),
            after_date=read_date("maj 2024"),
        ),
        RequestedChange(
            ids.requested_change_id("r-1", "budget"),
            "r-1",
            Subject.BUDGET,
            before_money=Money(4_100_000_000),
            after_money=Money(4_230_000_000),
        ),
        ChangeRequest(
            "r-2",
            "2023-08",
            "p-22-3",
            title="Ny idriftsættelse",
            state=RequestState.APPROVED_WITH_CHANGES,
            decided_on=date(2023, 10, 6),
            decision_forum="RSI-kredsen",
            decision_reference="møde 6. oktober, punkt 5",
            decision_note="Datoen rykkes ikke igen.",
        ),
        RequestedChange(
            ids.requested_change_id("r-2", "end"),
            "r-2",
            Subject.END,
            before_date=read_date("4.12.2023"),
            after_date=read_date("jan. 2024"),
            granted_date=read_date("18.12.2023"),
        ),
        ChangeRequest(
            "r-3",
            "2023-02",
            "p-23-1",
            title="Gammel sag",
            state=RequestState.REJECTED,
            decided_on=date(2023, 3, 3),
        ),
    )
