"""Registers of any size for the benchmarks: the same projects, months and lamps at every run.

Made through ordinary edits, so rows and log are as the program makes them. Only the durability of
each single commit is switched off while the file is being made.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.ids import (
    baseline_id,
    light_id,
    report_id,
)
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.project import DEFAULT_PHASES, LifecycleState
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour
from portfolio_desktop.services.registers import set_up
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import EditKind, Label

LAST_PERIOD = Period(2023, 10)
_PROJECTS_PER_EDIT = 2_000
_LABEL = Label("benchmark_filled")
_COLOURS = (Colour.GREEN, Colour.GREEN, Colour.GREEN, Colour.YELLOW, Colour.YELLOW, Colour.RED)
_WORDS = (
    "Afprøvningen",
    "af",
    "snitfladen",
    "er",
    "gennemført",
    "med",
    "regionerne",
    "og",
    "leverandøren",
    "retter",
    "de",
    "sidste",
    "fejl",
    "før",
    "idriftsættelsen",
    "ultimo",
    "året",
)


def project_id(number: int) -> str:
    """The id of the project with that running number, from 0."""
    return f"00000000-0000-4000-8000-{number:012x}"


def make_register(path: Path, projects: int, months: int, *, seed: int = 1) -> None:
    """Write a register with `projects` projects that report for the last `months` months."""
    info = RegisterInfo(id="00000000-0000-4000-9000-000000000001", name="Målekredsen")
    moment = datetime(2023, 11, 1, 8, 0, tzinfo=UTC)
    with RegisterFile.create(path, info=info, actor="måling", clock=lambda: moment) as register:
        register.relax_durability()
        source = random.Random(seed)
        with register.edit(_LABEL, kind=EditKind.SETUP) as session:
            set_up(session)
        for batch in _batches(projects):
            with register.edit(_LABEL, kind=EditKind.IMPORT) as session:
                for number in batch:
                    _add_project(session, number, source)
        for period in last_periods(LAST_PERIOD, months):
            for batch in _batches(projects):
                with register.edit(_LABEL, kind=EditKind.IMPORT) as session:
                    for number in batch:
                        _add_report(session, project_id(number), str(period), source)


def kept_register(projects: int, months: int) -> Path:
    """The register of that size in the system's temporary folder, made where it is missing.

    Kept for the next measurement as long as the format's declaration stays the same. Whoever
    edits it works on a copy.
    """
    declared = hashlib.sha256("".join(CURRENT.ddl()).encode("utf-8")).hexdigest()[:8]
    folder = Path(tempfile.gettempdir()) / "portfolio-desktop-benchmarks"
    folder.mkdir(exist_ok=True)
    path = folder / f"{projects}x{months}-{declared}.pfreg"
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}.pfreg")
        make_register(unfinished, projects, months)
        unfinished.replace(path)
    return path


def _batches(count: int) -> Iterator[range]:
    for start in range(0, count, _PROJECTS_PER_EDIT):
        yield range(start, min(start + _PROJECTS_PER_EDIT, count))


def _words(source: random.Random, count: int) -> str:
    return " ".join(source.choices(_WORDS, k=count)).capitalize()


def _add_project(session: EditSession, number: int, source: random.Random) -> None:
    project = project_id(number)
    year = 2024 + number % 4
    end = ImpreciseDate(
        f"ultimo {year}", date(year, 10, 1), date(year, 12, 31), Precision.PART_OF_YEAR
    )
    session.create(
        "project",
        project,
        {
            "number": f"{16 + number // 1250}-{number % 1250 + 1}",
            "name": f"{_words(source, 3)} {number}",
            "purpose": _words(source, 25),
            "phase": DEFAULT_PHASES[number % len(DEFAULT_PHASES)][0],
            "state": LifecycleState.PAUSED if number % 20 == 0 else LifecycleState.ACTIVE,
            "forecast_end": end,
        },
    )
    session.create(
        "baseline",
        baseline_id(project, 1),
        {"project_id": project, "version": 1, "end": end},
    )


def _add_report(session: EditSession, project: str, period: str, source: random.Random) -> None:
    report = report_id(project, period)
    session.create(
        "report",
        report,
        {
            "project_id": project,
            "period": period,
            "overall": source.choice(_COLOURS),
            "remarks": _words(source, 20),
        },
    )
    for key, *_ in DEFAULT_DIMENSIONS:
        session.create(
            "light",
            light_id(report, key),
            {"report_id": report, "dimension": key, "colour": source.choice(_COLOURS)},
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a register of a given size.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--projects", type=int, default=10_000)
    parser.add_argument("--months", type=int, default=36)
    arguments = parser.parse_args()
    make_register(arguments.path, arguments.projects, arguments.months)


if __name__ == "__main__":
    main()
